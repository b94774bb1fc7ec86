//! `trace --hazard`: what nature does in a replication, as the run counted it.

mod support;

use serde_json::Value;
use support::Table;
use support::program::{Desk, shipped};

fn hazard(desk: &Desk, scenario: &str, replication: usize) -> Value {
    let folder = shipped(scenario).display().to_string();
    let number = replication.to_string();
    let asked = ["trace", &folder, "-k", &number, "--hazard", "--json"];
    desk.done(&asked).document()["data"].take()
}

#[test]
fn as_many_people_leave_as_the_run_counted() {
    let desk = Desk::empty();
    for scenario in [
        "kaiping",
        "kaiping-typhoon",
        "kaiping-rainstorm",
        "kaiping-fire",
    ] {
        let folder = shipped(scenario).display().to_string();
        desk.done(&["run", &folder, "-n", "8", "--out", scenario]);
        let rows = Table::read(&desk.path(&format!("{scenario}/replications.csv")));
        // Nature does not know of those who left before it struck.
        let evacuates = scenario != "kaiping-fire";
        let struck = rows.text(if evacuates { "driven_out" } else { "displaced" });
        for (at, counted) in struck.iter().enumerate() {
            let told = hazard(&desk, scenario, at);
            assert_eq!(told["displaced"].to_string(), *counted, "{scenario} {at}");
        }
    }
}

#[test]
fn each_hazard_is_told_where_it_is_and_nowhere_else() {
    let desk = Desk::empty();
    let has = |scenario: &str| {
        let told = hazard(&desk, scenario, 3);
        let list = |key: &str| told["hazard"][key].as_array().map_or(0, Vec::len);
        let typhoon = !told["hazard"]["typhoon"].is_null();
        (typhoon, list("reaches") > 0, list("fires") > 0)
    };
    assert_eq!(has("kaiping"), (false, true, false));
    assert_eq!(has("kaiping-typhoon"), (true, true, false));
    assert_eq!(has("kaiping-fire"), (false, false, true));
}

#[test]
fn the_text_comes_in_both_languages_and_the_same_each_time() {
    let desk = Desk::empty();
    let folder = shipped("kaiping-typhoon").display().to_string();
    let told = |lang: &str| {
        let asked = ["trace", &folder, "-k", "3", "--hazard", "--lang", lang];
        desk.done(&asked).stdout
    };
    let (zh, en) = (told("zh"), told("en"));
    assert!(en.contains("Typhoon: track") && zh.contains("台风"), "{en}");
    assert_eq!(en, told("en"));
}
