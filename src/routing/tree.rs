//! Quickest ways from one node to all others, or from all others to one, on roads that stand still.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::CLOSED;
use crate::units::Millis;
use crate::world::{ArcIx, Network, NodeIx};

/// The arcs that end at each node.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ArcsInto {
    /// First of each node, and one past the last at the end. `[node + 1]`
    first: Vec<u32>,
    /// Sorted by the node at which they end, then by number.
    arcs: Vec<ArcIx>,
}

impl ArcsInto {
    /// Sorts the arcs of a network by the node at which they end.
    pub fn of(network: &Network) -> Self {
        let mut arcs: Vec<ArcIx> = (0..network.arcs() as u32).map(ArcIx).collect();
        arcs.sort_by_key(|arc| (network.head[arc.at()], *arc));
        let mut first = vec![0; network.nodes() + 1];
        for head in &network.head {
            first[head.at() + 1] += 1;
        }
        for node in 0..network.nodes() {
            first[node + 1] += first[node];
        }
        Self { first, arcs }
    }

    fn of_node(&self, node: NodeIx) -> &[ArcIx] {
        let [first, end] = [node.at(), node.at() + 1].map(|at| self.first[at] as usize);
        &self.arcs[first..end]
    }
}

/// Quickest times and ways between one node and the others (Dijkstra 1959). Of equally quick ways the one found first stands:
/// nodes are settled by time, then by number, and arcs tried in their order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tree {
    /// In ms; [`CLOSED`] where no way leads. `[node]`
    time_ms: Vec<i32>,
    /// The arc next to each node on its way. `[node]`
    arc: Vec<Option<ArcIx>>,
    is_toward: bool,
}

impl Tree {
    /// From a node to the others. The cost of an arc is in ms, never negative, [`CLOSED`] where it cannot be travelled.
    pub fn from(network: &Network, root: NodeIx, cost: impl Fn(ArcIx) -> i32) -> Self {
        let next = |node| {
            let arcs = network.arcs_from(node);
            arcs.map(|arc| (arc, network.head[arc.at()]))
        };
        Self::of_nodes(network.nodes(), false).grow(root, next, cost, None)
    }

    /// From the others to a node; from `last` alone for sure, where that is given.
    pub fn toward(
        network: &Network,
        into: &ArcsInto,
        root: NodeIx,
        cost: impl Fn(ArcIx) -> i32,
        last: Option<NodeIx>,
    ) -> Self {
        let next = |node| {
            let arcs = into.of_node(node).iter();
            arcs.map(|&arc| (arc, network.tail[arc.at()]))
        };
        Self::of_nodes(network.nodes(), true).grow(root, next, cost, last)
    }

    /// No way to any node.
    fn of_nodes(nodes: usize, is_toward: bool) -> Self {
        Self {
            time_ms: vec![CLOSED; nodes],
            arc: vec![None; nodes],
            is_toward,
        }
    }

    fn grow<Arcs: Iterator<Item = (ArcIx, NodeIx)>>(
        mut self,
        root: NodeIx,
        next: impl Fn(NodeIx) -> Arcs,
        cost: impl Fn(ArcIx) -> i32,
        last: Option<NodeIx>,
    ) -> Self {
        self.time_ms[root.at()] = 0;
        let mut queue = BinaryHeap::from([Reverse((0, root))]);
        while let Some(Reverse((time, node))) = queue.pop() {
            if time > self.time_ms[node.at()] {
                continue; // reached more quickly since
            }
            if last == Some(node) {
                break;
            }
            for (arc, other) in next(node) {
                let cost_ms = cost(arc);
                // Both are below CLOSED where they are added, so that their sum fits.
                if cost_ms < CLOSED && time + cost_ms < self.time_ms[other.at()] {
                    self.time_ms[other.at()] = time + cost_ms;
                    self.arc[other.at()] = Some(arc);
                    queue.push(Reverse((time + cost_ms, other)));
                }
            }
        }
        self
    }

    /// The time between the root and a node; `None` where no way leads.
    pub fn time(&self, node: NodeIx) -> Option<Millis> {
        let time_ms = self.time_ms[node.at()];
        (time_ms < CLOSED).then_some(Millis(i64::from(time_ms)))
    }

    /// The arcs of the way between the root and a node, as they are travelled; none where no way leads.
    pub fn way(&self, network: &Network, node: NodeIx) -> Vec<ArcIx> {
        let (mut way, mut node) = (Vec::new(), node);
        while let Some(arc) = self.arc[node.at()] {
            way.push(arc);
            node = if self.is_toward {
                network.head[arc.at()]
            } else {
                network.tail[arc.at()]
            };
        }
        if !self.is_toward {
            way.reverse();
        }
        way
    }
}
