//! Times from one node (or to it) to any others, found where they are asked for and kept.
//!
//! A time climbs from the source along its ancestors and then descends to whoever is asked for: the time of a rank
//! follows from those of its up neighbours, all of them its ancestors. What has been found for one question serves the
//! next, in all lanes.

use super::cells::{Cell, Times, quicker};
use super::customise::Customised;
use super::hierarchy::Hierarchy;
use crate::routing::{CLOSED, LANES};
use crate::world::NodeIx;

/// The times of one source.
#[derive(Clone, Debug)]
pub struct Row {
    /// `[rank]`; meaningful where found.
    times: Vec<Times>,
    /// In which generation a time was found. `[rank]`
    found: Vec<u32>,
    generation: u32,
    /// Whether it has been swept in this generation.
    is_swept: bool,
    /// Directions of cells: that of climbing away from the source, that of descending.
    climb: usize,
    descend: usize,
    /// Ranks on the way down to one that is asked for.
    below: Vec<u32>,
}

impl Row {
    /// Room for the times of one source.
    pub fn new(hierarchy: &Hierarchy) -> Self {
        Self {
            times: vec![[CLOSED; LANES]; hierarchy.nodes()],
            found: vec![0; hierarchy.nodes()],
            generation: 0,
            is_swept: false,
            climb: 0,
            descend: 0,
            below: Vec::new(),
        }
    }

    /// Begins anew: times from a rank, or `to` it if `backwards`.
    pub fn begin<const D: usize>(
        &mut self,
        hierarchy: &Hierarchy,
        costs: &Customised<D>,
        source: u32,
        backwards: bool,
    ) {
        if self.generation == u32::MAX {
            self.found.fill(0);
            self.generation = 0;
        }
        self.generation += 1;
        self.is_swept = false;
        // With one direction kept both are the same cell.
        (self.climb, self.descend) = if backwards { (D - 1, 0) } else { (0, D - 1) };
        self.below.clear();
        hierarchy.chain(source).for_each(|rank| self.expect(rank));
        self.times[source as usize] = [0; LANES];
        climb(
            hierarchy,
            &costs.cells,
            self.climb,
            &self.below,
            &mut self.times,
        );
        self.below.reverse();
        self.go_down(hierarchy, costs);
    }

    /// The times of a rank.
    #[inline]
    pub fn at<const D: usize>(
        &mut self,
        hierarchy: &Hierarchy,
        costs: &Customised<D>,
        rank: u32,
    ) -> &Times {
        if !self.has(rank) {
            self.find(hierarchy, costs, rank);
        }
        &self.times[rank as usize]
    }

    /// Finds the times of all these ranks, which stand below those they follow from: quicker than to ask for each. They are
    /// the same ones every time.
    pub fn sweep<const D: usize>(
        &mut self,
        hierarchy: &Hierarchy,
        costs: &Customised<D>,
        way_down: &[u32],
    ) {
        if std::mem::replace(&mut self.is_swept, true) {
            return;
        }
        self.below.clear();
        for &rank in way_down {
            if !self.has(rank) {
                self.expect(rank);
            }
        }
        self.go_down(hierarchy, costs);
    }

    #[cold]
    fn find<const D: usize>(&mut self, hierarchy: &Hierarchy, costs: &Customised<D>, rank: u32) {
        self.below.clear();
        for rank in hierarchy.chain(rank) {
            if self.has(rank) {
                break;
            }
            self.expect(rank);
        }
        self.below.reverse();
        self.go_down(hierarchy, costs);
    }

    /// Whether the time of a rank has been found.
    #[inline]
    fn has(&self, rank: u32) -> bool {
        self.found[rank as usize] == self.generation
    }

    /// The time of a rank is to be found with those below.
    #[inline]
    fn expect(&mut self, rank: u32) {
        self.times[rank as usize] = [CLOSED; LANES];
        self.found[rank as usize] = self.generation;
        self.below.push(rank);
    }

    fn go_down<const D: usize>(&mut self, hierarchy: &Hierarchy, costs: &Customised<D>) {
        descend(
            hierarchy,
            &costs.cells,
            self.descend,
            &self.below,
            &mut self.times,
        );
    }
}

/// The ranks that times to these nodes follow from, highest first.
pub fn way_down(hierarchy: &Hierarchy, nodes: &[NodeIx]) -> Vec<u32> {
    let mut needed = vec![false; hierarchy.nodes()];
    for node in nodes {
        for at in hierarchy.chain(hierarchy.rank[node.at()]) {
            if std::mem::replace(&mut needed[at as usize], true) {
                break;
            }
        }
    }
    let all = (0..hierarchy.nodes() as u32).rev();
    all.filter(|&at| needed[at as usize]).collect()
}

/// From each of these ranks, upwards, to its up neighbours.
#[multiversion::multiversion(targets("x86_64+avx512f+avx512vl", "x86_64+avx2", "aarch64+neon"))]
fn climb<const D: usize>(
    hierarchy: &Hierarchy,
    cells: &[Cell<D>],
    direction: usize,
    ranks: &[u32],
    times: &mut [Times],
) {
    for &rank in ranks {
        let own = times[rank as usize];
        let up = hierarchy.up(rank);
        for (cell, &head) in cells[up.clone()].iter().zip(&hierarchy.head[up]) {
            let time = &mut times[head as usize];
            *time = quicker(time, &own, &cell[direction]);
        }
    }
}

/// To each of these ranks, downwards, from its up neighbours, which are final.
#[multiversion::multiversion(targets("x86_64+avx512f+avx512vl", "x86_64+avx2", "aarch64+neon"))]
fn descend<const D: usize>(
    hierarchy: &Hierarchy,
    cells: &[Cell<D>],
    direction: usize,
    ranks: &[u32],
    times: &mut [Times],
) {
    for &rank in ranks {
        let mut own = times[rank as usize];
        let up = hierarchy.up(rank);
        for (cell, &head) in cells[up.clone()].iter().zip(&hierarchy.head[up]) {
            own = quicker(&own, &times[head as usize], &cell[direction]);
        }
        times[rank as usize] = own;
    }
}
