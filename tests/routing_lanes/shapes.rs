//! Shapes that are hard, and random networks large enough to be cut before they are contracted.

use proptest::prelude::*;
use reliefsim::routing::lanes::{Hierarchy, contraction_order};
use reliefsim::world::Network;

use super::agree::{Fate, Sample, agree, costs};
use super::roads::Roads;

type Link = (u32, u32, bool);

fn roads(nodes: usize, links: &[Link]) -> Roads {
    let base_ms = (0..links.len() as u32)
        .map(|link| 1 + link * 7919 % 60_000)
        .collect();
    Roads {
        network: Network::of_shape(nodes, links),
        base_ms,
    }
}

/// Lanes and reference from up to `sources` nodes to many, under fates from "all open" to "all closed".
fn holds(roads: &Roads, sources: usize, seed: u64) {
    let network = &roads.network;
    let hierarchy = Hierarchy::new(network, &contraction_order(network));
    let fate = |closed, free, grain_ms| Fate {
        closed,
        free,
        grain_ms,
    };
    let fates = [
        fate(0.0, 0.0, 1),
        fate(0.15, 0.3, 1),
        fate(0.3, 0.1, 20_000),
        fate(0.0, 1.0, 1),
        fate(1.0, 0.0, 1),
    ];
    for fate in fates {
        let mut sample = Sample::of(network, sources, 30, seed);
        let by_link = costs(roads, fate, false, seed);
        agree::<2>(network, &hierarchy, &by_link, &mut sample);
        if roads.is_two_way() {
            agree::<1>(network, &hierarchy, &by_link, &mut sample);
        }
        agree::<2>(
            network,
            &hierarchy,
            &costs(roads, fate, true, seed),
            &mut sample,
        );
    }
}

#[test]
fn one_node_with_and_without_loops() {
    holds(&roads(1, &[]), 1, 1);
    holds(&roads(1, &[(0, 0, false), (0, 0, true)]), 1, 1);
}

#[test]
fn nodes_that_nothing_joins() {
    holds(&roads(50, &[]), 5, 2);
}

#[test]
fn many_links_between_the_same_nodes() {
    let parallel = |count: u32| (0..count).map(|link| (link % 2, 1 - link % 2, link % 3 == 0));
    holds(&roads(2, &parallel(40).collect::<Vec<_>>()), 2, 3);
    // A chain in which every stretch is fivefold.
    let chain: Vec<Link> = (0..150)
        .map(|link| (link / 5, link / 5 + 1, false))
        .collect();
    holds(&roads(31, &chain), 5, 3);
}

#[test]
fn a_line_a_ring_a_star_and_everybody_joined_to_everybody() {
    let line: Vec<Link> = (0..400).map(|at| (at, at + 1, false)).collect();
    holds(&roads(401, &line), 4, 4);
    let ring: Vec<Link> = (0..300)
        .map(|at| (at, (at + 1) % 300, at % 4 == 0))
        .collect();
    holds(&roads(300, &ring), 4, 4);
    let star: Vec<Link> = (1..200).map(|at| (0, at, false)).collect();
    holds(&roads(200, &star), 4, 4);
    let all: Vec<Link> = (0..24)
        .flat_map(|a| (0..a).map(move |b| (a, b, false)))
        .collect();
    holds(&roads(24, &all), 6, 4);
}

#[test]
fn parts_of_every_size() {
    // Rings of 1, 2, 3, … nodes; nothing joins them.
    let mut links = Vec::new();
    let mut first = 0;
    for size in 1..25 {
        links.extend((0..size).map(|at| (first + at, first + (at + 1) % size, at % 5 == 4)));
        first += size;
    }
    holds(&roads(first as usize, &links), 6, 5);
}

/// Sparse networks of some hundred nodes: joined mostly to near numbers, so that there are cuts to find.
fn sparse() -> impl Strategy<Value = (usize, Vec<Link>, u64)> {
    (100..500_usize).prop_flat_map(|nodes| {
        let link = (
            0..nodes as u32,
            prop_oneof![4 => 1..25_u32, 1 => 0..500_u32],
            prop::bool::weighted(0.2),
        );
        let links = prop::collection::vec(link, nodes / 2..2 * nodes).prop_map(move |links| {
            let to = |from: u32, step: u32| (from + step) % nodes as u32;
            links
                .into_iter()
                .map(|(from, step, directed)| (from, to(from, step), directed))
                .collect()
        });
        (Just(nodes), links, any::<u64>())
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn sparse_networks_of_some_hundred_nodes((nodes, links, seed) in sparse()) {
        holds(&roads(nodes, &links), 3, seed);
    }
}
