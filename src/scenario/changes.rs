//! Changes to a scenario as written, so that the same checks judge them: `--set`, measures and stress cases.
//!
//! A path is `section.key` (`policy.assessment_min`, `hazards.flood.severity`) or `table.id.column`
//! (`sites.D01.docks`), where a table goes by the stem of its file, `*` means all rows, and a row of a table
//! without a key goes by its leading cells joined with `/` (`stock.D01/rice.quantity`).

use super::catalogue::{SECTIONS, TABLES, stem};
use super::finding::{Finding, Findings, Spot};
use super::load::Request;
use super::nearest::nearest;
use super::raw::RawFolder;
use super::raw_table::{Origin, RawRow, RawTable};
use super::raw_toml::{RawAddition, RawSwitch};
use super::read::describe;
use super::spec::{Field, TableSpec, check_cell};
use super::switches::name_of;
use crate::text::Code;

/// What a change does.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// Writes the value of a key of a section.
    Setting {
        /// Section.
        section: &'static TableSpec,
        /// Key.
        key: &'static Field,
        /// Value as text.
        value: String,
    },
    /// Writes one cell, or a cell in every row.
    Cell {
        /// Table.
        table: &'static TableSpec,
        /// Name of the row; `*` = all.
        row: String,
        /// Column.
        column: &'static Field,
        /// Value as text.
        value: String,
    },
    /// Adds a row.
    Row {
        /// Table.
        table: &'static TableSpec,
        /// Columns and cells.
        cells: Vec<(&'static Field, String)>,
    },
}

/// Applies what is requested: measures, then stress cases, then `--set`, each in the order given.
/// Switches that are not requested are read all the same, so that `check` sees their faults.
pub fn apply(raw: &mut RawFolder, request: &Request, findings: &mut Findings) {
    for (list, names, unknown) in [
        ("measures", &request.measures, Code::E0705),
        ("stress", &request.stress, Code::E0706),
    ] {
        let switches = raw.document.switches(list).to_vec();
        for switch in switches.iter().filter(|switch| !requested(switch, names)) {
            rehearse(raw, switch, findings);
        }
        for name in names {
            match switches.iter().find(|switch| name_of(switch) == Some(name)) {
                Some(switch) => perform(raw, switch, findings),
                None => note_unknown(unknown, name, &switches, findings),
            }
        }
    }
    for text in &request.set {
        let spot = Spot {
            file: "--set".to_owned(),
            excerpt: text.clone(),
            highlight: (0, text.chars().count().max(1)),
            ..Spot::default()
        };
        set(raw, text, &spot, findings);
    }
}

fn requested(switch: &RawSwitch, names: &[String]) -> bool {
    name_of(switch).is_some_and(|name| names.iter().any(|asked| asked == name))
}

fn note_unknown(code: Code, name: &str, switches: &[RawSwitch], findings: &mut Findings) {
    let known: Vec<&str> = switches.iter().filter_map(name_of).collect();
    let spot = Spot {
        file: super::raw_toml::FILE.to_owned(),
        ..Spot::default()
    };
    let nearest = nearest(name, known.iter().copied());
    let known = if known.is_empty() {
        "-".to_owned()
    } else {
        known.join(", ")
    };
    let finding = Finding::new(code, spot).with("name", name);
    findings.push(finding.with("known", known).with("nearest", nearest));
}

fn perform(raw: &mut RawFolder, switch: &RawSwitch, findings: &mut Findings) {
    for addition in &switch.add {
        match read_addition(addition, findings) {
            Some(Change::Row { table, cells }) => add_row(raw, table, &cells, &addition.spot),
            _ => continue,
        }
    }
    for (text, spot) in &switch.set {
        set(raw, text, spot, findings);
    }
}

