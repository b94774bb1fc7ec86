//! A folder's tables and sections as typed rows, as far as they can be read.

use super::Scenario;
use super::activation::ActivationRow;
use super::changes::SwitchRow;
use super::clearing::ClearingSettings;
use super::crews::CrewSettings;
use super::evacuation::{EvacuationSettings, ShelterRow};
use super::finding::{Finding, Findings};
use super::folder::Folder;
use super::hash::hash;
use super::hazards::{
    BridgeOrderRow, CatchmentRow, FireSettings, ForestCellRow, ForestRow, LandslideRow,
    ReservoirRow, TrackRow, TyphoonSettings, WindDamageSettings,
};
use super::hospitals::HospitalRow;
use super::incidents::{IncidentRow, IncidentSettings};
use super::inventory::{InventoryRow, StandardSettings};
use super::nearest::nearest;
use super::people::CasualtySettings;
use super::rain::{LowRoadRow, RainDamageSettings, RainstormSettings};
use super::raw_toml::{RawEntry, RawSection, RawSwitch, RawToml};
use super::read::{Typed, read_section, read_table};
use super::rescue::RescueSettings;
use super::settings::{
    DatumSettings, FloodSettings, LinkFailureSettings, NetworkSettings, PolicySettings, SECTIONS,
    ScenarioSettings, TrafficSettings,
};
use super::spec::Row;
use super::states::{StatePlaceRow, StateRow, StateSettings};
use super::tables::{
    CommodityRow, FailureStateRow, HydrographRow, LinkRow, NodeRow, PlaceRow, ProjectRow, ReachRow,
    RoadClassRow, SiteRow, SourceRow, StockRow, TargetRow, TeamRow, VehicleRow,
};
use super::warning::{ChannelRow, WarningSettings};
use super::water::{DepthRow, FloodDamageSettings, ReturnLevelRow};
use crate::text::Code;

/// All tables and sections, typed as far as they can be.
pub struct TypedFolder {
    pub(super) scenario: Option<ScenarioSettings>,
    pub(super) datum: Option<DatumSettings>,
    pub(super) network: Option<NetworkSettings>,
    pub(super) traffic: Option<TrafficSettings>,
    pub(super) policy: Option<PolicySettings>,
    pub(super) warning: Option<WarningSettings>,
    pub(super) evacuation: Option<EvacuationSettings>,
    pub(super) clearing: Option<ClearingSettings>,
    pub(super) rescue: Option<RescueSettings>,
    pub(super) crews: Option<CrewSettings>,
    pub(super) standards: Option<StandardSettings>,
    pub(super) flood: Option<FloodSettings>,
    pub(super) link_failure: Option<LinkFailureSettings>,
    pub(super) typhoon: Option<TyphoonSettings>,
    pub(super) wind_damage: Option<WindDamageSettings>,
    pub(super) rainstorm: Option<RainstormSettings>,
    pub(super) rain_damage: Option<RainDamageSettings>,
    pub(super) flood_damage: Option<FloodDamageSettings>,
    pub(super) casualties: Option<CasualtySettings>,
    pub(super) fire: Option<FireSettings>,
    pub(super) incidents: Option<IncidentSettings>,
    pub(super) event_states: Option<StateSettings>,
    pub(super) nodes: Typed<NodeRow>,
    pub(super) links: Typed<LinkRow>,
    pub(super) road_classes: Typed<RoadClassRow>,
    pub(super) places: Typed<PlaceRow>,
    pub(super) sites: Typed<SiteRow>,
    pub(super) stock: Typed<StockRow>,
    pub(super) commodities: Typed<CommodityRow>,
    pub(super) activation_levels: Typed<ActivationRow>,
    pub(super) teams: Typed<TeamRow>,
    pub(super) vehicles: Typed<VehicleRow>,
    pub(super) shelters: Typed<ShelterRow>,
    pub(super) hospitals: Typed<HospitalRow>,
    pub(super) channels: Typed<ChannelRow>,
    pub(super) inventory: Typed<InventoryRow>,
    pub(super) targets: Typed<TargetRow>,
    pub(super) projects: Typed<ProjectRow>,
    pub(super) sources: Typed<SourceRow>,
    pub(super) reaches: Typed<ReachRow>,
    pub(super) hydrograph: Typed<HydrographRow>,
    pub(super) failure_states: Typed<FailureStateRow>,
    pub(super) track: Typed<TrackRow>,
    pub(super) catchments: Typed<CatchmentRow>,
    pub(super) reservoirs: Typed<ReservoirRow>,
    pub(super) landslides: Typed<LandslideRow>,
    pub(super) bridge_orders: Typed<BridgeOrderRow>,
    pub(super) return_levels: Typed<ReturnLevelRow>,
    pub(super) depths: Typed<DepthRow>,
    pub(super) low_roads: Typed<LowRoadRow>,
    pub(super) forests: Typed<ForestRow>,
    pub(super) forest_cells: Typed<ForestCellRow>,
    pub(super) incident_areas: Typed<IncidentRow>,
    pub(super) states: Typed<StateRow>,
    pub(super) state_places: Typed<StatePlaceRow>,
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

/// A section that need not be there.
fn read_optional<R: Row>(settings: &RawToml, findings: &mut Findings) -> Option<R> {
    settings.section(R::SPEC.name)?;
    read_section(settings, findings)
}

impl TypedFolder {
    pub(super) fn read(raw: &Folder, findings: &mut Findings) -> Self {
        note_unknown_sections(&raw.settings, findings);
        let settings = &raw.settings;
        Self {
            scenario: read_section(settings, findings),
            datum: read_section(settings, findings),
            network: read_section(settings, findings),
            traffic: read_section(settings, findings),
            policy: read_section(settings, findings),
            warning: read_optional(settings, findings),
            evacuation: read_optional(settings, findings),
            clearing: read_optional(settings, findings),
            rescue: read_optional(settings, findings),
            crews: read_optional(settings, findings),
            standards: read_section(settings, findings),
            flood: read_optional(settings, findings),
            link_failure: read_optional(settings, findings),
            typhoon: read_optional(settings, findings),
            wind_damage: read_optional(settings, findings),
            rainstorm: read_optional(settings, findings),
            rain_damage: read_section(settings, findings),
            flood_damage: read_optional(settings, findings),
            casualties: read_optional(settings, findings),
            fire: read_optional(settings, findings),
            incidents: read_optional(settings, findings),
            event_states: read_optional(settings, findings),
            nodes: rows(raw, findings),
            links: rows(raw, findings),
            road_classes: rows(raw, findings),
            places: rows(raw, findings),
            sites: rows(raw, findings),
            stock: rows(raw, findings),
            commodities: rows(raw, findings),
            activation_levels: rows(raw, findings),
            teams: rows(raw, findings),
            vehicles: rows(raw, findings),
            shelters: rows(raw, findings),
            hospitals: rows(raw, findings),
            channels: rows(raw, findings),
            inventory: rows(raw, findings),
            targets: rows(raw, findings),
            projects: rows(raw, findings),
            sources: rows(raw, findings),
            reaches: rows(raw, findings),
            hydrograph: rows(raw, findings),
            failure_states: rows(raw, findings),
            track: rows(raw, findings),
            catchments: rows(raw, findings),
            reservoirs: rows(raw, findings),
            landslides: rows(raw, findings),
            bridge_orders: rows(raw, findings),
            return_levels: rows(raw, findings),
            depths: rows(raw, findings),
            low_roads: rows(raw, findings),
            forests: rows(raw, findings),
            forest_cells: rows(raw, findings),
            incident_areas: rows(raw, findings),
            states: rows(raw, findings),
            state_places: rows(raw, findings),
            measures: switches(settings, "measures", findings),
            stress: switches(settings, "stress", findings),
        }
    }

