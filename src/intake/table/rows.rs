//! Rows of a ledger to typed rows: totals left out, numbers and words read, names of rows made.

use std::collections::{BTreeMap, BTreeSet};

use super::columns::{Column, Columns};
use super::grid::Grid;
use super::privacy::masked;
use super::row_text::RowText;
use super::vocabulary::{folded, half_width, vocabulary};
use super::{TableOptions, coordinates, listed, quantity};
use crate::intake::Note;
use crate::scenario::read::describe;
use crate::scenario::spec::{Cell, CellFault, Cells, Field, Kind, Row, read_cell};
use crate::scenario::{Finding, Findings, Spot};
use crate::text::Code;
use crate::text::messages::intake as say;

/// What was read over while reading, to be told once for the whole ledger.
#[derive(Default)]
struct Told {
    totals: Vec<String>,
    about: usize,
    masked: usize,
    words: BTreeSet<(String, &'static str)>,
    units: BTreeSet<String>,
    made: usize,
}

/// Reads every row below the header.
pub fn read<R: Row>(
    grid: &Grid,
    columns: &Columns,
    options: &TableOptions,
    findings: &mut Findings,
    notes: &mut Vec<Note>,
) -> Vec<R> {
    let mut told = Told::default();
    let mut rows: Vec<RowText> = data_rows(grid, columns, &mut told)
        .into_iter()
        .map(|row| texts(grid, columns, options, row, &mut told))
        .collect();
    if rows.is_empty() {
        findings.push(Finding::new(Code::E0842, grid.whole()).with("file", &grid.file));
    }
    let field_at = |name: &str| R::SPEC.fields.iter().position(|field| field.name == name);
    let spot =
        |row: &RowText, field: usize| spot_of(grid, columns, row.row, R::SPEC.fields[field].name);
    if let (Some(x), Some(y)) = (field_at("x_coord"), field_at("y_coord")) {
        coordinates::convert(&mut rows, (x, y), options, spot, (findings, notes));
    }
    if let Some(key) = R::SPEC.key.and_then(field_at) {
        let name = field_at("name").unwrap_or(key);
        let town = field_at("town");
        told.made = name_rows(&mut rows, (key, name, town));
        find_twins(&rows, key, spot, grid, findings);
    }
    let typed = rows.iter().filter_map(|row| {
        R::from_cells(&mut LedgerCells {
            grid,
            columns,
            row,
            fields: R::SPEC.fields,
            findings,
        })
    });
    let typed = typed.collect();
    told.tell(options, notes);
    typed
}

/// The rows below the header, without totals, footnotes, headers printed again, and rows that fill no column.
fn data_rows(grid: &Grid, columns: &Columns, told: &mut Told) -> Vec<usize> {
    let header = &grid.rows[columns.header].cells;
    let mut kept = Vec::new();
    for row in columns.header + 1..grid.rows.len() {
        let filled = columns
            .columns
            .iter()
            .any(|column| !grid.cell(row, column.at).is_empty());
        if &grid.rows[row].cells == header {
            continue;
        }
        if !filled || is_total(&grid.rows[row].cells) {
            told.totals.push(grid.rows[row].number.to_string());
        } else {
            kept.push(row);
        }
    }
    kept
}

/// Whether the first or second filled cell says that the row adds others up, or is a footnote.
fn is_total(cells: &[String]) -> bool {
    let first = cells.iter().filter(|cell| !cell.is_empty()).take(2);
    first
        .map(|cell| folded(cell))
        .enumerate()
        .any(|(at, cell)| {
            let total = |word: &str| {
                let rest = cell.strip_prefix(word);
                rest.is_some_and(|rest| rest.is_empty() || rest.starts_with([':', '(']))
            };
            vocabulary().words("total").any(|word| total(&word.written))
                || at == 0
                    && vocabulary()
                        .words("footnote")
                        .any(|word| cell.starts_with(&word.written))
        })
}

fn texts(
    grid: &Grid,
    columns: &Columns,
    options: &TableOptions,
    row: usize,
    told: &mut Told,
) -> RowText {
    let text = |field: &'static Field| {
        let column = columns.of(field.name);
        column.map_or(String::new(), |column| {
            text_of(grid.cell(row, column.at), column, told)
        })
    };
    RowText {
        row,
        texts: options.table.spec().fields.iter().map(text).collect(),
    }
}

/// A cell as the reader of scenarios wants it; what cannot be read is left as it stands, for the finding to show.
fn text_of(cell: &str, column: &Column, told: &mut Told) -> String {
    let field = column.field;
    // A dash is how ledgers leave a number out.
    if cell.is_empty()
        || matches!(folded(cell).as_str(), "-" | "--" | "—" | "——" | "/" | "无") && is_number(field)
    {
        return String::new();
    }
    match field.kind {
        Kind::Number | Kind::Count | Kind::Distribution => {
            let Some(read) = quantity::read(cell, quantity::measure(field.name), column.multiplier)
            else {
                return half_width(cell).trim().to_owned();
            };
            told.about += usize::from(read.about);
            told.units.extend(read.unit);
            read.value.to_string()
        }
        Kind::Choice(_) => {
            let word = word_of(field, cell);
            if let Some(word) = word.filter(|word| *word != cell) {
                told.words.insert((cell.to_owned(), word));
            }
            word.map_or_else(|| cell.to_owned(), str::to_owned)
        }
        Kind::Id | Kind::Text if !column.mapped => {
            let shown = masked(cell);
            told.masked += usize::from(shown != cell);
            if field.kind == Kind::Id {
                identifier(&shown)
            } else {
                shown
            }
        }
        Kind::Id => identifier(cell),
        Kind::Text | Kind::Flag | Kind::Instant => cell.to_owned(),
    }
}

