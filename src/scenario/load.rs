//! From a folder to a checked scenario.

use std::path::Path;

use super::Loaded;
use super::changes::{self, Request};
use super::checks;
use super::finding::{Finding, Findings};
use super::folder::{Folder, FolderError, SETTINGS};
use super::provenance::Provenance;
use super::raw_table::RawTable;
use super::read::read_table;
use super::spec::Row;
use super::tables::SourceRow;
use super::typed::TypedFolder;
use crate::text::{Code, Severity};

/// Why there is no scenario.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// A file cannot be read.
    #[error(transparent)]
    Io(#[from] FolderError),
    /// Something is wrong with what is written; warnings are among the findings.
    #[error("{} errors", .0.errors())]
    Findings(Findings),
}

/// Reads, changes, types and checks a scenario folder.
///
/// # Errors
/// When a file cannot be read, or with every finding when one of them is an error.
pub fn load(folder: &Path, request: &Request) -> Result<Loaded, LoadError> {
    let mut findings = Findings::default();
    let raw = Folder::read(folder, &mut findings)?;
    load_raw(raw, request, findings)
}

/// Every finding of a scenario folder, its measures and stress switches included.
///
/// # Errors
/// When a file cannot be read.
pub fn check(folder: &Path, request: &Request) -> Result<Findings, FolderError> {
    let mut findings = Findings::default();
    let raw = Folder::read(folder, &mut findings)?;
    let switched = changes::each(&raw);
    let switched: Vec<Finding> = switched
        .flat_map(|(changed, findings)| faults(&changed, findings))
        .collect();
    findings.0.extend(switched);
    let mut all = match load_raw(raw, request, findings) {
        Ok(loaded) => loaded.warnings,
        Err(LoadError::Findings(findings)) => findings,
        Err(LoadError::Io(error)) => return Err(error),
    };
    all.sort();
    all.0.dedup();
    Ok(all)
}

/// What a switch would make wrong, as far as it is written in the switch itself.
fn faults(changed: &Folder, mut findings: Findings) -> Vec<Finding> {
    let typed = TypedFolder::read(changed, &mut findings);
    checks::check(changed, &typed, &mut findings);
    let mut found = findings.0;
    // That a table is missing has been noted where the folder was read.
    found.retain(|finding| {
        finding.spot.file == SETTINGS
            && finding.severity() == Severity::Error
            && finding.code != Code::E0703
    });
    found
}

/// Types and checks a folder that has been read.
///
/// # Errors
/// With every finding when one of them is an error.
pub fn load_raw(
    mut raw: Folder,
    request: &Request,
    mut findings: Findings,
) -> Result<Loaded, LoadError> {
    changes::apply(&mut raw, request, &mut findings);
    let typed = TypedFolder::read(&raw, &mut findings);
    checks::check(&raw, &typed, &mut findings);
    let provenance = Provenance::of(&raw, &typed, &mut findings);
    findings.sort();
    if findings.errors() > 0 {
        return Err(LoadError::Findings(findings));
    }
    match typed.scenario() {
        Some(scenario) => Ok(Loaded {
            scenario,
            provenance,
            warnings: findings,
        }),
        None => Err(LoadError::Findings(findings)),
    }
}

/// Types and checks one table held in memory, for fuzzing and imports.
pub fn table_findings<R: Row>(bytes: &[u8]) -> Findings {
    let mut findings = Findings::default();
    if let Some(text) = super::decode::decode(R::SPEC.name, bytes, &mut findings) {
        let table = RawTable::read(R::SPEC.name, text, &mut findings);
        read_table::<R>(&table, &mut findings);
    }
    findings
}

/// The rows of a folder's `sources.csv` that can be read; none where there is no such file.
pub fn sources(folder: &Path) -> Vec<SourceRow> {
    let mut findings = Findings::default();
    let bytes = std::fs::read(folder.join(SourceRow::SPEC.name)).unwrap_or_default();
    let text = super::decode::decode(SourceRow::SPEC.name, &bytes, &mut findings)
        .filter(|text| !text.is_empty());
    text.map_or_else(Vec::new, |text| {
        let table = RawTable::read(SourceRow::SPEC.name, text, &mut findings);
        read_table::<SourceRow>(&table, &mut findings).rows
    })
}
