//! Return levels rise, and flood maps speak of things that a river with return levels can reach.

use std::collections::BTreeMap;

use crate::scenario::choices::Mapped;
use crate::scenario::finding::{Finding, Findings};
use crate::scenario::folder::Folder;
use crate::scenario::nearest::nearest;
use crate::scenario::spec::{Id, Row};
use crate::scenario::typed::TypedFolder;
use crate::scenario::water::{DepthRow, ReturnLevelRow};
use crate::text::Code;

/// Notes what does not fit together.
pub fn check(raw: &Folder, typed: &TypedFolder, findings: &mut Findings) {
    return_levels(raw, typed, findings);
    depths(raw, typed, findings);
}

fn return_levels(raw: &Folder, typed: &TypedFolder, findings: &mut Findings) {
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

/// Everything that a flood map can speak of, with its reach.
struct Things<'a>(BTreeMap<(Mapped, &'a str), Option<&'a Id>>);

impl<'a> Things<'a> {
    fn of(typed: &'a TypedFolder) -> Self {
        let links = typed.links.rows.iter();
        let links = links.map(|row| (Mapped::Link, &row.link_id, &row.flood_ref));
        let places = typed.places.rows.iter();
        let places = places.map(|row| (Mapped::Place, &row.place_id, &row.flood_ref));
        let sites = typed.sites.rows.iter();
        let sites = sites.map(|row| (Mapped::Site, &row.site_id, &row.flood_ref));
        let all = links.chain(places).chain(sites);
        let named = all.map(|(kind, id, reach)| ((kind, id.0.as_str()), reach.as_ref()));
        Self(named.collect())
    }

    fn nearest(&self, kind: Mapped, id: &str) -> String {
        let named = self.0.keys().filter(|(other, _)| *other == kind);
        nearest(id, named.map(|(_, name)| *name))
    }
}

fn depths(raw: &Folder, typed: &TypedFolder, findings: &mut Findings) {
    let Some(table) = raw.table(DepthRow::SPEC.name) else {
        return;
    };
    let things = Things::of(typed);
    let has_levels = |reach: &Id| {
        let mut levels = typed.return_levels.rows.iter();
        levels.any(|level| level.reach_id == *reach)
    };
    let mut last: BTreeMap<(Mapped, &str), &DepthRow> = BTreeMap::new();
    for (row, &raw_row) in typed.depths.rows.iter().zip(&typed.depths.raw_row) {
        let thing = (row.entity, row.entity_id.0.as_str());
        let tell = |code, column| {
            let finding = Finding::new(code, table.spot(raw_row, column));
            let finding = finding.with("entity", row.entity.word());
            finding.with("id", &row.entity_id)
        };
        if let Some(before) = last.insert(thing, row) {
            let falls = [
                (
                    "return_period_y",
                    row.return_period_y <= before.return_period_y,
                ),
                ("depth_m", row.depth_m < before.depth_m),
            ];
            for (field, _) in falls.into_iter().filter(|(_, falls)| *falls) {
                findings.push(tell(Code::E0580, field).with("field", field));
            }
            continue;
        }
        match things.0.get(&thing) {
            None => {
                let nearest = things.nearest(thing.0, thing.1);
                findings.push(tell(Code::E0578, "entity_id").with("nearest", nearest));
            }
            Some(reach) if !reach.is_some_and(has_levels) => {
                findings.push(tell(Code::E0579, "entity_id"));
            }
            Some(_) => {}
        }
    }
}
