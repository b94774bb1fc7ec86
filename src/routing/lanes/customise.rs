//! Customisation: the costs of a batch are put on the hierarchy, all lanes at once.
//!
//! Cells are laid out `[up arc][direction][lane]`. Where both directions of every link cost the same one direction is
//! kept (`D` = 1), else two: upwards and downwards. Ranks are gone through in order; each relaxes the arcs between
//! every two of its up neighbours ([`blocks`](super::blocks)): an addition and a minimum a triangle, no branch.

use super::blocks::relax;
use super::hierarchy::Hierarchy;
use crate::routing::{CLOSED, LANES, LaneCosts};

/// Times or costs in all lanes: one vector. `[lane]`
pub type Times = [i32; LANES];

/// The costs of one up arc. `[direction][lane]`
pub type Cell<const D: usize> = [Times; D];

/// The quicker of a known way and one in two parts, in every lane. Read whole before anything is written: only then
/// does the compiler make it three vector instructions.
#[expect(
    clippy::inline_always,
    reason = "it takes on the vector instructions of its caller"
)]
#[inline(always)]
pub fn quicker<const W: usize>(known: &[i32; W], first: &[i32; W], second: &[i32; W]) -> [i32; W] {
    std::array::from_fn(|lane| known[lane].min(first[lane] + second[lane]))
}

/// The quicker of a known arc from y to z and the way over x, given the arcs from x to y and to z: y down to x and up
/// to z; z down to x and up to y.
#[expect(
    clippy::inline_always,
    reason = "it takes on the vector instructions of its caller"
)]
#[inline(always)]
pub fn relaxed<const D: usize>(known: &Cell<D>, to_y: &Cell<D>, to_z: &Cell<D>) -> Cell<D> {
    std::array::from_fn(|way| quicker(&known[way], &to_y[D - 1 - way], &to_z[way]))
}

/// Lowers a cell to another.
#[expect(
    clippy::inline_always,
    reason = "it takes on the vector instructions of its caller"
)]
#[inline(always)]
pub fn lower<const D: usize>(cell: &mut Cell<D>, other: &Cell<D>) {
    for (times, other) in cell.iter_mut().zip(other) {
        *times = std::array::from_fn(|lane| times[lane].min(other[lane]));
    }
}

/// What a network costs, as it is put on the hierarchy.
pub trait Costs<const D: usize> {
    /// Lowers the cells of a run of ranks, in the order of their up arcs, to the costs of the network's own arcs.
    fn put(&self, ranks: [u32; 2], cells: &mut [Cell<D>]);
}

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
        for &arc in self.hierarchy.placed.run(ranks) {
            let slot = self.hierarchy.slot[arc.at()];
            // Where both directions cost the same, one of them tells.
            if D == 2 || slot.is_multiple_of(2) {
                let cell = &mut cells[(slot / 2 - first) as usize];
                let times = &mut cell[slot as usize % 2 * (D - 1)];
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
