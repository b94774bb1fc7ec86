//! The `reliefsim` command; everything it does lives in [`reliefsim::cli`].

use std::process::ExitCode;

fn main() -> ExitCode {
    reliefsim::cli::main()
}
