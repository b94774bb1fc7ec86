//! Rasters from files: read, joined, and held against what their numbers can be.

use std::path::Path;

use super::bounds::Bounds;
use super::error::RasterError;
use super::grid::Raster;
use super::mosaic::{Tile, join};
use super::reading::{Input, Options, read};
use crate::intake::IntakeError;
use crate::scenario::decode::FILE_LIMIT_BYTES;
use crate::scenario::{Finding, Findings, Spot};
use crate::text::Code;

/// What is asked of files beyond [`Options`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Wanted {
    /// Ground around the district that is read too, in kilometres.
    pub margin_km: f64,
    /// Lowest and highest number that a cell can hold; others are void: a file may not say what stands for a void.
    pub range: (f64, f64),
}

/// One raster from one or several files.
#[derive(Clone, Debug)]
pub struct Opened {
    /// The cells of all files.
    pub raster: Raster,
    /// Names of the files, in the order given.
    pub names: Vec<String>,
    /// Files that do not touch the district.
    pub left_out: Vec<String>,
    /// Cells for which two files have different values.
    pub differing: usize,
    /// Cells whose number is out of range, void now.
    pub out_of_range: usize,
    /// Void cells, those among them.
    pub voids: usize,
}

/// Opens files of one data set.
///
/// # Errors
/// When a file cannot be read or trusted, when the files do not join, when none touches the district, or when too much is
/// void; see [`RasterError`].
pub fn open(
    files: &[impl AsRef<Path>],
    options: &Options,
    wanted: &Wanted,
) -> Result<Opened, IntakeError> {
    // Voids are counted once all is joined: a tile at the rim of a district may show little but sea.
    let each = Options {
        max_void_share: 1.0,
        district: options.district.map(|at| at.widened(wanted.margin_km)),
        ..options.clone()
    };
    let (mut tiles, mut names, mut left_out) = (Vec::new(), Vec::new(), Vec::new());
    let mut elsewhere = None;
    for file in files {
        let name = name_of(file.as_ref());
        match tile(file.as_ref(), &name, &each)? {
            Ok(raster) => {
                names.push(name.clone());
                tiles.push(Tile { name, raster });
            }
            Err(RasterError::NoOverlap { raster, district }) => {
                // The district itself is told, not its margin.
                let district = options.district.unwrap_or(district);
                elsewhere = elsewhere.or(Some((name.clone(), raster, district)));
                left_out.push(name);
            }
            Err(error) => return Err(told(&error, &name)),
        }
    }
    if let (true, Some((name, raster, district))) = (tiles.is_empty(), elsewhere) {
        return Err(told(&RasterError::NoOverlap { raster, district }, &name));
    }
    let all = names.join(", ");
    let mosaic = join(tiles, options.max_cells).map_err(|error| told(&error, &all))?;
    let (raster, out_of_range) =
        within(mosaic.raster, wanted.range).map_err(|error| told(&error, &all))?;
    let voids = raster.voids();
    if voids as f64 > options.max_void_share * raster.cells() as f64 {
        let error = RasterError::Voids {
            voids,
            cells: raster.cells(),
            limit: options.max_void_share,
        };
        return Err(told(&error, &all));
    }
    Ok(Opened {
        raster,
        names,
        left_out,
        differing: mosaic.differing,
        out_of_range,
        voids,
    })
}

/// The error of a raster as that of an import.
pub fn told(error: &RasterError, file: &str) -> IntakeError {
    IntakeError::Findings(Findings(vec![error.finding(file)]))
}

/// That a raster does not meet the district, as the error of an import.
pub fn elsewhere(opened: &Opened, district: &Bounds) -> IntakeError {
    let error = RasterError::NoOverlap {
        raster: opened.raster.bounds_lon_lat(),
        district: *district,
    };
    told(&error, &opened.names.join(", "))
}

fn name_of(file: &Path) -> String {
    let name = file.file_name().unwrap_or(file.as_os_str());
    name.to_string_lossy().into_owned()
}

/// Reads one file, and the `.prj` beside it.
fn tile(
    file: &Path,
    name: &str,
    options: &Options,
) -> Result<Result<Raster, RasterError>, IntakeError> {
    let failed = |error| IntakeError::Io {
        path: file.to_owned(),
        error,
    };
    if std::fs::metadata(file).map_err(failed)?.len() > FILE_LIMIT_BYTES {
        let spot = Spot {
            file: name.to_owned(),
            ..Spot::default()
        };
        let finding = Finding::new(Code::E0103, spot)
            .with("file", name)
            .with("limit", FILE_LIMIT_BYTES >> 20);
        return Err(IntakeError::Findings(Findings(vec![finding])));
    }
    let bytes = std::fs::read(file).map_err(failed)?;
    let prj = std::fs::read(file.with_extension("prj")).ok();
    let prj = prj.map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    let input = Input {
        name,
        bytes: &bytes,
        prj: prj.as_deref(),
    };
    Ok(read(input, options).map(|reading| reading.raster))
}

/// The raster with numbers out of range made void, and how many they are.
fn within(raster: Raster, (low, high): (f64, f64)) -> Result<(Raster, usize), RasterError> {
    let beyond = |value: &f64| !(low..=high).contains(value);
    let count = raster.values().flatten().filter(beyond).count();
    if count == 0 {
        return Ok((raster, 0));
    }
    let kept = raster
        .values()
        .map(|value| value.filter(|value| !beyond(value)).unwrap_or(f64::NAN));
    let kept = raster.with_values(kept.collect())?;
    Ok((kept, count))
}
