//! Points sorted into square cells, to find neighbours without looking at all.

use super::layout::{Point, distance};

/// Cells of one width; the points of a cell stand together.
pub struct Grid<'a> {
    points: &'a [Point],
    origin: Point,
    width: f64,
    columns: usize,
    rows: usize,
    first: Vec<u32>,
    order: Vec<u32>,
}

impl<'a> Grid<'a> {
    /// Sorts points into cells of about `width`.
    pub fn new(points: &'a [Point], width: f64) -> Self {
        let low = |axis: usize| {
            points
                .iter()
                .map(|point| point[axis])
                .fold(f64::INFINITY, f64::min)
        };
        let high = |axis: usize| {
            points
                .iter()
                .map(|point| point[axis])
                .fold(f64::NEG_INFINITY, f64::max)
        };
        let origin = [low(0), low(1)];
        let cells =
            |axis: usize| (libm::floor((high(axis) - origin[axis]) / width) as usize + 1).max(1);
        let (columns, rows) = (cells(0), cells(1));
        let mut grid = Self {
            points,
            origin,
            width,
            columns,
            rows,
            first: vec![0; columns * rows + 1],
            order: vec![0; points.len()],
        };
        for point in points {
            let cell = grid.cell(*point);
            grid.first[cell + 1] += 1;
        }
        (0..columns * rows).for_each(|cell| grid.first[cell + 1] += grid.first[cell]);
        let mut next = grid.first.clone();
        for (number, point) in points.iter().enumerate() {
            let cell = grid.cell(*point);
            grid.order[next[cell] as usize] = number as u32;
            next[cell] += 1;
        }
        grid
    }

    /// Points within `radius` of a point, itself included, in no particular order.
    pub fn within(&self, of: Point, radius: f64) -> impl Iterator<Item = usize> + '_ {
        let reach = libm::ceil(radius / self.width) as i64;
        let (column, row) = self.column_row(of);
        let span = move |at: i64, count: usize| {
            (at - reach).max(0) as usize..=((at + reach).min(count as i64 - 1)).max(0) as usize
        };
        let cells = span(row, self.rows).flat_map(move |row| {
            span(column, self.columns).map(move |column| row * self.columns + column)
        });
        let members = cells.flat_map(move |cell| {
            self.order[self.first[cell] as usize..self.first[cell + 1] as usize].iter()
        });
        members
            .map(|&number| number as usize)
            .filter(move |&number| distance(self.points[number], of) <= radius)
    }

    /// The widest that a search can usefully be.
    pub fn extent(&self) -> f64 {
        self.width * (self.columns + self.rows) as f64
    }

    fn column_row(&self, point: Point) -> (i64, i64) {
        let at = |axis: usize| libm::floor((point[axis] - self.origin[axis]) / self.width) as i64;
        (at(0), at(1))
    }

    fn cell(&self, point: Point) -> usize {
        let (column, row) = self.column_row(point);
        (row as usize).min(self.rows - 1) * self.columns + (column as usize).min(self.columns - 1)
    }
}
