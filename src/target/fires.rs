//! Rows about forest fires.

use super::deciding::deciding;
use super::measured::{Measured, Value};
use crate::outcome::{FireOutcome, Outcome};
use crate::scenario::choices::{Clock, EventKind};
use crate::scenario::metrics::in_unit;
use crate::scenario::tables::TargetRow;
use crate::units::Millis;

/// Hours of a day.
const DAY_H: f64 = 24.0;

/// The smallest time by which the row's share of the fires is contained or out; `None` without a fire.
pub fn fire_out(row: &TargetRow, outcome: &Outcome) -> Option<Measured> {
    let clock = row.clock.unwrap_or(Clock::Disaster);
    let event = row.event.unwrap_or(EventKind::Extinguished);
    let mut times: Vec<Millis> = outcome
        .fires
        .iter()
        .map(|fire| fire.time(clock, event))
        .collect();
    times.sort_unstable();
    let last = deciding(&times, row.share, |_| 1)?;
    Some(Measured::of(row, Value::Time(*last)))
}

/// The share of the fires that are out within a day of their start; `None` without a fire.
pub fn fires_out_in_a_day(row: &TargetRow, outcome: &Outcome) -> Option<Measured> {
    let fires = &outcome.fires;
    let in_a_day = |fire: &&FireOutcome| {
        fire.time(Clock::Disaster, EventKind::Extinguished) <= Millis::from_hours(DAY_H)
    };
    let out = fires.iter().filter(in_a_day).count();
    let share = (!fires.is_empty()).then(|| out as f64 / fires.len() as f64)?;
    Some(Measured::of(row, Value::Ratio(share * in_unit(&row.unit))))
}

#[cfg(test)]
#[path = "fires_tests.rs"]
mod tests;
