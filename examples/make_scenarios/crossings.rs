//! Bridges by name: `scenarios/make/crossings.csv` says where they are; the bridge of the network that is nearest bears the name.

use std::collections::BTreeMap;
use std::path::Path;

use reliefsim::intake::Draft;
use serde::Deserialize;

use crate::Anything;
use crate::district::{District, rows};

/// A bridge farther than this from where it should be is none, in degrees of latitude (about two kilometres).
const FARTHEST_DEG: f64 = 0.018;

#[derive(Deserialize)]
struct CrossingRow {
    district: String,
    name: String,
    lon: f64,
    lat: f64,
    /// Length of the way over it where that is far more than the gap (a detour outside the district); empty = as built.
    length_km: Option<f64>,
}

/// Gives names to the bridges of a district.
pub fn name(scenarios: &Path, district: &District, draft: &mut Draft) -> Anything<()> {
    let crossings: Vec<CrossingRow> = rows(scenarios, "crossings.csv")?;
    let nodes: BTreeMap<String, [f64; 2]> = draft
        .nodes
        .iter()
        .map(|node| (node.node_id.0.clone(), [node.x_coord, node.y_coord]))
        .collect();
    for crossing in crossings.iter().filter(|row| row.district == district.name) {
        let slant = libm::cos(crossing.lat.to_radians());
        let away = |from: &str, to: &str| {
            let (a, b) = (nodes[from], nodes[to]);
            let east = f64::midpoint(a[0], b[0]) - crossing.lon;
            libm::hypot(east * slant, f64::midpoint(a[1], b[1]) - crossing.lat)
        };
        let free = draft.links.iter_mut().filter(|link| link.bridge);
        let free = free.filter(|link| link.name.is_none());
        let nearest = free
            .map(|link| (away(&link.from_node_id.0, &link.to_node_id.0), link))
            .filter(|(away, _)| *away <= FARTHEST_DEG)
            .min_by(|a, b| a.0.total_cmp(&b.0));
        let Some((away, link)) = nearest else {
            return Err(format!("{}: no bridge nearby", crossing.name).into());
        };
        link.name = Some(crossing.name.clone());
        if let Some(length_km) = crossing.length_km {
            link.length = length_km * 1000.0;
        }
        println!(
            "{}: {} is {}, {:.1} km off",
            district.name,
            crossing.name,
            link.link_id,
            away * 111.2
        );
    }
    Ok(())
}
