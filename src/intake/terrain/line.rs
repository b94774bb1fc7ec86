//! The cells that a line crosses.

use crate::intake::geo::Point;
use crate::intake::raster::Raster;

/// Cells on a line of points in degrees, from its start to its end; a cell may come more than once. Parts of the line
/// outside the grid are left out.
pub fn cells_on(grid: &Raster, line: &[Point]) -> Vec<usize> {
    let projection = grid.crs().projection();
    let fractions: Vec<Point> = line
        .iter()
        .map(|at| grid.georeference().fraction(projection.of_lon_lat(*at)))
        .collect();
    let single = fractions.first().map(|first| [*first, *first]);
    let pairs = fractions.windows(2).map(|pair| [pair[0], pair[1]]);
    let pieces = single.into_iter().chain(pairs);
    pieces
        .flat_map(|[from, to]| crossed(grid, from, to))
        .collect()
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
