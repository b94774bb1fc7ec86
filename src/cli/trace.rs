//! `reliefsim trace`: one replication, event by event, with its time budget.

use std::path::PathBuf;

use clap::Args;
use serde_json::Value;

use super::answer::Answer;
use super::arguments::Changes;
use super::failure::Failure;
use super::options::Settings;

const EXAMPLES: &str = "\
Examples:
  reliefsim trace demo --replication 17               everything that happened
  reliefsim trace demo --replication 17 --place V013  only what concerns one place
  reliefsim trace demo -k 17 --json | jq '.data.events[0]'";

/// Replay one replication, event by event. 逐事件回放一次抽样。
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// Scenario folder
    pub scenario: PathBuf,
    /// Which replication, from 0
    #[arg(short = 'k', long, value_name = "K")]
    pub replication: u32,
    /// Only what concerns this place
    #[arg(long, value_name = "ID")]
    pub place: Option<String>,
    /// Seed of the random draws
    #[arg(long, value_name = "S", default_value_t = 1)]
    pub seed: u64,
    #[command(flatten)]
    pub changes: Changes,
}

/// Replays the replication.
pub fn answer(arguments: &Arguments, settings: &Settings) -> Result<Answer, Failure> {
    let (data, text) = replay(arguments, settings)?;
    Ok(Answer::done(data, text))
}

/// WIRING: one replication as JSON and as text.
fn replay(_arguments: &Arguments, settings: &Settings) -> Result<(Value, String), Failure> {
    Err(Failure::not_wired("run::trace", settings.lang))
}
