//! Tables of times from many sources to many targets, all lanes and several sources at a time.
//!
//! What a table needs of the hierarchy is known beforehand: the chains of its sources, on which to climb, and the
//! ancestors of its targets, on which to descend. Both are laid out here once, in the order in which they are gone
//! through, and every cost is loaded once for all sources.

use super::customise::{Customised, Times, quicker};
use super::hierarchy::Hierarchy;
use crate::routing::{CLOSED, LANES};
use crate::world::NodeIx;

/// The plan of a table for fixed sources and targets.
#[derive(Clone, Debug)]
pub struct Table {
    sources: usize,
    /// Ranks on the way down to the targets, highest first.
    ranks: Vec<u32>,
    /// Where each target stands in `ranks`. `[target]`
    targets: Vec<u32>,
    way_down: WayDown,
    /// The chain of each source, lowest first. `[source]`
    chains: Vec<Vec<u32>>,
    /// Where each rank of a chain stands in `ranks`, or `u32::MAX`. `[source][place in chain]`
    places: Vec<Vec<u32>>,
    /// Times while climbing. `[rank]`
    climbing: Vec<Times>,
    /// `[place in ranks][source]`
    times: Vec<Times>,
}

/// The up arcs of the ranks that are descended to.
#[derive(Clone, Debug)]
struct WayDown {
    /// First up arc in the hierarchy of each rank here. `[place in ranks]`
    first_cell: Vec<u32>,
    /// First entry in `heads` of each rank here, and one past the last at the end. `[place in ranks + 1]`
    first_head: Vec<u32>,
    /// Where the heads of their up arcs stand in `ranks`.
    heads: Vec<u32>,
}

/// Costs as they lie in memory.
#[derive(Clone, Copy)]
struct Costs<'a> {
    /// `[up arc × direction]`
    cells: &'a [Times],
    directions: usize,
}

impl Table {
    /// Lays out a table of times from these nodes to those.
    pub fn new(hierarchy: &Hierarchy, sources: &[NodeIx], targets: &[NodeIx]) -> Self {
        let rank = |node: &NodeIx| hierarchy.rank[node.at()];
        let mut needed = vec![false; hierarchy.nodes()];
        for target in targets {
            for at in hierarchy.chain(rank(target)) {
                if std::mem::replace(&mut needed[at as usize], true) {
                    break;
                }
            }
        }
        let ranks: Vec<u32> = (0..hierarchy.nodes() as u32)
            .rev()
            .filter(|&at| needed[at as usize])
            .collect();
        let mut place = vec![u32::MAX; hierarchy.nodes()];
        for (at, &rank) in (0..).zip(&ranks) {
            place[rank as usize] = at;
        }
        let mut first_head = vec![0];
        let mut heads = Vec::new();
        for &rank in &ranks {
            heads.extend(
                hierarchy
                    .up(rank)
                    .map(|arc| place[hierarchy.head[arc] as usize]),
            );
            first_head.push(heads.len() as u32);
        }
        let chains: Vec<Vec<u32>> = sources
            .iter()
            .map(|source| hierarchy.chain(rank(source)).collect())
            .collect();
        let on_the_way = |chain: &Vec<u32>| chain.iter().map(|&at| place[at as usize]).collect();
        Self {
            sources: sources.len(),
            targets: targets
                .iter()
                .map(|target| place[rank(target) as usize])
                .collect(),
            way_down: WayDown {
                first_cell: ranks
                    .iter()
                    .map(|&at| hierarchy.first_up[at as usize])
                    .collect(),
                first_head,
                heads,
            },
            places: chains.iter().map(on_the_way).collect(),
            chains,
            climbing: vec![[CLOSED; LANES]; hierarchy.nodes()],
            times: vec![[CLOSED; LANES]; ranks.len() * sources.len()],
            ranks,
        }
    }

    /// How many ranks and arcs are gone through on the way down.
    pub fn size(&self) -> (usize, usize) {
        (self.ranks.len(), self.way_down.heads.len())
    }

    /// Computes the table for these costs.
    pub fn fill<const D: usize>(&mut self, hierarchy: &Hierarchy, costs: &Customised<D>) {
        let all = Costs {
            cells: costs.cells.as_flattened(),
            directions: D,
        };
        self.times.fill([CLOSED; LANES]);
        for source in 0..self.sources {
            climb(hierarchy, all, &self.chains[source], &mut self.climbing);
            for (&rank, &place) in self.chains[source].iter().zip(&self.places[source]) {
                if place != u32::MAX {
                    self.times[place as usize * self.sources + source] =
                        self.climbing[rank as usize];
                }
            }
        }
        descend(&self.way_down, all, self.sources, &mut self.times);
    }

    /// Times from all sources to a target. `[source][lane]`
    #[inline]
    pub fn to(&self, target: usize) -> &[Times] {
        let at = self.targets[target] as usize * self.sources;
        &self.times[at..at + self.sources]
    }
}

#[multiversion::multiversion(targets("x86_64+avx512f+avx512vl", "x86_64+avx2", "aarch64+neon"))]
fn climb(hierarchy: &Hierarchy, costs: Costs, chain: &[u32], times: &mut [Times]) {
    for &rank in chain {
        times[rank as usize] = [CLOSED; LANES];
    }
    if let Some(&source) = chain.first() {
        times[source as usize] = [0; LANES];
    }
    for &rank in chain {
        let own = times[rank as usize];
        for arc in hierarchy.up(rank) {
            let time = &mut times[hierarchy.head[arc] as usize];
            *time = quicker(time, &own, &costs.cells[arc * costs.directions]);
        }
    }
}

/// Sources whose times are held in registers at once.
const ABREAST: usize = 4;

#[multiversion::multiversion(targets("x86_64+avx512f+avx512vl", "x86_64+avx2", "aarch64+neon"))]
fn descend(way_down: &WayDown, costs: Costs, sources: usize, times: &mut [Times]) {
    let Costs { cells, directions } = costs;
    for (place, ends) in way_down.first_head.windows(2).enumerate() {
        let heads = &way_down.heads[ends[0] as usize..ends[1] as usize];
        let first = way_down.first_cell[place] as usize;
        // Heads stand before the ranks below them.
        let (above, below) = times.split_at_mut(place * sources);
        let own = &mut below[..sources];
        let (abreast, single) = own.as_chunks_mut::<ABREAST>();
        for (block, own) in abreast.iter_mut().enumerate() {
            let mut best = *own;
            for (arc, &head) in heads.iter().enumerate() {
                let cost = &cells[(first + arc) * directions + directions - 1];
                let from = head as usize * sources + block * ABREAST;
                let Some(from) = above[from..].first_chunk::<ABREAST>() else {
                    continue;
                };
                for (best, from) in best.iter_mut().zip(from) {
                    *best = quicker(best, from, cost);
                }
            }
            *own = best;
        }
        let done = sources - single.len();
        for (at, own) in single.iter_mut().enumerate() {
            for (arc, &head) in heads.iter().enumerate() {
                let cost = &cells[(first + arc) * directions + directions - 1];
                let from = &above[head as usize * sources + done + at];
                *own = quicker(own, from, cost);
            }
        }
    }
}
