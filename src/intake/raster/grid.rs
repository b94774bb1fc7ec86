//! One band of cells with its place on the earth.

use super::bounds::Bounds;
use super::crs::Crs;
use super::ellipsoid::CellSize;
use super::error::RasterError;
use super::georeference::{Georeference, Window};
use crate::intake::geo::Point;

/// A grid of numbers, north up. A cell that holds no number is void.
#[derive(Clone, Debug)]
pub struct Raster {
    georeference: Georeference,
    crs: Crs,
    /// Row by row from the north-west; what is not finite is void. `[row × column]`
    values: Vec<f64>,
}

impl Raster {
    /// A grid of these values, row by row from the north-west; values that are not finite are void.
    ///
    /// # Errors
    /// When the map is no map, the count of values is not that of its cells, or there are 2³² of them.
    pub fn new(
        georeference: Georeference,
        crs: Crs,
        values: Vec<f64>,
    ) -> Result<Self, RasterError> {
        let georeference = georeference.checked()?;
        if georeference.rows.checked_mul(georeference.columns) != Some(values.len()) {
            return Err(RasterError::damaged(
                "the count of values is not that of the cells",
            ));
        }
        // Cells are numbered in 32 bits further on.
        if values.len() >= u32::MAX as usize {
            return Err(RasterError::TooLarge {
                cells: georeference.cells(),
                limit: u32::MAX as usize,
            });
        }
        Ok(Self {
            georeference,
            crs,
            values,
        })
    }
    /// Another band on the same cells.
    ///
    /// # Errors
    /// When the count of values is not that of the cells.
    pub fn with_values(&self, values: Vec<f64>) -> Result<Self, RasterError> {
        Self::new(self.georeference, self.crs, values)
    }

