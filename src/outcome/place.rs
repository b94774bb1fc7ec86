//! What happened at one place.

use super::budget::{Step, TimeBudget};
use super::chain::Chain;
use super::moved::Moved;
use super::rescue::{Freed, FreedBy};
use super::warned::Warned;
use crate::damage::Casualties;
use crate::scenario::choices::{Clock, NeedPopulation};
use crate::units::Millis;

/// People who got a full first package together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Packaged {
    /// When.
    pub time: Millis,
    /// How many.
    pub people: u32,
    /// The steps to it, since the last of them had to leave.
    pub chain: Chain,
}

impl Packaged {
    /// How the time since the last of them had to leave was spent.
    pub fn budget(&self) -> TimeBudget {
        self.chain.budget()
    }
}

/// People who had to leave together and were relieved together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Relieved<'a> {
    /// When they had to leave.
    pub displaced: Millis,
    /// The delivery that relieved them; `None` if none did.
    pub by: Option<&'a Packaged>,
    /// How many.
    pub people: u32,
}

/// What happened at one place. Times that never came are [`Millis::NEVER`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceOutcome {
    /// When water reached the first house.
    pub struck: Millis,
    /// When its river passed the warning stage.
    pub warning: Millis,
    /// When its report reached the county.
    pub county_report: Millis,
    /// When the county activated its response.
    pub activation: Millis,
    /// When the county ordered relief for it.
    pub dispatch_order: Millis,
    /// People whose house was reached by the water.
    pub affected: u32,
    /// Of these, who was there when it was reached; in a shelter, who came.
    pub affected_here: u32,
    /// People who could not stay.
    pub displaced: u32,
    /// When the first goods were handed out.
    pub first_delivery: Millis,
    /// The steps to the first delivery, since the place was struck; `None` if there was none.
    pub first_chain: Option<Chain>,
    /// How many people more had to leave, and when, in order of time.
    pub displaced_at: Vec<(Millis, u32)>,
    /// How many people more had a full first package, in order of time.
    pub packaged: Vec<Packaged>,
    /// The step at which those still stood at the horizon who had not been relieved by then; `None` where all had been.
    pub stands_at: Option<Step>,
    /// Time during which no open road led here from any stocked site outside.
    pub isolated: Millis,
    /// Who was warned when, where warnings are simulated.
    pub warned: Option<Warned>,
    /// Who left in time, or was taken in.
    pub moved: Moved,
    /// Trapped, injured and dead, where they are counted.
    pub casualties: Casualties,
    /// How those came free whom the water had trapped, from the lowest house up, where people are brought out.
    pub freed: Vec<Freed>,
    /// Whether no open road led here when it was struck.
    pub cut_off_when_struck: bool,
}

impl Default for PlaceOutcome {
    fn default() -> Self {
        Self {
            struck: Millis::NEVER,
            warning: Millis::NEVER,
            county_report: Millis::NEVER,
            activation: Millis::NEVER,
            dispatch_order: Millis::NEVER,
            affected: 0,
            affected_here: 0,
            displaced: 0,
            first_delivery: Millis::NEVER,
            first_chain: None,
            displaced_at: Vec::new(),
            packaged: Vec::new(),
            stands_at: None,
            isolated: Millis::ZERO,
            warned: None,
            moved: Moved::default(),
            casualties: Casualties::default(),
            freed: Vec::new(),
            cut_off_when_struck: false,
        }
    }
}

impl PlaceOutcome {
    /// Whether any house was reached by the water.
    pub fn is_struck(&self) -> bool {
        !self.struck.is_never()
    }
    /// When this clock started for the place.
    pub fn clock(&self, clock: Clock) -> Millis {
        match clock {
            Clock::Disaster => self.struck,
            Clock::Report => self.county_report,
            Clock::Warning => self.warning,
            Clock::Activation => self.activation,
            Clock::DispatchOrder => self.dispatch_order,
        }
    }
    /// People whom the water had trapped by how they came free, in the order of [`FreedBy::ALL`].
    pub fn freed_by(&self) -> [u32; 4] {
        FreedBy::ALL.map(|by| {
            let by = self.freed.iter().filter(|group| group.by == by);
            by.map(|group| group.people).sum()
        })
    }
    /// People of this kind who are there to be relieved.
    pub fn people(&self, population: NeedPopulation) -> u32 {
        match population {
            NeedPopulation::Affected => self.affected_here,
            NeedPopulation::Displaced => self.displaced,
        }
    }

