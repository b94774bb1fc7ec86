//! Which cells are rivers, and to which reach each of them belongs.

use super::flow::Flow;
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
        let projection = grid.crs().projection();
        for (number, line) in (0..).zip(lines) {
            let fractions: Vec<Point> = line
                .iter()
                .map(|at| grid.georeference().fraction(projection.of_lon_lat(*at)))
                .collect();
            let single = fractions.first().map(|first| [*first, *first]);
            let pairs = fractions.windows(2).map(|pair| [pair[0], pair[1]]);
            for [from, to] in single.into_iter().chain(pairs) {
                for cell in crossed(grid, from, to) {
                    if reach[cell] == NO_REACH {
                        reach[cell] = number;
                    }
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

/// Cells on the straight line between two points given as fractions of rows and columns: one sample at least for every
/// row or column that it crosses. Cells whose corners alone are cut are left out; those that follow each other touch, if
/// only at a corner, which is all that D8 asks.
fn crossed(grid: &Raster, from: Point, to: Point) -> impl Iterator<Item = usize> + use<> {
    let (rows, columns) = (grid.rows(), grid.columns());
    let clipped = clip(from, to, rows as f64, columns as f64);
    let [from, to] = clipped.unwrap_or([(f64::NAN, f64::NAN); 2]);
    let longest = (to.0 - from.0).abs().max((to.1 - from.1).abs());
    let steps = if longest.is_finite() {
        libm::ceil(longest).max(1.0) as usize
    } else {
        0
    };
    let count = if clipped.is_some() { steps + 1 } else { 0 };
    (0..count).filter_map(move |step| {
        let part = step as f64 / steps.max(1) as f64;
        let row = libm::floor(from.0 + part * (to.0 - from.0) + 0.5);
        let column = libm::floor(from.1 + part * (to.1 - from.1) + 0.5);
        let inside = row >= 0.0 && column >= 0.0 && row < rows as f64 && column < columns as f64;
        inside.then_some(row as usize * columns + column as usize)
    })
}

/// The part of a line within the grid, so that a point at the end of the world costs no steps; Liang & Barsky (1984).
fn clip(from: Point, to: Point, rows: f64, columns: f64) -> Option<[Point; 2]> {
    let (down, along) = (to.0 - from.0, to.1 - from.1);
    let (mut first, mut last) = (0.0_f64, 1.0_f64);
    for (start, span, end) in [(from.0, down, rows), (from.1, along, columns)] {
        let (low, high) = (-0.5 - start, end - 0.5 - start);
        if span == 0.0 {
            if low > 0.0 || high < 0.0 {
                return None;
            }
            continue;
        }
        let (enter, leave) = if span > 0.0 {
            (low / span, high / span)
        } else {
            (high / span, low / span)
        };
        first = first.max(enter);
        last = last.min(leave);
    }
    let at = |part: f64| (from.0 + part * down, from.1 + part * along);
    let finite = down.is_finite() && along.is_finite();
    (finite && first <= last).then(|| [at(first), at(last)])
}

#[cfg(test)]
#[path = "drainage_tests.rs"]
mod tests;
