//! Cells: what an up arc costs in all lanes of a batch, and the arithmetic on them.
//!
//! They are laid out `[up arc][direction][lane]`. Where both directions of every link cost the same one direction is
//! kept (`D` = 1), else two: upwards and downwards.

#![expect(
    clippy::inline_always,
    reason = "what is inlined takes on the vector instructions of its caller"
)]

use crate::routing::LANES;

/// Times or costs in all lanes: one vector. `[lane]`
pub type Times = [i32; LANES];

/// The costs of one up arc. `[direction][lane]`
pub type Cell<const D: usize> = [Times; D];

/// The quicker of a known way and one in two parts, in every lane. Read whole before anything is written: only then
/// does the compiler make it three vector instructions.
#[inline(always)]
pub fn quicker<const W: usize>(known: &[i32; W], first: &[i32; W], second: &[i32; W]) -> [i32; W] {
    std::array::from_fn(|lane| known[lane].min(first[lane] + second[lane]))
}

/// The quicker of a known arc from y to z and the way over x, given the arcs from x to y and to z: y down to x and up
/// to z; z down to x and up to y.
#[inline(always)]
pub fn relaxed<const D: usize>(known: &Cell<D>, to_y: &Cell<D>, to_z: &Cell<D>) -> Cell<D> {
    std::array::from_fn(|way| quicker(&known[way], &to_y[D - 1 - way], &to_z[way]))
}

/// What a network costs, as it is put on the hierarchy.
pub trait Costs<const D: usize> {
    /// Lowers the cells of a run of ranks, in the order of their up arcs, to the costs of the network's own arcs.
    fn put(&self, ranks: [u32; 2], cells: &mut [Cell<D>]);
}
