//! Rows and sections as written, to typed rows: every cell is read, every fault is noted.

use std::collections::HashMap;

use super::finding::{Finding, Findings, Spot};
use super::nearest::nearest;
use super::raw_table::RawTable;
use super::raw_toml::{RawSection, RawToml};
use super::spec::{Cell, CellFault, Cells, Field, Row, read_cell};
use crate::random::{DIST_USAGE, DistError};
use crate::text::Code;

/// Characters of a faulty value that a message shows.
const SHOWN_CHARACTERS: usize = 40;

/// Typed rows, each with its row in the table as written.
#[derive(Clone, Debug, PartialEq)]
pub struct Typed<R> {
    /// Rows without faults.
    pub rows: Vec<R>,
    /// Their positions in the table as written.
    pub raw_row: Vec<usize>,
}

impl<R> Typed<R> {
    /// The rows with their positions in the table as written.
    pub fn iter(&self) -> impl Iterator<Item = (usize, &R)> {
        self.raw_row.iter().copied().zip(&self.rows)
    }
}

/// Reads all rows of a table.
pub fn read_table<R: Row>(table: &RawTable, findings: &mut Findings) -> Typed<R> {
    let mut typed = Typed {
        rows: Vec::new(),
        raw_row: Vec::new(),
    };
    if table.header.is_empty() {
        return typed;
    }
    check_header(table, findings);
    let columns: Vec<Option<usize>> = R::SPEC
        .fields
        .iter()
        .map(|field| table.column(field.name))
        .collect();
    for (row, raw) in table.rows.iter().enumerate() {
        if raw.broken {
            continue;
        }
        let mut cells = RowCells {
            table,
            row,
            columns: columns.iter(),
            findings,
        };
        if let Some(read) = R::from_cells(&mut cells) {
            typed.rows.push(read);
            typed.raw_row.push(row);
        }
    }
    note_duplicate_keys(table, findings);
    typed
}

/// Notes columns that are unknown, missing or written twice.
fn check_header(table: &RawTable, findings: &mut Findings) {
    let fields = table.spec.fields;
    for (at, name) in table.header.iter().enumerate() {
        let spot = || table.header_spot(at);
        if let Some(first) = table.header[..at].iter().position(|known| known == name) {
            let finding = Finding::new(Code::E0205, spot()).with("column", name);
            findings.push(finding.with("first", first + 1));
        } else if table.spec.field(name).is_none() && !table.spec.open {
            let nearest = nearest(name, fields.iter().map(|field| field.name));
            let finding = Finding::new(Code::E0203, spot()).with("column", name);
            findings.push(finding.with("nearest", nearest));
        }
    }
    for field in fields
        .iter()
        .filter(|field| field.required && table.column(field.name).is_none())
    {
        let finding = Finding::new(Code::E0204, table.source.line(1)).with("column", field.name);
        findings.push(finding.with("doc", field.doc.trim()));
    }
}

fn note_duplicate_keys(table: &RawTable, findings: &mut Findings) {
    let Some((key, column)) = table
        .spec
        .key
        .and_then(|key| Some((key, table.column(key)?)))
    else {
        return;
    };
    let mut first: HashMap<&str, usize> = HashMap::new();
    for (row, raw) in table.rows.iter().enumerate() {
        let id = raw.cells[column].as_str();
        if id.is_empty() {
            continue;
        }
        let earlier = *first.entry(id).or_insert(row);
        if earlier != row {
            let line = table.spot(earlier, key).line;
            let finding = Finding::new(Code::E0216, table.spot(row, key)).with("id", id);
            findings.push(finding.with("line", line));
        }
    }
}

/// Reads a section of the document; an absent one is read from defaults. `None` where it has faults.
pub fn read_section<R: Row>(document: &RawToml, findings: &mut Findings) -> Option<R> {
    let absent = RawSection {
        spot: document.source.whole(),
        ..RawSection::default()
    };
    let section = document.section(R::SPEC.name).unwrap_or(&absent);
    read_entries(section, R::SPEC.name, findings)
}

