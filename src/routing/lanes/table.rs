//! Tables of times from many sources to many targets, all lanes and several sources at a time.
//!
//! What a table needs of the hierarchy is known beforehand: the chains of its sources, on which to climb, and the
//! ancestors of its targets, on which to descend, or to climb where that is less ([`approach`](super::approach)). All are
//! laid out here once, in the order in which they are gone through. Every cost is loaded once for ten sources: two in a
//! vector, five vectors at a time. Ranks that follow each other and lead to the same ranks above go together, so that
//! times there are loaded once for up to four of them.

use super::approach::{Approach, Asked, descended};
use super::cells::{Times, quicker};
use super::customise::Customised;
use super::groups::Groups;
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
    approaches: Vec<Approach>,
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
    /// The highest rank of each group and how many ranks are in it. `[group]`
    groups: Vec<(u32, u32)>,
    /// Where the times begin of the ranks that the highest one, and so all of a group lead to. `[group]`
    heads: Groups<u32>,
    arcs: usize,
}

/// Costs as they lie in memory.
#[derive(Clone, Copy)]
struct Flat<'a> {
    /// `[up arc × direction]`
    cells: &'a [Times],
    directions: usize,
}

impl Table {
    /// Lays out a table of times from these nodes to those.
    pub fn new(hierarchy: &Hierarchy, sources: &[NodeIx], targets: &[NodeIx]) -> Self {
        let rank = |node: &NodeIx| hierarchy.rank[node.at()];
        let targets: Vec<u32> = targets.iter().map(rank).collect();
        let chains: Vec<Vec<u32>> = sources
            .iter()
            .map(|source| hierarchy.chain(rank(source)).collect())
            .collect();
        let mut is_climbed = vec![false; hierarchy.nodes()];
        for &rank in chains.iter().flatten() {
            is_climbed[rank as usize] = true;
        }
        let blocks = sources.len().div_ceil(2 * ABREAST);
        let asked = Asked {
            targets: &targets,
            is_climbed: &is_climbed,
            vectors: blocks * ABREAST,
        };
        let descended = descended(hierarchy, asked);
        let ranks: Vec<u32> = (0..hierarchy.nodes() as u32)
            .rev()
            .filter(|&at| descended[at as usize])
            .collect();
        // Where the times of a rank begin.
        let mut place = vec![u32::MAX; hierarchy.nodes()];
        for (at, &rank) in ranks.iter().enumerate() {
            place[rank as usize] = (at * blocks) as u32;
        }
        // Targets that are not descended to come after all ranks.
        let mut approaches: Vec<Approach> = Vec::new();
        let mut placed = |&target: &u32| {
            let known = place[target as usize];
            if known != u32::MAX {
                return known;
            }
            let end = (ranks.len() + approaches.len()) * blocks;
            approaches.push(Approach::new(hierarchy, target, &place, end as u32));
            end as u32
        };
        let targets = targets.iter().map(&mut placed).collect();
        let on_the_way = |chain: &Vec<u32>| chain.iter().map(|&at| place[at as usize]).collect();
        Self {
            sources: sources.len(),
            targets,
            way_down: WayDown::new(hierarchy, &ranks, &place, &is_climbed, blocks),
            places: chains.iter().map(on_the_way).collect(),
            chains,
            climbing: vec![[CLOSED; LANES]; hierarchy.nodes()],
            times: vec![[[CLOSED; 2 * LANES]; ABREAST]; (ranks.len() + approaches.len()) * blocks],
            approaches,
            ranks,
        }
    }

    /// How many ranks are descended to, over how many arcs: for all sources each.
    pub fn descended(&self) -> (usize, usize) {
        (self.ranks.len(), self.way_down.arcs)
    }

    /// Arcs from the border to targets that are approached from their own side, for all sources each; and arcs that are
    /// climbed from these targets to the border, once for all.
    pub fn approached(&self) -> (usize, usize) {
        let approaches = self.approaches.iter();
        approaches.fold((0, 0), |(joined, climbed), approach| {
            (joined + approach.border.len(), climbed + approach.arcs)
        })
    }

