//! Rows of a plan that are computed once from records, by hand on a small world, and every row of the five plans.

mod support;
#[path = "support/worlds.rs"]
mod worlds;

use reliefsim::random::Dist;
use reliefsim::scenario::Scenario;
use reliefsim::scenario::choices::{Assessable, Comparator, Level, TeamKind};
use reliefsim::scenario::evacuation::ShelterRow;
use reliefsim::scenario::inventory::{InventoryRow, Item};
use reliefsim::scenario::metrics::{Basis, Metric};
use reliefsim::scenario::spec::Cell;
use reliefsim::scenario::tables::{TargetRow, TeamRow};
use reliefsim::target::{Value, computed, meets};
use reliefsim::world;
use support::program::Desk;
use support::{Table, shared};
use worlds::id;

/// Three villages 2, 4 and 6 km along a road from a depot, with 1,000, 3,000 and 6,000 residents.
fn scenario(records: &[(Item, f64)]) -> Scenario {
    let mut scenario = worlds::empty(4, 24.0);
    worlds::depot(&mut scenario, 0, 1);
    for (village, persons) in [(1, 1000), (2, 3000), (3, 6000)] {
        worlds::road(&mut scenario, [village - 1, village], 2.0, 0.0);
        worlds::village(&mut scenario, village, persons);
    }
    let records = records.iter();
    scenario.inventory = records
        .map(|&(item, quantity)| record(item, quantity))
        .collect();
    scenario
}

fn record(item: Item, quantity: f64) -> InventoryRow {
    InventoryRow {
        item,
        quantity,
        as_of: None,
    }
}

fn shelter(effective_area_m2: Option<f64>, capacity_persons: Option<f64>) -> ShelterRow {
    ShelterRow {
        shelter_id: id("s"),
        name: "school".into(),
        level: Level::Town,
        town: None,
        place_id: None,
        node_id: None,
        flood_ref: None,
        floor_m: None,
        x_coord: None,
        y_coord: None,
        effective_area_m2,
        capacity_persons,
    }
}

/// The value of a row in this metric and unit.
fn value(scenario: &Scenario, metric: Metric, unit: &str) -> Option<f64> {
    let row = TargetRow {
        metric,
        unit: unit.into(),
        comparator: Comparator::AtLeast,
        assessable: Assessable::Yes,
        ..scenario.targets[0].clone()
    };
    computed(&row, &world::compile(scenario))
}

fn close(found: Option<f64>, expected: f64) {
    let found = found.expect("a value");
    assert!((found - expected).abs() < 1e-9, "{found} of {expected}");
}

#[test]
fn ratios_are_those_of_the_records_in_the_unit_of_the_row() {
    let scenario = scenario(&[
        (Item::SheltersRequired, 320.0),
        (Item::SheltersInPlace, 317.0),
        (Item::FullTimeFirefighters, 6.0),
        (Item::FullTimeFirefightersBefore, 4.0),
        (Item::RainGauges, 90.0),
        (Item::LandKm2, 1659.0),
        (Item::ForestTeams, 20.0),
        (Item::ForestTeamsToStandard, 18.0),
    ]);
    let of = |metric, unit| value(&scenario, metric, unit);
    close(of(Metric::ShelterCoverage, "%"), 100.0 * 317.0 / 320.0);
    close(of(Metric::FirefighterRatio, "per mille"), 0.6);
    close(of(Metric::FirefightersAdded, "persons"), 2.0);
    close(of(Metric::RainGaugeDensity, "per 100 km2"), 9000.0 / 1659.0);
    close(of(Metric::TeamStandardRate, "share"), 0.9);
    assert_eq!(of(Metric::FirstReliefTime, "h"), None);
}

#[test]
fn a_ratio_that_is_the_limit_meets_it() {
    for (part, limit) in [(29.0, 29.0), (57.0, 57.0), (58.0, 58.0), (7.0, 7.0)] {
        let scenario = scenario(&[
            (Item::ForestTeams, 100.0),
            (Item::ForestTeamsToStandard, part),
        ]);
        let row = |comparator| TargetRow {
            metric: Metric::TeamStandardRate,
            unit: "%".into(),
            threshold: limit,
            comparator,
            assessable: Assessable::Yes,
            ..scenario.targets[0].clone()
        };
        let world = world::compile(&scenario);
        let met = |comparator| {
            let row = row(comparator);
            meets(&row, Value::Ratio(computed(&row, &world).expect("a value")))
        };
        assert!(met(Comparator::AtLeast) && met(Comparator::Equal) && met(Comparator::AtMost));
        assert!(!met(Comparator::Less) && !met(Comparator::More));
    }
}

