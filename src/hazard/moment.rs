//! The moments at which the wind of a typhoon is looked at.

use crate::units::Millis;
use crate::world::Grid;

/// Time between moments: in half an hour a typhoon moves by about half its radius of strongest wind.
pub const MOMENT: Millis = Millis(30 * 60_000);

/// When a moment is.
pub fn moment_begins(moment: usize) -> Millis {
    Millis(MOMENT.0 * moment as i64)
}

/// How many moments cover the horizon.
pub fn moments(grid: &Grid) -> usize {
    (grid.horizon.0 / MOMENT.0) as usize + 1
}
