//! Rows and sections as written, to typed rows: every cell is read, every fault is noted.

use std::collections::HashMap;

use super::finding::{Finding, Findings, Spot};
use super::nearest::nearest;
use super::raw_table::RawTable;
use super::raw_toml::{RawSection, RawToml};
use super::spec::{Cell, CellFault, Cells, Field, Row, TableSpec, read_cell};
use crate::random::DistError;
use crate::text::Code;

/// Characters of a faulty value that a message shows.
const SHOWN_CHARACTERS: usize = 40;

/// Typed rows, each with its row in the table as written.
#[derive(Clone, Debug, PartialEq)]
pub struct Typed<R> {
    /// Rows without faults.
    pub rows: Vec<R>,
    /// Their numbers in the table as written.
    pub raw_row: Vec<usize>,
}

/// Reads all rows of a table.
pub fn read_table<R: Row>(table: &RawTable, findings: &mut Findings) -> Typed<R> {
    table.check_header(&R::SPEC, findings);
    let mut typed = Typed {
        rows: Vec::new(),
        raw_row: Vec::new(),
    };
    // A missing column has been noted once; its absence in every row need not be.
    let absent: Vec<&str> = R::SPEC
        .fields
        .iter()
        .map(|field| field.name)
        .filter(|name| table.column(name).is_none())
        .collect();
    for row in (0..table.rows.len()).filter(|&row| !table.rows[row].broken) {
        let mut cells = RowCells {
            table,
            row,
            absent: &absent,
            findings,
        };
        if let Some(read) = R::from_cells(&mut cells) {
            typed.rows.push(read);
            typed.raw_row.push(row);
        }
    }
    note_duplicate_keys(table, &R::SPEC, findings);
    typed
}

/// Reads a section; `None` where it is absent or has faults.
pub fn read_section<R: Row>(document: &RawToml, findings: &mut Findings) -> Option<R> {
    let section = document.section(R::SPEC.name);
    let absent = RawSection {
        name: R::SPEC.name.to_owned(),
        spot: document.source.whole(),
        entries: Vec::new(),
    };
    let section = section.unwrap_or(&absent);
    for entry in &section.entries {
        if R::SPEC.field(&entry.key).is_none() {
            let nearest = nearest(&entry.key, R::SPEC.fields.iter().map(|field| field.name));
            let finding = Finding::new(Code::E0303, entry.key_spot.clone());
            findings.push(
                finding
                    .with("key", &entry.key)
                    .with("section", R::SPEC.name)
                    .with("nearest", nearest),
            );
        }
    }
    let may_lack = document.whole;
    R::from_cells(&mut SectionCells {
        section,
        may_lack,
        findings,
    })
}

fn note_duplicate_keys(table: &RawTable, spec: &TableSpec, findings: &mut Findings) {
    let Some(column) = spec.key.and_then(|key| table.column(key)) else {
        return;
    };
    let mut first: HashMap<&str, usize> = HashMap::new();
    for (row, cells) in table.rows.iter().enumerate() {
        let id = cells.cells[column].as_str();
        if id.is_empty() {
            continue;
        }
        if let Some(&earlier) = first.get(id) {
            let key = spec.key.unwrap_or_default();
            let line = table.spot(earlier, key).line;
            findings.push(
                Finding::new(Code::E0214, table.spot(row, key))
                    .with("id", id)
                    .with("line", line),
            );
        } else {
            first.insert(id, row);
        }
    }
}

struct RowCells<'a> {
    table: &'a RawTable,
    row: usize,
    absent: &'a [&'static str],
    findings: &'a mut Findings,
}

impl Cells for RowCells<'_> {
    fn take<T: Cell>(&mut self, field: &'static Field) -> Option<T> {
        let text = self.table.cell(self.row, field);
        match read_cell(field, text) {
            Ok(value) => Some(value),
            Err(CellFault::Missing) if self.absent.contains(&field.name) => None,
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
    /// Whether what is not there can be called missing.
    may_lack: bool,
    findings: &'a mut Findings,
}

impl Cells for SectionCells<'_> {
    fn take<T: Cell>(&mut self, field: &'static Field) -> Option<T> {
        let entry = self
            .section
            .entries
            .iter()
            .find(|entry| entry.key == field.name);
        let text = entry.map_or("", |entry| entry.value.as_str());
        match read_cell(field, text) {
            Ok(value) => Some(value),
            Err(CellFault::Missing) if !self.may_lack => None,
            Err(fault) => {
                let spot = entry.map_or_else(
                    || Spot {
                        field: Some(field.name.to_owned()),
                        ..self.section.spot.clone()
                    },
                    |entry| entry.value_spot.clone(),
                );
                let finding = match fault {
                    CellFault::Missing => Finding::new(Code::E0306, spot)
                        .with("key", field.name)
                        .with("section", &self.section.name)
                        .with("doc", field.doc.trim()),
                    fault => describe(&fault, field, text, spot),
                };
                self.findings.push(finding);
                None
            }
        }
    }
}

/// The finding that a fault of a cell makes.
pub fn describe(fault: &CellFault, field: &Field, text: &str, spot: Spot) -> Finding {
    let shown: String = text.chars().take(SHOWN_CHARACTERS).collect();
    let code = match fault {
        CellFault::Missing => Code::E0207,
        CellFault::NotANumber => Code::E0208,
        CellFault::NotACount => Code::E0209,
        CellFault::NotAFlag => Code::E0210,
        CellFault::NotAChoice(_) => Code::E0211,
        CellFault::NotADistribution(_) => Code::E0212,
        CellFault::NotAnInstant => Code::E0217,
        CellFault::OutOfRange(..) => Code::E0213,
    };
    let finding = Finding::new(code, spot).with("field", field.name);
    let finding = finding.with("value", &shown);
    match fault {
        CellFault::Missing => finding.with("doc", field.doc.trim()),
        CellFault::NotAChoice(words) => {
            let nearest = nearest(&shown, words.iter().copied());
            finding
                .with("words", words.join(", "))
                .with("nearest", nearest)
        }
        CellFault::NotADistribution(error) => finding.with("usage", usage(error)),
        CellFault::OutOfRange(low, high) => finding.with("low", low).with("high", high),
        CellFault::NotANumber
        | CellFault::NotACount
        | CellFault::NotAFlag
        | CellFault::NotAnInstant => finding,
    }
}

fn usage(error: &DistError) -> String {
    match error {
        DistError::Count { usage } | DistError::Range { usage } => (*usage).to_owned(),
        DistError::Form | DistError::Name(_) => {
            crate::random::DIST_USAGE.map(|(_, usage)| usage).join("; ")
        }
    }
}
