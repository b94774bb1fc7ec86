//! Where the water of a cell goes: the steepest of eight ways down.
//!
//! In: a DEM without depressions. Out: for every cell the cell below it, and an order in which every cell comes before
//! the one that it drains into.

use std::collections::VecDeque;

use super::fill::leaves;
use super::neighbours::{Direction, Neighbours};
use crate::intake::raster::Raster;

/// Stands for a place beyond the grid, where water leaves.
pub const OFF_GRID: u32 = u32::MAX;

/// Flow directions of a grid.
#[derive(Clone, Debug, PartialEq)]
pub struct Flow {
    /// The cell below each cell, or [`OFF_GRID`]; voids drain nowhere and count as such. `[cell]`
    downstream: Vec<u32>,
    /// Cells that are not void, every one before the cell below it.
    order: Vec<u32>,
}

impl Flow {
    /// Directions on elevations without depressions (see `fill`), in metres, NaN where void. `[cell]`
    ///
    /// O'Callaghan & Mark (1984), "The extraction of drainage networks from digital elevation data", Computer Vision,
    /// Graphics, and Image Processing 28, 323–344: each cell drains into that of its eight neighbours to which the drop
    /// over the distance is greatest; of equals, the first clockwise from the east. Flats drain by the shortest way to
    /// a cell of their rim that has one lower (Jenson & Domingue 1988, "Extracting topographic structure from digital
    /// elevation data", Photogrammetric Engineering & Remote Sensing 54, 1593–1600). A cell at the edge or beside a
    /// void without a lower neighbour drains off the grid. O(n). `grid` tells the size of cells; `filled_m` is as
    /// long as it has cells, and a depression left in it drains off the grid.
    pub fn new(grid: &Raster, filled_m: &[f64]) -> Self {
        let cells = Neighbours::new(grid.rows(), grid.columns());
        let mut levels = filled_m.to_vec();
        levels.resize(cells.cells(), f64::NAN);
        let mut downstream = vec![OFF_GRID; cells.cells()];
        let mut settled: Vec<bool> = levels.iter().map(|level| level.is_nan()).collect();
        let mut shore = VecDeque::new();
        for row in 0..grid.rows() {
            let distances = Distances::of(grid, row);
            for cell in row * grid.columns()..(row + 1) * grid.columns() {
                if settled[cell] {
                    continue;
                }
                if let Some(below) = steepest(&cells, &levels, &distances, cell) {
                    downstream[cell] = below as u32;
                } else if !leaves(&cells, &levels, cell) {
                    continue;
                }
                settled[cell] = true;
                shore.push_back(cell as u32);
            }
        }
        drain_flats(
            &cells,
            &levels,
            &mut Flats {
                downstream: &mut downstream,
                settled,
                shore,
            },
        );
        let order = upstream_first(&downstream, |cell| levels[cell].is_nan());
        Self { downstream, order }
    }

    /// Directions as others have published them, in the codes of ESRI (1 east, 2 south-east … 128 north-east, 0 none),
    /// such as those of MERIT Hydro; every other code is void. Cells that drain in a circle are left out of the order.
    /// HAND over such directions may be below zero where they run uphill.
    pub fn of_esri_codes(codes: &Raster) -> Self {
        let cells = Neighbours::new(codes.rows(), codes.columns());
        let towards = |cell: usize| {
            let code = codes.at(cell)?;
            Direction::all().find(|direction| (f64::from(direction.esri_code()) - code).abs() < 0.5)
        };
        let is_void = |cell: usize| {
            let is_end = codes.at(cell).is_some_and(|code| code.abs() < 0.5);
            !is_end && towards(cell).is_none()
        };
        let below = |cell: usize| {
            let below = cells.towards(cell, towards(cell)?)?;
            (!is_void(below)).then_some(below as u32)
        };
        let downstream: Vec<u32> = (0..cells.cells())
            .map(|cell| below(cell).unwrap_or(OFF_GRID))
            .collect();
        let order = upstream_first(&downstream, is_void);
        Self { downstream, order }
    }

