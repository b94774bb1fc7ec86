//! Tours: what a vehicle takes along, when it is at each stop, what its chains say, and what it does where a road is closed.

#[path = "support/districts.rs"]
mod districts;
mod support;
#[path = "support/worlds.rs"]
mod worlds;

use proptest::prelude::*;
use reliefsim::outcome::{Outcome, Step};
use reliefsim::response::{Entry, Happened, Plan};
use reliefsim::run::trace;
use reliefsim::scenario::Scenario;
use reliefsim::scenario::choices::Knowledge;
use reliefsim::units::Millis;
use reliefsim::world::compile;
use support::program::Desk;
use worlds::{depot, empty, id, road, village};

fn play(scenario: &Scenario) -> (Outcome, Vec<Entry>) {
    let world = compile(scenario);
    trace(&world, &Plan::new(&world), 1, 0)
}

/// Minutes until each village had its first delivery.
fn minutes(scenario: &Scenario) -> Vec<f64> {
    let places = play(scenario).0.places;
    let minutes = places.iter().map(|place| place.first_delivery.minutes());
    minutes
        .map(|minutes| (minutes * 1e3).round() / 1e3)
        .collect()
}

fn went_on(log: &[Entry]) -> usize {
    let went_on = |entry: &&Entry| matches!(entry.what, Happened::WentOn { .. });
    log.iter().filter(went_on).count()
}

/// A depot with a lorry at node 0, a village at every other node, and roads of so many kilometres, each a minute; up to so
/// many stops.
fn district(people: &[u32], roads: &[([usize; 2], f64)], tour_stops: u32) -> Scenario {
    let mut scenario = empty(1 + people.len(), 48.0);
    depot(&mut scenario, 0, 1);
    for (number, &people) in people.iter().enumerate() {
        village(&mut scenario, 1 + number, people);
    }
    for &(ends, km) in roads {
        road(&mut scenario, ends, km, 0.0);
    }
    scenario.policy.tour_stops = tour_stops;
    scenario
}

/// d ─30─ v0 ─10─ v1
const LINE: [([usize; 2], f64); 2] = [([0, 1], 30.0), ([1, 2], 10.0)];

#[test]
fn the_next_village_on_the_road_is_served_on_the_same_trip() {
    // A hundred rations take 12 s to load at 30 t/h and 18 s to unload at 20 t/h.
    assert_eq!(minutes(&district(&[100; 2], &LINE, 1)), [30.5, 101.0]);
    // Both loads go on board, and the second village is reached ten minutes after the first is unloaded.
    let scenario = district(&[100; 2], &LINE, 2);
    assert_eq!(minutes(&scenario), [30.7, 41.0]);
    // Its chain: the drive as on a direct way, unloading at the first village as a detour; it adds up to the whole.
    let budget = play(&scenario).0.places[1].first_budget();
    let spent = |step: Step| budget.spent(step);
    let steps = [Step::Loading, Step::Driving, Step::Detour, Step::Unloading];
    assert_eq!(
        steps.map(spent),
        [0.4, 40.0, 0.3, 0.3].map(Millis::from_minutes)
    );
    assert_eq!(budget.total(), Millis::from_minutes(41.0));
}

/// When the lorry was home, in minutes.
fn homes(log: &[Entry]) -> Vec<f64> {
    let homes = log
        .iter()
        .filter(|entry| matches!(entry.what, Happened::Home { .. }));
    homes
        .map(|entry| (entry.time.minutes() * 1e3).round() / 1e3)
        .collect()
}

#[test]
fn from_the_last_stop_it_goes_straight_home() {
    // d ─30─ v0 ─10─ v1 ─35─ d: back over v0 would take forty minutes.
    let mut scenario = district(&[100; 2], &LINE, 2);
    road(&mut scenario, [2, 0], 35.0, 0.0);
    for knowledge in [Knowledge::Reported, Knowledge::Blind, Knowledge::Oracle] {
        scenario.policy.knowledge = knowledge;
        let (_, log) = play(&scenario);
        assert_eq!((went_on(&log), homes(&log)), (1, vec![76.0]));
    }
    // Where that road leads the other way only, it goes back the way it came.
    scenario.links[2].directed = true;
    scenario.links[2].from_node_id = id("n0");
    scenario.links[2].to_node_id = id("n2");
    scenario.policy.knowledge = Knowledge::Blind;
    assert_eq!(homes(&play(&scenario).1), [81.0]);
}

