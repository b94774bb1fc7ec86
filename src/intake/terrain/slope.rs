//! Slope and aspect from the eight cells around each cell.

use crate::intake::raster::Raster;

/// Slope and aspect of every cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Slope {
    /// Rise over run (1 is 45°); NaN nowhere, `None` where the elevation is void. `[cell]`
    pub rise_over_run: Vec<Option<f64>>,
    /// The way down, in degrees clockwise from north, 0 ≤ aspect < 360; `None` where it is flat or void. `[cell]`
    pub aspect_deg: Vec<Option<f64>>,
}

/// Slope and aspect in metres by Horn (1981), "Hill shading and the reflectance map", Proceedings of the IEEE 69, 14–47:
///
/// ```text
/// a b c   dz/dx = ((c + 2f + i) − (a + 2d + g)) / (8 · width)
/// d e f   dz/dy = ((a + 2b + c) − (g + 2h + i)) / (8 · height)   (y to the north)
/// g h i   slope = √(dz/dx² + dz/dy²)
/// ```
///
/// Widths of cells in degrees shrink with the cosine of the latitude, row by row. A neighbour that is void or beyond
/// the edge is set so that the surface goes straight on through the middle from the other side; where both sides are
/// missing, a corner is set from the two sides beside it, and a side is level with the middle.
pub fn slope(elevation: &Raster) -> Slope {
    let mut found = Slope {
        rise_over_run: Vec::with_capacity(elevation.cells()),
        aspect_deg: Vec::with_capacity(elevation.cells()),
    };
    for row in 0..elevation.rows() {
        let size = elevation.cell_size(row);
        for column in 0..elevation.columns() {
            let gradient = gradient(elevation, row, column).map(|(east, north)| {
                (
                    over(east, 8.0 * size.width_m),
                    over(north, 8.0 * size.height_m),
                )
            });
            found
                .rise_over_run
                .push(gradient.map(|(east, north)| libm::hypot(east, north)));
            found.aspect_deg.push(gradient.and_then(aspect_deg));
        }
    }
    found
}

/// Eight times the rise per cell to the east and to the north.
fn gradient(elevation: &Raster, row: usize, column: usize) -> Option<(f64, f64)> {
    let middle = elevation.value(row, column)?;
    let at = |down: isize, along: isize| {
        elevation.value(
            row.checked_add_signed(down)?,
            column.checked_add_signed(along)?,
        )
    };
    let through_the_middle = |down: isize, along: isize| {
        let mirrored = || at(-down, -along).map(|other| 2.0 * middle - other);
        at(down, along).or_else(mirrored)
    };
    let side = |down, along| through_the_middle(down, along).unwrap_or(middle);
    let (b, h) = (side(-1, 0), side(1, 0));
    let (d, f) = (side(0, -1), side(0, 1));
    let corner = |down, along, vertical: f64, horizontal: f64| {
        through_the_middle(down, along).unwrap_or(vertical + horizontal - middle)
    };
    let (a, c) = (corner(-1, -1, b, d), corner(-1, 1, b, f));
    let (g, i) = (corner(1, -1, h, d), corner(1, 1, h, f));
    Some((
        (c + 2.0 * f + i) - (a + 2.0 * d + g),
        (a + 2.0 * b + c) - (g + 2.0 * h + i),
    ))
}

/// A rise over a run; at a pole the cells have no width, and what happens there is of no concern.
fn over(rise: f64, run: f64) -> f64 {
    if run > 0.0 { rise / run } else { 0.0 }
}

/// Downhill is against the gradient.
fn aspect_deg((east, north): (f64, f64)) -> Option<f64> {
    if east == 0.0 && north == 0.0 {
        return None;
    }
    let degrees = libm::atan2(-east, -north).to_degrees();
    let turned = if degrees < 0.0 {
        degrees + 360.0
    } else {
        degrees
    };
    // A hair west of north rounds to 360.
    Some(if turned >= 360.0 { 0.0 } else { turned })
}

#[cfg(test)]
#[path = "slope_tests.rs"]
mod tests;