    /// Where the cells lie.
    pub fn georeference(&self) -> &Georeference {
        &self.georeference
    }
    /// The reference system of the cells.
    pub fn crs(&self) -> Crs {
        self.crs
    }
    /// Count of rows.
    pub fn rows(&self) -> usize {
        self.georeference.rows
    }
    /// Count of columns.
    pub fn columns(&self) -> usize {
        self.georeference.columns
    }
    /// Count of cells.
    pub fn cells(&self) -> usize {
        self.values.len()
    }
    /// The values, row by row from the north-west; `None` for voids.
    pub fn values(&self) -> impl ExactSizeIterator<Item = Option<f64>> + '_ {
        self.values.iter().map(|value| present(*value))
    }
    /// The value of a cell by its place, `row · columns + column`; `None` for voids and outside.
    #[inline]
    pub fn at(&self, cell: usize) -> Option<f64> {
        self.values.get(cell).copied().and_then(present)
    }
    /// The value of a cell; `None` for voids and outside.
    #[inline]
    pub fn value(&self, row: usize, column: usize) -> Option<f64> {
        let inside = row < self.rows() && column < self.columns();
        inside
            .then(|| self.at(row * self.columns() + column))
            .flatten()
    }
    /// How many cells are void.
    pub fn voids(&self) -> usize {
        self.values
            .iter()
            .filter(|value| !value.is_finite())
            .count()
    }
    /// Lowest and highest value; `None` where all is void.
    pub fn range(&self) -> Option<(f64, f64)> {
        self.values().flatten().fold(None, |range, value| {
            let (low, high) = range.unwrap_or((value, value));
            Some((low.min(value), high.max(value)))
        })
    }

    /// The value of the cell that holds a place; `None` for voids and outside.
    pub fn nearest(&self, lon_lat: Point) -> Option<f64> {
        let at = self.crs.projection().of_lon_lat(lon_lat);
        let (row, column) = self.georeference.cell_of(at)?;
        self.value(row, column)
    }
    /// The value between the middles of the four cells around a place, by its distance to them. Void neighbours and those
    /// beyond the edge are left out and the weights of the others scaled up; `None` where the cell itself is void.
    pub fn bilinear(&self, lon_lat: Point) -> Option<f64> {
        let at = self.crs.projection().of_lon_lat(lon_lat);
        let (row, column) = self.georeference.cell_of(at)?;
        self.value(row, column)?;
        let (y, x) = self.georeference.fraction(at);
        let (top, left) = (libm::floor(y), libm::floor(x));
        let (mut sum, mut weights) = (0.0, 0.0);
        for (down, along) in [(0.0, 0.0), (0.0, 1.0), (1.0, 0.0), (1.0, 1.0)] {
            let (row, column) = (top + down, left + along);
            let weight = (1.0 - (y - row).abs()) * (1.0 - (x - column).abs());
            // A negative row turns into a huge one when it wraps, which is outside.
            let value = self.value(row as isize as usize, column as isize as usize);
            if let Some(value) = value.filter(|_| weight > 0.0) {
                sum += weight * value;
                weights += weight;
            }
        }
        (weights > 0.0).then(|| sum / weights)
    }

    /// Longitude and latitude of the middle of a cell.
    pub fn lon_lat(&self, row: usize, column: usize) -> Point {
        self.crs
            .projection()
            .to_lon_lat(self.georeference.centre(row, column))
    }
    /// The box around the grid in longitude and latitude; `None` where the projection has no answer.
    pub fn bounds_lon_lat(&self) -> Option<Bounds> {
        self.crs.bounds_lon_lat(&self.georeference.bounds())
    }
    /// Size of the cells of a row on the ground. Degrees shrink with the cosine of the latitude; metres of a projection
    /// are taken as metres (UTM is off by at most 0.1 % within its zone).
    pub fn cell_size(&self, row: usize) -> CellSize {
        let grid = &self.georeference;
        if self.crs.is_geographic() {
            let (_, lat) = grid.centre(row, 0);
            self.crs
                .ellipsoid()
                .cell_size(lat, grid.cell_width, grid.cell_height)
        } else {
            CellSize {
                width_m: grid.cell_width,
                height_m: grid.cell_height,
            }
        }
    }

    /// The cells that touch a box of longitude and latitude.
    ///
    /// # Errors
    /// When there is none.
    pub fn crop(&self, district: &Bounds) -> Result<Self, RasterError> {
        let window = self.crs.window(&self.georeference, district)?;
        Ok(self.cut(&window))
    }

    fn cut(&self, window: &Window) -> Self {
        let rows = self
            .values
            .chunks_exact(self.columns())
            .skip(window.row)
            .take(window.rows);
        let values = rows
            .flat_map(|row| row.iter().skip(window.column).take(window.columns))
            .copied()
            .collect();
        Self {
            georeference: self.georeference.of_window(window),
            crs: self.crs,
            values,
        }
    }
}

impl Crs {
    /// The box in longitude and latitude around a box of this system.
    pub(super) fn bounds_lon_lat(self, bounds: &Bounds) -> Option<Bounds> {
        let projection = self.projection();
        Bounds::around(bounds.rim().map(|at| projection.to_lon_lat(at)))
    }
    /// The cells of a grid in this system that touch a box of longitude and latitude.
    pub(super) fn window(
        self,
        grid: &Georeference,
        district: &Bounds,
    ) -> Result<Window, RasterError> {
        let projection = self.projection();
        let inside = Bounds::around(district.rim().map(|at| projection.of_lon_lat(at)));
        // A district on the far side of the earth may still have an image in the plane, so both boxes must meet.
        let raster = self.bounds_lon_lat(&grid.bounds());
        let meet = raster.is_some_and(|raster| raster.shared(district).is_some());
        inside
            .filter(|_| meet)
            .and_then(|inside| grid.touching(&inside))
            .ok_or(RasterError::NoOverlap {
                raster,
                district: *district,
            })
    }
}

fn present(value: f64) -> Option<f64> {
    value.is_finite().then_some(value)
}

#[cfg(test)]
#[path = "grid_tests.rs"]
mod tests;
