//! What people write: a folder of `scenario.toml` and CSV tables, read, checked and typed.
//!
//! In: a folder, and changes to it (`--set`, measures, stress switches). Out: a [`Scenario`] in which every
//! reference resolves, every number is in range and has its unit, or *all* [`Findings`] with file, line, column
//! and mend. Past this room nothing can be malformed, so nothing below re-checks.
//!
//! [`spec`] says as data what may be written; [`tables`] and [`settings`] use it.

pub mod activation;
mod changes;
pub(crate) mod checks;
pub mod choices;
pub mod clearing;
mod comparison;
pub mod crews;
pub(crate) mod decode;
pub mod evacuation;
mod finding;
mod folder;
pub mod geo;
mod hash;
pub mod hazards;
pub mod hospitals;
pub mod incidents;
pub mod inventory;
mod limits;
mod load;
pub mod metrics;
pub(crate) mod nearest;
pub mod norms;
mod package;
mod patch;
pub mod people;
pub mod pressure_wind;
mod provenance;
pub mod rain;
mod raw_table;
mod raw_toml;
pub(crate) mod read;
pub mod rescue;
mod scaffold;
mod schema;
pub mod settings;
mod source_text;
pub mod spec;
pub mod states;
pub mod tables;
#[cfg(test)]
mod tests;
mod typed;
pub mod warning;
pub mod water;
mod write;

pub use changes::{Request, SwitchRow};
pub use finding::{Finding, Findings, Spot};
pub use folder::{Folder, FolderError, SETTINGS};
pub use load::{LoadError, check, load, load_raw, sources, table_findings};
pub use nearest::nearest;
pub use package::datapackage;
pub use patch::Patch;
pub use provenance::{Origin, Provenance};
pub use scaffold::{EXAMPLE_HYDROGRAPH, EXAMPLE_TARGETS, copy, create};
pub use schema::schema;
pub use spec::Id;
pub use write::{WriteError, write_table};

use activation::ActivationRow;
use clearing::ClearingSettings;
use crews::CrewSettings;
use evacuation::{EvacuationSettings, ShelterRow};
use hazards::{
    BridgeOrderRow, CatchmentRow, FireSettings, ForestCellRow, ForestRow, LandslideRow,
    ReservoirRow, TrackRow, TyphoonSettings, WindDamageSettings,
};
use hospitals::HospitalRow;
use incidents::{IncidentRow, IncidentSettings};
use inventory::{InventoryRow, StandardSettings};
use people::CasualtySettings;
use rain::{LowRoadRow, RainDamageSettings, RainstormSettings};
use rescue::RescueSettings;
use settings::{
    DatumSettings, FloodSettings, LinkFailureSettings, NetworkSettings, PolicySettings,
    ScenarioSettings, TrafficSettings,
};
use states::{StatePlaceRow, StateRow, StateSettings};
use tables::{
    CommodityRow, FailureStateRow, HydrographRow, LinkRow, NodeRow, PlaceRow, ProjectRow, ReachRow,
    RoadClassRow, SiteRow, SourceRow, StockRow, TargetRow, TeamRow, VehicleRow,
};
use warning::{ChannelRow, WarningSettings};
use water::{DepthRow, FloodDamageSettings, ReturnLevelRow};

