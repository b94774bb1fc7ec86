use super::super::averaging::{WindOneMin, WindTwoMin};
use super::*;

const HATO: RadiusInputs = RadiusInputs {
    central_hpa: 948.0,
    dp_hpa: 62.0,
    wind_m_s: 51.4,
    lat_deg: 21.9,
};

const ALL: [RmaxRelation; 5] = [
    RmaxRelation::VickeryWadhera2008,
    RmaxRelation::ClimadaPressure,
    RmaxRelation::Nederhoff2019,
    RmaxRelation::Jiang2008,
    RmaxRelation::Willoughby2006,
];

#[test]
fn every_relation_gives_a_plausible_radius_for_a_strong_typhoon() {
    for relation in ALL {
        let rmax_km = relation.rmax_km(&HATO);
        assert!((15.0..60.0).contains(&rmax_km), "{relation:?}: {rmax_km}");
    }
}

#[test]
fn deeper_storms_are_never_wider() {
    for relation in ALL {
        let mut last = f64::INFINITY;
        for dp in 0..150 {
            let dp_hpa = f64::from(dp);
            let inputs = RadiusInputs {
                central_hpa: 1010.0 - dp_hpa,
                dp_hpa,
                wind_m_s: atkinson_holliday_1977(1010.0 - dp_hpa).m_s(),
                lat_deg: 20.0,
            };
            let rmax_km = relation.rmax_km(&inputs);
            assert!(rmax_km > 0.0 && rmax_km <= last, "{relation:?} at {dp} hPa");
            last = rmax_km;
        }
    }
}

#[test]
fn climada_radius_meets_its_nodes_and_is_constant_beyond_them() {
    for (central_hpa, nm) in [
        (800.0, 14.907_318),
        (940.0, 15.726_927),
        (980.0, 25.742_142),
        (1030.0, 56.856_522),
    ] {
        let rmax_km = RmaxRelation::ClimadaPressure.rmax_km(&RadiusInputs {
            central_hpa,
            ..HATO
        });
        assert!((rmax_km - nm * 1.852).abs() < 1e-9);
    }
}

#[test]
fn half_of_nederhoffs_radii_lie_below_the_median() {
    let radius = nederhoff_2019(50.0, 22.0);
    assert!((radius.quantile_km(0.5) - radius.median_km).abs() < 1e-12);
    assert!(radius.mode_km < radius.median_km);
}

#[test]
fn tcrms_wind_is_atkinson_holliday_over_ten_minutes() {
    // 0.88 is the factor from one to ten minutes that was in use before Harper et al. (2010).
    for central_hpa in [1000.0, 970.0, 948.0, 900.0] {
        let ratio =
            tcrm_wind_from_pressure(central_hpa).m_s() / atkinson_holliday_1977(central_hpa).m_s();
        assert!((ratio - 0.88).abs() < 0.005, "{ratio}");
    }
}

#[test]
fn wind_and_deficit_of_atkinson_and_holliday_are_each_others_inverse() {
    for dp in 0..140 {
        let dp_hpa = f64::from(dp);
        let wind = atkinson_holliday_1977(1010.0 - dp_hpa);
        assert!((atkinson_holliday_1977_dp_hpa(wind) - dp_hpa).abs() < 1e-9);
    }
}

#[test]
fn no_deficit_means_no_wind() {
    assert!(atkinson_holliday_1977(1012.0).m_s().abs() < 1e-12);
    assert!(willoughby_rahn_2004_wind_m_s(-3.0).abs() < 1e-12);
}

#[test]
fn pressure_falls_by_three_quarters_of_a_hectopascal_a_knot() {
    let at = |knots| climada_central_pressure_hpa(WindOneMin::from_knots(knots), 20.0, 114.0);
    assert!((at(60.0) - at(100.0) - 40.0 * 0.735_7).abs() < 1e-9);
}

#[test]
fn a_grade_holds_from_its_lower_bound_to_the_next() {
    let code = |m_s| grade_of(WindTwoMin::from_m_s(m_s)).map(|grade| grade.code);
    for (m_s, grade) in [
        (10.7, None),
        (10.8, Some("TD")),
        (24.4, Some("TS")),
        (32.6, Some("STS")),
        (41.4, Some("TY")),
        (50.9, Some("STY")),
        (51.0, Some("SuperTY")),
    ] {
        assert_eq!(code(m_s), grade, "{m_s}");
    }
    assert_eq!(grades().count(), 6);
}

#[test]
fn shapes_stay_in_the_range_of_observed_storms() {
    for relation in [
        ShapeRelation::VickeryWadhera2008,
        ShapeRelation::WilloughbyRahn2004,
        ShapeRelation::Powell2005,
    ] {
        for lat in 10..35 {
            let inputs = ShapeInputs {
                wind_m_s: 45.0,
                rmax_km: 30.0,
                lat_deg: f64::from(lat),
                coriolis_per_s: 5e-5,
            };
            assert!((0.8..2.5).contains(&relation.b(&inputs)), "{relation:?}");
        }
    }
}

#[test]
fn shapes_are_the_printed_formulas() {
    let inputs = ShapeInputs {
        wind_m_s: 40.0,
        rmax_km: 37.04,
        lat_deg: -20.0,
        coriolis_per_s: 0.0,
    };
    // f = 0 leaves the constant; 37.04 km are 20 nautical miles; south counts as north.
    let b = |relation: ShapeRelation| relation.b(&inputs);
    assert!((b(ShapeRelation::VickeryWadhera2008) - 1.833).abs() < 1e-12);
    let powell = 1.881_093 - 0.218_34 - 0.111_34;
    assert!((b(ShapeRelation::Powell2005) - powell).abs() < 1e-12);
    let willoughby = 1.0036 + 0.692 - 0.0313 * libm::log(37.04) + 0.174;
    assert!((b(ShapeRelation::WilloughbyRahn2004) - willoughby).abs() < 1e-12);
}
