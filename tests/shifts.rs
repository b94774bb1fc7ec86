//! Crews that bring relief drive and work so long, and rest so long.

mod support;
#[path = "support/worlds.rs"]
mod worlds;

use reliefsim::outcome::{PlaceOutcome, Step};
use reliefsim::random::Dist;
use reliefsim::response::{Entry, Happened, Plan, RouterKind};
use reliefsim::run;
use reliefsim::scenario::Scenario;
use reliefsim::scenario::choices::{DispatchRule, Knowledge};
use reliefsim::scenario::crews::CrewSettings;
use reliefsim::scenario::spec::defaults;
use reliefsim::units::Millis;
use reliefsim::world;
use support::program::Desk;

/// A lorry loads 5000 rations in 10 min, drives an hour, unloads for 15 min and drives back: 145 min a trip, four trips to do.
const TRIP_MIN: f64 = 145.0;
const TO_DELIVERY_MIN: f64 = 85.0;

fn four_trips() -> Scenario {
    let mut scenario = worlds::empty(2, 48.0);
    worlds::road(&mut scenario, [0, 1], 60.0, 0.0);
    worlds::village(&mut scenario, 1, 20_000);
    worlds::depot(&mut scenario, 0, 1);
    scenario
}

/// Crews that work for two hours and rest for three.
fn with_crews(mut scenario: Scenario, crews_per_vehicle: u32) -> Scenario {
    let settings: CrewSettings = defaults().expect("every field has a default");
    scenario.crews = Some(CrewSettings {
        shift_h: 2.0,
        rest_h: 3.0,
        ..settings
    });
    scenario.teams[0].crews_per_vehicle = Some(crews_per_vehicle);
    scenario
}

fn play(scenario: &Scenario) -> (PlaceOutcome, Vec<Entry>) {
    let world = world::compile(scenario);
    let plan = Plan::with_router(&world, RouterKind::Reference, None);
    let (mut outcome, log) = run::trace(&world, &plan, 1, 0);
    (outcome.places.remove(0), log)
}

/// When each package was handed out, in minutes.
fn deliveries(scenario: &Scenario) -> Vec<f64> {
    let packaged = play(scenario).0.packaged;
    packaged
        .iter()
        .map(|packaged| packaged.time.minutes())
        .collect()
}

fn begun_at(trips: [f64; 4]) -> Vec<f64> {
    trips.map(|begins| begins + TO_DELIVERY_MIN).to_vec()
}

#[test]
fn a_crew_finishes_its_trip_and_rests_and_others_take_over() {
    let one_after_the_other = begun_at([0.0, 1.0, 2.0, 3.0].map(|trip| trip * TRIP_MIN));
    assert_eq!(deliveries(&four_trips()), one_after_the_other);
    for rule in [DispatchRule::NearFirst, DispatchRule::Assignment] {
        let trips = |crews| {
            let mut scenario = with_crews(four_trips(), crews);
            scenario.policy.dispatch_rule = rule;
            deliveries(&scenario)
        };
        // Back after 145 min, 25 min late; rested 3 h later.
        let alone = TRIP_MIN + 180.0;
        assert_eq!(trips(1), begun_at([0.0, alone, 2.0 * alone, 3.0 * alone]));
        // The second crew is back at 290 min, when the first is rested at 325 min; and then the second at 470 min.
        let two = begun_at([0.0, TRIP_MIN, alone, alone + TRIP_MIN]);
        assert_eq!(trips(2), two, "{rule:?}");
        // Of three one is always rested.
        assert_eq!(trips(3), one_after_the_other, "{rule:?}");
    }
}

