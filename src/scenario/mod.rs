//! What people write: a folder of `scenario.toml` and CSV tables, read, checked and typed.
//!
//! In: a folder, and changes to it (`--set`, measures, stress switches). Out: a [`Scenario`] in which every
//! reference resolves, every number is in range and has its unit, or *all* [`Findings`] with file, line, column
//! and mend. Past this room nothing can be malformed, so nothing below re-checks.
//!
//! [`spec`] says as data what may be written; [`tables`] and [`settings`] use it.

pub mod catalogue;
pub mod changes;
mod checks;
pub mod choices;
mod decode;
mod digest;
pub mod distance;
mod draft;
mod finding;
mod load;
mod nearest;
mod package;
pub mod provenance;
mod raw;
mod raw_table;
mod raw_toml;
mod read;
mod scaffold;
pub mod settings;
mod source_text;
pub mod spec;
mod switches;
pub mod tables;
#[cfg(test)]
mod tests;
mod write;

pub use finding::{Finding, Findings, Spot};
pub use load::{LoadError, Loaded, Request, check, load};
pub use package::datapackage;
pub use scaffold::{copy_from, scaffold};
pub use spec::Id;
pub use switches::SwitchRow;
pub use write::{WriteError, write_table};

use settings::{
    DatumSettings, FloodSettings, LinkFailureSettings, NetworkSettings, PolicySettings,
    ScenarioSettings, TrafficSettings,
};
use tables::{
    CommodityRow, FailureStateRow, HydrographRow, LinkRow, NodeRow, PlaceRow, ProjectRow, ReachRow,
    RoadClassRow, ShelterRow, SiteRow, SourceRow, StockRow, TargetRow, TeamRow, VehicleRow,
};

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
    /// `[hazards.flood]`, where floods are simulated.
    pub flood: Option<FloodSettings>,
    /// `[hazards.link_failure]`, where links fail by themselves.
    pub link_failure: Option<LinkFailureSettings>,
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
    /// `teams.csv`.
    pub teams: Vec<TeamRow>,
    /// `vehicles.csv`.
    pub vehicles: Vec<VehicleRow>,
    /// `shelters.csv`; may be absent.
    pub shelters: Vec<ShelterRow>,
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
    /// BLAKE3 of everything read and changed, in canonical order: two scenarios with one hash give the same results.
    pub hash: String,
}
