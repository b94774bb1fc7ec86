//! What must hold of the Fire Weather Index beyond the published days of `verify`.

use super::*;
use proptest::prelude::*;

fn noon(air_c: f64, humidity_percent: f64, wind_km_h: f64, rain_mm: f64) -> NoonWeather {
    NoonWeather {
        air_c,
        humidity_percent,
        wind_km_h,
        rain_mm,
    }
}

fn april() -> Month {
    Month::new(4).unwrap()
}

#[test]
fn a_long_dry_spell_reaches_a_steady_litter() {
    let days = DayLengths::at(36.0);
    let dry = noon(25.0, 30.0, 15.0, 0.0);
    let mut codes = MoistureCodes::spring();
    for _ in 0..60 {
        codes = codes.next(&dry, april(), &days);
    }
    let next = codes.next(&dry, april(), &days);
    assert!((next.ffmc - codes.ffmc).abs() < 1e-6);
    assert!(next.dmc > codes.dmc && next.dc > codes.dc);
}

#[test]
fn a_downpour_puts_the_danger_out() {
    let days = DayLengths::at(36.0);
    let dry = MoistureCodes {
        ffmc: 92.0,
        dmc: 60.0,
        dc: 300.0,
    };
    let soaked = dry.next(&noon(15.0, 95.0, 10.0, 60.0), april(), &days);
    assert!(soaked.ffmc < 40.0 && soaked.dmc < 0.5 * dry.dmc && soaked.dc < 0.5 * dry.dc);
    assert!(soaked.indices(10.0).fwi < 1.0);
}

#[test]
fn nothing_to_burn_is_no_danger() {
    let none = MoistureCodes {
        ffmc: 0.0,
        dmc: 0.0,
        dc: 0.0,
    };
    let indices = none.indices(0.0);
    assert!(indices.bui.abs() < 1e-12 && indices.fwi < 1e-9);
}

proptest! {
    #[test]
    fn codes_stay_in_their_ranges(
        ffmc in -10.0..200.0, dmc in -10.0..500.0, dc in -10.0..2000.0, latitude in -90.0..90.0,
        air in -1e6..1e6_f64, humidity in -50.0..150.0, wind in -10.0..300.0, rain in -5.0..500.0,
    ) {
        let codes = MoistureCodes { ffmc, dmc, dc };
        let next = codes.next(&noon(air, humidity, wind, rain), april(), &DayLengths::at(latitude));
        prop_assert!((0.0..=101.0).contains(&next.ffmc));
        prop_assert!(next.dmc >= 0.0 && next.dmc.is_finite());
        prop_assert!(next.dc >= 0.0 && next.dc.is_finite());
        let indices = next.indices(wind);
        prop_assert!(indices.fwi >= 0.0 && indices.fwi.is_finite());
    }

    #[test]
    fn rain_never_dries(
        dmc in 0.0..300.0, dc in 0.0..1000.0, ffmc in 0.0..101.0, rain in 0.0..100.0,
    ) {
        let codes = MoistureCodes { ffmc, dmc, dc };
        let day = |rain| codes.next(&noon(20.0, 50.0, 10.0, rain), april(), &DayLengths::at(46.0));
        let (dry, wet) = (day(0.0), day(rain));
        prop_assert!(wet.ffmc <= dry.ffmc + 1e-9 && wet.dmc <= dry.dmc + 0.5 && wet.dc <= dry.dc + 1e-9);
    }
}
