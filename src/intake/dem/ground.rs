//! What a raster of elevations says of a point, of a line, and of the ground around a point.

use crate::intake::geo::Point;
use crate::intake::raster::Raster;
use crate::intake::terrain::{Drainage, Flow, Hand, cells_on, fill};

/// What counts as drainage.
#[derive(Clone, Debug, PartialEq)]
pub enum Rivers {
    /// Cells through which at least so many square kilometres drain.
    DrainedKm2(f64),
    /// Cells on these lines, in degrees.
    Lines(Vec<Vec<Point>>),
}

/// Elevations, and heights above the nearest drainage.
#[derive(Clone, Debug)]
pub struct Ground {
    elevation: Raster,
    hand: Hand,
    /// Cells that are drainage.
    pub river_cells: usize,
    /// Share of the cells that are not void whose water meets drainage within the raster, 0–1.
    pub reached_share: f64,
}

impl Ground {
    /// Works out where water runs. About 60 bytes a cell while it does; O(n log n) at worst.
    pub fn new(elevation: Raster, rivers: &Rivers) -> Self {
        let filled_m = fill(&elevation, 0.0);
        let flow = Flow::new(&elevation, &filled_m);
        let drainage = match rivers {
            Rivers::DrainedKm2(least) => {
                Drainage::by_area(&flow, &flow.drained_km2(&elevation), *least)
            }
            Rivers::Lines(lines) => Drainage::by_lines(&elevation, lines),
        };
        let hand = Hand::new(&flow, &drainage, &filled_m);
        Self {
            river_cells: drainage.river_cells(),
            reached_share: hand.reached_share(&flow),
            elevation,
            hand,
        }
    }

    /// Whether a place lies on the raster.
    pub fn covers(&self, at: Point) -> bool {
        self.cell(at).is_some()
    }
    /// Elevation of a place, between the middles of cells, in metres; `None` beyond the raster and in voids.
    pub fn elevation_m(&self, at: Point) -> Option<f64> {
        self.elevation.bilinear(at)
    }
    /// Height of a place above the nearest drainage, in metres.
    pub fn hand_m(&self, at: Point) -> Option<f64> {
        let (row, column) = self.cell(at)?;
        self.hand.above_m(row * self.elevation.columns() + column)
    }
    /// Height of the lowest cell that a line crosses, in metres; cells without one are left out.
    pub fn lowest_m(&self, line: &[Point]) -> Option<f64> {
        let cells = cells_on(&self.elevation, line).into_iter();
        cells
            .filter_map(|cell| self.hand.above_m(cell))
            .min_by(f64::total_cmp)
    }
    /// Heights above the nearest drainage that these shares of the cells within a radius do not pass, in metres. The cell
    /// of the place itself counts, however small the radius.
    pub fn spread_m<const N: usize>(
        &self,
        at: Point,
        radius_m: f64,
        shares: [f64; N],
    ) -> Option<[f64; N]> {
        let (row, column) = self.cell(at)?;
        let size = self.elevation.cell_size(row);
        // At a pole cells have no width; a millimetre keeps their count finite.
        let (width_m, height_m) = (size.width_m.max(1e-3), size.height_m.max(1e-3));
        let within = |middle: usize, reach: f64, count: usize| {
            let reach = libm::floor(reach).clamp(0.0, count as f64) as usize;
            middle.saturating_sub(reach)..(middle + reach + 1).min(count)
        };
        let rows = within(row, radius_m / height_m, self.elevation.rows());
        let columns = within(column, radius_m / width_m, self.elevation.columns());
        let mut heights_m = Vec::new();
        for beside_row in rows {
            for beside in columns.clone() {
                let along_m = width_m * beside.abs_diff(column) as f64;
                let down_m = height_m * beside_row.abs_diff(row) as f64;
                let itself = beside == column && beside_row == row;
                if itself || libm::hypot(along_m, down_m) <= radius_m {
                    let cell = beside_row * self.elevation.columns() + beside;
                    heights_m.extend(self.hand.above_m(cell));
                }
            }
        }
        heights_m.sort_by(f64::total_cmp);
        let last = heights_m.len().checked_sub(1)?;
        Some(shares.map(|share| heights_m[rank(share, last)]))
    }

    fn cell(&self, at: Point) -> Option<(usize, usize)> {
        let at = self.elevation.crs().projection().of_lon_lat(at);
        self.elevation.georeference().cell_of(at)
    }
}

/// The place, from 0 to `last`, of a share in a sorted list (nearest rank).
fn rank(share: f64, last: usize) -> usize {
    let rank = libm::ceil(share * (last + 1) as f64).max(1.0) as usize;
    (rank - 1).min(last)
}

#[cfg(test)]
#[path = "ground_tests.rs"]
mod tests;
