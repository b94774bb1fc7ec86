//! The nearest of many points, by a grid of cells.

use std::collections::HashMap;

use super::distance::{plane_m, sphere_m};

/// Points sorted into square cells.
pub struct Nearest<'a> {
    points: &'a [[f64; 2]],
    planar: bool,
    origin: [f64; 2],
    /// Width of a cell in x and y, in the unit of the points.
    cell: [f64; 2],
    /// Cells across the longer way.
    across: i64,
    cells: HashMap<(i64, i64), Vec<usize>>,
}

impl<'a> Nearest<'a> {
    /// Sorts points; about two of them share a cell.
    pub fn new(points: &'a [[f64; 2]], planar: bool) -> Self {
        let bound = |axis: usize, pick: fn(f64, f64) -> f64, start: f64| {
            points.iter().map(|point| point[axis]).fold(start, pick)
        };
        let (low, high) = (f64::INFINITY, f64::NEG_INFINITY);
        let origin = [bound(0, f64::min, low), bound(1, f64::min, low)];
        let extent = [
            bound(0, f64::max, high) - origin[0],
            bound(1, f64::max, high) - origin[1],
        ];
        let across = libm::ceil(libm::sqrt(points.len() as f64 / 2.0)).max(1.0);
        let width = |axis: usize| {
            if extent[axis] > 0.0 {
                extent[axis] / across
            } else {
                1.0
            }
        };
        let mut finder = Self {
            points,
            planar,
            origin,
            cell: [width(0), width(1)],
            across: across as i64,
            cells: HashMap::new(),
        };
        for (at, point) in points.iter().enumerate() {
            finder
                .cells
                .entry(finder.cell_of(*point))
                .or_default()
                .push(at);
        }
        finder
    }

    /// The point nearest to `to` (the first of equals) and its distance in metres; `None` where there are no points.
    pub fn nearest(&self, to: [f64; 2]) -> Option<(usize, f64)> {
        if self.points.is_empty() {
            return None;
        }
        let (x, y) = self.cell_of(to);
        // From far outside, begin at the edge of the grid: a ring there touches it first.
        let clamped = (x.clamp(0, self.across), y.clamp(0, self.across));
        if clamped != (x, y) {
            return self.among(0..self.points.len(), to);
        }
        let mut best: Option<(usize, f64)> = None;
        for ring in 0..=self.across + 1 {
            let cells = ring_of(clamped, ring);
            let found = self.among(
                cells
                    .filter_map(|cell| self.cells.get(&cell))
                    .flatten()
                    .copied(),
                to,
            );
            best = nearer(best, found);
            // Whatever lies beyond this ring is at least `ring` cells away.
            if best.is_some_and(|(_, metres)| metres <= self.beyond(to, ring)) {
                break;
            }
        }
        best
    }

    /// Distance in metres that no point outside the rings up to `ring` can undercut.
    fn beyond(&self, to: [f64; 2], ring: i64) -> f64 {
        let ring = ring as f64;
        let aside = self.distance(to, [to[0] + self.cell[0] * ring, to[1]]);
        let above = self.distance(to, [to[0], to[1] + self.cell[1] * ring]);
        // A degree of longitude shrinks towards the poles; a tenth less is more than enough within a district.
        0.9 * aside.min(above)
    }

    fn among(&self, points: impl Iterator<Item = usize>, to: [f64; 2]) -> Option<(usize, f64)> {
        points
            .map(|at| Some((at, self.distance(self.points[at], to))))
            .fold(None, nearer)
    }

    fn distance(&self, a: [f64; 2], b: [f64; 2]) -> f64 {
        if self.planar {
            plane_m(a, b)
        } else {
            sphere_m(a, b)
        }
    }

    fn cell_of(&self, point: [f64; 2]) -> (i64, i64) {
        let at =
            |axis: usize| libm::floor((point[axis] - self.origin[axis]) / self.cell[axis]) as i64;
        (at(0), at(1))
    }
}

fn nearer(a: Option<(usize, f64)>, b: Option<(usize, f64)>) -> Option<(usize, f64)> {
    match (a, b) {
        (Some(a), Some(b)) => Some(if (b.1, b.0) < (a.1, a.0) { b } else { a }),
        (a, b) => a.or(b),
    }
}

fn ring_of((x, y): (i64, i64), ring: i64) -> impl Iterator<Item = (i64, i64)> {
    let rows = (y - ring)..=(y + ring);
    rows.flat_map(move |row| {
        let edge = (row - y).abs() == ring;
        let step = if edge || ring == 0 { 1 } else { 2 * ring };
        ((x - ring)..=(x + ring))
            .step_by(step as usize)
            .map(move |column| (column, row))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_nearest_is_the_one_that_looking_at_all_finds(points in proptest::collection::vec((112.0..113.0f64, 22.0..22.6f64), 1..80), x in 111.9..113.1f64, y in 21.9..22.7f64, planar in any::<bool>()) {
            let points: Vec<[f64; 2]> = points.into_iter().map(|(x, y)| [x, y]).collect();
            let finder = Nearest::new(&points, planar);
            prop_assert_eq!(finder.nearest([x, y]), finder.among(0..points.len(), [x, y]));
        }
    }

    #[test]
    fn one_point_and_no_point() {
        assert_eq!(Nearest::new(&[], true).nearest([0.0, 0.0]), None);
        assert_eq!(
            Nearest::new(&[[3.0, 4.0]], true).nearest([0.0, 0.0]),
            Some((0, 5.0))
        );
    }
}
