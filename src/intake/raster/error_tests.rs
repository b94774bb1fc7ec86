use super::*;

fn samples() -> Vec<RasterError> {
    let bounds = Bounds {
        west: 112.0,
        south: 22.0,
        east: 113.0,
        north: 23.0,
    };
    let lying = |doubt| RasterError::LyingCrs {
        crs: "EPSG:4326".into(),
        doubt,
        bounds,
    };
    let belt = crate::intake::raster::Crs::WGS84;
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
        lying(Doubt::BeltNumber(belt)),
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
        RasterError::HgtSize { bytes: 7 },
        RasterError::AsciiHeader { key: "ncols" },
        RasterError::AsciiValue {
            line: 7,
            text: "x".into(),
        },
        RasterError::AsciiCount {
            expected: 9,
            found: 8,
        },
    ]
}

#[test]
fn every_error_has_its_mend_in_both_languages() {
    let chinese = |text: &str| text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    for error in samples() {
        let (en, zh) = (error.text(Lang::En), error.text(Lang::Zh));
        assert!(!en.message.is_empty() && !en.mend.is_empty(), "{error:?}");
        assert!(!chinese(&en.message) && !chinese(&en.mend), "{error:?}");
        assert!(chinese(&zh.message) && chinese(&zh.mend), "{error:?}");
    }
}

#[test]
fn a_missing_system_names_the_option_that_states_it() {
    for lang in [Lang::En, Lang::Zh] {
        assert!(
            RasterError::NoCrs
                .text(lang)
                .mend
                .contains("--crs EPSG:4490")
        );
    }
}
