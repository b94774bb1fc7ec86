//! Names that must exist elsewhere.

use std::collections::HashMap;

use crate::scenario::activation::ActivationRow;
use crate::scenario::finding::{Finding, Findings};
use crate::scenario::folder::Folder;
use crate::scenario::hazards::{
    BridgeOrderRow, CatchmentRow, ForestCellRow, ForestRow, LandslideRow, ReservoirRow,
};
use crate::scenario::hospitals::HospitalRow;
use crate::scenario::incidents::IncidentRow;
use crate::scenario::nearest::nearest;
use crate::scenario::rain::LowRoadRow;
use crate::scenario::spec::Row;
use crate::scenario::states::{StatePlaceRow, StateRow};
use crate::scenario::tables::{
    CommodityRow, LinkRow, NodeRow, PlaceRow, ProjectRow, ReachRow, RoadClassRow, SiteRow,
    StockRow, TeamRow, VehicleRow,
};
use crate::scenario::typed::TypedFolder;
use crate::scenario::water::ReturnLevelRow;
use crate::text::Code;

/// A column whose cells name rows of another table.
struct Reference {
    file: &'static str,
    column: &'static str,
    to_file: &'static str,
    to_column: &'static str,
}

/// Every reference between tables: from a column to a column of another table.
const REFERENCES: [Reference; 36] = [
    reference(
        StatePlaceRow::SPEC.name,
        "state_id",
        StateRow::SPEC.name,
        "state_id",
    ),
    reference(
        StatePlaceRow::SPEC.name,
        "place_id",
        PlaceRow::SPEC.name,
        "place_id",
    ),
    reference(
        ReservoirRow::SPEC.name,
        "reach_id",
        CatchmentRow::SPEC.name,
        "reach_id",
    ),
    reference(
        ReachRow::SPEC.name,
        "beside_reach_id",
        ReachRow::SPEC.name,
        "reach_id",
    ),
    reference(
        CatchmentRow::SPEC.name,
        "reach_id",
        ReachRow::SPEC.name,
        "reach_id",
    ),
    reference(
        CatchmentRow::SPEC.name,
        "downstream_reach_id",
        CatchmentRow::SPEC.name,
        "reach_id",
    ),
    reference(
        BridgeOrderRow::SPEC.name,
        "link_id",
        LinkRow::SPEC.name,
        "link_id",
    ),
    reference(
        ReturnLevelRow::SPEC.name,
        "reach_id",
        ReachRow::SPEC.name,
        "reach_id",
    ),
    reference(
        ForestCellRow::SPEC.name,
        "forest_id",
        ForestRow::SPEC.name,
        "forest_id",
    ),
    reference(
        IncidentRow::SPEC.name,
        "node_id",
        NodeRow::SPEC.name,
        "node_id",
    ),
    reference(
        IncidentRow::SPEC.name,
        "hospital_site_id",
        SiteRow::SPEC.name,
        "site_id",
    ),
    reference(
        HospitalRow::SPEC.name,
        "site_id",
        SiteRow::SPEC.name,
        "site_id",
    ),
    reference(
        HospitalRow::SPEC.name,
        "vehicle_id",
        VehicleRow::SPEC.name,
        "vehicle_id",
    ),
    reference(
        LowRoadRow::SPEC.name,
        "link_id",
        LinkRow::SPEC.name,
        "link_id",
    ),
    reference(
        LandslideRow::SPEC.name,
        "link_id",
        LinkRow::SPEC.name,
        "link_id",
    ),
    reference(
        LinkRow::SPEC.name,
        "from_node_id",
        NodeRow::SPEC.name,
        "node_id",
    ),
    reference(
        LinkRow::SPEC.name,
        "to_node_id",
        NodeRow::SPEC.name,
        "node_id",
    ),
    reference(
        LinkRow::SPEC.name,
        "facility_type",
        RoadClassRow::SPEC.name,
        "facility_type",
    ),
    reference(
        LinkRow::SPEC.name,
        "flood_ref",
        ReachRow::SPEC.name,
        "reach_id",
    ),
    reference(
        PlaceRow::SPEC.name,
        "node_id",
        NodeRow::SPEC.name,
        "node_id",
    ),
    reference(
        PlaceRow::SPEC.name,
        "flood_ref",
        ReachRow::SPEC.name,
        "reach_id",
    ),
    reference(SiteRow::SPEC.name, "node_id", NodeRow::SPEC.name, "node_id"),
    reference(
        SiteRow::SPEC.name,
        "flood_ref",
        ReachRow::SPEC.name,
        "reach_id",
    ),
    reference(
        SiteRow::SPEC.name,
        "place_id",
        PlaceRow::SPEC.name,
        "place_id",
    ),
    reference(SiteRow::SPEC.name, "town", PlaceRow::SPEC.name, "town"),
    reference(
        StockRow::SPEC.name,
        "site_id",
        SiteRow::SPEC.name,
        "site_id",
    ),
    reference(
        StockRow::SPEC.name,
        "commodity_id",
        CommodityRow::SPEC.name,
        "commodity_id",
    ),
    reference(TeamRow::SPEC.name, "site_id", SiteRow::SPEC.name, "site_id"),
    reference(
        SiteRow::SPEC.name,
        "from_level",
        ActivationRow::SPEC.name,
        "level",
    ),
    reference(
        TeamRow::SPEC.name,
        "from_level",
        ActivationRow::SPEC.name,
        "level",
    ),
    reference(
        TeamRow::SPEC.name,
        "vehicle_id",
        VehicleRow::SPEC.name,
        "vehicle_id",
    ),
    reference("shelters.csv", "town", PlaceRow::SPEC.name, "town"),
    reference("shelters.csv", "place_id", PlaceRow::SPEC.name, "place_id"),
    reference("shelters.csv", "node_id", NodeRow::SPEC.name, "node_id"),
    reference("shelters.csv", "flood_ref", ReachRow::SPEC.name, "reach_id"),
    reference(ProjectRow::SPEC.name, "measure", "[[measures]]", "name"),
];

