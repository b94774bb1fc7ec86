//! Rows of `sources.csv` must speak of something that exists.

use crate::scenario::changes::SwitchRow;
use crate::scenario::finding::{Finding, Findings};
use crate::scenario::folder::{Folder, TABLES};
use crate::scenario::nearest::nearest;
use crate::scenario::settings::SECTIONS;
use crate::scenario::spec::{Row, TableSpec};
use crate::scenario::tables::SourceRow;
use crate::scenario::typed::TypedFolder;
use crate::text::Code;

/// Notes tables, fields and rows that do not exist, and ranges that are none: their numbers would have no origin.
pub fn check(raw: &Folder, typed: &TypedFolder, findings: &mut Findings) {
    let Some(table) = raw.table(SourceRow::SPEC.name) else {
        return;
    };
    let switch = SwitchRow::SPEC;
    let specs = || TABLES.iter().chain(&SECTIONS).chain([&switch]);
    for (source, &row) in typed.sources.rows.iter().zip(&typed.sources.raw_row) {
        let mut note = |code, field, value: &str, nearest: String| {
            let finding = Finding::new(code, table.spot(row, field)).with("value", value);
            findings.push(
                finding
                    .with("table", &source.table)
                    .with("nearest", nearest),
            );
        };
        if let Some(range) = source.range.as_deref().filter(|range| !is_range(range)) {
            note(Code::E0605, "range", range, "0.5..2".to_owned());
        }
        let Some(spec) = specs().find(|spec| spec.name == source.table) else {
            let nearest = nearest(&source.table, specs().map(|spec| spec.name));
            note(Code::E0602, "table", &source.table, nearest);
            continue;
        };
        if source.field != "*" && spec.field(&source.field).is_none() {
            let nearest = nearest(&source.field, spec.fields.iter().map(|field| field.name));
            note(Code::E0603, "field", &source.field, nearest);
        }
        if source.row != "*" {
            let names = names(raw, typed, spec);
            if !names.contains(&source.row) {
                let nearest = nearest(&source.row, names.iter().map(String::as_str));
                note(Code::E0604, "row", &source.row, nearest);
            }
        }
    }
}

/// `low..high` in the number's unit, or relative to the number: `×0.5..×2`, `±30%`.
fn is_range(text: &str) -> bool {
    let number = |text: &str| {
        text.trim()
            .parse()
            .ok()
            .filter(|value: &f64| value.is_finite())
    };
    let text = text.trim();
    if let Some(percent) = text
        .strip_prefix('±')
        .and_then(|rest| rest.strip_suffix('%'))
    {
        return number(percent).is_some_and(|percent| percent >= 0.0);
    }
    let ends = text.split_once("..").map(|(low, high)| {
        let factors = low.strip_prefix('×').zip(high.strip_prefix('×'));
        factors.unwrap_or((low, high))
    });
    let ends = ends.and_then(|(low, high)| Some((number(low)?, number(high)?)));
    ends.is_some_and(|(low, high)| low <= high)
}

/// The names of the rows of a table, or of the measures.
fn names(raw: &Folder, typed: &TypedFolder, spec: &TableSpec) -> Vec<String> {
    if spec.name == SwitchRow::SPEC.name {
        return typed
            .measures
            .iter()
            .map(|measure| measure.name.0.clone())
            .collect();
    }
    let Some(table) = raw.table(spec.name) else {
        return Vec::new();
    };
    let rows = 0..table.rows.len();
    rows.flat_map(|row| table.row_names(spec, row)).collect()
}

#[cfg(test)]
mod tests {
    use super::is_range;

    #[test]
    fn ranges_are_absolute_or_relative() {
        for good in ["0.5..2", "-3 .. 4", "×0.5..×2", "±30%", "2..2"] {
            assert!(is_range(good), "{good}");
        }
        for bad in ["", "3", "2..1", "a..b", "×2..3", "±x%", "30%", "0..inf"] {
            assert!(!is_range(bad), "{bad}");
        }
    }
}
