//! The network as columns: arcs sorted by the node they leave, links with what decides their state.

use super::depths::Waterside;
use super::index::{ArcIx, LinkIx, NodeIx};
use crate::random::EntityKey;
use crate::scenario::choices::Mode;

/// A directed graph whose arcs are the open directions of the user's links.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Network {
    /// Longitude and latitude in degrees, or x and y in metres. `[node]`
    pub position: Vec<[f64; 2]>,
    /// Identifier as written. `[node]`
    pub node_id: Vec<String>,
    /// First arc that leaves each node, and one past the last at the end. `[node + 1]`
    pub first_arc: Vec<u32>,
    /// Where each arc leads. `[arc]`
    pub head: Vec<NodeIx>,
    /// Where each arc starts. `[arc]`
    pub tail: Vec<NodeIx>,
    /// The link that each arc is a direction of. `[arc]`
    pub link: Vec<LinkIx>,
    /// The links. `[link]`
    pub links: Links,
}

/// Columns of the link table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Links {
    /// Identifier as written.
    pub id: Vec<String>,
    /// Address of the link's random draws.
    pub key: Vec<EntityKey>,
    /// The nodes it joins.
    pub ends: Vec<[NodeIx; 2]>,
    /// Length in metres.
    pub length_m: Vec<f64>,
    /// Speed of a laden relief lorry on a dry day by daylight, in km/h.
    pub speed_km_h: Vec<f64>,
    /// By what it is travelled.
    pub mode: Vec<Mode>,
    /// Whether it is a bridge.
    pub bridge: Vec<bool>,
    /// What water can cover it, and from which height.
    pub water: Vec<Option<Waterside>>,
    /// Chance that the event closes it, whatever the water does.
    pub closed_probability: Vec<f64>,
    /// Whether any link can fail by itself.
    pub any_can_fail: bool,
}

impl Network {
    /// How many nodes there are.
    pub fn nodes(&self) -> usize {
        self.position.len()
    }
    /// How many arcs there are.
    pub fn arcs(&self) -> usize {
        self.head.len()
    }
    /// How many links there are.
    pub fn links(&self) -> usize {
        self.links.id.len()
    }
    /// Halfway between the ends of a link.
    pub fn middle(&self, link: LinkIx) -> [f64; 2] {
        let [a, b] = self.links.ends[link.at()].map(|node| self.position[node.at()]);
        [f64::midpoint(a[0], b[0]), f64::midpoint(a[1], b[1])]
    }
    /// The arcs that leave a node.
    #[inline]
    pub fn arcs_from(&self, node: NodeIx) -> impl Iterator<Item = ArcIx> + use<> {
        (self.first_arc[node.at()]..self.first_arc[node.at() + 1]).map(ArcIx)
    }

    /// Builds the graph from links given as (from, to, directed) in table order; arcs of a node keep that order.
    pub fn build(
        position: Vec<[f64; 2]>,
        node_id: Vec<String>,
        links: Links,
        directed: &[bool],
    ) -> Self {
        let mut arcs: Vec<(NodeIx, NodeIx, LinkIx)> = Vec::with_capacity(2 * directed.len());
        for (at, &[from, to]) in links.ends.iter().enumerate() {
            arcs.push((from, to, LinkIx(at as u32)));
            if !directed[at] {
                arcs.push((to, from, LinkIx(at as u32)));
            }
        }
        arcs.sort_by_key(|&(from, _, link)| (from, link));
        let mut first_arc = vec![0; position.len() + 1];
        for &(from, _, _) in &arcs {
            first_arc[from.at() + 1] += 1;
        }
        for node in 0..position.len() {
            first_arc[node + 1] += first_arc[node];
        }
        Self {
            position,
            node_id,
            first_arc,
            head: arcs.iter().map(|arc| arc.1).collect(),
            tail: arcs.iter().map(|arc| arc.0).collect(),
            link: arcs.iter().map(|arc| arc.2).collect(),
            links,
        }
    }

    /// A network of which only the shape is known: links given as (from, to, directed), each a metre of dry road.
    /// For checking and measuring what travels on it.
    pub fn of_shape(nodes: usize, ends: &[(u32, u32, bool)]) -> Self {
        let count = ends.len();
        let numbered = |count: usize| (0..count).map(|at| at.to_string()).collect();
        let links = Links {
            id: numbered(count),
            key: vec![EntityKey::SCENARIO; count],
            ends: ends
                .iter()
                .map(|&(from, to, _)| [NodeIx(from), NodeIx(to)])
                .collect(),
            length_m: vec![1.0; count],
            speed_km_h: vec![1.0; count],
            mode: vec![Mode::Road; count],
            bridge: vec![false; count],
            water: vec![None; count],
            closed_probability: vec![0.0; count],
            any_can_fail: false,
        };
        let directed: Vec<bool> = ends.iter().map(|end| end.2).collect();
        Self::build(vec![[0.0; 2]; nodes], numbered(nodes), links, &directed)
    }
}
