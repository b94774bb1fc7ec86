//! The files of a scenario folder as written, before anything is typed.

use std::path::{Path, PathBuf};

use super::activation::ActivationRow;
use super::decode::decode;
use super::evacuation::ShelterRow;
use super::finding::{Finding, Findings, Spot};
use super::hazards::{
    BridgeOrderRow, CatchmentRow, FireSettings, ForestCellRow, ForestRow, LandslideRow,
    ReservoirRow, TrackRow, TyphoonSettings,
};
use super::hospitals::HospitalRow;
use super::incidents::{IncidentRow, IncidentSettings};
use super::inventory::InventoryRow;
use super::nearest::nearest;
use super::rain::LowRoadRow;
use super::raw_table::RawTable;
use super::raw_toml::RawToml;
use super::settings::FloodSettings;
use super::source_text::SourceText;
use super::spec::{Row, TableSpec};
use super::states::{StatePlaceRow, StateRow, StateSettings};
use super::tables::{
    CommodityRow, FailureStateRow, HydrographRow, LinkRow, NodeRow, PlaceRow, ProjectRow, ReachRow,
    RoadClassRow, SiteRow, SourceRow, StockRow, TargetRow, TeamRow, VehicleRow,
};
use super::warning::{ChannelRow, WarningSettings};
use super::water::{DepthRow, ReturnLevelRow};
use crate::text::Code;

/// Name of the settings file.
pub const SETTINGS: &str = "scenario.toml";

/// Every table that a folder may hold.
pub static TABLES: [TableSpec; 33] = [
    NodeRow::SPEC,
    LinkRow::SPEC,
    RoadClassRow::SPEC,
    PlaceRow::SPEC,
    SiteRow::SPEC,
    StockRow::SPEC,
    CommodityRow::SPEC,
    ActivationRow::SPEC,
    TeamRow::SPEC,
    VehicleRow::SPEC,
    ShelterRow::SPEC,
    HospitalRow::SPEC,
    ChannelRow::SPEC,
    InventoryRow::SPEC,
    TargetRow::SPEC,
    ProjectRow::SPEC,
    SourceRow::SPEC,
    ReachRow::SPEC,
    HydrographRow::SPEC,
    FailureStateRow::SPEC,
    TrackRow::SPEC,
    CatchmentRow::SPEC,
    ReservoirRow::SPEC,
    LandslideRow::SPEC,
    ReturnLevelRow::SPEC,
    DepthRow::SPEC,
    LowRoadRow::SPEC,
    BridgeOrderRow::SPEC,
    ForestRow::SPEC,
    ForestCellRow::SPEC,
    IncidentRow::SPEC,
    StateRow::SPEC,
    StatePlaceRow::SPEC,
];

