//! Where the cells of a grid lie: the north-up affine map, windows of rows and columns.

use super::bounds::Bounds;
use super::error::RasterError;
use crate::intake::geo::Point;

/// A rectangle of cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// First row, 0 in the north.
    pub row: usize,
    /// First column, 0 in the west.
    pub column: usize,
    /// Count of rows.
    pub rows: usize,
    /// Count of columns.
    pub columns: usize,
}

impl Window {
    /// The place of a cell of the whole grid within this window.
    pub fn place(&self, row: usize, column: usize) -> Option<usize> {
        let row = row.checked_sub(self.row).filter(|&row| row < self.rows)?;
        let column = column
            .checked_sub(self.column)
            .filter(|&column| column < self.columns)?;
        Some(row * self.columns + column)
    }
}

/// The north-up affine map of a grid. `west` and `north` are the outer edges of the first cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Georeference {
    /// Count of columns.
    pub columns: usize,
    /// Count of rows.
    pub rows: usize,
    /// Western edge of column 0, in units of the reference system.
    pub west: f64,
    /// Northern edge of row 0.
    pub north: f64,
    /// Width of a cell; above zero.
    pub cell_width: f64,
    /// Height of a cell; above zero.
    pub cell_height: f64,
}

impl Georeference {
    /// Holds what a file says against what a grid can be.
    ///
    /// # Errors
    /// When there is no cell, when the cells do not fit into memory's count, or when a measure is no number above zero.
    pub fn checked(self) -> Result<Self, RasterError> {
        let positive = |size: f64| size.is_finite() && size > 0.0;
        if self.columns == 0 || self.rows == 0 {
            return Err(RasterError::damaged("the grid has no cell"));
        }
        if !positive(self.cell_width) || !positive(self.cell_height) {
            return Err(RasterError::damaged("a cell has no size"));
        }
        let bounds = self.bounds();
        let sides = [bounds.west, bounds.south, bounds.east, bounds.north];
        if sides.iter().any(|side| !side.is_finite()) || bounds.area() <= 0.0 {
            return Err(RasterError::damaged(
                "the corner of the grid is not a number",
            ));
        }
        Ok(self)
    }
    /// Count of cells; as a float, so that a header that lies cannot make it overflow.
    pub fn cells(&self) -> f64 {
        self.columns as f64 * self.rows as f64
    }
    /// Middle of a cell.
    pub fn centre(&self, row: usize, column: usize) -> Point {
        (
            self.west + (column as f64 + 0.5) * self.cell_width,
            self.north - (row as f64 + 0.5) * self.cell_height,
        )
    }
    /// Row and column as fractions: whole numbers at the middles of cells.
    pub fn fraction(&self, (x, y): Point) -> (f64, f64) {
        (
            (self.north - y) / self.cell_height - 0.5,
            (x - self.west) / self.cell_width - 0.5,
        )
    }
    /// Row and column of the cell that holds a point.
    pub fn cell_of(&self, at: Point) -> Option<(usize, usize)> {
        let (row, column) = self.fraction(at);
        let whole = |part: f64, count: usize| {
            let floor = libm::floor(part + 0.5);
            (floor >= 0.0 && floor < count as f64).then_some(floor as usize)
        };
        Some((whole(row, self.rows)?, whole(column, self.columns)?))
    }
    /// Outer edges.
    pub fn bounds(&self) -> Bounds {
        Bounds {
            west: self.west,
            south: self.north - self.rows as f64 * self.cell_height,
            east: self.west + self.columns as f64 * self.cell_width,
            north: self.north,
        }
    }
    /// All cells.
    pub fn whole(&self) -> Window {
        Window {
            row: 0,
            column: 0,
            rows: self.rows,
            columns: self.columns,
        }
    }
    /// The cells that touch a box in the grid's own coordinates; `None` where there is none.
    pub fn touching(&self, bounds: &Bounds) -> Option<Window> {
        let shared = self.bounds().shared(bounds)?;
        let first = |part: f64, count: usize| (libm::floor(part).max(0.0) as usize).min(count - 1);
        let end = |part: f64, count: usize| (libm::ceil(part).max(1.0) as usize).min(count);
        let row = first((self.north - shared.north) / self.cell_height, self.rows);
        let column = first((shared.west - self.west) / self.cell_width, self.columns);
        let row_end = end((self.north - shared.south) / self.cell_height, self.rows);
        let column_end = end((shared.east - self.west) / self.cell_width, self.columns);
        Some(Window {
            row,
            column,
            rows: row_end.saturating_sub(row).max(1),
            columns: column_end.saturating_sub(column).max(1),
        })
    }
    /// The map of a window of this grid.
    #[must_use]
    pub fn of_window(&self, window: &Window) -> Self {
        Self {
            columns: window.columns,
            rows: window.rows,
            west: self.west + window.column as f64 * self.cell_width,
            north: self.north - window.row as f64 * self.cell_height,
            ..*self
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GRID: Georeference = Georeference {
        columns: 4,
        rows: 3,
        west: 10.0,
        north: 50.0,
        cell_width: 0.5,
        cell_height: 0.25,
    };

    #[test]
    fn the_middle_of_a_cell_lies_in_it() {
        for (row, column) in [(0, 0), (2, 3), (1, 2)] {
            assert_eq!(GRID.cell_of(GRID.centre(row, column)), Some((row, column)));
        }
        for outside in [
            (9.99, 49.9),
            (12.01, 49.9),
            (10.1, 50.01),
            (10.1, 49.24),
            (f64::NAN, 49.9),
        ] {
            assert_eq!(GRID.cell_of(outside), None, "{outside:?}");
        }
    }

    #[test]
    fn a_window_holds_the_cells_that_touch_the_box() {
        let bounds = Bounds {
            west: 10.6,
            south: 49.3,
            east: 11.1,
            north: 49.6,
        };
        let window = GRID.touching(&bounds).expect("they overlap");
        assert_eq!(
            window,
            Window {
                row: 1,
                column: 1,
                rows: 2,
                columns: 2
            }
        );
        let cropped = GRID.of_window(&window);
        assert_eq!(cropped.centre(0, 0), GRID.centre(1, 1));
        let far = Bounds {
            west: 20.0,
            east: 21.0,
            ..bounds
        };
        assert_eq!(GRID.touching(&far), None);
    }

    #[test]
    fn measures_that_are_no_grid_are_refused() {
        assert!(GRID.checked().is_ok());
        for wrong in [
            Georeference { columns: 0, ..GRID },
            Georeference {
                cell_width: 0.0,
                ..GRID
            },
            Georeference {
                cell_height: f64::NAN,
                ..GRID
            },
            Georeference {
                west: f64::INFINITY,
                ..GRID
            },
            Georeference {
                cell_width: f64::MAX,
                ..GRID
            },
        ] {
            assert!(wrong.checked().is_err(), "{wrong:?}");
        }
    }
}
