//! Dispatch rules: what each does in a district small enough to work out by hand, where they must agree, and that no number
//! of threads changes what they do.

#[path = "support/districts.rs"]
mod districts;
#[path = "support/worlds.rs"]
mod worlds;

use std::sync::atomic::AtomicBool;

use proptest::prelude::*;
use reliefsim::outcome::Outcome;
use reliefsim::response::Plan;
use reliefsim::run::{Options, Silent, run, trace};
use reliefsim::scenario::Scenario;
use reliefsim::scenario::choices::DispatchRule;
use reliefsim::world::compile;
use worlds::{depot, empty, road, village};

/// Three depots at the nodes 0 to 2 with so many lorries, and four villages at the nodes 3 to 6 with so many people; roads
/// from a depot to a village of so many kilometres, each a minute.
fn district(
    lorries: [u32; 3],
    people: [u32; 4],
    roads: &[(usize, usize, f64)],
    rule: DispatchRule,
) -> Scenario {
    let mut scenario = empty(7, 24.0);
    for (node, lorries) in lorries.into_iter().enumerate() {
        depot(&mut scenario, node, lorries);
    }
    for (number, people) in people.into_iter().enumerate() {
        village(&mut scenario, 3 + number, people);
    }
    for &(depot, village, km) in roads {
        road(&mut scenario, [depot, 3 + village], km, 0.0);
    }
    scenario.policy.dispatch_rule = rule;
    scenario
}

fn outcome(scenario: &Scenario) -> Outcome {
    let world = compile(scenario);
    let plan = Plan::new(&world);
    trace(&world, &plan, 1, 0).0
}

/// Minutes until each village had its first delivery.
fn minutes(scenario: &Scenario) -> Vec<f64> {
    let places = outcome(scenario).places;
    places
        .iter()
        .map(|place| place.first_delivery.minutes())
        .collect()
}

/// The villages in the order in which they were reached.
fn order(scenario: &Scenario) -> Vec<usize> {
    let minutes = minutes(scenario);
    let mut order: Vec<usize> = (0..minutes.len()).collect();
    order.sort_by(|&a, &b| minutes[a].total_cmp(&minutes[b]));
    order
}

/// ```text
/// v1 ─40─ d0 ─30─ v0 ─10─ d1 ─25─ v3
///  └─50─ d2 ─20─ v2
/// ```
const NEIGHBOURS: [(usize, usize, f64); 6] = [
    (0, 0, 30.0),
    (0, 1, 40.0),
    (1, 0, 10.0),
    (1, 3, 25.0),
    (2, 2, 20.0),
    (2, 1, 50.0),
];

#[test]
fn a_depot_leaves_a_place_to_a_nearer_depot_with_a_free_vehicle() {
    // A hundred rations take 12 s to load and 18 s to unload: half a minute on top of each drive.
    // Near first: d0 goes to v0 (30), so d1 goes to v3 (25); d2 goes to v2 (20), is back after 40.5, and goes to v1 (50).
    let near = district([1; 3], [100; 4], &NEIGHBOURS, DispatchRule::NearFirst);
    assert_eq!(minutes(&near), [30.5, 91.0, 20.5, 25.5]);
    // Nearest available: of all pairs d1 and v0 are nearest (10), then d2 and v2 (20); d0 is left with v1 (40), not v3 (65).
    // d1 is back first, after 20.5, and goes to v3 (25).
    let nearest = district(
        [1; 3],
        [100; 4],
        &NEIGHBOURS,
        DispatchRule::NearestAvailable,
    );
    assert_eq!(minutes(&nearest), [10.5, 40.5, 20.5, 46.0]);
}

/// ```text
/// v1 ─90─ d0 ─12─ v0 ─10─ d1 ─11─ v3
///  └─50─ d2 ─20─ v2
/// ```
const TRAP: [(usize, usize, f64); 6] = [
    (0, 0, 12.0),
    (0, 1, 90.0),
    (1, 0, 10.0),
    (1, 3, 11.0),
    (2, 2, 20.0),
    (2, 1, 50.0),
];

#[test]
fn the_assignment_gives_up_the_nearest_pair_where_all_together_gain() {
    // Nearest pair first: d1 to v0 (10) and d2 to v2 (20) leave d0 with v3 (33). d1 is back after 20.5: v1 (112).
    let nearest = district([1; 3], [100; 4], &TRAP, DispatchRule::NearestAvailable);
    assert_eq!(minutes(&nearest), [10.5, 133.0, 20.5, 33.5]);
    // Together 43 minutes of driving instead of 63: d0 to v0 (12), d1 to v3 (11), d2 to v2 (20). d1 is back after 22.5: v1.
    let assigned = district([1; 3], [100; 4], &TRAP, DispatchRule::Assignment);
    assert_eq!(minutes(&assigned), [12.5, 135.0, 20.5, 11.5]);
}

