//! Which step breaks a promise first: on villages whose answer is known, and against a plain count on a district.

#[path = "support/shipped.rs"]
mod shipped;
#[path = "support/worlds.rs"]
mod worlds;

use std::sync::atomic::AtomicBool;

use reliefsim::outcome::{Outcome, Step};
use reliefsim::random::Dist;
use reliefsim::response::{Plan, RouterKind};
use reliefsim::run::{AttributionResult, Options, Silent, Summary, run, trace};
use reliefsim::scenario::Scenario;
use reliefsim::scenario::choices::StockKind;
use reliefsim::units::Millis;
use reliefsim::world::{World, compile};

/// A depot with one lorry, and a village of a hundred people at the end of a road.
fn village(length_km: f64, closed: f64) -> Scenario {
    let mut scenario = worlds::empty(2, 48.0);
    worlds::depot(&mut scenario, 0, 1);
    worlds::village(&mut scenario, 1, 100);
    worlds::road(&mut scenario, [0, 1], length_km, closed);
    for target in &mut scenario.targets {
        target.threshold = 8.0;
    }
    scenario
}

fn summary(world: &World, replications: u64) -> Summary {
    let options = Options {
        seed: 1,
        replications,
        precision: None,
        threads: 1,
        cache: None,
    };
    let mut nothing = |_: &_| {};
    let finished = run(
        world,
        &options,
        &Silent,
        &AtomicBool::new(false),
        &mut nothing,
    );
    finished.expect("it runs").summary
}

fn attribution(scenario: &Scenario) -> AttributionResult {
    let mut rows = summary(&compile(scenario), 4).attribution;
    assert_eq!(rows.len(), 1, "one row is about a time of relief");
    rows.remove(0)
}

#[track_caller]
fn assert_near(value: f64, expected: f64) {
    assert!((value - expected).abs() < 1e-9, "{value} is {expected}");
}

#[test]
fn a_village_that_lies_too_far_is_late_by_driving_alone() {
    // Ten hours of road, and little else.
    let row = attribution(&village(600.0, 0.0));
    assert_eq!(row.breaks_first, Some(Step::Driving));
    assert_eq!(row.missed, 4);
    let driving = row.first().expect("a step");
    assert_near(driving.mean_h, 10.0);
    for share in [row.late_share, driving.in_time_share, driving.mended_share] {
        assert_near(share, 1.0);
    }
    assert_near(driving.excess_share, 1.0);
    assert_near(row.never_share, 0.0);
    // The chain adds up: the limit and what is beyond it.
    let spent: f64 = row.steps.iter().map(|step| step.mean_h).sum();
    assert_near(spent, 8.0 + row.excess_mean_h);
}

#[test]
fn who_is_never_relieved_stands_where_the_chain_broke_off() {
    let mut no_stock = village(60.0, 0.0);
    no_stock.stock.clear();
    for (scenario, step) in [
        (village(60.0, 1.0), Step::RoadWait),
        (no_stock, Step::GoodsWait),
    ] {
        let row = attribution(&scenario);
        assert_eq!(row.breaks_first, Some(step));
        assert_near(row.never_share, 1.0);
        let first = row.first().expect("a step");
        assert_near(first.stuck_share, 1.0);
        assert_near(first.in_time_share, 0.0);
        assert_near(first.mended_share, 0.0);
    }
}

/// The mean hours of each step that took any, of the places that decided the row.
fn hours_by_step(scenario: &Scenario) -> Vec<(&'static str, f64)> {
    let budget = summary(&compile(scenario), 1).time_budget;
    let hours = budget.iter().map(|row| (row.step, row.mean_h));
    hours.filter(|(_, hours)| *hours > 0.0).collect()
}

#[test]
fn goods_that_are_called_up_are_waited_for_as_goods() {
    // The lorry stands by from the start; the agreed stock comes after five hours. Then 100 kg are loaded at 30 t/h, driven for
    // an hour and unloaded at 20 t/h.
    let mut scenario = village(60.0, 0.0);
    scenario.stock[0].kind = StockKind::Agreement;
    scenario.stock[0].activation_min = Dist::Fixed(300.0);
    let spent = hours_by_step(&scenario);
    let keys: Vec<&str> = spent.iter().map(|(key, _)| *key).collect();
    assert_eq!(keys, ["goods_wait", "loading", "driving", "unloading"]);
    for ((_, hours), expected) in spent.iter().zip([5.0, 0.1 / 30.0, 1.0, 0.1 / 20.0]) {
        assert!((hours - expected).abs() < 1e-6, "{hours} is {expected}");
    }
}