    /// The scenario, if every section could be read.
    pub(super) fn scenario(self) -> Option<Scenario> {
        let mut scenario = Scenario {
            scenario: self.scenario?,
            datum: self.datum?,
            network: self.network?,
            traffic: self.traffic?,
            policy: self.policy?,
            warning: self.warning,
            evacuation: self.evacuation,
            clearing: self.clearing,
            rescue: self.rescue,
            crews: self.crews,
            standards: self.standards?,
            flood: self.flood,
            link_failure: self.link_failure,
            typhoon: self.typhoon,
            wind_damage: self.wind_damage,
            rainstorm: self.rainstorm,
            rain_damage: self.rain_damage?,
            flood_damage: self.flood_damage,
            casualties: self.casualties,
            fire: self.fire,
            incidents: self.incidents,
            event_states: self.event_states,
            nodes: self.nodes.rows,
            links: self.links.rows,
            road_classes: self.road_classes.rows,
            places: self.places.rows,
            sites: self.sites.rows,
            stock: self.stock.rows,
            commodities: self.commodities.rows,
            activation_levels: self.activation_levels.rows,
            teams: self.teams.rows,
            vehicles: self.vehicles.rows,
            shelters: self.shelters.rows,
            hospitals: self.hospitals.rows,
            channels: self.channels.rows,
            inventory: self.inventory.rows,
            targets: self.targets.rows,
            projects: self.projects.rows,
            sources: self.sources.rows,
            reaches: self.reaches.rows,
            hydrograph: self.hydrograph.rows,
            failure_states: self.failure_states.rows,
            track: self.track.rows,
            catchments: self.catchments.rows,
            reservoirs: self.reservoirs.rows,
            landslides: self.landslides.rows,
            bridge_orders: self.bridge_orders.rows,
            return_levels: self.return_levels.rows,
            depths: self.depths.rows,
            low_roads: self.low_roads.rows,
            forests: self.forests.rows,
            forest_cells: self.forest_cells.rows,
            incident_areas: self.incident_areas.rows,
            states: self.states.rows,
            state_places: self.state_places.rows,
            measures: self.measures,
            stress: self.stress,
            hash: String::new(),
        };
        scenario.hash = hash(&scenario);
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
        whole: true,
        ..RawToml::default()
    };
    read_section::<SwitchRow>(&one, findings)
}

fn renamed(switch: &RawSwitch) -> RawSection {
    RawSection {
        name: SwitchRow::SPEC.name.to_owned(),
        ..switch.section.clone()
    }
}
