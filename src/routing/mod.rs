//! Shortest times on the network, and driving.
//!
//! In: a [`Network`](crate::world::Network) and the costs of its arcs. Out: times, routes and drives in whole
//! milliseconds. Replications travel in batches of [`LANES`]: costs and labels are laid out `[item][lane]`, so that
//! a router may serve all lanes of a batch at once. [`Reference`] is plain Dijkstra, one lane at a time, written to
//! be read; it is the truth that any faster [`Router`] is held to.
//!
//! [`drive()`] moves a vehicle along a route through what is true; [`earliest_arrivals`] is the search of someone
//! who knows the future (`oracle`).

mod costs;
mod drive;
pub mod lanes;
mod oracle;
mod reference;
mod search;
#[cfg(test)]
mod tests;
mod tree;

pub use costs::{CLOSED, LANES, LaneBits, LaneCosts, Roads};
pub use drive::{Drive, Spell, drive, drive_in_spells};
pub use oracle::{OracleTree, earliest_arrivals};
pub use reference::Reference;
pub use tree::{ArcsInto, Tree};

use crate::world::{ArcIx, LinkIx, NodeIx};

/// Finds times and routes for a batch of replications.
pub trait Router {
    /// The costs of all lanes, to be changed in place; they count from the next [`Router::refresh`] on.
    fn costs_mut(&mut self) -> &mut LaneCosts;

    /// A new epoch: costs have changed, and what was asked before is forgotten.
    fn refresh(&mut self);

    /// A new epoch in which only the costs of these arcs, and of those the other way, have changed: quicker than
    /// [`Router::refresh`] where they are few.
    fn refresh_at(&mut self, _changed: &[ArcIx]) {
        self.refresh();
    }

    /// Takes the costs of a new epoch for all lanes.
    fn customise(&mut self, costs: &LaneCosts) {
        self.costs_mut().copy_from(costs);
        self.refresh();
    }

    /// Times from `source` to every target given when the router was made, in ms, for one lane; [`CLOSED`] where none is open. `[target]`
    fn times(&mut self, source: NodeIx, lane: usize) -> &[i32];

    /// The same where only the targets at these positions are asked for; what stands at the others means nothing. `[target]`
    fn times_to(&mut self, source: NodeIx, lane: usize, wanted: &[u32]) -> &[i32];

    /// The quickest route of one lane that keeps off the links in `avoid`, appended to `route`, and its time in ms;
    /// `None` (and nothing appended) where there is none. Of equally quick routes the one found by the rule of
    /// [`Reference`]: smallest arc index into each node. From a node to itself the route is empty and takes 0 ms.
    fn route(&mut self, query: Query, avoid: &[LinkIx], route: &mut Vec<ArcIx>) -> Option<i32>;
}

/// From where to where, for which lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Query {
    /// Start.
    pub source: NodeIx,
    /// End.
    pub target: NodeIx,
    /// Replication within the batch.
    pub lane: usize,
}
