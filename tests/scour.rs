//! Bridges that a flood undermines: as often as their fragility says of the return period of the flood, from its peak on.

mod support;
#[path = "support/worlds.rs"]
mod worlds;

use reliefsim::damage::{Cause, Closing};
use reliefsim::hazard::Draws;
use reliefsim::random::{Dist, normal_cdf, normal_quantile};
use reliefsim::response::{Facts, Plan, RouterKind};
use reliefsim::scenario::Scenario;
use reliefsim::scenario::choices::Mapped;
use reliefsim::scenario::rain::LowRoadRow;
use reliefsim::scenario::spec::defaults;
use reliefsim::scenario::water::{DepthRow, FloodDamageSettings, ReturnLevelRow};
use reliefsim::units::Millis;
use reliefsim::world;
use support::program::Desk;
use worlds::id;

const BRIDGES: usize = 400;
const REPLICATIONS: u32 = 20;
/// Probability of failure in a flood of a hundred years, and β, of these tests.
const CENTURY: f64 = 0.25;
const BETA: f64 = 1.2;

/// A village beyond many bridges over one river, far above the water.
fn scenario(levels: &[(f64, f64)]) -> Scenario {
    let mut scenario = worlds::empty(2, 48.0);
    for _ in 0..BRIDGES {
        worlds::road(&mut scenario, [0, 1], 1.0, 0.0);
    }
    for row in &mut scenario.links {
        row.bridge = true;
        row.flood_ref = Some(id("river"));
        row.hand_m = Some(100.0);
    }
    worlds::village(&mut scenario, 1, 100);
    worlds::depot(&mut scenario, 0, 2);
    scenario.flood_damage = defaults().map(|settings| FloodDamageSettings {
        scour_100_y_probability: CENTURY,
        scour_beta: BETA,
        ..settings
    });
    scenario.return_levels = levels
        .iter()
        .map(|&(return_period_y, rise_m)| ReturnLevelRow {
            reach_id: id("river"),
            return_period_y,
            rise_m,
        })
        .collect();
    scenario
}

/// The rise of the river in the design event, in m.
fn rise_m() -> f64 {
    scenario(&[]).reaches[0].rise_m
}

/// What scour closes. `[replication]`
fn scoured(scenario: &Scenario) -> Vec<Vec<Closing>> {
    let world = world::compile(scenario);
    let plan = Plan::with_router(&world, RouterKind::Reference, None);
    let key = world.seed_key(1);
    let one = |replication| {
        let facts = Facts::draw(&world, &plan, Draws { key, replication });
        let mut closed = facts.struck(&world, &plan).closed;
        closed.retain(|closing| closing.cause == Cause::Scour);
        closed
    };
    (0..REPLICATIONS).map(one).collect()
}

#[test]
fn bridges_fail_as_often_as_the_return_period_of_the_flood_says() {
    for years in [20.0_f64, 100.0, 1000.0] {
        let scenario = scenario(&[(2.0, 0.1), (years, rise_m())]);
        let failed: usize = scoured(&scenario).iter().map(Vec::len).sum();
        let n = BRIDGES as f64 * f64::from(REPLICATIONS);
        let expected = normal_cdf(normal_quantile(CENTURY) + libm::log(years / 100.0) / BETA);
        let tolerance = 5.0 * (expected * (1.0 - expected) / n).sqrt();
        // Too few failures or too many must both be able to show.
        assert!(
            tolerance < expected / 2.0,
            "{years} years: {tolerance} of {expected}"
        );
        let share = failed as f64 / n;
        assert!(
            (share - expected).abs() < tolerance,
            "{years} years: {share} of {expected}"
        );
    }
}

#[test]
fn they_are_closed_from_the_peak_of_the_river_on() {
    let mut scenario = scenario(&[(2.0, 0.1), (1e4, rise_m())]);
    // The river of this world stands at its peak from the first step on; one that rises reaches it later.
    scenario.hydrograph[0].rise_share = 0.0;
    scenario.hydrograph[1].time_ratio = 1.0;
    if let Some(damage) = &mut scenario.flood_damage {
        damage.scour_closed_h = Dist::Fixed(30.0);
    }
    let closed = scoured(&scenario);
    assert!(closed.iter().flatten().count() > 100);
    for closing in closed.iter().flatten() {
        assert_eq!(closing.window.from, Millis::from_hours(10.0));
        assert_eq!(closing.window.until, Millis::from_hours(40.0));
    }
}

#[test]
fn a_low_road_on_a_bridge_and_maps_that_show_it_dry_do_not_hide_it() {
    let levels = [(2.0, 0.1), (1e4, rise_m())];
    let plain = scoured(&scenario(&levels));
    assert!(plain.iter().flatten().count() > 100);
    let mut hidden = scenario(&levels);
    for (number, row) in hidden.links.iter().enumerate() {
        if number % 2 == 0 {
            hidden.low_roads.push(LowRoadRow {
                link_id: row.link_id.clone(),
                contributing_area_m2: 1000.0,
                sag_area_m2: 100.0,
                runoff_share: 0.85,
                drainage_mm_h: 30.0,
                brim_depth_m: 1.0,
            });
        } else {
            hidden.depths.push(DepthRow {
                entity: Mapped::Link,
                entity_id: row.link_id.clone(),
                return_period_y: 100.0,
                depth_m: 0.0,
            });
        }
    }
    assert_eq!(scoured(&hidden), plain);
}

#[test]
fn no_bridge_fails_without_its_section_without_return_levels_or_in_what_happens_every_year() {
    let mut unasked = scenario(&[(2.0, 0.1), (1e4, rise_m())]);
    unasked.flood_damage = None;
    assert!(scoured(&unasked).iter().all(Vec::is_empty));
    assert!(scoured(&scenario(&[])).iter().all(Vec::is_empty));
    let mut calm = scenario(&[(2.0, 1.0), (100.0, 3.0)]);
    if let Some(flood) = &mut calm.flood {
        flood.severity = Some(Dist::Fixed(0.0));
    }
    assert!(scoured(&calm).iter().all(Vec::is_empty));
}

#[test]
fn return_levels_that_do_not_rise_are_found() {
    let cases = [
        ("river,20,1\nriver,10,2\n", "E0576"),
        ("river,10,2\nriver,20,1\n", "E0576"),
        ("river,10,2\n", "E0577"),
        ("brook,10,2\nbrook,20,3\n", "E0401"),
    ];
    for (rows, code) in cases {
        let desk = Desk::with_example();
        let table = format!("reach_id,return_period_y,rise_m\n{rows}");
        desk.write("demo/hazards/return_levels.csv", table);
        desk.append(
            "demo/sources.csv",
            "hazards/return_levels.csv,*,*,assumed,test\n",
        );
        let found = desk.codes("demo");
        assert!(found.iter().any(|one| one == code), "{code}: {found:?}");
    }
}
