//! Any bytes as a workbook end in a draft or in findings. The first byte says which table it is taken for.
#![no_main]

use libfuzzer_sys::fuzz_target;
use reliefsim_fuzz::ledger;

fuzz_target!(|bytes: &[u8]| ledger("ledger.xlsx", bytes));
