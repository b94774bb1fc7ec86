//! Which row of a ledger is its header, and which column means which field.

use super::TableOptions;
use super::grid::Grid;
use super::privacy::is_private;
use super::quantity::{measure, multiplier};
use super::vocabulary::{folded, vocabulary};
use crate::intake::Note;
use crate::scenario::nearest::nearest;
use crate::scenario::spec::{Field, Kind};
use crate::scenario::{Finding, Findings};
use crate::text::Code;
use crate::text::messages::intake as say;

/// Rows looked at to find the header.
const HEADER_WITHIN_ROWS: usize = 30;
/// Rows looked at to see whether a column holds people's numbers.
const SHAPE_WITHIN_ROWS: usize = 200;

/// A column of the ledger that gives a field.
#[derive(Clone, Debug)]
pub struct Column {
    /// The field.
    pub field: &'static Field,
    /// Its column in the ledger, from 0.
    pub at: usize,
    /// What numbers without a unit are multiplied with.
    pub multiplier: f64,
    /// Whether the user named it.
    pub mapped: bool,
}

/// The header of a ledger and what its columns mean.
#[derive(Clone, Debug)]
pub struct Columns {
    /// Row of the grid that is the header.
    pub header: usize,
    /// One column a field at most.
    pub columns: Vec<Column>,
}

impl Columns {
    /// The column that gives a field.
    pub fn of(&self, field: &str) -> Option<&Column> {
        self.columns
            .iter()
            .find(|column| column.field.name == field)
    }
}

/// Finds header and columns, notes the guess, and finds what `--map` gets wrong and what is missing.
pub fn guess(
    grid: &Grid,
    options: &TableOptions,
    findings: &mut Findings,
    notes: &mut Vec<Note>,
) -> Option<Columns> {
    let Some(header) = header_row(grid, options) else {
        let example = vocabulary()
            .aliases
            .iter()
            .find(|alias| alias.table == options.table.name());
        let finding = Finding::new(Code::E0835, grid.whole()).with("rows", HEADER_WITHIN_ROWS);
        findings.push(finding.with("example", example.map_or("name", |alias| &alias.name)));
        return None;
    };
    let mut columns = mapped(grid, header, options, findings);
    let private = private_columns(grid, header, &columns, options);
    let mut found: Vec<(usize, Column)> = (0..grid.rows[header].cells.len())
        .filter(|at| !private.contains(at) && columns.iter().all(|column| column.at != *at))
        .filter_map(|at| meaning(options, grid.cell(header, at), at))
        .collect();
    found.sort_by_key(|(rank, column)| (*rank, column.at));
    for (_, column) in found {
        if columns
            .iter()
            .all(|known| known.field.name != column.field.name)
        {
            columns.push(column);
        }
    }
    columns.sort_by_key(|column| column.at);
    let guess = Columns { header, columns };
    note_columns(grid, &guess, &private, options, notes);
    note_missing(grid, &guess, options, findings);
    Some(guess)
}

/// The row in which most names are known, the first of several; `None` where no name is.
fn header_row(grid: &Grid, options: &TableOptions) -> Option<usize> {
    let known = |row: usize| {
        let mut fields: Vec<&str> = Vec::new();
        for at in 0..grid.rows[row].cells.len() {
            let cell = grid.cell(row, at);
            let asked = options
                .map
                .iter()
                .find(|(header, _)| folded(header) == folded(cell));
            match (asked, meaning(options, cell, at)) {
                (Some((_, field)), _) => fields.push(field),
                (None, Some((_, column))) => fields.push(column.field.name),
                (None, None) => {}
            }
        }
        fields.sort_unstable();
        fields.dedup();
        fields.len()
    };
    let rows = 0..grid.rows.len().min(HEADER_WITHIN_ROWS);
    let best = rows.max_by_key(|&row| (known(row), std::cmp::Reverse(row)))?;
    (known(best) > 0).then_some(best)
}

/// What a name in the header means, with its rank among the names of that field.
fn meaning(options: &TableOptions, header: &str, at: usize) -> Option<(usize, Column)> {
    let name = folded(header);
    if name.is_empty() {
        return None;
    }
    let table = options.table.name();
    let column = |field: &str, multiplier: f64| {
        let field = options.table.spec().field(field)?;
        Some(Column {
            field,
            at,
            multiplier,
            mapped: false,
        })
    };
    if let Some(exact) = column(&name, 1.0) {
        return Some((0, exact));
    }
    let find = |name: &str| {
        let fits = |table_of: &str| table_of == "*" || table_of == table;
        let mut aliases = vocabulary().aliases.iter().enumerate();
        aliases.find(|(_, alias)| {
            fits(&alias.table)
                && alias.name == name
                && options.table.spec().field(&alias.column).is_some()
        })
    };
    if let Some((rank, alias)) = find(&name) {
        return Some((
            rank + 1,
            column(&alias.column, alias.multiplier.unwrap_or(1.0))?,
        ));
    }
    let (base, unit) = name.strip_suffix(')')?.rsplit_once('(')?;
    let (rank, alias) = find(base)?;
    let found = column(&alias.column, 1.0)?;
    let multiplier = unit_of(found.field, unit)?;
    Some((
        rank + 1,
        Column {
            multiplier,
            ..found
        },
    ))
}

/// The multiplier of a unit in the header. A unit that is not known (persons counted in households) makes the column
/// another one, unless the field takes any unit or is no number.
fn unit_of(field: &Field, unit: &str) -> Option<f64> {
    match (field.kind, measure(field.name)) {
        (Kind::Number | Kind::Count | Kind::Distribution, "any") => {
            Some(multiplier("any", unit).unwrap_or(1.0))
        }
        (Kind::Number | Kind::Count | Kind::Distribution, measure) => multiplier(measure, unit),
        _ => Some(1.0),
    }
}