fn is_number(field: &Field) -> bool {
    matches!(field.kind, Kind::Number | Kind::Count | Kind::Distribution)
}

/// The word of the scenario's tables for a word of the ledger.
fn word_of(field: &Field, cell: &str) -> Option<&'static str> {
    let Kind::Choice(allowed) = field.kind else {
        return None;
    };
    let cell = folded(cell);
    if let Some(word) = allowed.iter().copied().find(|word| *word == cell) {
        return Some(word);
    }
    let list = match (field.name, allowed.contains(&"physical")) {
        ("level", _) => "level",
        (_, true) => "stock_kind",
        _ => "team_kind",
    };
    // 水上救援队 is a team for 水上救援.
    let bare = cell.strip_suffix('队').unwrap_or(&cell);
    let mut words = vocabulary().words(list);
    let known = words.find(|word| word.written == cell || word.written == bare);
    known.map(|known| known.means.as_str())
}

/// A text as the name of a row: no blanks, and no characters that paths of changes (`sites.D01.docks`) use.
fn identifier(text: &str) -> String {
    let half = half_width(text);
    let kept = half.chars().filter(|character| !character.is_whitespace());
    kept.map(|character| {
        if matches!(character, '.' | '*' | '=') {
            '_'
        } else {
            character
        }
    })
    .collect()
}

/// Names the rows that have none after themselves, with their town and a number where several share a name: the same
/// ledger always gives the same names, and stock finds its depot by the name that people use.
fn name_rows(rows: &mut [RowText], (key, name, town): (usize, usize, Option<usize>)) -> usize {
    let mut sharing: BTreeMap<String, usize> = BTreeMap::new();
    for row in rows.iter().filter(|row| row.texts[key].is_empty()) {
        *sharing.entry(identifier(&row.texts[name])).or_default() += 1;
    }
    let mut taken: BTreeSet<String> = rows.iter().map(|row| row.texts[key].clone()).collect();
    let mut made = 0;
    for row in rows.iter_mut().filter(|row| row.texts[key].is_empty()) {
        let plain = identifier(&row.texts[name]);
        if plain.is_empty() {
            continue;
        }
        let town = town
            .map(|town| row.texts[town].as_str())
            .filter(|town| !town.is_empty());
        let base = match town {
            Some(town) if sharing.get(&plain).is_some_and(|&rows| rows > 1) => {
                format!("{town}-{plain}")
            }
            _ => plain,
        };
        let mut id = base.clone();
        let mut number = 2;
        while taken.contains(&id) {
            id = format!("{base}-{number}");
            number += 1;
        }
        taken.insert(id.clone());
        row.texts[key] = id;
        made += 1;
    }
    made
}

fn find_twins(
    rows: &[RowText],
    key: usize,
    spot: impl Fn(&RowText, usize) -> Spot,
    grid: &Grid,
    findings: &mut Findings,
) {
    let mut first: BTreeMap<&str, usize> = BTreeMap::new();
    for row in rows.iter().filter(|row| !row.texts[key].is_empty()) {
        let id = row.texts[key].as_str();
        if let Some(&earlier) = first.get(id) {
            let finding = Finding::new(Code::E0214, spot(row, key)).with("id", id);
            findings.push(finding.with("line", grid.rows[earlier].number));
        } else {
            first.insert(id, row.row);
        }
    }
}

fn spot_of(grid: &Grid, columns: &Columns, row: usize, field: &str) -> Spot {
    let column = columns.of(field);
    let mut spot = grid.spot(row, column.map_or(0, |column| column.at));
    if grid.sheet.is_none() {
        spot.field = Some(field.to_owned());
    }
    if column.is_none() {
        spot.column = 0;
    }
    spot
}

/// Hands the texts of a row to the typed reader.
struct LedgerCells<'a> {
    grid: &'a Grid,
    columns: &'a Columns,
    row: &'a RowText,
    fields: &'static [Field],
    findings: &'a mut Findings,
}

impl Cells for LedgerCells<'_> {
    fn take<T: Cell>(&mut self, field: &'static Field) -> Option<T> {
        let at = self
            .fields
            .iter()
            .position(|known| known.name == field.name)?;
        let text = &self.row.texts[at];
        match read_cell(field, text) {
            Ok(value) => Some(value),
            // A missing column has been noted once; a row without a name has no identifier either.
            Err(CellFault::Missing) if self.columns.of(field.name).is_none() => None,
            Err(fault) => {
                let spot = spot_of(self.grid, self.columns, self.row.row, field.name);
                self.findings
                    .push(describe(&fault, field, &masked(text), spot));
                None
            }
        }
    }
}

impl Told {
    fn tell(self, options: &TableOptions, notes: &mut Vec<Note>) {
        let lang = options.lang;
        let mut note = |key, told: bool, text: String| {
            if told {
                notes.push(Note { key, text });
            }
        };
        let rows: Vec<&str> = self.totals.iter().map(String::as_str).collect();
        note(
            "rows_skipped",
            !rows.is_empty(),
            say::table_rows_skipped(lang, rows.len(), listed(&rows)),
        );
        note(
            "numbers_approximate",
            self.about > 0,
            say::table_about(lang, self.about),
        );
        note(
            "private_masked",
            self.masked > 0,
            say::table_masked(lang, self.masked),
        );
        let words: Vec<String> = self
            .words
            .iter()
            .map(|(cell, word)| format!("{cell} = {word}"))
            .collect();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        note(
            "words_read",
            !words.is_empty(),
            say::table_words(lang, listed(&words)),
        );
        let units: Vec<&str> = self.units.iter().map(String::as_str).collect();
        note(
            "units_passed_over",
            !units.is_empty(),
            say::table_units(lang, listed(&units)),
        );
        note("ids_made", self.made > 0, say::table_ids(lang, self.made));
    }
}
