//! How people whom the water had trapped came free, and what the crews did.

use crate::units::Millis;
use crate::world::PlaceIx;

/// By whom, or by what, people came free.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FreedBy {
    /// A crew brought them out.
    Crew,
    /// Their neighbours did.
    Neighbours,
    /// The water fell.
    Water,
    /// Nobody: they were trapped at the horizon.
    Nobody,
}

impl FreedBy {
    /// All, in the order of [`Outcome::freed`](super::Outcome::freed).
    pub const ALL: [Self; 4] = [Self::Crew, Self::Neighbours, Self::Water, Self::Nobody];
}

/// People of one place who were trapped together and came free together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Freed {
    /// Since when the water had trapped them.
    pub trapped: Millis,
    /// When they came free for good; [`Millis::NEVER`] if not within the horizon.
    pub out: Millis,
    /// How many.
    pub people: u32,
    /// By whom.
    pub by: FreedBy,
}

/// One way of one crew to one place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RescueSortie {
    /// Number of the crew in the world.
    pub crew: u32,
    /// The place.
    pub place: PlaceIx,
    /// It was sent.
    pub sent: Millis,
    /// It was there, its boats in the water; [`Millis::NEVER`] if it gave up on the way, or was not there by the horizon.
    pub arrived: Millis,
    /// It could be sent again; [`Millis::NEVER`] if not within the horizon.
    pub free: Millis,
    /// People whom it brought out.
    pub people: u32,
}

impl RescueSortie {
    /// Whether it gave up waiting at a closed road.
    pub fn gave_up(&self) -> bool {
        self.arrived.is_never() && !self.free.is_never()
    }
}