/// The columns that the user names.
fn mapped(
    grid: &Grid,
    header: usize,
    options: &TableOptions,
    findings: &mut Findings,
) -> Vec<Column> {
    let names = &grid.rows[header].cells;
    let spec = options.table.spec();
    let mut columns: Vec<Column> = Vec::new();
    for (name, field) in &options.map {
        let at = names.iter().position(|known| folded(known) == folded(name));
        if at.is_none() {
            let near = nearest(name, names.iter().map(String::as_str));
            let finding = Finding::new(Code::E0837, grid.spot(header, 0)).with("header", name);
            findings.push(finding.with("nearest", near));
        }
        let known = spec.field(field);
        if known.is_none() {
            let near = nearest(field, spec.fields.iter().map(|field| field.name));
            let finding = Finding::new(Code::E0838, grid.whole()).with("table", spec.name);
            findings.push(finding.with("column", field).with("nearest", near));
        }
        let (Some(at), Some(field)) = (at, known) else {
            continue;
        };
        if let Some(first) = columns
            .iter()
            .find(|column| column.field.name == field.name)
        {
            let finding =
                Finding::new(Code::E0841, grid.spot(header, at)).with("column", field.name);
            findings.push(finding.with("first", &names[first.at]).with("second", name));
            continue;
        }
        let alias =
            meaning(options, &names[at], at).filter(|(_, column)| column.field.name == field.name);
        let folded = folded(&names[at]);
        let unit = || unit_of(field, folded.strip_suffix(')')?.rsplit_once('(')?.1);
        let multiplier =
            alias.map_or_else(|| unit().unwrap_or(1.0), |(_, column)| column.multiplier);
        columns.push(Column {
            field,
            at,
            multiplier,
            mapped: true,
        });
    }
    columns
}

/// Columns with people's names and numbers, by their name or by the shape of what stands in them.
fn private_columns(
    grid: &Grid,
    header: usize,
    mapped: &[Column],
    options: &TableOptions,
) -> Vec<usize> {
    let width = grid.rows[header..]
        .iter()
        .map(|row| row.cells.len())
        .max()
        .unwrap_or(0);
    let by_name = |at: usize| {
        let name = folded(grid.cell(header, at));
        let known = || meaning(options, &name, at).is_some();
        vocabulary()
            .words("private")
            .any(|word| name.contains(&word.written))
            && !known()
    };
    let by_shape = |at: usize| {
        let rows = header + 1..grid.rows.len().min(header + 1 + SHAPE_WITHIN_ROWS);
        let filled = rows
            .map(|row| grid.cell(row, at))
            .filter(|cell| !cell.is_empty());
        let (shaped, all) = filled.fold((0, 0), |(shaped, all), cell| {
            (shaped + usize::from(is_private(cell)), all + 1)
        });
        all > 0 && shaped * 2 >= all
    };
    (0..width)
        .filter(|&at| mapped.iter().all(|column| column.at != at))
        .filter(|&at| by_name(at) || by_shape(at))
        .collect()
}

fn note_columns(
    grid: &Grid,
    guess: &Columns,
    private: &[usize],
    options: &TableOptions,
    notes: &mut Vec<Note>,
) {
    let lang = options.lang;
    let mut unread = Vec::new();
    for at in 0..grid.rows[guess.header].cells.len() {
        let name = grid.cell(guess.header, at);
        if let Some(column) = guess.columns.iter().find(|column| column.at == at) {
            let mut rows = guess.header + 1..grid.rows.len();
            let example =
                rows.find_map(|row| Some(grid.cell(row, at)).filter(|cell| !cell.is_empty()));
            let example: String = super::privacy::masked(example.unwrap_or(""))
                .chars()
                .take(20)
                .collect();
            let text = if column.multiplier.to_bits() == 1f64.to_bits() {
                say::table_column(lang, name, column.field.name, example)
            } else {
                say::table_column_times(lang, name, column.field.name, column.multiplier, example)
            };
            let key = if column.mapped {
                "column_mapped"
            } else {
                "column_guessed"
            };
            notes.push(Note { key, text });
        } else if !private.contains(&at) && !name.is_empty() {
            unread.push(name);
        }
    }
    // A column of people's numbers may have no name; it is told by its letter.
    for &at in private {
        let name = grid.cell(guess.header, at);
        let name = if name.is_empty() {
            super::grid::letters(at)
        } else {
            name.to_owned()
        };
        notes.push(Note {
            key: "column_private",
            text: say::table_private(lang, name),
        });
    }
    if !unread.is_empty() {
        let shown = super::listed(&unread);
        notes.push(Note {
            key: "columns_unread",
            text: say::table_unread(lang, unread.len(), shown),
        });
    }
}

/// Fields that every row must give, that no column gives, and that are not made (names of rows).
fn note_missing(grid: &Grid, guess: &Columns, options: &TableOptions, findings: &mut Findings) {
    let spec = options.table.spec();
    let made = |field: &Field| spec.key == Some(field.name);
    let missing = spec
        .fields
        .iter()
        .filter(|field| field.required && !made(field) && guess.of(field.name).is_none());
    for field in missing {
        let mut spot = grid.spot(guess.header, 0);
        spot.column = 0;
        let finding = Finding::new(Code::E0836, spot).with("column", field.name);
        findings.push(finding.with("doc", field.doc.trim()));
    }
}
