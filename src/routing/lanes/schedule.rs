//! In which sequence triangles are relaxed.
//!
//! Any sequence will do in which a block comes after all below it. Chunks of blocks are gone through one after the
//! other, so that their cells stay near. Within a chunk blocks go by their height above its lowest ones, and among
//! equals by their form: what follows each other takes the same turns in the code, which the processor then foresees,
//! and none waits for its own cells, which nobody of its height writes to.

use std::ops::Range;

use super::groups::Groups;

/// Cells of a chunk: few enough to stay near.
const CHUNK: u32 = 4096;

/// What is done one after the other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Schedule {
    /// Runs of ranks by the first chunk that leads to them or holds them. `[chunk]`
    pub opened: Groups<[u32; 2]>,
    /// Runs of blocks of one form. `[chunk]`
    pub runs: Groups<Run>,
    /// First rank of each block, run after run.
    pub blocks: Vec<u32>,
    /// For every block and every pair of ranks above it that it leads to (y, then z): the up arc from y to z. In the
    /// order of block, y, z.
    pub third: Vec<u32>,
}

/// Blocks of one form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// Ranks of each block.
    pub rows: u32,
    /// Ranks above it that each leads to.
    pub heads: u32,
    /// How many blocks there are.
    pub blocks: u32,
}

impl Run {
    /// Pairs of ranks above it that a block leads to.
    pub fn pairs(self) -> usize {
        (self.heads * self.heads.saturating_sub(1) / 2) as usize
    }
}

/// A block, as it is sorted.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Block {
    height: u32,
    rows: u32,
    heads: u32,
    first: u32,
}

/// What leads where: columns of a [`Hierarchy`](super::Hierarchy).
#[derive(Clone, Copy, Debug)]
pub struct Shape<'a> {
    /// First up arc of each rank, and one past the last at the end. `[rank + 1]`
    pub first_up: &'a [u32],
    /// The higher end of each up arc; ascending within a rank. `[up arc]`
    pub head: &'a [u32],
    /// First rank of each block, and one past the last at the end. `[block + 1]`
    pub blocks: &'a [u32],
}

impl Shape<'_> {
    fn up(self, rank: u32) -> Range<usize> {
        self.first_up[rank as usize] as usize..self.first_up[rank as usize + 1] as usize
    }

    fn ranks(self) -> usize {
        self.first_up.len() - 1
    }
}

impl Schedule {
    /// The sequence for these blocks.
    pub fn new(shape: Shape) -> Self {
        let chunks = chunks(shape);
        let (mut runs, mut schedule) = (Vec::new(), Self::default());
        for (chunk, ends) in (0..).zip(chunks.windows(2)) {
            let mut blocks = by_height(shape, [ends[0], ends[1]]);
            // These have no triangle.
            blocks.retain(|block| block.rows > 1 || block.heads > 1);
            blocks.sort_unstable();
            for run in blocks.chunk_by(|a, b| (a.rows, a.heads) == (b.rows, b.heads)) {
                let run_of = Run {
                    rows: run[0].rows,
                    heads: run[0].heads,
                    blocks: run.len() as u32,
                };
                runs.push((chunk, run_of));
                schedule.blocks.extend(run.iter().map(|block| block.first));
                for block in run {
                    thirds(shape, block.first + block.rows - 1, &mut schedule.third);
                }
            }
        }
        schedule.runs = Groups::of(chunks.len() - 1, runs.into_iter());
        schedule.opened = openings(shape, &chunks);
        schedule
    }
}

/// First block of each chunk, and one past the last at the end.
fn chunks(shape: Shape) -> Vec<u32> {
    let mut chunks = vec![0];
    let mut first_cell = 0;
    for (block, ends) in (1..).zip(shape.blocks.windows(2)) {
        let cell = shape.first_up[ends[1] as usize];
        if cell - first_cell >= CHUNK || ends[1] == shape.ranks() as u32 {
            first_cell = cell;
            chunks.push(block);
        }
    }
    chunks
}

/// The blocks of a chunk, each with its height above the lowest ones below it.
fn by_height(shape: Shape, [from, to]: [u32; 2]) -> Vec<Block> {
    let firsts = &shape.blocks[from as usize..=to as usize];
    let mut heights = vec![0; firsts.len() - 1];
    let mut blocks = Vec::new();
    for (at, ends) in firsts.windows(2).enumerate() {
        let top = ends[1] - 1;
        blocks.push(Block {
            height: heights[at],
            rows: ends[1] - ends[0],
            heads: shape.up(top).len() as u32,
            first: ends[0],
        });
        if let Some(parent) = shape.head[shape.up(top)].first() {
            let above = firsts.partition_point(|first| first <= parent) - 1;
            if let Some(height) = heights.get_mut(above) {
                *height = (*height).max(blocks[at].height + 1);
            }
        }
    }
    blocks
}

/// Which ranks a chunk is the first to lead to or to hold.
fn openings(shape: Shape, chunks: &[u32]) -> Groups<[u32; 2]> {
    let mut is_open = vec![false; shape.ranks()];
    let mut opened: Vec<(u32, [u32; 2])> = Vec::new();
    for (chunk, blocks) in (0..).zip(chunks.windows(2)) {
        let [from, to] = [blocks[0], blocks[1]].map(|block| shape.blocks[block as usize]);
        let mut ranks: Vec<u32> = (from..to)
            .flat_map(|rank| shape.head[shape.up(rank)].iter().copied())
            .chain(from..to)
            .filter(|&rank| !std::mem::replace(&mut is_open[rank as usize], true))
            .collect();
        ranks.sort_unstable();
        let runs = ranks.chunk_by(|a, b| a + 1 == *b);
        opened.extend(runs.map(|run| (chunk, [run[0], run[0] + run.len() as u32])));
    }
    Groups::of(chunks.len() - 1, opened.into_iter())
}

/// The up arcs between every two of the ranks that the last rank of a block leads to, which all are above it.
fn thirds(shape: Shape, top: u32, thirds: &mut Vec<u32>) {
    let up = shape.up(top);
    for first in up.clone() {
        let from = shape.head[first];
        // Both lists ascend, and the shorter is part of the longer.
        let mut arc = shape.first_up[from as usize];
        for second in first + 1..up.end {
            while shape.head[arc as usize] < shape.head[second] {
                arc += 1;
            }
            thirds.push(arc);
        }
    }
}
