//! `reliefsim check`: everything that is wrong with a scenario, and where.

use std::path::PathBuf;

use clap::Args;
use serde_json::json;

use super::answer::{Answer, Exit};
use super::arguments::Changes;
use super::failure::Failure;
use super::findings;
use super::options::Settings;
use crate::scenario;
use crate::text::messages::cli as say;

const EXAMPLES: &str = "\
Examples:
  reliefsim check demo                      every finding with line, column and mend
  reliefsim check demo --json | jq '.data.findings[].code'
  reliefsim check demo --plain              one finding a line";

/// Report every finding in a scenario, with line, column and mend. 检查情景数据并逐条指出问题。
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// Scenario folder
    scenario: PathBuf,
    #[command(flatten)]
    changes: Changes,
}

/// Checks the scenario. Findings are the answer here, not a failure.
pub fn answer(arguments: &Arguments, settings: &Settings) -> Result<Answer, Failure> {
    let findings = scenario::check(&arguments.scenario, &arguments.changes.request())?;
    let (errors, warnings) = (findings.errors(), findings.warnings());
    let text = if findings.0.is_empty() {
        say::check_good(settings.lang) + "\n"
    } else {
        findings::render(&findings, settings.lang, settings.plain)
            + &say::check_count(settings.lang, errors, warnings)
            + "\n"
    };
    let data = json!({ "errors": errors, "warnings": warnings, "findings": findings.0 });
    let exit = if errors > 0 { Exit::Missed } else { Exit::Done };
    Ok(Answer {
        exit,
        ..Answer::done(data, text)
    })
}
