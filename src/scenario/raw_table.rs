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
#[derive(Clone, Debug, PartialEq)]
pub struct RawRow {
    /// Where it comes from.
    pub begin: Begin,
    /// Cells, trimmed, as many as there are columns.
    pub cells: Vec<String>,
    /// Columns that a change has set, and where the change is written.
    pub changed: Vec<(usize, Spot)>,
    /// Whether the row has been found broken as a whole, so that its cells are not judged.
    pub broken: bool,
}

/// Where a row comes from.
#[derive(Clone, Debug, PartialEq)]
pub enum Begin {
    /// The byte of the file at which it starts.
    Byte(usize),
    /// A change written there.
    Change(Spot),
}

impl RawTable {
    /// Reads a table; rows that do not fit the header are noted and marked broken.
    pub fn read(file: &str, text: String, findings: &mut Findings) -> Self {
        let mut table = Self {
            source: SourceText::new(file, text),
            ..Self::default()
        };
        let records = records(&table.source.text);
        let mut records = records.into_iter();
        if let Some((_, header)) = records.next() {
            table.header = header;
        }
        for (start, cells) in records {
            table.push(start, cells, findings);
        }
        table.note_open_quote(findings);
        table
    }

    fn push(&mut self, start: usize, mut cells: Vec<String>, findings: &mut Findings) {
        // Spreadsheets leave rows of nothing but commas below the data.
        if cells.iter().all(String::is_empty) {
            return;
        }
        let (found, expected) = (cells.len(), self.header.len());
        let ragged = found != expected;
        if ragged {
            let spot = self.nth_cell(start, found.min(expected).saturating_sub(1));
            let finding = Finding::new(
                Code::E0205,
                Spot {
                    field: None,
                    ..spot
                },
            );
            findings.push(finding.with("found", found).with("expected", expected));
            cells.resize(expected, String::new());
        }
        let long = cells.iter().position(|cell| cell.len() > CELL_LIMIT_BYTES);
        if let Some(column) = long {
            let size = cells[column].len();
            let finding = Finding::new(Code::E0206, self.nth_cell(start, column));
            findings.push(finding.with("size", size).with("limit", CELL_LIMIT_BYTES));
            cells[column].clear();
        }
        self.rows.push(RawRow {
            begin: Begin::Byte(start),
            cells,
            changed: Vec::new(),
            broken: ragged || long.is_some(),
        });
    }

    /// A quote that is never closed swallows the rest of the file into one cell.
    fn note_open_quote(&mut self, findings: &mut Findings) {
        let Some(Begin::Byte(start)) = self.rows.last().map(|row| row.begin.clone()) else {
            return;
        };
        let walk = walk_record(self.source.text.as_bytes(), start);
        if let Some(from) = walk.open_quote {
            let column = walk.cells.len().saturating_sub(1);
            let name = self.header.get(column).map(String::as_str);
            findings.push(Finding::new(
                Code::E0216,
                self.source.spot(from, from + 1, name),
            ));
            if let Some(row) = self.rows.last_mut() {
                row.broken = true;
            }
        }
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

    /// Position of a column, which is added, empty, where there is none.
    pub fn column_or_new(&mut self, name: &str) -> usize {
        self.column(name).unwrap_or_else(|| {
            self.header.push(name.to_owned());
            for row in &mut self.rows {
                row.cells.push(String::new());
            }
            self.header.len() - 1
        })
    }

    /// The text of a cell; empty where the table has no such column.
    pub fn cell(&self, row: usize, field: &Field) -> &str {
        let column = self.column(field.name);
        column.map_or("", |column| self.rows[row].cells[column].as_str())
    }

    /// Where a cell stands: in the file, or in the change that set it.
    pub fn spot(&self, row: usize, field: &str) -> Spot {
        let row = &self.rows[row];
        let column = self.column(field);
        let change =
            column.and_then(|column| row.changed.iter().rev().find(|(at, _)| *at == column));
        let named = |spot: Spot| Spot {
            field: Some(field.to_owned()),
            ..spot
        };
        match (change, &row.begin, column) {
            (Some((_, spot)), ..) | (None, Begin::Change(spot), _) => named(spot.clone()),
            (None, Begin::Byte(start), Some(column)) => named(self.nth_cell(*start, column)),
            (None, Begin::Byte(start), None) => Spot {
                column: 0,
                ..named(self.nth_cell(*start, 0))
            },
        }
    }

    /// Where a column's name stands.
    pub fn header_spot(&self, column: usize) -> Spot {
        self.nth_cell(0, column)
    }

    /// The names by which a row can be called: its key, or, in a table without a key, its leading cells joined by `/`.
    pub fn row_names(&self, spec: &TableSpec, row: usize) -> Vec<String> {
        let cell = |field: &Field| self.cell(row, field);
        if let Some(key) = spec.key.and_then(|key| spec.field(key)) {
            return vec![cell(key).to_owned()];
        }
        let cells: Vec<&str> = spec.fields.iter().take(3).map(cell).collect();
        (1..=cells.len()).map(|n| cells[..n].join("/")).collect()
    }

    fn nth_cell(&self, start: usize, column: usize) -> Spot {
        let walk = walk_record(self.source.text.as_bytes(), start);
        let range = walk.cells.get(column).or(walk.cells.last());
        let range = range.cloned().unwrap_or(start..start);
        self.source.spot(
            range.start,
            range.end,
            self.header.get(column).map(String::as_str),
        )
    }
}

/// All records with the byte at which each starts, and their cells, trimmed.
fn records(text: &str) -> Vec<(usize, Vec<String>)> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut record = csv::StringRecord::new();
    let mut records = Vec::new();
    while matches!(reader.read_record(&mut record), Ok(true)) {
        let start = record
            .position()
            .map_or(0, |position| position.byte() as usize);
        records.push((
            start,
            record.iter().map(|cell| cell.trim().to_owned()).collect(),
        ));
    }
    records
}

/// Where the cells of one record stand.
pub(super) struct Walk {
    /// Bytes of each cell, its quotes among them.
    pub(super) cells: Vec<std::ops::Range<usize>>,
    /// The quote that opens the last cell, if it is never closed.
    open_quote: Option<usize>,
}

/// Walks the record that starts at a byte by the reader's own rules: a cell is quoted if it begins with a quote,
/// `""` within quotes is a quote, and what follows the closing quote belongs to the cell too.
pub(super) fn walk_record(bytes: &[u8], start: usize) -> Walk {
    // The reader's position may stand on the line breaks before the record.
    let breaks = bytes.iter().skip(start);
    let skipped = breaks
        .take_while(|byte| matches!(byte, b'\r' | b'\n'))
        .count();
    let (mut at, mut cells) = (start + skipped, Vec::new());
    loop {
        let from = at;
        let mut open_quote = None;
        if bytes.get(at) == Some(&b'"') {
            open_quote = Some(from);
            at += 1;
            while at < bytes.len() {
                if bytes[at] == b'"' {
                    if bytes.get(at + 1) != Some(&b'"') {
                        open_quote = None;
                        at += 1;
                        break;
                    }
                    at += 1;
                }
                at += 1;
            }
        }
        while at < bytes.len() && !matches!(bytes[at], b',' | b'\r' | b'\n') {
            at += 1;
        }
        cells.push(from..at);
        if bytes.get(at) != Some(&b',') {
            return Walk { cells, open_quote };
        }
        at += 1;
    }
}
