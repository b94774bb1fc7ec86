//! How fast fire crosses each cell, and which way it runs, in one state of the weather.

use super::clearance::clearance;
use super::grid::CellGrid;
use super::growth::Growth;
use super::slowness::Slowness;

/// The growth in every cell of a grid in one state of the weather. Cells without growth are barriers.
#[derive(Clone, Debug, PartialEq)]
pub struct Landscape {
    grid: CellGrid,
    slowness: Vec<Slowness>,
    clearance: Vec<u32>,
}

impl Landscape {
    /// Asks `growth(row, column)` for every cell; `None` is a barrier: water, rock, a road, a fire break, wet fuel.
    pub fn build(grid: CellGrid, mut growth: impl FnMut(usize, usize) -> Option<Growth>) -> Self {
        let slowness: Vec<Slowness> = (0..grid.len())
            .map(|cell| {
                let (row, column) = grid.place(cell);
                growth(row, column).map_or(Slowness::BARRIER, |local| Slowness::of(&local))
            })
            .collect();
        let clearance = clearance(&grid, |a, b| slowness[a] == slowness[b]);
        Self {
            grid,
            slowness,
            clearance,
        }
    }

    /// The same growth everywhere: flat land, one fuel, one wind.
    pub fn uniform(grid: CellGrid, growth: Growth) -> Self {
        Self::build(grid, |_, _| Some(growth))
    }

    /// The cells.
    pub fn grid(&self) -> &CellGrid {
        &self.grid
    }

    /// Slowness of every cell. `[cell]`
    pub fn slowness(&self) -> &[Slowness] {
        &self.slowness
    }

    /// How many cells around a cell are the same as it. `[cell]`
    pub fn clearance(&self) -> &[u32] {
        &self.clearance
    }

    /// Whether fire can cross this cell in this weather; false outside the grid.
    pub fn burns(&self, cell: usize) -> bool {
        self.slowness
            .get(cell)
            .is_some_and(|slowness| !slowness.is_barrier())
    }
}

/// A landscape and when its weather begins. It lasts until the next stage; the first also holds before its start,
/// the last for ever.
#[derive(Clone, Debug, PartialEq)]
pub struct WeatherStage {
    /// Beginning, in minutes on the clock of the fire.
    pub start_min: f64,
    /// Growth in this weather.
    pub landscape: Landscape,
}
