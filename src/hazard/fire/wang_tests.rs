//! What must hold of Wang's formula beyond the published values of `verify`.

use super::*;
use proptest::prelude::*;

fn fire(parameters: &WangParameters, wind_m_s: f64, slope: f64, upslope_rad: f64) -> WangFire<'_> {
    WangFire {
        parameters,
        still_m_min: 1.2,
        wind_m_s,
        downwind_rad: 0.0,
        slope,
        upslope_rad,
    }
}

#[test]
fn uphill_half_of_the_published_table_is_the_formula() {
    // Table of the same literature (memory) at the class centres.
    let formula = WangParameters::wang_1992();
    for (slope_deg, table) in [(10.0, 1.6), (20.0, 2.9), (30.0, 6.2), (40.0, 17.5)] {
        let factor = formula.slope_factor(libm::tan(f64::to_radians(slope_deg)));
        assert!((factor - table).abs() < 0.05, "{slope_deg}: {factor}");
    }
}

#[test]
fn both_readings_of_downhill_slow_the_fire() {
    let (inverse, table) = (
        WangParameters::wang_1992(),
        WangParameters::wang_1992_downhill_table(),
    );
    for slope_deg in [-10.0, -20.0, -30.0, -40.0] {
        let rise = libm::tan(f64::to_radians(slope_deg));
        let (by_inverse, by_table) = (inverse.slope_factor(rise), table.slope_factor(rise));
        assert!(by_inverse < by_table && by_table < 1.0, "{slope_deg}");
    }
    assert!((inverse.slope_factor(0.0) - 1.0).abs() < 1e-12);
    assert!((table.slope_factor(-1e-12) - 1.0).abs() < 1e-6);
}

#[test]
fn damp_cold_days_have_no_negative_rate() {
    let weather = WangWeather {
        highest_c: -20.0,
        beaufort: 0.0,
        lowest_humidity_percent: 100.0,
    };
    let rate = WangParameters::wang_1992().initial_m_min(&weather);
    assert!(rate.abs() < 1e-12);
}

#[test]
fn beaufort_begins_where_the_scale_does() {
    // Lower bounds of forces 6 to 10, m/s.
    for (force, from) in [
        (6.0, 10.8),
        (7.0, 13.9),
        (8.0, 17.2),
        (9.0, 20.8),
        (10.0, 24.5),
    ] {
        assert!((beaufort(from) - force).abs() < 1e-12, "{from}");
        assert!(
            (beaufort(from - 0.1) - (force - 1.0)).abs() < 1e-12,
            "{from}"
        );
    }
    assert!(beaufort(-3.0).abs() < 1e-12);
}

#[test]
fn on_the_flat_the_ellipse_is_cosh() {
    let parameters = WangParameters::wang_1992();
    let (heading, ellipse) = fire(&parameters, 6.0, 0.0, 0.0).ellipse();
    let c = 0.178_3 * 6.0;
    assert!(heading.abs() < 1e-9);
    assert!((ellipse.head_m_min - 1.2 * libm::exp(c)).abs() < 1e-9);
    assert!((ellipse.back_m_min() - 1.2 * libm::exp(-c)).abs() < 1e-9);
    assert!((ellipse.length_to_width - 0.5 * (libm::exp(c) + libm::exp(-c))).abs() < 1e-9);
}

#[test]
fn wind_alone_and_slope_alone_each_take_the_head() {
    let parameters = WangParameters::wang_1992();
    let by_wind = fire(&parameters, 6.0, 0.0, 2.5).head().0;
    let by_slope = fire(&parameters, 0.0, 0.5, 2.5).head().0;
    assert!(by_wind.abs() < 1e-3, "{by_wind}");
    assert!((by_slope - 2.5).abs() < 1e-3, "{by_slope}");
}

proptest! {
    #[test]
    fn no_direction_is_faster_than_the_head(
        wind in 0.0..20.0, slope in 0.0..1.0, up in -3.2..3.2, direction in -3.2..3.2,
    ) {
        for parameters in [WangParameters::wang_1992(), WangParameters::wang_1992_downhill_table()] {
            let fire = fire(&parameters, wind, slope, up);
            let (_, head) = fire.head();
            prop_assert!(fire.rate_m_min(direction) <= head * (1.0 + 1e-5));
        }
    }
}
