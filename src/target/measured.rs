//! What was measured of a row of the plan, and whether it was met.

use std::cmp::Ordering;

use crate::outcome::{Step, TimeBudget};
use crate::scenario::choices::Comparator;
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

/// Ratios that differ by less than this part of the limit are the same: 29 of 100 in per cent is 28.999 999 999 999 996.
const SAME: f64 = 1e-9;

/// Holds a value against the threshold of a row. Times are compared as whole milliseconds, other numbers but for the dust of
/// binary fractions.
pub fn meets(row: &TargetRow, value: Value) -> bool {
    let order = match value {
        Value::Time(time) => time.cmp(&row.time_limit()),
        Value::Ratio(ratio) if (ratio - row.threshold).abs() <= SAME * row.threshold.abs() => {
            Ordering::Equal
        }
        Value::Ratio(ratio) => ratio.total_cmp(&row.threshold),
    };
    match row.comparator {
        Comparator::AtMost => order.is_le(),
        Comparator::Less => order.is_lt(),
        Comparator::AtLeast => order.is_ge(),
        Comparator::More => order.is_gt(),
        Comparator::Equal => order.is_eq(),
    }
}
