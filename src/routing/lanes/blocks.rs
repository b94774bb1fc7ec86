//! Relaxing all triangles, block by block: the min-plus Cholesky factor of the costs.
//!
//! The ranks of a block lead to the same ranks above it, so their cells stand in a trapezium: one row a rank, one
//! column a head, each row one shorter than the one before.
//!
//! ```text
//!              1  2  3  y  z ...      arcs between its own ranks, then to the ranks above
//!   rank 0     ■  ■  ■  ■  ■  ■  ■
//!   rank 1        ■  ■  ■  ■  ■  ■    (y, z) = min over rows x of (x, y) + (x, z)
//!   rank 2           ■  ■  ■  ■  ■
//!   rank 3              ■  ■  ■  ■
//! ```
//!
//! What up to eight rows say about a cell above the block is gathered in a register before it is written. Both directions of a
//! cell go together: the way from y to z climbs the second arc after descending the first, the way back the reverse.

#![expect(
    clippy::inline_always,
    reason = "what is inlined takes on the vector instructions of its caller"
)]

use super::cells::{Cell, Costs, relaxed};
use super::hierarchy::Hierarchy;
use super::schedule::Run;
use crate::routing::{CLOSED, LANES};

/// Neighbouring cells that are gathered at once: as many as there are registers for, with the first arcs beside them.
const ABREAST: usize = 8;

/// Puts costs on the hierarchy and relaxes every triangle, from the bottom. Cells are first written shortly before they
/// are needed: they are then still near when more is added to them.
#[multiversion::multiversion(targets("x86_64+avx512f+avx512vl", "x86_64+avx2", "aarch64+neon"))]
pub fn relax<const D: usize, C: Costs<D>>(hierarchy: &Hierarchy, costs: &C, cells: &mut [Cell<D>]) {
    let schedule = &hierarchy.schedule;
    let (mut blocks, mut thirds) = (&schedule.blocks[..], &schedule.third[..]);
    for chunk in 0..schedule.runs.count() {
        for &ranks in schedule.opened.at(chunk) {
            let opened = &mut cells[hierarchy.up_of(ranks)];
            opened.fill([[CLOSED; LANES]; D]);
            costs.put(ranks, opened);
        }
        for &run in schedule.runs.at(chunk) {
            let (own_blocks, other_blocks) = blocks.split_at(run.blocks as usize);
            let (own_thirds, other_thirds) = thirds.split_at(own_blocks.len() * run.pairs());
            (blocks, thirds) = (other_blocks, other_thirds);
            match (run.rows, run.heads) {
                (1, 2) => relax_rows::<D, 2, 1>(hierarchy, own_blocks, own_thirds, cells),
                (1, 3) => relax_rows::<D, 3, 3>(hierarchy, own_blocks, own_thirds, cells),
                (1, 4) => relax_rows::<D, 4, 6>(hierarchy, own_blocks, own_thirds, cells),
                _ => relax_blocks(hierarchy, run, own_blocks, own_thirds, cells),
            }
        }
    }
}

/// Blocks of a single row with few cells, which stay in registers.
#[inline(always)]
fn relax_rows<const D: usize, const HEADS: usize, const PAIRS: usize>(
    hierarchy: &Hierarchy,
    ranks: &[u32],
    thirds: &[u32],
    cells: &mut [Cell<D>],
) {
    for (&rank, thirds) in ranks.iter().zip(thirds.as_chunks::<PAIRS>().0) {
        let Some(&row) = cells[hierarchy.up(rank)].first_chunk::<HEADS>() else {
            return;
        };
        let mut pair = 0;
        for y in 0..HEADS {
            for z in y + 1..HEADS {
                let cell = &mut cells[thirds[pair] as usize];
                *cell = relaxed(cell, &row[y], &row[z]);
                pair += 1;
            }
        }
    }
}

/// Blocks of any form.
#[inline(always)]
fn relax_blocks<const D: usize>(
    hierarchy: &Hierarchy,
    run: Run,
    blocks: &[u32],
    thirds: &[u32],
    cells: &mut [Cell<D>],
) {
    let columns = (run.rows - 1 + run.heads) as usize;
    for (at, &first) in blocks.iter().enumerate() {
        let arcs = hierarchy.up_of([first, first + run.rows]);
        // Cells of a block lie before all cells of ranks above it.
        let (until, above) = cells.split_at_mut(arcs.end);
        let own = &mut until[arcs.start..];
        for row in 1..run.rows as usize {
            let (before, own) = own.split_at_mut(begin(columns, row));
            let before = Rows {
                cells: before,
                count: row,
                columns,
            };
            before.lower_row(&mut own[..columns - row]);
        }
        let mut above = Above {
            cells: above,
            first: arcs.end,
            thirds: &thirds[at * run.pairs()..][..run.pairs()],
        };
        if run.rows == 1 {
            above.take_row(own);
            continue;
        }
        above.take(Rows {
            cells: own,
            count: run.rows as usize,
            columns,
        });
    }
}

/// Where a row begins.
#[inline(always)]
fn begin(columns: usize, row: usize) -> usize {
    row * (2 * columns + 1 - row) / 2
}

