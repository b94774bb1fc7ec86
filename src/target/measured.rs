//! What was measured of a row of the plan, and whether it was met.

use crate::outcome::{Step, TimeBudget};
use crate::scenario::tables::TargetRow;
use crate::units::Millis;

/// A value that was measured.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value {
    /// A time since the row's clock; [`Millis::NEVER`] if not reached within the horizon.
    Time(Millis),
    /// A ratio.
    Ratio(f64),
}

/// What one replication says of a row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measured {
    /// The value.
    pub value: Value,
    /// Whether the row was met.
    pub met: bool,
    /// How the time of the deciding place was spent, for times until relief.
    pub budget: Option<TimeBudget>,
}

impl Measured {
    /// A value held against its row, without a time budget.
    pub fn of(row: &TargetRow, value: Value) -> Self {
        Self {
            value,
            met: meets(row, value),
            budget: None,
        }
    }

    /// The step to blame, if the row was missed.
    pub fn blame(&self) -> Option<Step> {
        self.budget
            .filter(|_| !self.met)
            .map(|budget| budget.largest())
    }
}

/// Holds a value against the threshold of a row. Times are compared as whole milliseconds, other numbers but for the dust of
/// binary fractions.
pub fn meets(row: &TargetRow, value: Value) -> bool {
    match value {
        Value::Time(time) => row.comparator.accepts(time.cmp(&row.time_limit())),
        Value::Ratio(ratio) => row.comparator.holds(ratio, row.threshold),
    }
}
