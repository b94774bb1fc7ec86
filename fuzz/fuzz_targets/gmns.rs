//! Any bytes as GMNS tables end in a draft or in a reason. A zero byte stands between the tables.
#![no_main]

use libfuzzer_sys::fuzz_target;
use reliefsim::intake::gmns::{GmnsOptions, import_tables};

fuzz_target!(|bytes: &[u8]| {
    let mut tables = bytes.splitn(3, |&byte| byte == 0);
    let (node, link) = (tables.next().unwrap_or(b""), tables.next().unwrap_or(b""));
    drop(import_tables(node, link, tables.next(), &GmnsOptions::default()));
});
