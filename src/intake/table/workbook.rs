//! Workbooks (.xlsx, .xls) to a grid. Every byte of them may be hostile: sizes are limited before and while reading.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Data, DataRef, Reader, Xls, Xlsx};

use super::archive::{self, Refusal};
use super::grid::{CELLS_LIMIT, Grid, GridRow};
use crate::scenario::nearest::nearest;
use crate::scenario::{Finding, Spot};
use crate::text::Code;

/// First bytes of a zip archive (.xlsx).
pub const ZIP_MAGIC: &[u8] = b"PK\x03\x04";
/// First bytes of a compound file (.xls).
pub const COMPOUND_MAGIC: &[u8] = b"\xD0\xCF\x11\xE0";

type Rows = BTreeMap<u32, Vec<String>>;

/// Reads one sheet of a workbook, the first where none is named.
pub fn read(file: &str, bytes: &[u8], sheet: Option<&str>) -> Result<Grid, Box<Finding>> {
    if bytes.starts_with(ZIP_MAGIC) {
        archive::check(bytes).map_err(|refusal| match refusal {
            Refusal::Bomb(limit) => Box::new(
                Finding::new(Code::E0832, whole(file))
                    .with("file", file)
                    .with("limit", limit),
            ),
            Refusal::Damaged(reason) => damaged(file, &reason),
        })?;
    }
    // The parser is foreign code that reads foreign bytes: should it panic, that is this file's fault, not the end.
    let read = catch_unwind(AssertUnwindSafe(|| {
        if bytes.starts_with(ZIP_MAGIC) {
            read_xlsx(file, bytes, sheet)
        } else {
            read_xls(file, bytes, sheet)
        }
    }));
    read.unwrap_or_else(|_| Err(damaged(file, &"malformed parts")))
}

fn read_xlsx(file: &str, bytes: &[u8], sheet: Option<&str>) -> Result<Grid, Box<Finding>> {
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|error| damaged(file, &error))?;
    let name = chosen(file, &book.sheet_names(), sheet)?;
    let mut cells = book
        .worksheet_cells_reader(&name)
        .map_err(|error| damaged(file, &error))?;
    let mut rows = Rows::new();
    let mut room = Room::new(file);
    while let Some(cell) = cells.next_cell().map_err(|error| damaged(file, &error))? {
        let text = text_of(cell.get_value());
        if !text.is_empty() {
            let (row, column) = cell.get_position();
            room.take(&mut rows, (row, column as usize), text)?;
        }
    }
    gather(Grid::new(file, Some(name)), rows)
}

fn read_xls(file: &str, bytes: &[u8], sheet: Option<&str>) -> Result<Grid, Box<Finding>> {
    let mut book = Xls::new(Cursor::new(bytes)).map_err(|error| damaged(file, &error))?;
    let name = chosen(file, &book.sheet_names(), sheet)?;
    let range = book
        .worksheet_range(&name)
        .map_err(|error| damaged(file, &error))?;
    let (top, left) = range.start().unwrap_or_default();
    let mut rows = Rows::new();
    let mut room = Room::new(file);
    for (row, column, value) in range.used_cells() {
        let at = (top + row as u32, left as usize + column);
        room.take(&mut rows, at, text_of(&reference(value)))?;
    }
    gather(Grid::new(file, Some(name)), rows)
}

/// Counts the cells of a sheet as they come, with the gaps before them: a single cell in the last column of the last
/// row must not make room for a whole sheet.
struct Room<'a> {
    file: &'a str,
    cells: usize,
}

impl<'a> Room<'a> {
    fn new(file: &'a str) -> Self {
        Self { file, cells: 0 }
    }

    fn take(
        &mut self,
        rows: &mut Rows,
        (row, column): (u32, usize),
        text: String,
    ) -> Result<(), Box<Finding>> {
        let cells = rows.entry(row).or_default();
        self.cells += (column + 1).saturating_sub(cells.len());
        if self.cells > CELLS_LIMIT {
            let finding = Finding::new(Code::E0834, whole(self.file)).with("file", self.file);
            return Err(Box::new(
                finding.with("limit", format!("{CELLS_LIMIT} cells")),
            ));
        }
        if cells.len() <= column {
            cells.resize(column + 1, String::new());
        }
        cells[column] = text;
        Ok(())
    }
}

fn gather(mut grid: Grid, rows: Rows) -> Result<Grid, Box<Finding>> {
    for (number, cells) in rows {
        grid.push(GridRow {
            number: number.saturating_add(1),
            cells,
            starts: Vec::new(),
        })?;
    }
    Ok(grid)
}

fn chosen(file: &str, names: &[String], asked: Option<&str>) -> Result<String, Box<Finding>> {
    let found = match asked {
        None => names.first(),
        Some(asked) => names.iter().find(|name| *name == asked),
    };
    found.cloned().ok_or_else(|| match asked {
        None => damaged(file, &"no sheet"),
        Some(asked) => {
            let near = nearest(asked, names.iter().map(String::as_str));
            let known = if names.is_empty() {
                near
            } else {
                names.join(", ")
            };
            let finding = Finding::new(Code::E0833, whole(file)).with("sheet", asked);
            Box::new(finding.with("known", known))
        }
    })
}

/// A cell as people see it: whole numbers without a decimal point, errors of formulas as their name (`#REF!`).
fn text_of(value: &DataRef) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) => text.trim().to_owned(),
        DataRef::SharedString(text) => text.trim().to_owned(),
        DataRef::Bool(flag) => flag.to_string(),
        DataRef::DateTime(date) => date.as_f64().to_string(),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(error) => error.to_string(),
        DataRef::Empty => String::new(),
    }
}

fn reference(value: &Data) -> DataRef<'_> {
    match value {
        Data::Int(number) => DataRef::Int(*number),
        Data::Float(number) => DataRef::Float(*number),
        Data::String(text) => DataRef::SharedString(text),
        Data::Bool(flag) => DataRef::Bool(*flag),
        Data::DateTime(date) => DataRef::DateTime(*date),
        Data::DateTimeIso(text) => DataRef::DateTimeIso(text.clone()),
        Data::DurationIso(text) => DataRef::DurationIso(text.clone()),
        Data::Error(error) => DataRef::Error(error.clone()),
        Data::Empty => DataRef::Empty,
    }
}

#[allow(
    clippy::unnecessary_box_returns,
    reason = "errors of this room are boxed findings"
)]
fn damaged(file: &str, reason: &dyn std::fmt::Display) -> Box<Finding> {
    let finding = Finding::new(Code::E0831, whole(file)).with("file", file);
    Box::new(finding.with("reason", reason))
}

fn whole(file: &str) -> Spot {
    Spot {
        file: file.to_owned(),
        ..Spot::default()
    }
}
