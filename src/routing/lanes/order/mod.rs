//! In which order the nodes of a network are contracted: nested dissection.
//!
//! In: the shape of a network and where its nodes lie. Out: every node once, the first to be contracted first. A good
//! order cuts the network again and again by few nodes; those nodes come last. The fewer they are, the fewer arcs the
//! contraction adds, and the faster everything above ([`Hierarchy`](super::Hierarchy)) is. Any order is correct.
//!
//! ```text
//! peel (dead ends and chains) ─▶ dissect: cut ─▶ [one side] [other side] [separator] ─▶ small pieces by least degree
//! ```
//!
//! The cut is that of inertial flow (Schild & Sommer 2015, "On balanced separators in road networks") grown to balance
//! as in FlowCutter (Hamann & Strasser 2018, "Graph bisection with Pareto optimization"), which together make
//! InertialFlowCutter (Gottesbüren, Hamann, Uhl & Wagner 2019).

mod cover;
mod cut;
mod dissect;
mod flow;
mod graph;
mod peel;

use crate::world::Network;
use graph::Graph;

/// All nodes of the network, the first to be contracted first. `[rank]` → node
pub fn contraction_order(network: &Network) -> Vec<u32> {
    let shape = Graph::of(network);
    let (mut order, core) = peel::peel(&shape);
    order.extend(dissect::dissect(&core));
    order
}
