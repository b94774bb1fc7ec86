//! What the crews that clear roads did.

use crate::damage::Cause;
use crate::units::Millis;
use crate::world::LinkIx;

/// One way of one crew to one closure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clearance {
    /// Number of the crew in the world.
    pub crew: u32,
    /// The link.
    pub link: LinkIx,
    /// What had closed it.
    pub cause: Cause,
    /// The crew took it on.
    pub sent: Millis,
    /// It was there; never where it found no way on.
    pub arrived: Millis,
    /// It was free again: it had reopened the link, met it open, or found no way on.
    pub free: Millis,
    /// When this closure would have ended without crews; never where nobody else clears it.
    pub by_itself: Millis,
}

impl Clearance {
    /// Whether the crew ended this closure, sooner than it would have by itself.
    pub fn is_cleared(&self) -> bool {
        !self.arrived.is_never() && self.free < self.by_itself
    }

    /// How much sooner within the horizon the closure ended than by itself; nothing where the crew did not end it.
    pub fn sooner(&self, horizon: Millis) -> Millis {
        (self.by_itself.min(horizon) - self.free).max(Millis::ZERO)
    }
}
