//! Water behind a dyke: none before it is topped, as high as the river while it is, and then no lower than the river stands.

#[path = "support/worlds.rs"]
mod worlds;

use reliefsim::hazard::{Draws, Event};
use reliefsim::random::Dist;
use reliefsim::response::{Facts, Plan, RouterKind};
use reliefsim::scenario::Scenario;
use reliefsim::world::{self, ReachIx, World};

const CREST_M: f64 = 2.0;
const DRAIN_H: f64 = 6.0;

/// A river that rises to its peak in ten hours and falls for thirty.
fn scenario(peak_m: f64) -> Scenario {
    let mut scenario = worlds::empty(2, 96.0);
    worlds::road(&mut scenario, [0, 1], 1.0, 0.0);
    worlds::village(&mut scenario, 1, 100);
    worlds::depot(&mut scenario, 0, 1);
    scenario.hydrograph[0].rise_share = 0.0;
    scenario.hydrograph[1].time_ratio = 1.0;
    let mut end = scenario.hydrograph[1].clone();
    (end.time_ratio, end.rise_share) = (4.0, 0.0);
    scenario.hydrograph.push(end);
    let reach = &mut scenario.reaches[0];
    (reach.rise_m, reach.dyke_crest_m, reach.drain_h) = (peak_m, Some(CREST_M), DRAIN_H);
    if let Some(flood) = &mut scenario.flood {
        flood.severity = Some(Dist::Fixed(1.0));
    }
    scenario
}

/// Levels inside and of the river, in m. `[step]`
fn levels(peak_m: f64) -> (World, Vec<(f64, f64)>) {
    let world = world::compile(&scenario(peak_m));
    let plan = Plan::with_router(&world, RouterKind::Reference, None);
    let draws = Draws {
        key: world.seed_key(1),
        replication: 0,
    };
    let Event { flood, .. } = Facts::draw(&world, &plan, draws).event;
    let flood = flood.expect("a flood");
    let reach = ReachIx(0);
    let steps = 0..world.grid.steps();
    let both = steps.map(|step| (flood.rise_m(reach, step), flood.river_m(reach, step)));
    let both = both.collect();
    (world, both)
}

#[test]
fn a_dyke_that_holds_keeps_the_ground_dry() {
    let (_, levels) = levels(1.9);
    assert!(levels.iter().all(|&(inside, _)| inside <= 0.0));
    assert!(levels.iter().any(|&(_, river)| river > 1.8));
}

#[test]
fn a_topped_dyke_lets_in_the_river_and_drains_no_lower_than_it_stands() {
    let (world, levels) = levels(3.0);
    let drained = libm::exp(-world.grid.step.hours() / DRAIN_H);
    let (mut is_held, mut is_free, mut topped) = (false, false, false);
    for pair in levels.windows(2) {
        let [(before, _), (inside, river)] = [pair[0], pair[1]];
        topped |= river > CREST_M;
        if river > CREST_M {
            assert!((inside - river).abs() < 1e-12);
        } else if topped {
            // Gravity takes nothing out that stands below the river, and nothing comes in below the crest.
            assert!(inside >= river.min(before) - 1e-12 && inside <= before + 1e-12);
            is_held |= inside > before * drained + 1e-9;
            is_free |= (inside - before * drained).abs() < 1e-12;
        } else {
            assert!(inside <= 0.0);
        }
    }
    assert!(
        is_held && is_free,
        "the river held it up, and then let it go"
    );
}
