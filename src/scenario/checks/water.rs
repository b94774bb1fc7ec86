//! Return levels rise, and flood maps speak of things that a river with return levels can reach.

use std::collections::{BTreeMap, BTreeSet};

use crate::scenario::choices::Mapped;
use crate::scenario::finding::{Finding, Findings};
use crate::scenario::folder::Folder;
use crate::scenario::nearest::nearest;
use crate::scenario::spec::{Id, Row};
use crate::scenario::typed::TypedFolder;
use crate::scenario::water::{DepthRow, ReturnLevelRow, mappable};
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
        let (links, places) = (&typed.links.rows, &typed.places.rows);
        Self(mappable(links, places, &typed.sites.rows).collect())
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
    let mut levels: BTreeMap<&Id, Vec<&ReturnLevelRow>> = BTreeMap::new();
    for level in &typed.return_levels.rows {
        levels.entry(&level.reach_id).or_default().push(level);
    }
    let bridges: BTreeSet<&Id> = {
        let links = typed.links.rows.iter().filter(|link| link.bridge);
        links.map(|link| &link.link_id).collect()
    };
    let mut last: BTreeMap<(Mapped, &str), &DepthRow> = BTreeMap::new();
    let mut rarer: BTreeMap<&Id, (f64, usize)> = BTreeMap::new();
    for (row, &raw_row) in typed.depths.rows.iter().zip(&typed.depths.raw_row) {
        let thing = (row.entity, row.entity_id.0.as_str());
        let tell = |code, column| {
            let finding = Finding::new(code, table.spot(raw_row, column));
            let finding = finding.with("entity", row.entity.word());
            finding.with("id", &row.entity_id)
        };
        let reach = things.0.get(&thing).copied().flatten();
        let own = reach.and_then(|reach| Some((reach, levels.get(reach)?)));
        if let Some((reach, own)) = own {
            match own
                .iter()
                .find(|level| level.return_period_y >= row.return_period_y)
            {
                Some(level) if row.depth_m > level.rise_m => {
                    let finding = tell(Code::W0585, "depth_m").with("depth", row.depth_m);
                    findings.push(finding.with("reach", reach).with("rise", level.rise_m));
                }
                None if row.return_period_y > rarer.get(reach).map_or(0.0, |known| known.0) => {
                    rarer.insert(reach, (row.return_period_y, raw_row));
                }
                _ => {}
            }
        }
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
        if row.entity == Mapped::Link && bridges.contains(&row.entity_id) {
            findings.push(tell(Code::W0592, "entity_id"));
        }
        if !things.0.contains_key(&thing) {
            let nearest = things.nearest(thing.0, thing.1);
            findings.push(tell(Code::E0578, "entity_id").with("nearest", nearest));
        } else if own.is_none() {
            findings.push(tell(Code::E0579, "entity_id"));
        }
    }
    for (reach, (years, raw_row)) in rarer {
        let finding = Finding::new(Code::W0586, table.spot(raw_row, "return_period_y"));
        findings.push(finding.with("reach", reach).with("years", years));
    }
}
