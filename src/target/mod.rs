//! From estimates to the verdict on each row of the plan.
//!
//! In: how many replications met a row, and the reliability it asks for. Out: a word, with its probability and interval.

mod metric;
mod verdict;

pub use metric::{Measured, Value, measure, meets, threshold};
pub use verdict::Verdict;
