//! What happened at one place.

use super::budget::TimeBudget;
use crate::scenario::choices::{Clock, NeedPopulation};
use crate::units::Millis;

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
    /// People who could not stay.
    pub displaced: u32,
    /// When the first goods were handed out.
    pub first_delivery: Millis,
    /// When everybody displaced had a full first package.
    pub package_delivered: Millis,
    /// How many people more had a full first package, and when, in order of time.
    pub packaged: Vec<(Millis, u32)>,
    /// How the time to the first delivery was spent.
    pub first_budget: TimeBudget,
    /// How the time to the last full first package was spent.
    pub package_budget: TimeBudget,
    /// Time during which no open road led here from any stocked site outside.
    pub isolated: Millis,
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
            displaced: 0,
            first_delivery: Millis::NEVER,
            package_delivered: Millis::NEVER,
            packaged: Vec::new(),
            first_budget: TimeBudget::default(),
            package_budget: TimeBudget::default(),
            isolated: Millis::ZERO,
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
    /// People of this kind.
    pub fn people(&self, population: NeedPopulation) -> u32 {
        match population {
            NeedPopulation::Affected => self.affected,
            NeedPopulation::Displaced => self.displaced,
        }
    }
}
