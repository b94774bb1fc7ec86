//! Counting how evenly people wait, and what it costs them.

use super::summary::FairnessResult;
use crate::estimate::{DeprivationCost, ValueHistogram, gini};
use crate::outcome::{Relieved, WHOLE_PPM};
use crate::units::Millis;
use crate::world::World;

/// Cents of a dollar.
const CENTS: f64 = 100.0;

/// Counts over replications in which anybody was displaced.
pub struct FairnessFold {
    cost: DeprivationCost,
    horizon: Millis,
    /// Dollars a displaced person, in cents.
    deprivation: ValueHistogram,
    /// Gini coefficient of the waits, in millionths.
    gini: ValueHistogram,
    /// Mean wait in the town that waited longest, in ms.
    worst_wait: ValueHistogram,
    /// Replications in which each town was that one. `[town]`
    worst: Vec<u64>,
}

impl FairnessFold {
    /// Nothing counted yet.
    pub fn new(world: &World) -> Self {
        Self {
            cost: DeprivationCost {
                a: world.standards.deprivation_a,
                b_per_h: world.standards.deprivation_b_per_h,
                limit_h: world.standards.deprivation_limit_h,
            },
            horizon: world.grid.horizon,
            deprivation: ValueHistogram::default(),
            gini: ValueHistogram::default(),
            worst_wait: ValueHistogram::default(),
            worst: vec![0; world.towns.len()],
        }
    }

    /// Counts a replication, of which everybody displaced is given with the number of their place. Who is not relieved by the
    /// horizon has waited until then at least.
    pub fn add(&mut self, world: &World, displaced: &[(usize, Relieved)]) {
        let mut waits: Vec<(i64, u64)> = Vec::with_capacity(displaced.len());
        let mut by_town = vec![(0_i128, 0_u64); world.towns.len()];
        let mut usd = 0.0;
        for (place, group) in displaced {
            let end = group.by.map_or(self.horizon, |by| by.time);
            let wait = (end - group.displaced).max(Millis::ZERO);
            let people = u64::from(group.people);
            waits.push((wait.0, people));
            let town = &mut by_town[world.places[*place].town.at()];
            town.0 += i128::from(wait.0) * i128::from(people);
            town.1 += people;
            usd += self.cost.usd(wait.hours()) * people as f64;
        }
        let people: u64 = waits.iter().map(|(_, people)| people).sum();
        if people == 0 {
            return;
        }
        let cents = libm::round(usd / people as f64 * CENTS);
        self.deprivation.add(cents as i64);
        let uneven = gini(&mut waits).unwrap_or(0.0);
        self.gini
            .add(libm::round(uneven * f64::from(WHOLE_PPM)) as i64);
        let mean = |&(sum, people): &(i128, u64)| (sum / i128::from(people.max(1))) as i64;
        // The first of equals.
        let worst = by_town.iter().enumerate().filter(|(_, town)| town.1 > 0);
        let worst = worst.max_by_key(|(at, town)| (mean(town), std::cmp::Reverse(*at)));
        if let Some((at, town)) = worst {
            self.worst[at] += 1;
            self.worst_wait.add(mean(town));
        }
    }

    /// What was found; `None` where nobody was ever displaced.
    pub fn result(&self, world: &World) -> Option<FairnessResult> {
        let often = self.worst.iter().enumerate();
        let (at, &times) = often.max_by_key(|(at, times)| (**times, std::cmp::Reverse(*at)))?;
        let all = self.worst_wait.total();
        (all > 0).then(|| FairnessResult {
            deprivation_usd_per_person: self.deprivation.spread(CENTS),
            gini: self.gini.spread(f64::from(WHOLE_PPM)),
            worst_town_wait_h: self.worst_wait.spread(Millis::from_hours(1.0).0 as f64),
            worst_town: world.towns[at].clone(),
            worst_town_share: times as f64 / all as f64,
        })
    }
}