/// The first rows of a block.
#[derive(Clone, Copy)]
struct Rows<'c, const D: usize> {
    cells: &'c [Cell<D>],
    count: usize,
    /// Cells in the first of them.
    columns: usize,
}

impl<const D: usize> Rows<'_, D> {
    /// Lowers the row that follows to what these say.
    #[inline(always)]
    fn lower_row(self, own: &mut [Cell<D>]) {
        let mut z = self.count;
        let (abreast, single) = own.as_chunks_mut::<ABREAST>();
        for known in abreast {
            *known = self.lowered(*known, z);
            z += ABREAST;
        }
        let (pairs, single) = single.as_chunks_mut::<2>();
        for known in pairs {
            *known = self.lowered(*known, z);
            z += 2;
        }
        for known in single {
            [*known] = self.lowered([*known], z);
            z += 1;
        }
    }

    /// The known cells of the row that follows, from column z on, lowered to what the rows say.
    #[inline(always)]
    fn lowered<const N: usize>(self, known: [Cell<D>; N], z: usize) -> [Cell<D>; N] {
        let mut best = known;
        let mut begin = 0;
        for row in 0..self.count {
            // The arc to the row that follows.
            let to_y = &self.cells[begin + self.count - 1];
            let Some(to_z) = self.cells[begin + z..].first_chunk() else {
                return best;
            };
            best = relaxed_each(&best, to_y, to_z);
            begin += self.columns - 1 - row;
        }
        best
    }
}

/// Neighbouring cells, lowered to the ways over one rank. Written out: the compiler makes vectors of straight code, but
/// not of a loop over vectors.
#[inline(always)]
fn relaxed_each<const D: usize, const N: usize>(
    known: &[Cell<D>; N],
    to_y: &Cell<D>,
    to_z: &[Cell<D>; N],
) -> [Cell<D>; N] {
    let mut best = *known;
    match (&mut best[..], &to_z[..]) {
        ([a, b, c, d, e, f, g, h], [to_a, to_b, to_c, to_d, to_e, to_f, to_g, to_h]) => {
            *a = relaxed(a, to_y, to_a);
            *b = relaxed(b, to_y, to_b);
            *c = relaxed(c, to_y, to_c);
            *d = relaxed(d, to_y, to_d);
            *e = relaxed(e, to_y, to_e);
            *f = relaxed(f, to_y, to_f);
            *g = relaxed(g, to_y, to_g);
            *h = relaxed(h, to_y, to_h);
        }
        ([a, b], [to_a, to_b]) => {
            *a = relaxed(a, to_y, to_a);
            *b = relaxed(b, to_y, to_b);
        }
        (known, to_z) => {
            for (known, to_z) in known.iter_mut().zip(to_z) {
                *known = relaxed(known, to_y, to_z);
            }
        }
    }
    best
}

/// The cells of ranks above a block.
struct Above<'c, const D: usize> {
    cells: &'c mut [Cell<D>],
    /// The up arc of the first.
    first: usize,
    /// Up arcs between every two of the ranks that the block leads to.
    thirds: &'c [u32],
}

impl<const D: usize> Above<'_, D> {
    /// Takes what a block of a single row says.
    #[inline(always)]
    fn take_row(&mut self, row: &[Cell<D>]) {
        let mut thirds = self.thirds.iter();
        for (y, to_y) in row.iter().enumerate() {
            for (to_z, &third) in row[y + 1..].iter().zip(&mut thirds) {
                let cell = &mut self.cells[third as usize - self.first];
                *cell = relaxed(cell, to_y, to_z);
            }
        }
    }
    /// Takes what the rows of a block say, several rows at a time.
    #[inline(always)]
    fn take(&mut self, rows: Rows<D>) {
        let mut row = 0;
        while row + 8 <= rows.count {
            self.take_rows::<8>(rows, row);
            row += 8;
        }
        if row + 4 <= rows.count {
            self.take_rows::<4>(rows, row);
            row += 4;
        }
        match rows.count - row {
            3 => self.take_rows::<3>(rows, row),
            2 => self.take_rows::<2>(rows, row),
            1 => self.take_rows::<1>(rows, row),
            _ => {}
        }
    }

    /// Takes what `N` rows say: of each the arc to y is held in a register while z passes.
    #[inline(always)]
    fn take_rows<const N: usize>(&mut self, rows: Rows<D>, first: usize) {
        let heads = rows.columns + 1 - rows.count;
        let out: [&[Cell<D>]; N] = std::array::from_fn(|at| {
            let end = begin(rows.columns, first + at + 1);
            &rows.cells[end - heads..end]
        });
        let mut thirds = self.thirds;
        for y in 0..heads {
            let to_y: [Cell<D>; N] = std::array::from_fn(|at| out[at][y]);
            let to_z: [&[Cell<D>]; N] = std::array::from_fn(|at| &out[at][y + 1..heads]);
            let count = heads - y - 1;
            let (own, rest) = thirds.split_at(count);
            thirds = rest;
            for z in 0..count {
                let cell = &mut self.cells[own[z] as usize - self.first];
                let mut best = *cell;
                for at in 0..N {
                    best = relaxed(&best, &to_y[at], &to_z[at][z]);
                }
                *cell = best;
            }
        }
    }
}
