//! Rows about forest fires.

use super::measured::{Measured, Value, meets};
use crate::outcome::Outcome;
use crate::scenario::choices::{Clock, EventKind};
use crate::scenario::tables::TargetRow;
use crate::units::Millis;

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
    // At least one fire, and never more than all for a share that is not exactly representable.
    let asked = libm::ceil(times.len() as f64 * row.share - 1e-9) as usize;
    let value = Value::Time(*times.get(asked.clamp(1, times.len().max(1)) - 1)?);
    Some(Measured {
        value,
        met: meets(row, value),
        budget: None,
    })
}

#[cfg(test)]
#[path = "fires_tests.rs"]
mod tests;
