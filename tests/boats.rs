//! Lorries that bring boats: where the water is too deep for wheels they go on by boat.

mod support;
#[path = "support/worlds.rs"]
mod worlds;

use reliefsim::outcome::PlaceOutcome;
use reliefsim::random::Dist;
use reliefsim::response::{Plan, RouterKind};
use reliefsim::run;
use reliefsim::scenario::Scenario;
use reliefsim::scenario::choices::Knowledge;
use reliefsim::units::Millis;
use reliefsim::world;
use support::program::Desk;
use worlds::id;

const PERSONS: u32 = 500;

/// A depot, 12 km of dry road, 3 km under five metres of water throughout, a village.
fn scenario(knowledge: Knowledge) -> Scenario {
    let mut scenario = worlds::empty(3, 48.0);
    worlds::road(&mut scenario, [0, 1], 12.0, 0.0);
    worlds::road(&mut scenario, [1, 2], 3.0, 0.0);
    worlds::village(&mut scenario, 2, PERSONS);
    worlds::depot(&mut scenario, 0, 1);
    scenario.links[1].flood_ref = Some(id("river"));
    scenario.links[1].hand_m = Some(0.0);
    scenario.policy.knowledge = knowledge;
    scenario
}

fn with_boats(mut scenario: Scenario) -> Scenario {
    scenario.vehicles[0].boat_speed_km_h = Some(6.0);
    scenario.vehicles[0].transfer_min = Dist::Fixed(24.0);
    scenario
}

fn village(scenario: &Scenario, router: RouterKind) -> PlaceOutcome {
    let world = world::compile(scenario);
    let plan = Plan::with_router(&world, router, None);
    run::trace(&world, &plan, 1, 0).0.places.remove(0)
}

#[test]
fn wheels_wait_for_the_water_to_fall_and_boats_do_not() {
    for knowledge in [Knowledge::Reported, Knowledge::Blind, Knowledge::Oracle] {
        for router in [RouterKind::Lanes, RouterKind::Reference] {
            let dry = scenario(knowledge);
            assert!(village(&dry, router).first_delivery.is_never());
            let afloat = village(&with_boats(dry), router);
            // 500 kg are loaded in 1 min at 30 t/h and unloaded in 1.5 min at 20 t/h; 12 min of road, 30 min of water, 24 min of
            // changing from one to the other.
            let minutes = 1.0 + 12.0 + 30.0 + 24.0 + 1.5;
            assert_eq!(
                afloat.first_delivery,
                Millis::from_minutes(minutes),
                "{knowledge:?}"
            );
            assert_eq!(afloat.packaged_people(), PERSONS);
            assert!(afloat.cut_off_when_struck, "no road leads there");
        }
    }
}

#[test]
fn on_a_dry_way_boats_stay_on_their_lorry() {
    let mut dry = scenario(Knowledge::Reported);
    dry.links[1].flood_ref = None;
    let plain = village(&dry, RouterKind::Lanes);
    assert_eq!(village(&with_boats(dry), RouterKind::Lanes), plain);
}

#[test]
fn a_closed_road_under_water_is_closed_to_boats_too() {
    let mut closed = with_boats(scenario(Knowledge::Reported));
    closed.links[1].closed_probability = 1.0;
    assert!(
        village(&closed, RouterKind::Lanes)
            .first_delivery
            .is_never()
    );
}

#[test]
fn a_closure_beyond_the_water_does_not_make_the_change_free() {
    let mut closed = with_boats(worlds::empty(4, 48.0));
    for (ends, length_km) in [([0, 1], 12.0), ([1, 2], 3.0), ([2, 3], 1.0)] {
        worlds::road(&mut closed, ends, length_km, 0.0);
    }
    worlds::village(&mut closed, 3, PERSONS);
    worlds::depot(&mut closed, 0, 1);
    closed.links[1].flood_ref = Some(id("river"));
    closed.links[1].hand_m = Some(0.0);
    closed.links[2].closed_probability = 1.0;
    let failure = closed.link_failure.as_mut().expect("links can fail");
    failure.repair_h = Dist::Fixed(0.5);
    // Loaded at 1 min; 12 min of road, 30 min of water and 24 min of changing: past the road that opened at 30 min.
    let minutes = 1.0 + 12.0 + 30.0 + 24.0 + 1.0 + 1.5;
    let first = village(&closed, RouterKind::Lanes).first_delivery;
    assert_eq!(first, Millis::from_minutes(minutes));
}

#[test]
fn boats_are_for_road_vehicles_and_transfers_for_boats() {
    let desk = Desk::with_example();
    let table = desk.read("demo/vehicles.csv");
    let mut lines = table.lines();
    let header = lines.next().expect("a header");
    let wide = |speed: &str, transfer: &str| {
        let rows = table.lines().skip(1);
        let wider: Vec<String> = rows
            .map(|row| format!("{row},{speed},{transfer}"))
            .collect();
        let rows = wider.join("\n");
        format!("{header},boat_speed_km_h,transfer_min\n{rows}")
    };
    desk.write("demo/vehicles.csv", wide("6", "30"));
    let idle = |code: &String| code == "W0598";
    assert!(!desk.codes("demo").iter().any(idle));
    desk.write("demo/vehicles.csv", wide("", "30"));
    assert!(desk.codes("demo").iter().any(idle));
    let on_foot = wide("6", "30").replace(",road,", ",foot,");
    desk.write("demo/vehicles.csv", on_foot);
    assert!(desk.codes("demo").iter().any(idle));
}

#[test]
fn boats_without_waterways_are_told_unless_they_come_on_trailers_to_those_who_call() {
    let desk = Desk::with_example();
    let is_stranded = |desk: &Desk| desk.codes("demo").iter().any(|code| code == "W0653");
    assert!(!is_stranded(&desk));
    desk.write(
        "demo/vehicles.csv",
        desk.read("demo/vehicles.csv").replace(",road,", ",water,"),
    );
    assert!(is_stranded(&desk));
}
