//! What can be wrong with a raster. The words for it stand in `text`, by the code of each error.

use std::fmt;

use super::bounds::Bounds;
use super::crs::Crs;
use super::plausible::{Doubt, usual};
use crate::scenario::{Finding, Spot};
use crate::text::{Code, Lang};

/// Why a raster cannot be used.
#[derive(Clone, Debug, PartialEq)]
pub enum RasterError {
    /// Neither name nor bytes tell the format.
    UnknownFormat {
        /// Name of the file.
        file: String,
    },
    /// The file is cut off or contradicts itself.
    Damaged {
        /// What was found, in English; libraries speak no other language.
        reason: String,
    },
    /// The file is sound but of a kind that is not read.
    Unsupported {
        /// What kind.
        what: String,
    },
    /// The grid is turned, sheared or south-up.
    Rotated,
    /// The file does not say where it lies.
    NoPlace,
    /// More than one band.
    Bands {
        /// How many.
        bands: usize,
    },
    /// The file does not name its reference system.
    NoCrs,
    /// The file names a reference system that is not supported.
    UnknownCrs {
        /// In its words.
        stated: String,
    },
    /// The coordinates cannot be in the system that is claimed.
    LyingCrs {
        /// The system.
        crs: Crs,
        /// What gives it away.
        doubt: Doubt,
        /// The grid in the units of the file.
        bounds: Bounds,
    },
    /// More cells than allowed.
    TooLarge {
        /// Cells that would have to be read.
        cells: f64,
        /// Cells allowed.
        limit: usize,
    },
    /// The grid lies elsewhere than the district.
    NoOverlap {
        /// The grid, in degrees, if it can be told.
        raster: Option<Bounds>,
        /// The district, in degrees.
        district: Bounds,
    },
    /// Too many cells without a value.
    Voids {
        /// Void cells.
        voids: usize,
        /// All cells.
        cells: usize,
        /// Share allowed.
        limit: f64,
    },
    /// The name of an SRTM tile does not tell its corner.
    HgtName {
        /// Name of the file.
        file: String,
    },
    /// The length of an SRTM tile is not that of a square.
    HgtSize {
        /// Bytes.
        bytes: usize,
        /// Bytes that a tile of 3 seconds and one of 1 second of arc has.
        tiles: [usize; 2],
    },
    /// A line of the head of an ASCII grid is missing.
    AsciiHeader {
        /// Its key.
        key: &'static str,
    },
    /// Something in an ASCII grid is no number.
    AsciiValue {
        /// Line, from 1.
        line: usize,
        /// What stands there.
        text: String,
    },
    /// Two tiles do not join.
    Tiles {
        /// Name of one file.
        file: String,
        /// Name of the other.
        other: String,
        /// In what they differ, in figures alone: `EPSG:4326 ≠ EPSG:32650`.
        difference: String,
    },
    /// An ASCII grid holds more or fewer values than its head says.
    AsciiCount {
        /// Values by the head.
        expected: usize,
        /// Values that are there.
        found: usize,
    },
}

impl RasterError {
    pub(super) fn damaged(reason: impl Into<String>) -> Self {
        Self::Damaged {
            reason: reason.into(),
        }
    }
    pub(super) fn unsupported(what: impl Into<String>) -> Self {
        Self::Unsupported { what: what.into() }
    }

    /// The code under which `reliefsim explain` tells more.
    pub fn code(&self) -> Code {
        match self {
            Self::UnknownFormat { .. } => Code::E0882,
            Self::Damaged { .. } => Code::E0883,
            Self::Unsupported { .. } => Code::E0884,
            Self::Rotated => Code::E0885,
            Self::NoPlace | Self::AsciiHeader { .. } => Code::E0886,
            Self::Bands { .. } => Code::E0887,
            Self::NoCrs => Code::E0888,
            Self::UnknownCrs { .. } => Code::E0889,
            Self::LyingCrs {
                doubt: Doubt::LongitudesTo360,
                ..
            } => Code::E0891,
            Self::LyingCrs { .. } => Code::E0890,
            Self::TooLarge { .. } => Code::E0892,
            Self::NoOverlap { .. } => Code::E0893,
            Self::Voids { .. } => Code::E0894,
            Self::HgtName { .. } => Code::E0895,
            Self::HgtSize { .. } | Self::AsciiCount { .. } => Code::E0896,
            Self::AsciiValue { .. } => Code::E0897,
            Self::Tiles { .. } => Code::E0898,
        }
    }

    /// The error as a finding in a file.
    pub fn finding(&self, file: &str) -> Finding {
        let line = match self {
            Self::AsciiValue { line, .. } => u32::try_from(*line).unwrap_or(0),
            _ => 0,
        };
        let spot = Spot {
            file: file.to_owned(),
            line,
            ..Spot::default()
        };
        let values = self.values().into_iter();
        values.fold(Finding::new(self.code(), spot), |finding, (name, value)| {
            finding.with(name, value)
        })
    }

    /// The values that the texts of its code name: figures and names, the same in every language.
    fn values(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::UnknownFormat { file } | Self::HgtName { file } => vec![("file", file.clone())],
            Self::Damaged { reason } => vec![("reason", reason.clone())],
            Self::Unsupported { what } => vec![("what", what.clone())],
            Self::Rotated | Self::NoCrs => Vec::new(),
            Self::NoPlace => vec![("key", "ModelTiepoint".to_owned())],
            Self::AsciiHeader { key } => vec![("key", (*key).to_owned())],
            Self::Bands { bands } => vec![("bands", bands.to_string())],
            Self::UnknownCrs { stated } => vec![("stated", stated.clone())],
            Self::LyingCrs { crs, doubt, bounds } => vec![
                ("crs", crs.to_string()),
                ("usual", usual(*crs).to_string()),
                ("bounds", bounds.to_string()),
                ("fits", doubt.fits()),
            ],
            Self::TooLarge { cells, limit } => {
                vec![
                    ("cells", format!("{cells:.0}")),
                    ("limit", limit.to_string()),
                ]
            }
            Self::NoOverlap { raster, district } => {
                let raster = raster.map_or_else(|| "?".to_owned(), |bounds| bounds.to_string());
                vec![("raster", raster), ("district", district.to_string())]
            }
            Self::Voids {
                voids,
                cells,
                limit,
            } => {
                let share = 100.0 * *voids as f64 / (*cells).max(1) as f64;
                vec![
                    ("voids", voids.to_string()),
                    ("cells", cells.to_string()),
                    ("share", format!("{share:.1}")),
                    ("allowed", format!("{:.1}", 100.0 * limit)),
                ]
            }
            Self::HgtSize {
                bytes,
                tiles: [coarse, fine],
            } => vec![
                ("found", format!("{bytes} B")),
                ("expected", format!("{coarse} B | {fine} B")),
            ],
            Self::AsciiValue { text, .. } => vec![("value", text.clone())],
            Self::AsciiCount { expected, found } => vec![
                ("found", found.to_string()),
                ("expected", expected.to_string()),
            ],
            Self::Tiles {
                file,
                other,
                difference,
            } => vec![
                ("file", file.clone()),
                ("other", other.clone()),
                ("difference", difference.clone()),
            ],
        }
    }
}

impl fmt::Display for RasterError {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let told = self.finding("");
        write!(to, "{}; {}", told.message(Lang::En), told.mend(Lang::En))
    }
}

impl std::error::Error for RasterError {}

#[cfg(test)]
#[path = "error_tests.rs"]
mod tests;
