//! The time budget: on what the hours until relief were spent.

use crate::units::Millis;

/// A step on the way to relief, in the order in which they follow each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// From the water in the place to the report at whoever sends relief.
    Report,
    /// Assessment and activation.
    Assessment,
    /// The order.
    Order,
    /// Turnout of the crew, opening of the depot, calling up agreement stock.
    Turnout,
    /// No depot that may serve the place has what it lacks.
    GoodsWait,
    /// Goods lie ready, and no vehicle is free, its crew is at rest, or its driver on a break.
    VehicleWait,
    /// No open road known, or waiting in front of the water.
    RoadWait,
    /// Queue at the dock.
    Queue,
    /// Loading.
    Loading,
    /// Driving as on a dry day by daylight.
    Driving,
    /// What the weather, the night, detours and turning back added to the drive.
    Detour,
    /// Unloading and handing out.
    Unloading,
}

impl Step {
    /// All steps in order.
    pub const ALL: [Self; 12] = [
        Self::Report,
        Self::Assessment,
        Self::Order,
        Self::Turnout,
        Self::GoodsWait,
        Self::VehicleWait,
        Self::RoadWait,
        Self::Queue,
        Self::Loading,
        Self::Driving,
        Self::Detour,
        Self::Unloading,
    ];

    /// The key in files.
    pub fn key(self) -> &'static str {
        match self {
            Self::Report => "report",
            Self::Assessment => "assessment",
            Self::Order => "order",
            Self::Turnout => "turnout",
            Self::GoodsWait => "goods_wait",
            Self::VehicleWait => "vehicle_wait",
            Self::RoadWait => "road_wait",
            Self::Queue => "queue",
            Self::Loading => "loading",
            Self::Driving => "driving",
            Self::Detour => "detour",
            Self::Unloading => "unloading",
        }
    }
}

/// Time spent on each step; the sum is the time from being struck to being relieved.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TimeBudget(pub [Millis; Step::ALL.len()]);

impl TimeBudget {
    /// The time spent on a step.
    pub fn spent(&self, step: Step) -> Millis {
        self.0[step as usize]
    }
    /// Adds to a step.
    pub fn add(&mut self, step: Step, time: Millis) {
        self.0[step as usize] += time;
    }
    /// The whole time.
    pub fn total(&self) -> Millis {
        self.0.iter().fold(Millis::ZERO, |sum, &time| sum + time)
    }
    /// The step on which most time was spent; the earlier of equals.
    pub fn largest(&self) -> Step {
        Step::ALL
            .into_iter()
            .rev()
            .max_by_key(|&step| self.spent(step))
            .unwrap_or(Step::Report)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest_step_is_found_and_ties_go_to_the_earlier() {
        let mut budget = TimeBudget::default();
        assert_eq!(budget.largest(), Step::Report);
        budget.add(Step::Driving, Millis(5));
        budget.add(Step::Queue, Millis(5));
        assert_eq!(
            (budget.largest(), budget.total()),
            (Step::Queue, Millis(10))
        );
    }

    #[test]
    fn steps_are_numbered_in_their_order() {
        assert!(
            Step::ALL
                .iter()
                .enumerate()
                .all(|(at, &step)| step as usize == at)
        );
    }
}
