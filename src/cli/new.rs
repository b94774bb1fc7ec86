//! `reliefsim new`: a working scenario folder to start from.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use serde_json::json;

use super::answer::Answer;
use super::failure::Failure;
use super::options::Settings;
use crate::text::messages::cli as say;

const EXAMPLES: &str = "\
Examples:
  reliefsim new demo                        the smallest scenario that runs
  reliefsim new demo --from kaiping         a real district's
  reliefsim new demo && reliefsim check demo";

/// Make a working scenario folder to start from. 新建可运行的情景文件夹。
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// Folder to make; must not exist or be empty
    dir: PathBuf,
    /// What to start from
    #[arg(long, value_enum, value_name = "TEMPLATE", default_value = "kaiping")]
    from: Template,
}

/// A scenario that comes with the program.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Template {
    /// Kaiping, Guangdong: river flood on the Tanjiang
    Kaiping,
}

/// Makes the folder.
pub fn answer(arguments: &Arguments, settings: &Settings) -> Result<Answer, Failure> {
    let files = scaffold(&arguments.dir, arguments.from, settings)?;
    let folder = arguments.dir.display().to_string();
    let text = say::scenario_made(settings.lang, &folder) + "\n";
    Ok(Answer::done(
        json!({ "folder": folder, "files": files }),
        text,
    ))
}

/// WIRING: writes the template and gives back the files written.
fn scaffold(_dir: &Path, _from: Template, settings: &Settings) -> Result<Vec<String>, Failure> {
    Err(Failure::not_wired("scenario::scaffold", settings.lang))
}
