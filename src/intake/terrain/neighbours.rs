//! The eight cells around a cell.

/// One of the eight directions, clockwise from the east as the codes of D8 run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Direction(u8);

/// Steps down and along of the eight directions, clockwise from the east.
const STEPS: [(isize, isize); 8] = [
    (0, 1),
    (1, 1),
    (1, 0),
    (1, -1),
    (0, -1),
    (-1, -1),
    (-1, 0),
    (-1, 1),
];

impl Direction {
    /// All eight, clockwise from the east.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..8).map(Self)
    }
    /// The code of ESRI and most others: 1 east, 2 south-east, 4 south … 128 north-east.
    pub fn esri_code(self) -> u8 {
        1 << self.0
    }
    /// Rows down and columns to the right.
    pub fn step(self) -> (isize, isize) {
        STEPS[usize::from(self.0 & 7)]
    }
}

/// Cells by their place, `row · columns + column`, and who lies beside whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Neighbours {
    rows: usize,
    columns: usize,
}

impl Neighbours {
    /// The cells of a grid.
    pub fn new(rows: usize, columns: usize) -> Self {
        // Where there is no column there is no row either, and one column can be divided by.
        Self {
            rows: if columns == 0 { 0 } else { rows },
            columns: columns.max(1),
        }
    }
    /// Count of cells.
    pub fn cells(&self) -> usize {
        self.rows * self.columns
    }
    /// The cell in this direction; `None` beyond the edge.
    #[inline]
    pub fn towards(&self, cell: usize, direction: Direction) -> Option<usize> {
        self.step_from(cell / self.columns, cell % self.columns, direction)
    }
    #[inline]
    fn step_from(&self, row: usize, column: usize, direction: Direction) -> Option<usize> {
        let (down, along) = direction.step();
        let row = row
            .checked_add_signed(down)
            .filter(|&row| row < self.rows)?;
        let column = column
            .checked_add_signed(along)
            .filter(|&column| column < self.columns)?;
        Some(row * self.columns + column)
    }
    /// The cells around a cell, clockwise from the east; fewer at the edge.
    #[inline]
    pub fn around(&self, cell: usize) -> impl Iterator<Item = (Direction, usize)> + use<> {
        let grid = *self;
        let (row, column) = (cell / grid.columns, cell % grid.columns);
        Direction::all()
            .filter_map(move |direction| Some((direction, grid.step_from(row, column, direction)?)))
    }
    /// Whether a cell lies on the outermost ring.
    #[inline]
    pub fn is_rim(&self, cell: usize) -> bool {
        let (row, column) = (cell / self.columns, cell % self.columns);
        row == 0 || column == 0 || row + 1 == self.rows || column + 1 == self.columns
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn directions_have_the_codes_of_esri() {
        let codes: Vec<u8> = Direction::all().map(Direction::esri_code).collect();
        assert_eq!(codes, [1, 2, 4, 8, 16, 32, 64, 128]);
        let steps: Vec<(isize, isize)> = Direction::all().map(Direction::step).collect();
        assert_eq!((steps[0], steps[1], steps[6]), ((0, 1), (1, 1), (-1, 0)));
    }

    #[test]
    fn who_lies_beside_me_has_me_beside_them() {
        let grid = Neighbours::new(3, 4);
        for cell in 0..grid.cells() {
            for (_, other) in grid.around(cell) {
                assert!(grid.around(other).any(|(_, back)| back == cell));
            }
        }
        assert_eq!(grid.around(0).count(), 3);
        assert_eq!(grid.around(5).count(), 8);
        assert!(grid.is_rim(4) && !grid.is_rim(5));
        assert_eq!(Neighbours::new(7, 0).cells(), 0);
        assert_eq!(Neighbours::new(7, 0).around(0).count(), 0);
    }
}
