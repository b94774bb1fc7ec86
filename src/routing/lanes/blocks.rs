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
//! What all rows say about a few neighbouring cells is gathered in registers and written once. Both directions of a
//! cell go together: the way from y to z climbs the second arc after descending the first, the way back the reverse.

#![expect(
    clippy::inline_always,
    reason = "what is inlined takes on the vector instructions of its caller"
)]

use super::cells::{Cell, Costs, lower, relaxed};
use super::hierarchy::Hierarchy;
use crate::routing::{CLOSED, LANES};

/// Neighbouring cells that are gathered at once: as many as there are registers for, with the first arcs beside them.
const ABREAST: usize = 8;

/// Puts costs on the hierarchy and relaxes every triangle, from the bottom. Cells are first written shortly before they
/// are needed: they are then still near when more is added to them.
#[multiversion::multiversion(targets("x86_64+avx512f+avx512vl", "x86_64+avx2", "aarch64+neon"))]
pub fn relax<const D: usize, C: Costs<D>>(hierarchy: &Hierarchy, costs: &C, cells: &mut [Cell<D>]) {
    let mut thirds = &hierarchy.third[..];
    for (chunk, blocks) in (0..).zip(hierarchy.chunks.windows(2)) {
        for &ranks in hierarchy.opened.at(chunk) {
            let opened = &mut cells[hierarchy.up_of(ranks)];
            opened.fill([[CLOSED; LANES]; D]);
            costs.put(ranks, opened);
        }
        for ends in hierarchy.blocks[blocks[0] as usize..=blocks[1] as usize].windows(2) {
            let heads = hierarchy.up(ends[1] - 1).len();
            let (own_thirds, rest) = thirds.split_at(heads * heads.saturating_sub(1) / 2);
            thirds = rest;
            let arcs = hierarchy.up_of([ends[0], ends[1]]);
            let (until, cells) = cells.split_at_mut(arcs.end);
            let own = &mut until[arcs.start..];
            // Cells of a block lie before all cells of ranks above it.
            let mut above = Above {
                cells,
                first: arcs.end,
                thirds: own_thirds.iter(),
            };
            if ends[1] - ends[0] == 1 {
                above.take_row(own);
            } else {
                let rows = (ends[1] - ends[0]) as usize;
                let columns = rows - 1 + heads;
                for row in 1..rows {
                    let (before, own) = own.split_at_mut(begin(columns, row));
                    let before = Rows {
                        cells: before,
                        count: row,
                        columns,
                    };
                    before.lower_row(&mut own[..columns - row]);
                }
                above.take(Rows {
                    cells: own,
                    count: rows,
                    columns,
                });
            }
        }
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
            *known = self.lowered(*known, self.count - 1, z);
            z += ABREAST;
        }
        let (pairs, single) = single.as_chunks_mut::<2>();
        for known in pairs {
            *known = self.lowered(*known, self.count - 1, z);
            z += 2;
        }
        for known in single {
            [*known] = self.lowered([*known], self.count - 1, z);
            z += 1;
        }
    }

    /// The known cells from column y to column z and the next ones, lowered to what the rows say.
    #[inline(always)]
    fn lowered<const N: usize>(self, known: [Cell<D>; N], y: usize, z: usize) -> [Cell<D>; N] {
        let mut best = known;
        let mut begin = 0;
        for row in 0..self.count {
            let to_y = &self.cells[begin + y];
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
    thirds: std::slice::Iter<'c, u32>,
}

impl<const D: usize> Above<'_, D> {
    /// Takes what a block of a single row says.
    #[inline(always)]
    fn take_row(&mut self, row: &[Cell<D>]) {
        for (y, to_y) in row.iter().enumerate() {
            for (to_z, &third) in row[y + 1..].iter().zip(&mut self.thirds) {
                let cell = &mut self.cells[third as usize - self.first];
                *cell = relaxed(cell, to_y, to_z);
            }
        }
    }

    /// Takes what a block of several rows says.
    #[inline(always)]
    fn take(&mut self, rows: Rows<D>) {
        for y in rows.count - 1..rows.columns {
            let mut z = y + 1;
            while z + ABREAST <= rows.columns {
                self.take_cells::<ABREAST>(rows, y, z);
                z += ABREAST;
            }
            while z + 2 <= rows.columns {
                self.take_cells::<2>(rows, y, z);
                z += 2;
            }
            while z < rows.columns {
                self.take_cells::<1>(rows, y, z);
                z += 1;
            }
        }
    }

    #[inline(always)]
    fn take_cells<const N: usize>(&mut self, rows: Rows<D>, y: usize, z: usize) {
        let best = rows.lowered([[[CLOSED; LANES]; D]; N], y, z);
        for (best, &third) in best.iter().zip(&mut self.thirds) {
            lower(&mut self.cells[third as usize - self.first], best);
        }
    }
}
