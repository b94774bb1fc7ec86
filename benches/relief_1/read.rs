//! Reading an instance from its tables.

use std::path::Path;

use reliefsim::world::{Network, NodeIx};

use super::{CELLS, Depot, EVENTS, Edge, Hit, Instance, Row};

/// The columns of a table of whole numbers, in this order. `[row][column]`
fn rows<const N: usize>(file: &Path, columns: [&str; N]) -> Vec<[i64; N]> {
    let mut reader = csv::Reader::from_path(file).expect("a readable table");
    let header = reader.headers().expect("a header").clone();
    let at = columns.map(|name| {
        header
            .iter()
            .position(|column| column == name)
            .expect("the column")
    });
    let row = |record: Result<csv::StringRecord, csv::Error>| {
        let record = record.expect("a row");
        at.map(|at| record[at].parse().expect("a whole number"))
    };
    reader.records().map(row).collect()
}

impl Instance {
    /// Reads an instance; the tables that all instances share lie one folder above.
    pub fn read(folder: &Path) -> Self {
        let nodes = rows(&folder.join("nodes.csv"), ["x_m", "y_m", "cell"]);
        let edges = rows(
            &folder.join("edges.csv"),
            ["u", "v", "oneway", "base_ms", "class", "cell"],
        );
        let depots = rows(&folder.join("depots.csv"), ["node", "trucks", "stock"]);
        let villages = rows(&folder.join("villages.csv"), ["node", "demand"]);
        let events = rows(&folder.join("events.csv"), ["thr", "sev"]);
        assert_eq!(events.len(), EVENTS * CELLS);
        let shape: Vec<_> = edges
            .iter()
            .map(|edge| (edge[0] as u32, edge[1] as u32, edge[2] == 1))
            .collect();
        let mut network = Network::of_shape(nodes.len(), &shape);
        network.position = nodes
            .iter()
            .map(|at| [at[0] as f64, at[1] as f64])
            .collect();
        Self {
            network,
            edges: edges
                .iter()
                .map(|edge| Edge {
                    base_ms: edge[3] as u32,
                    class: edge[4] as usize,
                    cell: edge[5] as usize,
                })
                .collect(),
            depots: depots
                .iter()
                .map(|depot| Depot {
                    node: NodeIx(depot[0] as u32),
                    cell: nodes[depot[0] as usize][2] as usize,
                    lorries: depot[1] as i32,
                    rations: depot[2] as i32,
                })
                .collect(),
            villages: villages.iter().map(|row| NodeIx(row[0] as u32)).collect(),
            demand: villages.iter().map(|row| row[1] as i32).collect(),
            events: events
                .iter()
                .map(|hit| Hit {
                    threshold: hit[0] as u32,
                    severity: hit[1] as u32,
                })
                .collect(),
            factor: rows(&folder.join("../qspeed.csv"), ["q16"])
                .iter()
                .map(|row| row[0] as u32)
                .collect(),
            mobilisation_ms: rows(&folder.join("../qmob.csv"), ["ms"])
                .iter()
                .map(|row| row[0] as i32)
                .collect(),
        }
    }
}

/// The expected check sums. `[replication]`
pub fn expected(folder: &Path) -> Vec<Row> {
    rows(&folder.join("expected.csv"), super::CHECKED)
}
