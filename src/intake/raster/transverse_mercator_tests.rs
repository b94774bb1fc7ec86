use proptest::prelude::*;

use super::*;

fn belt(ellipsoid: Ellipsoid, central_meridian_deg: f64) -> Belt {
    Belt {
        ellipsoid,
        central_meridian_deg,
        scale: 1.0,
        false_easting_m: 0.0,
        false_northing_m: 0.0,
    }
}

/// Points of PROJ's own test file `builtins.gie` (`tmerc` and `utm`, ellipsoid GRS 80), to 1 mm.
#[test]
fn points_of_proj_are_met_to_a_millimetre() {
    let plain = belt(Ellipsoid::GRS80, 0.0);
    let utm_30 = Belt {
        central_meridian_deg: -3.0,
        scale: 0.9996,
        false_easting_m: 500_000.0,
        ..plain
    };
    let utm_33 = Belt {
        central_meridian_deg: 15.0,
        ..utm_30
    };
    let published = [
        (
            plain,
            (2.0, 1.0),
            (222_650.796_797_586, 110_642.229_411_933),
        ),
        (
            plain,
            (-2.0, 1.0),
            (-222_650.796_797_586, 110_642.229_411_933),
        ),
        (
            plain,
            (30.0, 89.9999),
            (5.584_698_978, 10_001_956.056_248_082),
        ),
        (
            utm_30,
            (2.0, 1.0),
            (1_057_002.405_491_298, 110_955.141_175_949),
        ),
        (
            utm_30,
            (-2.0, -1.0),
            (611_263.812_278_907, -110_547.105_696_804),
        ),
        (
            utm_33,
            (13.393_921_852_111_816, 52.520_008_087_158_2),
            (391_027.677_774_615, 5_820_089.724_404_063),
        ),
    ];
    for (belt, at, (easting, northing)) in published {
        let projection = TransverseMercator::new(belt);
        let (x, y) = projection.forward(at);
        assert!(
            (x - easting).abs() < 1e-3 && (y - northing).abs() < 1e-3,
            "{at:?}: {x} {y}"
        );
        let (lon, lat) = projection.inverse((easting, northing));
        // 1e-8 of a degree is a millimetre along the meridian; along the parallel it shrinks with the cosine.
        assert!((lat - at.1).abs() < 1e-8, "{at:?}: {lat}");
        assert!(
            ((lon - at.0) * libm::cos(lat.to_radians())).abs() < 1e-8,
            "{at:?}: {lon}"
        );
    }
}

#[test]
fn the_central_meridian_is_as_long_as_the_quarter_meridian() {
    // Quarter meridian of GRS 80: 10 001 965.7293 m (Moritz 2000, Geodetic Reference System 1980).
    let (x, y) = TransverseMercator::new(belt(Ellipsoid::GRS80, 114.0)).forward((114.0, 90.0));
    assert!(x.abs() < 1e-6);
    assert!((y - 10_001_965.729_3).abs() < 1e-3, "{y}");
}

proptest! {
    #[test]
    fn there_and_back_is_the_same_place(lon in -40.0..40.0_f64, lat in -88.0..88.0_f64) {
        let projection = TransverseMercator::new(belt(Ellipsoid::WGS84, 0.0));
        let (back_lon, back_lat) = projection.inverse(projection.forward((lon, lat)));
        prop_assert!((back_lon - lon).abs() < 1e-9, "{back_lon} {lon}");
        prop_assert!((back_lat - lat).abs() < 1e-9, "{back_lat} {lat}");
    }

    #[test]
    fn every_finite_input_gives_a_finite_output(x in -1e12..1e12_f64, y in -1e12..1e12_f64) {
        let projection = TransverseMercator::new(belt(Ellipsoid::WGS84, 117.0));
        for (a, b) in [projection.forward((x, y)), projection.inverse((x, y))] {
            prop_assert!(a.is_finite() && b.is_finite(), "{a} {b}");
        }
    }
}
