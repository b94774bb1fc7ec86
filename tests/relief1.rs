//! The reference workload relief-1, whole replications bit for bit: draws, times, dispatch.
//!
//! The workload is defined in integers by a document beside its data (`data/relief-1/WORKLOAD.md`), so that every
//! correct engine gets the same. The plain engine runs on either router; the engine of lanes is the one that
//! `benches/relief1.rs` measures.

#[path = "../benches/relief_1/mod.rs"]
mod relief_1;
mod support;

use relief_1::plain::{cost, costs, replicate};
use relief_1::{CHECKED, Instance, Row, furnish, key, lanes, read};
use reliefsim::routing::lanes::{Hierarchy, Lanes, contraction_order};
use reliefsim::routing::{CLOSED, LANES, Reference, Router};
use support::{Table, shared};

fn plainly(instance: &Instance, router: &mut dyn Router, first: u64) -> [Row; LANES] {
    router.customise(&costs(instance, first));
    std::array::from_fn(|lane| replicate(instance, first + lane as u64, router, lane))
}

/// Runs the first replications with all engines and compares every figure.
fn equals_expected(set: &str, plain: usize) {
    let Some(folder) = shared("data/relief-1").map(|data| data.join(set)) else {
        return;
    };
    let instance = Instance::read(&folder);
    let expected = read::expected(&folder);
    let hierarchy = Hierarchy::new(&instance.network, &contraction_order(&instance.network));
    let mut engine = lanes::Engine::<1>::new(&instance, &hierarchy);
    for (batch, expected) in expected.chunks(LANES).enumerate() {
        let first = (batch * LANES) as u64;
        assert_eq!(
            engine.checked(first)[..],
            *expected,
            "lanes, from {first} of {set}: {CHECKED:?}"
        );
    }
    let mut reference = Reference::new(&instance.network, instance.villages.clone());
    let mut router = Lanes::<1>::new(&instance.network, &hierarchy, instance.villages.clone());
    let routers: [&mut dyn Router; 2] = [&mut reference, &mut router];
    for router in routers {
        for (batch, expected) in expected[..plain].chunks(LANES).enumerate() {
            let first = (batch * LANES) as u64;
            assert_eq!(
                plainly(&instance, router, first)[..],
                *expected,
                "from {first} of {set}: {CHECKED:?}"
            );
        }
    }
}

#[test]
fn draws_are_those_of_the_workload() {
    let Some(folder) = shared("data/relief-1/syn10k") else {
        return;
    };
    let instance = Instance::read(&folder);
    let checks = Table::read(&folder.join("check_rep0.csv"));
    let costs = checks
        .column::<usize>("edge")
        .into_iter()
        .zip(checks.column::<i32>("w_ms"));
    for (edge, expected) in costs {
        let expected = if expected < 0 { CLOSED } else { expected };
        assert_eq!(cost(&instance, key(0), edge), expected, "edge {edge}");
    }
    let checks = Table::read(&folder.join("check_depots.csv"));
    let [replication, depot] = ["rep", "depot"].map(|name| checks.column::<usize>(name));
    let [usable, mobilised] = ["usable", "mob_ms"].map(|name| checks.column::<i32>(name));
    for row in 0..depot.len() {
        let found = instance.mobilised(key(replication[row] as u64), depot[row]);
        assert_eq!(found, (usable[row] == 1).then_some(mobilised[row]));
    }
}

#[test]
fn all_replications_on_10_000_nodes_are_as_expected() {
    equals_expected("syn10k", 64);
}

#[test]
fn all_replications_on_100_000_nodes_are_as_expected() {
    equals_expected("syn100k", 8);
}

/// Without the shared data: a made instance, the engine of lanes against the plain one on the reference router.
#[test]
fn a_made_instance_is_the_same_plain_and_in_lanes() {
    let (network, base_ms) = furnish::shape(2500);
    let instance = Instance::furnish(network, &base_ms);
    let hierarchy = Hierarchy::new(&instance.network, &contraction_order(&instance.network));
    let mut symmetric = lanes::Engine::<1>::new(&instance, &hierarchy);
    let mut directed = lanes::Engine::<2>::new(&instance, &hierarchy);
    let mut reference = Reference::new(&instance.network, instance.villages.clone());
    for first in [0, 8, 1000] {
        let expected = plainly(&instance, &mut reference, first);
        assert!(
            expected.iter().any(|row| row[2] < 300 && row[10] > 0),
            "some villages cut off, some in time"
        );
        assert_eq!(symmetric.checked(first), expected);
        assert_eq!(directed.checked(first), expected);
    }
}
