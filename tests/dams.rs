//! Reservoirs above Kaiping: what a dam does, it does to the reaches below it and to nothing else.

#[path = "support/shipped.rs"]
mod shipped;

use reliefsim::hazard::Draws;
use reliefsim::response::{Facts, Plan, RouterKind};
use reliefsim::world::{ReachIx, World};
use shipped::shipped;

const REPLICATIONS: u32 = 12;
/// Reaches below the dams, in the order in which the water gets there.
const BELOW: [&str; 2] = ["zhenhai", "tanjiang-lower"];

/// The highest rise of every reach in every replication, in m. `[replication][reach]`
fn peaks(world: &World) -> Vec<Vec<f64>> {
    let plan = Plan::with_router(world, RouterKind::Reference, None);
    let key = world.seed_key(1);
    let one = |replication| {
        let facts = Facts::draw(world, &plan, Draws { key, replication });
        let flood = facts.event.flood.expect("a flood");
        (0..world.reaches.len() as u32)
            .map(|reach| flood.river_peak_m(ReachIx(reach)))
            .collect()
    };
    (0..REPLICATIONS).map(one).collect()
}

#[test]
fn a_breach_raises_the_river_below_and_no_other() {
    let whole = shipped("kaiping-typhoon", &["reservoirs.*.piping_probability=0"]);
    let broken = shipped(
        "kaiping-typhoon",
        &["reservoirs.dasha.piping_probability=1"],
    );
    for (before, after) in peaks(&whole).iter().zip(peaks(&broken)) {
        for (at, reach) in whole.reaches.iter().enumerate() {
            let beside = reach
                .beside
                .map_or(reach, |beside| &whole.reaches[beside.at()]);
            if BELOW.contains(&beside.id.as_str()) {
                assert!(after[at] >= before[at], "{}: {after:?}", reach.id);
            } else {
                assert_eq!(after[at].to_bits(), before[at].to_bits(), "{}", reach.id);
            }
        }
        let zhenhai = whole.reaches.iter().position(|reach| reach.id == "zhenhai");
        let zhenhai = zhenhai.expect("the reach below the dam");
        // A hundred million cubic metres within hours are no ripple.
        assert!(after[zhenhai] > before[zhenhai] + 1.0, "{after:?}");
    }
}

#[test]
fn a_reservoir_that_holds_everything_back_keeps_the_river_below_at_its_base_flow() {
    let tight = [
        "reservoirs.*.piping_probability=0",
        "reservoirs.*.start_level_m=20",
        "reservoirs.*.safe_release_m3_s=0",
        "hazards.typhoon.rain_factor=0.5",
    ];
    let world = shipped("kaiping-typhoon", &tight);
    let head = world
        .reaches
        .iter()
        .position(|reach| reach.id == "dasha-river");
    let head = head.expect("the reach at the dam");
    for peaks in peaks(&world) {
        assert!(peaks[head] <= 1e-9, "{peaks:?}");
    }
}
