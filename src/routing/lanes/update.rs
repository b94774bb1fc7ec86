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
    /// Where costs differ from those that the cells stand for.
    stale: Stale,
    /// With more arcs changed than this, everything is customised.
    most: usize,
    /// Ranks to be done anew, a bit each.
    dirty: Vec<u64>,
    row: NewRow<D>,
}

/// Where costs may have changed.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Stale {
    /// At these arcs only.
    At(Vec<ArcIx>),
    /// At too many to count, or who knows where.
    Anywhere,
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
        Self::up_to(hierarchy, hierarchy.slot.len() / FEW)
    }

    /// The same, with the number of changed arcs above which everything is customised.
    pub fn up_to(hierarchy: &Hierarchy, most: usize) -> Self {
        Self {
            stale: Stale::At(Vec::new()),
            most,
            dirty: vec![0; hierarchy.nodes().div_ceil(64)],
            row: NewRow {
                cells: Vec::new(),
                place: vec![0; hierarchy.nodes()],
            },
        }
    }

    /// Notes that costs may have changed wherever there are arcs.
    pub fn note_all(&mut self) {
        self.stale = Stale::Anywhere;
    }

    /// Notes that costs have changed at these arcs.
    pub fn note(&mut self, arcs: &[ArcIx]) {
        if let Stale::At(known) = &mut self.stale {
            if known.len() + arcs.len() > self.most {
                self.stale = Stale::Anywhere;
            } else {
                known.extend(arcs);
            }
        }
    }

    /// Brings cells up to these costs, which differ from those they stand for where it has been noted.
    pub fn apply(
        &mut self,
        hierarchy: &Hierarchy,
        costs: &LaneCosts,
        customised: &mut Customised<D>,
    ) {
        let stale = std::mem::replace(&mut self.stale, Stale::At(Vec::new()));
        let Stale::At(arcs) = stale else {
            return customised.customise(hierarchy, &Placed { hierarchy, costs });
        };
        for arc in arcs {
            let slot = hierarchy.slot[arc.at()];
            if slot != NONE {
                mark(&mut self.dirty, hierarchy.tail[slot as usize / 2]);
            }
        }
        self.climb(hierarchy, costs, customised);
    }

    /// Does dirty ranks anew, from the bottom; what changes there makes those above dirty.
    fn climb(&mut self, hierarchy: &Hierarchy, costs: &LaneCosts, customised: &mut Customised<D>) {
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
