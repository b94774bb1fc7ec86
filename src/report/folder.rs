//! The output folder: written under another name, and given its own only when it is whole.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::run::Manifest;
use crate::text::{Code, Lang, codes};

/// A kind of output folder: what it may hold, and by what it is known again.
#[derive(Debug, PartialEq, Eq)]
pub struct Kind {
    /// The JSON file that names this program. No other kind has one of that name, so that none replaces another.
    pub marker: &'static str,
    /// Every file that may be written. Whatever else lies in the folder belongs to the user.
    pub files: &'static [&'static str],
}

/// The output folder of a run.
pub const RUN: Kind = Kind {
    marker: "manifest.json",
    files: &[
        "manifest.json",
        "summary.json",
        "targets.csv",
        "places.csv",
        "shortfall.csv",
        "time_budget.csv",
        "replications.csv",
        "report.html",
    ],
};

/// Why results cannot be written.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    /// A file or folder cannot be written.
    #[error("{path}: {error}")]
    Write {
        /// Which.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// Something lies there that this program did not write.
    #[error("{0} is not an earlier output")]
    Occupied(PathBuf),
}

impl ReportError {
    pub(super) fn write(path: &Path, error: io::Error) -> Self {
        Self::Write {
            path: path.to_owned(),
            error,
        }
    }
    /// The code that `explain` explains.
    pub fn code(&self) -> Code {
        match self {
            Self::Write { .. } => Code::E0901,
            Self::Occupied(_) => Code::E0902,
        }
    }
    /// What is wrong and the nearest mend, for people.
    pub fn texts(&self, lang: Lang) -> (String, String) {
        let text = self.code().text(lang);
        let values = match self {
            Self::Write { path, error } => vec![
                ("file", path.display().to_string()),
                ("reason", error.to_string()),
            ],
            Self::Occupied(path) => vec![("folder", path.display().to_string())],
        };
        (
            codes::fill(text.message, &values),
            codes::fill(text.mend, &values),
        )
    }
}

/// An output folder in the making. Dropped before [`Folder::publish`], it leaves nothing behind.
#[derive(Debug)]
pub struct Folder {
    kind: &'static Kind,
    target: PathBuf,
    staging: PathBuf,
    /// The folder around it, where it had to be made too.
    made_parent: Option<PathBuf>,
    published: bool,
}

impl Folder {
    /// Makes room for results that shall end up in `target`: a temporary sibling, so that the last step is one rename.
    ///
    /// # Errors
    /// [`ReportError::Occupied`] when `target` is a file, or a folder with content that is no earlier output of this kind;
    /// [`ReportError::Write`] when the sibling cannot be made.
    pub fn stage(target: &Path, kind: &'static Kind) -> Result<Self, ReportError> {
        if !may_replace(target, kind) {
            return Err(ReportError::Occupied(target.to_owned()));
        }
        let staging = sibling(target, "partial");
        let parent = staging
            .parent()
            .filter(|parent| !parent.as_os_str().is_empty());
        let made_parent = parent.filter(|parent| !parent.exists()).map(Path::to_owned);
        fs::create_dir_all(&staging).map_err(|error| ReportError::write(&staging, error))?;
        Ok(Self {
            kind,
            target: target.to_owned(),
            staging,
            made_parent,
            published: false,
        })
    }

    /// Where to write until it is published.
    pub fn path(&self) -> &Path {
        &self.staging
    }

    /// Gives the folder its name. An earlier output is replaced; files that users laid beside it are kept.
    ///
    /// # Errors
    /// When a folder cannot be renamed; an earlier output is then put back.
    pub fn publish(mut self) -> Result<PathBuf, ReportError> {
        let failed = |path: &Path| {
            let path = path.to_owned();
            move |error| ReportError::write(&path, error)
        };
        if self.target.exists() {
            let earlier = sibling(&self.target, "earlier");
            fs::rename(&self.target, &earlier).map_err(failed(&self.target))?;
            if let Err(error) = fs::rename(&self.staging, &self.target) {
                // The new results stay refused, so the old ones must be whole again under their name.
                let restored = fs::rename(&earlier, &self.target);
                return Err(failed(&self.target)(restored.err().unwrap_or(error)));
            }
            keep_foreign_files(&earlier, &self.target, self.kind).map_err(failed(&self.target))?;
            fs::remove_dir_all(&earlier).map_err(failed(&earlier))?;
        } else {
            fs::rename(&self.staging, &self.target).map_err(failed(&self.target))?;
        }
        self.published = true;
        Ok(self.target.clone())
    }
}

/// Writes files into a folder and gives it its name; answers their names.
///
/// # Errors
/// Where something lies in the folder that this kind of command did not write, or a file cannot be written.
pub fn write_files(
    target: &Path,
    kind: &'static Kind,
    files: &[(&'static str, String)],
) -> Result<Vec<&'static str>, ReportError> {
    let folder = Folder::stage(target, kind)?;
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::write(&path, text).map_err(|error| ReportError::write(&path, error))?;
    }
    folder.publish()?;
    Ok(files.iter().map(|(name, _)| *name).collect())
}

impl Drop for Folder {
    fn drop(&mut self) {
        if !self.published {
            // Nothing can be done about a temporary folder that will not go; its name says what it is.
            let _ = fs::remove_dir_all(&self.staging);
            if let Some(parent) = &self.made_parent {
                let _ = fs::remove_dir(parent);
            }
        }
    }
}

/// A hidden sibling of `target`; the process number keeps two runs apart and enters no file.
fn sibling(target: &Path, purpose: &str) -> PathBuf {
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    target.with_file_name(format!(".{name}.{purpose}-{}", std::process::id()))
}

/// Nothing there, an empty folder, or an earlier output of ours.
fn may_replace(target: &Path, kind: &Kind) -> bool {
    match fs::read_dir(target) {
        Ok(mut entries) => entries.next().is_none() || is_ours(target, kind),
        Err(_) => !target.exists(),
    }
}

/// What a marker says.
#[derive(Deserialize)]
struct Marker {
    program: String,
}

/// Many programs write a `manifest.json`; only ours names this program in it.
fn is_ours(folder: &Path, kind: &Kind) -> bool {
    fs::read(folder.join(kind.marker))
        .ok()
        .and_then(|bytes| serde_json::from_slice::<Marker>(&bytes).ok())
        .is_some_and(|marker| marker.program == Manifest::PROGRAM)
}

fn keep_foreign_files(from: &Path, to: &Path, kind: &Kind) -> io::Result<()> {
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let ours = kind.files.iter().any(|&name| entry.file_name() == name);
        if !ours {
            fs::rename(entry.path(), to.join(entry.file_name()))?;
        }
    }
    Ok(())
}
