//! The search of someone who knows the future: earliest arrivals over roads that change with time.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::{CLOSED, Roads};
use crate::units::Millis;
use crate::world::{ArcIx, LinkIx, Network, NodeIx};

/// Earliest arrival at every node from one node and departure, waiting wherever that helps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OracleTree {
    /// Earliest arrival; [`Millis::NEVER`] where there is none by the horizon. `[node]`
    pub arrival: Vec<Millis>,
    /// The arc by which it is reached, with the time at which that arc is entered; `None` at the start too. `[node]`
    pub entered: Vec<Option<(ArcIx, Millis)>>,
}

impl OracleTree {
    /// The arcs to `target` with the time at which each is entered, from the start; empty where it is not reached.
    pub fn route(&self, network: &Network, target: NodeIx) -> Vec<(ArcIx, Millis)> {
        let mut route = Vec::new();
        let mut node = target;
        while let Some((arc, time)) = self.entered[node.at()] {
            route.push((arc, time));
            node = network.tail[arc.at()];
        }
        route.reverse();
        route
    }
}

/// Dijkstra on arrival times. An arc is entered at once or, where that is better, at a later change of its cost.
///
/// Exact, because costs are constant between changes and hold from entry to end: of the entries between two changes
/// the first is best, and who is at a node earlier can always wait. Arrivals up to and at `horizon` count. Of equal
/// arrivals the one from the node reached first stands (then the smaller node, then the smaller arc).
pub fn earliest_arrivals(
    network: &Network,
    roads: &impl Roads,
    source: NodeIx,
    departure: Millis,
    horizon: Millis,
) -> OracleTree {
    let mut arrival = vec![Millis::NEVER; network.nodes()];
    let mut entered = vec![None; network.nodes()];
    let mut queue = BinaryHeap::from([Reverse((departure, source))]);
    arrival[source.at()] = departure;
    while let Some(Reverse((time, node))) = queue.pop() {
        if time > arrival[node.at()] {
            continue; // reached earlier since
        }
        for arc in network.arcs_from(node) {
            let head = network.head[arc.at()];
            let before = arrival[head.at()].min(horizon + Millis(1));
            let way = best_entry(roads, network.link[arc.at()], time, before);
            if let Some((entry, end)) = way {
                arrival[head.at()] = end;
                entered[head.at()] = Some((arc, entry));
                queue.push(Reverse((end, head)));
            }
        }
    }
    OracleTree { arrival, entered }
}

/// The entry at `ready` or later with the earliest end, and that end; `None` where there is none before `before`.
fn best_entry(
    roads: &impl Roads,
    link: LinkIx,
    ready: Millis,
    mut before: Millis,
) -> Option<(Millis, Millis)> {
    let mut best = None;
    let mut entry = ready;
    while entry < before {
        let cost = roads.cost(link, entry);
        let end = entry + Millis(i64::from(cost));
        if cost < CLOSED && end < before {
            best = Some((entry, end));
            before = end;
        }
        let change = roads.next_change(link, entry);
        debug_assert!(change > entry, "a change after {entry} must lie after it");
        entry = change;
    }
    best
}
