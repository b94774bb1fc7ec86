//! Counting what crews reopen.

use super::summary::ClearingResult;
use crate::estimate::ValueHistogram;
use crate::outcome::{Clearance, Outcome};
use crate::units::Millis;
use crate::world::World;

/// Counts of closures that crews ended.
pub struct ClearingFold {
    horizon: Millis,
    cleared: ValueHistogram,
    in_vain: u64,
    sooner_ms: i128,
}

impl ClearingFold {
    /// Nothing counted yet, where crews clear roads.
    pub fn of_world(world: &World) -> Option<Self> {
        world.clearing.as_ref().map(|_| Self {
            horizon: world.grid.horizon,
            cleared: ValueHistogram::default(),
            in_vain: 0,
            sooner_ms: 0,
        })
    }

    /// Counts a replication: what ended within the horizon.
    pub fn add(&mut self, outcome: &Outcome) {
        let ended = outcome.clearances.iter();
        let (cleared, in_vain): (Vec<&Clearance>, Vec<_>) = ended
            .filter(|clearance| clearance.free < self.horizon && !clearance.arrived.is_never())
            .partition(|clearance| clearance.is_cleared());
        self.cleared.add(cleared.len() as i64);
        self.in_vain += in_vain.len() as u64;
        let sooner = cleared.iter().map(|one| one.sooner(self.horizon));
        self.sooner_ms += sooner.map(|time| i128::from(time.0)).sum::<i128>();
    }

    /// What was found in so many replications.
    pub fn result(&self, replications: u64) -> ClearingResult {
        let quantile = |p| self.cleared.quantile(p).unwrap_or(0.0);
        let cleared = self.cleared.mean() * replications as f64;
        let sooner_h = Millis(1).hours() * self.sooner_ms as f64;
        ClearingResult {
            cleared: [
                quantile(0.05),
                quantile(0.5),
                quantile(0.95),
                self.cleared.mean(),
            ],
            in_vain_mean: self.in_vain as f64 / replications.max(1) as f64,
            sooner_mean_h: (cleared > 0.0).then(|| sooner_h / cleared),
        }
    }
}
