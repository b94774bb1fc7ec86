use super::*;
use proptest::prelude::*;

/// Storage of 1 km² of even sides; gates of 200 m³/s from 100 m on, a spillway from 108 m on.
fn rows() -> Vec<ReservoirRow> {
    let row = |level_m: f64, gates_m3_s, spillway_m3_s| ReservoirRow {
        level_m,
        storage_m3: (level_m - 100.0) * 1e6,
        gates_m3_s,
        spillway_m3_s,
    };
    vec![
        row(100.0, 0.0, 0.0),
        row(101.0, 200.0, 0.0),
        row(108.0, 200.0, 0.0),
        row(110.0, 200.0, 600.0),
    ]
}

fn rule() -> GateRule {
    GateRule {
        flood_limit_level_m: 105.0,
        emergency_level_m: 107.0,
        emergency_hysteresis_m: 0.5,
        safe_release_m3_s: 80.0,
    }
}

fn reservoir() -> Reservoir {
    Reservoir::new(&rows(), rule(), 0.25).unwrap()
}

/// Outflow and states for a series of inflows that begins at the flood-limit level.
fn run(inflow_m3_s: &[f64]) -> Vec<Release> {
    let reservoir = reservoir();
    let mut pool = reservoir.pool_at(105.0);
    let step = |&inflow: &f64| {
        let release = reservoir.step(pool, inflow);
        pool = release.pool;
        release
    };
    inflow_m3_s.iter().map(step).collect()
}

#[test]
fn a_flow_that_the_river_carries_passes_through_to_the_last_bit() {
    for release in run(&[33.3; 40]) {
        assert_eq!(release.outflow_m3_s.to_bits(), 33.3_f64.to_bits());
        assert_eq!(release.pool.gates, GateState::Normal);
    }
}

#[test]
fn the_gates_hold_back_then_release_then_open_and_come_back() {
    let mut inflow = vec![20.0; 4];
    inflow.extend([400.0; 12]);
    inflow.extend([20.0; 200]);
    let mut states: Vec<_> = run(&inflow)
        .iter()
        .map(|release| release.pool.gates)
        .collect();
    states.dedup();
    assert_eq!(
        states,
        [
            GateState::Normal,
            GateState::FloodRelease,
            GateState::Emergency,
            GateState::FloodRelease,
            GateState::Normal
        ]
    );
}

#[test]
fn no_more_than_is_safe_leaves_before_the_emergency() {
    for release in run(&[200.0; 30]) {
        if release.pool.gates != GateState::Emergency {
            assert!(release.outflow_m3_s <= 80.0 + 1e-9);
        }
    }
}

#[test]
fn after_the_flood_the_level_comes_back_to_the_limit_and_not_below() {
    let mut inflow = vec![300.0; 8];
    inflow.extend([10.0; 400]);
    let last = *run(&inflow).last().unwrap();
    assert!((reservoir().level_m(last.pool) - 105.0).abs() < 1e-6);
    assert!((last.outflow_m3_s - 10.0).abs() < 1e-6);
}

#[test]
fn a_spillway_alone_empties_a_linear_reservoir_as_the_exponential_does() {
    // Q = S / k: S falls by (1 - dt/2k) / (1 + dt/2k) a step (trapezoidal), close to exp(-dt/k).
    let row = |storage_m3: f64| ReservoirRow {
        level_m: storage_m3,
        storage_m3,
        gates_m3_s: 0.0,
        spillway_m3_s: storage_m3 / 36_000.0,
    };
    let never = GateRule {
        flood_limit_level_m: 0.0,
        emergency_level_m: 1e9,
        emergency_hysteresis_m: 0.0,
        safe_release_m3_s: 0.0,
    };
    let linear = Reservoir::new(&[row(0.0), row(1e6)], never, 1.0).unwrap();
    let mut pool = linear.pool_at(1e6);
    for _ in 0..10 {
        pool = linear.step(pool, 0.0).pool;
    }
    assert!((pool.storage_m3 / 1e6 - libm::pow(0.95 / 1.05, 10.0)).abs() < 1e-12);
    assert!((pool.storage_m3 / 1e6 - libm::exp(-1.0)).abs() < 1e-3);
}

#[test]
fn water_over_the_top_of_the_table_runs_on_and_is_flagged() {
    let releases = run(&[5000.0; 20]);
    let last = releases.last().unwrap();
    assert!(last.is_overtopped && (last.outflow_m3_s - 5000.0).abs() < 1e-6);
    assert!((last.pool.storage_m3 - 10e6).abs() < 1e-6);
}

#[test]
fn tables_and_rules_that_contradict_themselves_are_refused() {
    let refused = |rows: &[ReservoirRow], rule, step_h| Reservoir::new(rows, rule, step_h).is_err();
    let mut falling = rows();
    falling[3].gates_m3_s = 100.0;
    falling[3].spillway_m3_s = 0.0;
    let below = GateRule {
        emergency_level_m: 104.0,
        ..rule()
    };
    assert!(refused(&falling, rule(), 0.25));
    assert!(refused(&rows()[..1], rule(), 0.25));
    assert!(refused(&[], rule(), 0.25));
    assert!(refused(&rows(), below, 0.25));
    assert!(refused(&rows(), rule(), 0.0));
}

proptest! {
    #[test]
    fn what_came_in_has_gone_out_or_is_still_there(
        inflow in prop::collection::vec(0.0_f64..2000.0, 1..200),
    ) {
        let begin_m3 = reservoir().pool_at(105.0).storage_m3;
        let releases = run(&inflow);
        let mut stored_m3 = begin_m3;
        for (release, inflow) in releases.iter().zip(&inflow) {
            let balance = stored_m3 + (inflow - release.outflow_m3_s) * 900.0;
            prop_assert!((release.pool.storage_m3 - balance).abs() < 1e-6);
            prop_assert!(release.outflow_m3_s >= 0.0);
            prop_assert!((0.0..=10e6).contains(&release.pool.storage_m3));
            stored_m3 = release.pool.storage_m3;
        }
    }

    #[test]
    fn gates_never_make_a_flood_larger_than_the_one_that_came(
        inflow in prop::collection::vec(100.0_f64..150.0, 60..120),
    ) {
        let highest = inflow.iter().fold(0.0_f64, |a, &b| a.max(b));
        for release in run(&inflow) {
            prop_assert!(release.outflow_m3_s <= highest + 1e-6);
        }
    }
}
