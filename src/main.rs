//! The program `reliefsim`; everything is in the library.

fn main() -> std::process::ExitCode {
    reliefsim::cli::main()
}
