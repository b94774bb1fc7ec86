//! The levels at which the county responds, and what each asks for.

use super::spec::{choice, table};
use crate::random::Dist;

choice! {
    /// A level of the county's response, from the highest.
    ActivationLevel {
        /// I: the gravest.
        First = "I",
        /// II.
        Second = "II",
        /// III.
        Third = "III",
        /// IV: the first to be activated.
        Fourth = "IV",
    }
}
table! {
    /// Levels of response. A level is reached as soon as any of its thresholds is, by what has been *reported* to the county after its
    /// first assessment; one without thresholds is reached by the first report. Without this table the county has one level.
    ActivationRow in "activation_levels.csv" key level {
        /// Which.
        level: ActivationLevel;
        /// People reported as displaced, taken in by shelters included, from which on; empty = whatever their number.
        displaced_persons: Option<f64> [0.0, 100_000_000.0];
        /// People reported as affected from which on; empty = whatever their number.
        affected_persons: Option<f64> [0.0, 100_000_000.0];
        /// Places reported as struck from which on, shelters not counted; empty = whatever their number.
        places_struck: Option<u32> [1.0, 1_000_000.0];
        /// From the report that reaches it, or from the end of the assessment, until it is in force, in minutes; empty =
        /// `activation_min` of `[policy]`.
        activation_min: Option<Dist> [0.0, 10_000.0];
        /// Share of the county's stock that it releases, `reserve_share` not counted.
        stock_share: f64 [0.0, 1.0] = "1";
    }
}

impl ActivationRow {
    /// Its thresholds, each with the name of its column.
    pub fn thresholds(&self) -> [(&'static str, Option<f64>); 3] {
        [
            ("displaced_persons", self.displaced_persons),
            ("affected_persons", self.affected_persons),
            ("places_struck", self.places_struck.map(f64::from)),
        ]
    }
}
