//! People whom the water traps, on a village whose answer is known: everybody, from the first hour to the last.

#[path = "support/worlds.rs"]
mod worlds;

use reliefsim::damage::Casualties;
use reliefsim::outcome::Outcome;
use reliefsim::response::{Plan, RouterKind};
use reliefsim::run;
use reliefsim::scenario::Scenario;
use reliefsim::scenario::people::CasualtySettings;
use reliefsim::world;

const PERSONS: u32 = 500;
const HORIZON_H: f64 = 48.0;

/// A village whose water stands at its peak from the first moment to the last.
fn scenario(settings: Option<CasualtySettings>) -> Scenario {
    let mut scenario = worlds::empty(2, HORIZON_H);
    worlds::road(&mut scenario, [0, 1], 12.0, 0.0);
    worlds::village(&mut scenario, 1, PERSONS);
    worlds::depot(&mut scenario, 0, 2);
    scenario.casualties = settings;
    scenario
}

fn settings(trapped_depth_m: f64) -> CasualtySettings {
    CasualtySettings {
        trapped_depth_m,
        injured_per_person_h: 1e-3,
        dead_per_person_h: 1e-4,
        cut_off_share: 0.0,
    }
}

fn outcomes(scenario: &Scenario, count: u32) -> Vec<Outcome> {
    let world = world::compile(scenario);
    let plan = Plan::with_router(&world, RouterKind::Reference, None);
    (0..count)
        .map(|replication| run::trace(&world, &plan, 1, replication).0)
        .collect()
}

/// The rise of the village's river, in m.
fn rise_m() -> f64 {
    scenario(None).reaches[0].rise_m
}

#[test]
fn everybody_under_deep_water_is_trapped_for_as_long_as_it_stands() {
    let n = 400;
    let all = outcomes(&scenario(Some(settings(rise_m() - 0.1))), n);
    let mut sum = [0; 3];
    for outcome in &all {
        for (sum, people) in sum.iter_mut().zip(outcome.casualties()) {
            *sum += people;
        }
    }
    assert_eq!(sum[0], u64::from(PERSONS * n));
    // Expected 24 and 2.4 a replication; five standard errors of a Poisson mean.
    let person_h = f64::from(PERSONS) * HORIZON_H;
    for (people, rate) in sum[1..].iter().zip([1e-3, 1e-4]) {
        let (mean, expected) = (*people as f64 / f64::from(n), person_h * rate);
        let tolerance = 5.0 * (expected / f64::from(n)).sqrt();
        assert!((mean - expected).abs() < tolerance, "{mean} of {expected}");
    }
}

#[test]
fn shallow_water_traps_nobody_and_without_the_section_nobody_is_counted() {
    let shallow = outcomes(&scenario(Some(settings(rise_m() + 0.1))), 5);
    let none = outcomes(&scenario(None), 5);
    assert_eq!(shallow, none);
    assert!(none.iter().all(|outcome| outcome.casualties() == [0; 3]));
    assert!(none.iter().all(|outcome| outcome.displaced() > 0));
}

#[test]
fn counting_casualties_changes_nothing_else() {
    let without = |mut outcome: Outcome| {
        for place in &mut outcome.places {
            place.casualties = Casualties::default();
        }
        outcome
    };
    let counted = outcomes(&scenario(Some(settings(0.5))), 5);
    let counted: Vec<Outcome> = counted.into_iter().map(without).collect();
    assert_eq!(counted, outcomes(&scenario(None), 5));
}

#[test]
fn who_is_trapped_by_water_is_not_counted_as_cut_off_too() {
    let settings = CasualtySettings {
        cut_off_share: 0.5,
        ..settings(rise_m() - 0.1)
    };
    let mut scenario = scenario(Some(settings));
    scenario.links[0].closed_probability = 1.0;
    assert_eq!(
        outcomes(&scenario, 1)[0].casualties()[0],
        u64::from(PERSONS)
    );
}

#[test]
fn who_is_cut_off_counts_by_the_share_that_the_scenario_says() {
    let with_share = |cut_off_share| {
        let settings = CasualtySettings {
            cut_off_share,
            ..settings(rise_m() + 0.1)
        };
        let mut scenario = scenario(Some(settings));
        // The only road is closed from the start and for good.
        scenario.links[0].closed_probability = 1.0;
        outcomes(&scenario, 1)[0].casualties()[0]
    };
    assert_eq!(with_share(0.0), 0);
    assert_eq!(with_share(0.4), u64::from(PERSONS) * 2 / 5);
}
