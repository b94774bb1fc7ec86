//! From a folder to a checked scenario.

use std::path::Path;

use super::changes::{self, Request, SwitchRow};
use super::checks;
use super::finding::{Finding, Findings};
use super::folder::{Folder, FolderError, SETTINGS};
use super::nearest::nearest;
use super::provenance::Provenance;
use super::raw_table::RawTable;
use super::raw_toml::{RawEntry, RawSwitch, RawToml};
use super::read::{Typed, read_section, read_table};
use super::settings::{FloodSettings, LinkFailureSettings, SECTIONS};
use super::spec::Row;
use super::tables::SourceRow;
use super::{Loaded, Scenario};
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

/// All tables and sections, typed as far as they can be.
pub struct TypedFolder {
    pub(super) scenario: Option<super::settings::ScenarioSettings>,
    pub(super) datum: Option<super::settings::DatumSettings>,
    pub(super) network: Option<super::settings::NetworkSettings>,
    pub(super) traffic: Option<super::settings::TrafficSettings>,
    pub(super) policy: Option<super::settings::PolicySettings>,
    pub(super) flood: Option<FloodSettings>,
    pub(super) link_failure: Option<LinkFailureSettings>,
    pub(super) nodes: Typed<super::tables::NodeRow>,
    pub(super) links: Typed<super::tables::LinkRow>,
    pub(super) road_classes: Typed<super::tables::RoadClassRow>,
    pub(super) places: Typed<super::tables::PlaceRow>,
    pub(super) sites: Typed<super::tables::SiteRow>,
    pub(super) stock: Typed<super::tables::StockRow>,
    pub(super) commodities: Typed<super::tables::CommodityRow>,
    pub(super) teams: Typed<super::tables::TeamRow>,
    pub(super) vehicles: Typed<super::tables::VehicleRow>,
    pub(super) shelters: Typed<super::tables::ShelterRow>,
    pub(super) targets: Typed<super::tables::TargetRow>,
    pub(super) projects: Typed<super::tables::ProjectRow>,
    pub(super) sources: Typed<super::tables::SourceRow>,
    pub(super) reaches: Typed<super::tables::ReachRow>,
    pub(super) hydrograph: Typed<super::tables::HydrographRow>,
    pub(super) failure_states: Typed<super::tables::FailureStateRow>,
    pub(super) measures: Vec<SwitchRow>,
    pub(super) stress: Vec<SwitchRow>,
}

fn rows<R: Row>(raw: &Folder, findings: &mut Findings) -> Typed<R> {
    match raw.table(R::SPEC.name) {
        Some(table) => read_table(table, findings),
        None => Typed {
            rows: Vec::new(),
            raw_row: Vec::new(),
        },
    }
}

impl TypedFolder {
    fn read(raw: &Folder, findings: &mut Findings) -> Self {
        note_unknown_sections(&raw.settings, findings);
        let settings = &raw.settings;
        let has = |name| settings.section(name).is_some();
        Self {
            scenario: read_section(settings, findings),
            datum: read_section(settings, findings),
            network: read_section(settings, findings),
            traffic: read_section(settings, findings),
            policy: read_section(settings, findings),
            flood: has(FloodSettings::SPEC.name)
                .then(|| read_section(settings, findings))
                .flatten(),
            link_failure: has(LinkFailureSettings::SPEC.name)
                .then(|| read_section(settings, findings))
                .flatten(),
            nodes: rows(raw, findings),
            links: rows(raw, findings),
            road_classes: rows(raw, findings),
            places: rows(raw, findings),
            sites: rows(raw, findings),
            stock: rows(raw, findings),
            commodities: rows(raw, findings),
            teams: rows(raw, findings),
            vehicles: rows(raw, findings),
            shelters: rows(raw, findings),
            targets: rows(raw, findings),
            projects: rows(raw, findings),
            sources: rows(raw, findings),
            reaches: rows(raw, findings),
            hydrograph: rows(raw, findings),
            failure_states: rows(raw, findings),
            measures: switches(settings, "measures", findings),
            stress: switches(settings, "stress", findings),
        }
    }

    /// The scenario, if every section could be read.
    fn scenario(self) -> Option<Scenario> {
        let mut scenario = Scenario {
            scenario: self.scenario?,
            datum: self.datum?,
            network: self.network?,
            traffic: self.traffic?,
            policy: self.policy?,
            flood: self.flood,
            link_failure: self.link_failure,
            nodes: self.nodes.rows,
            links: self.links.rows,
            road_classes: self.road_classes.rows,
            places: self.places.rows,
            sites: self.sites.rows,
            stock: self.stock.rows,
            commodities: self.commodities.rows,
            teams: self.teams.rows,
            vehicles: self.vehicles.rows,
            shelters: self.shelters.rows,
            targets: self.targets.rows,
            projects: self.projects.rows,
            sources: self.sources.rows,
            reaches: self.reaches.rows,
            hydrograph: self.hydrograph.rows,
            failure_states: self.failure_states.rows,
            measures: self.measures,
            stress: self.stress,
            hash: String::new(),
        };
        scenario.hash = super::hash::hash(&scenario);
        Some(scenario)
    }
}

fn note_unknown_sections(settings: &RawToml, findings: &mut Findings) {
    let known: Vec<&str> = SECTIONS.iter().map(|section| section.name).collect();
    for section in &settings.sections {
        let parent = section.name == "[hazards]" && section.entries.is_empty();
        if !parent && !known.contains(&section.name.as_str()) {
            let finding =
                Finding::new(Code::E0302, section.spot.clone()).with("section", &section.name);
            findings.push(finding.with("nearest", nearest(&section.name, known.iter().copied())));
        }
    }
    for (name, _) in settings
        .lists
        .iter()
        .filter(|(name, _)| !["measures", "stress"].contains(&name.as_str()))
    {
        let finding = Finding::new(Code::E0302, settings.source.whole())
            .with("section", format!("[[{name}]]"));
        findings.push(finding.with("nearest", nearest(name, ["measures", "stress"].into_iter())));
    }
}

fn switches(settings: &RawToml, list: &str, findings: &mut Findings) -> Vec<SwitchRow> {
    let mut read: Vec<(SwitchRow, u32)> = Vec::new();
    for switch in settings.list(list) {
        let Some(row) = read_switch(switch, findings) else {
            continue;
        };
        let named = |entry: &&RawEntry| entry.key == "name";
        let name = switch.section.entries.iter().find(named);
        let spot = name.map_or_else(
            || switch.section.spot.clone(),
            |entry| entry.value_spot.clone(),
        );
        if let Some((_, first)) = read.iter().find(|(earlier, _)| earlier.name == row.name) {
            let finding = Finding::new(Code::E0214, spot.clone()).with("id", &row.name);
            findings.push(finding.with("line", first));
        }
        read.push((row, spot.line));
    }
    read.into_iter().map(|(row, _)| row).collect()
}

fn read_switch(switch: &RawSwitch, findings: &mut Findings) -> Option<SwitchRow> {
    let one = RawToml {
        sections: vec![renamed(switch)],
        ..RawToml::default()
    };
    read_section::<SwitchRow>(&one, findings)
}

fn renamed(switch: &RawSwitch) -> super::raw_toml::RawSection {
    super::raw_toml::RawSection {
        name: SwitchRow::SPEC.name.to_owned(),
        ..switch.section.clone()
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
