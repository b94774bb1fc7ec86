//! Cells of forests: known fuels, no cell twice, and a middle that burns.

use std::collections::{BTreeMap, BTreeSet};

use super::hazards::is_fuel_model;
use crate::scenario::choices::FireGround;
use crate::scenario::finding::{Finding, Findings};
use crate::scenario::folder::Folder;
use crate::scenario::hazards::{FireSettings, ForestCellRow, ForestRow};
use crate::scenario::spec::Row;
use crate::scenario::typed::TypedFolder;
use crate::text::Code;

/// Notes what does not fit together.
pub fn check(raw: &Folder, typed: &TypedFolder, findings: &mut Findings) {
    let Some(settings) = &typed.fire else {
        return;
    };
    let table = raw.table(ForestCellRow::SPEC.name);
    if settings.ground == FireGround::Ellipse {
        if let Some(table) = table {
            findings.push(Finding::new(Code::W0584, table.source.whole()));
        }
        return;
    }
    let mut cells: BTreeMap<&str, BTreeSet<(u32, u32)>> = BTreeMap::new();
    let mut burning: BTreeSet<(&str, u32, u32)> = BTreeSet::new();
    let rows = typed.forest_cells.rows.iter();
    for (row, &raw_row) in rows.zip(&typed.forest_cells.raw_row) {
        let Some(table) = table else { continue };
        let id = row.forest_id.0.as_str();
        if !cells.entry(id).or_default().insert((row.row, row.column)) {
            let finding = Finding::new(Code::E0582, table.spot(raw_row, "row"));
            let finding = finding.with("id", id).with("row", row.row);
            findings.push(finding.with("column", row.column));
        }
        if is_fuel_model(row.fuel_model) {
            burning.insert((id, row.row, row.column));
        } else if !matches!(row.fuel_model, 91..=99) {
            let finding = Finding::new(Code::E0540, table.spot(raw_row, "fuel_model"));
            findings.push(finding.with("value", row.fuel_model));
        }
    }
    for (forest, &raw_row) in typed.forests.rows.iter().zip(&typed.forests.raw_row) {
        let id = forest.forest_id.0.as_str();
        let own = cells.get(id);
        let last = |of: fn(&(u32, u32)) -> u32| own.and_then(|own| own.iter().map(of).max());
        let Some(table) = raw.table(ForestRow::SPEC.name) else {
            continue;
        };
        let (Some(last_row), Some(last_column)) = (last(|cell| cell.0), last(|cell| cell.1)) else {
            let spot = raw.settings.spot(FireSettings::SPEC.name, "ground");
            findings.push(Finding::new(Code::E0581, spot).with("id", id));
            continue;
        };
        let middle = (last_row.div_ceil(2), last_column.div_ceil(2));
        if !burning.contains(&(id, middle.0, middle.1)) {
            let finding = Finding::new(Code::E0583, table.spot(raw_row, "forest_id"));
            let finding = finding.with("id", id).with("row", middle.0);
            findings.push(finding.with("column", middle.1));
        }
    }
}