/// Reads a switch without applying it; its values are held against their fields one by one.
fn rehearse(raw: &RawFolder, switch: &RawSwitch, findings: &mut Findings) {
    let mut added: Vec<(&'static str, String)> = Vec::new();
    for addition in &switch.add {
        let Some(Change::Row { table, cells }) = read_addition(addition, findings) else {
            continue;
        };
        for (field, value) in &cells {
            let entry = addition.row.iter().find(|entry| entry.key == field.name);
            let spot = entry.map_or(&addition.spot, |entry| &entry.value_spot);
            note_value(field, value, spot, findings);
            if table.key == Some(field.name) {
                added.push((table.name, value.clone()));
            }
        }
    }
    for (text, spot) in &switch.set {
        match read_set(text, spot) {
            Ok(Change::Setting { key, value, .. }) => note_value(key, &value, spot, findings),
            Ok(Change::Cell {
                table,
                row,
                column,
                value,
            }) => {
                note_value(column, &value, spot, findings);
                let own = added
                    .iter()
                    .any(|(name, id)| *name == table.name && *id == row);
                if !own && let Some(table) = raw.table(table.name) {
                    let (_, finding) = rows(table, &row, column, spot);
                    findings.0.extend(finding);
                }
            }
            Ok(Change::Row { .. }) => {}
            Err(finding) => findings.push(finding),
        }
    }
}

fn note_value(field: &Field, value: &str, spot: &Spot, findings: &mut Findings) {
    if let Err(fault) = check_cell(field, value) {
        findings.push(describe(&fault, field, value, spot.clone()));
    }
}

fn set(raw: &mut RawFolder, text: &str, spot: &Spot, findings: &mut Findings) {
    match read_set(text, spot) {
        Ok(Change::Setting {
            section,
            key,
            value,
        }) => {
            raw.document.set(section.name, key.name, &value, spot);
        }
        Ok(Change::Cell {
            table,
            row,
            column,
            value,
        }) => {
            let Some(table) = raw
                .tables
                .iter_mut()
                .find(|known| known.spec.name == table.name)
            else {
                return;
            };
            let (rows, finding) = rows(table, &row, column, spot);
            findings.0.extend(finding);
            if rows.is_empty() {
                return;
            }
            let at = table.column_or_new(column.name);
            for row in rows {
                table.rows[row].cells[at].clone_from(&value);
                table.rows[row].changed.push((at, spot.clone()));
            }
        }
        Ok(Change::Row { .. }) => {}
        Err(finding) => findings.push(finding),
    }
}

/// Reads `path=value`.
///
/// # Errors
/// A finding with the nearest path.
pub fn read_set(text: &str, spot: &Spot) -> Result<Change, Finding> {
    let form = |nearest: String| {
        let finding = Finding::new(Code::E0701, spot.clone()).with("text", text);
        finding.with("nearest", nearest)
    };
    let (path, value) = text
        .split_once('=')
        .ok_or_else(|| form(format!("{text}=…")))?;
    let (path, value) = (path.trim(), value.trim().to_owned());
    let (before, last) = path
        .rsplit_once('.')
        .ok_or_else(|| form(nearest_path(path)))?;
    let unknown = |code, nearest: String| {
        let finding = Finding::new(code, spot.clone()).with("path", path);
        finding.with("nearest", nearest)
    };
    let section_name = format!("[{before}]");
    if let Some((section, _)) = SECTIONS.iter().find(|(spec, _)| spec.name == section_name) {
        let key = section.field(last).ok_or_else(|| {
            let nearest = nearest(last, section.fields.iter().map(|field| field.name));
            unknown(Code::E0703, format!("{before}.{nearest}"))
        })?;
        return Ok(Change::Setting {
            section,
            key,
            value,
        });
    }
    let first = path.split('.').next().unwrap_or(path);
    let Some(table) = table_of(first) else {
        return Err(unknown(Code::E0702, nearest_path(path)));
    };
    let row = before
        .strip_prefix(first)
        .and_then(|rest| rest.strip_prefix('.'));
    let row = row.ok_or_else(|| form(format!("{first}.*.{last}=…")))?;
    let column = table.field(last).ok_or_else(|| {
        let nearest = nearest(last, table.fields.iter().map(|field| field.name));
        unknown(Code::E0703, format!("{first}.{row}.{nearest}"))
    })?;
    Ok(Change::Cell {
        table,
        row: row.to_owned(),
        column,
        value,
    })
}

fn table_of(name: &str) -> Option<&'static TableSpec> {
    let mut specs = TABLES.iter().map(|(spec, _)| spec);
    specs.find(|spec| stem(spec.name) == name)
}

