//! The header line of a table: where its columns are, and in which units.

use super::finding::{Notes, TrackFinding, TrackSpot};
use super::line::{Cell, cells};
use crate::scenario::nearest;
use crate::text::Code;

/// A column name: what it is and its unit, joined by `_`.
#[derive(Clone, Copy, Debug)]
pub struct Name {
    /// What the column holds.
    pub quantity: &'static str,
    /// Its unit; empty where it has none.
    pub unit: &'static str,
}

impl Name {
    /// A column without unit.
    pub const fn plain(quantity: &'static str) -> Self {
        Self { quantity, unit: "" }
    }
    /// A column with its unit.
    pub const fn with_unit(quantity: &'static str, unit: &'static str) -> Self {
        Self { quantity, unit }
    }
    /// The name as written.
    pub fn written(self) -> String {
        let Self { quantity, unit } = self;
        if unit.is_empty() {
            quantity.to_owned()
        } else {
            format!("{quantity}_{unit}")
        }
    }
}

/// The header line of a table.
#[derive(Clone, Debug)]
pub struct Header<'a> {
    names: Vec<Cell<'a>>,
    line: u32,
}

impl<'a> Header<'a> {
    /// Cuts the line.
    pub fn of(line: u32, text: &'a str) -> Self {
        let names = cells(text);
        Self { names, line }
    }

    /// Where the column is, in any case of letters.
    pub fn find(&self, name: &str) -> Option<usize> {
        let is = |cell: &Cell<'_>| cell.text.eq_ignore_ascii_case(name);
        self.names.iter().position(is)
    }

    /// Where the column is; notes it missing, or in another unit.
    pub fn needed(&self, name: Name, notes: &mut Notes) -> Option<usize> {
        let found = self.perhaps(name, notes);
        if found.is_none() && self.other_unit(name).is_none() {
            let written = name.written();
            let names = self.names.iter().map(|cell| cell.text.as_ref());
            let finding = self.finding(Code::E0854, 0);
            let finding = finding.with("nearest", nearest(&written, names));
            notes.push(finding.with("column", written));
        }
        found
    }

    /// Where the column is, if there is one; notes it in another unit.
    pub fn perhaps(&self, name: Name, notes: &mut Notes) -> Option<usize> {
        let found = self.find(&name.written());
        if let Some((cell, unit)) = self.other_unit(name).filter(|_| found.is_none()) {
            let finding = self.finding(Code::E0855, cell.column);
            let finding = finding.with("field", name.quantity).with("found", unit);
            notes.push(finding.with("expected", name.unit));
        }
        found
    }

    fn other_unit(&self, name: Name) -> Option<(&Cell<'a>, &str)> {
        let unit = |cell: &'_ Cell<'a>| -> Option<usize> {
            let lower = cell.text.to_ascii_lowercase();
            let unit = lower.strip_prefix(name.quantity)?.strip_prefix('_')?;
            (!name.unit.is_empty() && unit != name.unit).then_some(unit.len())
        };
        self.names.iter().find_map(|cell| {
            let length = unit(cell)?;
            Some((cell, cell.text.get(cell.text.len() - length..)?))
        })
    }

    fn finding(&self, code: Code, column: u32) -> TrackFinding {
        let spot = TrackSpot {
            line: self.line,
            column,
            storm: String::new(),
        };
        TrackFinding::new(code, spot)
    }
}

/// The cell of a column; empty where the line is shorter.
pub fn cell<'a>(cells: &[Cell<'a>], column: Option<usize>) -> Cell<'a> {
    let cell = column.and_then(|column| cells.get(column));
    cell.cloned().unwrap_or_default()
}
