//! When it is light and dark.

use crate::units::Millis;
use crate::world::{Grid, World};

/// The light of one replication, step by step.
#[derive(Clone, Debug, PartialEq)]
pub struct Daylight {
    grid: Grid,
    /// Whether it is dark when a step begins. `[step]`
    is_dark: Vec<bool>,
}

impl Daylight {
    /// The light from this time of day on, in hours.
    pub fn new(world: &World, start_hour_h: f64) -> Self {
        let is_dark = |step| {
            let hour = (start_hour_h + world.grid.step_begins(step).hours()) % 24.0;
            hour < world.traffic.day_begins_h || hour >= world.traffic.day_ends_h
        };
        Self {
            grid: world.grid,
            is_dark: (0..world.grid.steps()).map(is_dark).collect(),
        }
    }

    /// Whether it is dark when a step begins.
    #[inline]
    pub fn is_dark_in(&self, step: usize) -> bool {
        self.is_dark[step]
    }

    /// Whether it is dark at a time.
    pub fn is_dark(&self, time: Millis) -> bool {
        self.is_dark[self.grid.step_at(time)]
    }

    /// The times after `time` at which it becomes light or dark, within the horizon.
    pub fn changes_after(&self, time: Millis) -> impl Iterator<Item = Millis> {
        let first = self.grid.step_at(time) + 1;
        (first..self.is_dark.len())
            .filter(|&step| self.is_dark[step] != self.is_dark[step - 1])
            .map(|step| self.grid.step_begins(step))
    }
}
