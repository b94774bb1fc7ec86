//! The lane router and the reference lead to the same outcomes, to the millisecond and the package.

#[allow(dead_code)] // Each program uses the part it needs.
#[path = "support/shipped.rs"]
mod shipped;

use reliefsim::response::{Batch, Plan, RouterKind};
use reliefsim::routing::LANES;
use reliefsim::scenario::create;
use reliefsim::world::World;
use shipped::{shipped, world};

fn same_outcomes(world: &World, batches: u32) {
    let [lanes, reference] = [RouterKind::Lanes, RouterKind::Reference].map(|router| {
        let plan = Plan::with_router(world, router, None);
        let mut batch = Batch::new(world, &plan);
        let firsts = (0..batches).map(|batch| batch * LANES as u32);
        firsts
            .flat_map(|first| batch.play(world.seed_key(7), first, LANES))
            .collect::<Vec<_>>()
    });
    assert!(
        lanes.iter().any(|outcome| outcome.displaced() > 0),
        "somebody is struck"
    );
    for (lanes, reference) in lanes.iter().zip(&reference) {
        assert_eq!(lanes, reference, "replication {}", reference.replication);
    }
}

#[test]
fn the_example_comes_out_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path().join("example");
    create(&folder).unwrap();
    for knowledge in ["oracle", "reported", "blind"] {
        same_outcomes(
            &world(&folder, &[&format!("policy.knowledge={knowledge}")]),
            20,
        );
    }
}

#[test]
fn the_shipped_scenarios_come_out_the_same() {
    for name in [
        "kaiping",
        "songbei",
        "kaiping-typhoon",
        "kaiping-rainstorm",
        "kaiping-fire",
        "jianghai",
        "changyi",
    ] {
        same_outcomes(&shipped(name, &[]), 1);
        same_outcomes(&shipped(name, &["policy.knowledge=blind"]), 1);
    }
}
