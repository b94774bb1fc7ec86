//! Rasters as other programs write them: `GeoTIFF`, SRTM tiles, ESRI ASCII grids.
//!
//! In: the bytes of a file, its name, perhaps its `.prj`, and [`Options`]. Out: a [`Raster`] of one band, north up,
//! in a coordinate reference system that is known ([`Crs`]), cropped to the district if one is given; or a
//! [`RasterError`], whose code has the words for what is wrong and the nearest mend.
//!
//! ```text
//! column 0 →        x = west + (column + ½) · cell_width
//! row 0  ┌──┬──┬──┐ y = north − (row + ½) · cell_height
//!   ↓    ├──┼──┼──┤
//!        └──┴──┴──┘ cells row by row from the north-west, `cell = row · columns + column`
//! ```
//!
//! Nothing is guessed in silence: a file without a reference system, one that lies about it, one that lies elsewhere
//! than the district, and one that is mostly void are errors. Sizes are checked before memory is taken.

mod albers;
mod ascii;
mod bounds;
mod crs;
mod ellipsoid;
mod error;
mod files;
mod geokeys;
mod georeference;
mod geotiff;
mod grid;
mod header;
mod hgt;
mod mosaic;
mod plausible;
mod prj;
mod reading;
mod transverse_mercator;

pub use bounds::Bounds;
pub use crs::{Crs, Projection};
pub use ellipsoid::{CellSize, Ellipsoid};
pub use error::RasterError;
pub use files::{Opened, Wanted, elsewhere, open};
pub use georeference::{Georeference, Window};
pub use grid::Raster;
pub use header::Format;
pub use mosaic::{Mosaic, Tile, join};
pub use plausible::Doubt;
pub use reading::{Input, Options, Reading, read};

#[cfg(test)]
mod damage_tests;
#[cfg(test)]
pub(in crate::intake) mod shared_tests;
