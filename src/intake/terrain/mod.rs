//! What the ground does to water and fire: slope and aspect, where water runs, height above the nearest drainage.
//!
//! In: elevations as a [`Raster`](super::raster::Raster). Out: plain grids on the same cells.
//!
//! ```text
//! elevation ─ fill ─→ no pits ─ flow ─→ downstream cell ─ drainage ─→ reaches ─ hand ─→ metres above, reach of a cell
//!     └─ slope ─→ rise over run, aspect
//! ```
//!
//! A road link at a cell with HAND h stands in max(0, stage − h) metres of water when its reach stands at `stage`
//! metres above its bed; that is all the flood model asks of a DEM.
//!
//! Voids and the edge of the grid are places where water leaves. A grid cut out along the district's border therefore
//! does not know of rivers that enter it: cut with a margin, or give the rivers as lines.

mod drainage;
mod fill;
mod flow;
mod hand;
mod line;
mod neighbours;
mod slope;

pub use drainage::{Drainage, NO_REACH};
pub use fill::fill;
pub use flow::{Flow, OFF_GRID};
pub use hand::Hand;
pub use line::cells_on;
pub use neighbours::{Direction, Neighbours};
pub use slope::{Slope, slope};

#[cfg(test)]
mod rhine_tests;
