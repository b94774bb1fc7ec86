//! Customisation: the costs of a batch are put on the hierarchy, all lanes at once.
//!
//! Cells are laid out `[up arc][direction][lane]`. Where both directions of every link cost the same one direction is
//! kept (`D` = 1), else two: upwards and downwards. Ranks are gone through in order; each relaxes the arcs between
//! every two of its up neighbours: three vectors, an addition and a minimum a triangle, no branch.

use super::hierarchy::{Hierarchy, NONE};
use crate::routing::{CLOSED, LANES, LaneCosts};
use crate::world::ArcIx;

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
pub fn quicker(known: &Times, first: &Times, second: &Times) -> Times {
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

/// The costs of one up arc where the network has these arcs; where both directions cost the same, one of them tells.
#[inline]
pub fn put<const D: usize>(cell: &mut Cell<D>, slot: u32, cost: &Times) {
    if D == 2 || slot % 2 == 0 {
        let times = &mut cell[slot as usize % 2 * (D - 1)];
        // Parallel arcs: the cheaper counts.
        *times = std::array::from_fn(|lane| times[lane].min(cost[lane]));
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

    /// Closes everything.
    pub fn clear(&mut self) {
        self.cells.fill([[CLOSED; LANES]; D]);
    }

    /// Takes the costs of the network's arcs and spreads them over the hierarchy.
    pub fn customise(&mut self, hierarchy: &Hierarchy, costs: &LaneCosts) {
        self.clear();
        for (arc, &slot) in (0..).map(ArcIx).zip(&hierarchy.slot) {
            if slot != NONE {
                put(&mut self.cells[slot as usize / 2], slot, costs.lanes(arc));
            }
        }
        self.relax(hierarchy);
    }

    /// Relaxes every triangle of the hierarchy, from the bottom: costs put on the network's arcs are spread over all.
    pub fn relax(&mut self, hierarchy: &Hierarchy) {
        let cells = self.cells.as_flattened_mut();
        if D == 1 {
            relax_symmetric(&hierarchy.first_up, &hierarchy.third, cells);
        } else {
            let (pairs, _) = cells.as_chunks_mut::<2>();
            relax_directed(&hierarchy.first_up, &hierarchy.third, pairs);
        }
    }
}

#[multiversion::multiversion(targets("x86_64+avx512f+avx512vl", "x86_64+avx2", "aarch64+neon"))]
fn relax_symmetric(first_up: &[u32], third: &[u32], cells: &mut [Times]) {
    let mut third = third;
    for ends in first_up.windows(2) {
        // Arcs of a rank lie before all arcs of its neighbours.
        let (own, above) = cells.split_at_mut(ends[1] as usize);
        let own = &own[ends[0] as usize..];
        for (at, to_y) in own.iter().enumerate() {
            let (thirds, rest) = third.split_at(own.len() - at - 1);
            third = rest;
            for (to_z, &arc) in own[at + 1..].iter().zip(thirds) {
                let cell = &mut above[(arc - ends[1]) as usize];
                *cell = quicker(cell, to_y, to_z);
            }
        }
    }
}

#[multiversion::multiversion(targets("x86_64+avx512f+avx512vl", "x86_64+avx2", "aarch64+neon"))]
fn relax_directed(first_up: &[u32], third: &[u32], cells: &mut [Cell<2>]) {
    let mut third = third;
    for ends in first_up.windows(2) {
        let (own, above) = cells.split_at_mut(ends[1] as usize);
        let own = &own[ends[0] as usize..];
        for (at, to_y) in own.iter().enumerate() {
            let (thirds, rest) = third.split_at(own.len() - at - 1);
            third = rest;
            for (to_z, &arc) in own[at + 1..].iter().zip(thirds) {
                let cell = &mut above[(arc - ends[1]) as usize];
                // y down to x, x up to z; and z down to x, x up to y.
                *cell = [
                    quicker(&cell[0], &to_y[1], &to_z[0]),
                    quicker(&cell[1], &to_z[1], &to_y[0]),
                ];
            }
        }
    }
}
