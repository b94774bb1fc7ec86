//! Lines of text cut into cells that know their column, and the numbers and times in them.

use std::borrow::Cow;

use super::bounds::Bounds;
use super::finding::{Notes, TrackFinding, TrackSpot};
use crate::text::Code;
use crate::units::UtcMinute;

/// A cell of a line, without the blanks around it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell<'a> {
    /// What stands there.
    pub text: Cow<'a, str>,
    /// Where it begins, in characters from 1.
    pub column: u32,
}

impl<'a> Cell<'a> {
    fn trimmed(raw: &'a str, first_column: u32) -> Self {
        let text = raw.trim();
        // An empty cell stands where its field begins.
        let indent = raw.chars().take_while(|sign| sign.is_whitespace()).count();
        let indent = if text.is_empty() { 0 } else { indent };
        Self {
            text: Cow::Borrowed(text),
            column: first_column + indent as u32,
        }
    }
}

/// Lines that are not empty, with their number from 1.
pub fn numbered(text: &str) -> impl Iterator<Item = (u32, &str)> {
    let lines = text.lines().enumerate();
    let lines = lines.filter(|(_, line)| !line.trim().is_empty());
    lines.map(|(at, line)| (at as u32 + 1, line.trim_end()))
}

/// Cells between commas; quotation marks hold a cell together, doubled ones within stand for one.
///
/// Unlike a general CSV reader it keeps the columns; no track format has line breaks within cells.
pub fn cells(line: &str) -> Vec<Cell<'_>> {
    let (mut cells, mut begin, mut first_column, mut quoted) = (Vec::new(), 0, 1, false);
    let mut column = 1;
    // Slices begin and end at commas, which are one byte long.
    for (at, sign) in line.char_indices() {
        column += 1;
        match sign {
            '"' => quoted = !quoted,
            ',' if !quoted => {
                cells.push(unquoted(Cell::trimmed(&line[begin..at], first_column)));
                (begin, first_column) = (at + 1, column);
            }
            _ => {}
        }
    }
    cells.push(unquoted(Cell::trimmed(&line[begin..], first_column)));
    cells
}

fn unquoted(cell: Cell<'_>) -> Cell<'_> {
    let inside = cell
        .text
        .strip_prefix('"')
        .and_then(|text| text.strip_suffix('"'));
    match inside {
        Some(inside) => Cell {
            text: Cow::Owned(inside.replace("\"\"", "\"")),
            column: cell.column,
        },
        None => cell,
    }
}

/// Cells between blanks.
pub fn words(line: &str) -> Vec<Cell<'_>> {
    let (mut words, mut begin) = (Vec::new(), None);
    // Slices begin and end where `char_indices` found a character.
    let signs = line.char_indices().chain([(line.len(), ' ')]);
    for (column, (at, sign)) in signs.enumerate() {
        match (begin, sign.is_whitespace()) {
            (None, false) => begin = Some((at, column)),
            (Some((from, first)), true) => {
                words.push(Cell::trimmed(&line[from..at], first as u32 + 1));
                begin = None;
            }
            _ => {}
        }
    }
    words
}

/// The cell in these columns, from 1, both ends within; empty where the line is shorter.
pub fn columns(line: &str, columns: std::ops::RangeInclusive<usize>) -> Cell<'_> {
    let offset = |column: usize| {
        let mut signs = line.char_indices();
        signs.nth(column).map_or(line.len(), |(at, _)| at)
    };
    let first = columns.start().saturating_sub(1);
    let cell = line.get(offset(first)..offset(*columns.end()));
    Cell::trimmed(cell.unwrap_or_default(), first as u32 + 1)
}

/// A line of the file on its way to a fix: reads cells and notes what is wrong with them.
pub struct Row<'a> {
    /// Line, from 1.
    pub line: u32,
    /// Identifier of the storm.
    pub storm: &'a str,
    pub(super) notes: &'a mut Notes,
}

impl Row<'_> {
    /// Notes a problem at a column, 0 = the whole line.
    pub fn find(&mut self, code: Code, column: u32, values: &[(&'static str, String)]) {
        let spot = TrackSpot {
            line: self.line,
            column,
            storm: self.storm.to_owned(),
        };
        let mut finding = TrackFinding::new(code, spot);
        finding.values = values.to_vec();
        self.notes.push(finding);
    }

    /// A number that must be there, in the unit of the storm; `None` after noting what is wrong.
    pub fn needed(&mut self, cell: &Cell<'_>, bounds: &Bounds) -> Option<f64> {
        if cell.text.is_empty() {
            let field = bounds.field.to_owned();
            self.find(Code::E0856, cell.column, &[("field", field)]);
            return None;
        }
        self.number(cell, bounds)?
    }

    /// A number that may be unknown: outer `None` after noting what is wrong, inner `None` for unknown.
    #[allow(clippy::option_option, reason = "wrong and unknown are two things")]
    pub fn number(&mut self, cell: &Cell<'_>, bounds: &Bounds) -> Option<Option<f64>> {
        if cell.text.is_empty() {
            return Some(None);
        }
        let value = cell.text.parse::<f64>().ok().filter(|v| v.is_finite());
        let Some(value) = value else {
            let values = [
                ("value", cell.text.to_string()),
                ("field", bounds.field.to_owned()),
            ];
            self.find(Code::E0857, cell.column, &values);
            return None;
        };
        if bounds
            .unknown
            .iter()
            .any(|code| (value - code).abs() < 1e-9)
        {
            return Some(None);
        }
        if !(bounds.low..=bounds.high).contains(&value) {
            let values = [
                ("value", cell.text.to_string()),
                ("field", bounds.field.to_owned()),
                ("low", bounds.low.to_string()),
                ("high", bounds.high.to_string()),
            ];
            self.find(Code::E0858, cell.column, &values);
            return None;
        }
        Some(Some(bounds.unit.of(value)))
    }

    /// A time read by `parse`.
    pub fn time(
        &mut self,
        cell: &Cell<'_>,
        example: &str,
        parse: impl Fn(&str) -> Option<UtcMinute>,
    ) -> Option<UtcMinute> {
        let time = parse(&cell.text);
        if time.is_none() {
            let values = [
                ("value", cell.text.to_string()),
                ("field", "time".to_owned()),
                ("example", example.to_owned()),
            ];
            self.find(Code::E0859, cell.column, &values);
        }
        time
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown<'a>(cells: &'a [Cell<'a>]) -> Vec<(&'a str, u32)> {
        cells
            .iter()
            .map(|cell| (cell.text.as_ref(), cell.column))
            .collect()
    }

    #[test]
    fn cells_know_where_they_stand() {
        let found = cells("WP, 15,台风 ,\"a, \"\"b\"\"\",");
        assert_eq!(
            shown(&found),
            [
                ("WP", 1),
                ("15", 5),
                ("台风", 8),
                ("a, \"b\"", 12),
                ("", 23)
            ]
        );
        assert_eq!(
            shown(&words("  66666 台风  7")),
            [("66666", 3), ("台风", 9), ("7", 13)]
        );
        assert_eq!(
            shown(&[columns("15011300 002 2 087", 16..=18)]),
            [("087", 16)]
        );
        assert_eq!(shown(&[columns("150", 16..=18)]), [("", 16)]);
    }
}
