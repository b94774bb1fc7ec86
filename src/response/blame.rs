//! The time budget of a delivery: from the times at which each step ended.

use crate::outcome::{Step, TimeBudget};
use crate::units::Millis;

/// Since when a place has been waiting for a road.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Blame {
    /// When it was first found that no open road was known; forgotten when a vehicle gets through.
    pub no_road_since: Option<Millis>,
}

/// The times at which the steps to one delivery ended, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chain {
    /// The place was struck.
    pub struck: Millis,
    /// The report was with whoever sends relief.
    pub reported: Millis,
    /// They had assessed and activated.
    pub assessed: Millis,
    /// They had ordered.
    pub ordered: Millis,
    /// Crew and depot were ready.
    pub ready: Millis,
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
    /// Of which it stood in front of closed links.
    pub waited: Millis,
    /// The drive on a dry day by daylight.
    pub dry_drive: Millis,
    /// The goods were handed out.
    pub delivered: Millis,
}

impl Chain {
    /// The time budget; its total is `delivered − struck`.
    pub fn budget(&self) -> TimeBudget {
        let mut budget = TimeBudget::default();
        let mut at = self.struck;
        // A step that was over before the last one ended took no time of its own.
        let mut until = |step: Step, end: Millis, budget: &mut TimeBudget| {
            let end = end.clamp(at, self.delivered);
            budget.add(step, end - at);
            at = end;
        };
        until(Step::Report, self.reported, &mut budget);
        until(Step::Assessment, self.assessed, &mut budget);
        until(Step::Order, self.ordered, &mut budget);
        until(Step::Turnout, self.ready.min(self.assigned), &mut budget);
        until(
            Step::VehicleWait,
            self.no_road_since
                .unwrap_or(self.assigned)
                .min(self.assigned),
            &mut budget,
        );
        until(Step::RoadWait, self.assigned, &mut budget);
        until(Step::Queue, self.at_dock, &mut budget);
        until(Step::Loading, self.loaded, &mut budget);
        until(Step::RoadWait, self.loaded + self.waited, &mut budget);
        until(
            Step::Driving,
            (self.loaded + self.waited + self.dry_drive).min(self.arrived),
            &mut budget,
        );
        until(Step::Detour, self.arrived, &mut budget);
        until(Step::Unloading, self.delivered, &mut budget);
        budget
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn minutes(minute: i64) -> Millis {
        Millis(minute * 60_000)
    }

    #[test]
    fn each_step_gets_its_own_time() {
        let chain = Chain {
            struck: minutes(0),
            reported: minutes(30),
            assessed: minutes(50),
            ordered: minutes(60),
            ready: minutes(80),
            no_road_since: Some(minutes(90)),
            assigned: minutes(150),
            at_dock: minutes(155),
            loaded: minutes(175),
            arrived: minutes(275),
            waited: minutes(40),
            dry_drive: minutes(50),
            delivered: minutes(290),
        };
        let spent = chain.budget().0.map(|time| time.0 / 60_000);
        assert_eq!(spent, [30, 20, 10, 20, 10, 60 + 40, 5, 20, 50, 10, 15]);
    }

    proptest! {
        #[test]
        fn the_steps_add_up_to_the_whole_time(mut times in proptest::collection::vec(0..1000i64, 9), waited in 0..500i64, dry in 0..500i64, no_road in proptest::option::of(0..1000i64)) {
            times.sort_unstable();
            let at = |k: usize| Millis(times[k]);
            let chain = Chain {
                struck: at(0), reported: at(1), assessed: at(2), ordered: at(3), ready: at(8), no_road_since: no_road.map(Millis),
                assigned: at(4), at_dock: at(5), loaded: at(6), arrived: at(7), waited: Millis(waited), dry_drive: Millis(dry), delivered: at(8),
            };
            prop_assert_eq!(chain.budget().total(), chain.delivered - chain.struck);
            prop_assert!(chain.budget().0.iter().all(|time| time.0 >= 0));
        }
    }
}