#[test]
fn goods_that_lie_ready_wait_for_the_only_lorry() {
    // Two villages at an hour's drive on either side: the second waits until the lorry is back from the first.
    let mut scenario = worlds::empty(3, 48.0);
    worlds::depot(&mut scenario, 0, 1);
    for node in [1, 2] {
        worlds::village(&mut scenario, node, 100);
        worlds::road(&mut scenario, [0, node], 60.0, 0.0);
    }
    let spent = hours_by_step(&scenario);
    let handling = 0.1 / 30.0 + 0.1 / 20.0;
    let waited = spent.iter().find(|(key, _)| *key == "vehicle_wait");
    let (_, hours) = waited.expect("somebody waits for the vehicle");
    assert!((hours - (2.0 + handling)).abs() < 1e-6, "{hours}");
    assert!(spent.iter().all(|(key, _)| *key != "goods_wait"));
}

#[test]
fn where_stock_ends_while_lorries_stand_by_goods_are_waited_for() {
    // Rations for the first village alone, and a lorry for each.
    let mut scenario = worlds::empty(3, 48.0);
    worlds::depot(&mut scenario, 0, 2);
    scenario.stock[0].quantity = 100.0;
    for node in [1, 2] {
        worlds::village(&mut scenario, node, 100);
        worlds::road(&mut scenario, [0, node], 60.0 * node as f64, 0.0);
    }
    let row = attribution(&scenario);
    assert_eq!(row.breaks_first, Some(Step::GoodsWait));
    assert_near(row.first().expect("a step").stuck_share, 1.0);
    // A second depot has plenty, and no vehicles: then it is a vehicle that is missing.
    worlds::depot(&mut scenario, 0, 0);
    assert_eq!(attribution(&scenario).breaks_first, Some(Step::VehicleWait));
}

#[test]
fn who_is_in_time_blames_nobody() {
    let row = attribution(&village(60.0, 0.0));
    assert_eq!((row.breaks_first, row.missed), (None, 0));
    assert_near(row.late_share, 0.0);
}

/// Everybody displaced and how long they waited, person by person.
fn delays(outcome: &Outcome) -> Vec<Millis> {
    let mut delays = Vec::new();
    for place in &outcome.places {
        let packaged = place.packaged.iter();
        let mut relieved = packaged.flat_map(|by| (0..by.people).map(|_| by.time));
        for person in 0..place.displaced {
            let left = place.left_at(person);
            let time = relieved.next();
            delays.push(time.map_or(Millis::NEVER, |time| (time - left).max(Millis::ZERO)));
        }
    }
    delays
}

#[test]
fn a_district_is_counted_as_its_replications_are() {
    const REPLICATIONS: u32 = 12;
    let world = shipped::shipped("kaiping", &[]);
    let plan = Plan::with_router(&world, RouterKind::Lanes, None);
    let (mut people, mut late, mut never, mut missed) = (0, 0, 0, 0);
    for replication in 0..REPLICATIONS {
        let (outcome, _) = trace(&world, &plan, 1, replication);
        let delays = delays(&outcome);
        let is_late = |delay: &&Millis| **delay >= Millis::from_hours(8.0);
        let late_here = delays.iter().filter(is_late).count();
        people += delays.len();
        late += late_here;
        never += delays.iter().filter(|delay| delay.is_never()).count();
        // The row asks for 95 % of them.
        missed += u64::from(late_here * 20 > delays.len());
    }
    let rows = summary(&world, u64::from(REPLICATIONS)).attribution;
    let row = rows
        .iter()
        .find(|row| row.target_id == "kaiping-relief-time");
    let row = row.expect("the row of the plan");
    assert_near(row.late_share, late as f64 / people as f64);
    assert_near(row.never_share, never as f64 / late as f64);
    assert_eq!(row.missed, missed);
    // Everybody late has one longest step, or stands at one.
    let longest: f64 = row.steps.iter().map(|step| step.longest_share).sum();
    let stuck: f64 = row.steps.iter().map(|step| step.stuck_share).sum();
    assert_near(stuck, row.never_share);
    assert_near(longest + stuck, 1.0);
}

#[test]
fn every_key_stands_in_the_cookbook() {
    let cookbook = include_str!("../docs/cookbook.md");
    let row = serde_json::to_value(attribution(&village(600.0, 0.0))).expect("plain rows");
    let row = row.as_object().expect("a row");
    for key in row.keys().filter(|key| *key != "steps") {
        assert!(cookbook.contains(&format!("| `{key}` |")), "{key}");
    }
    let step = row["steps"][0].as_object().expect("a step");
    for key in step.keys() {
        assert!(cookbook.contains(&format!("| `steps[].{key}` |")), "{key}");
    }
}
