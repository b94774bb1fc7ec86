//! `reliefsim new`: a working scenario folder to start from.

use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::json;

use super::answer::Answer;
use super::failure::Failure;
use super::options::Settings;
use crate::scenario;
use crate::text::messages::cli as say;

const EXAMPLES: &str = "\
Examples:
  reliefsim new demo                        a small example that runs
  reliefsim new demo --from kaiping         a real district's
  reliefsim new demo && reliefsim check demo";

/// Make a working scenario folder to start from. 新建可运行的情景文件夹。
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// Folder to make; must not exist or be empty
    dir: PathBuf,
    /// Scenario to start from: one of `scenarios/` in a clone (kaiping, kaiping-typhoon, songbei, …) or the path of any folder [default: a small example]
    #[arg(long, value_name = "NAME|DIR")]
    from: Option<String>,
}

/// Makes the folder.
pub fn answer(arguments: &Arguments, settings: &Settings) -> Result<Answer, Failure> {
    make(&arguments.dir, arguments.from.as_deref(), settings)?;
    let folder = arguments.dir.display().to_string();
    let text = say::scenario_made(settings.lang, &folder) + "\n";
    Ok(Answer::done(json!({ "folder": folder }), text))
}

/// Writes the example, or copies a scenario that comes with the program or lies in a folder.
fn make(dir: &Path, from: Option<&str>, settings: &Settings) -> Result<(), Failure> {
    let Some(from) = from else {
        return Ok(scenario::create(dir)?);
    };
    let beside = std::env::current_exe()
        .ok()
        .and_then(|exe| Some(exe.parent()?.join("scenarios").join(from)));
    let places = [
        Some(PathBuf::from(from)),
        Some(Path::new("scenarios").join(from)),
        beside,
    ];
    let found = places
        .into_iter()
        .flatten()
        .find(|folder| folder.join("scenario.toml").exists());
    match found {
        Some(folder) => Ok(scenario::copy(&folder, dir)?),
        None => Err(Failure::Usage(say::no_template(settings.lang, from))),
    }
}
