//! Goods and vehicles from outside, and goods that are made while the event goes on.

mod support;
#[path = "support/worlds.rs"]
mod worlds;

use reliefsim::outcome::PlaceOutcome;
use reliefsim::random::Dist;
use reliefsim::response::{Entry, Happened, Plan, RouterKind};
use reliefsim::run;
use reliefsim::scenario::Scenario;
use reliefsim::scenario::choices::Level;
use reliefsim::units::Millis;
use reliefsim::world;
use support::program::Desk;

/// 500 people 10 km from a depot with a lorry.
fn scenario() -> Scenario {
    let mut scenario = worlds::empty(2, 48.0);
    worlds::road(&mut scenario, [0, 1], 10.0, 0.0);
    worlds::village(&mut scenario, 1, 500);
    worlds::depot(&mut scenario, 0, 1);
    scenario
}

/// From the load's being given until it is handed out: 1 min of loading, 10 of driving, 1.5 of unloading.
const BRINGING_MIN: f64 = 12.5;

fn play(scenario: &Scenario, replications: u32) -> Vec<(PlaceOutcome, Vec<Entry>)> {
    let world = world::compile(scenario);
    let plan = Plan::with_router(&world, RouterKind::Reference, None);
    let one = |replication| {
        let (mut outcome, log) = run::trace(&world, &plan, 1, replication);
        (outcome.places.remove(0), log)
    };
    (0..replications).map(one).collect()
}

fn first_delivery(scenario: &Scenario) -> Millis {
    play(scenario, 1)[0].0.first_delivery
}

#[test]
fn reinforcement_acts_once_it_has_come() {
    let mut outside = scenario();
    outside.sites[0].level = Level::City;
    outside.policy.activation_min = Dist::Fixed(30.0);
    let from_start = Millis::from_minutes(30.0 + BRINGING_MIN);
    assert_eq!(first_delivery(&outside), from_start);
    // Asked for at the activation.
    outside.sites[0].arrives_after_h = Some(Dist::Fixed(6.0));
    let come = Millis::from_hours(6.0);
    assert_eq!(first_delivery(&outside), from_start + come);
    // The gate opens, and teams turn out, once they are here.
    outside.teams[0].turnout_min = Dist::Fixed(20.0);
    let turned_out = Millis::from_minutes(20.0);
    assert_eq!(first_delivery(&outside), from_start + come + turned_out);
}

#[test]
fn reinforcement_comes_as_often_as_it_is_said_to() {
    let mut outside = scenario();
    outside.sites[0].arrives_after_h = Some(Dist::Uniform(2.0, 10.0));
    outside.sites[0].arrival_share = Some(0.0);
    assert!(first_delivery(&outside).is_never());
    outside.sites[0].arrival_share = Some(0.6);
    let outcomes = play(&outside, 400);
    let times = outcomes.iter().map(|(place, _)| place.first_delivery);
    let come: Vec<f64> = times
        .filter(|time| !time.is_never())
        .map(|time| time.hours() - BRINGING_MIN / 60.0)
        .collect();
    // 240 of 400, with a standard deviation of 9.8.
    assert!((200..=280).contains(&come.len()), "{}", come.len());
    assert!(come.iter().all(|hours| (2.0..=10.0).contains(hours)));
    let mean = come.iter().sum::<f64>() / come.len() as f64;
    // A mean of 6 h, with a standard error of 0.15 h.
    assert!((mean - 6.0).abs() < 0.7, "{mean}");
}

/// A depot where a hundred rations an hour are made, up to so many.
fn workshop(made_up_to: Option<f64>) -> Scenario {
    let mut scenario = scenario();
    scenario.stock[0].quantity = 0.0;
    scenario.stock[0].made_per_day = Some(2400.0);
    scenario.stock[0].made_up_to = made_up_to;
    scenario
}

/// When loads of so many rations were given out, in hours, and how many thousandths of a ration were handed out in the end.
fn handed_out(scenario: &Scenario) -> (Vec<(f64, f64)>, i64) {
    let log = &play(scenario, 1)[0].1;
    let loaded = log.iter().filter_map(|entry| match entry.what {
        Happened::Assigned { load_g, .. } => Some((entry.time.hours(), load_g as f64 / 1000.0)),
        _ => None,
    });
    let delivered = log.iter().map(|entry| match entry.what {
        Happened::Delivered { quantity_milli, .. } => quantity_milli,
        _ => 0,
    });
    (loaded.collect(), delivered.sum())
}

#[test]
fn nobody_takes_what_is_not_made_yet() {
    let (loads, delivered) = handed_out(&workshop(None));
    assert!(loads.len() > 3, "it comes little by little");
    let mut taken = 0.0;
    for (time_h, load) in loads {
        taken += load;
        assert!(taken <= 100.0 * time_h + 1e-6, "{taken} by {time_h} h");
    }
    // Everybody needs one, and five hours make them.
    assert_eq!(delivered, 500_000);
}

#[test]
fn no_more_is_made_than_up_to_the_limit() {
    assert_eq!(handed_out(&workshop(Some(300.0))).1, 300_000);
    let mut with_stock = workshop(Some(300.0));
    with_stock.stock[0].quantity = 120.0;
    assert_eq!(handed_out(&with_stock).1, 420_000);
    with_stock.stock[0].reliability_share = 0.0;
    assert_eq!(handed_out(&with_stock).1, 0);
}

#[test]
fn nothing_is_made_under_water() {
    let mut wet = workshop(None);
    // The workshop stands in the river throughout.
    wet.sites[0].flood_ref = Some(worlds::id("river"));
    wet.sites[0].floor_m = Some(1.0);
    assert_eq!(handed_out(&wet).1, 0);
}

#[test]
fn limits_and_chances_of_nothing_are_warned_about() {
    let desk = Desk::with_example();
    let widen = |file: &str, columns: &str, cells: &str| {
        let table = desk.read(file);
        let mut lines = table.lines();
        let header = lines.next().expect("a header");
        let rows: Vec<String> = lines.map(|row| format!("{row},{cells}")).collect();
        format!("{header},{columns}\n{}\n", rows.join("\n"))
    };
    let tells = |code: &str| desk.codes("demo").iter().any(|told| told == code);
    let making = "made_per_day,made_up_to";
    let [sound, idle] = ["10,20", ",20"].map(|cells| widen("demo/stock.csv", making, cells));
    desk.write("demo/stock.csv", sound);
    assert!(!tells("W0676"));
    desk.write("demo/stock.csv", idle);
    assert!(tells("W0676"));
    let coming = "arrives_after_h,arrival_share";
    let [sound, idle] = ["6,0.9", ",0.9"].map(|cells| widen("demo/sites.csv", coming, cells));
    desk.write("demo/sites.csv", sound);
    assert!(!tells("W0677"));
    desk.write("demo/sites.csv", idle);
    assert!(tells("W0677"));
}
