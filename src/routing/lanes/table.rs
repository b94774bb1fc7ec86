//! Tables of times from many sources to many targets, all lanes and several sources at a time.
//!
//! What a table needs of the hierarchy is known beforehand: the chains of its sources, on which to climb, and the
//! ancestors of its targets, on which to descend. Both are laid out here once, in the order in which they are gone
//! through, and every cost is loaded once for ten sources: two in a vector, five vectors at a time.

use std::collections::HashSet;

use super::customise::{Customised, Times, quicker};
use super::hierarchy::Hierarchy;
use crate::routing::{CLOSED, LANES};
use crate::world::NodeIx;

/// Times of two sources. `[source][lane]`
type Pair = [i32; 2 * LANES];
/// Vectors that are held in registers at once.
const ABREAST: usize = 5;

/// The plan of a table for fixed sources and targets.
#[derive(Clone, Debug)]
pub struct Table {
    sources: usize,
    /// Ranks on the way down to the targets, highest first.
    ranks: Vec<u32>,
    /// Where the times of each target begin. `[target]`
    targets: Vec<u32>,
    way_down: WayDown,
    /// The chain of each source, lowest first. `[source]`
    chains: Vec<Vec<u32>>,
    /// Where the times of each rank of a chain begin, or `u32::MAX`. `[source][place in chain]`
    places: Vec<Vec<u32>>,
    /// Times while climbing. `[rank]`
    climbing: Vec<Times>,
    /// Sources are filled up to whole blocks. `[place in ranks][block of sources][pair]`
    times: Vec<[Pair; ABREAST]>,
}

/// The up arcs of the ranks that are descended to.
#[derive(Clone, Debug)]
struct WayDown {
    /// Blocks of sources.
    blocks: usize,
    /// Whether a source climbs to each rank here. `[place in ranks]`
    is_climbed: Vec<bool>,
    /// First up arc in the hierarchy of each rank here. `[place in ranks]`
    first_cell: Vec<u32>,
    /// First entry in `heads` of each rank here, and one past the last at the end. `[place in ranks + 1]`
    first_head: Vec<u32>,
    /// Where the times of the heads of their up arcs begin.
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
        // Where the times of a rank begin.
        let blocks = sources.len().div_ceil(2 * ABREAST);
        let mut place = vec![u32::MAX; hierarchy.nodes()];
        for (at, &rank) in (0..).step_by(blocks.max(1)).zip(&ranks) {
            place[rank as usize] = at;
        }
        let mut first_head = vec![0];
        let mut heads = Vec::new();
        for &rank in &ranks {
            let up = &hierarchy.head[hierarchy.up(rank)];
            heads.extend(up.iter().map(|&head| place[head as usize]));
            first_head.push(heads.len() as u32);
        }
        let chains: Vec<Vec<u32>> = sources
            .iter()
            .map(|source| hierarchy.chain(rank(source)).collect())
            .collect();
        let on_the_way = |chain: &Vec<u32>| chain.iter().map(|&at| place[at as usize]).collect();
        let climbed: HashSet<u32> = chains.iter().flatten().copied().collect();
        let first_cell = |rank: &u32| hierarchy.first_up[*rank as usize];
        Self {
            sources: sources.len(),
            targets: targets
                .iter()
                .map(|target| place[rank(target) as usize])
                .collect(),
            way_down: WayDown {
                blocks,
                is_climbed: ranks.iter().map(|rank| climbed.contains(rank)).collect(),
                first_cell: ranks.iter().map(first_cell).collect(),
                first_head,
                heads,
            },
            places: chains.iter().map(on_the_way).collect(),
            chains,
            climbing: vec![[CLOSED; LANES]; hierarchy.nodes()],
            times: vec![[[CLOSED; 2 * LANES]; ABREAST]; ranks.len() * blocks],
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
        let blocks = self.way_down.blocks;
        for (place, _) in self
            .way_down
            .is_climbed
            .iter()
            .enumerate()
            .filter(|climbed| *climbed.1)
        {
            self.times[place * blocks..(place + 1) * blocks].fill([[CLOSED; 2 * LANES]; ABREAST]);
        }
        for source in 0..self.sources {
            climb(hierarchy, all, &self.chains[source], &mut self.climbing);
            for (&rank, &place) in self.chains[source].iter().zip(&self.places[source]) {
                if place != u32::MAX {
                    let times = &mut self.times[place as usize..place as usize + blocks];
                    times
                        .as_flattened_mut()
                        .as_flattened_mut()
                        .as_chunks_mut()
                        .0[source] = self.climbing[rank as usize];
                }
            }
        }
        descend(&self.way_down, all, &mut self.times);
    }

    /// Times from all sources to a target. `[source][lane]`
    #[inline]
    pub fn to(&self, target: usize) -> &[Times] {
        let first = self.targets[target] as usize;
        let times = &self.times[first..first + self.way_down.blocks];
        &times.as_flattened().as_flattened().as_chunks().0[..self.sources]
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

#[multiversion::multiversion(targets("x86_64+avx512f+avx512vl", "x86_64+avx2", "aarch64+neon"))]
fn descend(way_down: &WayDown, costs: Costs, times: &mut [[Pair; ABREAST]]) {
    for (place, ends) in way_down.first_head.windows(2).enumerate() {
        let heads = &way_down.heads[ends[0] as usize..ends[1] as usize];
        let first = way_down.first_cell[place] as usize * costs.directions;
        let cells = &costs.cells[first..first + heads.len() * costs.directions];
        // Heads stand before the ranks below them.
        let (above, below) = times.split_at_mut(place * way_down.blocks);
        for (block, own) in below[..way_down.blocks].iter_mut().enumerate() {
            let mut best = [[CLOSED; 2 * LANES]; ABREAST];
            if way_down.is_climbed[place] {
                best = *own;
            }
            for (cell, &head) in cells.chunks_exact(costs.directions).zip(heads) {
                let cost = &cell[costs.directions - 1];
                let cost: Pair = std::array::from_fn(|at| cost[at % LANES]);
                let from = &above[head as usize + block];
                // Written out: the compiler makes vectors of straight code, but not of a loop over vectors.
                let [a, b, c, d, e] = best;
                best = [
                    quicker(&a, &from[0], &cost),
                    quicker(&b, &from[1], &cost),
                    quicker(&c, &from[2], &cost),
                    quicker(&d, &from[3], &cost),
                    quicker(&e, &from[4], &cost),
                ];
            }
            *own = best;
        }
    }
}