#[test]
fn what_is_not_on_record_is_not_guessed() {
    let bare = scenario(&[(Item::SheltersRequired, 0.0), (Item::RainGauges, 3.0)]);
    for metric in Metric::ALL {
        assert_eq!(value(&bare, *metric, "share"), None, "{metric:?}");
    }
}

#[test]
fn a_row_that_is_called_not_assessable_is_not_judged_whatever_is_on_record() {
    let scenario = scenario(&[
        (Item::ForestTeams, 20.0),
        (Item::ForestTeamsToStandard, 18.0),
    ]);
    let row = |assessable| TargetRow {
        metric: Metric::TeamStandardRate,
        unit: "%".into(),
        assessable,
        ..scenario.targets[0].clone()
    };
    let world = world::compile(&scenario);
    close(computed(&row(Assessable::Partly), &world), 90.0);
    assert_eq!(computed(&row(Assessable::No), &world), None);
}

#[test]
fn shelters_count_by_row_area_and_people_and_each_must_say() {
    let mut scenario = scenario(&[(Item::SheltersRequired, 4.0)]);
    scenario.shelters = vec![shelter(Some(9000.0), Some(2000.0)); 2];
    close(value(&scenario, Metric::ShelterCoverage, "%"), 50.0);
    close(value(&scenario, Metric::ShelterCapacity, "persons"), 4000.0);
    close(
        value(&scenario, Metric::ShelterAreaPerPerson, "m2 per person"),
        1.8,
    );
    scenario
        .inventory
        .push(record(Item::UrbanResidents, 6000.0));
    close(
        value(&scenario, Metric::ShelterAreaPerPerson, "m2 per person"),
        3.0,
    );
    scenario.shelters.push(shelter(None, Some(1.0)));
    assert_eq!(
        value(&scenario, Metric::ShelterAreaPerPerson, "m2 per person"),
        None
    );
    close(value(&scenario, Metric::ShelterCapacity, "persons"), 4001.0);
    scenario
        .inventory
        .push(record(Item::ShelterAreaM2, 15_000.0));
    close(
        value(&scenario, Metric::ShelterAreaPerPerson, "m2 per person"),
        2.5,
    );
}

#[test]
fn fire_engines_cover_what_they_reach_within_the_limit_turnout_included() {
    let mut scenario = scenario(&[]);
    for (place, km2) in scenario.places.iter_mut().zip([1.0, 2.0, 5.0]) {
        place.built_up_km2 = Some(km2);
    }
    assert_eq!(value(&scenario, Metric::FireStationCoverage, "%"), None);
    // A minute of turnout and two a village at 60 km/h: 3, 5 and 7 minutes.
    scenario.teams.push(TeamRow {
        kind: TeamKind::FireService,
        turnout_min: Dist::Fixed(1.0),
        night_turnout_min: None,
        standby_turnout_min: None,
        ..scenario.teams[0].clone()
    });
    let share = |limit_min| {
        let mut scenario = scenario.clone();
        scenario.standards.fire_engine_limit_min = limit_min;
        value(&scenario, Metric::FireStationCoverage, "%")
    };
    close(share(2.9), 0.0);
    close(share(3.0), 12.5);
    close(share(5.0), 37.5);
    close(share(7.0), 100.0);
}

#[test]
fn fire_engines_carry_no_relief() {
    let mut with = scenario(&[]);
    with.teams[0].kind = TeamKind::FireService;
    assert!(world::compile(&with).fleets.is_empty());
}

const INVENTORY: &str = "item,quantity,as_of
full_time_firefighters,12,2025
residents,20000,2025
rain_gauges,3,2025
";
const TARGETS: &str = "firefighters,专职消防人员比例,firefighter_ratio,>=,0.45,per mille,,,plan,yes
gauges,雨量站,rain_gauge_density,>=,5,per 100 km2,,,plan,yes
sections,洪水预警发布率,flood_warning_rate,>=,80,%,,,plan,no
";

