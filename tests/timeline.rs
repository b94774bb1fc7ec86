//! `trace --out`: the picture of how help came says what the replication left.

#[path = "support/shipped.rs"]
mod shipped;
mod support;
#[path = "support/worlds.rs"]
mod worlds;
#[path = "support/xml.rs"]
mod xml;

use std::collections::BTreeSet;

use reliefsim::outcome::PlaceOutcome;
use reliefsim::report::hazard::Subject;
use reliefsim::report::timeline::{Chosen, Replayed, Timeline, files};
use reliefsim::response::{Plan, RouterKind};
use reliefsim::run;
use reliefsim::scenario::Scenario;
use reliefsim::text::Lang;
use reliefsim::units::Millis;
use reliefsim::world::{PlaceIx, World, compile};
use serde_json::Value;
use support::program::{Desk, assert_same, shipped as folder_of};
use xml::assert_is_xml;

/// A depot with one lorry, and two villages of five hundred people, an hour and two hours away; the lorry takes three trips.
fn two_villages() -> Scenario {
    let mut scenario = worlds::empty(3, 24.0);
    worlds::depot(&mut scenario, 0, 1);
    worlds::village(&mut scenario, 1, 500);
    worlds::village(&mut scenario, 2, 500);
    worlds::road(&mut scenario, [0, 1], 60.0, 0.0);
    worlds::road(&mut scenario, [0, 2], 120.0, 0.0);
    for target in &mut scenario.targets {
        target.threshold = 2.5;
    }
    scenario
}

/// Name and text of every file of a replication.
fn drawn(
    world: &World,
    replication: u32,
    chosen: Chosen,
    lang: Lang,
) -> Vec<(&'static str, String)> {
    let plan = Plan::with_router(world, RouterKind::Lanes, None);
    let (outcome, log) = run::trace(world, &plan, 1, replication);
    let replayed = Replayed {
        world,
        plan: &plan,
        facts: &run::facts(world, &plan, 1, replication),
        outcome: &outcome,
        log: &log,
        seed: 1,
        lang,
    };
    let subject = Subject {
        title: "two villages",
        district: "nowhere",
    };
    files(&replayed, &Timeline::of(&replayed, chosen), subject)
}

