//! Real roads as they are tested on, and what is made of them.

use std::collections::BTreeMap;

use reliefsim::intake::osm::{OsmOptions, import};
use reliefsim::random::{EntityKey, Purpose, SeedKey, Stream};
use reliefsim::world::Network;

use super::auckland;
use super::support::{beira, shared};

/// 36 km/h, for roads of which only the length is known.
const MS_PER_M: f64 = 100.0;

/// A network and the time of each link in ms.
pub struct Roads {
    pub network: Network,
    /// `[link]`
    pub base_ms: Vec<u32>,
}

/// Numbers that look random, by a seed and what they are for.
pub fn dice(seed: u64, what: &str) -> Stream {
    SeedKey::new(seed, "routing_lanes").stream(0, Purpose::Synth, EntityKey::new("test", what))
}

/// One of `count` numbers.
pub fn pick(dice: &mut Stream, count: usize) -> usize {
    (dice.uniform() * count as f64) as usize
}

/// An extract of Harbin of OpenStreetMap, with all that does not hang together and the rivers for boats.
pub fn harbin(file: &str) -> Option<Roads> {
    let extract = shared("data/harbin-osm")?.join(file);
    let options = OsmOptions {
        keep_all: true,
        water: true,
        roads_only: true,
        ..OsmOptions::default()
    };
    let draft = import(&extract, &options).expect("an extract");
    let at: BTreeMap<_, u32> = draft
        .nodes
        .iter()
        .map(|node| &node.node_id)
        .zip(0..)
        .collect();
    let links: Vec<_> = draft
        .links
        .iter()
        .map(|link| (at[&link.from_node_id], at[&link.to_node_id], link.directed))
        .collect();
    let mut network = Network::of_shape(draft.nodes.len(), &links);
    network.position = draft
        .nodes
        .iter()
        .map(|node| [node.x_coord, node.y_coord])
        .collect();
    let base_ms = draft
        .links
        .iter()
        .map(|link| (link.length * MS_PER_M) as u32)
        .collect();
    Some(Roads { network, base_ms })
}

/// Auckland, with its own times.
pub fn auckland() -> Option<Roads> {
    let (network, base_ms) = auckland::read(&shared("data")?.join(auckland::ROADS));
    Some(Roads { network, base_ms })
}

/// Beira: links that are parallel and one that is a loop, nodes that no link touches, and no positions.
pub fn beira() -> Option<Roads> {
    let edges = beira::edges()?;
    let links: Vec<_> = edges
        .iter()
        .map(|edge| (edge.ends.0, edge.ends.1, false))
        .collect();
    let nodes = links
        .iter()
        .map(|link| link.0.max(link.1) as usize + 1)
        .max()
        .unwrap_or(0);
    let base_ms = edges
        .iter()
        .map(|edge| (f64::from(edge.length_m) * MS_PER_M) as u32)
        .collect();
    Some(Roads {
        network: Network::of_shape(nodes, &links),
        base_ms,
    })
}

impl Roads {
    /// Whether every link can be travelled both ways.
    pub fn is_two_way(&self) -> bool {
        self.network.arcs() == 2 * self.network.links()
    }

    /// The same roads, a share of them one-way.
    pub fn one_way(&self, share: f64, seed: u64) -> Self {
        let mut dice = dice(seed, "one-way");
        let links: Vec<_> = self
            .ends()
            .map(|(from, to)| {
                let [from, to] = if dice.happens(0.5) {
                    [from, to]
                } else {
                    [to, from]
                };
                (from, to, dice.happens(share))
            })
            .collect();
        let mut network = Network::of_shape(self.network.nodes(), &links);
        network.position.clone_from(&self.network.position);
        Self {
            network,
            base_ms: self.base_ms.clone(),
        }
    }

    /// Two of them side by side, with nothing in between.
    pub fn twice(&self) -> Self {
        let nodes = self.network.nodes() as u32;
        let one: Vec<_> = self.ends().map(|(from, to)| (from, to, false)).collect();
        let other = one
            .iter()
            .map(|link| (link.0 + nodes, link.1 + nodes, link.2));
        let links: Vec<_> = one.iter().copied().chain(other).collect();
        Self {
            network: Network::of_shape(2 * nodes as usize, &links),
            base_ms: self.base_ms.repeat(2),
        }
    }

    fn ends(&self) -> impl Iterator<Item = (u32, u32)> {
        self.network
            .links
            .ends
            .iter()
            .map(|ends| (ends[0].0, ends[1].0))
    }
}
