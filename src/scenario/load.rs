//! From a folder to a checked scenario: read, change, type, check, hash.

use std::path::{Path, PathBuf};

use super::changes;
use super::checks;
use super::draft::Draft;
use super::finding::Findings;
use super::provenance::Provenance;
use super::raw::RawFolder;
use super::switches::SwitchRow;
use super::{Scenario, digest};

/// What a run asks of a scenario besides its folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Request {
    /// `path=value`, applied last, in order.
    pub set: Vec<String>,
    /// Names of measures to switch on, in order.
    pub measures: Vec<String>,
    /// Names of stress cases to switch on, after the measures.
    pub stress: Vec<String>,
}

/// A checked scenario with what should be known about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Loaded {
    /// The scenario, changed as requested.
    pub scenario: Scenario,
    /// What somebody should look at.
    pub warnings: Findings,
    /// Every measure that the scenario declares, switched on or not.
    pub measures: Vec<SwitchRow>,
    /// Every stress case that the scenario declares.
    pub stress: Vec<SwitchRow>,
    /// Where its numbers come from.
    pub provenance: Provenance,
}

/// Why there is no scenario.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// The folder or a file in it cannot be read or written.
    #[error("{path}: {error}")]
    Io {
        /// The folder or file.
        path: PathBuf,
        /// What the system said.
        error: std::io::Error,
    },
    /// The scenario has errors; warnings are among the findings.
    #[error("{} errors", .0.errors())]
    Findings(Findings),
}

impl LoadError {
    /// The error of a file operation on `path`.
    pub fn io(path: &Path, error: std::io::Error) -> Self {
        Self::Io {
            path: path.to_owned(),
            error,
        }
    }
}

/// Reads a scenario folder, changes it as requested and checks it.
///
/// # Errors
/// When a file cannot be read, or with every finding when at least one is an error.
pub fn load(folder: &Path, request: &Request) -> Result<Loaded, LoadError> {
    let (findings, loaded) = examine(folder, request)?;
    match loaded {
        Some(loaded) if findings.errors() == 0 => Ok(Loaded {
            warnings: findings,
            ..loaded
        }),
        _ => Err(LoadError::Findings(findings)),
    }
}

/// Everything that is wrong or doubtful with a scenario folder, in the order of file and line.
///
/// # Errors
/// When a file cannot be read.
pub fn check(folder: &Path, request: &Request) -> Result<Findings, LoadError> {
    examine(folder, request).map(|(findings, _)| findings)
}

fn examine(folder: &Path, request: &Request) -> Result<(Findings, Option<Loaded>), LoadError> {
    let mut findings = Findings::default();
    let mut raw = RawFolder::read(folder, &mut findings)?;
    changes::apply(&mut raw, request, &mut findings);
    raw.check_presence(folder, &mut findings);
    let draft = Draft::read(&raw, &mut findings);
    checks::check(&draft, &mut findings);
    let provenance = Provenance::of(&draft, &mut findings);
    findings.sort();
    let (measures, stress) = (draft.measures.clone(), draft.stress.clone());
    let loaded = draft.finish().map(|scenario| Loaded {
        scenario: Scenario {
            hash: digest::digest(&scenario),
            ..scenario
        },
        warnings: Findings::default(),
        measures,
        stress,
        provenance,
    });
    Ok((findings, loaded))
}
