//! From bytes to a raster that can be trusted: the checks that every format shares.

use super::bounds::Bounds;
use super::crs::Crs;
use super::error::RasterError;
use super::georeference::{Georeference, Window};
use super::geotiff::GeoTiff;
use super::grid::Raster;
use super::header::{Format, Header, StatedCrs};
use super::plausible::doubt;
use super::{ascii, hgt};

/// A file in memory.
#[derive(Clone, Copy, Debug)]
pub struct Input<'a> {
    /// Its name without folders: it tells the format, and the corner of an SRTM tile.
    pub name: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
    /// Text of the `.prj` file beside it, if there is one.
    pub prj: Option<&'a str>,
}

/// What is known and allowed beforehand.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    /// The reference system, stated by the user; it overrules the file.
    pub crs: Option<Crs>,
    /// The district in degrees: only cells that touch it are read.
    pub district: Option<Bounds>,
    /// Most cells to read; each takes 8 bytes.
    pub max_cells: usize,
    /// Highest share of void cells among those read.
    pub max_void_share: f64,
}

impl Options {
    /// Our own limits: 100 million cells (800 MB; a 1-second SRTM tile has 13 million) and half of them void (a coastal
    /// tile is easily a third sea).
    pub fn reliefsim() -> Self {
        Self {
            crs: None,
            district: None,
            max_cells: 100_000_000,
            max_void_share: 0.5,
        }
    }
}

/// A raster and what should be said about it.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The cells.
    pub raster: Raster,
    /// The format they came in.
    pub format: Format,
    /// Void cells among them.
    pub voids: usize,
    /// Share of the district's box that the whole grid covers, 0–1; 1 where no district was given.
    pub district_share: f64,
}

/// Reads a raster.
///
/// # Errors
/// When the bytes are no raster, or one that cannot be trusted; see [`RasterError`].
pub fn read(input: Input, options: &Options) -> Result<Reading, RasterError> {
    let unknown = || RasterError::UnknownFormat {
        file: input.name.to_owned(),
    };
    let format = Format::of(input.name, input.bytes).ok_or_else(unknown)?;
    let (plan, values) = match format {
        Format::GeoTiff => {
            let mut file = GeoTiff::open(input.bytes, options.max_cells)?;
            let plan = Plan::settle(file.header(), options)?;
            (plan, file.values(&plan.window)?)
        }
        Format::Hgt => {
            let header = hgt::header(input.name, input.bytes)?;
            let plan = Plan::settle(&header, options)?;
            (plan, hgt::values(&header, input.bytes, &plan.window))
        }
        Format::Ascii => {
            let file = ascii::AsciiGrid::open(input.bytes, input.prj)?;
            let plan = Plan::settle(file.header(), options)?;
            (plan, file.values(&plan.window)?)
        }
    };
    plan.finish(format, values, options)
}

/// What will be read: settled from the head alone, before memory is taken.
#[derive(Clone, Copy, Debug)]
struct Plan {
    crs: Crs,
    window: Window,
    georeference: Georeference,
    district_share: f64,
}

impl Plan {
    fn settle(header: &Header, options: &Options) -> Result<Self, RasterError> {
        let grid = header.georeference.checked()?;
        let crs = match (options.crs, &header.crs) {
            (Some(crs), _) => crs,
            (None, StatedCrs::Known(crs)) => *crs,
            (None, StatedCrs::Absent) => return Err(RasterError::NoCrs),
            (None, StatedCrs::Unknown(stated)) => {
                return Err(RasterError::UnknownCrs {
                    stated: stated.clone(),
                });
            }
        };
        let bounds = grid.bounds();
        if let Some(doubt) = doubt(crs, &bounds) {
            return Err(RasterError::LyingCrs { crs, doubt, bounds });
        }
        let window = match &options.district {
            Some(district) => crs.window(&grid, district)?,
            None => grid.whole(),
        };
        let georeference = grid.of_window(&window);
        if georeference.cells() > options.max_cells as f64 {
            return Err(RasterError::TooLarge {
                cells: georeference.cells(),
                limit: options.max_cells,
            });
        }
        let covered = |district: &Bounds| {
            let shared = crs.bounds_lon_lat(&bounds)?.shared(district)?;
            Some(shared.area() / district.area())
        };
        let district_share = options.district.as_ref().map_or(Some(1.0), covered);
        Ok(Self {
            crs,
            window,
            georeference,
            district_share: district_share.unwrap_or(0.0),
        })
    }

    fn finish(
        self,
        format: Format,
        values: Vec<f64>,
        options: &Options,
    ) -> Result<Reading, RasterError> {
        let raster = Raster::new(self.georeference, self.crs, values)?;
        let voids = raster.voids();
        if voids as f64 > options.max_void_share * raster.cells() as f64 {
            return Err(RasterError::Voids {
                voids,
                cells: raster.cells(),
                limit: options.max_void_share,
            });
        }
        Ok(Reading {
            raster,
            format,
            voids,
            district_share: self.district_share,
        })
    }
}