    /// The cell below; `None` off the grid.
    #[inline]
    pub fn below(&self, cell: usize) -> Option<usize> {
        let below = self.downstream.get(cell).copied()?;
        (below != OFF_GRID).then_some(below as usize)
    }
    /// The direction of the cell below; `None` where water leaves the grid.
    pub fn direction(&self, cells: &Neighbours, cell: usize) -> Option<Direction> {
        let below = self.below(cell)?;
        cells
            .around(cell)
            .find(|(_, beside)| *beside == below)
            .map(|(direction, _)| direction)
    }
    /// Cells that are not void, every one before the cell below it.
    pub fn upstream_first(&self) -> &[u32] {
        &self.order
    }
    /// Count of cells.
    pub fn cells(&self) -> usize {
        self.downstream.len()
    }

    /// The weights of all cells upstream and of the cell itself. `[cell]`
    pub fn accumulate(&self, weight: impl Fn(usize) -> f64) -> Vec<f64> {
        let mut sums = vec![0.0; self.cells()];
        for &cell in &self.order {
            let cell = cell as usize;
            sums[cell] += weight(cell);
            if let Some(below) = self.below(cell) {
                sums[below] += sums[cell];
            }
        }
        sums
    }
    /// Area that drains through each cell, itself included, in square kilometres. `[cell]`
    pub fn drained_km2(&self, grid: &Raster) -> Vec<f64> {
        let rows: Vec<f64> = (0..grid.rows())
            .map(|row| grid.cell_size(row).area_km2())
            .collect();
        let columns = grid.columns();
        self.accumulate(|cell| rows.get(cell / columns).copied().unwrap_or(0.0))
    }
}

/// Distances in metres to the neighbours of the cells of a row.
struct Distances {
    along: f64,
    down: f64,
    diagonal: f64,
}

impl Distances {
    fn of(grid: &Raster, row: usize) -> Self {
        let size = grid.cell_size(row);
        // At a pole cells have no width; a millimetre keeps drops finite.
        let (along, down) = (size.width_m.max(1e-3), size.height_m.max(1e-3));
        Self {
            along,
            down,
            diagonal: libm::hypot(along, down),
        }
    }
    fn to(&self, direction: Direction) -> f64 {
        match direction.step() {
            (0, _) => self.along,
            (_, 0) => self.down,
            _ => self.diagonal,
        }
    }
}

/// The neighbour to which the drop over the distance is greatest and above zero.
fn steepest(
    cells: &Neighbours,
    levels: &[f64],
    distances: &Distances,
    cell: usize,
) -> Option<usize> {
    let mut best = (0.0, None);
    for (direction, beside) in cells.around(cell) {
        // The drop to a void is NaN, which is not above anything.
        let drop = (levels[cell] - levels[beside]) / distances.to(direction);
        if drop > best.0 {
            best = (drop, Some(beside));
        }
    }
    best.1
}

/// The flats under way.
struct Flats<'a> {
    downstream: &'a mut [u32],
    settled: Vec<bool>,
    shore: VecDeque<u32>,
}

#[allow(
    clippy::float_cmp,
    reason = "filled ground is level to the last bit, or it is not level"
)]
/// From the cells that drain, step by step into the level ground behind them.
fn drain_flats(cells: &Neighbours, levels: &[f64], flats: &mut Flats) {
    while let Some(cell) = flats.shore.pop_front() {
        let cell = cell as usize;
        for (_, beside) in cells.around(cell) {
            let level = levels[beside] == levels[cell];
            if level && !std::mem::replace(&mut flats.settled[beside], true) {
                flats.downstream[beside] = cell as u32;
                flats.shore.push_back(beside as u32);
            }
        }
    }
}

/// Cells that are not void, by counting down the cells that drain into each (Kahn 1962).
fn upstream_first(downstream: &[u32], is_void: impl Fn(usize) -> bool) -> Vec<u32> {
    let mut waiting = vec![0_u8; downstream.len()];
    for below in downstream.iter().filter(|below| **below != OFF_GRID) {
        waiting[*below as usize] += 1;
    }
    let mut order: Vec<u32> = Vec::with_capacity(downstream.len());
    let springs = (0..downstream.len()).filter(|&cell| waiting[cell] == 0 && !is_void(cell));
    order.extend(springs.map(|cell| cell as u32));
    let mut at = 0;
    while let Some(&cell) = order.get(at) {
        at += 1;
        let below = downstream[cell as usize];
        if below != OFF_GRID {
            waiting[below as usize] -= 1;
            if waiting[below as usize] == 0 {
                order.push(below);
            }
        }
    }
    order
}

#[cfg(test)]
#[path = "flow_tests.rs"]
mod tests;
