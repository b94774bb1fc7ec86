//! What became of one injured person.

use crate::units::Millis;
use crate::world::PlaceIx;

/// One injured person. [`Millis::NEVER`]: not within the horizon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Patient {
    /// Where they were trapped.
    pub place: PlaceIx,
    /// Since when; who was cut off by closed roads is not told when.
    pub trapped: Millis,
    /// When they came free.
    pub out: Millis,
    /// Number of the hospital that fetched them; none where nobody did.
    pub hospital: Option<u32>,
    /// An ambulance had taken them up.
    pub taken_up: Millis,
    /// They were in a bed.
    pub in_bed: Millis,
}
