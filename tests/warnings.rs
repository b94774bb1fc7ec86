//! Warnings of a flood, on a village whose answer can be worked out by hand.

mod support;
#[path = "support/worlds.rs"]
mod worlds;

use reliefsim::outcome::{Outcome, PlaceOutcome};
use reliefsim::random::Dist;
use reliefsim::response::{Plan, RouterKind};
use reliefsim::run;
use reliefsim::scenario::choices::{Clock, Comparator, NeedPopulation};
use reliefsim::scenario::metrics::Metric;
use reliefsim::scenario::tables::TargetRow;
use reliefsim::scenario::warning::{ChannelRow, WarningSettings};
use reliefsim::scenario::{self, Request, Scenario};
use reliefsim::target::{Value, measure};
use reliefsim::units::Millis;
use reliefsim::world;
use support::program::{Desk, shipped};
use worlds::id;

const PERSONS: u32 = 500;

/// A river that rises from the start to its peak of 5 m at 10 h: it passes its warning stage of 0.5 m at 1 h and reaches
/// the village at 5 h. The event starts at 8:00, so that it is light until then.
fn scenario(channels: Vec<ChannelRow>) -> Scenario {
    let mut scenario = worlds::empty(2, 48.0);
    worlds::road(&mut scenario, [0, 1], 12.0, 0.0);
    worlds::village(&mut scenario, 1, PERSONS);
    worlds::depot(&mut scenario, 0, 2);
    scenario.hydrograph[0].rise_share = 0.0;
    scenario.hydrograph[1].time_ratio = 1.0;
    scenario.reaches[0].rise_m = 5.0;
    scenario.reaches[0].warning_rise_m = 0.5;
    scenario.places[0].hand_low_m = Some(2.49);
    scenario.places[0].hand_high_m = Some(2.49);
    scenario.warning = Some(WarningSettings {
        lead_h: Dist::Fixed(0.0),
        decision_min: Dist::Fixed(30.0),
    });
    scenario.channels = channels;
    scenario
}

fn channel(name: &str, reach_share: f64, delay_min: f64) -> ChannelRow {
    ChannelRow {
        channel_id: id(name),
        name: name.into(),
        reach_share,
        night_reach_share: 0.1,
        delay_min: Dist::Fixed(delay_min),
        round_h: None,
        by_telephone: false,
    }
}

fn outcome(scenario: &Scenario) -> Outcome {
    let world = world::compile(scenario);
    let plan = Plan::with_router(&world, RouterKind::Reference, None);
    run::trace(&world, &plan, 1, 0).0
}

fn row(scenario: &Scenario, metric: Metric, share: f64) -> TargetRow {
    TargetRow {
        metric,
        share,
        comparator: Comparator::AtLeast,
        threshold: 0.5,
        unit: if metric == Metric::WarningLead {
            "h"
        } else {
            "share"
        }
        .into(),
        clock: None::<Clock>,
        event: None,
        population: NeedPopulation::Affected,
        ..scenario.targets[0].clone()
    }
}

/// The share warned in time.
fn coverage(scenario: &Scenario) -> f64 {
    let row = row(scenario, Metric::WarningCoverage, 1.0);
    match measure(&row, &outcome(scenario))
        .expect("somebody is struck")
        .value
    {
        Value::Ratio(share) => share,
        Value::Time(_) => panic!("a share"),
    }
}

/// The lead, in hours, that a share of the people have at least.
fn lead_h(scenario: &Scenario, share: f64) -> f64 {
    let row = row(scenario, Metric::WarningLead, share);
    match measure(&row, &outcome(scenario))
        .expect("somebody is struck")
        .value
    {
        Value::Time(lead) => lead.hours(),
        Value::Ratio(_) => panic!("a time"),
    }
}

fn close(found: f64, expected: f64) {
    assert!((found - expected).abs() < 1e-6, "{found} of {expected}");
}

#[test]
fn channels_reach_people_independently_and_each_from_its_delay_on() {
    let both = scenario(vec![
        channel("horn", 0.6, 5.0),
        channel("message", 0.5, 60.0),
    ]);
    assert_eq!(outcome(&both).places[0].struck, Millis::from_hours(5.0));
    close(coverage(&both), 1.0 - 0.4 * 0.5);
    // Ordered at 1:30: the horn is heard at 1:35, the message at 2:30.
    close(lead_h(&both, 0.6), 5.0 - 1.0 - 35.0 / 60.0);
    close(lead_h(&both, 0.61), 2.5);
    close(lead_h(&both, 0.8), 2.5);
    close(lead_h(&both, 0.81), 0.0);
}

#[test]
fn helpers_go_from_door_to_door() {
    let mut knocking = channel("knocking", 1.0, 30.0);
    knocking.round_h = Some(Dist::Fixed(5.0));
    // From 2:00 on five hours of doors, told by eighths: four of them by 5:00.
    let scenario = scenario(vec![knocking]);
    close(coverage(&scenario), 0.5);
    close(lead_h(&scenario, 0.5), 0.5);
    close(lead_h(&scenario, 0.125), 3.0 - 0.625);
}

