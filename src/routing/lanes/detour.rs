//! A way round links that one driver knows to be closed and headquarters believes open.
//!
//! Keeping off links makes no way shorter, so the times of the hierarchy are a compass that never points too far:
//! A* (Hart, Nilsson & Raphael 1968) with it looks at little besides the detour itself (cf. Strasser & Zeitz 2021,
//! "A fast and tight heuristic for A* in road networks"). Whether there is a way at all is asked first, from both ends
//! at once: who is cut off is cut off with few.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::groups::Groups;
use crate::routing::{CLOSED, LaneCosts, Query};
use crate::world::{ArcIx, LinkIx, Network, NodeIx};

/// What a search runs on.
#[derive(Clone, Copy)]
pub struct Roads<'a> {
    pub network: &'a Network,
    pub arrivals: &'a Groups<ArcIx>,
    pub costs: &'a LaneCosts,
    /// Links to keep off.
    pub avoid: &'a [LinkIx],
}

/// How good a way to a node is: time in ms, then arcs since the last one that took time (as in the reference search).
type Rank = (i32, u32);

#[derive(Clone, Copy)]
struct Label {
    search: u32,
    rank: Rank,
    last_arc: Option<ArcIx>,
}

/// Memory for searches, reused from one to the next.
pub struct Detour {
    labels: Vec<Label>,
    search: u32,
    /// By time to the target over this node, then by rank.
    queue: BinaryHeap<Reverse<(i32, Rank, NodeIx)>>,
    avoided: Vec<bool>,
    reached: [Reached; 2],
}

/// Nodes that open arcs join to one end.
struct Reached {
    search: Vec<u32>,
    nodes: Vec<NodeIx>,
    looked_at: usize,
}

impl Detour {
    pub fn new(network: &Network) -> Self {
        let label = Label {
            search: 0,
            rank: (0, 0),
            last_arc: None,
        };
        let reached = || Reached {
            search: vec![0; network.nodes()],
            nodes: Vec::new(),
            looked_at: 0,
        };
        Self {
            labels: vec![label; network.nodes()],
            search: 0,
            queue: BinaryHeap::new(),
            avoided: vec![false; network.links()],
            reached: [reached(), reached()],
        }
    }

    /// The quickest way that keeps off the links to be kept off, appended to `route`, and its time in ms. `compass` gives the time from a
    /// node to the target where nothing is kept off.
    pub fn find(
        &mut self,
        roads: &Roads,
        query: Query,
        compass: impl FnMut(NodeIx) -> i32,
        route: &mut Vec<ArcIx>,
    ) -> Option<i32> {
        self.mark(roads.avoid, true);
        self.begin();
        let found = if self.is_joined(roads, query) {
            self.search(roads, query, compass)
        } else {
            None
        };
        self.mark(roads.avoid, false);
        if found.is_some() {
            let start = route.len();
            let mut node = query.target;
            while let Some(arc) = self.labels[node.at()].last_arc {
                route.push(arc);
                node = roads.network.tail[arc.at()];
            }
            route[start..].reverse();
        }
        found
    }

    fn mark(&mut self, links: &[LinkIx], avoided: bool) {
        for link in links {
            self.avoided[link.at()] = avoided;
        }
    }

    fn begin(&mut self) {
        if self.search == u32::MAX {
            self.labels.iter_mut().for_each(|label| label.search = 0);
            self.reached
                .iter_mut()
                .for_each(|reached| reached.search.fill(0));
            self.search = 0;
        }
        self.search += 1;
        self.queue.clear();
    }

    fn is_open(&self, roads: &Roads, arc: ArcIx, lane: usize) -> bool {
        roads.costs.lanes(arc)[lane] < CLOSED && !self.avoided[roads.network.link[arc.at()].at()]
    }

    /// Whether open arcs lead from the source to the target: spreads from both, in turns, until they meet or one is at its end.
    fn is_joined(&mut self, roads: &Roads, query: Query) -> bool {
        let search = self.search;
        for (reached, end) in self.reached.iter_mut().zip([query.source, query.target]) {
            reached.nodes.clear();
            reached.nodes.push(end);
            reached.looked_at = 0;
            reached.search[end.at()] = search;
        }
        if query.source == query.target {
            return true;
        }
        loop {
            for side in 0..2 {
                let looked_at = self.reached[side].looked_at;
                let Some(&node) = self.reached[side].nodes.get(looked_at) else {
                    return false;
                };
                self.reached[side].looked_at += 1;
                let met = if side == 0 {
                    let arcs = roads.network.arcs_from(node);
                    self.reach(
                        roads,
                        query.lane,
                        side,
                        arcs.map(|arc| (arc, roads.network.head[arc.at()])),
                    )
                } else {
                    let arcs = roads.arrivals.at(node.0).iter();
                    self.reach(
                        roads,
                        query.lane,
                        side,
                        arcs.map(|&arc| (arc, roads.network.tail[arc.at()])),
                    )
                };
                if met {
                    return true;
                }
            }
        }
    }

    /// Adds the other ends of open arcs to one side; whether the other side has been there.
    fn reach(
        &mut self,
        roads: &Roads,
        lane: usize,
        side: usize,
        arcs: impl Iterator<Item = (ArcIx, NodeIx)>,
    ) -> bool {
        for (arc, node) in arcs {
            if !self.is_open(roads, arc, lane) {
                continue;
            }
            if self.reached[1 - side].search[node.at()] == self.search {
                return true;
            }
            let own = &mut self.reached[side];
            if own.search[node.at()] != self.search {
                own.search[node.at()] = self.search;
                own.nodes.push(node);
            }
        }
        false
    }

    /// A*. Goes on until nothing is left that is as quick as the best way, so that of equally quick ways the right one stands.
    fn search(
        &mut self,
        roads: &Roads,
        query: Query,
        mut compass: impl FnMut(NodeIx) -> i32,
    ) -> Option<i32> {
        let Query {
            source,
            target,
            lane,
        } = query;
        self.offer(source, (0, 0), None, compass(source));
        let mut best = CLOSED;
        while let Some(Reverse((over, rank, node))) = self.queue.pop() {
            if over > best || over >= CLOSED {
                break;
            }
            if rank != self.labels[node.at()].rank {
                continue; // reached more quickly since
            }
            if node == target {
                best = rank.0;
            }
            for arc in roads.network.arcs_from(node) {
                let cost = roads.costs.lanes(arc)[lane];
                // Both are below CLOSED where they are added, so that their sum fits.
                if !self.is_open(roads, arc, lane) || rank.0 + cost >= CLOSED {
                    continue;
                }
                let after = if cost == 0 {
                    (rank.0, rank.1 + 1)
                } else {
                    (rank.0 + cost, 0)
                };
                let head = roads.network.head[arc.at()];
                let ahead = compass(head);
                if ahead < CLOSED {
                    self.offer(head, after, Some(arc), after.0.saturating_add(ahead));
                }
            }
        }
        (best < CLOSED).then_some(best)
    }

    /// Takes the better of the label and the way offered; of two equally good ones the smaller last arc.
    fn offer(&mut self, node: NodeIx, rank: Rank, arc: Option<ArcIx>, over: i32) {
        let label = &mut self.labels[node.at()];
        if label.search != self.search || rank < label.rank {
            *label = Label {
                search: self.search,
                rank,
                last_arc: arc,
            };
            self.queue.push(Reverse((over, rank, node)));
        } else if rank == label.rank && label.last_arc.is_some_and(|last| arc < Some(last)) {
            label.last_arc = arc;
        }
    }
}