/// The example with records and rows that are computed from them.
fn desk() -> Desk {
    let desk = Desk::with_example();
    desk.write("demo/inventory.csv", INVENTORY);
    desk.append("demo/sources.csv", "inventory.csv,*,*,plan,yearbook\n");
    let head =
        "target_id,indicator,metric,comparator,threshold,unit,clock,event,source,assessable\n";
    desk.write("demo/targets.csv", format!("{head}{TARGETS}"));
    desk
}

#[test]
fn a_computed_row_is_met_for_sure_and_one_without_its_records_is_told_and_kept() {
    let desk = desk();
    assert_eq!(desk.codes("demo"), ["W0589"]);
    desk.done(&["run", "demo", "-n", "8", "--out", "out"]);
    let table = desk.read("out/targets.csv");
    let rows: Vec<&str> = table.lines().skip(1).collect();
    assert!(rows[0].starts_with(
        "firefighters,firefighter_ratio,>=,0.45,per mille,1.000000,1.000000,1.000000,"
    ));
    assert!(rows[0].contains(",meets,0,yes,"), "{}", rows[0]);
    assert!(
        rows[1].contains(",,,,") && rows[1].contains(",not_assessable,0,yes,"),
        "{}",
        rows[1]
    );
    // A row that only a record can prove names it, though nobody wrote why.
    assert!(
        rows[2].contains("not_assessable") && rows[2].contains("hydrological bureau"),
        "{}",
        rows[2]
    );
    let summary = desk.json("out/summary.json");
    assert_eq!(summary["targets"][0]["value"]["p50"], 0.6);
    let report = desk.read("out/report.html");
    assert!(report.contains("0.6 ‰"), "the value is shown");
}

#[test]
fn a_limit_is_in_a_unit_of_its_metric_and_within_the_whole() {
    let spoilt = |from: &str, to: &str| {
        let desk = desk();
        desk.replace("demo/targets.csv", from, to);
        desk.codes("demo")
    };
    assert_eq!(spoilt("0.45,per mille", "0.45,h"), ["E0512", "W0589"]);
    assert_eq!(
        spoilt("0.45,per mille", "1200,per mille"),
        ["E0529", "W0589"]
    );
    assert_eq!(spoilt(">=,0.45", "<=,0.45"), ["W0514", "W0589"]);
    assert_eq!(spoilt("flood_warning_rate", "none"), ["W0589", "E0510"]);
    assert_eq!(spoilt("%,,,plan,no", "%,,,plan,yes"), ["W0589", "E0511"]);
}

#[test]
fn metrics_are_explained_in_both_languages() {
    let desk = Desk::empty();
    let told = desk
        .done(&["explain", "firefighter_ratio", "--json"])
        .document();
    assert_eq!(told["data"]["metric"], "firefighter_ratio");
    assert_eq!(told["data"]["basis"], "computed");
    assert!(
        told["data"]["record"]
            .as_str()
            .is_some_and(|text| text.contains("inventory.csv"))
    );
    let zh = desk
        .done(&["explain", "warning_lead", "--lang", "zh"])
        .stdout;
    assert!(zh.contains("收到预警"), "{zh}");
    let near = desk.run(&["explain", "firefigter_ratio"]);
    assert!(
        near.code == 2 && near.stderr.contains("firefighter_ratio"),
        "{}",
        near.stderr
    );
}

#[test]
fn every_row_of_the_five_plans_has_a_metric_with_its_unit() {
    let Some(path) = shared("facts/plan_targets.csv") else {
        return;
    };
    let table = Table::read(&path);
    let (metrics, units) = (table.text("metric"), table.text("unit"));
    assert_eq!(metrics.len(), 37);
    for (words, unit) in metrics.iter().zip(units) {
        let word = words.split(' ').next().expect("a word");
        let metric = Metric::read(word).unwrap_or_else(|_| panic!("{word} is a metric"));
        let definition = metric.definition();
        let unit = unit.split(" after").next().unwrap_or(unit);
        assert!(definition.units.contains(&unit), "{word}: {unit}");
        assert!(metric != Metric::None);
        assert_ne!(
            (definition.basis, definition.has_clock),
            (Basis::Recorded, true)
        );
    }
}
