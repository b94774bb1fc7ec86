//! Links that fail by themselves: one state is drawn for the whole event, so that failures go together.

use crate::world::World;

/// The state of a link-failing event.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Failure {
    /// Multiple of every link's `closed_probability`.
    pub closure_factor: f64,
}

impl Failure {
    /// The state at the quantile `u` of the states' probabilities.
    pub fn draw(world: &World, u: f64) -> Self {
        let mut sum = 0.0;
        let states = &world.failure_states;
        let state = states.iter().find(|state| {
            sum += state.probability;
            u < sum
        });
        Self {
            closure_factor: state
                .or(states.last())
                .map_or(1.0, |state| state.closure_factor),
        }
    }
}
