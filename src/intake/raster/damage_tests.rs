//! Damaged files of all formats: an answer or an error, never a panic, and never more memory than allowed.

use proptest::prelude::*;

use super::geotiff::tests::{packed_file, plain_file};
use super::shared_tests::shared;
use super::{Bounds, Crs, Input, Options, read};

const ASCII: &str = "ncols 4\nnrows 3\nxllcorner 112\nyllcorner 22\ncellsize 0.5\nNODATA_value -9999\n1 2 3 4\n5 6 7 8\n9 10 11 -9999\n";

/// Reads with and without a district and a stated system; whatever comes out must be whole.
fn survive(name: &str, bytes: &[u8]) {
    let district = Bounds {
        west: 112.2,
        south: 22.1,
        east: 112.9,
        north: 22.6,
    };
    for crs in [None, Some(Crs::WGS84), Crs::from_epsg(32650)] {
        for district in [None, Some(district)] {
            let options = Options {
                crs,
                district,
                max_cells: 1_000_000,
                max_void_share: 1.0,
            };
            match read(
                Input {
                    name,
                    bytes,
                    prj: None,
                },
                &options,
            ) {
                Ok(reading) => {
                    let raster = &reading.raster;
                    assert_eq!(raster.cells(), raster.rows() * raster.columns());
                    assert!(raster.cells() <= options.max_cells);
                }
                Err(error) => assert!(!error.to_string().is_empty()),
            }
        }
    }
}

/// Bytes with some of them replaced, perhaps cut off.
fn damaged(whole: Vec<u8>) -> impl Strategy<Value = Vec<u8>> {
    let length = whole.len();
    let changes = prop::collection::vec((0..length, any::<u8>()), 0..12);
    // Most of the head of a small file matters; values of one bit or all bits are the likeliest to break something.
    let cut = prop_oneof![3 => Just(length), 1 => 0..length];
    (changes, cut).prop_map(move |(changes, cut)| {
        let mut bytes = whole.clone();
        for (at, value) in changes {
            bytes[at] = value;
        }
        bytes.truncate(cut);
        bytes
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn a_damaged_geotiff_is_an_error_or_a_raster(bytes in damaged(plain_file())) {
        survive("a.tif", &bytes);
    }

    #[test]
    fn a_damaged_packed_geotiff_is_an_error_or_a_raster(bytes in damaged(packed_file())) {
        survive("a.tif", &bytes);
    }

    #[test]
    fn a_damaged_ascii_grid_is_an_error_or_a_raster(bytes in damaged(ASCII.as_bytes().to_vec())) {
        survive("a.asc", &bytes);
    }

    #[test]
    fn any_text_is_an_error_or_a_raster(text in "((ncols|nrows|xllcorner|yllcenter|dx|dy|cellsize|nodata)? ?-?[0-9a-z.]{0,6}[ \r\n]){0,16}") {
        survive("a.asc", text.as_bytes());
    }

    #[test]
    fn any_name_and_length_of_a_tile_is_an_error_or_a_raster(name in "[NS]?[0-9]{0,3}[EW]?[0-9+-]{0,4}.hgt", length in 0..5000_usize) {
        survive(&name, &vec![0x80; length]);
    }

    #[test]
    fn any_bytes_are_an_error_or_a_raster(bytes in prop::collection::vec(any::<u8>(), 0..300), name in ".{0,12}") {
        survive(&name, &bytes);
        survive("a.tif", &[b"II*\0\x08\0\0\0", bytes.as_slice()].concat());
    }
}

/// Real files with every byte of their heads replaced in turn, and cut off at many places.
#[test]
fn real_files_survive_damage_to_their_heads() {
    for (path, head) in [
        ("pysheds-dem/dem.tif", 420),
        ("rhine-dem-d8/rhine_d8.tif", 330),
    ] {
        let Some(whole) = shared(path) else { continue };
        let end = whole.len().min(60_000);
        for at in 0..head {
            for value in [0x00, 0x01, 0x7f, 0xff] {
                let mut bytes = whole[..end].to_vec();
                bytes[at] = value;
                survive("a.tif", &bytes);
            }
        }
        for cut in (0..end).step_by(997) {
            survive("a.tif", &whole[..cut]);
        }
    }
}
