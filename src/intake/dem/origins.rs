//! Where the new heights come from, for `sources.csv`.

use std::collections::BTreeSet;

use super::sheet::Sheet;
use crate::intake::district::District;
use crate::scenario::choices::Status;
use crate::scenario::tables::SourceRow;
use crate::text::Lang;
use crate::text::messages::intake as say;

/// All rows of `sources.csv`: those that still hold, and those of the new heights.
///
/// A column that is wholly new gets one row. Where heights were kept beside new ones, or a row of the table has a source of
/// its own that would go before that of the column, each new height gets its own row.
pub fn of(sheets: &[&Sheet], district: &District, files: &[String], lang: Lang) -> Vec<SourceRow> {
    let mut sources = district.sources.rows.clone();
    let source = say::dem_source(lang, files.join(", "));
    for sheet in sheets {
        let table = sheet.spec.name;
        for (&field, rows) in &sheet.set {
            let keys = district.keys(&sheet.spec, rows);
            let by_row = sheet.kept.contains_key(field) || has_rows(&sources, table);
            let new: Vec<String> = if by_row { keys } else { vec!["*".to_owned()] };
            let named: BTreeSet<&str> = new.iter().map(String::as_str).collect();
            let stale = |old: &SourceRow| {
                let same = old.table == table && old.field == field;
                same && (!by_row || named.contains(old.row.as_str()))
            };
            sources.retain(|old| !stale(old));
            sources.extend(new.iter().map(|row| SourceRow {
                table: table.to_owned(),
                field: field.to_owned(),
                row: row.clone(),
                status: Status::Public,
                source: source.clone(),
                range: None,
                note: None,
            }));
        }
    }
    sources
}

/// Whether a source speaks of single rows of a table, whatever the column.
fn has_rows(sources: &[SourceRow], table: &str) -> bool {
    let mut sources = sources.iter();
    sources.any(|source| source.table == table && source.field == "*" && source.row != "*")
}
