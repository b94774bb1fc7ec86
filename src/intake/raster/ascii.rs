//! ESRI ASCII grids: a head of keys and numbers, then the cells row by row from the north.
//!
//! ```text
//! ncols 357            keys in any case and any order; corner or centre of the south-western cell;
//! nrows 223            `cellsize`, or GDAL's `dx` and `dy`
//! xllcorner 457900
//! yllcorner 5716800
//! cellsize 100
//! NODATA_value -9999
//! 101 101 …            rows may be wrapped over lines
//! ```

use super::error::RasterError;
use super::georeference::{Georeference, Window};
use super::header::{Header, StatedCrs};
use super::prj;

/// An open file.
pub(super) struct AsciiGrid<'a> {
    header: Header,
    void: Option<f64>,
    cells: Words<'a>,
}

impl<'a> AsciiGrid<'a> {
    /// Reads the head; `prj` is the text of the file beside it.
    pub fn open(bytes: &'a [u8], prj: Option<&str>) -> Result<Self, RasterError> {
        let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
        let (head, cells) = Head::read(Words {
            rest: bytes,
            line: 1,
        })?;
        let georeference = head.georeference()?.checked()?;
        // A cell takes a digit and a blank at least: a head that promises more is refused before memory is taken.
        if georeference.cells() > cells.rest.len() as f64 {
            return Err(RasterError::AsciiCount {
                expected: georeference.cells() as usize,
                found: cells.count(),
            });
        }
        let crs = prj.map_or(StatedCrs::Absent, prj::stated);
        Ok(Self {
            header: Header { georeference, crs },
            void: head.void,
            cells,
        })
    }

    /// What the file says of itself.
    pub fn header(&self) -> &Header {
        &self.header
    }

    /// The cells of a window, void as NaN.
    pub fn values(self, window: &Window) -> Result<Vec<f64>, RasterError> {
        let columns = self.header.georeference.columns;
        let expected = columns * self.header.georeference.rows;
        let mut values = vec![f64::NAN; window.rows * window.columns];
        let mut found = 0;
        for word in self.cells {
            let number = word.number()?;
            let place = window.place(found / columns, found % columns);
            let value = place.and_then(|place| values.get_mut(place));
            if let Some(value) = value.filter(|_| Some(number) != self.void) {
                *value = number;
            }
            found += 1;
        }
        if found == expected {
            Ok(values)
        } else {
            Err(RasterError::AsciiCount { expected, found })
        }
    }
}

/// The keys of the head; pairs are x, then y.
#[derive(Default)]
struct Head {
    columns: Option<f64>,
    rows: Option<f64>,
    corner: [Option<f64>; 2],
    centre: [Option<f64>; 2],
    cell: [Option<f64>; 2],
    void: Option<f64>,
}

impl Head {
    /// Reads keys up to the first word that is none; gives the words from there on.
    fn read(mut words: Words) -> Result<(Self, Words), RasterError> {
        let mut head = Self::default();
        loop {
            let before = words.clone();
            let Some(key) = words.next() else {
                return Ok((head, before));
            };
            let key = String::from_utf8_lossy(key.text).to_ascii_lowercase();
            // The slot is made before the number is read: a cell is no key, and what follows it is no value of one.
            let Some(slots) = head.slots(&key) else {
                return Ok((head, before));
            };
            let number = words.next().map(|word| word.number()).transpose()?;
            for slot in slots {
                *slot = number;
            }
        }
    }
    /// The places that a key fills; `None` for what is no key.
    fn slots(&mut self, key: &str) -> Option<&mut [Option<f64>]> {
        let one = std::slice::from_mut;
        let [corner_x, corner_y] = &mut self.corner;
        let [centre_x, centre_y] = &mut self.centre;
        match key {
            "ncols" => Some(one(&mut self.columns)),
            "nrows" => Some(one(&mut self.rows)),
            "xllcorner" => Some(one(corner_x)),
            "yllcorner" => Some(one(corner_y)),
            "xllcenter" | "xllcentre" => Some(one(centre_x)),
            "yllcenter" | "yllcentre" => Some(one(centre_y)),
            "cellsize" => Some(&mut self.cell),
            "dx" => Some(&mut self.cell[..1]),
            "dy" => Some(&mut self.cell[1..]),
            "nodata_value" | "nodata" => Some(one(&mut self.void)),
            _ => None,
        }
    }

    fn georeference(&self) -> Result<Georeference, RasterError> {
        let needed = |found: Option<f64>, key| found.ok_or(RasterError::AsciiHeader { key });
        let count = |found, key| {
            let number = needed(found, key)?;
            let whole = number.fract().abs() <= 0.0 && (1.0..=u32::MAX.into()).contains(&number);
            let wrong = || RasterError::damaged(format!("{key} {number} is no count"));
            whole.then_some(number as usize).ok_or_else(wrong)
        };
        let columns = count(self.columns, "ncols")?;
        let rows = count(self.rows, "nrows")?;
        let cell_width = needed(self.cell[0], "cellsize")?;
        let cell_height = needed(self.cell[1], "cellsize")?;
        let lower = |axis: usize, cell: f64, key| {
            let centre = self.centre[axis].map(|centre| centre - 0.5 * cell);
            needed(self.corner[axis].or(centre), key)
        };
        Ok(Georeference {
            columns,
            rows,
            west: lower(0, cell_width, "xllcorner")?,
            north: lower(1, cell_height, "yllcorner")? + rows as f64 * cell_height,
            cell_width,
            cell_height,
        })
    }
}

/// Words parted by white space, each with its line.
#[derive(Clone)]
struct Words<'a> {
    rest: &'a [u8],
    line: usize,
}

/// A word and the line it stands in, from 1.
struct Word<'a> {
    text: &'a [u8],
    line: usize,
}

impl Word<'_> {
    fn number(&self) -> Result<f64, RasterError> {
        let parsed = std::str::from_utf8(self.text)
            .ok()
            .and_then(|text| text.parse().ok());
        parsed.ok_or_else(|| RasterError::AsciiValue {
            line: self.line,
            text: String::from_utf8_lossy(self.text)
                .chars()
                .take(40)
                .collect(),
        })
    }
}

impl<'a> Iterator for Words<'a> {
    type Item = Word<'a>;
    fn next(&mut self) -> Option<Word<'a>> {
        let begin = self
            .rest
            .iter()
            .position(|byte| !byte.is_ascii_whitespace())?;
        let (blank, rest) = self.rest.split_at(begin);
        self.line += blank.split(|byte| *byte == b'\n').skip(1).count();
        let end = rest
            .iter()
            .position(u8::is_ascii_whitespace)
            .unwrap_or(rest.len());
        let (text, rest) = rest.split_at(end);
        self.rest = rest;
        Some(Word {
            text,
            line: self.line,
        })
    }
}

#[cfg(test)]
#[path = "ascii_tests.rs"]
mod tests;
