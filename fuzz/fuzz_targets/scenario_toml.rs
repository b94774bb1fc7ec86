//! Any bytes as `scenario.toml` end in a scenario or in findings.
#![no_main]

use libfuzzer_sys::fuzz_target;
use reliefsim_fuzz::{SETTINGS, load_with};

fuzz_target!(|bytes: &[u8]| load_with(SETTINGS, bytes));
