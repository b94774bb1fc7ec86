//! The way of a rescue crew or an ambulance: over the roads that are truly open when it sets out, through what is true.
//!
//! ```text
//! sets out ─ the quickest way of that moment ─▶ there
//!     ▲              └ meets a closed link ─ another way is open ─┐
//!     ├───────────────────────────────────────────────────────────┘
//!     └ looks at every step ◀─ none is: waits ─ too long ─▶ gives up, free where it stands
//! ```

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::crew_drive::Leg;
use crate::damage::TrueRoads;
use crate::routing::{CLOSED, Drive, Roads, drive};
use crate::units::Millis;
use crate::world::{ArcIx, Network, NodeIx};

/// How a way ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Travelled {
    /// At its end.
    Arrived(Millis),
    /// At a node, after it had waited too long at a closed road; [`Millis::NEVER`] if it stood there at the horizon.
    GaveUp(Millis, NodeIx),
}

/// A way as it was driven.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Journey {
    /// The links it was on, in order.
    pub legs: Vec<Leg>,
    /// How it ended.
    pub end: Travelled,
}

/// From which crew a node is reached, how long that takes, and over which arc, if any.
type Reached = (Millis, usize, Option<ArcIx>);

/// The same with the node, the soonest first, then the first crew.
type Offer = (Millis, usize, NodeIx, Option<ArcIx>);

/// The quickest ways over the roads of one moment, as if they stayed so, from where crews stand: a search from all of them at once
/// (Dijkstra 1959) that goes no further than it is asked to.
pub struct WaysNow<'a> {
    roads: TrueRoads<'a>,
    now: Millis,
    /// What is known for good. `[node]`
    reached: Vec<Option<Reached>>,
    /// The best so far. `[node]`
    tried: Vec<(Millis, usize)>,
    queue: BinaryHeap<Reverse<Offer>>,
}

impl<'a> WaysNow<'a> {
    /// From these crews, each with how long it takes until it sets out.
    pub fn new(
        roads: TrueRoads<'a>,
        now: Millis,
        crews: impl IntoIterator<Item = (usize, NodeIx, Millis)>,
    ) -> Self {
        let nodes = roads.world.network.nodes();
        let mut ways = Self {
            roads,
            now,
            reached: vec![None; nodes],
            tried: vec![(Millis::NEVER, usize::MAX); nodes],
            queue: BinaryHeap::new(),
        };
        for (crew, node, sets_out) in crews {
            ways.offer(node, (sets_out, crew, None));
        }
        ways
    }

    fn offer(&mut self, node: NodeIx, (time, crew, arc): Reached) {
        let tried = &mut self.tried[node.at()];
        if (time, crew) < *tried {
            *tried = (time, crew);
            self.queue.push(Reverse((time, crew, node, arc)));
        }
    }

    /// The crew that is soonest at a node, among equals the first, and how long that takes; `None` where no open road leads.
    pub fn to(&mut self, target: NodeIx) -> Option<(Millis, usize)> {
        let network: &Network = &self.roads.world.network;
        while self.reached[target.at()].is_none() {
            let Reverse((time, crew, node, arc)) = self.queue.pop()?;
            if self.reached[node.at()].is_some() {
                continue;
            }
            self.reached[node.at()] = Some((time, crew, arc));
            for arc in network.arcs_from(node) {
                let cost_ms = self.roads.cost(network.link[arc.at()], self.now);
                if cost_ms < CLOSED {
                    let time = time + Millis(i64::from(cost_ms));
                    self.offer(network.head[arc.at()], (time, crew, Some(arc)));
                }
            }
        }
        self.reached[target.at()].map(|(time, crew, _)| (time, crew))
    }

    /// The arcs of the quickest way to a node that has been reached.
    fn route(&self, mut node: NodeIx) -> Vec<ArcIx> {
        let mut arcs = Vec::new();
        while let Some((_, _, Some(arc))) = self.reached[node.at()] {
            arcs.push(arc);
            node = self.roads.world.network.tail[arc.at()];
        }
        arcs.reverse();
        arcs
    }
}

/// Drives from a node to another. Waits at closed roads for `patience` in all, and looks for another way at every step.
pub fn travel(
    roads: TrueRoads,
    [from, to]: [NodeIx; 2],
    leaves: Millis,
    patience: Millis,
) -> Journey {
    let grid = &roads.world.grid;
    let (mut node, mut now, mut waited) = (from, leaves, Millis::ZERO);
    let mut legs = Vec::new();
    while now < grid.horizon {
        let mut ways = WaysNow::new(roads, now, [(0, node, Millis::ZERO)]);
        if ways.to(to).is_none() {
            let next = grid.step_begins(grid.step_at(now) + 1);
            let gives_up = now + (patience - waited);
            if next >= gives_up {
                let end = Travelled::GaveUp(gives_up, node);
                return Journey { legs, end };
            }
            waited += next - now;
            now = next;
            continue;
        }
        (node, now) = follow(&roads, &ways.route(to), (node, now), &mut legs);
        if node == to {
            let end = Travelled::Arrived(now);
            return Journey { legs, end };
        }
    }
    let end = Travelled::GaveUp(Millis::NEVER, node);
    Journey { legs, end }
}

/// Drives along a route up to its end, or up to the first link that is closed when it gets there; tells where and when that is.
fn follow(
    roads: &TrueRoads,
    route: &[ArcIx],
    (mut node, mut now): (NodeIx, Millis),
    legs: &mut Vec<Leg>,
) -> (NodeIx, Millis) {
    let network = &roads.world.network;
    for &arc in route {
        let Drive::Arrived(time) = drive(network, roads, &[arc], now) else {
            break;
        };
        legs.push(Leg {
            arc,
            enters: now,
            leaves: time,
        });
        (node, now) = (network.head[arc.at()], time);
    }
    (node, now)
}
