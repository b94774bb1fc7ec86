use super::*;

fn samples() -> Vec<RasterError> {
    let bounds = Bounds {
        west: 112.0,
        south: 22.0,
        east: 113.0,
        north: 23.0,
    };
    let lying = |doubt| RasterError::LyingCrs {
        crs: Crs::WGS84,
        doubt,
        bounds,
    };
    vec![
        RasterError::UnknownFormat {
            file: "a.dem".into(),
        },
        RasterError::damaged("cut off"),
        RasterError::unsupported("LERC"),
        RasterError::Rotated,
        RasterError::NoPlace,
        RasterError::Bands { bands: 3 },
        RasterError::NoCrs,
        RasterError::UnknownCrs {
            stated: "EPSG:3857".into(),
        },
        lying(Doubt::LooksLikeMetres),
        lying(Doubt::LooksLikeDegrees),
        lying(Doubt::LongitudesTo360),
        lying(Doubt::BeltNumber(Crs::WGS84)),
        lying(Doubt::FarFromBelt),
        RasterError::TooLarge {
            cells: 1e12,
            limit: 10,
        },
        RasterError::NoOverlap {
            raster: None,
            district: bounds,
        },
        RasterError::Voids {
            voids: 1,
            cells: 2,
            limit: 0.1,
        },
        RasterError::HgtName {
            file: "dem.hgt".into(),
        },
        RasterError::HgtSize {
            bytes: 7,
            tiles: [8, 18],
        },
        RasterError::AsciiHeader { key: "ncols" },
        RasterError::AsciiValue {
            line: 7,
            text: "x".into(),
        },
        RasterError::Tiles {
            file: "a.tif".into(),
            other: "b.tif".into(),
            difference: "EPSG:4326 ≠ EPSG:4490".into(),
        },
        RasterError::AsciiCount {
            expected: 9,
            found: 8,
        },
    ]
}

#[test]
fn every_error_fills_the_texts_of_its_code() {
    for error in samples() {
        let finding = error.finding("dem");
        for lang in [Lang::En, Lang::Zh] {
            for text in [finding.message(lang), finding.mend(lang)] {
                assert!(!text.contains(['{', '}']), "{error:?}: {text}");
            }
        }
    }
}

#[test]
fn a_missing_system_names_the_option_that_states_it() {
    let finding = RasterError::NoCrs.finding("dem.asc");
    for lang in [Lang::En, Lang::Zh] {
        assert!(finding.mend(lang).contains("--crs EPSG:4490"));
    }
    assert_eq!(finding.spot.file, "dem.asc");
}

#[test]
fn a_bad_value_is_shown_in_its_line() {
    let error = RasterError::AsciiValue {
        line: 7,
        text: "x".into(),
    };
    assert_eq!(error.finding("dem.asc").spot.line, 7);
}
