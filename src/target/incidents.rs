//! Rows about calls for help.

use super::deciding::deciding;
use super::measured::{Measured, Value};
use crate::outcome::Outcome;
use crate::scenario::choices::Clock;
use crate::scenario::tables::TargetRow;
use crate::units::Millis;

/// The smallest time by which a team was on scene in the row's share of the incidents of its kind; `None` without any.
pub fn arrival(row: &TargetRow, outcome: &Outcome) -> Option<Measured> {
    let clock = row.clock.unwrap_or(Clock::Disaster);
    let incidents = outcome.incidents.iter();
    let of_kind = incidents.filter(|incident| row.metric.incidents() == Some(incident.kind));
    let mut times: Vec<Millis> = of_kind.map(|incident| incident.arrival(clock)).collect();
    times.sort_unstable();
    let last = deciding(&times, row.share, |_| 1)?;
    Some(Measured::of(row, Value::Time(*last)))
}
