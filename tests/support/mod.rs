//! Where the shared data lies, how its tables are read, and petgraph's answer.
#![allow(dead_code)] // Each test program uses the part it needs.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use petgraph::graph::{DiGraph, NodeIndex};
use reliefsim::routing::CLOSED;
use reliefsim::world::{ArcIx, Network, NodeIx};

pub mod beira;
pub mod program;

/// A set of the shared data, which is not part of this repository: under `RELIEFSIM_SHARED`, or beside the repository.
/// Where it is absent, says so and answers `None`.
pub fn shared(set: &str) -> Option<PathBuf> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let root = std::env::var_os("RELIEFSIM_SHARED").map_or_else(beside, PathBuf::from);
    let path = root.join(set);
    if !path.exists() {
        eprintln!("skipped: {set} is not there (set RELIEFSIM_SHARED)");
        return None;
    }
    Some(path)
}

/// A table with named columns.
pub struct Table {
    column: HashMap<String, usize>,
    rows: Vec<csv::StringRecord>,
}

impl Table {
    /// Reads a CSV file with a header.
    pub fn read(path: &Path) -> Self {
        let mut reader = csv::Reader::from_path(path).expect("a readable table");
        let header = reader.headers().expect("a header").clone();
        let names = header
            .iter()
            .map(|name| name.trim_start_matches('\u{feff}').to_owned());
        Self {
            column: names.zip(0..).collect(),
            rows: reader.records().map(|row| row.expect("a row")).collect(),
        }
    }
    /// The cells of a column as text.
    pub fn text(&self, name: &str) -> Vec<&str> {
        let at = self.column[name];
        self.rows.iter().map(|row| &row[at]).collect()
    }
    /// The cells of a column as values; `None` where a cell is none.
    pub fn values<T: FromStr>(&self, name: &str) -> Vec<Option<T>> {
        let cells = self.text(name);
        cells.iter().map(|cell| cell.trim().parse().ok()).collect()
    }
    /// The cells of a column that is complete.
    pub fn column<T: FromStr>(&self, name: &str) -> Vec<T> {
        let cells = self.values(name).into_iter();
        cells.map(|cell| cell.expect("a complete column")).collect()
    }
}

/// Times of petgraph's Dijkstra in 64 bits over the arcs that are open; [`CLOSED`] where there is none. `[node]`
pub fn petgraph_times(network: &Network, source: NodeIx, cost: impl Fn(ArcIx) -> i32) -> Vec<i32> {
    let mut graph = DiGraph::<(), i64>::new();
    for _ in 0..network.nodes() {
        graph.add_node(());
    }
    for arc in (0..network.arcs() as u32).map(ArcIx) {
        let index = |node: NodeIx| NodeIndex::new(node.at());
        if cost(arc) < CLOSED {
            let (tail, head) = (network.tail[arc.at()], network.head[arc.at()]);
            graph.add_edge(index(tail), index(head), i64::from(cost(arc)));
        }
    }
    let start = NodeIndex::new(source.at());
    let found = petgraph::algo::dijkstra(&graph, start, None, |edge| *edge.weight());
    let time = |node| {
        let time: Option<&i64> = found.get(&NodeIndex::new(node));
        time.map_or(CLOSED, |&time| time.min(i64::from(CLOSED)) as i32)
    };
    (0..network.nodes()).map(time).collect()
}
