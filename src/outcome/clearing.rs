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
    /// The end that was drawn for it: as if there had been crews without end, or others in their place.
    pub drawn: Millis,
}

impl Clearance {
    /// Whether the crew ended this closure, sooner than it would have by itself.
    pub fn is_cleared(&self) -> bool {
        !self.arrived.is_never() && self.free < self.by_itself
    }

    /// How much sooner within the horizon the crew ended the closure than was drawn for it; nothing where it did so later, or not at
    /// all. What waits for crews alone has no other end: to count until the horizon would credit crews with what they are for.
    pub fn sooner(&self, horizon: Millis) -> Millis {
        if self.is_cleared() {
            (self.drawn.min(horizon) - self.free).max(Millis::ZERO)
        } else {
            Millis::ZERO
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HORIZON: Millis = Millis(100);

    fn cleared(free: i64, by_itself: Millis, drawn: i64) -> Clearance {
        Clearance {
            crew: 0,
            link: LinkIx(0),
            cause: Cause::Trees,
            sent: Millis(1),
            arrived: Millis(2),
            free: Millis(free),
            by_itself,
            drawn: Millis(drawn),
        }
    }

    #[test]
    fn what_a_crew_saves_counts_from_the_end_that_was_drawn() {
        let sooner = |one: Clearance| (one.is_cleared(), one.sooner(HORIZON).0);
        // Others would have cleared it at 40, or at the horizon.
        assert_eq!(sooner(cleared(30, Millis(40), 40)), (true, 10));
        assert_eq!(sooner(cleared(30, Millis(400), 400)), (true, 70));
        // It waits for crews alone: cleared before or after the end that was drawn.
        assert_eq!(sooner(cleared(30, Millis::NEVER, 40)), (true, 10));
        assert_eq!(sooner(cleared(60, Millis::NEVER, 40)), (true, 0));
        // Met open, or not reached.
        assert_eq!(sooner(cleared(40, Millis(40), 40)), (false, 0));
        let stopped = Clearance {
            arrived: Millis::NEVER,
            ..cleared(30, Millis(40), 40)
        };
        assert_eq!(sooner(stopped), (false, 0));
    }
}
