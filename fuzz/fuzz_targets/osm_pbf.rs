//! Any bytes as an OpenStreetMap extract end in a draft or in a reason.
#![no_main]

use libfuzzer_sys::fuzz_target;
use reliefsim::intake::osm::{OsmOptions, import_bytes};

fuzz_target!(|bytes: &[u8]| drop(import_bytes(bytes, &OsmOptions::default())));