#[test]
fn rest_is_told_and_counts_as_waiting_for_a_vehicle() {
    let (place, log) = play(&with_crews(four_trips(), 1));
    let times = |kind: Happened| {
        let entries = log.iter().filter(|entry| entry.what == kind);
        let minutes: Vec<f64> = entries.map(|entry| entry.time.minutes()).collect();
        minutes
    };
    let alone = TRIP_MIN + 180.0;
    let began = times(Happened::RestBegan { truck: 0 });
    assert_eq!(began[..2], [TRIP_MIN, alone + TRIP_MIN]);
    assert_eq!(times(Happened::RestEnded { truck: 0 })[..1], [alone]);
    assert!(times(Happened::CrewChanged { truck: 0 }).is_empty());
    let waited = |at: usize| place.packaged[at].budget().spent(Step::VehicleWait);
    assert_eq!(waited(1), Millis::from_minutes(alone));
    // Another crew is another story.
    let (_, log) = play(&with_crews(four_trips(), 3));
    let changed = |entry: &&Entry| entry.what == Happened::CrewChanged { truck: 0 };
    assert_eq!(log.iter().filter(changed).count(), 4);
}

#[test]
fn the_hours_at_the_wheel_add_up_over_trips() {
    let mut long = with_crews(four_trips(), 1);
    let crews = long.crews.as_mut().expect("crews tire");
    // Two trips are four hours at the wheel, with stops of 10 and 15 min: a break is due before the third.
    crews.shift_h = 240.0;
    let later =
        [0.0, 1.0, 2.0, 3.0].map(|trip| trip * TRIP_MIN + if trip < 2.0 { 0.0 } else { 20.0 });
    assert_eq!(deliveries(&long), begun_at(later));
    // Hours longer than the event change nothing.
    let crews = long.crews.as_mut().expect("crews tire");
    crews.drive_spell_h = 240.0;
    assert_eq!(deliveries(&long), deliveries(&four_trips()));
}

/// Five hours on the road, in two halves.
fn long_way(knowledge: Knowledge) -> Scenario {
    let mut scenario = worlds::empty(3, 48.0);
    worlds::road(&mut scenario, [0, 1], 150.0, 0.0);
    worlds::road(&mut scenario, [1, 2], 150.0, 0.0);
    worlds::village(&mut scenario, 2, 500);
    worlds::depot(&mut scenario, 0, 1);
    scenario.policy.knowledge = knowledge;
    scenario
}

#[test]
fn a_driver_stops_for_a_break_before_four_hours_are_over() {
    // Loaded in 1 min and unloaded in 1.5 min.
    let minutes = 1.0 + 300.0 + 1.5;
    for knowledge in [Knowledge::Reported, Knowledge::Oracle] {
        let plain = long_way(knowledge);
        assert_eq!(deliveries(&plain), [minutes]);
        let mut tiring = plain.clone();
        tiring.crews = Some(defaults().expect("every field has a default"));
        assert_eq!(deliveries(&tiring), [minutes + 20.0], "{knowledge:?}");
        let budget = play(&tiring).0.packaged[0].budget();
        assert_eq!(
            budget.spent(Step::VehicleWait),
            Millis::from_minutes(20.0),
            "the break is time that the vehicle lacks, not the road"
        );
        assert_eq!(budget.spent(Step::Driving), Millis::from_minutes(300.0));
        // Within five hours nobody has to stop.
        tiring.crews.as_mut().expect("crews tire").drive_spell_h = 5.0;
        assert_eq!(deliveries(&tiring), [minutes]);
    }
}

#[test]
fn waiting_in_front_of_a_closed_road_is_a_break() {
    let mut scenario = long_way(Knowledge::Reported);
    scenario.links[1].closed_probability = 1.0;
    let failure = scenario.link_failure.as_mut().expect("links can fail");
    // Opens 29 min after the lorry has got there: it looks again at the next quarter of an hour, at 3:00.
    failure.repair_h = Dist::Fixed(3.0);
    let first = 180.0 + 150.0 + 1.5;
    assert_eq!(deliveries(&scenario), [first]);
    scenario.crews = Some(defaults().expect("every field has a default"));
    assert_eq!(deliveries(&scenario), [first]);
}

