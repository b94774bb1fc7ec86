//! A scenario on its way from written to checked: typed rows that still know where they were written.

use super::Scenario;
use super::catalogue::{Presence, SECTIONS};
use super::finding::{Finding, Findings, Spot};
use super::nearest::nearest;
use super::raw::RawFolder;
use super::raw_toml::{RawList, RawSection};
use super::read::{Typed, read_section, read_table};
use super::settings::{
    DatumSettings, FloodSettings, LinkFailureSettings, NetworkSettings, PolicySettings,
    ScenarioSettings, TrafficSettings,
};
use super::spec::{Row, TableSpec};
use super::switches::{SwitchRow, read_switches};
use super::tables::{
    CommodityRow, FailureStateRow, HydrographRow, LinkRow, NodeRow, PlaceRow, ProjectRow, ReachRow,
    RoadClassRow, ShelterRow, SiteRow, SourceRow, StockRow, TargetRow, TeamRow, VehicleRow,
};
use crate::text::Code;

/// Typed sections and tables. A section is `None` where it is absent or has faults; a table lacks its faulty rows.
#[derive(Debug)]
#[allow(missing_docs, reason = "the fields are those of `Scenario`")]
pub struct Draft<'a> {
    pub raw: &'a RawFolder,
    pub scenario: Option<ScenarioSettings>,
    pub datum: Option<DatumSettings>,
    pub network: Option<NetworkSettings>,
    pub traffic: Option<TrafficSettings>,
    pub policy: Option<PolicySettings>,
    pub flood: Option<FloodSettings>,
    pub link_failure: Option<LinkFailureSettings>,
    pub measures: Vec<SwitchRow>,
    pub stress: Vec<SwitchRow>,
    pub nodes: Typed<NodeRow>,
    pub links: Typed<LinkRow>,
    pub road_classes: Typed<RoadClassRow>,
    pub places: Typed<PlaceRow>,
    pub sites: Typed<SiteRow>,
    pub stock: Typed<StockRow>,
    pub commodities: Typed<CommodityRow>,
    pub teams: Typed<TeamRow>,
    pub vehicles: Typed<VehicleRow>,
    pub shelters: Typed<ShelterRow>,
    pub targets: Typed<TargetRow>,
    pub projects: Typed<ProjectRow>,
    pub sources: Typed<SourceRow>,
    pub reaches: Typed<ReachRow>,
    pub hydrograph: Typed<HydrographRow>,
    pub failure_states: Typed<FailureStateRow>,
}

impl<'a> Draft<'a> {
    /// Types everything; every faulty cell, key and name is noted.
    pub fn read(raw: &'a RawFolder, findings: &mut Findings) -> Self {
        note_sections(raw, findings);
        Self {
            raw,
            scenario: section(raw, findings),
            datum: section(raw, findings),
            network: section(raw, findings),
            traffic: section(raw, findings),
            policy: section(raw, findings),
            flood: hazard(raw, findings),
            link_failure: hazard(raw, findings),
            measures: read_switches(&raw.document, "measures", findings),
            stress: read_switches(&raw.document, "stress", findings),
            nodes: table(raw, findings),
            links: table(raw, findings),
            road_classes: table(raw, findings),
            places: table(raw, findings),
            sites: table(raw, findings),
            stock: table(raw, findings),
            commodities: table(raw, findings),
            teams: table(raw, findings),
            vehicles: table(raw, findings),
            shelters: table(raw, findings),
            targets: table(raw, findings),
            projects: table(raw, findings),
            sources: table(raw, findings),
            reaches: table(raw, findings),
            hydrograph: table(raw, findings),
            failure_states: table(raw, findings),
        }
    }

    /// Where a field of a row stands; `row` is its position in the table as written.
    pub fn spot<R: Row>(&self, row: usize, field: &str) -> Spot {
        let table = self.raw.table(R::SPEC.name);
        table.map_or_else(Spot::default, |table| table.spot(row, field))
    }

    /// The whole file of a table.
    pub fn whole<R: Row>(&self) -> Spot {
        Spot {
            file: R::SPEC.name.to_owned(),
            ..Spot::default()
        }
    }

    /// Where a key of a section stands.
    pub fn key<R: Row>(&self, key: &str) -> Spot {
        self.raw.document.spot(R::SPEC.name, key)
    }

    /// The scenario, its hash still empty; `None` where a section it needs is missing.
    pub fn finish(self) -> Option<Scenario> {
        Some(Scenario {
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
            hash: String::new(),
        })
    }
}

fn table<R: Row>(raw: &RawFolder, findings: &mut Findings) -> Typed<R> {
    let absent = || Typed {
        rows: Vec::new(),
        raw_row: Vec::new(),
    };
    raw.table(R::SPEC.name)
        .map_or_else(absent, |table| read_table(table, findings))
}

/// A section that counts with its defaults where it is absent; if it must be there, its absence is noted once.
fn section<R: Row>(raw: &RawFolder, findings: &mut Findings) -> Option<R> {
    let must = |(spec, presence): &(TableSpec, Presence)| {
        spec.name == R::SPEC.name && *presence == Presence::Always
    };
    if !raw.has_section(R::SPEC.name) && SECTIONS.iter().any(must) {
        if raw.document.readable {
            let finding = Finding::new(Code::E0302, raw.document.source.whole());
            let keys = R::SPEC.fields.iter().filter(|field| field.required);
            let keys: Vec<&str> = keys.map(|field| field.name).collect();
            findings.push(
                finding
                    .with("section", R::SPEC.name)
                    .with("keys", keys.join(", ")),
            );
        }
        return None;
    }
    read_section(&raw.document, findings)
}

fn hazard<R: Row>(raw: &RawFolder, findings: &mut Findings) -> Option<R> {
    let there = raw.has_section(R::SPEC.name);
    there
        .then(|| read_section(&raw.document, findings))
        .flatten()
}

/// Notes sections and lists that do not exist.
fn note_sections(raw: &RawFolder, findings: &mut Findings) {
    for section in &raw.document.sections {
        note_section(section, findings);
    }
    for RawList { name, spot, .. } in &raw.document.lists {
        if name != "measures" && name != "stress" {
            let finding =
                Finding::new(Code::E0303, spot.clone()).with("section", format!("[[{name}]]"));
            findings.push(finding.with("nearest", nearest(name, ["[[measures]]", "[[stress]]"])));
        }
    }
}

fn note_section(section: &RawSection, findings: &mut Findings) {
    let names = || SECTIONS.iter().map(|(spec, _)| spec.name);
    if section.name == "[hazards]" && section.entries.is_empty()
        || names().any(|name| name == section.name)
    {
        return;
    }
    if section.name == "[]" {
        for entry in &section.entries {
            let finding = Finding::new(Code::E0309, entry.key_spot.clone());
            findings.push(finding.with("key", &entry.key));
        }
        return;
    }
    let finding = Finding::new(Code::E0303, section.spot.clone()).with("section", &section.name);
    let known = names().chain(["[[measures]]", "[[stress]]"]);
    findings.push(finding.with("nearest", nearest(&section.name, known)));
}
