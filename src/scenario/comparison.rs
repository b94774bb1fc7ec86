//! How a value is held against a limit.

use std::cmp::Ordering;

use super::choices::Comparator;

/// Values that differ from the limit by less than this part of it are the limit: 29 of 100 in per cent is 28.999 999 999 999 996.
const SAME: f64 = 1e-9;

impl Comparator {
    /// Whether a value that stands so to the limit is accepted.
    pub fn accepts(self, order: Ordering) -> bool {
        match self {
            Self::AtMost => order.is_le(),
            Self::Less => order.is_lt(),
            Self::AtLeast => order.is_ge(),
            Self::More => order.is_gt(),
            Self::Equal => order.is_eq(),
        }
    }

    /// Whether a number holds against a limit in the same unit, but for the dust of binary fractions.
    pub fn holds(self, value: f64, limit: f64) -> bool {
        let order = if (value - limit).abs() <= SAME * limit.abs() {
            Ordering::Equal
        } else {
            value.total_cmp(&limit)
        };
        self.accepts(order)
    }
}
