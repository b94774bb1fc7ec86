//! The command line: the only room that knows arguments, terminals, colours and exit codes.
//!
//! In: arguments. Out: an `Answer` of the command, printed once, as text for people or as one JSON document for
//! programs. Commands never print by themselves, so `--json` can promise that nothing else is on stdout:
//!
//! ```text
//! arguments ─▶ clap ─▶ command file ─▶ Answer | Failure ─▶ print ─▶ exit code
//! ```
//!
//! Exit codes: 0 done · 1 check found errors, verify failed or a `--strict` target was missed · 2 usage · 3 bad input ·
//! 4 cannot read or write · 5 internal · 130 interrupted.

mod answer;
mod arguments;
mod cache;
mod check;
mod completions;
mod explain;
mod failure;
mod findings;
mod import;
mod interrupt;
mod man;
mod new;
mod options;
mod print;
mod progress;
mod run;
mod schema;
mod synth;
mod trace;
mod usage;
mod verify;

use std::ffi::OsString;
use std::process::ExitCode;
use std::time::Instant;

use clap::{Parser, Subcommand};

use answer::Answer;
use failure::Failure;
use options::{Options, Settings};

/// Where a newcomer begins.
const START: &str = "\
Start here:
  reliefsim new demo --from kaiping        a scenario to begin with
  reliefsim check demo                     what is wrong with it, and where
  reliefsim run demo -n 1000               the odds, place by place

Exit codes: 0 done, 1 check/verify/--strict failed, 2 usage, 3 bad input, 4 cannot read or write, 5 internal, 130 interrupted.";

/// Honest odds that disaster relief arrives in time. 救灾能否按时到达:给出可信的概率。
#[derive(Debug, Parser)]
#[command(name = "reliefsim", version, after_help = START, arg_required_else_help = true)]
struct Cli {
    #[command(flatten)]
    options: Options,
    #[command(subcommand)]
    command: Command,
}

/// The commands, one file each.
#[derive(Debug, Subcommand)]
enum Command {
    New(new::Arguments),
    Check(check::Arguments),
    Run(run::Arguments),
    Trace(trace::Arguments),
    Verify(verify::Arguments),
    Import(import::Arguments),
    Synth(synth::Arguments),
    Schema(schema::Arguments),
    Completions(completions::Arguments),
    Man(man::Arguments),
    Explain(explain::Arguments),
}

impl Command {
    /// The kind in the name of the JSON schema.
    fn kind(&self) -> &'static str {
        match self {
            Self::New(_) => "new",
            Self::Check(_) => "check",
            Self::Run(_) => "run",
            Self::Trace(_) => "trace",
            Self::Verify(_) => "verify",
            Self::Import(_) => "import",
            Self::Synth(_) => "synth",
            Self::Schema(_) => "schema",
            Self::Completions(_) => "completions",
            Self::Man(_) => "man",
            Self::Explain(_) => "explain",
        }
    }

    fn answer(&self, settings: &Settings) -> Result<Answer, Failure> {
        match self {
            Self::New(arguments) => new::answer(arguments, settings),
            Self::Check(arguments) => check::answer(arguments, settings),
            Self::Run(arguments) => run::answer(arguments, settings),
            Self::Trace(arguments) => trace::answer(arguments, settings),
            Self::Verify(arguments) => verify::answer(arguments, settings),
            Self::Import(arguments) => import::answer(arguments, settings),
            Self::Synth(arguments) => synth::answer(arguments, settings),
            Self::Schema(_) => Ok(schema::answer()),
            Self::Completions(arguments) => completions::answer(arguments, settings),
            Self::Man(arguments) => man::answer(arguments, settings),
            Self::Explain(arguments) => explain::answer(arguments, settings),
        }
    }
}

/// Runs the command of the process's arguments and prints its answer.
pub fn main() -> ExitCode {
    let arguments: Vec<OsString> = std::env::args_os().collect();
    let exit = match Cli::try_parse_from(&arguments) {
        Ok(cli) => {
            let begun = Instant::now();
            let settings = cli.options.settings();
            let answered = cli.command.answer(&settings);
            if settings.verbose > 0 {
                print::took(begun.elapsed());
            }
            print::answered(cli.command.kind(), answered, &settings)
        }
        Err(error) => usage::explain(&arguments, &error),
    };
    exit.into()
}
