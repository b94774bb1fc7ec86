//! The whole engine on worlds whose answer is known: reliability of small networks, a shared hazard, a timetable.
//!
//! Estimates are held to exact probabilities at |z| < 4 or by Wilson's interval at 99.9 %; seeds are fixed, so that a
//! test either always passes or always fails.

#[path = "support/worlds.rs"]
mod worlds;

use std::sync::atomic::AtomicBool;

use proptest::prelude::*;
use reliefsim::estimate::Proportion;
use reliefsim::outcome::Outcome;
use reliefsim::response::{Batch, Entry, Happened, Plan};
use reliefsim::routing::LANES;
use reliefsim::run::{Finished, Options, ReplicationRow, Silent, run, trace};
use reliefsim::scenario::Scenario;
use reliefsim::scenario::choices::{Knowledge, StockKind};
use reliefsim::target::Verdict;
use reliefsim::units::Millis;
use reliefsim::world::compile;
use worlds::{depot, empty, road, state, village};

const SEED: u64 = 20_250_601;

fn simulate(scenario: &Scenario, replications: u64) -> (Finished, Vec<ReplicationRow>) {
    let world = compile(scenario);
    let options = Options {
        seed: SEED,
        replications,
        precision: None,
        threads: 1,
        cache: None,
    };
    let mut rows = Vec::new();
    let finished = run(
        &world,
        &options,
        &Silent,
        &AtomicBool::new(false),
        &mut |row| rows.push(row.clone()),
    );
    (finished.expect("threads"), rows)
}

fn replay(scenario: &Scenario, replication: u32) -> (Outcome, Vec<Entry>) {
    let world = compile(scenario);
    let plan = Plan::new(&world);
    trace(&world, &plan, SEED, replication)
}

/// How often everybody was relieved.
fn relieved(scenario: &Scenario, replications: u64) -> Proportion {
    let (finished, rows) = simulate(scenario, replications);
    let mut share = Proportion::default();
    for row in &rows {
        share.add(row.targets[0].1.expect("people were displaced"));
    }
    let target = &finished.summary.targets[0];
    assert_eq!(
        target.probability.map(f64::to_bits),
        Some(share.estimate().to_bits())
    );
    share
}

/// Standard errors between an estimate and the truth.
fn z_score(share: Proportion, truth: f64) -> f64 {
    let error = (truth * (1.0 - truth) / share.trials as f64).sqrt();
    (share.estimate() - truth) / error
}

/// A depot at the first node and a village at the last, joined by roads of ten minutes that are closed with probability `closed`.
fn joined(nodes: usize, roads: &[[usize; 2]], closed: f64) -> Scenario {
    let mut scenario = empty(nodes, 12.0);
    depot(&mut scenario, 0, 1);
    village(&mut scenario, nodes - 1, 100);
    for &ends in roads {
        road(&mut scenario, ends, 10.0, closed);
    }
    scenario
}

const BRIDGE: [[usize; 2]; 5] = [[0, 1], [0, 2], [1, 2], [1, 3], [2, 3]];

#[test]
fn one_road_is_open_as_often_as_its_probability_says() {
    for closed in [0.1, 0.5, 0.83] {
        let share = relieved(&joined(2, &[[0, 1]], closed), 4000);
        let (low, high) = share.wilson(0.999);
        assert!(
            low <= 1.0 - closed && 1.0 - closed <= high,
            "{closed}: {low} … {high}"
        );
    }
}

#[test]
fn certainty_is_exact() {
    for (closed, successes) in [(0.0, 200), (1.0, 0)] {
        let share = relieved(&joined(2, &[[0, 1]], closed), 200);
        assert_eq!((share.successes, share.trials), (successes, 200));
    }
}

#[test]
fn the_error_shrinks_with_the_root_of_the_replications() {
    let scenario = joined(2, &[[0, 1]], 0.5);
    for replications in [250, 1000, 4000, 16_000] {
        let share = relieved(&scenario, replications);
        let error = (share.estimate() - 0.5).abs();
        assert!(
            error < 4.0 * 0.5 / (replications as f64).sqrt(),
            "{replications}: {error}"
        );
    }
}

