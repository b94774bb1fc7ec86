//! Detours round flooded roads in Beira (cyclone Idai) against what RA2CE found.
//!
//! RA2CE removes all flooded edges at once and then looks, for each of them, for the shortest other way between its ends.
//! With the readings of its table that `support/beira.rs` names, every edge agrees, in what is removed, what is cut off
//! and how long the detour is.

mod support;

use std::collections::BTreeSet;

use reliefsim::routing::{CLOSED, LaneCosts, Query, Reference, Router};
use reliefsim::world::{LinkIx, Network, NodeIx};
use support::beira::{Answer, edges};

#[test]
fn detours_round_flooded_roads_are_those_of_ra2ce() {
    let Some(edges) = edges() else { return };
    let nodes: BTreeSet<u32> = edges
        .iter()
        .flat_map(|edge| [edge.ends.0, edge.ends.1])
        .collect();
    assert_eq!((edges.len(), nodes.len()), (2_109, 1_506));
    for edge in &edges {
        assert_eq!(edge.flooded, edge.answer != Answer::NotRemoved, "{edge:?}");
    }

    let shape: Vec<_> = edges
        .iter()
        .map(|edge| (edge.ends.0, edge.ends.1, false))
        .collect();
    let last = nodes.last().map_or(0, |&node| node as usize); // 1,517: some numbers are not used
    let network = Network::of_shape(last + 1, &shape);
    // Lane 0: removed by cost. Lane 1: all open, removed by avoiding. Both must find the same.
    let costs = LaneCosts::of_links(&network, |link, lane| {
        let edge = &edges[link.at()];
        if edge.flooded && lane == 0 {
            CLOSED
        } else {
            edge.length_m
        }
    });
    let flooded: Vec<LinkIx> = (0..)
        .zip(&edges)
        .filter(|(_, edge)| edge.flooded)
        .map(|(at, _)| LinkIx(at))
        .collect();
    let mut router = Reference::new(&network, vec![]);
    router.customise(&costs);
    let (mut detours, mut cut_off) = (0, 0);
    for edge in &edges {
        let expected = match edge.answer {
            Answer::NotRemoved => continue,
            Answer::CutOff => None,
            Answer::DetourOf { metres } => Some(metres),
        };
        let query = |lane| Query {
            source: NodeIx(edge.ends.0),
            target: NodeIx(edge.ends.1),
            lane,
        };
        let closed = router.route(query(0), &[], &mut Vec::new());
        let avoided = router.route(query(1), &flooded, &mut Vec::new());
        assert_eq!((closed, avoided), (expected, expected), "{edge:?}");
        detours += usize::from(expected.is_some());
        cut_off += usize::from(expected.is_none());
    }
    assert_eq!((detours, cut_off), (27, 69));
}
