//! How one incident was answered.

use crate::scenario::choices::Clock;
use crate::scenario::incidents::IncidentKind;
use crate::units::Millis;

/// The times of one incident. [`Millis::NEVER`]: not within the horizon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IncidentOutcome {
    /// Number of its area in the world.
    pub area: u32,
    /// What happened.
    pub kind: IncidentKind,
    /// It happened.
    pub happened: Millis,
    /// Its call was answered.
    pub reported: Millis,
    /// The order was given.
    pub ordered: Millis,
    /// The first crew was on scene.
    pub on_scene: Millis,
    /// The crews that were sent, nearest first; none while all were busy.
    pub sorties: Vec<Sortie>,
}

/// One crew at one incident.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sortie {
    /// Number of the crew in the world.
    pub crew: u32,
    /// It was told to go.
    pub sent: Millis,
    /// It was on scene; [`Millis::NEVER`] where wind holds its boat until the horizon.
    pub on_scene: Millis,
    /// It could be sent again: back at the landing, at the scene by land, or at the hospital.
    pub free: Millis,
}

impl IncidentOutcome {
    /// Time from what starts a clock until the first crew was on scene; [`Millis::NEVER`] if none was.
    pub fn arrival(&self, clock: Clock) -> Millis {
        let since = match clock {
            Clock::Disaster => self.happened,
            Clock::Report | Clock::Warning => self.reported,
            Clock::Activation | Clock::DispatchOrder => self.ordered,
        };
        if self.on_scene.is_never() {
            Millis::NEVER
        } else {
            self.on_scene - since
        }
    }

    /// Whether a crew came, and none was free when it was ordered.
    pub fn had_to_wait(&self) -> bool {
        self.sorties
            .first()
            .is_some_and(|first| first.sent > self.ordered)
    }
}
