//! The roads of Auckland as JEMSS has them (`jemss-auckland`), with the times of its first mode of travel.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;

use reliefsim::world::Network;

/// Where they lie in the shared data.
pub const ROADS: &str = "jemss-auckland/models/1/travel/roads/roads.zip";
const DAY_MS: f64 = 86_400_000.0;

/// The rows of a table that is one of several in a file: after its name and header, until an empty line.
fn rows(archive: &Path, file: &str, table: &str) -> Vec<Vec<f64>> {
    let archive = std::fs::File::open(archive).expect("the roads");
    let mut archive = zip::ZipArchive::new(archive).expect("an archive");
    let mut text = String::new();
    archive
        .by_name(file)
        .expect("the table")
        .read_to_string(&mut text)
        .expect("text");
    let lines = text
        .lines()
        .skip_while(|line| line.split(',').next() != Some(table));
    lines
        .skip(2)
        .take_while(|line| !line.trim_matches(',').is_empty())
        .map(|line| {
            line.split(',')
                .map(|cell| cell.parse().unwrap_or(0.0))
                .collect()
        })
        .collect()
}

/// The network and the time of each link in ms. Two arcs that lead to and fro in the same time are one link.
pub fn read(archive: &Path) -> (Network, Vec<u32>) {
    let nodes = rows(archive, "nodes.csv", "nodes");
    let mut links: Vec<(u32, u32, bool)> = Vec::new();
    let mut base_ms = Vec::new();
    let mut single: BTreeMap<(u32, u32, u32), Vec<usize>> = BTreeMap::new();
    for arc in rows(archive, "arcs.csv", "arcs") {
        let (from, to) = (arc[1] as u32 - 1, arc[2] as u32 - 1);
        let ms = ((arc[4] * DAY_MS) as u32).max(1);
        if let Some(link) = single.get_mut(&(to, from, ms)).and_then(Vec::pop) {
            links[link].2 = false;
        } else if from != to {
            single.entry((from, to, ms)).or_default().push(links.len());
            links.push((from, to, true));
            base_ms.push(ms);
        }
    }
    let mut network = Network::of_shape(nodes.len(), &links);
    network.position = nodes.iter().map(|node| [node[1], node[2]]).collect();
    (network, base_ms)
}
