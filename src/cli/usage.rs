//! Command lines that make no sense, and requests for help: told in the reader's language, or as JSON.

use std::ffi::OsString;

use clap::error::ErrorKind;
use serde_json::json;

use super::answer::Exit;
use super::options::locale;
use super::print;
use crate::text::Lang;
use crate::text::messages::cli as say;

/// Prints what clap has to say. Options are read by hand here, because reading them is what failed.
pub fn explain(arguments: &[OsString], error: &clap::Error) -> Exit {
    let exit = match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => Exit::Done,
        _ => Exit::Usage,
    };
    let asked_json = arguments.iter().any(|argument| argument == "--json");
    if asked_json {
        let text = error.render().to_string();
        let kind = if exit == Exit::Done { "help" } else { "usage" };
        let data = json!({ "exit_code": exit as u8, "message": text.trim_end() });
        return print::written(&(print::envelope(kind, exit, &data, &[]) + "\n"), exit);
    }
    let text = error.render().ansi().to_string();
    if exit == Exit::Done {
        return print::written(&text, exit);
    }
    if language(arguments) == Lang::Zh {
        print::note(&format!("{}:\n", say::usage_error(Lang::Zh)));
    }
    print::note(&text);
    exit
}

fn language(arguments: &[OsString]) -> Lang {
    let mut arguments = arguments.iter().filter_map(|argument| argument.to_str());
    while let Some(argument) = arguments.next() {
        let value = match argument.strip_prefix("--lang=") {
            Some(value) => Some(value),
            None if argument == "--lang" => arguments.next(),
            None => None,
        };
        if let Some(lang) = value.and_then(|value| value.parse().ok()) {
            return lang;
        }
    }
    locale()
}
