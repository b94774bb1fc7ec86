//! A replication that is replayed is the one that was counted.

mod support;

use serde_json::Value;
use support::Table;
use support::program::Desk;

fn trace(desk: &Desk, replication: usize) -> Value {
    let number = replication.to_string();
    let printed = desk.done(&["trace", "demo", "-k", &number, "--json"]);
    printed.document()["data"].take()
}

#[test]
fn a_trace_tells_the_row_of_the_run() {
    let desk = Desk::with_example();
    desk.done(&["run", "demo", "-n", "24", "--out", "out"]);
    let rows = Table::read(&desk.path("out/replications.csv"));
    let (displaced, struck) = (rows.text("displaced"), rows.text("places_struck"));
    let severity: Vec<Option<f64>> = rows.values("severity");
    for at in 0..24 {
        let trace = trace(&desk, at);
        assert_eq!(
            trace["displaced"].to_string(),
            displaced[at],
            "replication {at}"
        );
        let told = trace["severity"].as_f64().expect("a number");
        assert!((told - severity[at].expect("a number")).abs() < 1e-6);
        let places = trace["places"].as_array().expect("places");
        let reached = places
            .iter()
            .filter(|place| !place["struck_h"].is_null())
            .count();
        assert_eq!(reached.to_string(), struck[at], "replication {at}");
    }
}

#[test]
fn the_longest_wait_of_all_people_is_the_value_of_a_target_that_asks_for_all() {
    let desk = Desk::with_example();
    desk.replace(
        "demo/targets.csv",
        "displaced,,0.95,0.9",
        "displaced,,1,0.9",
    );
    desk.done(&["run", "demo", "-n", "24", "--out", "out"]);
    let rows = Table::read(&desk.path("out/replications.csv"));
    let value: Vec<Option<f64>> = rows.values("relief-8h_value");
    let mut compared = 0;
    for (at, value) in value.into_iter().enumerate() {
        let trace = trace(&desk, at);
        let places = trace["places"].as_array().expect("places");
        let mut waits = places.iter().filter(|place| place["displaced"] != 0);
        // The row counts from the place being struck, the wait from each person's leaving, which is never earlier.
        let longest = waits.try_fold(0.0_f64, |longest, place| {
            Some(longest.max(place["longest_wait_h"].as_f64()?))
        });
        if let (Some(value), Some(longest)) = (value, longest) {
            assert!(
                value >= longest - 1e-6,
                "replication {at}: {value} h, {longest} h"
            );
            compared += 1;
        }
    }
    assert!(compared > 3, "replications in which everybody was relieved");
}

#[test]
fn the_time_budget_of_a_first_delivery_adds_up_to_its_delay() {
    let desk = Desk::with_example();
    let mut delivered = 0;
    for at in 0..12 {
        let trace = trace(&desk, at);
        for place in trace["places"].as_array().expect("places") {
            let (Some(first), Some(struck)) = (
                place["first_delivery_h"].as_f64(),
                place["struck_h"].as_f64(),
            ) else {
                continue;
            };
            let steps = place["first_budget_h"].as_object().expect("steps");
            assert_eq!(steps.len(), 12);
            let spent: f64 = steps.values().filter_map(Value::as_f64).sum();
            assert!((spent - (first - struck)).abs() < 1e-6, "{place}");
            delivered += 1;
        }
    }
    assert!(delivered > 10);
}
