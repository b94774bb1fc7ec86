//! Detours round flooded roads in Beira (cyclone Idai) against what RA2CE found.
//!
//! Data: Deltares/ra2ce, `examples/data/multi_link_redundancy`; roads © OpenStreetMap contributors. RA2CE removes all
//! flooded edges at once and then looks, for each of them, for the shortest other way between its ends.
//! What has to be known of its table to read it, found from the table itself:
//!
//! - every edge stands there twice, in equal rows (2,109 edges in 4,218 rows); the graph is undirected;
//! - three pairs of nodes are joined by two edges each, and one edge is a loop;
//! - lengths are whole metres, column `length_x`;
//! - an edge is removed where its smallest depth (`EV1_mi`) is above 0.3 m and it is not a bridge: four bridges under
//!   up to 1.6 m of water stay (presumably because the raster shows the river below the deck).
//!
//! With these four readings every edge agrees, in what is removed, what is cut off and how long the detour is.

mod support;

use std::collections::{BTreeMap, BTreeSet};

use reliefsim::routing::{CLOSED, LaneCosts, Query, Reference, Router};
use reliefsim::world::{LinkIx, Network, NodeIx};
use support::{Table, shared};

/// Smallest depth along an edge above which RA2CE removed it, in metres.
const PASSABLE_DEPTH_M: f64 = 0.3;

/// What RA2CE says of one edge.
#[derive(Clone, Debug, PartialEq)]
struct Edge {
    ends: (u32, u32),
    length_m: i32,
    flooded: bool,
    answer: Answer,
}

/// What RA2CE found.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Answer {
    NotRemoved,
    CutOff,
    DetourOf { metres: i32 },
}

fn edges(table: &Table) -> Vec<Edge> {
    let [from, to] = ["u", "v"].map(|name| table.column::<u32>(name));
    let length_m: Vec<f64> = table.column("length_x");
    let depth_m: Vec<f64> = table.column("EV1_mi");
    let (bridge, connected) = (table.text("bridge"), table.text("connected"));
    let detour_m: Vec<Option<f64>> = table.values("alt_length");
    let edge = |row: usize| Edge {
        ends: (from[row], to[row]),
        length_m: length_m[row] as i32,
        flooded: depth_m[row] > PASSABLE_DEPTH_M && bridge[row] != "yes",
        answer: match (connected[row], detour_m[row]) {
            ("1", Some(metres)) => Answer::DetourOf {
                metres: metres as i32,
            },
            ("0", None) => Answer::CutOff,
            ("nan", None) => Answer::NotRemoved,
            other => panic!("row {row} says {other:?}"),
        },
    };
    // The row of each edge stands twice; its number in the file of roads tells edges apart.
    let mut known = BTreeMap::new();
    for (row, rfid) in table.column::<u32>("rfid").into_iter().enumerate() {
        let first = known.entry(rfid).or_insert_with(|| edge(row));
        assert_eq!(*first, edge(row), "rows of edge {rfid} differ");
    }
    known.into_values().collect()
}

#[test]
fn detours_round_flooded_roads_are_those_of_ra2ce() {
    let file = "data/ra2ce-multilink-flood/reference/multi_link_redundancy/tutorial_multi_link_redundancy.csv";
    let Some(path) = shared(file) else { return };
    let edges = edges(&Table::read(&path));
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
