//! The square cells that a fire crosses.

/// A grid of square cells. Row 0 is the northernmost, column 0 the westernmost; cell `row * columns + column`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CellGrid {
    /// Rows, from north to south.
    pub rows: usize,
    /// Columns, from west to east.
    pub columns: usize,
    /// Side of a cell, m.
    pub cell_m: f64,
    /// Easting of the western edge, m.
    pub west_m: f64,
    /// Northing of the northern edge, m.
    pub north_m: f64,
}

impl CellGrid {
    /// Number of cells.
    pub fn len(&self) -> usize {
        self.rows * self.columns
    }

    /// Whether there is no cell at all.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether its cells have a side above zero.
    pub fn has_size(&self) -> bool {
        self.cell_m > 0.0 && self.cell_m.is_finite()
    }

    /// Area of one cell, m².
    pub fn cell_area_m2(&self) -> f64 {
        self.cell_m * self.cell_m
    }

    /// The cell in this row and column, or `None` outside the grid.
    pub fn cell(&self, row: usize, column: usize) -> Option<usize> {
        (row < self.rows && column < self.columns).then(|| row * self.columns + column)
    }

    /// Row and column of a cell; (0, 0) in a grid without columns.
    pub fn place(&self, cell: usize) -> (usize, usize) {
        let columns = self.columns.max(1);
        (cell / columns, cell % columns)
    }

    /// The cell that holds a point (easting, northing in m), or `None` outside the grid.
    pub fn cell_at(&self, east_m: f64, north_m: f64) -> Option<usize> {
        let column = ((east_m - self.west_m) / self.cell_m).floor();
        let row = ((self.north_m - north_m) / self.cell_m).floor();
        // The comparisons are false for NaN too.
        if row >= 0.0 && column >= 0.0 {
            self.cell(row as usize, column as usize)
        } else {
            None
        }
    }

    /// Easting and northing of the centre of a cell, m.
    pub fn centre_m(&self, cell: usize) -> (f64, f64) {
        let (row, column) = self.place(cell);
        (
            self.west_m + (column as f64 + 0.5) * self.cell_m,
            self.north_m - (row as f64 + 0.5) * self.cell_m,
        )
    }

    /// The cell `down` rows south and `right` columns east of another, or `None` outside the grid.
    pub fn neighbour(&self, cell: usize, (down, right): (i32, i32)) -> Option<usize> {
        let (row, column) = self.place(cell);
        self.cell(
            row.checked_add_signed(down as isize)?,
            column.checked_add_signed(right as isize)?,
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GRID: CellGrid = CellGrid {
        rows: 3,
        columns: 4,
        cell_m: 25.0,
        west_m: 1000.0,
        north_m: 2000.0,
    };

    #[test]
    fn the_centre_of_a_cell_lies_in_that_cell() {
        for cell in 0..GRID.len() {
            let (east_m, north_m) = GRID.centre_m(cell);
            assert_eq!(GRID.cell_at(east_m, north_m), Some(cell));
        }
    }

    #[test]
    fn row_zero_is_north_and_what_lies_outside_is_no_cell() {
        assert!(GRID.centre_m(0).1 > GRID.centre_m(4).1);
        assert_eq!(GRID.cell_at(999.0, 1990.0), None);
        assert_eq!(GRID.cell_at(1101.0, 1990.0), None);
        assert_eq!(GRID.cell_at(f64::NAN, 1990.0), None);
        assert_eq!(GRID.neighbour(0, (-1, 0)), None);
        assert_eq!(GRID.neighbour(0, (1, 1)), Some(5));
    }
}