/// The path most like one whose beginning is unknown.
fn nearest_path(path: &str) -> String {
    let rest = path.split_once('.').map_or("", |(_, rest)| rest);
    let tables = TABLES
        .iter()
        .map(|(spec, _)| format!("{}.{rest}", stem(spec.name)));
    let keys = SECTIONS.iter().flat_map(|(spec, _)| {
        let section = spec.name.trim_matches(['[', ']']);
        spec.fields
            .iter()
            .map(move |field| format!("{section}.{}", field.name))
    });
    let all: Vec<String> = tables.chain(keys).collect();
    nearest(path, all.iter().map(String::as_str))
}

/// The rows of this name, and what is wrong if there are none.
fn rows(
    table: &RawTable,
    name: &str,
    column: &Field,
    spot: &Spot,
) -> (Vec<usize>, Option<Finding>) {
    let all = 0..table.rows.len();
    let named: Vec<usize> = if name == "*" {
        all.collect()
    } else {
        all.filter(|&row| table.row_names(row).iter().any(|known| known == name))
            .collect()
    };
    if !named.is_empty() {
        return (named, None);
    }
    let names: Vec<String> = (0..table.rows.len())
        .flat_map(|row| table.row_names(row))
        .collect();
    let short = stem(table.spec.name);
    let nearest = nearest(name, names.iter().map(String::as_str));
    let finding = Finding::new(Code::E0704, spot.clone())
        .with("path", format!("{short}.{name}.{}", column.name))
        .with("file", table.spec.name)
        .with("nearest", format!("{short}.{nearest}.{}", column.name));
    (Vec::new(), Some(finding))
}

/// Reads `{ table = "sites", row = { … } }`.
fn read_addition(addition: &RawAddition, findings: &mut Findings) -> Option<Change> {
    let Some(table) = table_of(&addition.table) else {
        let stems = TABLES.iter().map(|(spec, _)| stem(spec.name));
        let finding =
            Finding::new(Code::E0702, addition.spot.clone()).with("path", &addition.table);
        findings.push(finding.with("nearest", nearest(&addition.table, stems)));
        return None;
    };
    let mut cells = Vec::new();
    for entry in &addition.row {
        if let Some(field) = table.field(&entry.key) {
            cells.push((field, entry.value.clone()));
        } else {
            let path = format!("{}.*.{}", addition.table, entry.key);
            let nearest = nearest(&entry.key, table.fields.iter().map(|field| field.name));
            let finding = Finding::new(Code::E0703, entry.key_spot.clone()).with("path", path);
            findings.push(finding.with("nearest", format!("{}.*.{nearest}", addition.table)));
        }
    }
    Some(Change::Row { table, cells })
}

fn add_row(
    raw: &mut RawFolder,
    table: &TableSpec,
    cells: &[(&'static Field, String)],
    spot: &Spot,
) {
    let Some(table) = raw
        .tables
        .iter_mut()
        .find(|known| known.spec.name == table.name)
    else {
        return;
    };
    table.present = true;
    let at: Vec<usize> = cells
        .iter()
        .map(|(field, _)| table.column_or_new(field.name))
        .collect();
    let mut row = vec![String::new(); table.header.len()];
    for (at, (_, value)) in at.into_iter().zip(cells) {
        row[at].clone_from(value);
    }
    table.rows.push(RawRow {
        origin: Origin::Change(spot.clone()),
        cells: row,
        changed: Vec::new(),
        broken: false,
    });
}
