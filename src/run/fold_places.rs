//! Counting one place.

use super::summary::{PlaceResult, Quantiles};
use crate::estimate::TimeHistogram;
use crate::outcome::PlaceOutcome;
use crate::scenario::metrics::Metric;
use crate::scenario::tables::TargetRow;
use crate::units::Millis;
use crate::world::{Place, World};

/// Counts of one place.
pub struct PlaceFold {
    struck: u64,
    displaced: u64,
    displaced_struck: u64,
    isolated: u64,
    trapped: u64,
    first: TimeHistogram,
    relief: TimeHistogram,
}

impl PlaceFold {
    /// Nothing counted yet.
    pub fn new(world: &World) -> Self {
        let horizon = world.grid.horizon;
        let first = TimeHistogram::new(horizon, &[]);
        let relief = TimeHistogram::new(horizon, &thresholds(world));
        Self {
            struck: 0,
            displaced: 0,
            displaced_struck: 0,
            isolated: 0,
            trapped: 0,
            first,
            relief,
        }
    }

    /// Counts a replication.
    pub fn add(&mut self, place: &PlaceOutcome) {
        if !place.is_struck() {
            return;
        }
        self.struck += 1;
        self.isolated += u64::from(place.isolated > Millis::ZERO);
        self.trapped += u64::from(place.casualties.trapped);
        self.first.add(since(place.first_delivery, place.struck));
        if place.displaced > 0 {
            self.displaced_struck += 1;
            self.displaced += u64::from(place.displaced);
            self.relief.add(place.longest_wait());
        }
    }

    /// How the place fared.
    pub fn result(&self, world: &World, place: &Place, replications: u64) -> PlaceResult {
        let share = |part: u64, whole: u64| {
            if whole == 0 {
                0.0
            } else {
                part as f64 / whole as f64
            }
        };
        let within = |limit: Millis| {
            (
                limit.hours(),
                share(self.relief.within(limit), self.displaced_struck),
            )
        };
        PlaceResult {
            place_id: place.id.clone(),
            name: place.name.clone(),
            kind: if place.is_shelter {
                "shelter"
            } else {
                "village"
            },
            town: world.towns[place.town.at()].clone(),
            population: place.population,
            struck_share: share(self.struck, replications),
            displaced_mean: share(self.displaced, self.displaced_struck),
            first_delivery: Quantiles::of(&self.first),
            relief: Quantiles::of(&self.relief),
            relieved_within: thresholds(world).into_iter().map(within).collect(),
            isolated_share: share(self.isolated, self.struck),
            trapped_mean: world
                .casualties
                .as_ref()
                .map(|_| share(self.trapped, self.struck)),
        }
    }
}

/// The limits in time that the plan's rows on relief name, ascending.
fn thresholds(world: &World) -> Vec<Millis> {
    let timed = world
        .targets
        .iter()
        .filter(|row| row.metric == Metric::FirstReliefTime);
    let mut limits: Vec<Millis> = timed.map(TargetRow::time_limit).collect();
    limits.sort_unstable();
    limits.dedup();
    limits
}

fn since(time: Millis, struck: Millis) -> Millis {
    if time.is_never() {
        Millis::NEVER
    } else {
        time - struck
    }
}
