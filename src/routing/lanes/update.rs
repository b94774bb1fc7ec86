//! Epochs: customising again where few costs have changed.
//!
//! The cells of a rank follow from the network's arcs at it and from the ranks below that lead to it. So a rank is done
//! anew if one of its arcs has changed, or the cells of a rank below; upwards, each once, and no further than anything
//! changes. Where much has changed the straight loops of [`Customised::customise`] are quicker.

use super::cells::{Cell, Costs, relaxed};
use super::customise::{Customised, Placed};
use super::hierarchy::{Hierarchy, NONE};
use crate::routing::{CLOSED, LANES, LaneCosts};
use crate::world::ArcIx;

/// With more than one arc in so many changed, everything is customised: each change reaches up to the top, where most
/// triangles are.
const FEW: usize = 512;

/// What is kept from epoch to epoch. `D` as in [`Customised`].
#[derive(Clone, Debug)]
pub struct Update<const D: usize> {
    /// The costs that the cells stand for.
    known: LaneCosts,
    /// Arcs whose costs differ from those.
    changed: Vec<ArcIx>,
    /// Ranks to be done anew, a bit each.
    dirty: Vec<u64>,
    row: NewRow<D>,
}

/// The cells of one rank, in the making.
#[derive(Clone, Debug)]
struct NewRow<const D: usize> {
    cells: Vec<Cell<D>>,
    /// Which of them leads to a rank. `[rank]`
    place: Vec<u32>,
}

impl<const D: usize> Update<D> {
    /// For cells that stand for a network whose arcs are all closed.
    pub fn new(hierarchy: &Hierarchy) -> Self {
        Self {
            known: LaneCosts::closed(hierarchy.slot.len()),
            changed: Vec::new(),
            dirty: vec![0; hierarchy.nodes().div_ceil(64)],
            row: NewRow {
                cells: Vec::new(),
                place: vec![0; hierarchy.nodes()],
            },
        }
    }

    /// Notes where costs differ from the known ones.
    pub fn compare(&mut self, hierarchy: &Hierarchy, costs: &LaneCosts) {
        let all = (0..costs.arcs() as u32).map(ArcIx);
        self.compare_at(hierarchy, costs, all);
    }

    /// The same where only these arcs can differ.
    pub fn compare_at(
        &mut self,
        hierarchy: &Hierarchy,
        costs: &LaneCosts,
        arcs: impl Iterator<Item = ArcIx>,
    ) {
        for arc in arcs {
            let (known, new) = (self.known.lanes_mut(arc), costs.lanes(arc));
            let slot = hierarchy.slot[arc.at()];
            if known != new && slot != NONE {
                *known = *new;
                self.changed.push(arc);
            }
        }
    }

    /// Brings cells that stand for the known costs up to these, from which they differ where it has been noted.
    pub fn apply(
        &mut self,
        hierarchy: &Hierarchy,
        costs: &LaneCosts,
        customised: &mut Customised<D>,
    ) {
        if self.changed.len() > costs.arcs() / FEW {
            self.changed.clear();
            return customised.customise(hierarchy, &Placed { hierarchy, costs });
        }
        for arc in self.changed.drain(..) {
            let slot = hierarchy.slot[arc.at()];
            mark(&mut self.dirty, hierarchy.tail[slot as usize / 2]);
        }
        for word in 0..self.dirty.len() {
            // What a rank makes dirty lies above it, maybe in the same word.
            while self.dirty[word] != 0 {
                let rank = 64 * word as u32 + self.dirty[word].trailing_zeros();
                self.dirty[word] &= self.dirty[word] - 1;
                self.row.compute(hierarchy, costs, rank, &customised.cells);
                let up = hierarchy.up(rank);
                let known = &mut customised.cells[up.clone()];
                if known != self.row.cells {
                    known.copy_from_slice(&self.row.cells);
                    let heads = &hierarchy.head[up];
                    for &head in heads {
                        mark(&mut self.dirty, head);
                    }
                }
            }
        }
    }
}

fn mark(dirty: &mut [u64], rank: u32) {
    dirty[rank as usize / 64] |= 1 << (rank % 64);
}

impl<const D: usize> NewRow<D> {
    /// The cells of a rank, from those of the ranks below.
    fn compute(&mut self, hierarchy: &Hierarchy, costs: &LaneCosts, rank: u32, all: &[Cell<D>]) {
        let up = hierarchy.up(rank);
        self.cells.clear();
        self.cells.resize(up.len(), [[CLOSED; LANES]; D]);
        Placed { hierarchy, costs }.put([rank, rank + 1], &mut self.cells);
        for (at, &head) in (0..).zip(&hierarchy.head[up]) {
            self.place[head as usize] = at;
        }
        relax_row(hierarchy, rank, all, &mut self.cells, &self.place);
    }
}

#[multiversion::multiversion(targets("x86_64+avx512f+avx512vl", "x86_64+avx2", "aarch64+neon"))]
fn relax_row<const D: usize>(
    hierarchy: &Hierarchy,
    rank: u32,
    all: &[Cell<D>],
    row: &mut [Cell<D>],
    place: &[u32],
) {
    for &to_rank in hierarchy.below.at(rank) {
        let to_y = &all[to_rank as usize];
        // What lies above both is among the heads of the upper one.
        let beyond = to_rank as usize + 1..hierarchy.up(hierarchy.tail[to_rank as usize]).end;
        for (to_z, &head) in all[beyond.clone()].iter().zip(&hierarchy.head[beyond]) {
            let cell = &mut row[place[head as usize] as usize];
            *cell = relaxed(cell, to_y, to_z);
        }
    }
}