/// A whole scenario, checked.
#[derive(Clone, Debug, PartialEq)]
pub struct Scenario {
    /// `[scenario]`.
    pub scenario: ScenarioSettings,
    /// `[datum]`.
    pub datum: DatumSettings,
    /// `[network]`.
    pub network: NetworkSettings,
    /// `[traffic]`.
    pub traffic: TrafficSettings,
    /// `[policy]`.
    pub policy: PolicySettings,
    /// `[warning]`, where people are warned.
    pub warning: Option<WarningSettings>,
    /// `[evacuation]`, where people leave before the water comes.
    pub evacuation: Option<EvacuationSettings>,
    /// `[clearing]`, where crews clear roads.
    pub clearing: Option<ClearingSettings>,
    /// `[rescue]`, where crews bring out whom the water traps.
    pub rescue: Option<RescueSettings>,
    /// `[crews]`, where crews that bring relief tire.
    pub crews: Option<CrewSettings>,
    /// `[standards]`.
    pub standards: StandardSettings,
    /// `[hazards.flood]`, where floods are simulated.
    pub flood: Option<FloodSettings>,
    /// `[hazards.link_failure]`, where links fail by themselves.
    pub link_failure: Option<LinkFailureSettings>,
    /// `[hazards.typhoon]`, where a typhoon comes.
    pub typhoon: Option<TyphoonSettings>,
    /// `[hazards.wind_damage]`, where wind does damage.
    pub wind_damage: Option<WindDamageSettings>,
    /// `[hazards.rainstorm]`, where it rains without a typhoon.
    pub rainstorm: Option<RainstormSettings>,
    /// `[hazards.rain_damage]`.
    pub rain_damage: RainDamageSettings,
    /// `[hazards.flood_damage]`, where floods undermine bridges.
    pub flood_damage: Option<FloodDamageSettings>,
    /// `[hazards.casualties]`, where trapped people are counted.
    pub casualties: Option<CasualtySettings>,
    /// `[hazards.fire]`, where forests burn.
    pub fire: Option<FireSettings>,
    /// `[hazards.incidents]`, where calls for help are answered.
    pub incidents: Option<IncidentSettings>,
    /// `[hazards.states]`, where the event is hand-made.
    pub event_states: Option<StateSettings>,
    /// `network/node.csv`.
    pub nodes: Vec<NodeRow>,
    /// `network/link.csv`.
    pub links: Vec<LinkRow>,
    /// `road_classes.csv`.
    pub road_classes: Vec<RoadClassRow>,
    /// `places.csv`.
    pub places: Vec<PlaceRow>,
    /// `sites.csv`.
    pub sites: Vec<SiteRow>,
    /// `stock.csv`.
    pub stock: Vec<StockRow>,
    /// `commodities.csv`.
    pub commodities: Vec<CommodityRow>,
    /// `activation_levels.csv`; may be absent.
    pub activation_levels: Vec<ActivationRow>,
    /// `teams.csv`.
    pub teams: Vec<TeamRow>,
    /// `vehicles.csv`.
    pub vehicles: Vec<VehicleRow>,
    /// `shelters.csv`; may be absent.
    pub shelters: Vec<ShelterRow>,
    /// `hospitals.csv`; may be absent.
    pub hospitals: Vec<HospitalRow>,
    /// `warning_channels.csv`; may be absent.
    pub channels: Vec<ChannelRow>,
    /// `inventory.csv`; may be absent.
    pub inventory: Vec<InventoryRow>,
    /// `targets.csv`.
    pub targets: Vec<TargetRow>,
    /// `projects.csv`; may be absent.
    pub projects: Vec<ProjectRow>,
    /// `sources.csv`.
    pub sources: Vec<SourceRow>,
    /// `hazards/reaches.csv`.
    pub reaches: Vec<ReachRow>,
    /// `hazards/hydrograph.csv`.
    pub hydrograph: Vec<HydrographRow>,
    /// `hazards/failure_states.csv`; may be absent (one state, factor 1).
    pub failure_states: Vec<FailureStateRow>,
    /// `hazards/track.csv`.
    pub track: Vec<TrackRow>,
    /// `hazards/catchments.csv`; may be absent.
    pub catchments: Vec<CatchmentRow>,
    /// `hazards/reservoirs.csv`; may be absent.
    pub reservoirs: Vec<ReservoirRow>,
    /// `hazards/landslides.csv`; may be absent.
    pub landslides: Vec<LandslideRow>,
    /// `hazards/bridge_orders.csv`; may be absent.
    pub bridge_orders: Vec<BridgeOrderRow>,
    /// `hazards/return_levels.csv`; may be absent.
    pub return_levels: Vec<ReturnLevelRow>,
    /// `hazards/depths.csv`; may be absent.
    pub depths: Vec<DepthRow>,
    /// `hazards/low_roads.csv`; may be absent.
    pub low_roads: Vec<LowRoadRow>,
    /// `hazards/forests.csv`.
    pub forests: Vec<ForestRow>,
    /// `hazards/forest_cells.csv`; may be absent.
    pub forest_cells: Vec<ForestCellRow>,
    /// `hazards/incidents.csv`.
    pub incident_areas: Vec<IncidentRow>,
    /// `hazards/states.csv`.
    pub states: Vec<StateRow>,
    /// `hazards/state_places.csv`.
    pub state_places: Vec<StatePlaceRow>,
    /// `[[measures]]`.
    pub measures: Vec<SwitchRow>,
    /// `[[stress]]`.
    pub stress: Vec<SwitchRow>,
    /// BLAKE3 of everything read and changed, in canonical order: two scenarios with one hash give the same results.
    pub hash: String,
}

/// A scenario that can be used, with what should be looked at.
#[derive(Clone, Debug, PartialEq)]
pub struct Loaded {
    /// The scenario.
    pub scenario: Scenario,
    /// Where its numbers come from.
    pub provenance: Provenance,
    /// What is odd but not wrong.
    pub warnings: Findings,
}
