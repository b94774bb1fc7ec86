//! Counting how people came free whom the water had trapped.

use super::summary_rescue::{CareResult, RescueResult};
use crate::estimate::ValueHistogram;
use crate::outcome::{FreedBy, Outcome};
use crate::units::Millis;
use crate::world::World;

/// Counts of people by how they came free.
pub struct RescueFold {
    /// In the order of [`FreedBy::ALL`].
    freed: [ValueHistogram; 4],
    /// People whom crews brought out, and for how long they had been trapped, all together.
    waited: (u64, i128),
    sorties: u64,
    gave_up: u64,
    care: Option<CareFold>,
}

/// Counts of the injured.
#[derive(Default)]
struct CareFold {
    in_bed: ValueHistogram,
    without_bed: ValueHistogram,
    /// In a bed, and how long after being trapped, all together.
    waited: (u64, i128),
}

impl RescueFold {
    /// Nothing counted yet, where people are brought out.
    pub fn of_world(world: &World) -> Option<Self> {
        world.rescue.as_ref().map(|rescue| Self {
            freed: Default::default(),
            waited: (0, 0),
            sorties: 0,
            gave_up: 0,
            care: (!rescue.hospitals.is_empty()).then(CareFold::default),
        })
    }

    /// Counts a replication.
    pub fn add(&mut self, outcome: &Outcome) {
        for (histogram, people) in self.freed.iter_mut().zip(outcome.freed()) {
            histogram.add(people as i64);
        }
        let groups = outcome.places.iter().flat_map(|place| &place.freed);
        for group in groups.filter(|group| group.by == FreedBy::Crew) {
            self.waited.0 += u64::from(group.people);
            self.waited.1 += i128::from((group.out - group.trapped).0) * i128::from(group.people);
        }
        for sortie in &outcome.rescues {
            self.sorties += 1;
            self.gave_up += u64::from(sortie.gave_up());
        }
        if let Some(care) = &mut self.care {
            care.add(outcome);
        }
    }

    /// Injured in a bed in one replication, where hospitals take them in.
    pub fn in_bed(&self, outcome: &Outcome) -> Option<u64> {
        let patients = outcome.patients.iter();
        let in_bed = patients.filter(|patient| !patient.in_bed.is_never());
        self.care.as_ref().map(|_| in_bed.count() as u64)
    }

    /// What was found in so many replications.
    pub fn result(&self, replications: u64) -> RescueResult {
        let [by_crews, by_neighbours, freed_by_water, still_trapped] =
            self.freed.each_ref().map(|people| people.spread(1.0));
        let mean = |count: u64| count as f64 / replications.max(1) as f64;
        RescueResult {
            by_crews,
            by_neighbours,
            freed_by_water,
            still_trapped,
            by_crews_after_mean_h: mean_h(self.waited),
            care: self.care.as_ref().map(CareFold::result),
            sorties_mean: mean(self.sorties),
            gave_up_mean: mean(self.gave_up),
        }
    }
}

impl CareFold {
    fn add(&mut self, outcome: &Outcome) {
        let all = outcome.patients.iter();
        let in_bed = all.filter(|patient| !patient.in_bed.is_never());
        let waits: Vec<i64> = in_bed
            .map(|patient| (patient.in_bed - patient.trapped).0)
            .collect();
        let without = outcome.patients.len() - waits.len();
        self.in_bed.add(waits.len() as i64);
        self.without_bed.add(without as i64);
        self.waited.0 += waits.len() as u64;
        self.waited.1 += waits.into_iter().map(i128::from).sum::<i128>();
    }

    fn result(&self) -> CareResult {
        CareResult {
            in_bed: self.in_bed.spread(1.0),
            without_bed: self.without_bed.spread(1.0),
            in_bed_after_mean_h: mean_h(self.waited),
        }
    }
}

/// The mean of so many times that add up to so many milliseconds, in hours; `None` of none.
fn mean_h((count, sum_ms): (u64, i128)) -> Option<f64> {
    let sum_h = Millis(1).hours() * sum_ms as f64;
    (count > 0).then(|| sum_h / count as f64)
}
