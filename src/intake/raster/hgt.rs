//! SRTM tiles: a square of 1° in big-endian 16-bit metres, named by its south-western corner.
//!
//! Rows and columns are points, not areas: the first and last of 1201 or 3601 lie on the whole degrees, so the cells
//! around them reach half a cell beyond. USGS (2015), *The Shuttle Radar Topography Mission Collection User Guide*, §2.

use super::crs::Crs;
use super::error::RasterError;
use super::georeference::{Georeference, Window};
use super::header::{Header, StatedCrs};

/// What stands for a void.
const VOID: i16 = -32768;
/// Points along a side: 3 seconds and 1 second of arc.
const SIDES: [usize; 2] = [1201, 3601];

/// The head, from the name and the length.
pub(super) fn header(name: &str, bytes: &[u8]) -> Result<Header, RasterError> {
    let unnamed = || RasterError::HgtName {
        file: name.to_owned(),
    };
    let (lon, lat) = corner(name).ok_or_else(unnamed)?;
    let side = SIDES
        .into_iter()
        .find(|side| side * side * 2 == bytes.len())
        .ok_or(RasterError::HgtSize {
            bytes: bytes.len(),
            tiles: SIDES.map(|side| side * side * 2),
        })?;
    let cell = 1.0 / (side - 1) as f64;
    let georeference = Georeference {
        columns: side,
        rows: side,
        west: lon - 0.5 * cell,
        north: lat + 1.0 + 0.5 * cell,
        cell_width: cell,
        cell_height: cell,
    };
    Ok(Header {
        georeference,
        crs: StatedCrs::Known(Crs::WGS84),
    })
}

/// The cells of a window, void as NaN.
pub(super) fn values(header: &Header, bytes: &[u8], window: &Window) -> Vec<f64> {
    let row_bytes = header.georeference.columns * 2;
    let rows = bytes
        .chunks_exact(row_bytes)
        .skip(window.row)
        .take(window.rows);
    let cells = rows.flat_map(|row| {
        let (cells, _) = row.as_chunks::<2>();
        cells.iter().skip(window.column).take(window.columns)
    });
    cells
        .map(|cell| match i16::from_be_bytes(*cell) {
            VOID => f64::NAN,
            metres => f64::from(metres),
        })
        .collect()
}

/// Longitude and latitude of the south-western corner, from a name such as `N22E112.hgt` or `s34w059.SRTMGL1.hgt`.
fn corner(name: &str) -> Option<(f64, f64)> {
    let name = name.to_ascii_uppercase();
    let number = |from: usize, to: usize| -> Option<f64> {
        let digits = name.get(from..to)?;
        let whole = digits.bytes().all(|digit| digit.is_ascii_digit());
        whole.then(|| digits.parse().ok()).flatten()
    };
    let side = |at: usize, plus: &str, minus: &str| match name.get(at..=at) {
        Some(letter) if letter == plus => Some(1.0),
        Some(letter) if letter == minus => Some(-1.0),
        _ => None,
    };
    let lat = side(0, "N", "S")? * number(1, 3)?;
    let lon = side(3, "E", "W")? * number(4, 7)?;
    let ended = name.get(7..8).is_none_or(|next| next == "." || next == "_");
    let on_earth = (-90.0..90.0).contains(&lat) && (-180.0..180.0).contains(&lon);
    (ended && on_earth).then_some((lon, lat))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_corners() {
        assert_eq!(corner("N43E007.hgt"), Some((7.0, 43.0)));
        assert_eq!(corner("s34w059.SRTMGL1.hgt"), Some((-59.0, -34.0)));
        for wrong in [
            "",
            "dem.hgt",
            "N43E7.hgt",
            "N99E007.hgt",
            "N43E1234.hgt",
            "N+3E007.hgt",
            "北京E007.hgt",
        ] {
            assert_eq!(corner(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn the_corner_points_lie_on_whole_degrees() {
        let bytes = vec![0; 1201 * 1201 * 2];
        let grid = header("N22E112.hgt", &bytes).expect("a tile").georeference;
        let near = |(x, y): (f64, f64), (lon, lat): (f64, f64)| {
            (x - lon).abs() < 1e-9 && (y - lat).abs() < 1e-9
        };
        assert!(near(grid.centre(0, 0), (112.0, 23.0)));
        assert!(near(grid.centre(1200, 1200), (113.0, 22.0)));
    }

    #[test]
    fn cells_are_big_endian_and_voids_are_marked() {
        let mut bytes = vec![0; 1201 * 1201 * 2];
        bytes[..6].copy_from_slice(&[0x01, 0x02, 0xff, 0xff, 0x80, 0x00]);
        let header = header("N22E112.hgt", &bytes).expect("a tile");
        let window = Window {
            row: 0,
            column: 0,
            rows: 1,
            columns: 3,
        };
        let cells = values(&header, &bytes, &window);
        assert_eq!(cells[..2], [258.0, -1.0]);
        assert!(cells[2].is_nan());
    }

    #[test]
    fn other_lengths_are_refused() {
        for bytes in [0, 2, 1200 * 1200 * 2, 1201 * 1201 * 2 - 1] {
            let found = header("N22E112.hgt", &vec![0; bytes]);
            let size =
                matches!(found, Err(RasterError::HgtSize { bytes: told, .. }) if told == bytes);
            assert!(size, "{found:?}");
        }
    }
}
