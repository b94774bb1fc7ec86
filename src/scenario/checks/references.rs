//! Names that must exist elsewhere.

use std::collections::HashSet;

use crate::scenario::finding::{Finding, Findings};
use crate::scenario::folder::Folder;
use crate::scenario::load::TypedFolder;
use crate::scenario::nearest::nearest;
use crate::scenario::spec::Row;
use crate::scenario::tables::{
    CommodityRow, LinkRow, NodeRow, PlaceRow, ProjectRow, ReachRow, RoadClassRow, SiteRow,
    StockRow, TeamRow, VehicleRow,
};
use crate::text::Code;

/// A column whose cells name rows of another table.
struct Reference {
    file: &'static str,
    column: &'static str,
    to_file: &'static str,
    to_column: &'static str,
}

/// Every reference between tables: from a column to a column of another table.
const REFERENCES: [Reference; 16] = [
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
        TeamRow::SPEC.name,
        "vehicle_id",
        VehicleRow::SPEC.name,
        "vehicle_id",
    ),
    reference("shelters.csv", "town", PlaceRow::SPEC.name, "town"),
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

/// Notes every cell that names a row that is not there.
pub fn check(raw: &Folder, typed: &TypedFolder, findings: &mut Findings) {
    for reference in &REFERENCES {
        let known = known(raw, typed, reference);
        let Some((table, column)) = raw
            .table(reference.file)
            .and_then(|table| Some((table, table.column(reference.column)?)))
        else {
            continue;
        };
        for (row, cells) in table.rows.iter().enumerate() {
            let cell = cells.cells[column].as_str();
            if !cell.is_empty() && !known.contains(cell) {
                let finding = Finding::new(Code::E0401, table.spot(row, reference.column))
                    .with("value", cell);
                let finding = finding
                    .with("table", reference.to_file)
                    .with("column", reference.to_column);
                findings.push(finding.with("nearest", nearest(cell, known.iter().copied())));
            }
        }
    }
}

fn known<'a>(raw: &'a Folder, typed: &'a TypedFolder, reference: &Reference) -> HashSet<&'a str> {
    if reference.to_file == "[[measures]]" {
        return typed
            .measures
            .iter()
            .map(|measure| measure.name.0.as_str())
            .collect();
    }
    let column = raw
        .table(reference.to_file)
        .and_then(|table| Some((table, table.column(reference.to_column)?)));
    column.map_or_else(HashSet::new, |(table, column)| {
        table
            .rows
            .iter()
            .map(|row| row.cells[column].as_str())
            .collect()
    })
}
