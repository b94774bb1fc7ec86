//! Counting how high the county's response goes.

use super::summary::{LevelResult, Quantiles};
use crate::estimate::TimeHistogram;
use crate::outcome::Outcome;
use crate::units::Millis;
use crate::world::World;

/// Counts of the levels of response.
pub struct LevelFold {
    horizon: Millis,
    /// How often each was the highest. `[level]`
    highest: Vec<u64>,
    /// From the first place being struck until each is in force. `[level]`
    times: Vec<TimeHistogram>,
}

impl LevelFold {
    /// Nothing counted yet.
    pub fn new(world: &World) -> Self {
        let levels = world.activation_levels.len();
        let horizon = world.grid.horizon;
        Self {
            horizon,
            highest: vec![0; levels],
            times: (0..levels)
                .map(|_| TimeHistogram::new(horizon, &[]))
                .collect(),
        }
    }

    /// Counts a replication: what was in force within the horizon.
    pub fn add(&mut self, outcome: &Outcome) {
        let struck = outcome.places.iter().map(|place| place.struck).min();
        let struck = struck.unwrap_or(Millis::NEVER);
        if struck.is_never() {
            return;
        }
        let in_force = |time: &&Millis| **time < self.horizon;
        if let Some(highest) = outcome.levels.iter().rposition(|time| in_force(&time)) {
            self.highest[highest] += 1;
        }
        for (times, &in_force) in self.times.iter_mut().zip(&outcome.levels) {
            times.add(if in_force < self.horizon {
                in_force - struck
            } else {
                Millis::NEVER
            });
        }
    }

    /// What was found in so many replications, from the lowest level.
    pub fn results(&self, world: &World, replications: u64) -> Vec<LevelResult> {
        let share = |count: u64| count as f64 / replications.max(1) as f64;
        let levels = world.activation_levels.iter().zip(&self.times).enumerate();
        let result = levels.map(|(at, (row, times))| LevelResult {
            level: row.level,
            probability: share(times.total() - times.censored()),
            highest_share: share(self.highest[at]),
            in_force: Quantiles::of(times),
        });
        result.collect()
    }
}
