//! Counting calls for help, kind by kind.

use super::summary::{IncidentResult, Quantiles};
use crate::estimate::TimeHistogram;
use crate::outcome::Outcome;
use crate::scenario::choices::Clock;
use crate::scenario::incidents::IncidentKind;
use crate::world::World;

/// Counts of one kind of incidents.
pub struct IncidentFold {
    kind: IncidentKind,
    had_to_wait: u64,
    arrivals: TimeHistogram,
}

impl IncidentFold {
    /// Nothing counted yet, of each kind that the world knows.
    pub fn of_world(world: &World) -> Vec<Self> {
        let areas = world
            .incidents
            .iter()
            .flat_map(|incidents| &incidents.areas);
        let mut kinds: Vec<IncidentKind> = areas.map(|area| area.row.kind).collect();
        kinds.sort_unstable();
        kinds.dedup();
        let fold = |kind| Self {
            kind,
            had_to_wait: 0,
            arrivals: TimeHistogram::new(world.grid.horizon, &[]),
        };
        kinds.into_iter().map(fold).collect()
    }

    /// Counts a replication.
    pub fn add(&mut self, outcome: &Outcome) {
        let all = outcome.incidents.iter();
        for incident in all.filter(|incident| incident.kind == self.kind) {
            self.had_to_wait += u64::from(incident.had_to_wait());
            self.arrivals.add(incident.arrival(Clock::Report));
        }
    }

    /// What was found in so many replications.
    pub fn result(&self, replications: u64) -> IncidentResult {
        let all = self.arrivals.total();
        let share = |part: u64| (all > 0).then(|| part as f64 / all as f64);
        IncidentResult {
            kind: self.kind,
            per_replication: all as f64 / replications.max(1) as f64,
            reached_share: share(all - self.arrivals.censored()),
            waited_share: share(self.had_to_wait),
            arrival: Quantiles::of(&self.arrivals),
        }
    }
}
