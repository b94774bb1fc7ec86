//! Customisation: the costs of a batch are put on the hierarchy, all lanes at once.
//!
//! Cells are laid out `[up arc][direction][lane]`. Where both directions of every link cost the same one direction is
//! kept (`D` = 1), else two: upwards and downwards. Ranks are gone through in order; each relaxes the arcs between
//! every two of its up neighbours: three vectors, an addition and a minimum a triangle, no branch.

use super::hierarchy::{Hierarchy, NONE};
use crate::routing::{CLOSED, LANES, LaneCosts};
use crate::world::ArcIx;

/// The costs of one up arc. `[direction][lane]`
pub type Cell<const D: usize> = [[i32; LANES]; D];

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
    pub fn customise(&mut self, hierarchy: &Hierarchy, costs: &LaneCosts) {
        self.cells.fill([[CLOSED; LANES]; D]);
        for (arc, &slot) in (0..).map(ArcIx).zip(&hierarchy.slot) {
            if slot != NONE {
                let cell = &mut self.cells[slot as usize / 2][slot as usize % 2 * (D - 1)];
                let cost = costs.lanes(arc);
                // Parallel arcs: the cheaper counts.
                *cell = std::array::from_fn(|lane| cell[lane].min(cost[lane]));
            }
        }
        relax(hierarchy, &mut self.cells);
    }
}

/// Relaxes every triangle of the hierarchy, from the bottom.
fn relax<const D: usize>(hierarchy: &Hierarchy, cells: &mut [Cell<D>]) {
    if D == 1 {
        let (flat, _) = cells.as_flattened_mut().as_chunks_mut::<1>();
        relax_symmetric(
            &hierarchy.first_up,
            &hierarchy.third,
            flat.as_flattened_mut(),
        );
    } else {
        let (pairs, _) = cells.as_flattened_mut().as_chunks_mut::<2>();
        relax_directed(&hierarchy.first_up, &hierarchy.third, pairs);
    }
}

#[multiversion::multiversion(targets("x86_64+avx512f+avx512vl", "x86_64+avx2", "aarch64+neon"))]
fn relax_symmetric(first_up: &[u32], third: &[u32], cells: &mut [[i32; LANES]]) {
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
                for lane in 0..LANES {
                    cell[lane] = cell[lane].min(to_y[lane] + to_z[lane]);
                }
            }
        }
    }
}

#[multiversion::multiversion(targets("x86_64+avx512f+avx512vl", "x86_64+avx2", "aarch64+neon"))]
fn relax_directed(first_up: &[u32], third: &[u32], cells: &mut [[[i32; LANES]; 2]]) {
    let mut third = third;
    for ends in first_up.windows(2) {
        let (own, above) = cells.split_at_mut(ends[1] as usize);
        let own = &own[ends[0] as usize..];
        for (at, to_y) in own.iter().enumerate() {
            let (thirds, rest) = third.split_at(own.len() - at - 1);
            third = rest;
            for (to_z, &arc) in own[at + 1..].iter().zip(thirds) {
                let cell = &mut above[(arc - ends[1]) as usize];
                for lane in 0..LANES {
                    // y down to x, x up to z; and z down to x, x up to y.
                    cell[0][lane] = cell[0][lane].min(to_y[1][lane] + to_z[0][lane]);
                    cell[1][lane] = cell[1][lane].min(to_z[1][lane] + to_y[0][lane]);
                }
            }
        }
    }
}
