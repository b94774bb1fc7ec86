//! In which order the nodes of a network are contracted: nested dissection.
//!
//! In: the shape of a network and where its nodes lie. Out: every node once, the first to be contracted first. A good
//! order cuts the network again and again by few nodes; those nodes come last. The fewer they are, the fewer arcs the
//! contraction adds, and the faster everything above ([`Hierarchy`](super::Hierarchy)) is. Any order is correct.
//!
//! ```text
//! peel (dead ends and chains) ─▶ dissect: cut ─▶ [one side] [other side] [separator] ─▶ small pieces by least fill
//! ```
//!
//! All cuts found are kept; the one that promises the fewest triangles is made.
//!
//! The cut is that of inertial flow (Schild & Sommer 2015, "On balanced separators in road networks") grown to balance
//! as in *Flow Cutter* (Hamann & Strasser 2018, "Graph bisection with Pareto optimization"), which together make
//! *Inertial Flow Cutter* (Gottesbüren, Hamann, Uhl & Wagner 2019).

mod cover;
mod cut;
mod dissect;
mod estimate;
mod flow;
mod graph;
mod least_fill;
mod ordered;
mod peel;

use crate::world::Network;
use graph::Graph;

/// All nodes of the network, the first to be contracted first. `[rank]` → node
pub fn contraction_order(network: &Network) -> Vec<u32> {
    let shape = Graph::of(network);
    let (mut order, core) = peel::peel(&shape);
    let inner = dissect::dissect(&core);
    order.extend(inner.iter().map(|&node| core.outer[node as usize]));
    order
}
