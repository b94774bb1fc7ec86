//! Depressions filled to their spill level, so that water from everywhere reaches the edge.

use std::cmp::{Ordering, Reverse};
use std::collections::{BinaryHeap, VecDeque};

use super::neighbours::Neighbours;
use crate::intake::raster::Raster;

/// A cell that waits for its neighbours, the lowest first; equals in the order in which they came.
#[derive(Clone, Copy, Debug)]
struct Waiting {
    elevation_m: f64,
    order: u32,
    cell: u32,
}

impl Ord for Waiting {
    fn cmp(&self, other: &Self) -> Ordering {
        let levels = self.elevation_m.total_cmp(&other.elevation_m);
        levels.then(self.order.cmp(&other.order))
    }
}
impl PartialOrd for Waiting {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl PartialEq for Waiting {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}
impl Eq for Waiting {}

/// Elevations with depressions filled, in metres, NaN where void. `[cell]`
///
/// Priority-flood of Barnes, Lehman & Mulla (2014), "Priority-flood: an optimal depression-filling and
/// watershed-labeling algorithm for digital elevation models", Computers & Geosciences 62, 117–127: algorithm 2 for
/// `epsilon_m` = 0, algorithm 3 else, where each cell of a filled depression lies `epsilon_m` above the one it spills
/// into. O(n log n) in the worst case, O(n) within depressions. Water leaves at the edge of the grid and at voids.
pub fn fill(elevation: &Raster, epsilon_m: f64) -> Vec<f64> {
    let grid = Neighbours::new(elevation.rows(), elevation.columns());
    let epsilon_m = if epsilon_m.is_finite() {
        epsilon_m.max(0.0)
    } else {
        0.0
    };
    let mut levels: Vec<f64> = elevation
        .values()
        .map(|value| value.unwrap_or(f64::NAN))
        .collect();
    // Voids are closed from the start: nothing flows through them.
    let mut closed: Vec<bool> = levels.iter().map(|level| level.is_nan()).collect();
    let mut open = seeds(&grid, &levels);
    for Reverse(waiting) in &open {
        closed[waiting.cell as usize] = true;
    }
    let mut order = open.len() as u32;
    let mut pit: VecDeque<u32> = VecDeque::new();
    while let Some(cell) = next(&mut pit, &mut open) {
        let spill_m = levels[cell];
        for (_, beside) in grid.around(cell) {
            if std::mem::replace(&mut closed[beside], true) {
                continue;
            }
            let raised = spill_m + epsilon_m;
            if levels[beside] <= raised {
                levels[beside] = raised;
                pit.push_back(beside as u32);
            } else {
                open.push(Reverse(Waiting {
                    elevation_m: levels[beside],
                    order,
                    cell: beside as u32,
                }));
                order += 1;
            }
        }
    }
    levels
}

/// Cells from which water leaves: those on the rim and beside voids.
fn seeds(grid: &Neighbours, levels: &[f64]) -> BinaryHeap<Reverse<Waiting>> {
    let mut order = 0;
    (0..grid.cells())
        .filter(|&cell| !levels[cell].is_nan() && leaves(grid, levels, cell))
        .map(|cell| {
            order += 1;
            Reverse(Waiting {
                elevation_m: levels[cell],
                order: order - 1,
                cell: cell as u32,
            })
        })
        .collect()
}

/// Whether water can leave at a cell: it lies on the rim or beside a void.
pub(super) fn leaves(grid: &Neighbours, levels: &[f64], cell: usize) -> bool {
    grid.is_rim(cell) || grid.around(cell).any(|(_, beside)| levels[beside].is_nan())
}

/// The next cell to look around: that of the depression under way, else the lowest that waits.
fn next(pit: &mut VecDeque<u32>, open: &mut BinaryHeap<Reverse<Waiting>>) -> Option<usize> {
    pit.pop_front()
        .or_else(|| open.pop().map(|Reverse(waiting)| waiting.cell))
        .map(|cell| cell as usize)
}

#[cfg(test)]
#[path = "fill_tests.rs"]
pub(super) mod tests;
