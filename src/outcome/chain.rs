//! The chain of steps that led to a delivery: when each of them ended.

use super::budget::{Step, TimeBudget};
use crate::units::Millis;

/// The times at which the steps to one delivery ended, in order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Chain {
    /// The place was struck, or whoever waited for it had to leave: the wait begins.
    pub struck: Millis,
    /// The report was with whoever sends relief.
    pub reported: Millis,
    /// They had assessed and activated.
    pub assessed: Millis,
    /// They had ordered.
    pub ordered: Millis,
    /// Crew and depot were ready.
    pub ready: Millis,
    /// Since when, without a break, goods like these had lain ready where they could be sent from.
    pub stocked: Millis,
    /// Since when no road was known, if so.
    pub no_road_since: Option<Millis>,
    /// A vehicle was assigned.
    pub assigned: Millis,
    /// Loading began.
    pub at_dock: Millis,
    /// Loading ended.
    pub loaded: Millis,
    /// The vehicle arrived.
    pub arrived: Millis,
    /// Breaks of the driver on the way.
    pub on_break: Millis,
    /// Of which it stood in front of closed links.
    pub waited: Millis,
    /// The drive on a dry day by daylight.
    pub dry_drive: Millis,
    /// The goods were handed out.
    pub delivered: Millis,
}

/// A step, and when it was under way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segment {
    /// The step.
    pub step: Step,
    /// It began.
    pub from: Millis,
    /// It ended.
    pub until: Millis,
}

impl Chain {
    /// The same delivery for people whose wait began at this time.
    #[must_use]
    pub fn since(&self, time: Millis) -> Self {
        Self {
            struck: time.min(self.delivered),
            ..*self
        }
    }

    /// What took any time, one after the other from `struck` to `delivered` without a gap. Waits in front of closed links and
    /// what weather and detours added stand together, before and after the drive, whenever on the way they were.
    pub fn segments(&self) -> impl Iterator<Item = Segment> {
        let (delivered, mut from) = (self.delivered, self.struck);
        self.ends().into_iter().filter_map(move |(step, end)| {
            // A step that was over before the last one ended took no time of its own.
            let until = end.clamp(from, delivered);
            let segment = Segment { step, from, until };
            from = until;
            (segment.until > segment.from).then_some(segment)
        })
    }

    /// The time budget; its total is `delivered − struck`.
    pub fn budget(&self) -> TimeBudget {
        let mut budget = TimeBudget::default();
        for segment in self.segments() {
            budget.add(segment.step, segment.until - segment.from);
        }
        budget
    }

    /// When each step would have ended, had the one before it.
    fn ends(&self) -> [(Step, Millis); 14] {
        let waiting = self.loaded + self.on_break;
        let moving = waiting + self.waited;
        let no_road = self.no_road_since.unwrap_or(self.assigned);
        let no_road = no_road.min(self.assigned);
        [
            (Step::Report, self.reported),
            (Step::Assessment, self.assessed),
            (Step::Order, self.ordered),
            (Step::Turnout, self.ready.min(self.assigned)),
            (Step::GoodsWait, self.stocked.min(no_road)),
            (Step::VehicleWait, no_road),
            (Step::RoadWait, self.assigned),
            (Step::Queue, self.at_dock),
            (Step::Loading, self.loaded),
            (Step::VehicleWait, waiting),
            (Step::RoadWait, moving),
            (Step::Driving, (moving + self.dry_drive).min(self.arrived)),
            (Step::Detour, self.arrived),
            (Step::Unloading, self.delivered),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn minutes(minute: i64) -> Millis {
        Millis(minute * 60_000)
    }

    /// A chain whose crew was ready late, by times in order.
    fn chain(times: &[i64], waited: i64, dry: i64, [stocked, no_road]: [Option<i64>; 2]) -> Chain {
        let at = |k: usize| Millis(times[k]);
        Chain {
            struck: at(0),
            reported: at(1),
            assessed: at(2),
            ordered: at(3),
            ready: at(8),
            stocked: stocked.map_or(Millis::ZERO, Millis),
            no_road_since: no_road.map(Millis),
            assigned: at(4),
            at_dock: at(5),
            loaded: at(6),
            arrived: at(7),
            on_break: Millis(dry / 2),
            waited: Millis(waited),
            dry_drive: Millis(dry),
            delivered: at(8),
        }
    }

    #[test]
    fn each_step_gets_its_own_time() {
        let chain = Chain {
            struck: minutes(0),
            reported: minutes(30),
            assessed: minutes(50),
            ordered: minutes(60),
            ready: minutes(80),
            stocked: minutes(83),
            no_road_since: Some(minutes(90)),
            assigned: minutes(150),
            at_dock: minutes(155),
            loaded: minutes(175),
            arrived: minutes(275),
            on_break: minutes(3),
            waited: minutes(40),
            dry_drive: minutes(50),
            delivered: minutes(290),
        };
        let spent = chain.budget().0.map(|time| time.0 / 60_000);
        let vehicle = 7 + 3;
        assert_eq!(
            spent,
            [30, 20, 10, 20, 3, vehicle, 60 + 40, 5, 20, 50, 7, 15]
        );
    }

    proptest! {
        #[test]
        fn the_steps_add_up_to_the_whole_time(mut times in proptest::collection::vec(0..1000i64, 9), waited in 0..500i64, dry in 0..500i64, stocked in proptest::option::of(0..2000i64), no_road in proptest::option::of(0..1000i64)) {
            times.sort_unstable();
            let chain = chain(&times, waited, dry, [stocked, no_road]);
            prop_assert_eq!(chain.budget().total(), chain.delivered - chain.struck);
            prop_assert!(chain.budget().0.iter().all(|time| time.0 >= 0));
            let mut at = chain.struck;
            for segment in chain.segments() {
                prop_assert_eq!(segment.from, at);
                prop_assert!(segment.until > segment.from);
                at = segment.until;
            }
            prop_assert_eq!(at, chain.delivered);
        }

        #[test]
        fn whoever_left_later_waited_less_for_each_step_and_as_long_as_they_waited(mut times in proptest::collection::vec(0..1000i64, 9), waited in 0..500i64, dry in 0..500i64, stocked in proptest::option::of(0..2000i64), since in 0..1500i64) {
            times.sort_unstable();
            let chain = chain(&times, waited, dry, [stocked, None]);
            let later = chain.since(Millis(since).max(chain.struck));
            prop_assert_eq!(later.budget().total(), chain.delivered - later.struck);
            prop_assert!(later.struck <= chain.delivered);
            let steps = later.budget().0.into_iter().zip(chain.budget().0);
            for (later, all) in steps {
                prop_assert!(later <= all);
            }
        }
    }
}