/// Reads keys and values that belong to the section `name`.
pub fn read_entries<R: Row>(
    section: &RawSection,
    name: &str,
    findings: &mut Findings,
) -> Option<R> {
    for entry in &section.entries {
        if R::SPEC.field(&entry.key).is_none() {
            let nearest = nearest(&entry.key, R::SPEC.fields.iter().map(|field| field.name));
            let finding = Finding::new(Code::E0304, entry.key_spot.clone()).with("key", &entry.key);
            findings.push(finding.with("section", name).with("nearest", nearest));
        }
    }
    R::from_cells(&mut SectionCells {
        section,
        name,
        findings,
    })
}

struct RowCells<'a> {
    table: &'a RawTable,
    row: usize,
    columns: std::slice::Iter<'a, Option<usize>>,
    findings: &'a mut Findings,
}

impl Cells for RowCells<'_> {
    fn take<T: Cell>(&mut self, field: &'static Field) -> Option<T> {
        let column = self.columns.next().copied().flatten();
        let text = column.map_or("", |column| {
            self.table.rows[self.row].cells[column].as_str()
        });
        match read_cell(field, text) {
            Ok(value) => Some(value),
            // A missing column has been noted once; its absence in every row need not be.
            Err(CellFault::Missing) if column.is_none() => None,
            Err(fault) => {
                let spot = self.table.spot(self.row, field.name);
                self.findings.push(describe(&fault, field, text, spot));
                None
            }
        }
    }
}

struct SectionCells<'a> {
    section: &'a RawSection,
    name: &'a str,
    findings: &'a mut Findings,
}

impl Cells for SectionCells<'_> {
    fn take<T: Cell>(&mut self, field: &'static Field) -> Option<T> {
        let mut entries = self.section.entries.iter();
        let entry = entries.find(|entry| entry.key == field.name);
        let text = entry.map_or("", |entry| entry.value.as_str());
        let fault = match read_cell(field, text) {
            Ok(value) => return Some(value),
            Err(fault) => fault,
        };
        let spot = entry.map_or(&self.section.spot, |entry| &entry.value_spot);
        let spot = Spot {
            field: Some(field.name.to_owned()),
            ..spot.clone()
        };
        self.findings.push(match fault {
            CellFault::Missing => Finding::new(Code::E0306, spot)
                .with("key", field.name)
                .with("section", self.name)
                .with("doc", field.doc.trim()),
            fault => describe(&fault, field, text, spot),
        });
        None
    }
}

/// The finding that a fault of a cell makes.
pub fn describe(fault: &CellFault, field: &Field, text: &str, spot: Spot) -> Finding {
    let shown: String = text.chars().take(SHOWN_CHARACTERS).collect();
    let code = match fault {
        CellFault::Missing => Code::E0209,
        CellFault::NotANumber => Code::E0210,
        CellFault::NotACount => Code::E0211,
        CellFault::NotAFlag => Code::E0212,
        CellFault::NotAChoice(_) => Code::E0213,
        CellFault::NotADistribution(_) => Code::E0214,
        CellFault::OutOfRange(..) => Code::E0215,
    };
    let finding = Finding::new(code, spot).with("field", field.name);
    match fault {
        CellFault::Missing => finding.with("doc", field.doc.trim()),
        CellFault::NotAChoice(words) => {
            let nearest = nearest(&shown, words.iter().copied());
            let finding = finding.with("value", shown).with("words", words.join(", "));
            finding.with("nearest", nearest)
        }
        CellFault::NotADistribution(error) => {
            finding.with("value", shown).with("usage", usage(error))
        }
        CellFault::OutOfRange(low, high) => finding
            .with("value", shown)
            .with("low", low)
            .with("high", high),
        CellFault::NotANumber | CellFault::NotACount | CellFault::NotAFlag => {
            finding.with("value", shown)
        }
    }
}

fn usage(error: &DistError) -> String {
    match error {
        DistError::Count { usage } | DistError::Range { usage } => (*usage).to_owned(),
        DistError::Form => DIST_USAGE.map(|(_, usage)| usage).join("; "),
        DistError::Name(name) => {
            let nearest = nearest(name, DIST_USAGE.iter().map(|(known, _)| *known));
            let known = DIST_USAGE.iter().find(|(known, _)| *known == nearest);
            known.map_or("", |(_, usage)| usage).to_owned()
        }
    }
}