const fn reference(
    file: &'static str,
    column: &'static str,
    to_file: &'static str,
    to_column: &'static str,
) -> Reference {
    Reference {
        file,
        column,
        to_file,
        to_column,
    }
}

/// Tables that need not be there unless somebody names a row of theirs.
const MAY_BE_ABSENT: [&str; 2] = [RoadClassRow::SPEC.name, ActivationRow::SPEC.name];

/// Dangling names of one column for which the nearest is looked up; thousands of them have another cause.
const NEAREST_LIMIT: usize = 20;

/// Names that may be referred to, in the order of their rows, and the row of each.
struct Known<'a> {
    names: Vec<&'a str>,
    row: HashMap<&'a str, usize>,
}

/// Notes every cell that names a row that is not there.
pub fn check(raw: &Folder, typed: &TypedFolder, findings: &mut Findings) {
    for reference in &REFERENCES {
        let Some(known) = known(raw, typed, reference) else {
            continue;
        };
        let table = raw.table(reference.file);
        let Some((table, column)) =
            table.and_then(|table| Some((table, table.column(reference.column)?)))
        else {
            continue;
        };
        let mut dangling = 0;
        for (row, cells) in table.rows.iter().enumerate().filter(|(_, row)| !row.broken) {
            let cell = cells.cells[column].as_str();
            if cell.is_empty() || known.row.contains_key(cell) {
                continue;
            }
            dangling += 1;
            let nearest = if dangling <= NEAREST_LIMIT {
                nearest(cell, known.names.iter().copied())
            } else {
                "-".to_owned()
            };
            let at = place(raw, reference, known.row.get(nearest.as_str()).copied());
            let finding = Finding::new(Code::E0401, table.spot(row, reference.column))
                .with("value", cell)
                .with("table", reference.to_file)
                .with("column", reference.to_column);
            findings.push(finding.with("nearest", nearest).with("at", at));
        }
    }
}

/// File and line of a row of the table referred to.
fn place(raw: &Folder, reference: &Reference, row: Option<usize>) -> String {
    let spot = raw.table(reference.to_file).zip(row);
    let spot = spot.map(|(table, row)| table.spot(row, reference.to_column));
    spot.map_or_else(
        || reference.to_file.to_owned(),
        |spot| format!("{}:{}", spot.file, spot.line),
    )
}

/// The names of the table referred to, those of faulty rows too; `None` where that it is missing has been noted,
/// or does not matter.
fn known<'a>(raw: &'a Folder, typed: &'a TypedFolder, reference: &Reference) -> Option<Known<'a>> {
    let names: Vec<&str> = if reference.to_file == "[[measures]]" {
        typed
            .measures
            .iter()
            .map(|measure| measure.name.0.as_str())
            .collect()
    } else {
        match raw.table(reference.to_file) {
            Some(table) => {
                let column = table.column(reference.to_column)?;
                table
                    .rows
                    .iter()
                    .map(|row| row.cells[column].as_str())
                    .collect()
            }
            None if MAY_BE_ABSENT.contains(&reference.to_file) => Vec::new(),
            None => return None,
        }
    };
    let mut row = HashMap::new();
    for (at, name) in names.iter().enumerate() {
        row.entry(*name).or_insert(at);
    }
    Some(Known { names, row })
}
