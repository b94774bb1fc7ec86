//! Which rows of the plan limit how long people wait for relief, and to what time.

use super::choices::{Assessable, Comparator};
use super::metrics::Metric;
use super::tables::TargetRow;
use crate::units::Millis;

impl TargetRow {
    /// Whether it limits from above how long people wait for relief, and can be judged.
    pub fn limits_relief(&self) -> bool {
        let is_limit = matches!(self.comparator, Comparator::AtMost | Comparator::Less);
        let is_judged = self.assessable != Assessable::No;
        self.metric == Metric::FirstReliefTime && is_limit && is_judged
    }
    /// The threshold in time; rows in other units than `min` are hours.
    pub fn time_limit(&self) -> Millis {
        if self.unit == "min" {
            Millis::from_minutes(self.threshold)
        } else {
            Millis::from_hours(self.threshold)
        }
    }
}
