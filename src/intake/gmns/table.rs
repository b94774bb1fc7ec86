//! A GMNS table as text: byte order mark, cut column names, cells.

use super::{GmnsFault, fault};
use crate::intake::draft::IntakeError;
use crate::text::Code;

/// Shape files cut column names to this many characters.
const CUT: usize = 10;

/// A table whose columns are found by their GMNS names.
pub struct Table {
    file: String,
    header: Vec<String>,
    rows: Vec<csv::StringRecord>,
}

impl Table {
    /// Reads CSV text.
    ///
    /// # Errors
    /// When it is not UTF-8 or its lines differ in length.
    pub fn read(file: &str, bytes: &[u8]) -> Result<Self, IntakeError> {
        let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
        let mut reader = csv::ReaderBuilder::new()
            .trim(csv::Trim::All)
            .from_reader(bytes);
        let failed =
            |error: csv::Error| fault(Code::E0808, file, GmnsFault::reason(&error.to_string()));
        let header = reader.headers().map_err(failed)?;
        let header = header.iter().map(str::to_ascii_lowercase).collect();
        let rows = reader.records().collect::<Result<_, _>>().map_err(failed)?;
        Ok(Self {
            file: file.to_owned(),
            header,
            rows,
        })
    }
    /// The column of this name, whole or cut.
    pub fn column(&self, name: &str) -> Option<usize> {
        let place = |name: &str| self.header.iter().position(|title| title == name);
        place(name).or_else(|| name.get(..CUT).and_then(place))
    }
    /// The column of this name.
    ///
    /// # Errors
    /// When there is none.
    pub fn required(&self, name: &str) -> Result<usize, IntakeError> {
        let missing = || fault(Code::E0803, &self.file, GmnsFault::column(name));
        self.column(name).ok_or_else(missing)
    }
    /// Whether a column that the specification knows stands here only with its name cut.
    pub fn has_cut_names(&self, names: &[&str]) -> bool {
        names
            .iter()
            .any(|name| self.column(name).is_some_and(|at| self.header[at] != *name))
    }
    /// The rows, in order, each with its line in the file.
    pub fn rows(&self) -> impl Iterator<Item = TableRow<'_>> {
        self.rows.iter().map(|cells| TableRow {
            file: &self.file,
            cells,
        })
    }
}

/// One line of a table.
#[derive(Clone, Copy)]
pub struct TableRow<'a> {
    file: &'a str,
    cells: &'a csv::StringRecord,
}

impl<'a> TableRow<'a> {
    /// The cell; empty where there is no such column.
    pub fn text(&self, column: Option<usize>) -> &'a str {
        column.and_then(|at| self.cells.get(at)).unwrap_or("")
    }
    /// The cell as a number; `None` where it is empty.
    ///
    /// # Errors
    /// When it is not a finite number.
    pub fn number(&self, column: Option<usize>, name: &str) -> Result<Option<f64>, IntakeError> {
        let text = self.text(column);
        if text.is_empty() {
            return Ok(None);
        }
        let number = text.parse().ok().filter(|number: &f64| number.is_finite());
        number
            .map(Some)
            .ok_or_else(|| self.fault(Code::E0804, name, text))
    }
    /// The cell as a number.
    ///
    /// # Errors
    /// When it is empty or not a finite number.
    pub fn needed(&self, column: usize, name: &str) -> Result<f64, IntakeError> {
        let number = self.number(Some(column), name)?;
        number.ok_or_else(|| self.fault(Code::E0804, name, "\"\""))
    }
    /// A fault of this line.
    pub fn fault(&self, code: Code, column: &str, value: &str) -> IntakeError {
        let line = self
            .cells
            .position()
            .map_or(0, |position| position.line() as u32);
        fault(
            code,
            self.file,
            GmnsFault {
                line,
                column: column.to_owned(),
                value: value.to_owned(),
            },
        )
    }
}
