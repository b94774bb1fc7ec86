//! What one replication leaves behind: times, people, goods and the time budget, in whole numbers.
//!
//! In: the response of one replication. Out: an [`Outcome`], which estimates and targets read. Nothing here is
//! random and nothing is rounded: sums over replications are exact in any order.

mod budget;
mod chain;
mod clearing;
mod fire;
mod growing_share;
mod incident;
mod moved;
mod patient;
mod place;
mod rescue;
mod shortfall;
mod warned;

pub use budget::{Step, TimeBudget};
pub use chain::{Chain, Segment};
pub use clearing::Clearance;
pub use fire::FireOutcome;
pub use growing_share::{GrowingShare, WHOLE_PPM};
pub use incident::{IncidentOutcome, Sortie};
pub use moved::{AllMoved, Left, Moved};
pub use patient::Patient;
pub use place::{Packaged, PlaceOutcome, Relieved};
pub use rescue::{Freed, FreedBy, RescueSortie};
pub use shortfall::{FILL_TIMES_H, GoodsOutcome};
pub use warned::Warned;

use crate::damage::Casualties;
use crate::scenario::choices::Level;
use crate::units::Millis;

/// Everything that is kept of one replication.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Number of the replication, from 0.
    pub replication: u32,
    /// Severity of the event in millionths of the design event.
    pub severity_ppm: i64,
    /// One entry a place, in the order of the world.
    pub places: Vec<PlaceOutcome>,
    /// Goods by place and commodity. `[place × commodity]`
    pub goods: Vec<GoodsOutcome>,
    /// First arrival anywhere of goods kept at each level, after the place's being struck; in the order of [`Level::ALL`].
    pub first_supply: Vec<FirstSupply>,
    /// Closed links that vehicles ran into.
    pub closures_met: u32,
    /// Stocked sites whose floor was under water.
    pub sites_flooded: u32,
    /// Forest fires, in the order in which they started.
    pub fires: Vec<FireOutcome>,
    /// Calls for help, in the order in which they happened.
    pub incidents: Vec<IncidentOutcome>,
    /// What crews did about closed roads, in the order in which they took it on.
    pub clearances: Vec<Clearance>,
    /// What crews did who bring people out, in the order in which they were sent.
    pub rescues: Vec<RescueSortie>,
    /// The injured, in the order in which they came free, where hospitals take them in.
    pub patients: Vec<Patient>,
    /// When each level of the county's response was in force, from the lowest; [`Millis::NEVER`] if it was not.
    pub levels: Vec<Millis>,
}

/// The first goods of one level to be handed out anywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FirstSupply {
    /// Whose goods.
    pub level: Level,
    /// The place they reached; `None` if there was none.
    pub place: Option<crate::world::PlaceIx>,
    /// When; [`Millis::NEVER`] if not at all.
    pub time: Millis,
}

impl Outcome {
    /// People displaced in all places.
    pub fn displaced(&self) -> u64 {
        self.places
            .iter()
            .map(|place| u64::from(place.displaced))
            .sum()
    }
    /// Everybody displaced, with the number of their place and the delivery that relieved them, in the order of places.
    pub fn relieved(&self) -> Vec<(usize, Relieved<'_>)> {
        let places = self.places.iter().enumerate();
        let groups = places.flat_map(|(at, place)| {
            let groups = place.relieved().into_iter();
            groups.map(move |group| (at, group))
        });
        groups.collect()
    }
    /// People affected in all places.
    pub fn affected(&self) -> u64 {
        self.places
            .iter()
            .map(|place| u64::from(place.affected))
            .sum()
    }
    /// Trapped, injured and dead in all places.
    pub fn casualties(&self) -> [u64; 3] {
        let mut sum = [0; 3];
        for place in &self.places {
            let Casualties {
                trapped,
                injured,
                dead,
            } = place.casualties;
            for (sum, people) in sum.iter_mut().zip([trapped, injured, dead]) {
                *sum += u64::from(people);
            }
        }
        sum
    }
    /// People whom the water had trapped by how they came free, in the order of [`FreedBy::ALL`]; none where nobody brings people out.
    pub fn freed(&self) -> [u64; 4] {
        let mut sum = [0; 4];
        for freed in self.places.iter().map(PlaceOutcome::freed_by) {
            for (sum, people) in sum.iter_mut().zip(freed) {
                *sum += u64::from(people);
            }
        }
        sum
    }
    /// Who left in time and who was taken in, of all places together.
    pub fn moved(&self) -> AllMoved {
        let mut sum = AllMoved::default();
        for Moved {
            driven_out,
            in_time,
            left,
            over_capacity,
        } in self.places.iter().map(|place| place.moved)
        {
            sum.driven_out += u64::from(driven_out);
            sum.in_time += u64::from(in_time);
            sum.left += u64::from(left);
            sum.over_capacity += u64::from(over_capacity);
        }
        sum
    }
}
