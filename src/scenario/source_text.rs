//! A text with its lines, to say where in it something stands.

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
        let ends_line = |at: &usize| {
            bytes[*at] == b'\n' || (bytes[*at] == b'\r' && bytes.get(at + 1) != Some(&b'\n'))
        };
        let starts = (0..bytes.len()).filter(ends_line).map(|at| at + 1);
        let starts = std::iter::once(0).chain(starts).collect();
        Self {
            file: file.to_owned(),
            text,
            starts,
        }
    }

    /// The spot of the bytes `from..to`.
    pub fn spot(&self, from: usize, to: usize, field: Option<&str>) -> Spot {
        let from = from.min(self.text.len());
        let line = self.starts.partition_point(|&start| start <= from).max(1);
        let start = self.starts[line - 1];
        let end = self
            .starts
            .get(line)
            .map_or(self.text.len(), |&next| next - 1);
        // The break of a line, which may be two characters, counts as the one behind its last.
        let last = start
            + self
                .text
                .get(start..end)
                .map_or(0, |line| line.trim_end_matches('\r').len());
        let column = self.characters(start, from.min(last));
        let length = self.characters(from, to.clamp(from, end.max(from))).max(1);
        let skipped = if column > EXCERPT_BEFORE + 20 {
            column - EXCERPT_BEFORE
        } else {
            0
        };
        let shown = self
            .text
            .get(start..end)
            .unwrap_or("")
            .trim_end_matches('\r');
        let excerpt: String = shown
            .chars()
            .skip(skipped)
            .take(EXCERPT_CHARACTERS)
            .collect();
        let room = excerpt
            .chars()
            .count()
            .saturating_sub(column - skipped)
            .max(1);
        Spot {
            file: self.file.clone(),
            line: line as u32,
            column: column as u32 + 1,
            field: field.map(str::to_owned),
            highlight: (column - skipped, length.min(room)),
            excerpt,
        }
    }

    /// The spot of a whole line, counted from 1.
    pub fn line(&self, line: usize) -> Spot {
        let start = self
            .starts
            .get(line.saturating_sub(1))
            .copied()
            .unwrap_or(self.text.len());
        let end = self
            .starts
            .get(line)
            .map_or(self.text.len(), |&next| next - 1);
        Spot {
            column: 0,
            ..self.spot(start, end, None)
        }
    }

    /// The spot of the whole file.
    pub fn whole(&self) -> Spot {
        Spot {
            file: self.file.clone(),
            ..Spot::default()
        }
    }

    fn characters(&self, from: usize, to: usize) -> usize {
        self.text
            .get(from..to)
            .map_or(0, |part| part.chars().count())
    }
}

#[cfg(test)]
mod tests {
    use super::SourceText;

    #[test]
    fn the_break_of_a_line_is_one_place_behind_it() {
        let text = SourceText::new("file", "ab\r\ncd\n".to_owned());
        let place = |byte| {
            let spot = text.spot(byte, byte + 1, None);
            (spot.line, spot.column)
        };
        assert_eq!([1, 2, 3].map(place), [(1, 2), (1, 3), (1, 3)]);
        assert_eq!([4, 5, 6, 7].map(place), [(2, 1), (2, 2), (2, 3), (3, 1)]);
    }
}
