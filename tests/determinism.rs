//! What must not change a result: threads, roads nobody uses, depots without goods, measures that are not switched
//! on; and what more knowledge of the roads must not make worse.

mod support;

use std::path::Path;

use support::Table;
use support::program::{Desk, assert_same, shipped};

/// Runs `folder` and answers every file of the output but the manifest.
fn results(desk: &Desk, folder: &str) -> std::collections::BTreeMap<String, Vec<u8>> {
    let out = format!("out-of-{folder}");
    desk.done(&["run", folder, "-n", "100", "--out", &out]);
    desk.results(&out)
}

/// The example as `name`, next to `demo`.
fn another(desk: &Desk, name: &str) {
    desk.done(&["new", name]);
}

#[test]
fn the_number_of_threads_changes_no_byte() {
    let desk = Desk::with_example();
    let with = |threads: &str| {
        let asked = [
            "run",
            "demo",
            "-n",
            "200",
            "--out",
            threads,
            "--threads",
            threads,
        ];
        desk.done(&asked);
        assert_eq!(
            desk.json(&format!("{threads}/manifest.json"))["threads"].to_string(),
            threads
        );
        desk.results(threads)
    };
    let one = with("1");
    assert_eq!(one.len(), 7);
    assert_same(&one, &with("2"));
    assert_same(&one, &with("7"));
}

#[test]
fn another_seed_changes_the_rows() {
    let desk = Desk::with_example();
    desk.done(&["run", "demo", "-n", "16", "--out", "one"]);
    desk.done(&["run", "demo", "-n", "16", "--seed", "2", "--out", "two"]);
    assert_ne!(
        desk.read("one/replications.csv"),
        desk.read("two/replications.csv")
    );
}

#[test]
fn closing_a_road_that_nobody_uses_changes_no_byte() {
    let desk = Desk::with_example();
    another(&desk, "closed");
    for (folder, probability) in [("demo", "0.1"), ("closed", "1")] {
        // A dead end behind the depot's node: no shortest way to anywhere else runs through it.
        desk.append(&format!("{folder}/network/node.csv"), "Z,112.660,22.365\n");
        let link = format!("{folder}/network/link.csv");
        desk.append(&link, "HZ,H,Z,false,900,village,false,,\n");
        let rows = desk.read(&link);
        let rows = rows.lines().map(|line| match line {
            header if header.starts_with("link_id") => format!("{header},closed_probability\n"),
            spur if spur.starts_with("HZ") => format!("{spur},{probability}\n"),
            road => format!("{road},0.2\n"),
        });
        desk.write(&link, rows.collect::<String>());
        desk.append(
            &format!("{folder}/scenario.toml"),
            "\n[hazards.link_failure]\n",
        );
    }
    assert_same(&results(&desk, "demo"), &results(&desk, "closed"));
}

#[test]
fn a_depot_without_goods_changes_no_byte() {
    let desk = Desk::with_example();
    another(&desk, "more");
    desk.append(
        "more/sites.csv",
        "empty,空库,town,南镇,,112.640,22.400,1,4,\"lognormal(20, 40)\",river,4.5\n",
    );
    assert_same(&results(&desk, "demo"), &results(&desk, "more"));
}

#[test]
fn a_measure_that_is_not_switched_on_changes_no_byte() {
    let desk = Desk::with_example();
    another(&desk, "more");
    desk.append(
        "more/scenario.toml",
        "\n[[measures]]\nname = \"wings\"\ntitle = \"Wings\"\nset = [\"vehicles.*.max_speed_km_h=120\"]\n",
    );
    assert_same(&results(&desk, "demo"), &results(&desk, "more"));
}

/// The mean of a target's value over the replications in which it applied, at most `horizon_h`.
fn mean_value(desk: &Desk, out: &str, (target, horizon_h): (&str, f64)) -> f64 {
    let table = Table::read(&desk.path(out).join("replications.csv"));
    let met = table.text(&format!("{target}_met"));
    let values: Vec<Option<f64>> = table.values(&format!("{target}_value"));
    let applied = values.iter().zip(&met).filter(|(_, met)| !met.is_empty());
    let censored: Vec<f64> = applied
        .map(|(value, _)| value.map_or(horizon_h, |value| value.min(horizon_h)))
        .collect();
    assert!(!censored.is_empty(), "{target} applied at least once");
    censored.iter().sum::<f64>() / censored.len() as f64
}

/// The means on the same draws when headquarters knows the roads as `knowledge`, in order.
fn means(scenario: &Path, (target, horizon_h): (&str, f64), runs: (&str, &[&str])) -> Vec<f64> {
    means_with(&[], scenario, (target, horizon_h), runs)
}

/// The same with changes.
fn means_with(
    changes: &[&str],
    scenario: &Path,
    (target, horizon_h): (&str, f64),
    runs: (&str, &[&str]),
) -> Vec<f64> {
    let desk = Desk::empty();
    let scenario = scenario.to_string_lossy();
    let (replications, knowledge) = runs;
    let mean = |knowledge: &&str| {
        let set = format!("policy.knowledge={knowledge}");
        let asked = ["run", &scenario, "-n", replications, "--out", knowledge];
        let known = [set.as_str()];
        let sets = changes.iter().chain(&known);
        let sets = sets.flat_map(|set| ["--set", set]);
        let asked: Vec<&str> = asked.into_iter().chain(sets).collect();
        desk.done(&asked);
        mean_value(&desk, knowledge, (target, horizon_h))
    };
    knowledge.iter().map(mean).collect()
}

#[track_caller]
fn assert_rising(means: &[f64]) {
    let rising = means.windows(2).all(|pair| pair[0] <= pair[1]);
    assert!(
        rising,
        "mean hours, from knowing most to knowing least: {means:?}"
    );
}

#[test]
fn knowing_the_roads_does_not_make_relief_later_in_the_example() {
    let desk = Desk::with_example();
    let all = ["oracle", "reported", "blind"];
    assert_rising(&means(
        &desk.path("demo"),
        ("relief-8h", 48.0),
        ("400", &all),
    ));
}

#[test]
fn knowing_the_roads_does_not_make_relief_later_in_songbei() {
    let target = (relief_target("songbei"), 72.0);
    let target = (target.0.as_str(), target.1);
    let all = ["oracle", "reported", "blind"];
    assert_rising(&means(&shipped("songbei"), target, ("16", &all)));
    assert_rising(&means(&shipped("songbei"), target, ("40", &all[1..])));
}

#[test]
fn knowing_the_roads_does_not_make_relief_later_in_kaiping() {
    let target = ("kaiping-relief-time", 72.0);
    let all = ["oracle", "reported", "blind"];
    // Nobody is told to leave: at shelters on dry ground goods, not roads, decide when the last are relieved.
    let stay = ["evacuation.order_rise_share=10"];
    let of = |runs| means_with(&stay, &shipped("kaiping"), target, runs);
    assert_rising(&of(("16", &all)));
    assert_rising(&of(("40", &all[1..])));
}

/// The first target of a shipped scenario on the time of relief.
fn relief_target(name: &str) -> String {
    let table = Table::read(&shipped(name).join("targets.csv"));
    let metrics = table.text("metric");
    let at = metrics
        .iter()
        .position(|metric| *metric == "first_relief_time");
    table.text("target_id")[at.expect("a target on relief")].to_owned()
}