#[test]
fn the_assignment_sends_several_loads_to_one_place_at_once() {
    // 12,000 rations are two loads of 5 t, which take 10 minutes to load and 15 to unload, and one of 2 t (4 and 6). The last
    // goes with who has the longest drive: d1 has 10 minutes, d2 20 and d0 30. The hundred of v2 have to wait.
    let roads = [(0, 0, 30.0), (1, 0, 10.0), (2, 0, 20.0), (2, 2, 20.0)];
    let scenario = district(
        [1; 3],
        [12_000, 0, 100, 0],
        &roads,
        DispatchRule::Assignment,
    );
    let packaged = &outcome(&scenario).places[0].packaged;
    let people: Vec<(f64, u32)> = packaged
        .iter()
        .map(|group| (group.time.minutes(), group.people))
        .collect();
    assert_eq!(people, [(35.0, 5_000), (40.0, 2_000), (45.0, 5_000)]);
}

/// One depot with a lorry, at 10, 20, 2 and 300 minutes from villages of a hundred, a thousand, fifty and four thousand.
const STAR: [(usize, usize, f64); 4] = [(0, 0, 10.0), (0, 1, 20.0), (0, 2, 2.0), (0, 3, 300.0)];
const CROWDS: [u32; 4] = [100, 1000, 50, 4000];

#[test]
fn the_greatest_benefit_is_people_in_time_an_hour_of_the_vehicle() {
    // Round trips with 5 minutes of handling a tonne: 20.5, 45, 4.25 and 620 minutes, hence 293, 1333, 706 and 387 people an
    // hour. The four thousand would come to more than the hundred, but nobody gets there within three hours.
    let by = |rule: DispatchRule| {
        let mut scenario = district([1, 0, 0], CROWDS, &STAR, rule);
        scenario.targets[0].threshold = 3.0;
        order(&scenario)
    };
    assert_eq!(by(DispatchRule::GreedyBenefit), [1, 2, 0, 3]);
    assert_eq!(by(DispatchRule::NearFirst), [2, 0, 1, 3]);
    assert_eq!(by(DispatchRule::MainFirst), [3, 1, 0, 2]);
    // All are struck at once: the drive decides.
    assert_eq!(by(DispatchRule::UrgentFirst), [2, 0, 1, 3]);
}

#[test]
fn benefit_counts_only_who_has_no_package_on_the_way() {
    // Two lorries, 5,200 people 40 minutes away and 1,000 at 30. The first load relieves 5,000 of them (25 minutes of handling
    // and 80 of driving: 2,857 an hour against 923). A second could relieve but 200, so the other lorry has the thousand.
    let roads = [(0, 0, 40.0), (0, 1, 30.0)];
    let scenario = district(
        [2, 0, 0],
        [5_200, 1_000, 0, 0],
        &roads,
        DispatchRule::GreedyBenefit,
    );
    // It loads for 2 minutes after the first has for 10, and unloads for 3.
    assert_eq!(minutes(&scenario)[..2], [65.0, 45.0]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn one_vehicle_has_no_choice_but_the_drive_where_places_are_alike(mut km in prop::collection::btree_set(1..120_u32, 1..7)) {
        let by = |rule: DispatchRule, km: &[u32]| {
            let mut scenario = empty(1 + km.len(), 48.0);
            depot(&mut scenario, 0, 1);
            for (number, &km) in km.iter().enumerate() {
                village(&mut scenario, 1 + number, 100);
                road(&mut scenario, [0, 1 + number], f64::from(km), 0.0);
            }
            scenario.policy.dispatch_rule = rule;
            minutes(&scenario)
        };
        // Neither rising nor falling.
        let first = km.pop_first().expect("one at least");
        let km: Vec<u32> = km.into_iter().rev().chain([first]).collect();
        let near = by(DispatchRule::NearFirst, &km);
        for rule in districts::rules() {
            prop_assert_eq!(&by(rule, &km), &near, "{:?}", rule);
        }
    }
}

#[test]
fn the_number_of_threads_changes_no_rule() {
    for &rule in DispatchRule::ALL {
        let mut scenario = districts::district(7, 120);
        scenario.policy.dispatch_rule = rule;
        scenario.policy.tour_stops = 3;
        let world = compile(&scenario);
        let rows = |threads: usize| {
            let options = Options {
                seed: 5,
                replications: 40,
                precision: None,
                threads,
                cache: None,
            };
            let mut rows = Vec::new();
            let keep = &mut |row: &_| rows.push(format!("{row:?}"));
            run(&world, &options, &Silent, &AtomicBool::new(false), keep).expect("threads");
            rows
        };
        assert_eq!(rows(1), rows(2), "{rule:?}");
    }
}
