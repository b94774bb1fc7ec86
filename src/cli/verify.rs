//! `reliefsim verify`: the built-in checks against published values and closed forms.

use clap::Args;
use serde_json::json;

use super::answer::{Answer, Exit};
use super::failure::Failure;
use super::options::Settings;
use crate::report::table::{Set, TextTable};
use crate::text::messages::cli as say;

const EXAMPLES: &str = "\
Examples:
  reliefsim verify                          the quick checks
  reliefsim verify --full                   all of them
  reliefsim verify --json | jq '.data.checks[] | select(.passed | not)'";

/// Check the program against published values and closed forms. 用公开数值和解析解校核程序。
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// Run the slow checks too
    #[arg(long)]
    pub full: bool,
}

/// One check, as printed.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Checked {
    /// Its name.
    pub id: String,
    /// The published or derived value.
    pub expected: String,
    /// What the program found.
    pub got: String,
    /// How far they may lie apart.
    pub tolerance: String,
    /// Where the expected value comes from.
    pub source: String,
    /// Whether they agree.
    pub passed: bool,
}

/// Runs the checks.
pub fn answer(arguments: &Arguments, settings: &Settings) -> Result<Answer, Failure> {
    let checks = checked(arguments, settings)?;
    let failed = checks.iter().filter(|check| !check.passed).count();
    let text = table(&checks, settings).text(settings.form());
    let data = json!({ "checks": checks, "failed": failed });
    let exit = if failed > 0 { Exit::Missed } else { Exit::Done };
    Ok(Answer {
        exit,
        ..Answer::done(data, text)
    })
}

fn table(checks: &[Checked], settings: &Settings) -> TextTable {
    let lang = settings.lang;
    let row = |check: &Checked| {
        let verdict = if check.passed {
            say::verify_passed(lang)
        } else {
            say::verify_failed(lang)
        };
        vec![
            check.id.clone(),
            check.expected.clone(),
            check.got.clone(),
            check.tolerance.clone(),
            verdict,
            check.source.clone(),
        ]
    };
    TextTable {
        columns: vec![
            (say::verify_id(lang), Set::Left),
            (say::verify_expected(lang), Set::Right),
            (say::verify_got(lang), Set::Right),
            (say::verify_tolerance(lang), Set::Right),
            (say::verify_verdict(lang), Set::Left),
            (say::verify_source(lang), Set::Left),
        ],
        rows: checks.iter().map(row).collect(),
    }
}

/// WIRING: `study::verify`.
fn checked(_arguments: &Arguments, settings: &Settings) -> Result<Vec<Checked>, Failure> {
    Err(Failure::not_wired("study::verify", settings.lang))
}