#[test]
fn a_forecast_warns_earlier_but_not_before_the_start_and_a_late_reader_later() {
    let led = |hours: f64| {
        let mut scenario = scenario(vec![channel("horn", 1.0, 0.0)]);
        scenario.warning = scenario.warning.map(|settings| WarningSettings {
            lead_h: Dist::Fixed(hours),
            ..settings
        });
        lead_h(&scenario, 1.0)
    };
    close(led(0.0), 3.5);
    close(led(0.5), 4.0);
    close(led(9.0), 4.5);
    close(led(-2.0), 1.5);
    close(led(-9.0), 0.0);
}

#[test]
fn in_the_dark_a_channel_reaches_whom_it_reaches_by_night() {
    let mut scenario = scenario(vec![channel("horn", 0.9, 0.0)]);
    scenario.scenario.start_hour_h = Dist::Fixed(20.0);
    close(coverage(&scenario), 0.1);
}

#[test]
fn without_the_section_nothing_can_be_said_and_with_it_nothing_else_changes() {
    let mut without = scenario(vec![channel("horn", 0.9, 0.0)]);
    let mut warned = outcome(&without);
    without.warning = None;
    let unwarned = outcome(&without);
    for metric in [Metric::WarningCoverage, Metric::WarningLead] {
        assert_eq!(measure(&row(&without, metric, 1.0), &unwarned), None);
    }
    warned.places[0].warned = None;
    assert_eq!(warned, unwarned);
}

#[test]
fn a_river_that_stays_below_its_warning_stage_warns_nobody() {
    let mut unwarned = scenario(vec![channel("horn", 0.9, 0.0)]);
    unwarned.reaches[0].warning_rise_m = 6.0;
    close(coverage(&unwarned), 0.0);
}

const SECTION: &str = "\n[warning]\n";
const CHANNELS: &str =
    "channel_id,name,reach_share,night_reach_share,delay_min,round_h,by_telephone
horn,大喇叭,0.6,0.5,5,,false
message,短信,0.7,0.3,\"lognormal(10, 30)\",,true
";

/// Shares warned in the end in each place struck of a shipped typhoon, whose order to warn comes a day late.
fn warned_late(channels: Vec<ChannelRow>) -> Vec<u32> {
    let loaded = scenario::load(&shipped("kaiping-typhoon"), &Request::default());
    let mut scenario = loaded.expect("a scenario without errors").scenario;
    scenario.channels = channels;
    scenario.evacuation = None;
    scenario.warning = scenario.warning.map(|settings| WarningSettings {
        decision_min: Dist::Fixed(1440.0),
        ..settings
    });
    let world = world::compile(&scenario);
    let plan = Plan::with_router(&world, RouterKind::Reference, None);
    let outcomes = (0..3).map(|replication| run::trace(&world, &plan, 1, replication).0);
    let share = |place: &PlaceOutcome| {
        let warned = place.warned.as_ref().filter(|_| place.is_struck())?;
        Some(warned.by.last())
    };
    outcomes
        .flat_map(|outcome| outcome.places)
        .filter_map(|place| share(&place))
        .collect()
}

#[test]
fn dead_telephones_silence_only_what_needs_them_and_a_channel_more_never_warns_fewer() {
    let horn = || channel("horn", 0.6, 5.0);
    let message = |by_telephone| ChannelRow {
        by_telephone,
        ..channel("message", 0.7, 10.0)
    };
    let alone = warned_late(vec![horn()]);
    let hearing = warned_late(vec![horn(), message(false)]);
    let deaf = warned_late(vec![horn(), message(true)]);
    assert!(alone.len() > 10 && alone.len() == deaf.len() && deaf.len() == hearing.len());
    for ((alone, deaf), hearing) in alone.iter().zip(&deaf).zip(&hearing) {
        assert!(
            alone <= deaf && (deaf == alone || deaf == hearing),
            "{alone} {deaf} {hearing}"
        );
        assert!(alone < hearing);
    }
    let silenced = deaf
        .iter()
        .zip(&alone)
        .filter(|(deaf, alone)| deaf == alone)
        .count();
    assert!(
        0 < silenced && silenced < deaf.len(),
        "{silenced} of {}",
        deaf.len()
    );
}

#[test]
fn warnings_need_channels_and_are_told_in_the_trace() {
    let desk = Desk::with_example();
    desk.append("demo/scenario.toml", SECTION);
    desk.append(
        "demo/sources.csv",
        "warning_channels.csv,*,*,assumed,test\n[warning],*,*,assumed,test\n",
    );
    assert_eq!(desk.codes("demo"), ["E0101"]);
    desk.write("demo/warning_channels.csv", CHANNELS);
    assert_eq!(desk.codes("demo"), [""; 0]);
    let told = desk
        .done(&["trace", "demo", "-k", "1", "--lang", "en"])
        .stdout;
    assert!(told.contains("the order to warn goes out"), "{told}");
    assert!(
        told.contains("of the people have heard the warning"),
        "{told}"
    );
}
