use super::*;
use proptest::prelude::*;

const STEPS: Steps = Steps {
    step_h: 0.25,
    count: 1500,
};
const RAINY: usize = 96;

fn rating() -> Rating {
    Rating::new(&[0.0, 2.0, 5.0, 9.0], &[0.0, 60.0, 400.0, 2000.0]).unwrap()
}

fn catchment(reach: usize) -> Catchment {
    Catchment {
        area_km2: 40.0,
        curve_number: CurveNumber::new(75.0).unwrap(),
        initial_abstraction_ratio: 0.2,
        shape: TriangularShape::scs_1972(2.5),
        base_flow_m3_s: 3.3,
        reach,
    }
}

fn reach(upstream: &[usize]) -> CascadeReach {
    CascadeReach {
        muskingum: MuskingumReach {
            travel_time_h: 1.5,
            weighting: 0.2,
        },
        upstream: upstream.to_vec(),
        rating: rating(),
        reservoir: None,
    }
}

fn reservoir() -> CascadeReservoir {
    let row = |level_m: f64, gates_m3_s, spillway_m3_s| ReservoirRow {
        level_m,
        storage_m3: level_m * 1e6,
        gates_m3_s,
        spillway_m3_s,
    };
    CascadeReservoir {
        rows: vec![
            row(0.0, 0.0, 0.0),
            row(1.0, 300.0, 0.0),
            row(29.0, 300.0, 0.0),
            row(30.0, 300.0, 900.0),
        ],
        rule: GateRule {
            flood_limit_level_m: 5.0,
            emergency_level_m: 28.0,
            emergency_hysteresis_m: 0.5,
            safe_release_m3_s: 50.0,
        },
        level_m: 5.0,
    }
}

/// Two sources that meet in a third reach; a catchment on each.
fn basin() -> Basin {
    Basin {
        catchments: vec![catchment(0), catchment(1), catchment(2)],
        reaches: vec![reach(&[]), reach(&[]), reach(&[0, 1])],
    }
}

fn run(basin: &Basin, rain_mm: &[f64], moisture: AntecedentMoisture) -> Cascade {
    let mut cascade = Cascade::new(basin, STEPS).unwrap();
    let rainfall = Rainfall {
        rain_mm,
        moisture,
        inflow_m3_s: &[],
    };
    cascade.run(rainfall).unwrap();
    cascade
}

/// The same rain on every catchment in the first steps, `[catchment × step]`.
fn rain(rain_mm: &[f64]) -> Vec<f64> {
    let mut one = rain_mm.to_vec();
    one.resize(STEPS.count, 0.0);
    one.repeat(3)
}

fn highest(series: &[f64]) -> f64 {
    series.iter().fold(0.0_f64, |a, &b| a.max(b))
}

#[test]
fn no_rain_is_no_rise_to_the_last_bit_even_below_a_reservoir() {
    let mut basin = basin();
    basin.reaches[2].reservoir = Some(reservoir());
    let cascade = run(&basin, &rain(&[]), AntecedentMoisture::Wet);
    assert!(cascade.rises_m().iter().all(|rise_m| rise_m.to_bits() == 0));
}

#[test]
fn base_flows_add_up_downstream() {
    let cascade = run(&basin(), &rain(&[]), AntecedentMoisture::Average);
    for (reach, expected) in [(0, 3.3), (1, 3.3), (2, 9.9), (3, 0.0)] {
        assert!((cascade.base_flow_m3_s(reach) - expected).abs() < 1e-12);
    }
}

#[test]
fn the_cascade_is_its_parts_one_after_the_other() {
    let rain_mm: Vec<f64> = (0..RAINY)
        .map(|step| ((step * 7) % 11) as f64 / 4.0)
        .collect();
    let cascade = run(&basin(), &rain(&rain_mm), AntecedentMoisture::Average);
    let (catchment, reach) = (catchment(0), reach(&[]));
    let runoff = Runoff::new(catchment.curve_number, 0.2).unwrap();
    let unit = UnitHydrograph::new(catchment.shape, 40.0, STEPS.step_h).unwrap();
    let routing = reach.muskingum.fitted(STEPS.step_h).unwrap();
    let mut excess_mm = vec![0.0; STEPS.count];
    runoff.fill_excess_mm(&rain(&rain_mm)[..STEPS.count], &mut excess_mm);
    let mut own = vec![0.0; STEPS.count];
    unit.add_discharge(&excess_mm, &mut own);
    let mut source = own.clone();
    routing.route(Before::default(), &mut source);
    let mut outlet: Vec<f64> = own
        .iter()
        .zip(&source)
        .map(|(own, s)| own + 2.0 * s)
        .collect();
    routing.route(Before::default(), &mut outlet);
    for (step, &outlet) in outlet.iter().enumerate() {
        assert!((cascade.event_m3_s(2)[step] - outlet).abs() < 1e-9);
        let rise_m = rating().level_m(9.9 + outlet) - rating().level_m(9.9);
        assert!((cascade.rise_m(2)[step] - rise_m).abs() < 1e-9);
    }
}

