//! Names that must stand in another table.

use std::collections::HashMap;

use crate::scenario::catalogue::{REFERENCES, Reference};
use crate::scenario::choices::Level;
use crate::scenario::draft::Draft;
use crate::scenario::finding::{Finding, Findings};
use crate::scenario::nearest::nearest;
use crate::scenario::raw_table::RawTable;
use crate::scenario::switches::name_of;
use crate::scenario::tables::{ShelterRow, SiteRow};
use crate::text::Code;

/// Dangling names of one column for which the nearest is looked up; a column of thousands has another cause.
const NEAREST_LIMIT: usize = 20;

/// The names that may be referred to, with the line on which each stands.
struct Names<'a> {
    list: Vec<&'a str>,
    row: HashMap<&'a str, usize>,
}

impl<'a> Names<'a> {
    fn of(list: Vec<&'a str>) -> Self {
        let row = list.iter().enumerate().map(|(row, name)| (*name, row));
        Self {
            row: row.collect(),
            list,
        }
    }
}

pub fn check(draft: &Draft, findings: &mut Findings) {
    for reference in &REFERENCES {
        let Some(table) = draft.raw.table(reference.table) else {
            continue;
        };
        let Some(names) = names(draft, reference) else {
            continue;
        };
        check_column(draft, reference, (table, &names), findings);
    }
    check_towns(draft, findings);
}

/// Names of the target; `None` where it cannot be judged. All its rows count, also those with other faults.
fn names<'a>(draft: &'a Draft, reference: &Reference) -> Option<Names<'a>> {
    if reference.target.starts_with('[') {
        let measures = draft.raw.document.switches("measures");
        let readable = draft.raw.document.readable;
        return readable.then(|| Names::of(measures.iter().filter_map(name_of).collect()));
    }
    let target = draft.raw.table(reference.target)?;
    let column = target.column(reference.key).filter(|_| target.readable)?;
    let keys = target.rows.iter().map(|row| row.cells[column].as_str());
    Some(Names::of(keys.collect()))
}

fn check_column(
    draft: &Draft,
    reference: &Reference,
    (table, names): (&RawTable, &Names),
    findings: &mut Findings,
) {
    let Some(column) = table.column(reference.field) else {
        return;
    };
    let mut dangling = 0;
    for (row, raw) in table.rows.iter().enumerate() {
        let value = raw.cells[column].as_str();
        if value.is_empty() || raw.broken || names.row.contains_key(value) {
            continue;
        }
        dangling += 1;
        let near = if dangling <= NEAREST_LIMIT {
            nearest(value, names.list.iter().copied())
        } else {
            "-".to_owned()
        };
        let at = names.row.get(near.as_str()).copied();
        let line = at
            .zip(draft.raw.table(reference.target))
            .map_or(0, |(row, target)| target.spot(row, reference.key).line);
        let finding = Finding::new(Code::E0401, table.spot(row, reference.field))
            .with("field", reference.field)
            .with("value", value)
            .with("target", reference.target);
        findings.push(finding.with("nearest", near).with("line", line));
    }
}

/// A town exists by the places that belong to it.
fn check_towns(draft: &Draft, findings: &mut Findings) {
    if draft.places.rows.is_empty() {
        return;
    }
    let mut towns: Vec<&str> = draft
        .places
        .rows
        .iter()
        .map(|place| place.town.0.as_str())
        .collect();
    towns.sort_unstable();
    towns.dedup();
    let unknown = |town: Option<&str>| {
        town.filter(|town| towns.binary_search(town).is_err())
            .map(str::to_owned)
    };
    for (row, site) in draft.sites.iter() {
        if let Some(town) = unknown(site.town.as_ref().map(|town| town.0.as_str())) {
            // A town's store that serves no known town would serve everybody.
            let serves_town = matches!(site.level, Level::Town | Level::Village);
            let code = if serves_town {
                Code::E0402
            } else {
                Code::W0403
            };
            let finding = Finding::new(code, draft.spot::<SiteRow>(row, "town"));
            let nearest = nearest(&town, towns.iter().copied());
            findings.push(finding.with("town", town).with("nearest", nearest));
        }
    }
    for (row, shelter) in draft.shelters.iter() {
        if let Some(town) = unknown(shelter.town.as_ref().map(|town| town.0.as_str())) {
            let finding = Finding::new(Code::W0403, draft.spot::<ShelterRow>(row, "town"));
            let nearest = nearest(&town, towns.iter().copied());
            findings.push(finding.with("town", town).with("nearest", nearest));
        }
    }
}
