//! Surface fires, held to 78 runs of `BehavePlus` and to what must hold of any.

use std::f64::consts::PI;

use super::super::ellipse::{M_S_PER_MPH, SURFACE_LENGTH_TO_WIDTH_CAP};
use super::super::fuel::{Fuel, FuelModels};
use super::super::moisture::{Curing, DeadFuel, LiveFuel, Moisture};
use super::super::us_units::{KJ_M2_PER_BTU_FT2, M_MIN_PER_CHAIN_H};
use super::*;
use proptest::prelude::*;

fn bed(number: i32) -> FuelBed {
    let dry = Moisture::scott_burgan_2005(DeadFuel::Dry, LiveFuel::TwoThirdsCured);
    match FuelModels::standard().get(number) {
        Ok(Fuel::Burnable(model)) => FuelBed::new(model, &dry, &Curing::behave_plus()),
        other => panic!("{number}: {other:?}"),
    }
}

fn upslope(wind_m_s: f64, slope: f64) -> Push {
    Push {
        midflame_m_s: wind_m_s,
        downwind_rad: 0.0,
        slope,
        upslope_rad: 0.0,
    }
}

/// The file that `BehavePlus` wrote, if the shared data are there.
fn behave_rows() -> Option<Vec<Vec<f64>>> {
    let shared = std::env::var("RELIEFSIM_SHARED")
        .unwrap_or_else(|_| concat!(env!("CARGO_MANIFEST_DIR"), "/../shared").into());
    let path = std::path::Path::new(&shared).join("data/fm13_behave.csv");
    let Ok(text) = std::fs::read_to_string(&path) else {
        println!("skipped: {} is not there", path.display());
        return None;
    };
    let row = |line: &str| line.split(',').map(|cell| cell.parse().unwrap()).collect();
    Some(text.lines().skip(1).map(row).collect())
}

#[test]
fn all_78_runs_of_behave_plus_hold() {
    let Some(rows) = behave_rows() else { return };
    assert_eq!(rows.len(), 78);
    for row in rows {
        let bed = bed(row[0] as i32);
        let push = upslope(row[1] * M_S_PER_MPH, row[2] / 100.0);
        let fire = SurfaceFire::new(&bed, &push, WindLimit::None);
        let ellipse = fire.ellipse(SURFACE_LENGTH_TO_WIDTH_CAP);
        let got = [
            fire.head_m_min / M_MIN_PER_CHAIN_H,
            fire.head_m_min,
            fire.flame_length_m() / M_PER_FT,
            fire.intensity_kw_m / KW_M_PER_BTU_FT_S,
            ellipse.length_to_width,
            bed.reaction_btu_ft2_min,
            bed.heat_kj_m2 / KJ_M2_PER_BTU_FT2,
        ];
        for (got, published) in got.iter().zip(&row[3..]) {
            // 1e-5, and half of the last of the five or six digits printed.
            let tolerance = 1e-5 * published + 5e-6;
            assert!((got - published).abs() < tolerance, "{row:?}: {got}");
        }
    }
}

#[test]
fn wind_across_the_slope_turns_the_fire_less_than_itself() {
    let push = Push {
        downwind_rad: PI / 2.0,
        ..upslope(1.5, 0.4)
    };
    let across = SurfaceFire::new(&bed(2), &push, WindLimit::None);
    let along = SurfaceFire::new(&bed(2), &upslope(1.5, 0.4), WindLimit::None);
    assert!(across.heading_rad > 0.0 && across.heading_rad < PI / 2.0);
    assert!(across.head_m_min < along.head_m_min);
}

#[test]
fn opposed_wind_and_slope_cancel() {
    let bed = bed(2);
    let slope = 0.3;
    let ratio = bed.slope_coefficient * slope * slope / bed.wind_coefficient;
    let wind = libm::pow(ratio, 1.0 / bed.wind_exponent) / FT_MIN_PER_M_S;
    let push = Push {
        downwind_rad: PI,
        ..upslope(wind, slope)
    };
    let fire = SurfaceFire::new(&bed, &push, WindLimit::None);
    assert!((fire.head_m_min / bed.still_m_min - 1.0).abs() < 1e-9);
}

#[test]
fn the_limit_holds_back_light_grass_in_a_gale() {
    let push = upslope(20.0, 0.0);
    let free = SurfaceFire::new(&bed(1), &push, WindLimit::None);
    let held = SurfaceFire::new(&bed(1), &push, WindLimit::Rothermel1972);
    assert!(held.is_wind_limited && !free.is_wind_limited);
    assert!(held.head_m_min < free.head_m_min);
    let limit = 0.9 * bed(1).reaction_btu_ft2_min / FT_MIN_PER_M_S;
    assert!((held.effective_wind_m_s - limit).abs() < 1e-9);
    assert!((free.effective_wind_m_s - 20.0).abs() < 1e-9);
}

#[test]
fn flames_follow_byrams_power() {
    // 0.0775 I^0.46 is Byram's law as printed in SI units.
    for intensity in [10.0, 500.0, 10_000.0] {
        let metric = 0.077_5 * libm::pow(intensity, 0.46);
        assert!((flame_length_m(intensity) / metric - 1.0).abs() < 1e-3);
    }
    assert!(flame_length_m(-1.0).abs() < 1e-12);
}

#[test]
fn nothing_spreads_on_bare_ground() {
    let fire = SurfaceFire::new(
        &FuelBed::BARE,
        &upslope(10.0, 1.0),
        WindLimit::Rothermel1972,
    );
    assert!(fire.head_m_min.abs() < 1e-12 && fire.intensity_kw_m.abs() < 1e-12);
    assert!(fire.ellipse(8.0).length_to_width.is_finite());
}

proptest! {
    #[test]
    fn turning_the_axis_turns_only_the_heading(
        wind in 0.0..10.0, slope in 0.0..1.0, from in -3.0..3.0, up in -3.0..3.0, turn in -3.0..3.0,
    ) {
        let push = Push { midflame_m_s: wind, downwind_rad: from, slope, upslope_rad: up };
        let turned = Push { downwind_rad: from + turn, upslope_rad: up + turn, ..push };
        let bed = bed(124);
        let here = SurfaceFire::new(&bed, &push, WindLimit::Rothermel1972);
        let there = SurfaceFire::new(&bed, &turned, WindLimit::Rothermel1972);
        prop_assert!((here.head_m_min - there.head_m_min).abs() < 1e-9 * here.head_m_min);
    }

    #[test]
    fn a_fire_is_never_slower_than_in_still_air_on_the_flat(
        wind in 0.0..30.0, slope in 0.0..2.0, from in -3.0..3.0,
    ) {
        let push = Push { downwind_rad: from, ..upslope(wind, slope) };
        let bed = bed(10);
        let fire = SurfaceFire::new(&bed, &push, WindLimit::Rothermel1972);
        prop_assert!(fire.head_m_min >= bed.still_m_min);
        prop_assert!(fire.effective_wind_m_s.is_finite());
    }
}
