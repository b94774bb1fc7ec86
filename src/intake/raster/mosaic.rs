//! Tiles of one data set, joined into one grid.

use super::crs::Crs;
use super::error::RasterError;
use super::georeference::Georeference;
use super::grid::Raster;

/// Cells of two tiles may differ in size by this share of it: what rounding leaves in a file's head.
const SIZE_SLACK: f64 = 1e-6;
/// Corners may lie off the common lattice by this share of a cell.
const LATTICE_SLACK: f64 = 0.01;

/// A raster and the file that it comes from.
#[derive(Clone, Debug)]
pub struct Tile {
    /// Name of the file, for messages.
    pub name: String,
    /// Its cells.
    pub raster: Raster,
}

/// Tiles made one.
#[derive(Clone, Debug)]
pub struct Mosaic {
    /// All cells; void where no tile lies.
    pub raster: Raster,
    /// Cells for which two tiles have different values; that of the tile named first holds.
    pub differing: usize,
}

/// Where a tile lies, in cells from the corner of the first tile.
#[derive(Clone, Copy, Debug)]
struct Extent {
    top: i64,
    left: i64,
    bottom: i64,
    right: i64,
}

impl Extent {
    /// Whether two tiles overlap or share a stretch of an edge; a corner is not enough.
    fn touches(self, other: Self) -> bool {
        let down = self.bottom.min(other.bottom) - self.top.max(other.top);
        let along = self.right.min(other.right) - self.left.max(other.left);
        (down > 0 && along >= 0) || (down >= 0 && along > 0)
    }
}

/// Joins tiles that have one reference system and lie on one lattice of cells, each touching another. Where tiles overlap,
/// the first that has a value holds. `max_cells` is the most that the whole may have.
///
/// # Errors
/// When there is no tile, when one does not fit to the first or touches no other, or when the whole is too large.
pub fn join(mut tiles: Vec<Tile>, max_cells: usize) -> Result<Mosaic, RasterError> {
    if tiles.len() == 1
        && let Some(tile) = tiles.pop()
    {
        return Ok(Mosaic {
            raster: tile.raster,
            differing: 0,
        });
    }
    let Some(first) = tiles.first() else {
        return Err(RasterError::damaged("0 tiles"));
    };
    let extents: Vec<Extent> = tiles
        .iter()
        .map(|tile| extent(first, tile))
        .collect::<Result<_, _>>()?;
    if let Some(apart) = apart(&extents) {
        let bounds = |tile: &Tile| tile.raster.georeference().bounds();
        let difference = format!("{} | {}", bounds(&tiles[apart]), bounds(first));
        return Err(unlike(&tiles[apart], first, difference));
    }
    let whole = whole(&tiles, &extents);
    if whole.cells() > max_cells as f64 {
        return Err(RasterError::TooLarge {
            cells: whole.cells(),
            limit: max_cells,
        });
    }
    let crs = first.raster.crs();
    lay(&tiles, &extents, whole, crs)
}

fn unlike(tile: &Tile, other: &Tile, difference: String) -> RasterError {
    RasterError::Tiles {
        file: tile.name.clone(),
        other: other.name.clone(),
        difference,
    }
}

/// Where a tile lies from the first one, if it lies on the same lattice.
fn extent(first: &Tile, tile: &Tile) -> Result<Extent, RasterError> {
    let (base, grid) = (first.raster.georeference(), tile.raster.georeference());
    let (base_crs, crs) = (first.raster.crs(), tile.raster.crs());
    if base_crs != crs {
        return Err(unlike(tile, first, format!("{crs} ≠ {base_crs}")));
    }
    for (size, known) in [
        (grid.cell_width, base.cell_width),
        (grid.cell_height, base.cell_height),
    ] {
        if (size - known).abs() > SIZE_SLACK * known {
            return Err(unlike(tile, first, format!("Δ {size} ≠ {known}")));
        }
    }
    let along = (grid.west - base.west) / base.cell_width;
    let down = (base.north - grid.north) / base.cell_height;
    let off = |cells: f64| (cells - libm::round(cells)).abs();
    if off(along).max(off(down)) > LATTICE_SLACK {
        let difference = format!("Δ ({:.2}, {:.2}) ≠ (0, 0)", off(along), off(down));
        return Err(unlike(tile, first, difference));
    }
    let (left, top) = (libm::round(along) as i64, libm::round(down) as i64);
    Ok(Extent {
        top,
        left,
        bottom: top.saturating_add(grid.rows as i64),
        right: left.saturating_add(grid.columns as i64),
    })
}

/// The first tile that cannot be reached from the first one over tiles that touch.
fn apart(extents: &[Extent]) -> Option<usize> {
    let mut reached = vec![false; extents.len()];
    let mut open = vec![0];
    while let Some(at) = open.pop() {
        if std::mem::replace(&mut reached[at], true) {
            continue;
        }
        open.extend((0..extents.len()).filter(|&other| extents[at].touches(extents[other])));
    }
    reached.iter().position(|reached| !reached)
}

/// The grid around all tiles. Its corner is that of the tiles themselves, not one worked out from their number of cells,
/// so that it does not depend on their order.
fn whole(tiles: &[Tile], extents: &[Extent]) -> Georeference {
    let bound = |side: fn(&Extent) -> i64, pick: fn(i64, i64) -> i64| {
        extents.iter().map(side).reduce(pick).unwrap_or(0)
    };
    let (top, left) = (bound(|at| at.top, i64::min), bound(|at| at.left, i64::min));
    let span = |from: i64, to: i64| usize::try_from(to.saturating_sub(from)).unwrap_or(usize::MAX);
    let grids = || tiles.iter().map(|tile| *tile.raster.georeference());
    let base = grids().next();
    let west = grids().map(|grid| grid.west).fold(f64::INFINITY, f64::min);
    let north = grids()
        .map(|grid| grid.north)
        .fold(f64::NEG_INFINITY, f64::max);
    Georeference {
        rows: span(top, bound(|at| at.bottom, i64::max)),
        columns: span(left, bound(|at| at.right, i64::max)),
        west,
        north,
        cell_width: base.map_or(1.0, |grid| grid.cell_width),
        cell_height: base.map_or(1.0, |grid| grid.cell_height),
    }
}

/// Lays the values of the tiles onto the whole grid.
fn lay(
    tiles: &[Tile],
    extents: &[Extent],
    whole: Georeference,
    crs: Crs,
) -> Result<Mosaic, RasterError> {
    let mut values = vec![f64::NAN; whole.rows * whole.columns];
    let top = extents.iter().map(|at| at.top).min().unwrap_or(0);
    let left = extents.iter().map(|at| at.left).min().unwrap_or(0);
    let mut differing = 0;
    for (tile, extent) in tiles.iter().zip(extents) {
        let (down, along) = ((extent.top - top) as usize, (extent.left - left) as usize);
        for (cell, value) in tile.raster.values().enumerate() {
            let (row, column) = (cell / tile.raster.columns(), cell % tile.raster.columns());
            let place = &mut values[(down + row) * whole.columns + along + column];
            match value {
                Some(value) if place.is_nan() => *place = value,
                Some(value) => differing += usize::from((value - *place).abs() > 0.0),
                None => {}
            }
        }
    }
    Ok(Mosaic {
        raster: Raster::new(whole, crs, values)?,
        differing,
    })
}

#[cfg(test)]
#[path = "mosaic_tests.rs"]
mod tests;
