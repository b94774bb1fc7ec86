//! What the result rests on.

use crate::scenario::choices::Status;

/// One number or rule that the result rests on, with its standing; the most influential come first.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Assumption {
    /// What it is: `[policy] order_min`, `places.csv population_persons`, …
    pub what: String,
    /// Its value, as written.
    pub value: String,
    /// Stated in the plan, public, or assumed.
    pub status: Status,
    /// Document, data set or reason.
    pub source: String,
    /// Plausible range of an assumed number, as written.
    pub range: Option<String>,
}
