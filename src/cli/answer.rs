//! What a command has to say, before anybody prints it.

use std::process::ExitCode;

use serde_json::Value;

/// How the process ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Done.
    Done = 0,
    /// `check` found errors, `verify` failed, or a `--strict` target was missed.
    Missed = 1,
    /// The command line makes no sense.
    Usage = 2,
    /// The input data are at fault.
    BadInput = 3,
    /// A file cannot be read or written.
    Unreadable = 4,
    /// The program is at fault.
    Internal = 5,
    /// Interrupted; what was finished is kept.
    Interrupted = 130,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

/// The result of a command, for programs and for people.
#[derive(Debug)]
pub struct Answer {
    /// For programs: `data` of the JSON document. Keys are English.
    pub data: Value,
    /// For people: what goes to stdout.
    pub text: String,
    /// For people, on stderr; for programs, `warnings` of the JSON document.
    pub warnings: Vec<Value>,
    /// How the process ends.
    pub exit: Exit,
}

impl Answer {
    /// An answer without warnings that ends well.
    pub fn done(data: Value, text: String) -> Self {
        Self {
            data,
            text,
            warnings: Vec::new(),
            exit: Exit::Done,
        }
    }
}
