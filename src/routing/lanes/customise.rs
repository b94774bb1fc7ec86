//! Customisation: the costs of a batch are put on the hierarchy, all lanes at once.
//!
//! Ranks are gone through from below ([`schedule`](super::schedule)); each relaxes the arcs between every two of its up neighbours
//! ([`blocks`](super::blocks)): an addition and a minimum a triangle, no branch.

use super::blocks::relax;
use super::cells::{Cell, Costs};
use super::hierarchy::Hierarchy;
use crate::routing::{CLOSED, LANES, LaneCosts};

/// The costs of a network's arcs, and where they go.
#[derive(Clone, Copy)]
pub struct Placed<'a> {
    /// Where.
    pub hierarchy: &'a Hierarchy,
    /// How much.
    pub costs: &'a LaneCosts,
}

impl<const D: usize> Costs<D> for Placed<'_> {
    #[inline]
    fn put(&self, ranks: [u32; 2], cells: &mut [Cell<D>]) {
        let first = self.hierarchy.up_of(ranks).start as u32;
        // Where both directions cost the same, the one upwards tells.
        for (way, placed) in self.hierarchy.placed[..D].iter().enumerate() {
            for &(up_arc, arc) in placed.run(ranks) {
                let times = &mut cells[(up_arc - first) as usize][way];
                let cost = self.costs.lanes(arc);
                // Parallel arcs: the cheaper counts.
                *times = std::array::from_fn(|lane| times[lane].min(cost[lane]));
            }
        }
    }
}

/// Costs of all up arcs for one batch.
#[derive(Clone, Debug)]
pub struct Customised<const D: usize> {
    /// `[up arc]`
    pub cells: Vec<Cell<D>>,
}

impl<const D: usize> Customised<D> {
    /// All closed.
    pub fn new(hierarchy: &Hierarchy) -> Self {
        Self {
            cells: vec![[[CLOSED; LANES]; D]; hierarchy.head.len()],
        }
    }

    /// Takes the costs of the network's arcs and spreads them over the hierarchy.
    pub fn customise(&mut self, hierarchy: &Hierarchy, costs: &impl Costs<D>) {
        relax(hierarchy, costs, &mut self.cells);
    }
}
