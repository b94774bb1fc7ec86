//! Rows about people who leave before they are struck.

use super::measured::{Measured, Value};
use crate::outcome::Outcome;
use crate::scenario::metrics::in_unit;
use crate::scenario::tables::TargetRow;

/// The share of those driven out of their houses who had left before; `None` where nobody was.
pub fn coverage(row: &TargetRow, outcome: &Outcome) -> Option<Measured> {
    let moved = outcome.moved();
    let share = (moved.driven_out > 0).then(|| moved.in_time as f64 / moved.driven_out as f64)?;
    Some(Measured::of(row, Value::Ratio(share * in_unit(&row.unit))))
}
