//! `reliefsim verify`: the engine's parts against published values and closed forms.

use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::json;

use super::answer::{Answer, Exit};
use super::failure::Failure;
use super::options::Settings;
use crate::report::table::{Form, Set, TextTable};
use crate::scenario::{Finding, Findings, Spot};
use crate::study::verify::{Case, CaseError, Check, Options, Verdict, verify};
use crate::text::Code;
use crate::text::messages::cli as say;
use crate::text::messages::verify as reasons;

const EXAMPLES: &str = "\
Examples:
  reliefsim verify                          all built-in checks
  reliefsim verify --full                   with ten times the samples
  reliefsim verify --cases mine.csv         rows of your own: id,system,inputs,expected,method
  reliefsim verify --json | jq '.data.checks[] | select(.verdict == \"fail\")'

A row of your own:
  mine,M/M/c FCFS,lam=2/h mu=3/h c=1,Wq=0.66666667 h,Erlang C";

/// Check the program against published values and closed forms. 用公开数值和解析解校核程序。
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// Take ten times the samples
    #[arg(long)]
    pub full: bool,
    /// Check the rows of this table instead of the built-in ones
    #[arg(long, value_name = "FILE")]
    pub cases: Option<PathBuf>,
    /// Folder of Transportation Networks for Research (`SiouxFalls/SiouxFalls_net.tntp`, …)
    #[arg(long, value_name = "DIR")]
    pub data: Option<PathBuf>,
}

/// Runs the checks.
pub fn answer(arguments: &Arguments, settings: &Settings) -> Result<Answer, Failure> {
    let cases = arguments.cases.as_deref().map(cases).transpose()?;
    let checks = verify(&Options {
        full: arguments.full,
        cases,
        data: arguments.data.clone(),
    });
    let count = |verdict: Verdict| {
        checks
            .iter()
            .filter(|check| check.verdict == verdict)
            .count()
    };
    let [passed, failed, skipped] = [Verdict::Pass, Verdict::Fail, Verdict::Skipped].map(count);
    let summary = reasons::summary(settings.lang, passed, failed, skipped);
    let text = text(&checks, settings) + &summary + "\n";
    let data = json!({ "checks": checks, "passed": passed, "failed": failed, "skipped": skipped });
    let exit = if failed > 0 { Exit::Missed } else { Exit::Done };
    Ok(Answer {
        exit,
        ..Answer::done(data, text)
    })
}

/// Reads rows of the user's own.
fn cases(path: &Path) -> Result<Vec<Case>, Failure> {
    let text =
        std::fs::read_to_string(path).map_err(|error| Failure::Read(path.to_owned(), error))?;
    Case::read(&text).map_err(|error| match error {
        CaseError::Column(column) => {
            let spot = Spot {
                file: path.display().to_string(),
                line: 1,
                ..Spot::default()
            };
            let finding = Finding::new(Code::E0203, spot)
                .with("column", column)
                .with("doc", "id,system,inputs,expected,method");
            Failure::Findings(Findings(vec![finding]))
        }
        CaseError::Csv(error) => Failure::Read(path.to_owned(), std::io::Error::other(error)),
    })
}

/// Longest figures and sources in a table for the eye; `--plain` and `--json` print them whole.
const LONGEST: usize = 11;

/// The figures that were checked; below them, what was not and why.
fn text(checks: &[Check], settings: &Settings) -> String {
    let (skipped, checked): (Vec<&Check>, Vec<&Check>) = checks
        .iter()
        .partition(|check| check.verdict == Verdict::Skipped);
    let line = |check: &&Check| {
        let why = check.note.as_ref().map(|note| note.text(settings.lang));
        reasons::skipped(settings.lang, name(check), why.unwrap_or_default()) + "\n"
    };
    let skipped: String = skipped.iter().map(line).collect();
    table(&checked, settings).text(settings.form()) + &skipped
}

fn name(check: &Check) -> String {
    format!("{} {}", check.id, check.figure)
        .trim_end()
        .to_owned()
}

fn table(checks: &[&Check], settings: &Settings) -> TextTable {
    let (lang, plain) = (settings.lang, settings.form() == Form::Plain);
    let whole_or_short = |text: &str| if plain { text.to_owned() } else { short(text) };
    let row = |check: &&Check| {
        let verdict = if check.verdict == Verdict::Pass {
            say::verify_passed(lang)
        } else {
            say::verify_failed(lang)
        };
        vec![
            name(check),
            check.method.text(lang),
            whole_or_short(&check.expected),
            whole_or_short(&check.got),
            check.tolerance.to_string(),
            check.z.map_or_else(String::new, |z| format!("{z:.1}")),
            verdict,
            whole_or_short(&check.source),
        ]
    };
    TextTable {
        columns: vec![
            (say::verify_id(lang), Set::Left),
            (say::verify_method(lang), Set::Left),
            (say::verify_expected(lang), Set::Right),
            (say::verify_got(lang), Set::Right),
            (say::verify_tolerance(lang), Set::Right),
            ("z".to_owned(), Set::Right),
            (say::verify_verdict(lang), Set::Left),
            (say::verify_source(lang), Set::Left),
        ],
        rows: checks.iter().map(row).collect(),
    }
}

fn short(text: &str) -> String {
    if text.chars().count() <= LONGEST {
        return text.to_owned();
    }
    text.chars().take(LONGEST - 1).chain(['…']).collect()
}