    /// Everybody displaced, with the delivery that relieved them: who had to leave first is relieved first.
    pub fn relieved(&self) -> Vec<Relieved<'_>> {
        let mut groups = Vec::with_capacity(self.displaced_at.len() + self.packaged.len());
        let mut deliveries = self.packaged.iter();
        let mut by = deliveries.next();
        let mut left = by.map_or(0, |packaged| packaged.people);
        for &(displaced, mut waiting) in &self.displaced_at {
            while waiting > 0 {
                let people = if by.is_some() {
                    waiting.min(left)
                } else {
                    waiting
                };
                groups.push(Relieved {
                    displaced,
                    by,
                    people,
                });
                waiting -= people;
                left -= if by.is_some() { people } else { 0 };
                if by.is_some() && left == 0 {
                    by = deliveries.next();
                    left = by.map_or(0, |packaged| packaged.people);
                }
            }
        }
        groups
    }

    /// The longest that anybody displaced waited for a full first package; [`Millis::NEVER`] if somebody waited in vain.
    pub fn longest_wait(&self) -> Millis {
        let wait = |group: &Relieved| {
            group.by.map_or(Millis::NEVER, |packaged| {
                (packaged.time - group.displaced).max(Millis::ZERO)
            })
        };
        self.relieved()
            .iter()
            .map(wait)
            .max()
            .unwrap_or(Millis::ZERO)
    }

    /// How the time to the first delivery was spent; none without one.
    pub fn first_budget(&self) -> TimeBudget {
        self.first_chain
            .as_ref()
            .map_or_else(TimeBudget::default, Chain::budget)
    }

    /// People with a full first package.
    pub fn packaged_people(&self) -> u32 {
        self.packaged.iter().map(|packaged| packaged.people).sum()
    }

    /// When the person of this number (from 0, in the order of leaving) had to leave.
    pub fn left_at(&self, number: u32) -> Millis {
        let mut before = 0;
        let group = self.displaced_at.iter().find(|&&(_, people)| {
            before += people;
            number < before
        });
        group.map_or(self.struck, |&(time, _)| time)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn place(displaced: &[(i64, u32)], packaged: &[(i64, u32)]) -> PlaceOutcome {
        let delivery = |&(time, people): &(i64, u32)| Packaged {
            time: Millis(time),
            people,
            chain: Chain::default(),
        };
        PlaceOutcome {
            displaced: displaced.iter().map(|group| group.1).sum(),
            displaced_at: displaced
                .iter()
                .map(|&(time, people)| (Millis(time), people))
                .collect(),
            packaged: packaged.iter().map(delivery).collect(),
            ..PlaceOutcome::default()
        }
    }

    #[test]
    fn who_left_first_is_relieved_first() {
        let place = place(&[(0, 10), (50, 20)], &[(60, 15), (90, 5)]);
        let groups: Vec<(i64, Option<i64>, u32)> = place
            .relieved()
            .iter()
            .map(|group| {
                (
                    group.displaced.0,
                    group.by.map(|by| by.time.0),
                    group.people,
                )
            })
            .collect();
        assert_eq!(
            groups,
            [
                (0, Some(60), 10),
                (50, Some(60), 5),
                (50, Some(90), 5),
                (50, None, 10)
            ]
        );
        assert!(place.longest_wait().is_never());
        assert_eq!(
            (place.left_at(9), place.left_at(10)),
            (Millis(0), Millis(50))
        );
    }

    proptest! {
        #[test]
        fn nobody_is_lost_or_counted_twice(displaced in proptest::collection::vec((0..100i64, 1..50u32), 0..6), packaged in proptest::collection::vec((0..100i64, 1..50u32), 0..6)) {
            let place = place(&displaced, &packaged);
            let groups = place.relieved();
            prop_assert_eq!(groups.iter().map(|group| group.people).sum::<u32>(), place.displaced);
            let relieved: u32 = groups.iter().filter(|group| group.by.is_some()).map(|group| group.people).sum();
            prop_assert_eq!(relieved, place.displaced.min(place.packaged_people()));
        }
    }
}
