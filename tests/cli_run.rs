//! `new`, `check` and `run` as a person meets them: files, columns, languages, changes, precision, interruption.

mod support;

#[cfg(unix)]
use std::path::Path;

use serde_json::Value;
use support::program::{Desk, Printed, assert_same};

const FILES: [&str; 8] = [
    "manifest.json",
    "places.csv",
    // Becomes `replications.parquet` when a Parquet writer is among the dependencies.
    "replications.csv",
    "report.html",
    "shortfall.csv",
    "summary.json",
    "targets.csv",
    "time_budget.csv",
];

fn header(desk: &Desk, file: &str) -> Vec<String> {
    let mut reader = csv::Reader::from_path(desk.path(file)).expect("a table");
    let header = reader.headers().expect("a header").clone();
    header.iter().map(str::to_owned).collect()
}

fn probability(printed: &Printed, target: &str) -> f64 {
    let document = printed.document();
    let targets = document["data"]["summary"]["targets"].as_array();
    let mut targets = targets.expect("targets").iter();
    let found = targets.find(|row| row["target_id"] == target);
    found.expect("the target")["probability"]
        .as_f64()
        .expect("a probability")
}

#[test]
fn a_new_scenario_checks_without_findings_and_runs() {
    let desk = Desk::with_example();
    let checked = desk.done(&["check", "demo", "--lang", "en"]);
    assert!(checked.stdout.contains("no findings"), "{}", checked.stdout);
    let run = desk.done(&["run", "demo", "-n", "40", "--out", "out", "--lang", "en"]);
    assert!(run.stdout.contains("seed 1"), "the seed is always printed");
    assert_eq!(desk.names("out"), FILES);
    assert_eq!(desk.names("."), ["demo", "out"], "nothing else is left");
}

#[test]
fn the_output_folder_is_named_after_the_scenario_unless_asked_otherwise() {
    let desk = Desk::with_example();
    desk.done(&["run", "demo", "-n", "8"]);
    assert_eq!(desk.names("out/demo"), FILES);
}

#[test]
fn the_tables_have_the_columns_that_other_programs_rely_on() {
    let desk = Desk::with_example();
    desk.done(&["run", "demo", "-n", "40", "--out", "out"]);
    let targets = [
        "target_id",
        "metric",
        "comparator",
        "threshold",
        "unit",
        "probability",
        "ci_low",
        "ci_high",
        "confidence",
        "reliability",
        "verdict",
        "replications",
        "assessable",
        "why",
    ];
    assert_eq!(header(&desk, "out/targets.csv"), targets);
    let places = header(&desk, "out/places.csv");
    assert_eq!(places[..3], ["place_id", "name", "population"]);
    for event in ["first_delivery", "relief"] {
        for quantile in ["p05", "p25", "p50", "p75", "p95"] {
            assert!(places.contains(&format!("{event}_{quantile}_h")));
        }
    }
    assert!(places.contains(&"relieved_within_8h".to_owned()));
    assert!(places.contains(&"isolated_share".to_owned()));
    let shortfall = header(&desk, "out/shortfall.csv");
    assert_eq!(shortfall[..3], ["commodity", "scope", "id"]);
    for hours in [4, 8, 10, 12, 24, 72] {
        assert!(shortfall.contains(&format!("fill_rate_{hours}h")));
    }
    assert!(shortfall.iter().any(|name| name.starts_with("peak_short")));
    assert!(
        shortfall
            .iter()
            .any(|name| name.starts_with("unit_hours_short"))
    );
    let budget = ["target_id", "step", "mean_h", "largest_share"];
    assert_eq!(header(&desk, "out/time_budget.csv"), budget);
    let replications = header(&desk, "out/replications.csv");
    for name in [
        "replication",
        "severity",
        "relief-8h_value",
        "relief-8h_met",
    ] {
        assert!(replications.contains(&name.to_owned()), "{name}");
    }
}

