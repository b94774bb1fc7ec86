//! Ledgers that governments keep in Excel or CSV, to tables of a scenario.
//!
//! In: a file (.csv in UTF-8 or GB18030, .xlsx, .xls) with a header in Chinese or English somewhere near its top. Out:
//! rows of one table, with a note for every column guessed, and every finding at once.
//!
//! ```text
//! bytes → grid (cells with places) → columns (header, guess) → rows (numbers, words, positions) → Draft
//! ```
//!
//! What the words of ledgers mean is data: `aliases.csv`, `units.csv`, `words.csv`. People's names and numbers stay
//! outside. Positions become WGS 84; their datum is never guessed.

mod archive;
mod columns;
mod coordinates;
mod grid;
mod privacy;
mod quantity;
mod row_text;
mod rows;
mod separated;
mod vocabulary;
mod workbook;

use std::io::Read;
use std::path::Path;

pub use grid::{Grid, GridRow};

use super::{Draft, IntakeError, Note};
use crate::scenario::choices::{Datum, Status};
use crate::scenario::decode::decode;
use crate::scenario::evacuation::ShelterRow;
use crate::scenario::spec::{Row, TableSpec};
use crate::scenario::tables::{PlaceRow, SiteRow, SourceRow, StockRow, TeamRow};
use crate::scenario::{Finding, Findings, Spot};
use crate::text::messages::intake as say;
use crate::text::{Code, Lang};

/// Largest ledger that is read, in bytes.
pub const LEDGER_LIMIT_BYTES: u64 = 64 << 20;
/// Names that a note lists.
const LISTED: usize = 12;

/// What the rows of a ledger are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LedgerTable {
    /// Villages and communities.
    Places,
    /// Depots and store points.
    Sites,
    /// What lies where.
    Stock,
    /// Teams and their vehicles.
    Teams,
    /// Shelters.
    Shelters,
}

impl LedgerTable {
    /// Every table, in order.
    pub const ALL: [Self; 5] = [
        Self::Places,
        Self::Sites,
        Self::Stock,
        Self::Teams,
        Self::Shelters,
    ];

    /// The name on the command line and in `aliases.csv`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Places => "places",
            Self::Sites => "sites",
            Self::Stock => "stock",
            Self::Teams => "teams",
            Self::Shelters => "shelters",
        }
    }

    /// The table that is made.
    pub fn spec(self) -> &'static TableSpec {
        match self {
            Self::Places => &PlaceRow::SPEC,
            Self::Sites => &SiteRow::SPEC,
            Self::Stock => &StockRow::SPEC,
            Self::Teams => &TeamRow::SPEC,
            Self::Shelters => &ShelterRow::SPEC,
        }
    }
}

/// How to read a ledger.
#[derive(Clone, Debug)]
pub struct TableOptions {
    /// What its rows are.
    pub table: LedgerTable,
    /// Sheet of a workbook; `None` = the first.
    pub sheet: Option<String>,
    /// Datum of its coordinates; needed where it has any.
    pub datum: Option<Datum>,
    /// Column of the ledger, field: goes before the guess, and lets a column of people's numbers in.
    pub map: Vec<(String, String)>,
    /// Language of the notes.
    pub lang: Lang,
}

impl TableOptions {
    /// Guesses everything that may be guessed.
    pub fn new(table: LedgerTable) -> Self {
        Self {
            table,
            sheet: None,
            datum: None,
            map: Vec::new(),
            lang: Lang::default(),
        }
    }
}

/// Imports a ledger from a file.
///
/// # Errors
/// When the file cannot be read, or with every finding about it.
pub fn import(path: &Path, options: &TableOptions) -> Result<Draft, IntakeError> {
    let (name, bytes) = bytes_of(path)?;
    import_bytes(&name, &bytes, options)
}

/// Imports a ledger from bytes; `name` is what findings call it.
///
/// # Errors
/// Every finding about it.
pub fn import_bytes(
    name: &str,
    bytes: &[u8],
    options: &TableOptions,
) -> Result<Draft, IntakeError> {
    let mut findings = Findings::default();
    let mut draft = Draft::default();
    let grid = grid_of(name, bytes, options.sheet.as_deref(), &mut findings);
    if let Some(grid) = grid {
        fill(&mut draft, &grid, options, &mut findings);
    }
    findings.sort();
    if findings.errors() > 0 {
        return Err(IntakeError::Findings(findings));
    }
    for warning in &findings.0 {
        let text = warning.message(options.lang);
        draft.notes.insert(
            0,
            Note {
                key: "warning",
                text,
            },
        );
    }
    draft.sources.push(source(name, options));
    Ok(draft)
}

