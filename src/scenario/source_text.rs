//! A text with its lines, to say where in it something stands.

use std::ops::Range;

use super::finding::Spot;

/// Characters of a line that a finding shows.
const EXCERPT_CHARACTERS: usize = 100;
/// Characters shown before the cell in a long line.
const EXCERPT_BEFORE: usize = 40;

/// A file's text and the byte at which each line starts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceText {
    /// File, relative to the scenario folder.
    pub file: String,
    /// The whole text.
    pub text: String,
    starts: Vec<usize>,
}

impl SourceText {
    /// Finds the lines of a text; they end with `\n`, `\r\n` or `\r`.
    pub fn new(file: &str, text: String) -> Self {
        let bytes = text.as_bytes();
        let ends_line = |at: usize| {
            bytes[at] == b'\n' || (bytes[at] == b'\r' && bytes.get(at + 1) != Some(&b'\n'))
        };
        let starts = (0..bytes.len())
            .filter(|&at| ends_line(at))
            .map(|at| at + 1);
        let starts = std::iter::once(0).chain(starts).collect();
        Self {
            file: file.to_owned(),
            text,
            starts,
        }
    }

    /// The spot of a range of bytes; only its first line counts.
    pub fn spot(&self, range: Range<usize>, field: Option<&str>) -> Spot {
        let from = range.start.min(self.text.len());
        let line = self.starts.partition_point(|&start| start <= from).max(1);
        let start = self.starts.get(line - 1).copied().unwrap_or(0);
        let next = self.starts.get(line).copied().unwrap_or(self.text.len());
        let shown = self.text.get(start..next).unwrap_or("");
        let shown = shown.trim_end_matches(['\r', '\n']);
        let end = range.end.clamp(from, (start + shown.len()).max(from));
        let column = self.characters(start..from);
        let length = self.characters(from..end).max(1);
        let skipped = if column > EXCERPT_CHARACTERS / 2 {
            column - EXCERPT_BEFORE
        } else {
            0
        };
        let excerpt: String = shown
            .chars()
            .skip(skipped)
            .take(EXCERPT_CHARACTERS)
            .collect();
        let room = excerpt.chars().count().saturating_sub(column - skipped);
        Spot {
            file: self.file.clone(),
            line: line as u32,
            column: column as u32 + 1,
            field: field.map(str::to_owned),
            highlight: (column - skipped, length.min(room.max(1))),
            excerpt,
        }
    }

    /// The spot of a whole line, counted from 1.
    pub fn line(&self, line: usize) -> Spot {
        let start = self.starts.get(line.saturating_sub(1)).copied();
        let start = start.unwrap_or(self.text.len());
        Spot {
            column: 0,
            ..self.spot(start..self.text.len(), None)
        }
    }

    /// The spot of the whole file.
    pub fn whole(&self) -> Spot {
        Spot {
            file: self.file.clone(),
            ..Spot::default()
        }
    }

    fn characters(&self, range: Range<usize>) -> usize {
        self.text.get(range).map_or(0, |part| part.chars().count())
    }
}
