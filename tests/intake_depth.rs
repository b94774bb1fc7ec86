//! `reliefsim import depth`: flood maps become the depths of a district that is there, or say why not.
//!
//! The made maps deepen from west to east by the same amount from cell to cell, so that the depth of a longitude is known.

mod support;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::Range;

use support::Table;
use support::program::{Desk, Printed};

const COLUMNS: usize = 100;
const ROWS: usize = 75;
const CELL_DEG: f64 = 0.002;
/// No road or house of the example lies on the edge of a cell.
const WEST: f64 = 112.5507;
const SOUTH: f64 = 22.3307;
/// Metres from cell to cell.
const STEP_M: f64 = 0.05;
const LEVELS: &str = "reach_id,return_period_y,rise_m\nriver,20,2\nriver,100,4\n";

/// A map of some columns that holds this number in each.
fn grid(west: f64, columns: Range<usize>, number: impl Fn(usize) -> f64) -> String {
    let corner = west + columns.start as f64 * CELL_DEG;
    let mut text = format!(
        "ncols {}\nnrows {ROWS}\nxllcorner {corner}\nyllcorner {SOUTH}\ncellsize {CELL_DEG}\nNODATA_value -9999\n",
        columns.len()
    );
    let row: String = columns.fold(String::new(), |mut row, column| {
        let _ = write!(row, "{} ", number(column));
        row
    });
    for _ in 0..ROWS {
        text.push_str(&row);
        text.push('\n');
    }
    text
}

/// Depth in the flood of 100 years; in that of 20 it is two metres less.
fn rare_m(column: usize) -> f64 {
    STEP_M * column as f64
}

fn column(lon: f64) -> usize {
    ((lon - WEST) / CELL_DEG).floor() as usize
}

/// The example with return levels and both maps.
fn desk() -> Desk {
    let desk = Desk::with_example();
    desk.write("demo/hazards/return_levels.csv", LEVELS);
    desk.append(
        "demo/sources.csv",
        "hazards/return_levels.csv,*,*,assumed,test\n",
    );
    desk.write("rare.asc", grid(WEST, 0..COLUMNS, rare_m));
    // Cells where the water does not come to hold level minus ground, below zero.
    let often = grid(WEST, 0..COLUMNS, |column| rare_m(column) - 2.0);
    desk.write("often.asc", often);
    desk
}

fn import(desk: &Desk, maps: &[&str], more: &[&str]) -> Printed {
    let mut asked = vec!["import", "depth", "demo", "--crs", "EPSG:4326"];
    for map in maps {
        asked.extend(["--map", map]);
    }
    asked.extend(more);
    desk.run(&asked)
}

const BOTH: [&str; 2] = ["100=rare.asc", "20=often.asc"];

/// The keys of the notes of an import that ends well.
fn keys(desk: &Desk, maps: &[&str], more: &[&str]) -> Vec<String> {
    let printed = import(desk, maps, &[more, &["--json"]].concat());
    assert_eq!(printed.code, 0, "{}", printed.stderr);
    let document = printed.document();
    let notes = document["data"]["notes"].as_array().expect("notes").iter();
    notes
        .filter_map(|note| note["key"].as_str().map(str::to_owned))
        .collect()
}

/// Depth in m by (kind, name, years).
fn depths(desk: &Desk) -> BTreeMap<(String, String, u32), f64> {
    let table = Table::read(&desk.path("demo/hazards/depths.csv"));
    let (kind, name) = (table.text("entity"), table.text("entity_id"));
    let years = table.column::<u32>("return_period_y");
    let depth_m = table.column::<f64>("depth_m").into_iter().enumerate();
    depth_m
        .map(|(at, depth_m)| {
            let thing = (kind[at].to_owned(), name[at].to_owned(), years[at]);
            (thing, depth_m)
        })
        .collect()
}

fn of(kind: &str, name: &str, years: u32) -> (String, String, u32) {
    (kind.to_owned(), name.to_owned(), years)
}

#[test]
fn depths_are_those_of_the_maps_and_the_folder_runs() {
    let desk = desk();
    let keys = keys(&desk, &BOTH, &[]);
    for key in ["depth_read", "depth_negative", "depth_dry", "depth_bridges"] {
        assert!(keys.iter().any(|known| known == key), "{key}: {keys:?}");
    }
    let depths = depths(&desk);
    // Each at the longitude of its deepest point; roads at their eastern end.
    for (kind, name, lon) in [
        ("link", "AB", 112.640),
        ("link", "BC", 112.680),
        ("link", "AG", 112.610),
        ("link", "JF", 112.700),
        ("place", "V1", 112.600),
        ("place", "V6", 112.700),
        ("site", "north", 112.640),
    ] {
        let rare = rare_m(column(lon));
        for (years, expected) in [(100, rare), (20, (rare - 2.0).max(0.0))] {
            let found = depths[&of(kind, name, years)];
            assert!((found - expected).abs() < 0.006, "{name} {years}: {found}");
        }
    }
    // Ten roads, six places and three sites by the river; two bridges and the two dry roads have none.
    assert_eq!(depths.len(), 2 * (10 + 6 + 3));
    assert!(!depths.contains_key(&of("link", "KI", 100)));
    assert!(
        desk.read("demo/sources.csv")
            .contains("often.asc, rare.asc")
    );
    desk.done(&["check", "demo"]);
    desk.done(&["run", "demo", "-n", "8", "--out", "mapped"]);
    let results = desk.results("mapped");
    std::fs::remove_file(desk.path("demo/hazards/depths.csv")).expect("removable");
    desk.replace(
        "demo/sources.csv",
        "hazards/depths.csv",
        "hazards/reaches.csv",
    );
    desk.done(&["run", "demo", "-n", "8", "--out", "levelled"]);
    let levelled = desk.results("levelled");
    assert!(
        results["places.csv"] != levelled["places.csv"],
        "maps count"
    );
}

