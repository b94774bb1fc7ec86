//! Levels of the county's response: by what has been reported, one after the other.

mod support;
#[path = "support/worlds.rs"]
mod worlds;

use reliefsim::random::Dist;
use reliefsim::response::{Entry, Happened, Plan, RouterKind};
use reliefsim::run;
use reliefsim::scenario::Scenario;
use reliefsim::scenario::activation::{ActivationLevel, ActivationRow};
use reliefsim::scenario::tables::HydrographRow;
use reliefsim::units::Millis;
use reliefsim::world;
use support::program::Desk;

fn level(level: ActivationLevel) -> ActivationRow {
    ActivationRow {
        level,
        displaced_persons: None,
        affected_persons: None,
        places_struck: None,
        activation_min: None,
        stock_share: 1.0,
    }
}

/// The water rises by half a metre an hour for ten hours, over the houses of 1000 people that stand evenly on five metres: after
/// *s* hours 100 *s* are affected and 100 (*s* − 1) displaced. A report takes an hour, the assessment half of one.
fn rising() -> Scenario {
    let mut scenario = worlds::empty(2, 48.0);
    worlds::road(&mut scenario, [0, 1], 10.0, 0.0);
    worlds::village(&mut scenario, 1, 1000);
    worlds::depot(&mut scenario, 0, 1);
    scenario.places[0].hand_high_m = Some(5.0);
    let point = |time_ratio, rise_share| HydrographRow {
        time_ratio,
        rise_share,
    };
    scenario.hydrograph = vec![point(0.0, 0.0), point(1.0, 1.0), point(100.0, 1.0)];
    scenario.policy.place_report_min = Dist::Fixed(60.0);
    scenario.policy.assessment_min = Dist::Fixed(30.0);
    scenario.activation_levels = vec![
        ActivationRow {
            displaced_persons: Some(2000.0),
            ..level(ActivationLevel::First)
        },
        ActivationRow {
            affected_persons: Some(945.0),
            displaced_persons: Some(1500.0),
            ..level(ActivationLevel::Second)
        },
        ActivationRow {
            displaced_persons: Some(195.0),
            activation_min: Some(Dist::Fixed(30.0)),
            ..level(ActivationLevel::Third)
        },
        level(ActivationLevel::Fourth),
    ];
    scenario
}

fn log(scenario: &Scenario) -> Vec<Entry> {
    let world = world::compile(scenario);
    let plan = Plan::with_router(&world, RouterKind::Reference, None);
    run::trace(&world, &plan, 1, 0).1
}

/// The first time, in hours, at which something happens.
fn first(log: &[Entry], what: impl Fn(&Happened) -> bool) -> Option<f64> {
    let mut log = log.iter();
    log.find(|entry| what(&entry.what))
        .map(|entry| entry.time.hours())
}

/// From level IV to I, in hours.
fn in_force(scenario: &Scenario) -> [Option<f64>; 4] {
    let log = log(scenario);
    let mut levels = ActivationLevel::ALL.to_vec();
    levels.reverse();
    let found = |at: usize| {
        first(&log, |what| {
            *what == Happened::LevelInForce { level: levels[at] }
        })
    };
    [0, 1, 2, 3].map(found)
}

#[test]
fn levels_follow_what_was_reported_an_hour_ago() {
    let scenario = rising();
    // Struck in the first step after the start, reported an hour later and assessed by 1:45. 200 are displaced at 3:00, which
    // is known at 4:00; 950 affected at 9:30, known at 10:30.
    let expected = [Some(1.75), Some(4.5), Some(10.5), None];
    assert_eq!(in_force(&scenario), expected);
    let activated = first(&log(&scenario), |what| *what == Happened::Activation);
    assert_eq!(activated, Some(1.75), "the lowest level is the activation");
    // The truth is the same, but known two hours later.
    let mut late = scenario.clone();
    late.policy.place_report_min = Dist::Fixed(180.0);
    let later = expected.map(|time| time.map(|time| time + 2.0));
    assert_eq!(in_force(&late), later);
}

#[test]
fn the_assessment_counts_what_is_known_by_then_and_a_high_level_brings_the_lower_ones() {
    let mut slow = rising();
    slow.policy.assessment_min = Dist::Fixed(600.0);
    // Assessed at 11:15, when all is known: III takes half an hour more, but II brings it at once.
    let at_once = Some(11.25);
    assert_eq!(in_force(&slow), [at_once, at_once, at_once, None]);
}

#[test]
fn villages_struck_count_too() {
    let mut scenario = rising();
    worlds::village(&mut scenario, 0, 10);
    scenario.places[1].hand_low_m = Some(2.0);
    scenario.places[1].hand_high_m = Some(2.0);
    scenario.activation_levels = vec![
        ActivationRow {
            places_struck: Some(2),
            ..level(ActivationLevel::Second)
        },
        level(ActivationLevel::Fourth),
    ];
    // The second village is struck as the water passes two metres, in the step of four hours.
    let [fourth, _, second, _] = in_force(&scenario);
    assert_eq!(fourth, Some(1.75));
    assert!(
        second.is_some_and(|time| (5.0..=5.25).contains(&time)),
        "{second:?}"
    );
}

