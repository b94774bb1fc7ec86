//! Depths on flood maps: where they say what heights say, every outcome is the same; what does not fit is found.

mod support;
#[path = "support/worlds.rs"]
mod worlds;

use reliefsim::outcome::Outcome;
use reliefsim::response::{Plan, RouterKind};
use reliefsim::run;
use reliefsim::scenario::choices::Mapped;
use reliefsim::scenario::water::{DepthRow, ReturnLevelRow};
use reliefsim::scenario::{Id, Scenario};
use reliefsim::world;
use support::program::Desk;
use worlds::id;

/// Return period in years and rise in m.
const LEVELS: [(f64, f64); 4] = [(2.0, 1.0), (10.0, 2.0), (50.0, 3.0), (200.0, 5.0)];

/// Three villages on a chain of roads beside a river that rises from nothing to its peak and falls again.
fn by_height(severity: f64) -> Scenario {
    let mut scenario = worlds::empty(4, 72.0);
    for (at, height_m) in [0.5, 1.5, 2.25].into_iter().enumerate() {
        worlds::road(&mut scenario, [at, at + 1], 8.0, 0.0);
        scenario.links[at].flood_ref = Some(id("river"));
        scenario.links[at].hand_m = Some(height_m);
        worlds::village(&mut scenario, at + 1, 200);
        scenario.places[at].hand_low_m = Some(height_m + 0.25);
        scenario.places[at].hand_high_m = Some(height_m + 1.25);
    }
    worlds::depot(&mut scenario, 0, 2);
    scenario.sites[0].flood_ref = Some(id("river"));
    scenario.sites[0].floor_m = Some(2.5);
    let level = |(return_period_y, rise_m)| ReturnLevelRow {
        reach_id: id("river"),
        return_period_y,
        rise_m,
    };
    scenario.return_levels = LEVELS.into_iter().map(level).collect();
    scenario.hydrograph[0].rise_share = 0.0;
    scenario.hydrograph[1].time_ratio = 1.0;
    let mut end = scenario.hydrograph[1].clone();
    (end.time_ratio, end.rise_share) = (4.0, 0.0);
    scenario.hydrograph.push(end);
    scenario.reaches[0].rise_m = 3.0;
    if let Some(flood) = &mut scenario.flood {
        flood.severity = Some(reliefsim::random::Dist::Fixed(severity));
    }
    scenario
}

/// The same scenario with all heights taken out, and the maps that a surveyor of these heights would draw.
fn by_map(mut scenario: Scenario) -> Scenario {
    let mut depths = Vec::new();
    let mut map = |entity, entity_id: &Id, height_m: f64| {
        for (return_period_y, rise_m) in LEVELS {
            depths.push(DepthRow {
                entity,
                entity_id: entity_id.clone(),
                return_period_y,
                depth_m: (rise_m - height_m).max(0.0),
            });
        }
    };
    for row in &mut scenario.links {
        map(
            Mapped::Link,
            &row.link_id,
            row.hand_m.take().expect("given"),
        );
    }
    for row in &mut scenario.places {
        // How houses spread above the lowest is no matter of the map.
        let low_m = row.hand_low_m.replace(0.0).expect("given");
        map(Mapped::Place, &row.place_id, low_m);
        row.hand_high_m = Some(1.0);
    }
    for row in &mut scenario.sites {
        map(
            Mapped::Site,
            &row.site_id,
            row.floor_m.take().expect("given"),
        );
    }
    scenario.depths = depths;
    scenario
}

fn outcomes(scenario: &Scenario) -> Vec<Outcome> {
    let world = world::compile(scenario);
    [RouterKind::Reference, RouterKind::Lanes]
        .map(|router| {
            let plan = Plan::with_router(&world, router, None);
            run::trace(&world, &plan, 1, 0).0
        })
        .to_vec()
}

#[test]
fn maps_that_say_what_heights_say_give_the_same_outcomes() {
    for severity in [0.25, 0.75, 1.0, 1.5] {
        let scenario = by_height(severity);
        let expected = outcomes(&scenario);
        assert_eq!(outcomes(&by_map(scenario)), expected, "{severity}");
        let is_struck = expected[0]
            .places
            .iter()
            .any(reliefsim::outcome::PlaceOutcome::is_struck);
        assert_eq!(
            is_struck,
            severity > 0.5,
            "floods of both kinds were looked at"
        );
    }
}

#[test]
fn a_map_stands_for_the_height_where_both_are_given() {
    let mut scenario = by_map(by_height(1.0));
    let expected = outcomes(&scenario);
    for row in &mut scenario.links {
        row.hand_m = Some(-5.0);
    }
    assert_eq!(outcomes(&scenario), expected);
}

const RETURN_LEVELS: &str = "reach_id,return_period_y,rise_m\nriver,5,1\nriver,50,3\n";
const SOURCES: &str =
    "hazards/return_levels.csv,*,*,assumed,test\nhazards/depths.csv,*,*,assumed,test\n";

/// The example with these rows of depths.
fn with_depths(rows: &str) -> Desk {
    let desk = Desk::with_example();
    desk.write("demo/hazards/return_levels.csv", RETURN_LEVELS);
    let table = format!("entity,entity_id,return_period_y,depth_m\n{rows}");
    desk.write("demo/hazards/depths.csv", table);
    desk.append("demo/sources.csv", SOURCES);
    desk
}

/// What `check` finds about these rows of depths.
fn found(rows: &str) -> Vec<String> {
    with_depths(rows).codes("demo")
}

#[test]
fn a_place_on_maps_says_how_far_its_houses_stand_apart() {
    let desk = with_depths("place,V1,5,0.2\n");
    assert_eq!(desk.codes("demo"), [""; 0]);
    desk.replace("demo/places.csv", "2100,river,2.0,7.0", "2100,river,,");
    assert_eq!(desk.codes("demo"), ["W0587"]);
}

#[test]
fn depths_that_fit_are_clean_and_others_are_found() {
    assert_eq!(
        found("link,AB,5,0\nlink,AB,50,0.7\nsite,county,50,0.2\n"),
        ["E0579"]
    );
    assert_eq!(found("link,AB,5,0\nlink,AB,50,0.7\n"), [""; 0]);
    assert_eq!(found("link,XB,5,0\n"), ["E0578"]);
    // A river that rises by a metre stands nowhere two metres deep, and nothing is known beyond fifty years.
    assert_eq!(found("link,AB,5,2\n"), ["W0585"]);
    assert_eq!(found("link,AB,5,1\nlink,AB,100,4\n"), ["W0586"]);
    assert_eq!(found("link,AB,1,0\n"), ["E0213"]);
    assert_eq!(found("link,GH,5,0.2\n"), ["E0579"]);
    assert_eq!(found("link,AB,50,0.7\nlink,AB,5,0.8\n"), ["E0580"]);
    assert_eq!(found("link,AB,5,0.7\nlink,AB,50,0.6\n"), ["E0580"]);
    assert_eq!(found("barn,AB,5,0.7\n"), ["E0211"]);
}
