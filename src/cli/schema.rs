//! `reliefsim schema`: the JSON Schema of a scenario, with every default.

use clap::Args;

use super::answer::Answer;
use crate::scenario;

const EXAMPLES: &str = "\
Examples:
  reliefsim schema > scenario.schema.json
  reliefsim schema --json | jq .data";

/// Print the JSON Schema of a scenario. 输出情景文件的 JSON Schema。
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {}

/// Prints the schema.
pub fn answer() -> Answer {
    let schema = scenario::schema();
    let text = format!("{schema:#}\n");
    Answer::done(schema, text)
}
