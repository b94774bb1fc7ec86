//! What a file says of itself before its cells are read.

use super::crs::Crs;
use super::georeference::Georeference;

/// A file format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// TIFF with `GeoKeys`.
    GeoTiff,
    /// A tile of the Shuttle Radar Topography Mission.
    Hgt,
    /// ESRI ASCII grid.
    Ascii,
}

impl Format {
    /// The name that people know it by.
    pub fn name(self) -> &'static str {
        match self {
            Self::GeoTiff => "GeoTIFF",
            Self::Hgt => "SRTM HGT",
            Self::Ascii => "ESRI ASCII",
        }
    }
    /// The format of a file: by its first bytes where they tell, else by the end of its name.
    pub fn of(name: &str, bytes: &[u8]) -> Option<Self> {
        if [&b"II*\0"[..], b"MM\0*", b"II+\0", b"MM\0+"]
            .iter()
            .any(|head| bytes.starts_with(head))
        {
            return Some(Self::GeoTiff);
        }
        let name = name.to_ascii_lowercase();
        match name.rsplit('.').next() {
            Some("tif" | "tiff") => Some(Self::GeoTiff),
            Some("hgt") => Some(Self::Hgt),
            Some("asc" | "agr" | "txt") => Some(Self::Ascii),
            _ => None,
        }
    }
}

/// What a file says of its reference system.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum StatedCrs {
    /// Nothing.
    Absent,
    /// One that is supported.
    Known(Crs),
    /// One that is not, in its words.
    Unknown(String),
}

/// The head of a file.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Header {
    pub georeference: Georeference,
    pub crs: StatedCrs,
}
