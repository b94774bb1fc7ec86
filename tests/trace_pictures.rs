//! `trace --hazard --out`: pictures and GeoJSON say what the tables say.

#[path = "support/geojson.rs"]
mod geojson;
mod support;
#[path = "support/xml.rs"]
mod xml;

use std::collections::{BTreeMap, BTreeSet};
use std::f64::consts::PI;

use geojson::{RADIUS_M, area_m2, assert_closed_and_right_handed, features, is_within, ring};
use serde_json::Value;
use support::program::{Desk, assert_same, copy, shipped};
use xml::assert_is_xml;

/// Draws a replication of a shipped scenario into `out`; answers `data`.
fn drawn(desk: &Desk, scenario: &str, replication: usize, out: &str) -> Value {
    let folder = shipped(scenario).display().to_string();
    draw(desk, &folder, replication, &["--out", out])
}

fn draw(desk: &Desk, folder: &str, replication: usize, more: &[&str]) -> Value {
    let number = replication.to_string();
    let asked = ["trace", folder, "-k", &number, "--hazard", "--json"];
    let asked: Vec<&str> = asked.iter().chain(more).copied().collect();
    desk.done(&asked).document()["data"].take()
}

fn strings(list: &Value) -> Vec<String> {
    let list = list.as_array().expect("a list").iter();
    list.map(|text| text.as_str().expect("a text").to_owned())
        .collect()
}

#[test]
fn every_file_named_is_there_and_nothing_else_and_only_what_the_event_has() {
    let desk = Desk::empty();
    let always = [
        "closures.geojson",
        "closures.svg",
        "hazard.html",
        "hazard.json",
    ];
    let own: [(&str, &[&str]); 3] = [
        ("kaiping", &["hydrograph.svg", "rivers.geojson"]),
        ("kaiping-fire", &["fires.geojson", "fires.svg"]),
        (
            "kaiping-typhoon",
            &[
                "discharge.svg",
                "hydrograph.svg",
                "rivers.geojson",
                "track.geojson",
                "track.svg",
                "wind_swath.geojson",
            ],
        ),
    ];
    for (scenario, own) in own {
        // The same folder again: what an earlier event left goes, what the user laid there stays.
        let data = drawn(&desk, scenario, 3, "out");
        desk.write("out/notes.txt", "mine");
        let files: BTreeSet<String> = strings(&data["files"]).into_iter().collect();
        let expected: BTreeSet<String> = always
            .iter()
            .chain(own)
            .map(|name| (*name).to_owned())
            .collect();
        assert_eq!(files, expected, "{scenario}");
        let there = desk.names("out").into_iter();
        let there: BTreeSet<String> = there.filter(|name| name != "notes.txt").collect();
        assert_eq!(there, expected, "{scenario}");
        assert!(data["no_geojson"].is_null());
    }
    assert_eq!(desk.read("out/notes.txt"), "mine");
}

#[test]
fn pictures_and_page_are_well_formed_and_need_nothing_from_outside_in_both_languages() {
    let desk = Desk::empty();
    for scenario in ["kaiping", "kaiping-typhoon", "kaiping-fire"] {
        for lang in ["en", "zh"] {
            let out = format!("{scenario}-{lang}");
            let folder = shipped(scenario).display().to_string();
            draw(&desk, &folder, 0, &["--out", &out, "--lang", lang]);
            for name in desk.names(&out) {
                let text = desk.read(&format!("{out}/{name}"));
                assert!(
                    !text.contains("NaN") && !text.contains("inf\""),
                    "{out}/{name}"
                );
                if name.split('.').next_back() == Some("svg") {
                    assert_is_xml(&name, &text);
                    assert!(text.contains("xmlns=\"http://www.w3.org/2000/svg\""));
                    assert!(
                        !text.contains("var(") && !text.contains("<script"),
                        "{name}"
                    );
                }
                if name.split('.').next_back() == Some("html") {
                    let body = text.split_once("<main>").expect("a page").1;
                    let body = body.split_once("</main>").expect("it ends").0;
                    assert_is_xml(&name, &format!("<main>{body}</main>"));
                    for forbidden in ["<script", "http://", "https://", "<link", "<img", "@import"]
                    {
                        assert!(!text.contains(forbidden), "{name}: {forbidden}");
                    }
                    let figures = body.matches("<figure>").count();
                    assert!(figures > 0 && body.matches("role=\"img\"").count() == figures);
                }
            }
            let page = desk.read(&format!("{out}/hazard.html"));
            let word = if lang == "en" {
                "Closed roads"
            } else {
                "中断道路"
            };
            assert!(page.contains(word), "{out}");
        }
    }
}

