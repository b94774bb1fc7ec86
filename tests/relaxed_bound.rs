//! `relaxed_bound` is a bound: no rule, whatever is known of the roads, relieves any place, any person or any need sooner.

#[path = "support/districts.rs"]
mod districts;
#[path = "support/worlds.rs"]
mod worlds;

use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use reliefsim::outcome::{Outcome, PlaceOutcome};
use reliefsim::response::Plan;
use reliefsim::run::trace;
use reliefsim::scenario::Scenario;
use reliefsim::scenario::choices::{DispatchRule, Knowledge};
use reliefsim::units::Millis;
use reliefsim::world::compile;
use worlds::{depot, empty, road, village};

/// What each replication leaves under a rule.
fn outcomes(
    scenario: &Scenario,
    rule: DispatchRule,
    (seed, replications): (u64, std::ops::Range<u32>),
) -> Vec<Outcome> {
    let mut scenario = scenario.clone();
    scenario.policy.dispatch_rule = rule;
    let world = compile(&scenario);
    let plan = Plan::new(&world);
    let play = |replication| trace(&world, &plan, seed, replication).0;
    replications.map(play).collect()
}

/// People who had a full first package by a time.
fn packaged_by(place: &PlaceOutcome, time: Millis) -> u32 {
    let until = place.packaged.iter().filter(|group| group.time <= time);
    until.map(|group| group.people).sum()
}

fn is_never_beaten(bound: &Outcome, by_rule: &Outcome) -> Result<(), TestCaseError> {
    for (at, (bound, place)) in bound.places.iter().zip(&by_rule.places).enumerate() {
        prop_assert_eq!(bound.struck, place.struck);
        prop_assert_eq!(&bound.displaced_at, &place.displaced_at);
        prop_assert!(
            bound.first_delivery <= place.first_delivery,
            "place {at}: {:?} before {:?}",
            place,
            bound
        );
        for group in &place.packaged {
            let [soonest, people] = [bound, place].map(|place| packaged_by(place, group.time));
            prop_assert!(
                soonest >= people,
                "place {at}: {people} at {:?}",
                group.time
            );
        }
    }
    for (bound, goods) in bound.goods.iter().zip(&by_rule.goods) {
        prop_assert_eq!(bound.needed, goods.needed);
        prop_assert!(bound.short_ms <= goods.short_ms);
        for (soonest, met) in bound.met_by.iter().zip(goods.met_by) {
            prop_assert!(*soonest >= met);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn no_rule_is_ever_sooner(district_seed in 0..1000_u64, nodes in 60..160_usize, seed: u64, first in 0..1_000_000_u32, fine in any::<bool>(), helicopters in 0..3_u32, tour_stops in 1..=4_u32) {
        let mut scenario = districts::district(district_seed, nodes);
        districts::with_helicopters(&mut scenario, helicopters);
        scenario.policy.tour_stops = tour_stops;
        if district_seed % 2 == 0 {
            districts::with_village_vehicles(&mut scenario);
        }
        if fine {
            // Weather that makes roads quicker than on a dry day must not break the bound.
            scenario.traffic.night_speed_factor = 1.3;
        }
        let replications = (seed, first..first + 3);
        let bound = outcomes(&scenario, DispatchRule::RelaxedBound, replications.clone());
        for rule in districts::rules() {
            for knowledge in [Knowledge::Reported, Knowledge::Blind, Knowledge::Oracle] {
                scenario.policy.knowledge = knowledge;
                for (bound, by_rule) in bound.iter().zip(outcomes(&scenario, rule, replications.clone())) {
                    is_never_beaten(bound, &by_rule)?;
                }
            }
        }
    }
}

#[test]
fn the_bound_is_the_drive_of_the_nearest_depot() {
    // Two depots with one lorry, 10 and 30 minutes from a village of 20,000, and 40 and 5 from one of a hundred.
    let mut scenario = empty(4, 24.0);
    depot(&mut scenario, 0, 1);
    depot(&mut scenario, 1, 1);
    village(&mut scenario, 2, 20_000);
    village(&mut scenario, 3, 100);
    for (ends, km) in [
        ([0, 2], 10.0),
        ([1, 2], 30.0),
        ([0, 3], 40.0),
        ([1, 3], 5.0),
    ] {
        road(&mut scenario, ends, km, 0.0);
    }
    let outcome = &outcomes(&scenario, DispatchRule::RelaxedBound, (1, 0..1))[0];
    let minutes = |place: &PlaceOutcome| place.first_delivery.minutes();
    assert_eq!(
        outcome.places.iter().map(minutes).collect::<Vec<_>>(),
        [10.0, 5.0]
    );
    // Four loads of 5 t come at once.
    assert_eq!(
        packaged_by(&outcome.places[0], Millis::from_minutes(10.0)),
        20_000
    );
    assert_eq!(
        outcome.places[0].first_budget().total(),
        Millis::from_minutes(10.0)
    );
}

#[test]
fn these_districts_are_relieved_and_cut_off() {
    let scenario = districts::district(1, 120);
    let bound = outcomes(&scenario, DispatchRule::RelaxedBound, (1, 0..40));
    let places = || bound.iter().flat_map(|outcome| &outcome.places);
    let struck = places().filter(|place| place.is_struck());
    let relieved = places().filter(|place| !place.first_delivery.is_never());
    let (struck, relieved) = (struck.count(), relieved.count());
    assert!(
        relieved > 100 && struck > relieved,
        "{relieved} of {struck}"
    );
}
