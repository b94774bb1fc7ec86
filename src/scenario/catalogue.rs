//! Every table and section there is, when it must be there, and what refers to what.

use super::settings::{
    DatumSettings, FloodSettings, LinkFailureSettings, NetworkSettings, PolicySettings,
    ScenarioSettings, TrafficSettings,
};
use super::spec::{Row, TableSpec};
use super::switches::SwitchRow;
use super::tables::{
    CommodityRow, FailureStateRow, HydrographRow, LinkRow, NodeRow, PlaceRow, ProjectRow, ReachRow,
    RoadClassRow, ShelterRow, SiteRow, SourceRow, StockRow, TargetRow, TeamRow, VehicleRow,
};

/// When a table must be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// In every scenario, with at least one row.
    Always,
    /// Where `[hazards.flood]` is, with at least one row.
    WithFlood,
    /// Never.
    Optional,
}

/// Every table, in the order in which they are read, hashed and described.
pub static TABLES: [(TableSpec, Presence); 16] = [
    (NodeRow::SPEC, Presence::Always),
    (LinkRow::SPEC, Presence::Always),
    (RoadClassRow::SPEC, Presence::Always),
    (PlaceRow::SPEC, Presence::Always),
    (SiteRow::SPEC, Presence::Always),
    (CommodityRow::SPEC, Presence::Always),
    (StockRow::SPEC, Presence::Always),
    (VehicleRow::SPEC, Presence::Always),
    (TeamRow::SPEC, Presence::Always),
    (ShelterRow::SPEC, Presence::Optional),
    (TargetRow::SPEC, Presence::Always),
    (ProjectRow::SPEC, Presence::Optional),
    (SourceRow::SPEC, Presence::Always),
    (ReachRow::SPEC, Presence::WithFlood),
    (HydrographRow::SPEC, Presence::WithFlood),
    (FailureStateRow::SPEC, Presence::Optional),
];

/// Every section of `scenario.toml`, and whether it must be there.
pub static SECTIONS: [(TableSpec, Presence); 7] = [
    (ScenarioSettings::SPEC, Presence::Always),
    (DatumSettings::SPEC, Presence::Always),
    (NetworkSettings::SPEC, Presence::Always),
    (TrafficSettings::SPEC, Presence::Optional),
    (PolicySettings::SPEC, Presence::Optional),
    (FloodSettings::SPEC, Presence::Optional),
    (LinkFailureSettings::SPEC, Presence::Optional),
];

/// The entries of `[[measures]]` and `[[stress]]`.
pub static SWITCH: TableSpec = SwitchRow::SPEC;

/// A column whose values must stand in the key column of another table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reference {
    /// Table that refers.
    pub table: &'static str,
    /// Its column.
    pub field: &'static str,
    /// Table referred to.
    pub target: &'static str,
    /// Its key.
    pub key: &'static str,
}

const fn reference(
    (table, field): (&'static str, &'static str),
    (target, key): (&'static str, &'static str),
) -> Reference {
    Reference {
        table,
        field,
        target,
        key,
    }
}

const NODE: (&str, &str) = ("network/node.csv", "node_id");
const REACH: (&str, &str) = ("hazards/reaches.csv", "reach_id");
const SITE: (&str, &str) = ("sites.csv", "site_id");

/// Everything that refers to a row of another table.
pub static REFERENCES: [Reference; 14] = [
    reference(("network/link.csv", "from_node_id"), NODE),
    reference(("network/link.csv", "to_node_id"), NODE),
    reference(
        ("network/link.csv", "facility_type"),
        ("road_classes.csv", "facility_type"),
    ),
    reference(("network/link.csv", "flood_ref"), REACH),
    reference(("places.csv", "node_id"), NODE),
    reference(("places.csv", "flood_ref"), REACH),
    reference(("sites.csv", "node_id"), NODE),
    reference(("sites.csv", "place_id"), ("places.csv", "place_id")),
    reference(("sites.csv", "flood_ref"), REACH),
    reference(("stock.csv", "site_id"), SITE),
    reference(
        ("stock.csv", "commodity_id"),
        ("commodities.csv", "commodity_id"),
    ),
    reference(("teams.csv", "site_id"), SITE),
    reference(("teams.csv", "vehicle_id"), ("vehicles.csv", "vehicle_id")),
    reference(("projects.csv", "measure"), ("[[measures]]", "name")),
];

/// The short name of a table in paths: the stem of its file.
pub fn stem(file: &str) -> &str {
    let name = file.rsplit('/').next().unwrap_or(file);
    name.strip_suffix(".csv").unwrap_or(name)
}