#[test]
fn the_same_replication_is_drawn_by_the_same_bytes() {
    let desk = Desk::empty();
    for scenario in ["kaiping-typhoon", "kaiping-fire"] {
        for out in ["a", "b"] {
            drawn(&desk, scenario, 1, out);
        }
        assert_same(&desk.results("a"), &desk.results("b"));
    }
}

#[test]
fn closed_links_are_those_of_the_answer_window_by_window() {
    let desk = Desk::empty();
    for scenario in ["kaiping", "kaiping-typhoon", "kaiping-fire"] {
        let data = drawn(&desk, scenario, 0, scenario);
        let mut told: BTreeMap<String, Vec<Value>> = BTreeMap::new();
        for closure in data["hazard"]["roads"]["closures"]
            .as_array()
            .expect("closures")
        {
            let mut window = closure.clone();
            let link = window["link_id"].take().as_str().expect("an id").to_owned();
            window.as_object_mut().expect("a row").remove("link_id");
            told.entry(link).or_default().push(window);
        }
        let mut mapped: BTreeMap<String, Vec<Value>> = BTreeMap::new();
        for feature in features(&desk, &format!("{scenario}/closures.geojson")) {
            assert_eq!(feature["geometry"]["type"], "LineString");
            let properties = &feature["properties"];
            let link = properties["link_id"].as_str().expect("an id").to_owned();
            let windows = properties["windows"].as_array().expect("windows").clone();
            assert!(mapped.insert(link, windows).is_none(), "one feature a link");
        }
        assert_eq!(told, mapped, "{scenario}");
    }
}

#[test]
fn perimeters_enclose_what_has_burnt_hour_in_hour() {
    let desk = Desk::empty();
    for replication in [0, 1, 3] {
        let data = drawn(&desk, "kaiping-fire", replication, "out");
        let rows = data["hazard"]["fires"].as_array().expect("fires");
        let features = features(&desk, "out/fires.geojson");
        assert_closed_and_right_handed(&features);
        let number = |feature: &Value| feature["properties"]["fire"].as_u64().expect("a number");
        let of = |kind: &str, fire: u64| -> Vec<&Value> {
            let all = features.iter();
            all.filter(|one| one["properties"]["kind"] == kind && number(one) == fire)
                .collect()
        };
        for (fire, row) in (1..).zip(rows) {
            let start = of("ignition", fire)[0]["geometry"]["coordinates"].clone();
            let start: [f64; 2] = serde_json::from_value(start).expect("a position");
            let perimeters = of("perimeter", fire);
            let mut before: Option<Vec<[f64; 2]>> = None;
            let mut time_h = row["ignited_h"].as_f64().expect("it starts");
            for (at, perimeter) in perimeters.iter().enumerate() {
                let properties = &perimeter["properties"];
                let ring = ring(perimeter);
                let burnt_ha = properties["burnt_ha"].as_f64().expect("a figure");
                let off = area_m2(&ring) / 1e4 - burnt_ha;
                assert!(
                    off.abs() <= 0.003 * burnt_ha + 0.006,
                    "{fire} {burnt_ha} {off}"
                );
                assert!(is_within(start, &ring));
                let next_h = properties["time_h"].as_f64().expect("a time");
                assert!(next_h > time_h);
                time_h = next_h;
                let is_last = at + 1 == perimeters.len();
                assert_eq!(properties["is_last"], is_last);
                // Full hours, and then the end.
                assert!(is_last || next_h.fract() == 0.0);
                if let Some(before) = before {
                    // Drawn in a little towards the start, so that a line that stands still does not count as crossed.
                    let inner = before
                        .iter()
                        .map(|at| [0, 1].map(|axis| start[axis] + 0.99 * (at[axis] - start[axis])));
                    let outside = inner.filter(|at| !is_within(*at, &ring)).count();
                    assert_eq!(outside, 0, "{replication} {fire} {time_h}");
                }
                before = Some(ring);
            }
            let last = perimeters.last().expect("every fire of these spreads");
            let difference = last["properties"]["burnt_ha"].as_f64().expect("a figure")
                - row["burnt_ha"].as_f64().expect("a figure");
            assert!(difference.abs() <= 0.011, "{fire} {difference}");
            if let Some(contained_h) = row["contained_h"].as_f64() {
                assert!((time_h - contained_h).abs() < 1e-3, "{fire}");
            }
        }
    }
}