#[test]
fn summary_and_manifest_are_json_and_agree_with_the_tables() {
    let desk = Desk::with_example();
    desk.done(&["run", "demo", "-n", "40", "--seed", "7", "--out", "out"]);
    let manifest = desk.json("out/manifest.json");
    assert_eq!(manifest["program"], "reliefsim");
    assert_eq!(manifest["version"], env!("CARGO_PKG_VERSION"));
    assert_eq!(
        (&manifest["seed"], &manifest["replications"]),
        (&7.into(), &40.into())
    );
    assert_eq!(manifest["state"], "whole");
    let summary = desk.json("out/summary.json");
    let rows = support::Table::read(&desk.path("out/targets.csv"));
    let printed: Vec<f64> = rows.values("probability").into_iter().flatten().collect();
    let held: Vec<f64> = summary["targets"]
        .as_array()
        .expect("targets")
        .iter()
        .filter_map(|row| row["probability"].as_f64())
        .collect();
    assert_eq!(printed.len(), 2, "two rows of the example can be assessed");
    for (printed, held) in printed.iter().zip(&held) {
        assert!((printed - held).abs() <= 5e-7, "{printed} is {held}");
    }
    let met = support::Table::read(&desk.path("out/replications.csv"));
    let met: Vec<bool> = met.values("relief-8h_met").into_iter().flatten().collect();
    let share = met.iter().filter(|met| **met).count() as f64 / met.len() as f64;
    assert!((share - printed[0]).abs() <= 5e-7, "the share of the rows");
}

#[test]
fn the_report_needs_no_network() {
    let desk = Desk::with_example();
    desk.done(&["run", "demo", "-n", "16", "--out", "out"]);
    let page = desk.read("out/report.html");
    assert!(page.starts_with("<!DOCTYPE html>") || page.starts_with("<!doctype html>"));
    for reference in ["src=\"http", "href=\"http", "@import", "url(http"] {
        assert!(!page.contains(reference), "{reference}");
    }
}

#[test]
fn json_is_the_only_thing_on_stdout() {
    let desk = Desk::with_example();
    let printed = desk.done(&["run", "demo", "-n", "16", "--out", "out", "--json"]);
    assert_eq!(printed.stdout.lines().count(), 1);
    let document = printed.document();
    assert_eq!(document["schema"], "reliefsim/run/v1");
    assert_eq!(document["ok"], true);
    assert!(document["warnings"].is_array());
    assert_eq!(document["data"]["manifest"]["replications"], 16);
    let mut written = desk.json("out/summary.json");
    let schema = written
        .as_object_mut()
        .and_then(|object| object.remove("schema"));
    assert_eq!(schema, Some("reliefsim/summary/v1".into()));
    assert!(document["data"]["summary"] == written, "the same summary");
}

#[test]
fn plain_is_one_table_with_tabs() {
    let desk = Desk::with_example();
    let plain = desk.done(&["run", "demo", "-n", "16", "--out", "out", "--plain"]);
    let widths: Vec<usize> = plain
        .stdout
        .lines()
        .map(|line| line.split('\t').count())
        .collect();
    assert_eq!(
        widths.len(),
        4,
        "a header and three targets: {}",
        plain.stdout
    );
    assert!(widths.iter().all(|width| *width == widths[0] && *width > 1));
    let boxes = |sign: char| ('\u{2500}'..='\u{257f}').contains(&sign);
    assert!(!plain.stdout.contains(boxes));
}

#[test]
fn both_languages_are_spoken_and_the_numbers_are_the_same() {
    let desk = Desk::with_example();
    let chinese = desk.done(&["run", "demo", "-n", "16", "--out", "zh", "--lang", "zh"]);
    let english = desk.done(&["run", "demo", "-n", "16", "--out", "en", "--lang", "en"]);
    assert!(chinese.stdout.contains("种子") && !english.stdout.contains("种子"));
    assert!(english.stdout.contains("Verdict") && !chinese.stdout.contains("Verdict"));
    let (mut chinese, mut english) = (desk.results("zh"), desk.results("en"));
    assert_ne!(chinese.remove("report.html"), english.remove("report.html"));
    assert_same(&chinese, &english);
}

