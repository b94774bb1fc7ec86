//! All free vehicles and all places that want something, matched at once.
//!
//! A task is a load for a place, since a place may want several. An errand is worth the time that it spares people: each of the
//! people whose first package it completes waits from now to the end of the simulation if nobody comes, and counts as late then,
//! which weighs as much as another wait from now to the end. The pairs of vehicles and tasks that are worth most together are
//! the errands. Value, limit and weight are ours; the method is the assignment problem's (Kuhn 1955), solved anew whenever
//! something changes (a rolling horizon).

use std::collections::BTreeMap;

use super::super::lane::Lane;
use super::errand::Errand;
use super::matching::best_matching;
use super::prospect::Prospect;
use crate::units::Millis;
use crate::world::{PlaceIx, SiteIx, VehicleIx};

/// What the errands of one place for vehicles of one kind from one depot have in common.
type Alike = (SiteIx, VehicleIx, PlaceIx);

impl Lane<'_> {
    /// The errands that are worth most together, each vehicle on one at most. `errands` lists one vehicle after the other, and
    /// those of each in the order of their places.
    pub(super) fn assigned(&self, errands: &[Errand]) -> Vec<Errand> {
        let by_truck: Vec<&[Errand]> = errands.chunk_by(|a, b| a.truck == b.truck).collect();
        let mut prospects: BTreeMap<Alike, Prospect> = BTreeMap::new();
        for errand in errands {
            let prospect = || self.prospect(errand);
            prospects.entry(self.alike(errand)).or_insert_with(prospect);
        }
        let tasks = tasks(&prospects, by_truck.len() as i64);
        let worth = |errands: &[Errand], &(place, nth): &(PlaceIx, i64)| {
            let prospect = |errand: &Errand| &prospects[&self.alike(errand)];
            errand_to(errands, place).map_or(0, |errand| self.worth(prospect(errand), nth))
        };
        let row = |errands: &&[Errand]| tasks.iter().map(|task| worth(errands, task)).collect();
        let values: Vec<Vec<i64>> = by_truck.iter().map(row).collect();
        let matched = best_matching(&values).into_iter().zip(by_truck);
        let mut done: Vec<(usize, &[Errand])> = matched
            .filter_map(|(task, errands)| Some((task?, errands)))
            .collect();
        // Who brings the first load to a place takes it first.
        done.sort_unstable_by_key(|&(task, _)| task);
        let errands = done.into_iter();
        errands
            .filter_map(|(task, errands)| errand_to(errands, tasks[task].0).copied())
            .collect()
    }

    fn alike(&self, errand: &Errand) -> Alike {
        let truck = self.plan.trucks[errand.truck as usize];
        (truck.site, truck.vehicle, errand.place)
    }

    /// What the `nth` load of this kind to the place is worth, in person-milliseconds; nothing where those before it suffice.
    fn worth(&self, prospect: &Prospect, nth: i64) -> i64 {
        // A load that completes nobody's package is worth as much as one for a single person who is late anyway.
        if prospect.people == 0 {
            return self.spared(prospect.handed_out) * i64::from(nth == 0);
        }
        let left = prospect.uncovered - nth * prospect.people;
        let people = left.clamp(0, prospect.people);
        let in_time = if prospect.is_late {
            Millis::ZERO
        } else {
            self.world.grid.horizon - self.now
        };
        people * (self.spared(prospect.handed_out) + in_time.0)
    }

    /// Waiting that is spared to whoever is relieved at this time, in ms.
    fn spared(&self, handed_out: Millis) -> i64 {
        (self.world.grid.horizon - handed_out).0.max(1)
    }
}

fn errand_to(errands: &[Errand], place: PlaceIx) -> Option<&Errand> {
    let at = errands.binary_search_by_key(&place, |errand| errand.place);
    at.ok().map(|at| &errands[at])
}

/// Every load that some place has use for, as the place and the number of loads before it; no more for a place than vehicles.
fn tasks(prospects: &BTreeMap<Alike, Prospect>, vehicles: i64) -> Vec<(PlaceIx, i64)> {
    let mut loads: BTreeMap<PlaceIx, i64> = BTreeMap::new();
    for (&(_, _, place), prospect) in prospects {
        let wanted = if prospect.people > 0 {
            (prospect.uncovered + prospect.people - 1) / prospect.people
        } else {
            1
        };
        let known = loads.entry(place).or_insert(1);
        *known = wanted.min(vehicles).max(*known);
    }
    let each = |(place, loads): (PlaceIx, i64)| (0..loads).map(move |nth| (place, nth));
    loads.into_iter().flat_map(each).collect()
}