#[test]
fn a_fire_that_nobody_stops_is_an_ellipse_of_its_rates() {
    let desk = Desk::empty();
    let folder = shipped("kaiping-fire").display().to_string();
    let nobody = "hazards.fire.order_min=9000";
    let data = draw(&desk, &folder, 0, &["--out", "out", "--set", nobody]);
    let rows = data["hazard"]["fires"].as_array().expect("fires");
    let features = features(&desk, "out/fires.geojson");
    let first = |kind: &str| {
        let all = features.iter();
        let mut of =
            all.filter(|one| one["properties"]["kind"] == kind && one["properties"]["fire"] == 1);
        of.next().expect("the first fire").clone()
    };
    let start: [f64; 2] =
        serde_json::from_value(first("ignition")["geometry"]["coordinates"].clone())
            .expect("a position");
    // In its first hour, by daylight: the head has run at its rate, and area is π R² t² (1 + b)² / 4 LW with b back over head.
    let perimeter = first("perimeter");
    let row = &rows[0];
    let figure = |key: &str| row[key].as_f64().expect("a figure");
    let minutes =
        60.0 * (perimeter["properties"]["time_h"].as_f64().expect("a time") - figure("ignited_h"));
    let (head, ratio) = (figure("head_m_min"), figure("length_to_width"));
    let e = libm::sqrt(ratio * ratio - 1.0) / ratio;
    let along = 0.5 * head * minutes * (1.0 + (1.0 - e) / (1.0 + e));
    let area = PI * along * along / ratio;
    let ring = ring(&perimeter);
    assert!(
        (area_m2(&ring) / area - 1.0).abs() < 0.02,
        "{} {area}",
        area_m2(&ring)
    );
    let east = (ring[0][0] - start[0]).to_radians() * RADIUS_M * libm::cos(start[1].to_radians());
    let north = (ring[0][1] - start[1]).to_radians() * RADIUS_M;
    assert!((libm::hypot(east, north) / (head * minutes) - 1.0).abs() < 0.01);
    let bearing = libm::atan2(east, north).to_degrees().rem_euclid(360.0);
    assert!((bearing - figure("heading_deg")).abs() < 0.5, "{bearing}");
}

#[test]
fn the_track_and_the_gusts_are_those_of_the_tables() {
    let desk = Desk::empty();
    let data = drawn(&desk, "kaiping-typhoon", 3, "out");
    let typhoon = &data["hazard"]["typhoon"];
    let track = features(&desk, "out/track.geojson");
    assert_eq!(track[0]["geometry"]["type"], "LineString");
    let line = track[0]["geometry"]["coordinates"]
        .as_array()
        .expect("positions");
    assert_eq!(
        line.len(),
        track.len() - 1,
        "a point for each corner of the line"
    );
    let mut met = 0;
    for (fix, corner) in track[1..].iter().zip(line) {
        assert_eq!(fix["geometry"]["coordinates"], *corner);
        let properties = &fix["properties"];
        let rows = typhoon["track"].as_array().expect("rows").iter();
        for row in rows.filter(|row| row["time_h"] == properties["time_h"]) {
            for key in ["local_time", "wind_1min_m_s", "pressure_hpa"] {
                assert_eq!(row[key], properties[key], "{key}");
            }
            for (axis, key) in ["lon_deg", "lat_deg"].into_iter().enumerate() {
                let off =
                    row[key].as_f64().expect("degrees") - corner[axis].as_f64().expect("degrees");
                assert!(off.abs() < 6e-5);
            }
            met += 1;
        }
    }
    assert!(met > 5, "the table and the track share their hours");

    let swath = features(&desk, "out/wind_swath.geojson");
    assert_closed_and_right_handed(&swath);
    let rings: Vec<(Vec<[f64; 2]>, f64)> = swath
        .iter()
        .map(|cell| {
            (
                ring(cell),
                cell["properties"]["gust_m_s"].as_f64().expect("a gust"),
            )
        })
        .collect();
    let places = support::Table::read(&shipped("kaiping").join("places.csv"));
    let (names, towns) = (places.text("name"), places.text("town"));
    let (x, y): (Vec<f64>, Vec<f64>) = (places.column("x_coord"), places.column("y_coord"));
    for town in typhoon["gusts"].as_array().expect("towns") {
        let gusts = (0..names.len())
            .filter(|&at| town["town"] == towns[at])
            .map(|at| {
                let cells = rings.iter();
                let mut here = cells.filter(|(ring, _)| is_within([x[at], y[at]], ring));
                here.next()
                    .unwrap_or_else(|| panic!("{} lies in a cell", names[at]))
                    .1
            });
        let strongest = gusts.fold(0.0, f64::max);
        assert_eq!(Some(strongest), town["max_gust_m_s"].as_f64(), "{town}");
    }
}