#[test]
fn crews_that_do_nothing_or_that_nobody_is_in_are_warned_about() {
    let desk = Desk::with_example();
    let table = desk.read("demo/teams.csv");
    let settings = desk.read("demo/scenario.toml");
    let mut lines = table.lines();
    let header = lines.next().expect("a header");
    let wide = |crews: u32| {
        let rows: Vec<String> = table
            .lines()
            .skip(1)
            .map(|row| format!("{row},{crews}"))
            .collect();
        format!("{header},crews_per_vehicle\n{}\n", rows.join("\n"))
    };
    let tells = |code: &str| desk.codes("demo").iter().any(|told| told == code);
    desk.write("demo/teams.csv", wide(1));
    assert!(!tells("W0670"));
    desk.write("demo/teams.csv", wide(2));
    assert!(tells("W0670"));
    desk.write("demo/scenario.toml", format!("{settings}\n[crews]\n"));
    assert!(!tells("W0670") && !tells("W0671") && !tells("W0672"));
    desk.write("demo/teams.csv", wide(20));
    assert!(tells("W0671"));
    let no_break = format!("{settings}\n[crews]\nbreak_min = 0\n");
    desk.write("demo/scenario.toml", no_break);
    assert!(tells("W0672"));
}

/// d ─ km ─ v0 ─ km ─ v1, and tours of both.
fn tour_of_two(km: [f64; 2], people: [u32; 2]) -> Scenario {
    let mut scenario = worlds::empty(3, 48.0);
    worlds::road(&mut scenario, [0, 1], km[0], 0.0);
    worlds::road(&mut scenario, [1, 2], km[1], 0.0);
    worlds::village(&mut scenario, 1, people[0]);
    worlds::village(&mut scenario, 2, people[1]);
    worlds::depot(&mut scenario, 0, 1);
    scenario.policy.tour_stops = 2;
    scenario
}

fn trace(scenario: &Scenario) -> (Vec<PlaceOutcome>, Vec<Entry>) {
    let world = world::compile(scenario);
    let (outcome, log) = run::trace(&world, &Plan::new(&world), 1, 0);
    (outcome.places, log)
}

#[test]
fn a_crew_whose_shift_ends_on_a_tour_serves_all_its_stops_first() {
    let mut scenario = with_crews(tour_of_two([60.0, 30.0], [2_000, 4_000]), 1);
    scenario.crews.as_mut().expect("crews tire").shift_h = 1.0;
    let (places, log) = trace(&scenario);
    let times = |place: usize| -> Vec<f64> {
        let packaged = places[place].packaged.iter();
        packaged.map(|group| group.time.minutes()).collect()
    };
    // Five tonnes are loaded in 10 min; an hour's drive, 6 min to unload 2 t, half an hour, 9 min for 3 t, and 90 min back.
    let began = log
        .iter()
        .find(|entry| entry.what == Happened::RestBegan { truck: 0 });
    assert_eq!(began.map(|entry| entry.time.minutes()), Some(205.0));
    // Three hours later the last tonne: 2 min, 90 min, 3 min.
    assert_eq!((times(0), times(1)), (vec![76.0], vec![115.0, 480.0]));
}

#[test]
fn a_break_between_two_stops_counts_once_and_for_the_later_one_only() {
    let mut scenario = tour_of_two([150.0, 150.0], [100, 100]);
    scenario.crews = Some(defaults().expect("every field has a default"));
    let (places, _) = trace(&scenario);
    let spent = |place: usize| {
        let budget = places[place].first_budget();
        let steps = [Step::VehicleWait, Step::Driving, Step::Detour];
        steps.map(|step| budget.spent(step))
    };
    let minutes = |minutes: [f64; 3]| minutes.map(Millis::from_minutes);
    assert_eq!(spent(0), minutes([0.0, 150.0, 0.0]));
    assert_eq!(spent(1), minutes([20.0, 300.0, 0.3]));
    assert_eq!(places[1].first_delivery, Millis::from_minutes(321.0));
}
