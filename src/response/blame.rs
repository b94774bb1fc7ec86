//! What a place has been waiting for so far.

use crate::units::Millis;

/// Since when a place has been waiting for a road.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Blame {
    /// When it was first found that no open road was known; forgotten when a vehicle gets through.
    pub no_road_since: Option<Millis>,
}
