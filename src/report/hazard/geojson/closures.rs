//! The closed roads: one straight line a link, with the windows in which it is closed.

use serde_json::{Value, json};

use super::super::roads::Closure;
use super::super::{Hazard, Told, rounded};
use super::{Feature, line};

/// The features, by link; none where no road is ever closed.
pub fn features(told: &Told, hazard: &Hazard) -> Vec<Feature> {
    let network = &told.world.network;
    // Closures stand link by link.
    let of_links = hazard.roads.closures.chunk_by(|a, b| a.link == b.link);
    let feature = |closures: &[Closure]| {
        let first = closures.first()?;
        let windows: Vec<Value> = closures.iter().map(window).collect();
        let properties = json!({
            "link_id": first.link_id,
            "length_m": rounded(network.links.length_m[first.link.at()], 1),
            "windows": windows,
        });
        let ends = network.links.ends[first.link.at()].map(|node| network.position[node.at()]);
        Some(Feature::new(Some(line(&ends)), properties))
    };
    of_links.filter_map(feature).collect()
}

fn window(closure: &Closure) -> Value {
    json!({ "from_h": closure.from_h, "until_h": closure.until_h, "cause": closure.cause })
}