#[test]
fn hydrographs_peak_as_the_table_says() {
    let desk = Desk::empty();
    for scenario in ["kaiping", "kaiping-typhoon"] {
        let data = drawn(&desk, scenario, 3, "out");
        let rows = data["hazard"]["reaches"].as_array().expect("reaches");
        let reaches = features(&desk, "out/rivers.geojson");
        assert_eq!(rows.len(), reaches.len());
        for (row, reach) in rows.iter().zip(&reaches) {
            let properties = &reach["properties"];
            let peak = |key: &str| {
                let list = properties[key].as_array()?.iter();
                Some(
                    list.map(|value| value.as_f64().expect("a level"))
                        .fold(0.0, f64::max),
                )
            };
            let figure = |key: &str| row[key].as_f64();
            let river = peak("river_rise_m").expect("levels");
            let river_peak = figure("river_peak_m").expect("a figure");
            // The crest may stand between two steps.
            assert!(
                river <= river_peak + 5e-4 && river >= 0.98 * river_peak - 5e-4,
                "{row}"
            );
            let on_land = peak("behind_dyke_rise_m").unwrap_or(river);
            assert_eq!(Some(on_land), figure("peak_rise_m"), "{row}");
            assert_eq!(
                peak("discharge_m3_s"),
                figure("peak_discharge_m3_s"),
                "{row}"
            );
            let steps = properties["time_h"].as_array().expect("times").len();
            assert_eq!(
                steps,
                properties["river_rise_m"].as_array().expect("levels").len()
            );
        }
        let picture = desk.read("out/hydrograph.svg");
        for row in rows {
            let label = format!("{:.2} m, ", row["river_peak_m"].as_f64().expect("a figure"));
            assert!(picture.contains(&label), "{label}");
        }
    }
}

#[test]
fn a_plane_has_no_place_on_the_earth_but_pictures() {
    let desk = Desk::empty();
    copy(&shipped("kaiping"), &desk.path("plane"));
    for datum in ["network", "places", "sites"] {
        desk.replace(
            "plane/scenario.toml",
            &format!("{datum} = \"wgs84\""),
            &format!("{datum} = \"local_m\""),
        );
    }
    let data = draw(&desk, "plane", 3, &["--out", "out", "--lang", "en"]);
    let files = strings(&data["files"]);
    assert!(
        files.iter().all(|name| !name.ends_with(".geojson")),
        "{files:?}"
    );
    assert!(files.contains(&"hydrograph.svg".to_owned()));
    assert!(
        data["no_geojson"]
            .as_str()
            .expect("a sentence")
            .contains("local_m")
    );
    let asked = [
        "trace", "plane", "-k", "3", "--hazard", "--out", "out", "--lang", "en",
    ];
    assert!(desk.done(&asked).stdout.contains("No GeoJSON is written"));
}

#[test]
fn a_folder_of_others_is_refused_and_so_is_the_output_of_a_run() {
    let desk = Desk::with_example();
    desk.done(&["run", "demo", "-n", "4", "--out", "results"]);
    let before = desk.results("results");
    for out in ["results", "demo"] {
        let refused = desk.run(&["trace", "demo", "-k", "0", "--hazard", "--out", out]);
        assert_eq!(refused.code, 4, "{}", refused.stderr);
        assert!(refused.stderr.contains("E0902"), "{}", refused.stderr);
    }
    assert_same(&before, &desk.results("results"));
}