/// The cells of a ledger as they stand, to look at before importing it.
///
/// # Errors
/// When the file cannot be read as a ledger.
pub fn grid(path: &Path, sheet: Option<&str>) -> Result<Grid, IntakeError> {
    let (name, bytes) = bytes_of(path)?;
    let mut findings = Findings::default();
    grid_of(&name, &bytes, sheet, &mut findings).ok_or(IntakeError::Findings(findings))
}

fn bytes_of(path: &Path) -> Result<(String, Vec<u8>), IntakeError> {
    let failed = |error| IntakeError::Io {
        path: path.to_owned(),
        error,
    };
    let file = std::fs::File::open(path).map_err(failed)?;
    let mut bytes = Vec::new();
    // One byte beyond the limit tells that there is more, however long the file claims to be.
    file.take(LEDGER_LIMIT_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(failed)?;
    Ok((
        path.file_name().map_or_else(
            || path.display().to_string(),
            |name| name.to_string_lossy().into_owned(),
        ),
        bytes,
    ))
}

/// Tells by the first bytes, not by the name, what the file is.
fn grid_of(name: &str, bytes: &[u8], sheet: Option<&str>, findings: &mut Findings) -> Option<Grid> {
    let whole = || Spot {
        file: name.to_owned(),
        ..Spot::default()
    };
    if bytes.len() as u64 > LEDGER_LIMIT_BYTES {
        let finding = Finding::new(Code::E0103, whole()).with("file", name);
        findings.push(finding.with("limit", LEDGER_LIMIT_BYTES >> 20));
        return None;
    }
    let ending = Path::new(name)
        .extension()
        .map(std::ffi::OsStr::to_ascii_lowercase);
    let named_workbook = ending.is_some_and(|ending| {
        ["xlsx", "xlsm", "xls", "et", "ods"]
            .iter()
            .any(|known| ending == *known)
    });
    let is_workbook =
        bytes.starts_with(workbook::ZIP_MAGIC) || bytes.starts_with(workbook::COMPOUND_MAGIC);
    let read = if is_workbook {
        workbook::read(name, bytes, sheet)
    } else if named_workbook {
        Err(Box::new(
            Finding::new(Code::E0830, whole()).with("file", name),
        ))
    } else {
        separated::read(name, &decode(name, bytes, findings)?)
    };
    read.map_err(|finding| findings.push(*finding)).ok()
}

fn fill(draft: &mut Draft, grid: &Grid, options: &TableOptions, findings: &mut Findings) {
    let Some(columns) = columns::guess(grid, options, findings, &mut draft.notes) else {
        return;
    };
    let position = columns.of("x_coord").or(columns.of("y_coord"));
    if let Some(position) = position.filter(|_| options.datum.is_none()) {
        findings.push(Finding::new(
            Code::E0839,
            grid.spot(columns.header, position.at),
        ));
    }
    let notes = &mut draft.notes;
    match options.table {
        LedgerTable::Places => draft.places = rows::read(grid, &columns, options, findings, notes),
        LedgerTable::Sites => draft.sites = rows::read(grid, &columns, options, findings, notes),
        LedgerTable::Stock => draft.stock = rows::read(grid, &columns, options, findings, notes),
        LedgerTable::Teams => draft.teams = rows::read(grid, &columns, options, findings, notes),
        LedgerTable::Shelters => {
            draft.shelters = rows::read(grid, &columns, options, findings, notes);
        }
    }
}

/// A ledger is the district's own statement.
fn source(name: &str, options: &TableOptions) -> SourceRow {
    SourceRow {
        table: options.table.spec().name.to_owned(),
        field: "*".to_owned(),
        row: "*".to_owned(),
        status: Status::Plan,
        source: name.to_owned(),
        range: None,
        note: Some(say::table_source(options.lang)),
    }
}

/// The first of many names, for a note.
fn listed(names: &[&str]) -> String {
    let mut shown = names[..names.len().min(LISTED)].join(", ");
    if names.len() > LISTED {
        shown.push_str(", …");
    }
    shown
}
