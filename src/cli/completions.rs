//! `reliefsim completions`: scripts with which shells complete commands and options.

use clap::{Args, CommandFactory};
use clap_complete::Shell;
use serde_json::json;

use super::answer::Answer;
use super::failure::Failure;
use super::options::Settings;

const EXAMPLES: &str = "\
Examples:
  reliefsim completions bash > ~/.local/share/bash-completion/completions/reliefsim
  reliefsim completions zsh > ~/.zfunc/_reliefsim
  reliefsim completions powershell >> $PROFILE";

/// Print a shell completion script. 生成命令补全脚本。
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// Which shell
    shell: Shell,
}

/// Generates the script.
pub fn answer(arguments: &Arguments, _settings: &Settings) -> Result<Answer, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(
        arguments.shell,
        &mut super::Cli::command(),
        "reliefsim",
        &mut script,
    );
    let script = String::from_utf8(script).map_err(|error| Failure::Internal(error.to_string()))?;
    let data = json!({ "shell": arguments.shell.to_string(), "script": script });
    Ok(Answer::done(data, script))
}
