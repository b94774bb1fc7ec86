use tiff::encoder::compression::DeflateLevel;
use tiff::encoder::{Compression, TiffEncoder, TiffValue, colortype};

use super::*;
use crate::intake::raster::{Bounds, Crs, Doubt, Format, Input, Options, Reading, read};

/// What a test file is made of; 3 rows of 4 columns of 0.5° × 0.25°, corner at 112° east, 23° north.
struct TestFile<'a> {
    void: &'a str,
    keys: &'a [u16],
    scale: &'a [f64],
    tie: &'a [f64],
    matrix: &'a [f64],
    compression: Compression,
}

const WGS84: &[u16] = &[1, 1, 0, 3, 1024, 0, 1, 2, 1025, 0, 1, 1, 2048, 0, 1, 4326];
const POINTS: &[u16] = &[1, 1, 0, 3, 1024, 0, 1, 2, 1025, 0, 1, 2, 2048, 0, 1, 4326];
const UTM_50: &[u16] = &[1, 1, 0, 2, 1024, 0, 1, 1, 3072, 0, 1, 32650];

const PLAIN: TestFile = TestFile {
    void: "-9999",
    keys: WGS84,
    scale: &[0.5, 0.25, 0.0],
    tie: &[0.0, 0.0, 0.0, 112.0, 23.0, 0.0],
    matrix: &[],
    compression: Compression::Uncompressed,
};

pub(in crate::intake::raster) fn plain_file() -> Vec<u8> {
    write::<colortype::GrayI16>(&PLAIN, &[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, -9999])
}
pub(in crate::intake::raster) fn packed_file() -> Vec<u8> {
    let tags = TestFile {
        compression: Compression::Deflate(DeflateLevel::Balanced),
        ..PLAIN
    };
    write::<colortype::Gray32Float>(&tags, &[1.5; 12])
}

fn write<C: colortype::ColorType>(tags: &TestFile, cells: &[C::Inner]) -> Vec<u8>
where
    [C::Inner]: TiffValue,
{
    let mut bytes = Cursor::new(Vec::new());
    let mut encoder = TiffEncoder::new(&mut bytes)
        .expect("memory")
        .with_compression(tags.compression);
    let mut image = encoder.new_image::<C>(4, 3).expect("a size");
    image.rows_per_strip(2).expect("before the first strip");
    let mut tag = |tag: Tag, values: &[f64]| {
        if !values.is_empty() {
            image.encoder().write_tag(tag, values).expect("memory");
        }
    };
    tag(Tag::ModelPixelScaleTag, tags.scale);
    tag(Tag::ModelTiepointTag, tags.tie);
    tag(Tag::ModelTransformationTag, tags.matrix);
    if !tags.keys.is_empty() {
        image
            .encoder()
            .write_tag(Tag::GeoKeyDirectoryTag, tags.keys)
            .expect("memory");
    }
    if !tags.void.is_empty() {
        image
            .encoder()
            .write_tag(Tag::GdalNodata, tags.void)
            .expect("memory");
    }
    image.write_data(cells).expect("12 cells");
    bytes.into_inner()
}

fn read_bytes(bytes: &[u8]) -> Result<Reading, RasterError> {
    read(
        Input {
            name: "a.tif",
            bytes,
            prj: None,
        },
        &Options::reliefsim(),
    )
}

fn one_to_twelve<C: colortype::ColorType>(number: impl Fn(u8) -> C::Inner)
where
    [C::Inner]: TiffValue,
{
    for (name, compression) in [
        ("none", Compression::Uncompressed),
        ("LZW", Compression::Lzw),
        ("Deflate", Compression::Deflate(DeflateLevel::Balanced)),
        ("PackBits", Compression::Packbits),
    ] {
        let cells: Vec<C::Inner> = (1..=12).map(&number).collect();
        let tags = TestFile {
            compression,
            void: "12",
            ..PLAIN
        };
        let reading = read_bytes(&write::<C>(&tags, &cells)).expect("a raster");
        let expected = (1..=11).map(|value| Some(f64::from(value))).chain([None]);
        assert!(reading.raster.values().eq(expected), "{name}");
        assert_eq!((reading.format, reading.voids), (Format::GeoTiff, 1));
    }
}

#[test]
fn every_kind_of_number_is_read_packed_or_not() {
    one_to_twelve::<colortype::Gray8>(|value| value);
    one_to_twelve::<colortype::Gray16>(u16::from);
    one_to_twelve::<colortype::Gray32>(u32::from);
    one_to_twelve::<colortype::Gray64>(u64::from);
    one_to_twelve::<colortype::GrayI8>(|value| value as i8);
    one_to_twelve::<colortype::GrayI16>(i16::from);
    one_to_twelve::<colortype::GrayI32>(i32::from);
    one_to_twelve::<colortype::GrayI64>(i64::from);
    one_to_twelve::<colortype::Gray32Float>(f32::from);
    one_to_twelve::<colortype::Gray64Float>(f64::from);
}

#[test]
fn areas_and_points_lie_half_a_cell_apart() {
    let west_north = |keys| {
        let bytes = write::<colortype::Gray8>(&TestFile { keys, ..PLAIN }, &[1; 12]);
        let raster = read_bytes(&bytes).expect("a raster").raster;
        (raster.georeference().west, raster.georeference().north)
    };
    assert_eq!(west_north(WGS84), (112.0, 23.0));
    assert_eq!(west_north(POINTS), (111.75, 23.125));
}

