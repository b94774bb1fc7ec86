//! A ledger as cells of text, each with its place, whatever file it came from.

use crate::scenario::{Finding, Spot};
use crate::text::Code;

/// Most cells that a ledger may have, counting the empty ones before the last filled one of each row.
pub const CELLS_LIMIT: usize = 4_000_000;
/// Most bytes of text in all its cells.
pub const TEXT_LIMIT_BYTES: usize = 128 << 20;
/// Longest cell, in bytes.
pub const CELL_LIMIT_BYTES: usize = 64 << 10;
/// Longest cell that a finding shows, in characters.
const SHOWN_CHARACTERS: usize = 40;

/// One row that is not empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GridRow {
    /// Line of the file or row of the sheet, from 1.
    pub number: u32,
    /// Cells, trimmed, up to the last filled one.
    pub cells: Vec<String>,
    /// Column in characters at which each cell starts, from 1; empty for sheets, where cells have letters instead.
    pub starts: Vec<u32>,
}

/// The filled rows of a ledger.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    /// Name of the file.
    pub file: String,
    /// Sheet of the workbook.
    pub sheet: Option<String>,
    /// Rows that are not empty, from the top.
    pub rows: Vec<GridRow>,
    cells: usize,
    text_bytes: usize,
}

impl Grid {
    /// A ledger without rows.
    pub fn new(file: &str, sheet: Option<String>) -> Self {
        Self {
            file: file.to_owned(),
            sheet,
            ..Self::default()
        }
    }

    /// Adds a row; empty ones are passed over. Fails where the ledger grows beyond its limits.
    ///
    /// # Errors
    /// The finding to tell.
    pub fn push(&mut self, mut row: GridRow) -> Result<(), Box<Finding>> {
        let filled = row.cells.iter().rposition(|cell| !cell.is_empty());
        let Some(last) = filled else {
            return Ok(());
        };
        row.cells.truncate(last + 1);
        row.starts.truncate(last + 1);
        let long = row
            .cells
            .iter()
            .position(|cell| cell.len() > CELL_LIMIT_BYTES);
        if let Some(column) = long {
            let spot = self.spot_in(&row, column);
            let finding = Finding::new(Code::E0206, spot).with("size", row.cells[column].len());
            return Err(Box::new(finding.with("limit", CELL_LIMIT_BYTES)));
        }
        self.cells += row.cells.len();
        self.text_bytes += row.cells.iter().map(String::len).sum::<usize>();
        let limit = if self.cells > CELLS_LIMIT {
            format!("{CELLS_LIMIT} cells")
        } else if self.text_bytes > TEXT_LIMIT_BYTES {
            format!("{} MB", TEXT_LIMIT_BYTES >> 20)
        } else {
            self.rows.push(row);
            return Ok(());
        };
        let finding = Finding::new(Code::E0834, self.whole()).with("file", &self.file);
        Err(Box::new(finding.with("limit", limit)))
    }

    /// The text of a cell; empty where the row is shorter.
    pub fn cell(&self, row: usize, column: usize) -> &str {
        let cells = self.rows.get(row).map(|row| &row.cells);
        cells
            .and_then(|cells| cells.get(column))
            .map_or("", String::as_str)
    }

    /// The spot of a cell.
    pub fn spot(&self, row: usize, column: usize) -> Spot {
        self.rows
            .get(row)
            .map_or_else(|| self.whole(), |row| self.spot_in(row, column))
    }

    /// The spot of the whole ledger.
    pub fn whole(&self) -> Spot {
        Spot {
            file: self.file.clone(),
            field: self.sheet.clone(),
            ..Spot::default()
        }
    }

    /// The spot shows the cell alone: beside it in the line may stand somebody's telephone number.
    fn spot_in(&self, row: &GridRow, column: usize) -> Spot {
        let text = row.cells.get(column).map_or("", String::as_str);
        let excerpt: String = super::privacy::masked(text)
            .chars()
            .take(SHOWN_CHARACTERS)
            .collect();
        let shown = excerpt.chars().count().max(1);
        let field = self
            .sheet
            .as_ref()
            .map(|sheet| format!("{sheet}!{}{}", letters(column), row.number));
        Spot {
            file: self.file.clone(),
            line: row.number,
            column: row.starts.get(column).copied().unwrap_or(column as u32 + 1),
            field,
            excerpt,
            highlight: (0, shown),
        }
    }
}

/// The letters of a column, counted from 0: A, B, … Z, AA.
pub fn letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        letters.push(char::from(b'A' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}