#[test]
fn roads_in_series_and_in_parallel_multiply_as_they_must() {
    for open in [0.5, 0.9, 0.95_f64] {
        let closed = 1.0 - open;
        let series = relieved(&joined(3, &[[0, 1], [1, 2]], closed), 4000);
        assert!(z_score(series, open * open).abs() < 4.0, "series {open}");
        let parallel = relieved(&joined(2, &[[0, 1], [0, 1]], closed), 4000);
        let truth = 1.0 - closed * closed;
        assert!(z_score(parallel, truth).abs() < 4.0, "parallel {open}");
    }
}

#[test]
fn the_bridge_network_has_its_known_reliability_whatever_drivers_know() {
    for knowledge in [Knowledge::Oracle, Knowledge::Reported, Knowledge::Blind] {
        for p in [0.5, 0.9, 0.95_f64] {
            let mut scenario = joined(4, &BRIDGE, 1.0 - p);
            scenario.policy.knowledge = knowledge;
            let truth = p * p * (2.0 + p * (2.0 + p * (2.0 * p - 5.0)));
            let z = z_score(relieved(&scenario, 4000), truth);
            assert!(z.abs() < 4.0, "{knowledge:?}, p = {p}: z = {z}");
        }
    }
}

/// Two depots, each with its own road to the village. In one event of five a road survives with 0.7, else with 0.95.
fn two_depots(knowledge: Knowledge) -> Scenario {
    let mut scenario = empty(3, 12.0);
    scenario.policy.knowledge = knowledge;
    state(&mut scenario, 0.2, 6.0);
    state(&mut scenario, 0.8, 1.0);
    village(&mut scenario, 2, 100);
    for node in [0, 1] {
        depot(&mut scenario, node, 1);
        road(&mut scenario, [node, 2], 10.0, 0.05);
    }
    scenario
}

/// How often both roads were closed, held to the mixture of the two states and to independent roads.
fn both_closed(scenario: &Scenario) -> (f64, f64) {
    let share = relieved(scenario, 8000);
    let both = Proportion {
        successes: share.trials - share.successes,
        trials: share.trials,
    };
    let mixture = 0.2 * 0.3 * 0.3 + 0.8 * 0.05 * 0.05;
    let one: f64 = 0.2 * 0.3 + 0.8 * 0.05;
    (z_score(both, mixture), z_score(both, one * one))
}

#[test]
fn a_shared_hazard_closes_both_roads_together_as_often_as_the_mixture_says() {
    let (mixture, independent) = both_closed(&two_depots(Knowledge::Oracle));
    assert!(mixture.abs() < 4.0, "z = {mixture}");
    assert!(independent > 4.0, "independence must be rejected");
}

#[test]
fn a_load_that_waits_at_a_closed_road_does_not_keep_another_depot_from_helping() {
    let (mixture, _) = both_closed(&two_depots(Knowledge::Reported));
    assert!(mixture.abs() < 4.0, "z = {mixture}");
}

/// Loading takes 10 minutes, the way 60, unloading 15; the village needs more than can be brought in 8 hours.
fn shuttle(lorries: u32) -> Scenario {
    // A second more, for what arrives at the last moment to be counted.
    let mut scenario = empty(2, 8.0 + 1.0 / 3600.0);
    depot(&mut scenario, 0, lorries);
    village(&mut scenario, 1, 1_000_000);
    road(&mut scenario, [0, 1], 60.0, 0.0);
    scenario
}

fn arrivals(scenario: &Scenario) -> Vec<Millis> {
    let (_, log) = replay(scenario, 0);
    let arrived = log
        .iter()
        .filter(|entry| matches!(entry.what, Happened::Arrived { .. }));
    arrived.map(|entry| entry.time).collect()
}

#[test]
fn four_lorries_keep_their_timetable_to_the_millisecond() {
    let minutes = [70, 80, 90, 100, 215, 225, 235, 245, 360, 370, 380, 390];
    let expected = minutes.map(|minute| Millis(minute * 60_000));
    for knowledge in [Knowledge::Oracle, Knowledge::Reported, Knowledge::Blind] {
        let mut scenario = shuttle(4);
        scenario.policy.knowledge = knowledge;
        assert_eq!(arrivals(&scenario), expected, "{knowledge:?}");
    }
}

