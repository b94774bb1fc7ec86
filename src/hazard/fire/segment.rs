//! The cells under a straight line from one cell's centre to another's.
//!
//! With nx columns and ny rows between the centres, the line crosses a column border at (2i + 1) / (2 nx) of its length
//! and a row border at (2j + 1) / (2 ny): compared in whole numbers, so that a line through a corner is known to be one.

use super::grid::CellGrid;
use super::slowness::Step;

/// A part of the line within one cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Piece {
    /// The cell crossed.
    pub cell: usize,
    /// Share of the whole line, 0 to 1.
    pub share: f64,
    /// The two cells beside the corner through which the line came in, if it came through a corner.
    pub beside: Option<[usize; 2]>,
}

/// Iterates over the pieces from the first cell to the last; the shares add up to 1.
#[derive(Clone, Debug)]
pub struct Segment {
    cell: usize,
    across: Axis,
    down: Axis,
    share_so_far: f64,
    beside: Option<[usize; 2]>,
    done: bool,
}

/// Steps along one direction of the grid.
#[derive(Clone, Copy, Debug)]
struct Axis {
    /// Cells to go.
    steps: i64,
    /// Change of the cell index by a step.
    stride: isize,
    /// Borders crossed so far.
    crossed: i64,
    /// 1 / (2 steps), infinite without steps.
    half_step: f64,
}

impl Axis {
    fn new(difference: i64, stride: usize) -> Self {
        let steps = difference.abs();
        Self {
            steps,
            stride: stride as isize * difference.signum() as isize,
            crossed: 0,
            half_step: 0.5 / steps as f64,
        }
    }

    fn next_border(&self) -> i64 {
        2 * self.crossed + 1
    }
}

impl Segment {
    /// The line between two cells of the grid.
    pub fn new(grid: &CellGrid, from: usize, to: usize) -> Self {
        let ((row0, column0), (row1, column1)) = (grid.place(from), grid.place(to));
        Self {
            cell: from,
            across: Axis::new(column1 as i64 - column0 as i64, 1),
            down: Axis::new(row1 as i64 - row0 as i64, grid.columns),
            share_so_far: 0.0,
            beside: None,
            done: false,
        }
    }

    /// The whole line as a step over the ground.
    pub fn step(&self, cell_m: f64) -> Step {
        let signed = |axis: &Axis| axis.steps as f64 * axis.stride.signum() as f64 * cell_m;
        let (east_m, south_m) = (signed(&self.across), signed(&self.down));
        Step {
            length_m: (east_m * east_m + south_m * south_m).sqrt(),
            east_m,
            north_m: -south_m,
        }
    }

    /// How many rows or columns the ends are apart, whichever is more.
    pub fn cells(&self) -> u32 {
        self.across.steps.max(self.down.steps) as u32
    }

    fn moved(&self, axis: &Axis) -> usize {
        self.cell.wrapping_add_signed(axis.stride)
    }
}

impl Iterator for Segment {
    type Item = Piece;

    #[inline]
    fn next(&mut self) -> Option<Piece> {
        if self.done {
            return None;
        }
        let (cell, beside) = (self.cell, self.beside.take());
        let goes_across = self.across.crossed < self.across.steps;
        let goes_down = self.down.crossed < self.down.steps;
        let until = if goes_across || goes_down {
            // Cross-multiplied, so that equal is exactly equal.
            let column_border = self.across.next_border() * self.down.steps;
            let row_border = self.down.next_border() * self.across.steps;
            let across = goes_across && (!goes_down || column_border <= row_border);
            let down = goes_down && (!goes_across || row_border <= column_border);
            let axis = if across { self.across } else { self.down };
            if across && down {
                self.beside = Some([self.moved(&self.across), self.moved(&self.down)]);
            }
            if across {
                self.cell = self.moved(&self.across);
                self.across.crossed += 1;
            }
            if down {
                self.cell = self.moved(&self.down);
                self.down.crossed += 1;
            }
            axis.next_border() as f64 * axis.half_step
        } else {
            self.done = true;
            1.0
        };
        let share = until - self.share_so_far;
        self.share_so_far = until;
        Some(Piece {
            cell,
            share,
            beside,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const GRID: CellGrid = CellGrid {
        rows: 20,
        columns: 20,
        cell_m: 1.0,
        west_m: 0.0,
        north_m: 20.0,
    };

    proptest! {
        #[test]
        fn the_line_runs_from_end_to_end_in_touching_cells_and_its_shares_add_up_to_one(
            from in 0..400_usize, to in 0..400_usize,
        ) {
            let pieces: Vec<Piece> = Segment::new(&GRID, from, to).collect();
            prop_assert_eq!(pieces.first().map(|p| p.cell), Some(from));
            prop_assert_eq!(pieces.last().map(|p| p.cell), Some(to));
            let total: f64 = pieces.iter().map(|p| p.share).sum();
            prop_assert!((total - 1.0).abs() < 1e-12);
            for pair in pieces.windows(2) {
                let ((r0, c0), (r1, c1)) = (GRID.place(pair[0].cell), GRID.place(pair[1].cell));
                let apart = r0.abs_diff(r1) + c0.abs_diff(c1);
                prop_assert_eq!(apart, if pair[1].beside.is_some() { 2 } else { 1 });
            }
        }

        #[test]
        fn the_share_in_a_cell_is_what_sampling_finds(from in 0..400_usize, to in 0..400_usize) {
            let ((r0, c0), (r1, c1)) = (GRID.place(from), GRID.place(to));
            let mut sampled = vec![0.0; 400];
            for k in 0..20_000 {
                let part = (f64::from(k) + 0.5) / 20_000.0;
                let at = |a: usize, b: usize| (a as f64 + 0.5 + part * (b as f64 - a as f64)) as usize;
                sampled[at(r0, r1) * 20 + at(c0, c1)] += 1.0 / 20_000.0;
            }
            for piece in Segment::new(&GRID, from, to) {
                prop_assert!((sampled[piece.cell] - piece.share).abs() < 5e-4);
            }
        }
    }
}
