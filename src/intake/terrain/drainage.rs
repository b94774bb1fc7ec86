//! Which cells are rivers, and to which reach each of them belongs.

use super::flow::Flow;
use super::line::cells_on;
use crate::intake::geo::Point;
use crate::intake::raster::Raster;

/// Stands for a cell that is no river, or drains into none.
pub const NO_REACH: u32 = u32::MAX;

/// River cells and their reaches.
#[derive(Clone, Debug, PartialEq)]
pub struct Drainage {
    /// The reach of each cell, or [`NO_REACH`]. `[cell]`
    reach: Vec<u32>,
    reaches: usize,
}

impl Drainage {
    /// Cells through which at least `threshold_km2` drain; O'Callaghan & Mark (1984). A reach begins at a spring and
    /// below every confluence; reaches are numbered from 0, upstream first.
    pub fn by_area(flow: &Flow, drained_km2: &[f64], threshold_km2: f64) -> Self {
        let is_river = |cell: usize| {
            drained_km2
                .get(cell)
                .is_some_and(|area| *area >= threshold_km2)
        };
        let mut reach = vec![NO_REACH; flow.cells()];
        // What enters from above: nothing, one reach, or several.
        let mut entering: Vec<Entering> = vec![Entering::None; flow.cells()];
        let mut reaches = 0;
        for &cell in flow.upstream_first() {
            let cell = cell as usize;
            if !is_river(cell) {
                continue;
            }
            reach[cell] = match entering[cell] {
                Entering::One(reach) => reach,
                Entering::None | Entering::Many => {
                    reaches += 1;
                    reaches - 1
                }
            };
            if let Some(below) = flow.below(cell) {
                entering[below] = entering[below].and(reach[cell]);
            }
        }
        Self {
            reach,
            reaches: reaches as usize,
        }
    }

    /// Cells that lines cross, in degrees; each line is a reach, numbered as given. Where lines meet, the cell belongs to
    /// the first. Parts of a line outside the grid are left out.
    ///
    /// Lines that lie beside the valley of the DEM drain little: look at [`Hand::reached_share`](super::Hand).
    pub fn by_lines(grid: &Raster, lines: &[Vec<Point>]) -> Self {
        let mut reach = vec![NO_REACH; grid.cells()];
        for (number, line) in (0..).zip(lines) {
            for cell in cells_on(grid, line) {
                if reach[cell] == NO_REACH {
                    reach[cell] = number;
                }
            }
        }
        Self {
            reach,
            reaches: lines.len(),
        }
    }

    /// The reach of a river cell.
    #[inline]
    pub fn reach(&self, cell: usize) -> Option<u32> {
        self.reach
            .get(cell)
            .copied()
            .filter(|reach| *reach != NO_REACH)
    }
    /// Count of reaches.
    pub fn reaches(&self) -> usize {
        self.reaches
    }
    /// Count of river cells.
    pub fn river_cells(&self) -> usize {
        self.reach
            .iter()
            .filter(|reach| **reach != NO_REACH)
            .count()
    }
}

/// What enters a river cell from above.
#[derive(Clone, Copy, Debug)]
enum Entering {
    None,
    One(u32),
    Many,
}

impl Entering {
    fn and(self, reach: u32) -> Self {
        match self {
            Self::None => Self::One(reach),
            Self::One(_) | Self::Many => Self::Many,
        }
    }
}

#[cfg(test)]
#[path = "drainage_tests.rs"]
mod tests;