#[test]
fn strict_ends_with_1_only_when_a_target_is_missed() {
    let desk = Desk::with_example();
    let missed = ["run", "demo", "-n", "40", "--out", "out"];
    assert_eq!(desk.run(&missed).code, 0);
    let strict = desk.run(&[&missed[..], &["--strict"]].concat());
    assert_eq!(strict.code, 1, "relief-8h is missed by far");
    assert_eq!(
        desk.names("out"),
        FILES,
        "the results are there all the same"
    );
    let met = ["--strict", "--set", "targets.relief-8h.reliability=0.01"];
    assert_eq!(desk.run(&[&missed[..], &met].concat()).code, 0);
}

#[test]
fn changes_to_the_scenario_change_the_results() {
    let desk = Desk::with_example();
    let run = |changes: &[&str]| {
        let asked = ["run", "demo", "-n", "200", "--out", "out", "--json"];
        desk.done(&[&asked[..], changes].concat())
    };
    let base = probability(&run(&[]), "relief-8h");
    let slow = probability(&run(&["--set", "policy.order_min=600"]), "relief-8h");
    assert!(
        slow < base,
        "ten hours until an order: {slow} against {base}"
    );
    let scenario = desk.read("demo/scenario.toml");
    let name = |table: &str| -> String {
        let text = scenario.split(table).nth(1).expect("the example has one");
        text.split('"').nth(1).expect("it has a name").to_owned()
    };
    let measure = run(&["--measure", &name("[[measures]]")]).document();
    let stress = run(&["--stress", &name("[[stress]]")]);
    assert_ne!(
        measure["data"]["summary"],
        run(&[]).document()["data"]["summary"]
    );
    assert!(probability(&stress, "relief-8h") < base);
    assert_eq!(desk.names("demo"), Desk::with_example().names("demo"));
    assert_eq!(
        desk.read("demo/scenario.toml"),
        scenario,
        "files are not touched"
    );
}

#[test]
fn changes_that_fit_nothing_are_answered_with_the_nearest_name() {
    let desk = Desk::with_example();
    let first = desk.read("demo/scenario.toml");
    let first = first.split("[[measures]]").nth(1).expect("a measure");
    let measure = first.split('"').nth(1).expect("a name");
    let mistyped = format!("{measure}x");
    for (option, asked, nearest) in [
        ("--set", "policy.ordre_min=30", "order_min"),
        ("--set", "sites.N0RTH.docks=2", ""),
        ("--set", "policy.order_min=soon", ""),
        ("--measure", mistyped.as_str(), measure),
        ("--stress", "tripel_cut", "triple_cut"),
    ] {
        let printed = desk.run(&["run", "demo", "-n", "8", "--out", "out", option, asked]);
        assert_eq!(printed.code, 3, "{asked}: {}", printed.stderr);
        assert_eq!(printed.stdout, "", "{asked}");
        assert!(
            printed.stderr.contains(nearest),
            "{asked}: {}",
            printed.stderr
        );
        assert_eq!(desk.names("."), ["demo"], "{asked} leaves nothing");
    }
}

#[test]
fn precision_stops_early_at_a_number_that_does_not_depend_on_threads() {
    let desk = Desk::with_example();
    let done = |threads: &str| {
        let asked = [
            "run",
            "demo",
            "-n",
            "100000",
            "--precision",
            "0.05",
            "--json",
        ];
        let printed = desk.done(&[&asked[..], &["--out", threads, "--threads", threads]].concat());
        let document = printed.document();
        let targets = &document["data"]["summary"]["targets"];
        for target in targets.as_array().expect("targets") {
            let end = |name: &str| target[name].as_f64();
            if let (Some(low), Some(high)) = (end("ci_low"), end("ci_high")) {
                assert!(high - low <= 0.1 + 1e-12, "{low} to {high}");
            }
        }
        document["data"]["summary"]["replications"].as_u64()
    };
    let one = done("1").expect("a number");
    assert!((100..100_000).contains(&one), "{one}");
    assert_eq!(done("2"), Some(one));
    assert_eq!(done("5"), Some(one));
    assert_same(&desk.results("1"), &desk.results("5"));
    desk.done(&["run", "demo", "-n", &one.to_string(), "--out", "same"]);
    let (early, asked) = (
        desk.read("1/replications.csv"),
        desk.read("same/replications.csv"),
    );
    assert_eq!(early, asked, "stopping early changes no row");
}