#[test]
fn a_matrix_says_the_same_as_scale_and_tie_point() {
    let plain = read_bytes(&plain_file()).expect("a raster").raster;
    let matrix = [
        0.5, 0.0, 0.0, 112.0, 0.0, -0.25, 0.0, 23.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0,
    ];
    let with = |matrix: &[f64]| {
        let tags = TestFile {
            scale: &[],
            tie: &[],
            matrix,
            ..PLAIN
        };
        read_bytes(&write::<colortype::Gray8>(&tags, &[1; 12]))
    };
    let raster = with(&matrix).expect("a raster").raster;
    assert_eq!(raster.georeference(), plain.georeference());
    let (mut turned, mut south_up) = (matrix, matrix);
    turned[1] = 0.1;
    south_up[5] = 0.25;
    assert_eq!(with(&turned).expect_err("turned"), RasterError::Rotated);
    assert_eq!(with(&south_up).expect_err("south-up"), RasterError::Rotated);
    assert_eq!(with(&[]).expect_err("nowhere"), RasterError::NoPlace);
}

#[test]
fn a_void_with_more_digits_than_the_cells_still_matches() {
    let tags = TestFile {
        void: "-3.4028234663852886e+38",
        ..PLAIN
    };
    let mut cells = [2.5_f32; 12];
    cells[3] = f32::MIN;
    cells[5] = f32::NAN;
    let reading = read_bytes(&write::<colortype::Gray32Float>(&tags, &cells)).expect("a raster");
    assert_eq!(reading.voids, 2);
    let tags = TestFile {
        void: "0.1",
        ..PLAIN
    };
    cells[7] = 0.1;
    let reading = read_bytes(&write::<colortype::Gray32Float>(&tags, &cells)).expect("a raster");
    assert_eq!(reading.raster.value(1, 3), None);
}

#[test]
fn a_window_holds_what_the_whole_holds_there() {
    let whole = read_bytes(&plain_file()).expect("a raster").raster;
    let district = Bounds {
        west: 112.6,
        south: 22.3,
        east: 113.4,
        north: 22.7,
    };
    let options = Options {
        district: Some(district),
        ..Options::reliefsim()
    };
    let bytes = plain_file();
    let part = read(
        Input {
            name: "a.tif",
            bytes: &bytes,
            prj: None,
        },
        &options,
    )
    .expect("a raster");
    assert_eq!((part.raster.rows(), part.raster.columns()), (2, 2));
    assert_eq!(part.raster.value(0, 0), whole.value(1, 1));
    assert!((part.district_share - 1.0).abs() < 1e-12);
}

#[test]
fn claims_are_held_against_the_figures() {
    let error = |keys| {
        let bytes = write::<colortype::Gray8>(&TestFile { keys, ..PLAIN }, &[1; 12]);
        read_bytes(&bytes).expect_err("a mistake")
    };
    assert_eq!(error(&[]), RasterError::NoCrs);
    assert!(matches!(
        error(UTM_50),
        RasterError::LyingCrs {
            doubt: Doubt::LooksLikeDegrees,
            ..
        }
    ));
    let stated = Options {
        crs: Some(Crs::WGS84),
        ..Options::reliefsim()
    };
    let bytes = write::<colortype::Gray8>(
        &TestFile {
            keys: UTM_50,
            ..PLAIN
        },
        &[1; 12],
    );
    assert!(
        read(
            Input {
                name: "a.tif",
                bytes: &bytes,
                prj: None
            },
            &stated
        )
        .is_ok()
    );
}

#[test]
fn colours_are_no_elevations() {
    let bytes = write::<colortype::RGB8>(&PLAIN, &[1; 36]);
    assert_eq!(
        read_bytes(&bytes).expect_err("colours"),
        RasterError::Bands { bands: 3 }
    );
}

#[test]
fn a_head_that_claims_billions_of_cells_is_refused_before_memory_is_taken() {
    let mut bytes = plain_file();
    // ImageWidth is the first entry of the directory, whose place stands at byte 4.
    let entry = u32::from_le_bytes([bytes[4], bytes[5], bytes[6], bytes[7]]) as usize + 2;
    assert_eq!(bytes[entry..entry + 2], 256_u16.to_le_bytes());
    bytes[entry + 2..entry + 4].copy_from_slice(&4_u16.to_le_bytes());
    bytes[entry + 8..entry + 12].copy_from_slice(&4_000_000_u32.to_le_bytes());
    let with = |epsg| {
        let options = Options {
            crs: Crs::from_epsg(epsg),
            max_cells: 11_999_999,
            ..Options::reliefsim()
        };
        read(
            Input {
                name: "a.tif",
                bytes: &bytes,
                prj: None,
            },
            &options,
        )
        .expect_err("too large")
    };
    // As degrees, the claim is absurd as well, and that is told first.
    assert!(matches!(with(4326), RasterError::LyingCrs { .. }));
    assert_eq!(
        with(5070),
        RasterError::TooLarge {
            cells: 12e6,
            limit: 11_999_999
        }
    );
}

#[test]
fn too_many_voids_are_an_error_and_the_share_is_a_parameter() {
    let bytes =
        write::<colortype::GrayI16>(&PLAIN, &[1, 2, 3, -9999, -9999, -9999, 7, 8, 9, 10, 11, 12]);
    let with = |max_void_share| {
        let options = Options {
            max_void_share,
            ..Options::reliefsim()
        };
        read(
            Input {
                name: "a.tif",
                bytes: &bytes,
                prj: None,
            },
            &options,
        )
        .map(|reading| reading.voids)
    };
    assert_eq!(with(0.25), Ok(3));
    assert_eq!(
        with(0.24),
        Err(RasterError::Voids {
            voids: 3,
            cells: 12,
            limit: 0.24
        })
    );
}
