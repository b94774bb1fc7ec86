//! Return levels rise.

use std::collections::BTreeMap;

use crate::scenario::finding::{Finding, Findings};
use crate::scenario::folder::Folder;
use crate::scenario::spec::Row;
use crate::scenario::typed::TypedFolder;
use crate::scenario::water::ReturnLevelRow;
use crate::text::Code;

/// Notes what does not fit together.
pub fn check(raw: &Folder, typed: &TypedFolder, findings: &mut Findings) {
    let Some(table) = raw.table(ReturnLevelRow::SPEC.name) else {
        return;
    };
    let levels = &typed.return_levels;
    let mut last: BTreeMap<&str, (&ReturnLevelRow, usize, u32)> = BTreeMap::new();
    for (row, &raw_row) in levels.rows.iter().zip(&levels.raw_row) {
        let id = row.reach_id.0.as_str();
        let known = last.get(id).map_or(0, |&(before, _, known)| {
            let grows = [
                (
                    "return_period_y",
                    row.return_period_y > before.return_period_y,
                ),
                ("rise_m", row.rise_m > before.rise_m),
            ];
            for (field, _) in grows.into_iter().filter(|(_, grows)| !grows) {
                let finding = Finding::new(Code::E0576, table.spot(raw_row, field));
                findings.push(finding.with("id", id).with("field", field));
            }
            known
        });
        last.insert(id, (row, raw_row, known + 1));
    }
    // Rows with faults have been noted, and may be the second of a reach.
    if levels.rows.len() < table.rows.len() {
        return;
    }
    for (id, (_, raw_row, _)) in last.into_iter().filter(|(_, (_, _, known))| *known < 2) {
        let finding = Finding::new(Code::E0577, table.spot(raw_row, "reach_id"));
        findings.push(finding.with("id", id));
    }
}
