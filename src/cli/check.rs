//! `reliefsim check`: everything that is wrong with a scenario, and where; and, if asked, how the district stands to norms.

use std::path::PathBuf;

use clap::Args;
use serde_json::json;

use super::answer::{Answer, Exit};
use super::arguments::Changes;
use super::failure::Failure;
use super::findings;
use super::options::Settings;
use crate::report;
use crate::scenario::{self, norms};
use crate::study::norms::{District, NormCheck, judge};
use crate::text::messages::cli as say;
use crate::world;

const EXAMPLES: &str = "\
Examples:
  reliefsim check demo                      every finding with line, column and mend
  reliefsim check demo --json | jq '.data.findings[].code'
  reliefsim check demo --plain              one finding a line
  reliefsim check demo --norms              depots, shelters and fire stations against standards
  reliefsim check demo --norms=mine.csv     the same against norms of your own";

/// Report every finding in a scenario, with line, column and mend. 检查情景数据并逐条指出问题。
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// Scenario folder
    scenario: PathBuf,
    /// Hold depots, shelters and fire stations against norms as well: those that come with the program, or those of a table
    #[arg(long, value_name = "FILE", num_args = 0..=1, require_equals = true, default_missing_value = "")]
    norms: Option<Norms>,
    #[command(flatten)]
    changes: Changes,
}

/// Where norms come from.
#[derive(Clone, Debug)]
enum Norms {
    /// They come with the program.
    BuiltIn,
    /// A table holds them.
    Table(PathBuf),
}

impl From<String> for Norms {
    fn from(text: String) -> Self {
        if text.is_empty() {
            Self::BuiltIn
        } else {
            Self::Table(text.into())
        }
    }
}

/// Checks the scenario. Findings are the answer here, not a failure; what norms ask and do not find is neither.
pub fn answer(arguments: &Arguments, settings: &Settings) -> Result<Answer, Failure> {
    let findings = scenario::check(&arguments.scenario, &arguments.changes.request())?;
    let (errors, warnings) = (findings.errors(), findings.warnings());
    let mut text = if findings.0.is_empty() {
        say::check_good(settings.lang) + "\n"
    } else {
        findings::render(&findings, settings.lang, settings.plain)
            + &say::check_count(settings.lang, errors, warnings)
            + "\n"
    };
    let mut data = json!({ "errors": errors, "warnings": warnings, "findings": findings.0 });
    let exit = if errors > 0 { Exit::Missed } else { Exit::Done };
    if let (Some(norms), Exit::Done) = (&arguments.norms, exit) {
        let checks = against_norms(arguments, norms)?;
        text += &report::norms::table(&checks, settings.lang).text(settings.form());
        if !settings.plain {
            text += &report::norms::notes(&checks, settings.lang);
        }
        data["norms"] = report::norms::data(&checks);
    }
    Ok(Answer {
        exit,
        ..Answer::done(data, text)
    })
}

fn against_norms(arguments: &Arguments, source: &Norms) -> Result<Vec<NormCheck>, Failure> {
    let rows = match source {
        Norms::BuiltIn => norms::built_in(),
        Norms::Table(path) => norms::load(path)?.map_err(Failure::Findings)?,
    };
    let loaded = scenario::load(&arguments.scenario, &arguments.changes.request())?;
    let district = District {
        scenario: &loaded.scenario,
        world: &world::compile(&loaded.scenario),
    };
    Ok(judge(&district, &rows))
}
