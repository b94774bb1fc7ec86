//! What one forest fire did.

use crate::scenario::choices::{Clock, EventKind};
use crate::units::Millis;

/// The times and the size of one fire. [`Millis::NEVER`]: not within the horizon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FireOutcome {
    /// Number of the forest in the world.
    pub forest: u32,
    /// It started.
    pub ignited: Millis,
    /// Its report reached the county.
    pub reported: Millis,
    /// The teams were ordered.
    pub ordered: Millis,
    /// The first team began to build line.
    pub attacked: Millis,
    /// Its edge was closed by line.
    pub contained: Millis,
    /// It was out.
    pub out: Millis,
    /// Ground burnt when it was contained, or by the horizon, in m².
    pub burnt_m2: u64,
    /// Teams that fought it.
    pub teams: u32,
}

impl FireOutcome {
    /// Time from what starts a clock to an event; [`Millis::NEVER`] where the event does not come.
    pub fn time(&self, clock: Clock, event: EventKind) -> Millis {
        let since = match clock {
            Clock::Disaster => self.ignited,
            Clock::Report | Clock::Warning => self.reported,
            Clock::Activation | Clock::DispatchOrder => self.ordered,
        };
        let end = match event {
            EventKind::Contained => self.contained,
            _ => self.out,
        };
        if end.is_never() {
            Millis::NEVER
        } else {
            // What ends before its clock starts, because nobody was needed, takes no time.
            (end - since).max(Millis::ZERO)
        }
    }
}
