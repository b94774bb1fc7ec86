//! Prints answers and failures: text for people, or the JSON envelope for programs.

use std::io::{self, Write};
use std::time::Duration;

use serde_json::Value;

use super::answer::{Answer, Exit};
use super::failure::Failure;
use super::options::Settings;
use crate::text::messages::cli as say;

/// Prints what a command answered, and says how the process ends.
pub fn answered(kind: &str, answered: Result<Answer, Failure>, settings: &Settings) -> Exit {
    match answered {
        Ok(answer) if settings.json => {
            let document = envelope(kind, answer.exit, &answer.data, &answer.warnings);
            written(&(document + "\n"), answer.exit)
        }
        Ok(answer) => {
            if !settings.quiet {
                for warning in &answer.warnings {
                    let text = warning
                        .as_str()
                        .map_or_else(|| warning.to_string(), str::to_owned);
                    note(&format!("{}: {text}\n", say::warning(settings.lang)));
                }
            }
            written(&answer.text, answer.exit)
        }
        Err(failure) if settings.json => {
            let exit = failure.exit();
            let document = envelope(kind, exit, &failure.data(settings.lang), &[]);
            written(&(document + "\n"), exit)
        }
        Err(failure) => {
            note(&failure.text(settings.lang));
            failure.exit()
        }
    }
}

/// The one JSON document that `--json` promises.
#[derive(serde::Serialize)]
struct Envelope<'a> {
    schema: String,
    ok: bool,
    data: &'a Value,
    warnings: &'a [Value],
}

/// Writes the document of a command, in one line.
pub fn envelope(kind: &str, exit: Exit, data: &Value, warnings: &[Value]) -> String {
    let document = Envelope {
        schema: format!("reliefsim/{kind}/v1"),
        ok: exit == Exit::Done,
        data,
        warnings,
    };
    // Keys are strings and values are JSON already, so writing them cannot fail.
    serde_json::to_string(&document).unwrap_or_default()
}

/// Writes to stdout. A reader who has seen enough (`| head`) is no fault; a full disk is.
pub fn written(text: &str, exit: Exit) -> Exit {
    let mut stdout = anstream::stdout();
    match stdout
        .write_all(text.as_bytes())
        .and_then(|()| stdout.flush())
    {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Exit::Unreadable,
        _ => exit,
    }
}

/// Tells, for `--verbose`, which program it was and how long it took.
pub fn took(time: Duration) {
    let version = env!("CARGO_PKG_VERSION");
    note(&format!(
        "reliefsim {version} · {:.3} s\n",
        time.as_secs_f64()
    ));
}

/// Writes to stderr; there is nobody left to tell when that fails.
pub fn note(text: &str) {
    let _ = anstream::stderr().write_all(text.as_bytes());
}
