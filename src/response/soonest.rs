//! The soonest that a vehicle could be at a place.

use crate::units::Millis;
use crate::world::SiteIx;

/// The soonest that any vehicle could be at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Soonest {
    /// From where.
    pub site: SiteIx,
    /// When it leaves.
    pub leaves: Millis,
    /// When it arrives.
    pub arrives: Millis,
    /// The drive on a dry day by daylight.
    pub dry_drive: Millis,
}