#[test]
fn wetter_ground_rises_higher_and_a_reservoir_keeps_the_river_below_it_safe() {
    let rain_mm = rain(&[2.0; RAINY]);
    let peak = |basin: &Basin, moisture| highest(run(basin, &rain_mm, moisture).rise_m(2));
    let [dry, average, wet] = [
        AntecedentMoisture::Dry,
        AntecedentMoisture::Average,
        AntecedentMoisture::Wet,
    ]
    .map(|moisture| peak(&basin(), moisture));
    assert!(dry < average && average < wet);
    let mut held = basin();
    held.reaches[2].reservoir = Some(reservoir());
    let cascade = run(&held, &rain_mm, AntecedentMoisture::Average);
    assert!(highest(cascade.rise_m(2)) < average);
    assert!(9.9 + highest(cascade.event_m3_s(2)) <= 50.0 + 1e-9);
}

#[test]
fn water_from_a_breach_comes_down_and_none_of_it_is_lost() {
    let mut cascade = Cascade::new(&basin(), STEPS).unwrap();
    let mut inflow_m3_s = vec![0.0; 3 * STEPS.count];
    inflow_m3_s[STEPS.count + 10] = 800.0;
    let rain_mm = rain(&[]);
    let rainfall = Rainfall {
        rain_mm: &rain_mm,
        moisture: AntecedentMoisture::Average,
        inflow_m3_s: &inflow_m3_s,
    };
    cascade.run(rainfall).unwrap();
    assert!(highest(cascade.rise_m(0)) <= 0.0);
    for reach in [1, 2] {
        assert!((cascade.event_m3_s(reach).iter().sum::<f64>() - 800.0).abs() < 1e-6);
    }
}

#[test]
fn a_run_leaves_nothing_behind_for_the_next() {
    let mut cascade = run(&basin(), &rain(&[9.0; RAINY]), AntecedentMoisture::Wet);
    let rain_mm = rain(&[1.0, 2.0]);
    let rainfall = Rainfall {
        rain_mm: &rain_mm,
        moisture: AntecedentMoisture::Average,
        inflow_m3_s: &[],
    };
    cascade.run(rainfall).unwrap();
    let fresh = run(&basin(), &rain_mm, AntecedentMoisture::Average);
    assert_eq!(cascade.rises_m(), fresh.rises_m());
}

#[test]
fn basins_that_are_no_river_are_refused() {
    let refused = |change: fn(&mut Basin)| {
        let mut basin = basin();
        change(&mut basin);
        Cascade::new(&basin, STEPS).unwrap_err()
    };
    let not_upstream = |reach, upstream| FloodError::NotUpstream { reach, upstream };
    assert_eq!(
        refused(|b| b.reaches[0].upstream = vec![2]),
        not_upstream(0, 2)
    );
    assert_eq!(
        refused(|b| b.reaches[1].upstream = vec![1]),
        not_upstream(1, 1)
    );
    assert_eq!(
        refused(|b| b.reaches[1].upstream = vec![0]),
        not_upstream(2, 0)
    );
    assert_eq!(
        refused(|b| b.catchments[1].reach = 3),
        FloodError::NoSuchReach {
            catchment: 1,
            reach: 3
        }
    );
}

#[test]
fn rain_of_the_wrong_length_is_refused_and_an_empty_basin_runs() {
    let rainfall = |rain_mm| Rainfall {
        rain_mm,
        moisture: AntecedentMoisture::Average,
        inflow_m3_s: &[],
    };
    let mut cascade = Cascade::new(&basin(), STEPS).unwrap();
    assert!(cascade.run(rainfall(&[1.0])).is_err());
    let none = Steps { count: 0, ..STEPS };
    for (basin, steps) in [(Basin::default(), STEPS), (basin(), none)] {
        let mut cascade = Cascade::new(&basin, steps).unwrap();
        assert!(cascade.run(rainfall(&[])).is_ok());
        assert!(cascade.rise_m(0).is_empty() && cascade.rise_m(usize::MAX).is_empty());
    }
}

#[test]
fn rain_beyond_any_that_fell_gives_figures_that_are_numbers() {
    let mut basin = basin();
    basin.reaches[1].reservoir = Some(reservoir());
    for rain_mm in [1e6, f64::MIN_POSITIVE, -5.0, f64::NAN] {
        let cascade = run(&basin, &rain(&[rain_mm; 3]), AntecedentMoisture::Dry);
        assert!(cascade.rises_m().iter().all(|rise_m| rise_m.is_finite()));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn all_runoff_comes_out_and_more_rain_never_lowers_the_peak(
        pairs in prop::collection::vec((0.0_f64..12.0, 0.0_f64..6.0), 1..RAINY),
    ) {
        let less: Vec<f64> = pairs.iter().map(|pair| pair.0).collect();
        let more: Vec<f64> = pairs.iter().map(|pair| pair.0 + pair.1).collect();
        let low = run(&basin(), &rain(&less), AntecedentMoisture::Average);
        let high = run(&basin(), &rain(&more), AntecedentMoisture::Average);
        let runoff = Runoff::new(CurveNumber::new(75.0).unwrap(), 0.2).unwrap();
        let out_m3 = low.event_m3_s(2).iter().sum::<f64>() * 900.0;
        let in_m3 = 3.0 * 40.0 * 1000.0 * runoff.excess_mm(less.iter().sum());
        prop_assert!((out_m3 - in_m3).abs() < 1e-6 * (1.0 + in_m3), "{} {}", in_m3, out_m3);
        for reach in 0..3 {
            prop_assert!(highest(high.rise_m(reach)) >= highest(low.rise_m(reach)) - 1e-9);
        }
    }
}