#[test]
fn no_more_stops_than_allowed_no_more_than_it_carries() {
    let far = |number: usize| ([number, number + 1], 10.0);
    let roads: Vec<([usize; 2], f64)> = (0..4).map(far).collect();
    for (tour_stops, trips) in [(1, 4), (2, 2), (3, 2), (4, 1)] {
        let (_, log) = play(&district(&[100; 4], &roads, tour_stops));
        let homes = log
            .iter()
            .filter(|entry| matches!(entry.what, Happened::Home { .. }));
        assert_eq!(homes.count(), trips, "{tour_stops} stops");
    }
    // Five tonnes for the first village fill the lorry; of 4.9 a hundred rations more fit, and the rest comes later.
    assert_eq!(went_on(&play(&district(&[5000, 100], &LINE, 2)).1), 0);
    let (outcome, log) = play(&district(&[4900, 300], &LINE, 2));
    assert_eq!(went_on(&log), 1);
    let people: Vec<u32> = outcome.places[1]
        .packaged
        .iter()
        .map(|group| group.people)
        .collect();
    assert_eq!(people, [100, 200]);
}

#[test]
fn volume_fills_a_lorry_before_its_payload_does() {
    // Fifteen cubic metres hold 150 rations of a hundred litres.
    let mut scenario = district(&[100, 100], &LINE, 2);
    scenario.vehicles[0].volume_m3 = Some(15.0);
    scenario.commodities[0].unit_volume_l = Some(100.0);
    let people = |scenario: &Scenario| -> Vec<u32> {
        let place = &play(scenario).0.places[1];
        place.packaged.iter().map(|group| group.people).collect()
    };
    assert_eq!(people(&scenario), [50, 50]);
    // Without tours too: 15 m³ for the 4,000 of one village, where mass would be one load.
    let mut scenario = district(&[0, 4000], &LINE, 1);
    scenario.vehicles[0].volume_m3 = Some(150.0);
    scenario.commodities[0].unit_volume_l = Some(100.0);
    assert_eq!(people(&scenario), [1500, 1500, 1000]);
    // A ration without a volume, or a lorry without one, is limited by mass alone.
    scenario.commodities[0].unit_volume_l = None;
    assert_eq!(people(&scenario), [4000]);
}

#[test]
fn nobody_is_reached_much_later_for_the_sake_of_another() {
    // v0 ─30─ d ─40─ v1: the second would be reached an hour and 18 s later than directly.
    let apart = [([0, 1], 30.0), ([0, 2], 40.0)];
    let mut scenario = district(&[100; 2], &apart, 2);
    assert_eq!(went_on(&play(&scenario).1), 0);
    scenario.policy.tour_added_min = 60.5;
    assert_eq!(went_on(&play(&scenario).1), 1);
    assert_eq!(minutes(&scenario), [30.7, 101.0]);
}

#[test]
fn a_closed_road_between_two_stops_is_gone_round() {
    // d ─30─ v0 ─10─ v1, closed, and d ─60─ v1. Nobody knows until the lorry stands there.
    let mut scenario = district(&[100; 2], &[([0, 1], 30.0), ([0, 2], 60.0)], 2);
    road(&mut scenario, [1, 2], 10.0, 1.0);
    scenario.policy.knowledge = Knowledge::Blind;
    let (outcome, log) = play(&scenario);
    assert_eq!((went_on(&log), outcome.closures_met), (1, 1));
    assert_eq!(minutes(&scenario), [30.7, 121.0]);
    // It knows better than to try the closed road again on the way home.
    assert_eq!(homes(&log), [181.0]);
    let budget = outcome.places[1].first_budget();
    assert_eq!(budget.spent(Step::Driving), Millis::from_minutes(40.0));
    assert_eq!(budget.total(), outcome.places[1].first_delivery);
}

