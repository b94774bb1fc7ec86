//! The files of a scenario folder as written, before anything is typed.

use std::path::{Path, PathBuf};

use super::decode::decode;
use super::finding::{Finding, Findings, Spot};
use super::raw_table::RawTable;
use super::raw_toml::RawToml;
use super::source_text::SourceText;
use super::spec::{Row, TableSpec};
use super::tables::{
    CommodityRow, FailureStateRow, HydrographRow, LinkRow, NodeRow, PlaceRow, ProjectRow, ReachRow,
    RoadClassRow, ShelterRow, SiteRow, SourceRow, StockRow, TargetRow, TeamRow, VehicleRow,
};
use crate::text::Code;

/// Name of the settings file.
pub const SETTINGS: &str = "scenario.toml";

/// Every table that a folder may hold.
pub static TABLES: [TableSpec; 16] = [
    NodeRow::SPEC,
    LinkRow::SPEC,
    RoadClassRow::SPEC,
    PlaceRow::SPEC,
    SiteRow::SPEC,
    StockRow::SPEC,
    CommodityRow::SPEC,
    TeamRow::SPEC,
    VehicleRow::SPEC,
    ShelterRow::SPEC,
    TargetRow::SPEC,
    ProjectRow::SPEC,
    SourceRow::SPEC,
    ReachRow::SPEC,
    HydrographRow::SPEC,
    FailureStateRow::SPEC,
];

/// Tables that may be absent, whatever is simulated.
const OPTIONAL: [&str; 4] = [
    ShelterRow::SPEC.name,
    ProjectRow::SPEC.name,
    FailureStateRow::SPEC.name,
    RoadClassRow::SPEC.name,
];
/// Tables that only floods need.
const FLOOD_ONLY: [&str; 2] = [ReachRow::SPEC.name, HydrographRow::SPEC.name];

/// A folder cannot be read at all.
#[derive(Debug, thiserror::Error)]
#[error("{path}: {error}")]
pub struct FolderError {
    /// The file.
    pub path: PathBuf,
    /// What the system said.
    pub error: std::io::Error,
}

/// A scenario folder as written, possibly changed since.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Folder {
    /// `scenario.toml`.
    pub settings: RawToml,
    /// Tables that are there, by file name.
    pub tables: Vec<(&'static str, RawTable)>,
}

impl Folder {
    /// Reads every file that a scenario may have; notes those that it needs and lacks.
    ///
    /// # Errors
    /// When the folder or a file in it cannot be read.
    pub fn read(folder: &Path, findings: &mut Findings) -> Result<Self, FolderError> {
        std::fs::read_dir(folder).map_err(|error| FolderError {
            path: folder.to_owned(),
            error,
        })?;
        let mut read = Self::default();
        match read_file(folder, SETTINGS, findings)? {
            Some(text) => read.settings = RawToml::read(SETTINGS, text, findings),
            None => findings.push(missing(SETTINGS)),
        }
        let flood = read.settings.section("[hazards.flood]").is_some();
        for spec in &TABLES {
            let noted = findings.0.len();
            if let Some(text) = read_file(folder, spec.name, findings)? {
                read.tables
                    .push((spec.name, RawTable::read(spec.name, text, findings)));
                continue;
            }
            let needed =
                !OPTIONAL.contains(&spec.name) && (flood || !FLOOD_ONLY.contains(&spec.name));
            if needed && findings.0.len() == noted {
                findings.push(missing(spec.name));
            }
        }
        Ok(read)
    }

    /// Reads a folder held in memory: file names and bytes.
    pub fn from_memory(files: &[(&str, &[u8])], findings: &mut Findings) -> Self {
        let mut read = Self::default();
        for (name, bytes) in files {
            let Some(text) = decode(name, bytes, findings) else {
                continue;
            };
            if *name == SETTINGS {
                read.settings = RawToml::read(SETTINGS, text, findings);
            } else if let Some(spec) = TABLES.iter().find(|spec| spec.name == *name) {
                read.tables
                    .push((spec.name, RawTable::read(spec.name, text, findings)));
            }
        }
        read
    }

    /// The table of this file name.
    pub fn table(&self, name: &str) -> Option<&RawTable> {
        self.tables
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, table)| table)
    }

    /// The table of this file name, to be changed.
    pub fn table_mut(&mut self, name: &str) -> Option<&mut RawTable> {
        self.tables
            .iter_mut()
            .find(|(known, _)| *known == name)
            .map(|(_, table)| table)
    }
}

impl Folder {
    /// The table of this file name, made where it is absent, so that rows can be added.
    pub fn table_or_new(&mut self, name: &'static str) -> &mut RawTable {
        let at = self.tables.iter().position(|(known, _)| *known == name);
        let at = at.unwrap_or_else(|| {
            let source = SourceText::new(name, String::new());
            let table = RawTable {
                source,
                ..RawTable::default()
            };
            self.tables.push((name, table));
            self.tables.len() - 1
        });
        &mut self.tables[at].1
    }
}

/// The specification of a table by the stem of its file name: `places`, `link`, `reaches`.
pub fn table_by_stem(stem: &str) -> Option<&'static TableSpec> {
    TABLES.iter().find(|spec| stem_of(spec) == stem)
}

/// The specification of a table by its file name.
pub fn table_by_file(file: &str) -> Option<&'static TableSpec> {
    TABLES.iter().find(|spec| spec.name == file)
}

/// The stem of a table's file name.
pub fn stem_of(spec: &TableSpec) -> &'static str {
    let file = spec.name.rsplit('/').next().unwrap_or(spec.name);
    file.strip_suffix(".csv").unwrap_or(file)
}

fn read_file(
    folder: &Path,
    name: &str,
    findings: &mut Findings,
) -> Result<Option<String>, FolderError> {
    let path = folder.join(name);
    match std::fs::metadata(&path) {
        Ok(data) if data.len() > super::decode::FILE_LIMIT_BYTES => {
            let spot = Spot {
                file: name.to_owned(),
                ..Spot::default()
            };
            let limit = super::decode::FILE_LIMIT_BYTES >> 20;
            findings.push(
                Finding::new(Code::E0103, spot)
                    .with("file", name)
                    .with("limit", limit),
            );
            return Ok(None);
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(FolderError { path, error }),
        Ok(_) => {}
    }
    let bytes = std::fs::read(&path).map_err(|error| FolderError { path, error })?;
    Ok(decode(name, &bytes, findings))
}

fn missing(file: &str) -> Finding {
    let spot = Spot {
        file: file.to_owned(),
        ..Spot::default()
    };
    Finding::new(Code::E0101, spot).with("file", file)
}
