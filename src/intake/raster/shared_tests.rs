//! Real files of the shared data sets, as their README describes them.

use std::path::PathBuf;

use super::{Bounds, Crs, Format, Input, Options, RasterError, Reading, read};

/// The bytes of a shared file; `None`, and a word about it, where it is not there.
pub(in crate::intake) fn shared(path: &str) -> Option<Vec<u8>> {
    let beside = || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let root = std::env::var_os("RELIEFSIM_SHARED").map_or_else(beside, PathBuf::from);
    let file = root.join("data").join(path);
    let bytes = std::fs::read(&file);
    if bytes.is_err() {
        eprintln!("skipped: {} is not there", file.display());
    }
    bytes.ok()
}

/// A shared raster; voids are allowed.
pub(in crate::intake) fn shared_raster(path: &str, crs: Option<u32>) -> Option<Reading> {
    let bytes = shared(path)?;
    let options = Options {
        crs: crs.and_then(Crs::from_epsg),
        max_void_share: 1.0,
        ..Options::reliefsim()
    };
    let input = Input {
        name: path,
        bytes: &bytes,
        prj: None,
    };
    Some(read(input, &options).expect("a raster"))
}

/// A file, the system stated for it, its rows and columns.
type File = (&'static str, Option<u32>, [usize; 2]);

const LANDFIRE: &str = "landfire-flammap/landfire_inputs/LF2020_Elev_220_CONUS/LC20_Elev_220.tif";

/// With lowest and highest value: figures of the data sets' README.
const FILES: &[(File, [f64; 2])] = &[
    (("pysheds-dem/dem.tif", None, [359, 367]), [147.0, 298.0]),
    (
        ("rhine-dem-d8/rhine_elv0.tif", None, [682, 997]),
        [0.0, 3532.0],
    ),
    (
        (
            "incore-hurricane-rasters/Surge_Raster.tif",
            None,
            [168, 201],
        ),
        [0.0, 4.8],
    ),
    (
        ("incore-hurricane-rasters/Wave_Raster.tif", None, [168, 201]),
        [0.0, 8.7],
    ),
    (
        (
            "incore-hurricane-rasters/Inundation_Raster.tif",
            None,
            [168, 201],
        ),
        [0.0, 68.0],
    ),
    ((LANDFIRE, None, [613, 549]), [201.0, 1101.0]),
    (
        (
            "landfire-flammap/flammap_outputs/ROS_ch_hr.tif",
            Some(5070),
            [613, 549],
        ),
        [0.0, 48.2],
    ),
    (
        (
            "landfire-flammap/flammap_outputs/FL_ft.tif",
            Some(5070),
            [613, 549],
        ),
        [0.0, 56.1],
    ),
    (
        (
            "landfire-flammap/flammap_outputs/FLI_BTU_ft-s.tif",
            Some(5070),
            [613, 549],
        ),
        [0.0, 4699.0],
    ),
    // Values are those of `sort -n` over the cells; the README gives none.
    (
        ("c2f-bench/dogrib/elevation.asc", Some(32611), [223, 357]),
        [1299.0, 2825.0],
    ),
    (
        ("c2f-bench/9cellsC1/Forest.asc", Some(32611), [3, 3]),
        [1.0, 1.0],
    ),
];

#[test]
fn shared_files_hold_what_their_readme_says() {
    for &((path, crs, [rows, columns]), [low, high]) in FILES {
        let Some(reading) = shared_raster(path, crs) else {
            continue;
        };
        let raster = &reading.raster;
        assert_eq!((raster.rows(), raster.columns()), (rows, columns), "{path}");
        let (lowest, highest) = raster.range().expect("values");
        // The README rounds.
        assert!((lowest - low).abs() <= 0.5, "{path}: {lowest}");
        assert!((highest - high).abs() <= 0.5, "{path}: {highest}");
    }
}

#[test]
fn the_landfire_tile_lies_in_vermont() {
    let Some(reading) = shared_raster(LANDFIRE, None) else {
        return;
    };
    assert_eq!(reading.raster.crs().epsg(), 5070);
    let bounds = reading.raster.bounds_lon_lat().expect("bounds");
    // Worcester, Vermont: 44.37° north, 72.55° west.
    let town = Bounds {
        west: -72.56,
        south: 44.36,
        east: -72.54,
        north: 44.38,
    };
    assert_eq!(bounds.shared(&town), Some(town), "{bounds}");
}

#[test]
fn what_is_without_a_system_or_in_feet_is_refused() {
    let refused = |path: &str| {
        let bytes = shared(path)?;
        read(
            Input {
                name: path,
                bytes: &bytes,
                prj: None,
            },
            &Options::reliefsim(),
        )
        .err()
    };
    if let Some(error) = refused("landfire-flammap/flammap_outputs/ROS_ch_hr.tif") {
        assert_eq!(error, RasterError::NoCrs);
    }
    if let Some(error) = refused("pysheds-dem/roi.tif") {
        assert!(matches!(error, RasterError::UnknownCrs { .. }), "{error}");
    }
}

#[test]
fn a_window_of_a_tiled_file_is_a_crop_of_the_whole() {
    let path = "pysheds-dem/dem.tif";
    let (Some(whole), Some(bytes)) = (shared_raster(path, None), shared(path)) else {
        return;
    };
    let district = Bounds {
        west: -97.4,
        south: 32.6,
        east: -97.31,
        north: 32.7,
    };
    let options = Options {
        district: Some(district),
        max_cells: 20_000,
        ..Options::reliefsim()
    };
    let part = read(
        Input {
            name: path,
            bytes: &bytes,
            prj: None,
        },
        &options,
    )
    .expect("a raster");
    let cropped = whole.raster.crop(&district).expect("they overlap");
    assert_eq!(part.raster.georeference(), cropped.georeference());
    assert!(part.raster.values().eq(cropped.values()));
    assert_eq!(part.format, Format::GeoTiff);
}
