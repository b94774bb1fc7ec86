//! Teams turn out by their state of duty: by day, in the dark, or standing by for a typhoon.

#[path = "support/shipped.rs"]
mod shipped;
#[path = "support/worlds.rs"]
mod worlds;

use reliefsim::random::Dist;
use reliefsim::response::{Plan, RouterKind};
use reliefsim::run;
use reliefsim::scenario::Scenario;
use reliefsim::units::Millis;
use reliefsim::world::{self, World};

/// A village 10 km from a depot, struck at once at this hour of the day; its team turns out in 30 min by day.
fn scenario(start_hour_h: f64) -> Scenario {
    let mut scenario = worlds::empty(2, 48.0);
    worlds::road(&mut scenario, [0, 1], 10.0, 0.0);
    worlds::village(&mut scenario, 1, 500);
    worlds::depot(&mut scenario, 0, 1);
    scenario.scenario.start_hour_h = Dist::Fixed(start_hour_h);
    scenario.teams[0].turnout_min = Dist::Fixed(30.0);
    scenario
}

fn first_delivery(scenario: &Scenario) -> Millis {
    delivered(&world::compile(scenario))
}

fn delivered(world: &World) -> Millis {
    let plan = Plan::with_router(world, RouterKind::Reference, None);
    let outcome = run::trace(world, &plan, 1, 0).0;
    let first = outcome.places.iter().map(|place| place.first_delivery);
    first.min().expect("there is a place")
}

#[test]
fn an_order_in_the_dark_takes_as_long_as_the_night_takes() {
    let by_day = first_delivery(&scenario(8.0));
    for hour in [8.0, 22.0] {
        let mut scenario = scenario(hour);
        scenario.teams[0].night_turnout_min = Some(Dist::Fixed(75.0));
        // Struck and ordered at once: only the turnout of the hour counts, since night does not slow this world's roads.
        let later = Millis::from_minutes(if hour > 20.0 { 45.0 } else { 0.0 });
        assert_eq!(first_delivery(&scenario), by_day + later, "{hour} h");
    }
    assert_eq!(
        first_delivery(&scenario(22.0)),
        by_day,
        "as by day where nothing is said"
    );
}

#[test]
fn who_stands_by_for_a_typhoon_is_quick_then_only() {
    let mut flood = scenario(22.0);
    let slow = first_delivery(&flood);
    flood.teams[0].standby_turnout_min = Some(Dist::Fixed(1.0));
    assert_eq!(first_delivery(&flood), slow, "no typhoon comes");
    let first = |set: &[&str]| delivered(&shipped::shipped("kaiping-typhoon", set));
    let drawn = ["teams.*.turnout_min=240"];
    let standing_by = ["teams.*.turnout_min=240", "teams.*.standby_turnout_min=1"];
    assert!(first(&standing_by) <= first(&drawn));
    let typhoon = shipped::shipped("kaiping-typhoon", &standing_by);
    let fleet = &typhoon.fleets[0].turnout;
    assert_eq!(fleet.when(true, true), &Dist::Fixed(1.0));
    assert_eq!(fleet.when(true, false), &Dist::Fixed(240.0));
}