fn rows(files: &[(&'static str, String)]) -> Value {
    assert_eq!(files[0].0, "timeline.json");
    let mut document: Value = serde_json::from_str(&files[0].1).expect("JSON");
    document["timeline"].take()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().expect("a list")
}

/// From when to when each of these was under way; insists that they follow each other without a gap.
#[track_caller]
fn whole(spans: &Value) -> Option<[f64; 2]> {
    let hour = |span: &Value, key: &str| span[key].as_f64().expect("a time");
    let spans = list(spans);
    for pair in spans.windows(2) {
        assert_eq!(pair[0]["until_h"], pair[1]["from_h"], "no gap");
    }
    let (first, last) = (spans.first()?, spans.last()?);
    assert!(
        spans
            .iter()
            .all(|span| hour(span, "until_h") > hour(span, "from_h"))
    );
    Some([hour(first, "from_h"), hour(last, "until_h")])
}

#[test]
fn the_steps_of_each_lane_fill_the_time_from_leaving_to_relief() {
    for (scenario, replications) in [("kaiping", 3), ("kaiping-typhoon", 1), ("kaiping-fire", 2)] {
        let world = shipped::shipped(scenario, &[]);
        let mut waits = 0;
        for replication in 0..replications {
            let rows = rows(&drawn(&world, replication, Chosen::Latest(24), Lang::En));
            for place in list(&rows["places"]) {
                for wait in list(&place["waits"]) {
                    let Some([from, until]) = whole(&wait["steps"]) else {
                        continue;
                    };
                    assert_eq!(
                        [Some(from), Some(until)],
                        [wait["from_h"].as_f64(), wait["until_h"].as_f64()]
                    );
                    assert!(wait["stands_at"].is_null());
                    waits += 1;
                }
                for vehicle in list(&place["vehicles"]) {
                    for trip in list(&vehicle["trips"]) {
                        whole(&trip["phases"]);
                    }
                }
            }
            for fire in list(&rows["fires"]) {
                whole(&fire["stages"]);
            }
        }
        assert!(waits > 0 || scenario == "kaiping-fire", "{scenario}");
    }
}

#[test]
fn places_are_late_where_somebody_waits_too_long_and_come_in_the_order_of_their_waits() {
    let world = shipped::shipped("kaiping", &[]);
    let plan = Plan::with_router(&world, RouterKind::Lanes, None);
    let (outcome, _) = run::trace(&world, &plan, 1, 3);
    let limit = Millis::from_hours(8.0);
    let late = outcome
        .places
        .iter()
        .filter(|place| place.longest_wait() >= limit);
    let rows = rows(&drawn(&world, 3, Chosen::Latest(24), Lang::En));
    assert_eq!(rows["late_places"], late.count());
    assert_eq!(rows["limit"]["limit_h"], 8.0);
    let mut longest: Vec<Millis> = outcome
        .places
        .iter()
        .map(PlaceOutcome::longest_wait)
        .collect();
    longest.sort_unstable_by(|a, b| b.cmp(a));
    for (place, expected) in list(&rows["places"]).iter().zip(longest) {
        let hours = |wait: &Value| Some(wait["until_h"].as_f64()? - wait["from_h"].as_f64()?);
        let waits: Option<Vec<f64>> = list(&place["waits"]).iter().map(hours).collect();
        let drawn = waits.map(|waits| waits.into_iter().fold(0.0, f64::max));
        let expected = (!expected.is_never()).then(|| expected.hours());
        assert_eq!(drawn.is_none(), expected.is_none(), "{place}");
        let off = drawn
            .zip(expected)
            .map_or(0.0, |(drawn, expected)| (drawn - expected).abs());
        assert!(off < 1e-9, "{place}");
    }
}

#[test]
fn one_lorry_serves_two_villages_as_the_picture_of_the_second_shows() {
    let world = compile(&two_villages());
    let files = drawn(&world, 0, Chosen::One(PlaceIx(1)), Lang::En);
    let names: Vec<&str> = files.iter().map(|file| file.0).collect();
    assert_eq!(names, ["timeline.json", "timeline.html", "place-01.svg"]);
    let rows = rows(&files);
    let trips = list(&rows["places"][0]["vehicles"][0]["trips"]);
    let elsewhere: Vec<bool> = trips
        .iter()
        .map(|trip| trip["is_elsewhere"] == true)
        .collect();
    assert_eq!(elsewhere, [true, false], "the nearer village comes first");
    insta::assert_snapshot!("second_village", files[2].1);
}

#[test]
fn pictures_and_page_are_well_formed_and_need_nothing_from_outside_in_both_languages() {
    let desk = Desk::with_example();
    let fires = folder_of("kaiping-fire").display().to_string();
    for (scenario, lang, word) in [
        ("demo", "en", "How help came"),
        ("demo", "zh", "救助过程"),
        (&fires, "en", "How help came"),
        (&fires, "zh", "森林火灾"),
    ] {
        let asked = [
            "trace", scenario, "-k", "3", "--out", "out", "--latest", "3", "--lang", lang, "--json",
        ];
        let data = desk.done(&asked).document()["data"].take();
        let named: BTreeSet<&str> = list(&data["files"])
            .iter()
            .filter_map(Value::as_str)
            .collect();
        let there = desk.names("out");
        assert_eq!(
            named,
            there.iter().map(String::as_str).collect(),
            "{scenario}"
        );
        for name in &there {
            let text = desk.read(&format!("out/{name}"));
            assert!(!text.contains("NaN") && !text.contains("inf\""), "{name}");
            if name.ends_with("svg") {
                assert_is_xml(name, &text);
                assert!(
                    !text.contains("var(") && !text.contains("<script"),
                    "{name}"
                );
            }
        }
        let page = desk.read("out/timeline.html");
        assert!(page.contains(word), "{scenario} {lang}");
        let body = page.split_once("<main>").expect("a page").1;
        let body = body.split_once("</main>").expect("it ends").0;
        assert_is_xml("timeline.html", &format!("<main>{body}</main>"));
        for forbidden in ["<script", "http://", "https://", "<link", "<img", "@import"] {
            assert!(!page.contains(forbidden), "{forbidden}");
        }
        let ids: Vec<&str> = page
            .split(" id=\"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .collect();
        let once: BTreeSet<&&str> = ids.iter().collect();
        assert_eq!(
            once.len(),
            ids.len(),
            "no identifier stands twice on a page"
        );
    }
}

#[test]
fn the_same_replication_is_drawn_by_the_same_bytes_and_no_foreign_folder_is_touched() {
    let desk = Desk::with_example();
    for out in ["a", "b"] {
        desk.done(&["trace", "demo", "-k", "2", "--out", out]);
    }
    assert_same(&desk.results("a"), &desk.results("b"));
    desk.done(&["trace", "demo", "-k", "2", "--hazard", "--out", "hazard"]);
    let before = desk.results("hazard");
    for out in ["hazard", "demo"] {
        let refused = desk.run(&["trace", "demo", "-k", "2", "--out", out]);
        assert_eq!(refused.code, 4, "{}", refused.stderr);
        assert!(refused.stderr.contains("E0902"), "{}", refused.stderr);
    }
    assert_same(&before, &desk.results("hazard"));
    let both = desk.run(&["trace", "demo", "-k", "2", "--out", "c", "--latest", "25"]);
    assert_eq!(both.code, 2, "24 places are drawn at most");
}

/// The keys of a document, each with those it lies in.
fn keys(value: &Value, within: &str, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(object) => {
            for (key, value) in object {
                let key = if within.is_empty() {
                    key.clone()
                } else {
                    format!("{within}.{key}")
                };
                found.insert(key.clone());
                keys(value, &key, found);
            }
        }
        Value::Array(values) => {
            for value in values {
                keys(value, &format!("{within}[]"), found);
            }
        }
        _ => {}
    }
}

#[test]
fn every_key_of_the_rows_stands_in_the_cookbook() {
    let cookbook = include_str!("../docs/cookbook.md");
    let mut found = BTreeSet::new();
    for scenario in ["kaiping", "kaiping-fire"] {
        let world = shipped::shipped(scenario, &[]);
        keys(
            &rows(&drawn(&world, 3, Chosen::Latest(24), Lang::En)),
            "",
            &mut found,
        );
    }
    for key in &found {
        let last = key.rsplit('.').next().unwrap_or(key).trim_end_matches("[]");
        assert!(cookbook.contains(&format!("`{last}`")), "{key}");
    }
}
