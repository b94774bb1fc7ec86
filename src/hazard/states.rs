//! Hand-made events: which state the district is in.

use super::Draws;
use crate::random::{EntityKey, Purpose};
use crate::units::Millis;
use crate::world::{State, States};

/// The state of one event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Drawn {
    /// Its number in the order of `hazards/states.csv`.
    pub state: u32,
    /// When people are struck.
    pub struck: Millis,
}

/// Draws the state of an event; `None` where the table holds none.
pub fn draw(states: &States, draws: &Draws) -> Option<Drawn> {
    let mut stream = draws.stream(Purpose::HandMadeEvent, EntityKey::SCENARIO);
    let (u, mut sum) = (stream.uniform(), 0.0);
    let struck = states.settings.struck_h.hours(&mut stream);
    let is_reached = |state: &State| {
        sum += state.row.probability;
        u < sum
    };
    // Probabilities add up to 1 but for rounding: what is left over is the last possible state's.
    let possible = |state: &State| state.row.probability > 0.0;
    let state = states.states.iter().position(is_reached);
    let state = state.or_else(|| states.states.iter().rposition(possible))?;
    Some(Drawn {
        state: state as u32,
        struck,
    })
}
