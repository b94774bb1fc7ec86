//! How far the ground is the same around a cell, so that a straight line there takes one step and not one a cell.

use super::grid::CellGrid;

/// For every cell the largest r such that all cells of the grid at most r rows and r columns away are the same as it;
/// `u32::MAX` where the whole grid is. `same(a, b)` compares two cells. `[cell]`
///
/// Chessboard distance to the nearest cell with a different neighbour, by two sweeps (Rosenfeld & Pfaltz 1966).
pub fn clearance(grid: &CellGrid, same: impl Fn(usize, usize) -> bool) -> Vec<u32> {
    const BEFORE: [(i32, i32); 4] = [(-1, -1), (-1, 0), (-1, 1), (0, -1)];
    const AFTER: [(i32, i32); 4] = [(0, 1), (1, -1), (1, 0), (1, 1)];
    let mut cells: Vec<u32> = (0..grid.len())
        .map(|cell| {
            let differs = BEFORE.iter().chain(&AFTER).any(|&offset| {
                grid.neighbour(cell, offset)
                    .is_some_and(|beside| !same(cell, beside))
            });
            if differs { 0 } else { u32::MAX }
        })
        .collect();
    let mut shorten = |cell: usize, offsets: &[(i32, i32)]| {
        for &offset in offsets {
            if let Some(beside) = grid.neighbour(cell, offset) {
                cells[cell] = cells[cell].min(cells[beside].saturating_add(1));
            }
        }
    };
    (0..grid.len()).for_each(|cell| shorten(cell, &BEFORE));
    (0..grid.len()).rev().for_each(|cell| shorten(cell, &AFTER));
    cells
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn everything_within_the_clearance_is_the_same_and_something_just_beyond_is_not(
            odd in proptest::collection::vec(0..180_usize, 0..4),
        ) {
            let grid = CellGrid { rows: 12, columns: 15, cell_m: 1.0, west_m: 0.0, north_m: 0.0 };
            let kind = |cell: usize| odd.contains(&cell);
            let clear = clearance(&grid, |a, b| kind(a) == kind(b));
            for (cell, &radius) in clear.iter().enumerate() {
                let (row, column) = grid.place(cell);
                let apart = |other: usize| {
                    let (r, c) = grid.place(other);
                    row.abs_diff(r).max(column.abs_diff(c)) as u32
                };
                let nearest = (0..grid.len()).filter(|&o| kind(o) != kind(cell)).map(apart).min();
                prop_assert_eq!(radius, nearest.map_or(u32::MAX, |n| n - 1));
            }
        }
    }
}
