//! `reliefsim man`: the manual, as roff pages.

use std::path::{Path, PathBuf};

use clap::{Args, CommandFactory};
use serde_json::json;

use super::answer::Answer;
use super::failure::Failure;
use super::options::Settings;
use crate::report::ReportError;
use crate::text::messages::cli as say;

const EXAMPLES: &str = "\
Examples:
  reliefsim man | man -l -                  read the first page
  reliefsim man --out man/man1              a page for every command";

/// Print the manual page, or write one for every command. 生成手册页。
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// Folder for one page a command; without it the first page goes to stdout
    #[arg(short, long, value_name = "DIR")]
    out: Option<PathBuf>,
}

/// Writes the manual.
pub fn answer(arguments: &Arguments, settings: &Settings) -> Result<Answer, Failure> {
    let mut command = super::Cli::command();
    command.build();
    let Some(folder) = &arguments.out else {
        let page = page(&command)?;
        return Ok(Answer::done(json!({ "page": page }), page));
    };
    let failed = |path: &Path, error: std::io::Error| {
        Failure::Write(ReportError::Write {
            path: path.to_owned(),
            error,
        })
    };
    std::fs::create_dir_all(folder).map_err(|error| failed(folder, error))?;
    let mut files = Vec::new();
    for (name, command) in pages(&command, "reliefsim") {
        let path = folder.join(format!("{name}.1"));
        std::fs::write(&path, page(command)?).map_err(|error| failed(&path, error))?;
        files.push(path.display().to_string());
    }
    let text = say::files_written(settings.lang, files.len(), folder.display()) + "\n";
    Ok(Answer::done(json!({ "files": files }), text))
}

/// The command and all below it, with the names of their pages. The generated `help` command needs none.
fn pages<'a>(command: &'a clap::Command, name: &str) -> Vec<(String, &'a clap::Command)> {
    let below = command
        .get_subcommands()
        .filter(|below| below.get_name() != "help");
    let below = below.flat_map(|below| pages(below, &format!("{name}-{}", below.get_name())));
    std::iter::once((name.to_owned(), command))
        .chain(below)
        .collect()
}

fn page(command: &clap::Command) -> Result<String, Failure> {
    let mut roff = Vec::new();
    let rendered = clap_mangen::Man::new(command.clone()).render(&mut roff);
    rendered.map_err(|error| Failure::Internal(error.to_string()))?;
    String::from_utf8(roff).map_err(|error| Failure::Internal(error.to_string()))
}
