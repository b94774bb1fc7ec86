//! `docs/scenario.md` and `docs/metrics.md` are what the program itself goes by, and `docs/districts` what the shipped scenarios say.
//!
//! `UPDATE_DOCS=1 cargo test --test docs` writes them anew.

use std::fmt::Write as _;
use std::path::Path;

use reliefsim::report::district::{District, map, markdown};
use reliefsim::scenario::metrics::{Basis, Metric};
use reliefsim::scenario::{Request, load};
use reliefsim::text::{Lang, metrics};
use reliefsim::world;
use serde_json::{Map, Value};

const HEAD: &str = "# The scenario folder

A scenario is a folder: `scenario.toml` for settings, CSV tables (UTF-8) for everything that comes in rows, and `datapackage.json`
that describes the tables to Frictionless tools. Names of columns carry their units. `sources.csv` says where each number comes
from: `plan` (stated in the plan), `public`, or `assumed`. `reliefsim check` tells every finding; `reliefsim schema` prints this page as JSON Schema.

A number that varies may be given as a distribution, in quotes where it holds a comma: `30`, `uniform(20, 40)`, `triangular(18, 30, 48)`,
`lognormal(20, 45)` (half of all values lie below 20, nine tenths below 45). `reliefsim explain E0212` says more.

This page is made from the program: `UPDATE_DOCS=1 cargo test --test docs`.
";

fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

fn kind(field: &Value) -> String {
    if let Some(words) = field["enum"].as_array() {
        let words: Vec<String> = words
            .iter()
            .map(|word| format!("`{}`", text(word)))
            .collect();
        return words.join(", ");
    }
    let name = match &field["type"] {
        Value::String(name) => name.clone(),
        Value::Null => "anything".to_owned(),
        // Numbers that may be uncertain.
        _ => "number or distribution".to_owned(),
    };
    match (&field["minimum"], &field["maximum"]) {
        (Value::Null, _) | (_, Value::Null) => name,
        (low, high) => format!("{name}, {low} to {high}"),
    }
}

fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}

/// One table or section.
fn describe(page: &mut String, title: &str, part: &Value) {
    let empty = Map::new();
    let fields = part["properties"].as_object().unwrap_or(&empty);
    let required = part["required"].as_array();
    let is_required =
        |name: &str| required.is_some_and(|names| names.iter().any(|other| other == name));
    let _ = writeln!(page, "\n### `{title}`\n\n{}\n", text(&part["description"]));
    let _ = writeln!(
        page,
        "| Field | Holds | Default | Meaning |\n|---|---|---|---|"
    );
    for (name, field) in fields {
        let default = match (&field["default"], is_required(name)) {
            (Value::Null, true) => "**required**".to_owned(),
            (Value::Null, false) => "–".to_owned(),
            (value, _) => format!("`{}`", text(value)),
        };
        let meaning = cell(&text(&field["description"]));
        let _ = writeln!(
            page,
            "| `{name}` | {} | {default} | {meaning} |",
            cell(&kind(field))
        );
    }
}

fn page() -> String {
    let schema = reliefsim::scenario::schema();
    let mut page = HEAD.to_owned();
    page.push_str("\n## Settings: `scenario.toml`\n");
    for (name, part) in schema["properties"].as_object().expect("sections") {
        match (name.as_str(), &part["items"]) {
            ("hazards", _) => {
                for (hazard, part) in part["properties"].as_object().expect("hazards") {
                    describe(&mut page, &format!("[hazards.{hazard}]"), part);
                }
            }
            (_, Value::Null) => describe(&mut page, &format!("[{name}]"), part),
            (_, row) => describe(&mut page, &format!("[[{name}]]"), row),
        }
    }
    page.push_str("\n## Tables\n");
    for (name, part) in schema["$defs"].as_object().expect("tables") {
        describe(&mut page, name, part);
    }
    page
}

const METRICS_HEAD: &str = "# Metrics

What rows of a plan (`targets.csv`) can be stated in: one metric for each of the 37 rows of the five plans, and five more. `reliefsim explain METRIC` prints the same, in Chinese
with `--lang zh`. *Simulated*: told by every replication, with odds. *Computed*: told once by the tables, without odds. *Recorded*: only a record outside can tell; the row stays in the
report and names it. A simulated or computed row whose data are lacking is told by `check` (W0589), stays, and is not judged.

This page is made from the program: `UPDATE_DOCS=1 cargo test --test docs`.

| Metric | Basis | Units of the limit | Stopped by | What it measures | What it comes from, or what could prove it |
|---|---|---|---|---|---|
";

fn metrics_page() -> String {
    let mut page = METRICS_HEAD.to_owned();
    for metric in Metric::ALL {
        let Some(text) = metrics::text(metric.word(), Lang::En) else {
            continue;
        };
        let definition = metric.definition();
        let basis = match definition.basis {
            Basis::Simulated => "simulated",
            Basis::Computed => "computed",
            Basis::Recorded => "recorded",
        };
        let events: Vec<&str> = definition.events.iter().map(|event| event.word()).collect();
        let _ = writeln!(
            page,
            "| `{}` | {basis} | {} | {} | {} | {} |",
            metric.word(),
            definition.units.join(", "),
            events.join(", "),
            cell(text.what),
            cell(text.record)
        );
    }
    page
}

/// Writes the page anew where that is asked for, and insists that it is what the program says.
fn assert_page(name: &str, page: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(&file, page).expect("the page can be written");
    }
    let written = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(
        written == page,
        "{name} is out of date: UPDATE_DOCS=1 cargo test --test docs"
    );
}

#[test]
fn the_page_on_the_format_is_the_programs_own_description() {
    assert_page("docs/scenario.md", &page());
}

#[test]
fn the_page_on_metrics_is_the_programs_own_description() {
    assert_page("docs/metrics.md", &metrics_page());
}

#[test]
fn the_pages_of_the_districts_are_made_from_their_scenarios() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for name in ["jianghai", "kaiping", "songbei", "changyi", "haimen"] {
        let folder = format!("scenarios/{name}");
        let loaded = load(&root.join(&folder), &Request::default()).expect("a sound scenario");
        let world = world::compile(&loaded.scenario);
        for (lang, suffix) in [(Lang::Zh, ""), (Lang::En, ".en")] {
            let district = District {
                loaded: &loaded,
                world: &world,
                lang,
            };
            let picture = format!("{name}{suffix}.svg");
            assert_page(&format!("docs/districts/{picture}"), &map(&district));
            let page = markdown(&district, &folder, &picture);
            assert_page(&format!("docs/districts/{name}{suffix}.md"), &page);
        }
    }
}
