//! A CSV table as written: cells as text, each with its place in the file.

use super::finding::{Finding, Findings, Spot};
use super::source_text::SourceText;
use super::spec::{Field, TableSpec};
use crate::text::Code;

/// Longest cell allowed, in bytes.
pub const CELL_LIMIT_BYTES: usize = 64 << 10;

/// A table as written, possibly changed since.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RawTable {
    /// The text it was read from.
    pub source: SourceText,
    /// Column names.
    pub header: Vec<String>,
    /// Rows.
    pub rows: Vec<RawRow>,
}

/// One row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RawRow {
    /// Byte at which it starts; `None` if a change added it.
    pub start: Option<usize>,
    /// Cells, as many as there are columns.
    pub cells: Vec<String>,
}

impl RawTable {
    /// Reads a table; rows that do not fit the header are noted and left out.
    pub fn read(file: &str, text: String, findings: &mut Findings) -> Self {
        let source = SourceText::new(file, text);
        let mut table = Self {
            source,
            ..Self::default()
        };
        let text = std::mem::take(&mut table.source.text);
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes());
        let mut record = csv::StringRecord::new();
        let mut ragged = Vec::new();
        while matches!(reader.read_record(&mut record), Ok(true)) {
            let start = record
                .position()
                .map_or(0, |position| position.byte() as usize);
            let cells: Vec<String> = record.iter().map(|cell| cell.trim().to_owned()).collect();
            if table.header.is_empty() {
                table.header = cells;
            } else if cells.len() == table.header.len() {
                table.rows.push(RawRow {
                    start: Some(start),
                    cells,
                });
            } else {
                ragged.push((start, cells.len()));
            }
        }
        table.source.text = text;
        for (start, found) in ragged {
            let spot = table.source.spot(start, start + 1, None);
            findings.push(
                Finding::new(Code::E0205, spot)
                    .with("found", found)
                    .with("expected", table.header.len()),
            );
        }
        table.note_long_cells(findings);
        table
    }

    fn note_long_cells(&mut self, findings: &mut Findings) {
        let long = |row: &RawRow| {
            row.cells
                .iter()
                .position(|cell| cell.len() > CELL_LIMIT_BYTES)
        };
        for at in 0..self.rows.len() {
            if let Some(column) = long(&self.rows[at]) {
                let spot = self.cell_spot(at, column);
                let size = self.rows[at].cells[column].len();
                let finding = Finding::new(Code::E0206, spot)
                    .with("size", size)
                    .with("limit", CELL_LIMIT_BYTES);
                findings.push(finding);
            }
        }
        self.rows.retain(|row| long(row).is_none());
    }

    /// Notes columns that are unknown, missing or written twice.
    pub fn check_header(&self, spec: &TableSpec, findings: &mut Findings) {
        if self.header.is_empty() {
            findings.push(Finding::new(Code::E0201, self.source.whole()).with("file", spec.name));
            return;
        }
        let known: Vec<&str> = spec.fields.iter().map(|field| field.name).collect();
        for (at, name) in self.header.iter().enumerate() {
            if self.header[..at].contains(name) && !name.is_empty() {
                findings.push(Finding::new(Code::E0204, self.header_spot(at)).with("column", name));
            } else if !known.contains(&name.as_str()) && !spec.open {
                let nearest = super::nearest::nearest(name, known.iter().copied());
                findings.push(
                    Finding::new(Code::E0202, self.header_spot(at))
                        .with("column", name)
                        .with("nearest", nearest),
                );
            }
        }
        for field in spec
            .fields
            .iter()
            .filter(|field| field.required && !self.header.iter().any(|name| name == field.name))
        {
            let spot = self.source.line(1);
            findings.push(
                Finding::new(Code::E0203, spot)
                    .with("column", field.name)
                    .with("doc", field.doc.trim()),
            );
        }
    }

    /// Position of a column.
    pub fn column(&self, name: &str) -> Option<usize> {
        self.header.iter().position(|known| known == name)
    }

    /// The cell of a row; empty where the table has no such column.
    pub fn cell(&self, row: usize, field: &Field) -> &str {
        self.column(field.name)
            .map_or("", |column| self.rows[row].cells[column].as_str())
    }

    /// Where a cell stands.
    pub fn spot(&self, row: usize, field: &str) -> Spot {
        match self.column(field) {
            Some(column) => Spot {
                field: Some(field.to_owned()),
                ..self.cell_spot(row, column)
            },
            None => match self.rows[row].start {
                Some(start) => self.source.spot(start, start + 1, Some(field)),
                None => self.source.whole(),
            },
        }
    }

    fn header_spot(&self, column: usize) -> Spot {
        self.nth_cell(0, column)
    }

    fn cell_spot(&self, row: usize, column: usize) -> Spot {
        self.rows[row]
            .start
            .map_or_else(|| self.source.whole(), |start| self.nth_cell(start, column))
    }

    /// Walks to the `column`-th cell of the record that starts at a byte, minding quotes.
    fn nth_cell(&self, start: usize, column: usize) -> Spot {
        let bytes = self.source.text.as_bytes();
        // A reader's position may stand on the line break before the record.
        let skipped = bytes[start..]
            .iter()
            .take_while(|byte| matches!(byte, b'\r' | b'\n'))
            .count();
        let (mut at, mut quoted, mut cell, mut from) = (start + skipped, false, 0, start + skipped);
        while at < bytes.len() {
            match bytes[at] {
                b'"' => quoted = !quoted,
                b',' | b'\n' if !quoted => {
                    if cell == column || bytes[at] == b'\n' {
                        break;
                    }
                    cell += 1;
                    from = at + 1;
                }
                _ => {}
            }
            at += 1;
        }
        self.source
            .spot(from, at, self.header.get(column).map(String::as_str))
    }
}