#[test]
fn below_the_lowest_level_the_county_does_nothing() {
    let mut scenario = rising();
    scenario.activation_levels = vec![ActivationRow {
        displaced_persons: Some(5000.0),
        ..level(ActivationLevel::Fourth)
    }];
    let log = log(&scenario);
    assert_eq!(first(&log, |what| *what == Happened::Activation), None);
    let sent = first(&log, |what| matches!(what, Happened::Assigned { .. }));
    assert_eq!(sent, None);
}

#[test]
fn sites_and_teams_wait_for_their_level() {
    let sent = |scenario: &Scenario| {
        first(&log(scenario), |what| {
            matches!(what, Happened::Assigned { .. })
        })
    };
    let mut of_site = rising();
    // Nobody is displaced before 1:00, so that there is something to do at 1:45.
    assert_eq!(sent(&of_site), Some(1.75));
    of_site.sites[0].from_level = Some(ActivationLevel::Third);
    assert_eq!(sent(&of_site), Some(4.5));
    let mut of_team = rising();
    of_team.teams[0].from_level = Some(ActivationLevel::Second);
    assert_eq!(sent(&of_team), Some(10.5));
    of_team.teams[0].turnout_min = Dist::Fixed(45.0);
    assert_eq!(sent(&of_team), Some(11.25));
    of_team.teams[0].from_level = Some(ActivationLevel::First);
    assert_eq!(sent(&of_team), None);
}

#[test]
fn each_level_releases_its_share_of_the_countys_stock() {
    let mut scenario = rising();
    scenario.stock[0].quantity = 100.0;
    scenario.policy.reserve_share = 0.2;
    for (row, share) in scenario
        .activation_levels
        .iter_mut()
        .zip([1.0, 1.0, 0.5, 0.25])
    {
        row.stock_share = share;
    }
    let log = log(&scenario);
    let delivered = |until: f64| -> i64 {
        let delivered = log.iter().filter(|entry| entry.time.hours() < until);
        let quantity = |entry: &Entry| match entry.what {
            Happened::Delivered { quantity_milli, .. } => quantity_milli,
            _ => 0,
        };
        delivered.map(quantity).sum()
    };
    // Of the 80 that are not kept back; need is far larger from 3:00 on.
    assert_eq!(delivered(4.5), 20_000);
    assert_eq!(delivered(10.5), 40_000);
    assert_eq!(delivered(48.0), 80_000);
}

#[test]
fn the_summary_tells_the_odds_of_each_level() {
    let scenario = rising();
    let world = world::compile(&scenario);
    let plan = Plan::with_router(&world, RouterKind::Reference, None);
    let (outcome, _) = run::trace(&world, &plan, 1, 0);
    let known: Vec<bool> = outcome.levels.iter().map(|time| !time.is_never()).collect();
    assert_eq!(known, [true, true, true, false]);
    assert_eq!(outcome.levels[0], Millis::from_hours(1.75));
    let desk = Desk::with_example();
    let rows = "level,displaced_persons\nIII,1\nIV,\n";
    desk.write("demo/activation_levels.csv", rows);
    desk.done(&["run", "demo", "-n", "20", "--out", "out"]);
    let summary = desk.json("out/summary.json");
    let levels = summary["activation_levels"].as_array().expect("levels");
    let names: Vec<&str> = levels
        .iter()
        .filter_map(|row| row["level"].as_str())
        .collect();
    assert_eq!(names, ["IV", "III"]);
    let share = |row: usize, key: &str| levels[row][key].as_f64().expect("a share");
    assert!(share(0, "probability") >= share(1, "probability"));
    let highest = share(0, "highest_share") + share(1, "highest_share");
    assert!((highest - share(0, "probability")).abs() < 1e-9);
    assert!(share(1, "probability") > 0.0);
}

#[test]
fn levels_that_contradict_each_other_or_are_not_there_are_errors() {
    let desk = Desk::with_example();
    let tells = |rows: &str| {
        let rows = format!("level,displaced_persons,affected_persons,stock_share\n{rows}\n");
        desk.write("demo/activation_levels.csv", rows);
        desk.codes("demo")
    };
    let has = |codes: &[String], code: &str| codes.iter().any(|told| told == code);
    let sound = tells("IV,,,0.5\nIII,100,1000,0.5\nI,500,,1");
    assert!(!has(&sound, "E0674") && !has(&sound, "E0675"));
    assert!(has(&tells("III,100,,1\nII,50,,1"), "E0674"));
    assert!(has(&tells("III,100,,1\nII,500,,0.5"), "E0674"));
    assert!(has(&tells("III,100,,1\nII,,,1"), "E0675"));
    let sites = desk.read("demo/sites.csv");
    let mut lines = sites.lines();
    let header = lines.next().expect("a header");
    let rows: Vec<String> = lines.map(|row| format!("{row},II")).collect();
    desk.write(
        "demo/sites.csv",
        format!("{header},from_level\n{}\n", rows.join("\n")),
    );
    assert!(has(&tells("III,100,,1\nIV,,,1"), "E0401"));
    assert!(!has(&tells("II,100,,1\nIV,,,1"), "E0401"));
    let levels = desk.path("demo/activation_levels.csv");
    std::fs::remove_file(levels).expect("the table is there");
    assert!(has(&desk.codes("demo"), "E0401"));
}
