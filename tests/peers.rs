//! Peers that `benches/relief1.rs` races against give the same answers.

#[path = "../benches/relief_1/fast_paths.rs"]
mod fast_paths;
#[path = "../benches/relief_1/graphs.rs"]
mod graphs;
#[path = "../benches/relief_1/mod.rs"]
mod relief_1;

use relief_1::{Instance, furnish, plain};
use reliefsim::routing::{CLOSED, Reference, Router};

#[test]
fn fast_paths_finds_the_times_of_the_reference() {
    let (network, base_ms) = furnish::shape(900);
    let instance = Instance::furnish(network, &base_ms);
    let mut peer = fast_paths::FastPaths::new(&instance);
    let mut reference = Reference::new(&instance.network, instance.villages.clone());
    let (mut reached, mut not_reached) = (0, 0);
    for replication in 0..6 {
        let graph = peer.prepare(&fast_paths::drawn(&instance, replication));
        reference.customise(&plain::costs(&instance, replication));
        for depot in &instance.depots {
            let expected = reference.times(depot.node, 0);
            for (&village, &expected) in instance.villages.iter().zip(expected) {
                let found = peer.time(&graph, depot.node, village);
                assert_eq!(
                    found, expected,
                    "{:?} to {village:?} in {replication}",
                    depot.node
                );
                reached += usize::from(found < CLOSED);
                not_reached += usize::from(found == CLOSED);
            }
        }
    }
    assert!(
        reached > 0 && not_reached > 0,
        "{reached} reached, {not_reached} not"
    );
}

#[test]
fn petgraph_finds_the_times_of_the_reference() {
    let (network, base_ms) = furnish::shape(900);
    let instance = Instance::furnish(network, &base_ms);
    let (directed, undirected) = (graphs::directed(&instance), graphs::undirected(&instance));
    let mut reference = Reference::new(&instance.network, instance.villages.clone());
    for replication in 0..6 {
        let costs = plain::costs(&instance, replication);
        reference.customise(&costs);
        let costs = graphs::in_first_lane(&costs);
        for depot in &instance.depots {
            let one_way = graphs::dijkstra(&directed, &costs, depot.node);
            let two_way = graphs::dijkstra(&undirected, &costs, depot.node);
            let expected = reference.times(depot.node, 0);
            for (&village, &expected) in instance.villages.iter().zip(expected) {
                let found = [one_way(village), two_way(village)];
                assert_eq!(found, [expected; 2], "{village:?} in {replication}");
            }
        }
    }
}
