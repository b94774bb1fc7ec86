//! Any bytes as any table end in a scenario or in findings. The first byte chooses the table.
#![no_main]

use libfuzzer_sys::fuzz_target;
use reliefsim_fuzz::{EXAMPLE, load_with};

fuzz_target!(|bytes: &[u8]| {
    let Some((&first, bytes)) = bytes.split_first() else { return };
    let tables = &EXAMPLE[1..];
    load_with(tables[usize::from(first) % tables.len()].0, bytes);
});