#[test]
fn at_a_closure_the_stops_that_are_open_go_first() {
    // d ─10─ fork ─10─ v0, closed; fork ─20─ v1 ─30─ v2. Planned in this order.
    let roads = [([0, 4], 10.0), ([4, 2], 20.0), ([2, 3], 30.0)];
    let mut scenario = district(&[100, 100, 100, 0], &roads, 3);
    road(&mut scenario, [4, 1], 10.0, 1.0);
    scenario.policy.knowledge = Knowledge::Blind;
    scenario.policy.tour_added_min = 120.0;
    let (outcome, log) = play(&scenario);
    let arrived: Vec<usize> = log
        .iter()
        .filter_map(|entry| match entry.what {
            Happened::Arrived { place, .. } => Some(place.at()),
            _ => None,
        })
        .collect();
    assert_eq!(arrived, [1, 2]);
    assert_eq!(outcome.closures_met, 1);
    // Three loads; ten minutes to the fork, where it goes on at once.
    assert_eq!(minutes(&scenario)[1..3], [30.9, 61.2]);
    // What is left for v0 is on board at the end, and its people stand in front of a road.
    assert_eq!(outcome.places[0].stands_at, Some(Step::RoadWait));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]
    /// Where everybody lives on one road, a tour brings nobody later than its limit, and leaves nobody out whom single trips serve.
    #[test]
    fn each_stop_is_reached_within_the_limit_of_a_direct_drive(km in prop::collection::vec(1..60_u32, 2..6), tour_stops in 2..=6_u32, added in 0..120_u32) {
        let roads: Vec<([usize; 2], f64)> = km.iter().enumerate().map(|(at, &km)| ([0, 1 + at], f64::from(km))).collect();
        let people = vec![100; km.len()];
        let mut scenario = district(&people, &roads, tour_stops);
        scenario.policy.tour_added_min = f64::from(added);
        let (outcome, _) = play(&scenario);
        for (place, &km) in outcome.places.iter().zip(&km) {
            prop_assert_eq!(place.packaged_people(), 100);
            let chain = place.first_chain.expect("a delivery");
            let later_ms = (chain.arrived - chain.loaded).0 - i64::from(km) * 60_000;
            prop_assert!((0..=i64::from(added) * 60_000).contains(&later_ms), "{later_ms} ms");
        }
    }
}

#[test]
fn tours_are_made_in_invented_districts_under_every_rule_and_knowledge() {
    for rule in districts::rules() {
        for knowledge in [Knowledge::Reported, Knowledge::Blind, Knowledge::Oracle] {
            let mut scenario = districts::district(1, 120);
            scenario.policy.dispatch_rule = rule;
            scenario.policy.knowledge = knowledge;
            scenario.policy.tour_stops = 4;
            let world = compile(&scenario);
            let plan = Plan::new(&world);
            let tours: usize = (0..30)
                .map(|replication| went_on(&trace(&world, &plan, 1, replication).1))
                .sum();
            assert!(tours > 0, "{rule:?} {knowledge:?}");
        }
    }
}

#[test]
fn check_tells_what_does_nothing_for_tours_and_what_takes_no_room() {
    let desk = Desk::with_example();
    let settings = desk.read("demo/scenario.toml");
    let with = |lines: &str| settings.replacen("[policy]\n", &format!("[policy]\n{lines}"), 1);
    let told = |code: &str| desk.codes("demo").iter().any(|told| told == code);
    desk.write("demo/scenario.toml", with("tour_added_min = 30\n"));
    assert!(told("W0680"));
    desk.write(
        "demo/scenario.toml",
        with("tour_stops = 3\ntour_added_min = 30\n"),
    );
    assert!(!told("W0680") && !told("W0684"));
    let bound = with("tour_stops = 3\n").replace("near_first", "relaxed_bound");
    assert!(bound.contains("relaxed_bound"));
    desk.write("demo/scenario.toml", bound);
    assert!(told("W0684"));
    desk.write("demo/scenario.toml", settings.clone());

    let widen = |file: &str, column: &str, cell: &dyn Fn(usize) -> &'static str| {
        let table = desk.read(&format!("demo/{file}"));
        let mut lines = table.lines();
        let header = lines.next().expect("a header");
        let rows: Vec<String> = lines
            .enumerate()
            .map(|(at, row)| format!("{row},{}", cell(at)))
            .collect();
        format!("{header},{column}\n{}\n", rows.join("\n"))
    };
    let (vehicles, goods) = (
        desk.read("demo/vehicles.csv"),
        desk.read("demo/commodities.csv"),
    );
    assert!(goods.lines().count() > 2, "more than one commodity");
    desk.write(
        "demo/vehicles.csv",
        widen("vehicles.csv", "volume_m3", &|_| "20"),
    );
    assert!(told("W0681") && !told("W0683"));
    desk.write(
        "demo/commodities.csv",
        widen("commodities.csv", "unit_volume_l", &|at| {
            if at == 0 { "30" } else { "" }
        }),
    );
    assert!(!told("W0681") && told("W0683"));
    desk.write("demo/vehicles.csv", vehicles);
    assert!(told("W0682") && !told("W0683"));
    desk.write("demo/commodities.csv", goods);
    assert!(!told("W0682"));
}