/// Tables that may be absent, whatever is simulated.
const OPTIONAL: [&str; 15] = [
    ShelterRow::SPEC.name,
    HospitalRow::SPEC.name,
    ActivationRow::SPEC.name,
    InventoryRow::SPEC.name,
    ProjectRow::SPEC.name,
    FailureStateRow::SPEC.name,
    RoadClassRow::SPEC.name,
    CatchmentRow::SPEC.name,
    ReservoirRow::SPEC.name,
    LandslideRow::SPEC.name,
    ReturnLevelRow::SPEC.name,
    DepthRow::SPEC.name,
    LowRoadRow::SPEC.name,
    BridgeOrderRow::SPEC.name,
    ForestCellRow::SPEC.name,
];
/// Tables that only one section needs.
const OF_HAZARD: [(&str, &str); 8] = [
    (ReachRow::SPEC.name, FloodSettings::SPEC.name),
    (HydrographRow::SPEC.name, FloodSettings::SPEC.name),
    (TrackRow::SPEC.name, TyphoonSettings::SPEC.name),
    (ForestRow::SPEC.name, FireSettings::SPEC.name),
    (ChannelRow::SPEC.name, WarningSettings::SPEC.name),
    (IncidentRow::SPEC.name, IncidentSettings::SPEC.name),
    (StateRow::SPEC.name, StateSettings::SPEC.name),
    (StatePlaceRow::SPEC.name, StateSettings::SPEC.name),
];

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
        let base = read.base(folder, findings);
        for spec in &TABLES {
            let noted = findings.0.len();
            let own = read_file(folder, spec.name, findings)?;
            let found = match (own, &base) {
                (Some(text), _) => Some((spec.name.to_owned(), text)),
                (None, Some(base)) if findings.0.len() == noted => {
                    let name = format!("{base}/{}", spec.name);
                    read_file(folder, &name, findings)?.map(|text| (name, text))
                }
                _ => None,
            };
            if let Some((name, text)) = found {
                read.tables
                    .push((spec.name, RawTable::read(&name, text, findings)));
                continue;
            }
            if read.needs(spec) && findings.0.len() == noted {
                findings.push(missing(spec.name));
            }
        }
        strangers(folder, findings)?;
        Ok(read)
    }

    /// Whether a scenario of these hazards cannot do without a table.
    fn needs(&self, spec: &TableSpec) -> bool {
        let hazard = OF_HAZARD.iter().find(|(table, _)| *table == spec.name);
        !OPTIONAL.contains(&spec.name)
            && hazard.is_none_or(|(_, section)| self.settings.section(section).is_some())
    }

    /// The folder, relative to `folder`, whose tables stand in for those that are absent; notes where it is no scenario.
    fn base(&self, folder: &Path, findings: &mut Findings) -> Option<String> {
        let section = self.settings.section("[scenario]")?;
        let entry = section.entries.iter().find(|entry| entry.key == "base")?;
        let base = entry.value.trim_end_matches('/');
        let is_relative = !base.is_empty() && !base.contains('\\') && Path::new(base).is_relative();
        if is_relative && folder.join(base).join(SETTINGS).is_file() {
            if names_a_base(&folder.join(base).join(SETTINGS)) {
                let finding = Finding::new(Code::E0107, entry.value_spot.clone());
                findings.push(finding.with("base", base));
            }
            return Some(base.to_owned());
        }
        let finding = Finding::new(Code::E0106, entry.value_spot.clone());
        findings.push(finding.with("base", &entry.value));
        None
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

    /// The table of this file name, where it is this folder's own and not its base's.
    pub fn own_table(&self, name: &str) -> Option<&RawTable> {
        self.table(name).filter(|table| table.source.file == name)
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

/// Whether settings name a base themselves.
fn names_a_base(settings: &Path) -> bool {
    let bytes = std::fs::read(settings).unwrap_or_default();
    let mut ignored = Findings::default();
    let text = decode(SETTINGS, &bytes, &mut ignored).unwrap_or_default();
    let raw = RawToml::read(SETTINGS, text, &mut ignored);
    let section = raw.section("[scenario]");
    section.is_some_and(|section| section.entries.iter().any(|entry| entry.key == "base"))
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

/// Notes tables that nobody reads: a name misspelt by a letter would leave a whole table out.
fn strangers(folder: &Path, findings: &mut Findings) -> Result<(), FolderError> {
    // GMNS has further tables of networks, which may lie there.
    for within in ["", "hazards/"] {
        let path = folder.join(within);
        let entries = match std::fs::read_dir(&path) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => continue,
            entries => entries.map_err(|error| FolderError { path, error })?,
        };
        let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
        let mut files: Vec<String> = names.map(|name| format!("{within}{name}")).collect();
        let is_table = |file: &str| {
            let extension = Path::new(file).extension();
            extension.is_some_and(|extension| extension.eq_ignore_ascii_case("csv"))
        };
        files.retain(|file| is_table(file) && table_by_file(file).is_none());
        files.sort();
        for file in files {
            let nearest = nearest(&file, TABLES.iter().map(|spec| spec.name));
            let spot = Spot {
                file: file.clone(),
                ..Spot::default()
            };
            let finding = Finding::new(Code::W0108, spot).with("file", file);
            findings.push(finding.with("nearest", nearest));
        }
    }
    Ok(())
}

fn missing(file: &str) -> Finding {
    let spot = Spot {
        file: file.to_owned(),
        ..Spot::default()
    };
    Finding::new(Code::E0101, spot).with("file", file)
}