#[test]
fn a_cell_without_a_value_is_dry_or_says_nothing() {
    let desk = desk();
    let first = column(112.650);
    let wet = |column: usize| {
        if column < first {
            -9999.0
        } else {
            rare_m(column)
        }
    };
    desk.write("rare.asc", grid(WEST, 0..COLUMNS, wet));
    let found = keys(&desk, &["100=rare.asc"], &[]);
    assert!(found.contains(&"depth_dry".to_owned()), "{found:?}");
    let dry = depths(&desk);
    assert!(dry[&of("place", "V1", 100)] <= 0.0 && dry[&of("link", "AB", 100)] <= 0.0);
    let found = keys(
        &desk,
        &["100=rare.asc"],
        &["--nodata", "unknown", "--replace"],
    );
    assert!(found.contains(&"depth_unknown".to_owned()), "{found:?}");
    let known = depths(&desk);
    assert!(!known.contains_key(&of("place", "V1", 100)));
    assert!(!known.contains_key(&of("link", "AB", 100)));
    // BC runs from the void into the water.
    for name in ["BC", "JF"] {
        let thing = of("link", name, 100);
        assert!(known[&thing] > 0.0 && known[&thing].to_bits() == dry[&thing].to_bits());
    }
}

#[test]
fn a_map_of_a_part_says_nothing_of_the_rest_and_tiles_are_one_map() {
    let desk = desk();
    keys(&desk, &BOTH, &[]);
    let whole = desk.read("demo/hazards/depths.csv");
    let [west, east] = [0..60, 60..COLUMNS].map(|columns| grid(WEST, columns, rare_m));
    desk.write("west.asc", west);
    desk.write("east.asc", east);
    let tiles = ["100=west.asc", "20=often.asc", "100=east.asc"];
    keys(&desk, &tiles, &["--replace"]);
    assert_eq!(desk.read("demo/hazards/depths.csv"), whole);

    let found = keys(&desk, &["100=east.asc", "20=often.asc"], &["--replace"]);
    assert!(found.contains(&"depth_outside".to_owned()), "{found:?}");
    let depths = depths(&desk);
    assert!(depths.contains_key(&of("place", "V1", 20)));
    assert!(!depths.contains_key(&of("place", "V1", 100)));
    assert!(depths.contains_key(&of("place", "V6", 100)));
    desk.done(&["check", "demo"]);
}

#[test]
fn a_rarer_flood_is_never_shallower() {
    let desk = desk();
    let found = keys(&desk, &["20=rare.asc", "100=often.asc"], &[]);
    assert!(found.contains(&"depth_raised".to_owned()), "{found:?}");
    let depths = depths(&desk);
    for ((kind, name, years), depth_m) in &depths {
        let often_m = depths[&of(kind, name, 20)];
        assert!(*depth_m >= often_m, "{name} {years}");
    }
    desk.done(&["check", "demo"]);
}

#[test]
fn what_cannot_be_trusted_is_told_by_code_and_nothing_is_written() {
    let desk = desk();
    desk.write("far.asc", grid(WEST + 10.0, 0..COLUMNS, rare_m));
    let centimetres = grid(WEST, 0..COLUMNS, |column| 100.0 * rare_m(column));
    desk.write("cm.asc", centimetres);
    let refused = |maps: &[&str], code: &str| {
        for lang in ["en", "zh"] {
            let printed = import(&desk, maps, &["--lang", lang]);
            assert_eq!(printed.code, 3, "{}", printed.stderr);
            assert!(printed.stderr.contains(code), "{code}: {}", printed.stderr);
        }
        assert!(!desk.path("demo/hazards/depths.csv").exists());
    };
    refused(&["100=far.asc"], "E0893");
    refused(&["20=often.asc", "100=cm.asc"], "E0809");
    let plain = desk.run(&["import", "depth", "demo", "--map", "100=rare.asc"]);
    assert!(plain.code == 3 && plain.stderr.contains("E0888"));
    let wrong = desk.run(&["import", "depth", "demo", "--map", "rare.asc"]);
    assert_eq!(wrong.code, 2, "{}", wrong.stderr);
    std::fs::remove_file(desk.path("demo/hazards/return_levels.csv")).expect("removable");
    refused(&["100=rare.asc"], "E0810");
}

#[test]
fn depths_that_are_there_stay_unless_they_are_to_be_replaced() {
    let desk = desk();
    keys(&desk, &["100=rare.asc"], &[]);
    let before = desk.read("demo/hazards/depths.csv");
    assert_eq!(import(&desk, &BOTH, &[]).code, 4);
    assert_eq!(desk.read("demo/hazards/depths.csv"), before);
    keys(&desk, &BOTH, &["--replace"]);
    assert!(desk.read("demo/hazards/depths.csv") != before);
}
