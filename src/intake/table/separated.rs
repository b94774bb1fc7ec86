//! Text with separators (CSV) to a grid: the separator is found, and the place of each cell is kept.

use csv::{ReaderBuilder, StringRecord};

use super::grid::{Grid, GridRow};
use crate::scenario::Finding;

/// Separators in use.
const SEPARATORS: [u8; 3] = [b',', b';', b'\t'];
/// Lines looked at to find the separator.
const LINES_LOOKED_AT: usize = 50;

/// Reads text into cells.
pub fn read(file: &str, text: &str) -> Result<Grid, Box<Finding>> {
    let separator = separator(text);
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(text.as_bytes());
    let mut grid = Grid::new(file, None);
    let mut record = StringRecord::new();
    // Reading text from memory cannot fail: it is UTF-8, and rows may have any length.
    while matches!(reader.read_record(&mut record), Ok(true)) {
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let position = record.position();
        let (byte, line) = position.map_or((0, 0), |position| {
            (position.byte() as usize, position.line())
        });
        // The reader counts the blank lines that it passes over into the row that follows them.
        let blank = text[byte..].len() - text[byte..].trim_start_matches(['\r', '\n']).len();
        let passed = text[byte..byte + blank].matches('\n').count() as u64;
        grid.push(GridRow {
            number: (line + passed) as u32,
            cells: record.iter().map(|cell| cell.trim().to_owned()).collect(),
            starts: starts(&text[byte + blank..], separator, record.len()),
        })?;
    }
    Ok(grid)
}

/// The separator that stands most often outside quotation marks in the first lines; a comma where there is none.
fn separator(text: &str) -> u8 {
    let head = text
        .match_indices('\n')
        .nth(LINES_LOOKED_AT)
        .map_or(text, |(at, _)| &text[..at]);
    let mut counts = [0usize; SEPARATORS.len()];
    let mut quoted = false;
    for byte in head.bytes() {
        if byte == b'"' {
            quoted = !quoted;
        }
        if let Some(at) = SEPARATORS
            .iter()
            .position(|&known| known == byte && !quoted)
        {
            counts[at] += 1;
        }
    }
    let most = (0..SEPARATORS.len()).max_by_key(|&at| (counts[at], std::cmp::Reverse(at)));
    most.map_or(b',', |at| SEPARATORS[at])
}

/// Where each cell of the row that begins `text` starts, in characters from 1.
fn starts(text: &str, separator: u8, cells: usize) -> Vec<u32> {
    let mut starts = Vec::with_capacity(cells);
    starts.push(1);
    let (mut quoted, mut column) = (false, 1);
    for character in text.chars() {
        if starts.len() >= cells {
            break;
        }
        column += 1;
        match character {
            '"' => quoted = !quoted,
            '\n' => column = 1,
            _ if character == char::from(separator) && !quoted => starts.push(column),
            _ => {}
        }
    }
    starts
}
