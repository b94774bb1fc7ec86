//! Why a command has no answer, and what people and programs are told.

use std::path::PathBuf;

use serde_json::{Value, json};

use super::answer::Exit;
use super::findings;
use crate::intake::IntakeError;
use crate::report::ReportError;
use crate::run::RunError;
use crate::scenario::{Findings, FolderError, LoadError, WriteError};
use crate::text::Lang;
use crate::text::messages::cli as say;

/// Why a command has no answer.
#[derive(Debug)]
pub enum Failure {
    /// The command line makes no sense, in words.
    Usage(String),
    /// The input data are at fault.
    Findings(Findings),
    /// A file cannot be read.
    Read(PathBuf, std::io::Error),
    /// Results cannot be written.
    Write(ReportError),
    /// The program is at fault, in words.
    Internal(String),
}

impl From<FolderError> for Failure {
    fn from(error: FolderError) -> Self {
        Self::Read(error.path, error.error)
    }
}

impl From<LoadError> for Failure {
    fn from(error: LoadError) -> Self {
        match error {
            LoadError::Io(error) => error.into(),
            LoadError::Findings(findings) => Self::Findings(findings),
        }
    }
}

impl From<WriteError> for Failure {
    fn from(WriteError { path, error }: WriteError) -> Self {
        Self::Write(ReportError::Write { path, error })
    }
}

impl From<IntakeError> for Failure {
    fn from(error: IntakeError) -> Self {
        match error {
            IntakeError::Write(error) => error.into(),
            IntakeError::Io { path, error } => Self::Read(path, error),
            IntakeError::Findings(findings) => Self::Findings(findings),
        }
    }
}

impl From<RunError> for Failure {
    fn from(error: RunError) -> Self {
        Self::Internal(error.to_string())
    }
}

impl From<ReportError> for Failure {
    fn from(error: ReportError) -> Self {
        Self::Write(error)
    }
}

impl Failure {
    /// How the process ends.
    pub fn exit(&self) -> Exit {
        match self {
            Self::Usage(_) => Exit::Usage,
            Self::Findings(_) => Exit::BadInput,
            Self::Read(..) | Self::Write(_) => Exit::Unreadable,
            Self::Internal(_) => Exit::Internal,
        }
    }

    /// For programs: `data` of the JSON document.
    pub fn data(&self, lang: Lang) -> Value {
        match self {
            Self::Findings(findings) => json!({
                "exit_code": self.exit() as u8,
                "findings": findings.0,
            }),
            Self::Write(error) => {
                let (message, mend) = error.texts(lang);
                json!({
                    "exit_code": self.exit() as u8,
                    "code": error.code().name(),
                    "message": message,
                    "mend": mend,
                })
            }
            _ => json!({ "exit_code": self.exit() as u8, "message": self.message(lang) }),
        }
    }

    /// For people, on stderr.
    pub fn text(&self, lang: Lang) -> String {
        match self {
            Self::Usage(message) => format!("{}: {message}\n", say::usage_error(lang)),
            Self::Findings(found) => findings::render(found, lang, false),
            Self::Write(error) => {
                let (message, mend) = error.texts(lang);
                let code = error.code();
                format!(
                    "{}[{code}]: {message}\n  {}: {mend}\n  {}\n",
                    say::error(lang),
                    say::mend(lang),
                    say::see_explain(lang, code)
                )
            }
            Self::Read(..) | Self::Internal(_) => {
                format!("{}: {}\n", say::error(lang), self.message(lang))
            }
        }
    }

    fn message(&self, lang: Lang) -> String {
        match self {
            Self::Usage(message) => message.clone(),
            Self::Read(path, error) => say::cannot_read(lang, path.display(), error),
            Self::Internal(what) => say::internal(lang, what),
            Self::Write(error) => error.texts(lang).0,
            Self::Findings(findings) => {
                say::check_count(lang, findings.errors(), findings.warnings())
            }
        }
    }
}
