//! What the hazards of a world need before the first event is drawn: tables looked up and networks built, once, shared by
//! all threads.

use super::Draws;
use super::daylight::Daylight;
use super::fire::{Blaze, Fires};
use crate::world::World;

/// The hazards of a world, made ready.
#[derive(Clone, Debug, Default)]
pub struct Hazards {
    fires: Option<Fires>,
}

impl Hazards {
    /// Makes the hazards of a world ready.
    pub fn prepare(world: &World) -> Self {
        Self {
            fires: world.woods.as_ref().map(Fires::prepare),
        }
    }

    /// The forest fires of a replication.
    pub(super) fn fires(&self, world: &World, daylight: &Daylight, draws: &Draws) -> Vec<Blaze> {
        match (&self.fires, &world.woods) {
            (Some(fires), Some(woods)) => fires.draw(woods, daylight, draws),
            _ => Vec::new(),
        }
    }
}