#[test]
fn a_folder_with_a_persons_files_is_refused_and_left_as_it_is() {
    let desk = Desk::with_example();
    std::fs::create_dir(desk.path("mine")).expect("a folder can be made");
    desk.write("mine/thesis.docx", "years of work");
    desk.write("mine/manifest.json", r#"{"program": "another"}"#);
    let printed = desk.run(&["run", "demo", "-n", "8", "--out", "mine", "--lang", "en"]);
    assert_eq!((printed.code, printed.stdout.as_str()), (4, ""));
    assert!(printed.stderr.contains("E0902") && printed.stderr.contains("mine"));
    assert_eq!(desk.names("mine"), ["manifest.json", "thesis.docx"]);
    assert_eq!(desk.read("mine/thesis.docx"), "years of work");
    assert_eq!(desk.names("."), ["demo", "mine"]);
}

#[test]
fn an_earlier_output_is_replaced_and_what_was_laid_beside_it_is_kept() {
    let desk = Desk::with_example();
    desk.done(&["run", "demo", "-n", "8", "--out", "out"]);
    desk.write("out/notes.txt", "mine");
    desk.done(&["run", "demo", "-n", "16", "--out", "out"]);
    assert_eq!(desk.read("out/notes.txt"), "mine");
    assert_eq!(desk.json("out/manifest.json")["replications"], 16);
    assert_eq!(desk.names("."), ["demo", "out"]);
}

/// Waits until a folder whose name says that it is being written stands in `folder`.
#[cfg(unix)]
fn wait_for_staging(folder: &Path) {
    for _ in 0..1000 {
        let entries = std::fs::read_dir(folder).expect("a folder");
        let staged = entries.flatten().any(|entry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            let rows = entry.path().join("replications.csv");
            name.contains("partial") && rows.exists()
        });
        if staged {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    panic!("the run did not begin");
}

#[cfg(unix)]
#[test]
fn an_interrupted_run_keeps_a_gapless_beginning_of_the_whole_one() {
    use std::process::{Command, Stdio};
    let desk = Desk::with_example();
    let mut running = Command::new(env!("CARGO_BIN_EXE_reliefsim"))
        .current_dir(desk.path("."))
        .env("RELIEFSIM_CACHE", "")
        .args([
            "run",
            "demo",
            "-n",
            "4000000000",
            "--out",
            "out",
            "--threads",
            "2",
        ])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts");
    wait_for_staging(&desk.path("."));
    std::thread::sleep(std::time::Duration::from_millis(300));
    let interrupt = Command::new("kill")
        .args(["-INT", &running.id().to_string()])
        .status();
    assert!(interrupt.expect("kill is there").success());
    let ended = running.wait().expect("it ends");
    assert_eq!(ended.code(), Some(130));
    assert_eq!(desk.names("."), ["demo", "out"]);
    assert_eq!(desk.names("out"), FILES);
    let manifest = desk.json("out/manifest.json");
    assert_eq!(manifest["state"], "partial");
    let kept: Value = manifest["replications"].clone();
    assert!(
        kept.as_u64().expect("a number") > 0,
        "300 ms are enough for some"
    );
    let asked = ["run", "demo", "--out", "whole", "-n"];
    desk.done(&[&asked[..], &[&kept.to_string()]].concat());
    assert_eq!(
        desk.read("out/replications.csv"),
        desk.read("whole/replications.csv")
    );
    assert_eq!(
        desk.read("out/summary.json"),
        desk.read("whole/summary.json")
    );
}
