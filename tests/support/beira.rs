//! The roads of Beira under the water of cyclone Idai, as RA2CE has them, and its answer.
//!
//! Data: Deltares/ra2ce, `examples/data/multi_link_redundancy`; roads © OpenStreetMap contributors. What has to be known
//! of the table to read it, found from the table itself:
//!
//! - every edge stands there twice, in equal rows (2,109 edges in 4,218 rows); the graph is undirected;
//! - three pairs of nodes are joined by two edges each, and one edge is a loop;
//! - lengths are whole metres, column `length_x`;
//! - an edge is removed where its smallest depth (`EV1_mi`) is above 0.3 m and it is not a bridge: four bridges under
//!   up to 1.6 m of water stay (presumably because the raster shows the river below the deck).

use std::collections::BTreeMap;

use super::{Table, shared};

/// Smallest depth along an edge above which RA2CE removed it, in metres.
const PASSABLE_DEPTH_M: f64 = 0.3;

/// What RA2CE says of one edge.
#[derive(Clone, Debug, PartialEq)]
pub struct Edge {
    pub ends: (u32, u32),
    pub length_m: i32,
    pub flooded: bool,
    pub answer: Answer,
}

/// What RA2CE found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Answer {
    NotRemoved,
    CutOff,
    DetourOf { metres: i32 },
}

/// The edges with their answers, in the order of the file of roads; `None` where the data is absent.
pub fn edges() -> Option<Vec<Edge>> {
    let file = "data/ra2ce-multilink-flood/reference/multi_link_redundancy/tutorial_multi_link_redundancy.csv";
    let table = Table::read(&shared(file)?);
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
    Some(known.into_values().collect())
}