    /// Computes the table for these costs.
    pub fn fill<const D: usize>(&mut self, hierarchy: &Hierarchy, costs: &Customised<D>) {
        let all = Flat {
            cells: costs.cells.as_flattened(),
            directions: D,
        };
        self.climb_from_sources(hierarchy, all);
        descend(&self.way_down, all, &mut self.times);
        let blocks = self.way_down.blocks;
        for approach in &self.approaches {
            let way = [&approach.chain[..], &approach.border];
            climb(hierarchy, all.downwards(), way, &mut self.climbing);
            arrive(approach, blocks, &self.climbing, &mut self.times);
        }
    }

    fn climb_from_sources(&mut self, hierarchy: &Hierarchy, costs: Flat) {
        let blocks = self.way_down.blocks;
        let climbed = self.way_down.is_climbed.iter().enumerate();
        for (place, _) in climbed.filter(|climbed| *climbed.1) {
            self.times[place * blocks..(place + 1) * blocks].fill([[CLOSED; 2 * LANES]; ABREAST]);
        }
        for (source, chain) in self.chains.iter().enumerate() {
            climb(hierarchy, costs, [chain, &[]], &mut self.climbing);
            for (&rank, &place) in chain.iter().zip(&self.places[source]) {
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
fn climb(hierarchy: &Hierarchy, costs: Flat, [chain, border]: [&[u32]; 2], times: &mut [Times]) {
    for &rank in chain.iter().chain(border) {
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

/// Joins the times from all sources to a border with those from there to a target.
#[multiversion::multiversion(targets("x86_64+avx512f+avx512vl", "x86_64+avx2", "aarch64+neon"))]
fn arrive(approach: &Approach, blocks: usize, climbed: &[Times], times: &mut [[Pair; ABREAST]]) {
    let (above, own) = times.split_at_mut(approach.place as usize);
    for block in 0..blocks {
        let mut best = [[CLOSED; 2 * LANES]; ABREAST];
        for (&rank, &place) in approach.border.iter().zip(&approach.places) {
            let from = &above[place as usize + block];
            best = quicker_from(&best, from, &climbed[rank as usize]);
        }
        own[block] = best;
    }
}

/// Ranks here, highest first, in groups of four, two or one that follow each other and lead to the same ranks above.
fn groups(hierarchy: &Hierarchy, ranks: &[u32]) -> Vec<(u32, u32)> {
    let mut groups = Vec::new();
    let mut at = 0;
    while at < ranks.len() {
        let block = hierarchy
            .blocks
            .partition_point(|&first| first <= ranks[at])
            - 1;
        // The lowest rank of the block that is needed: with it all between.
        let last = ranks[at..].partition_point(|&rank| rank >= hierarchy.blocks[block]);
        let size = if last >= 4 { 4 } else { 1 + last / 2 };
        groups.push((at as u32, size as u32));
        at += size;
    }
    groups
}

#[multiversion::multiversion(targets("x86_64+avx512f+avx512vl", "x86_64+avx2", "aarch64+neon"))]
fn descend(way_down: &WayDown, costs: Flat, times: &mut [[Pair; ABREAST]]) {
    for (number, &(place, ranks)) in (0..).zip(&way_down.groups) {
        let heads = way_down.heads.at(number);
        match ranks {
            4 => way_down.descend_to::<4>(place as usize, heads, costs, times),
            2 => way_down.descend_to::<2>(place as usize, heads, costs, times),
            _ => way_down.descend_to::<1>(place as usize, heads, costs, times),
        }
    }
}

impl WayDown {
    /// To these ranks, highest first; of each rank, where its times begin and whether a source climbs there. `[rank]`
    fn new(
        hierarchy: &Hierarchy,
        ranks: &[u32],
        place: &[u32],
        is_climbed: &[bool],
        blocks: usize,
    ) -> Self {
        let groups = groups(hierarchy, ranks);
        let mut heads = Vec::new();
        for (number, group) in (0..).zip(&groups) {
            let up = &hierarchy.head[hierarchy.up(ranks[group.0 as usize])];
            heads.extend(up.iter().map(|&head| (number, place[head as usize])));
        }
        let ranks = ranks.iter().copied();
        Self {
            blocks,
            is_climbed: ranks
                .clone()
                .map(|rank| is_climbed[rank as usize])
                .collect(),
            first_cell: ranks
                .clone()
                .map(|rank| hierarchy.first_up[rank as usize])
                .collect(),
            heads: Groups::of(groups.len(), heads.into_iter()),
            groups,
            arcs: ranks.map(|rank| hierarchy.up(rank).len()).sum(),
        }
    }

    /// Descends to a group of `N` ranks.
    #[expect(
        clippy::inline_always,
        reason = "it takes on the vector instructions of its caller"
    )]
    #[inline(always)]
    fn descend_to<const N: usize>(
        &self,
        place: usize,
        heads: &[u32],
        costs: Flat,
        times: &mut [[Pair; ABREAST]],
    ) {
        // Each rank leads to those of the group above it, then to where the highest one leads.
        let own: [&[Times]; N] =
            std::array::from_fn(|at| costs.of(self.first_cell[place + at], at));
        let out: [&[Times]; N] = std::array::from_fn(|at| {
            costs.of(self.first_cell[place + at] + at as u32, heads.len())
        });
        // Heads stand before the ranks below them.
        let (above, below) = times.split_at_mut(place * self.blocks);
        for block in 0..self.blocks {
            let mut best = [[[CLOSED; 2 * LANES]; ABREAST]; N];
            for at in 0..N {
                if self.is_climbed[place + at] {
                    best[at] = below[at * self.blocks + block];
                }
            }
            for (arc, &head) in heads.iter().enumerate() {
                let from = &above[head as usize + block];
                let cell = arc * costs.directions;
                if N > 0 {
                    best[0] = quicker_from(&best[0], from, &out[0][cell]);
                }
                if N > 1 {
                    best[1] = quicker_from(&best[1], from, &out[1][cell]);
                }
                if N > 2 {
                    best[2] = quicker_from(&best[2], from, &out[2][cell]);
                }
                if N > 3 {
                    best[3] = quicker_from(&best[3], from, &out[3][cell]);
                }
            }
            for low in 0..N {
                for high in (0..low).rev() {
                    let cell = (low - 1 - high) * costs.directions;
                    best[low] = quicker_from(&best[low], &best[high], &own[low][cell]);
                }
            }
            for at in 0..N {
                below[at * self.blocks + block] = best[at];
            }
        }
    }
}

impl<'a> Flat<'a> {
    /// The same, of which those downwards are seen first.
    fn downwards(self) -> Self {
        Self {
            cells: &self.cells[(self.directions - 1).min(self.cells.len())..],
            ..self
        }
    }

    /// Costs downwards of so many up arcs from this one on, a direction apart.
    #[inline]
    fn of(self, first: u32, arcs: usize) -> &'a [Times] {
        let first = first as usize * self.directions;
        let cells = &self.cells[first..first + arcs * self.directions];
        &cells[(self.directions - 1).min(cells.len())..]
    }
}

/// The quicker of known times and those over a rank above. Written out: the compiler makes vectors of straight code, but
/// not of a loop over vectors.
#[expect(
    clippy::inline_always,
    reason = "it takes on the vector instructions of its caller"
)]
#[inline(always)]
fn quicker_from(known: &[Pair; ABREAST], from: &[Pair; ABREAST], cost: &Times) -> [Pair; ABREAST] {
    let cost: Pair = std::array::from_fn(|at| cost[at % LANES]);
    let ([a, b, c, d, e], [to_a, to_b, to_c, to_d, to_e]) = (known, from);
    [
        quicker(a, to_a, &cost),
        quicker(b, to_b, &cost),
        quicker(c, to_c, &cost),
        quicker(d, to_d, &cost),
        quicker(e, to_e, &cost),
    ]
}
