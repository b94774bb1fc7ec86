//! What has burnt by a time: its area, and its outline for drawing.
//!
//! Outlines are isochrones of the arrival times by marching squares (Lorensen & Cline 1987 in the plane): on the lattice of
//! cell centres, an edge between a burnt and an unburnt centre is crossed where the arrival time, taken as linear, is the
//! time asked for; next to cells that never burn, half way. Beyond the grid nothing burns.
//!
//! ```text
//!   o-----o        o unburnt centre    The outline keeps the burnt land on its left: outer rings run
//!   |   _/|        * burnt centre      counter-clockwise (east to north), holes clockwise.
//!   |  /  |
//!   o-----*
//! ```

use super::grid::CellGrid;

/// Square metres in a hectare.
pub const M2_PER_HA: f64 = 1e4;

/// Burnt area at each of these times, ha. `[time]`; `arrival_min` is by cell.
pub fn burnt_ha(grid: &CellGrid, arrival_min: &[f64], times_min: &[f64]) -> Vec<f64> {
    let cell_ha = grid.cell_area_m2() / M2_PER_HA;
    times_min
        .iter()
        .map(|time| {
            arrival_min
                .iter()
                .filter(|&arrival| arrival <= time)
                .count() as f64
                * cell_ha
        })
        .collect()
}

/// A closed line over the ground: eastings and northings in m, the first point not repeated at the end.
#[derive(Clone, Debug, PartialEq)]
pub struct Ring {
    /// Corners in order.
    pub points_m: Vec<(f64, f64)>,
}

impl Ring {
    /// Enclosed area, m²: positive for an outer ring, negative for a hole.
    pub fn signed_area_m2(&self) -> f64 {
        let cross = |((x0, y0), (x1, y1)): ((f64, f64), (f64, f64))| x0 * y1 - x1 * y0;
        // About the first point, so that large coordinates do not cost digits.
        let Some(&(x, y)) = self.points_m.first() else {
            return 0.0;
        };
        let about = |&(px, py): &(f64, f64)| (px - x, py - y);
        let points = || self.points_m.iter().map(about);
        points().zip(points().skip(1)).map(cross).sum::<f64>() / 2.0
    }

    /// Length, m.
    pub fn length_m(&self) -> f64 {
        let next = self.points_m.iter().cycle().skip(1);
        self.points_m
            .iter()
            .zip(next)
            .map(|(a, b)| libm::hypot(b.0 - a.0, b.1 - a.1))
            .sum()
    }
}

/// The outlines of all that has burnt by `time_min`, outer rings and holes; empty if `arrival_min` is not by cell.
pub fn outlines(grid: &CellGrid, arrival_min: &[f64], time_min: f64) -> Vec<Ring> {
    if arrival_min.len() != grid.len() {
        return Vec::new();
    }
    let lattice = Lattice {
        grid,
        arrival_min,
        time_min,
    };
    let mut next = lattice.links();
    let mut rings = Vec::new();
    for first in 0..next.len() {
        let mut points_m = Vec::new();
        let mut edge = first;
        // Every crossed edge has one way in and one way out, so the walk ends where it began.
        while let Some(onward) = next.get_mut(edge).and_then(Option::take) {
            points_m.push(lattice.crossing_m(edge));
            edge = onward;
        }
        if points_m.len() > 2 {
            rings.push(Ring { points_m });
        }
    }
    rings
}

/// The centres of cells with a border of unburnt ones around, row and column from −1. A vertex has two edges of its own:
/// 0 to the east, 1 to the south; edge index = 2 × vertex + which.
struct Lattice<'a> {
    grid: &'a CellGrid,
    arrival_min: &'a [f64],
    time_min: f64,
}

impl Lattice<'_> {
    fn width(&self) -> usize {
        self.grid.columns + 2
    }

    /// Arrival at the vertex in this row and column counted from the border; infinite on the border.
    fn arrival(&self, row: usize, column: usize) -> f64 {
        let inner = |row: usize, column: usize| {
            let cell = self
                .grid
                .cell(row.checked_sub(1)?, column.checked_sub(1)?)?;
            self.arrival_min.get(cell).copied()
        };
        inner(row, column).unwrap_or(f64::INFINITY)
    }

    /// From each crossed edge the one that the outline crosses next. `[edge]`
    fn links(&self) -> Vec<Option<usize>> {
        let width = self.width();
        let mut next = vec![None; 2 * width * (self.grid.rows + 2)];
        for row in 0..=self.grid.rows {
            for column in 0..=self.grid.columns {
                let vertex = row * width + column;
                let burnt = [(0, 0), (0, 1), (1, 1), (1, 0)]
                    .map(|(down, right)| self.arrival(row + down, column + right) <= self.time_min);
                // North, east, south, west edge of the square between the centres.
                let edges = [
                    2 * vertex,
                    2 * (vertex + 1) + 1,
                    2 * (vertex + width),
                    2 * vertex + 1,
                ];
                for (from, to) in square_links(burnt).into_iter().flatten() {
                    next[edges[from]] = Some(edges[to]);
                }
            }
        }
        next
    }

    /// Where the outline crosses an edge.
    fn crossing_m(&self, edge: usize) -> (f64, f64) {
        let (vertex, south) = (edge / 2, edge % 2 == 1);
        let (row, column) = (vertex / self.width(), vertex % self.width());
        let a = self.arrival(row, column);
        let b = if south {
            self.arrival(row + 1, column)
        } else {
            self.arrival(row, column + 1)
        };
        let part = if a.is_finite() && b.is_finite() {
            (self.time_min - a) / (b - a)
        } else {
            0.5
        };
        // Vertex (1, 1) is the centre of the first cell.
        let (right, down) = if south { (0.0, part) } else { (part, 0.0) };
        (
            self.grid.west_m + (column as f64 - 0.5 + right) * self.grid.cell_m,
            self.grid.north_m - (row as f64 - 0.5 + down) * self.grid.cell_m,
        )
    }
}

/// Links within a square from its corners (north-west, north-east, south-east, south-west): pairs of edges (0 north,
/// 1 east, 2 south, 3 west), burnt land on the left. Two burnt corners that face each other stay apart.
fn square_links(burnt: [bool; 4]) -> [Option<(usize, usize)>; 2] {
    let code = burnt.iter().fold(0, |code, &b| code << 1 | usize::from(b));
    match code {
        0b1000 => [Some((3, 0)), None],
        0b0100 => [Some((0, 1)), None],
        0b0010 => [Some((1, 2)), None],
        0b0001 => [Some((2, 3)), None],
        0b1100 => [Some((3, 1)), None],
        0b0110 => [Some((0, 2)), None],
        0b0011 => [Some((1, 3)), None],
        0b1001 => [Some((2, 0)), None],
        0b0111 => [Some((0, 3)), None],
        0b1011 => [Some((1, 0)), None],
        0b1101 => [Some((2, 1)), None],
        0b1110 => [Some((3, 2)), None],
        0b1010 => [Some((3, 0)), Some((1, 2))],
        0b0101 => [Some((0, 1)), Some((2, 3))],
        _ => [None, None],
    }
}

#[cfg(test)]
#[path = "perimeter_tests.rs"]
mod tests;