#[test]
fn every_full_load_is_handed_out_a_quarter_of_an_hour_after_it_arrives() {
    let (outcome, log) = replay(&shuttle(4), 0);
    let delivered: Vec<(Millis, i64)> = log
        .iter()
        .filter_map(|entry| match entry.what {
            Happened::Delivered { quantity_milli, .. } => Some((entry.time, quantity_milli)),
            _ => None,
        })
        .collect();
    let expected = arrivals(&shuttle(4))
        .into_iter()
        .map(|time| (time + Millis(15 * 60_000), 5_000_000));
    assert_eq!(delivered, expected.collect::<Vec<_>>());
    assert_eq!(outcome.goods[0].delivered, 12 * 5_000_000);
}

/// All delays are zero, so that the county activates at the first moment; its stock under agreement comes an hour later.
#[test]
fn stock_under_agreement_comes_after_its_delay_also_when_the_county_activates_at_once() {
    let mut scenario = joined(2, &[[0, 1]], 0.0);
    let at_hand = first_delivery(&scenario);
    for line in &mut scenario.stock {
        line.kind = StockKind::Agreement;
        line.activation_min = reliefsim::random::Dist::Fixed(60.0);
    }
    assert_eq!(first_delivery(&scenario), at_hand + Millis(3_600_000));
}

#[test]
fn with_twenty_lorries_the_dock_sets_the_pace() {
    let expected: Vec<Millis> = (7..=48).map(|tens| Millis(tens * 600_000)).collect();
    assert_eq!(expected.len(), 42);
    assert_eq!(arrivals(&shuttle(20)), expected);
}

#[test]
fn a_replication_alone_is_the_same_as_in_its_batch() {
    let scenario = joined(4, &BRIDGE, 0.4);
    let world = compile(&scenario);
    let plan = Plan::new(&world);
    let mut batch = Batch::new(&world, &plan);
    for first in [0, LANES as u32] {
        let outcomes = batch.play(world.seed_key(SEED), first, LANES);
        for (replication, outcome) in (first..).zip(outcomes) {
            let (alone, _) = trace(&world, &plan, SEED, replication);
            assert_eq!(alone, outcome, "replication {replication}");
        }
    }
}

#[test]
fn where_nobody_is_struck_nothing_is_said() {
    let mut scenario = joined(2, &[[0, 1]], 0.5);
    if let Some(flood) = &mut scenario.flood {
        flood.severity = Some(reliefsim::random::Dist::Fixed(0.0));
    }
    let (finished, rows) = simulate(&scenario, 20);
    let summary = finished.summary;
    assert_eq!((summary.replications, summary.struck_replications), (20, 0));
    let target = &summary.targets[0];
    assert_eq!(
        (target.replications, target.verdict),
        (0, Verdict::NotAssessable)
    );
    assert!(
        rows.iter()
            .all(|row| (row.places_struck, row.displaced) == (0, 0) && row.targets[0].1.is_none())
    );
    let (outcome, log) = replay(&scenario, 3);
    assert!(
        log.is_empty()
            && outcome
                .places
                .iter()
                .all(|place| place.first_delivery.is_never())
    );
}

/// A grid of four by four nodes, with the depot in one corner and the village in the other.
fn grid(lengths_km: &[f64], closed: &[bool]) -> Scenario {
    let mut scenario = empty(16, 24.0);
    scenario.policy.knowledge = Knowledge::Oracle;
    depot(&mut scenario, 0, 1);
    village(&mut scenario, 15, 100);
    let right = (0..16).filter(|at| at % 4 < 3).map(|at| [at, at + 1]);
    let down = (0..12).map(|at| [at, at + 4]);
    for (at, ends) in right.chain(down).enumerate() {
        road(
            &mut scenario,
            ends,
            lengths_km[at],
            f64::from(u8::from(closed[at])),
        );
    }
    scenario
}

fn first_delivery(scenario: &Scenario) -> Millis {
    replay(scenario, 0).0.places[0].first_delivery
}

proptest! {
    #[test]
    fn closing_more_roads_never_brings_relief_sooner(
        lengths_km in proptest::collection::vec(1.0..40.0_f64, 24),
        states in proptest::collection::vec(0..4_u8, 24),
    ) {
        let few: Vec<bool> = states.iter().map(|&state| state == 0).collect();
        let more: Vec<bool> = states.iter().map(|&state| state <= 1).collect();
        prop_assert!(first_delivery(&grid(&lengths_km, &few)) <= first_delivery(&grid(&lengths_km, &more)));
    }
}
