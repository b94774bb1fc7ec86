//! From estimates to the verdict on each row of the plan.
//!
//! In: how many replications met a row, and the reliability it asks for. Out: a word, with its probability and interval.
//!
//! ```text
//! meets   lo ≥ r     probably meets   lo < r ≤ P     borderline   P < r ≤ hi     misses   hi < r
//! ```

mod confidence;
mod metric;
mod verdict;
mod words;

pub use confidence::confidence;
pub use metric::{Measured, Value, is_assessed, measure, meets, threshold};
pub use verdict::Verdict;
pub use words::{likelihood, natural_frequency, odds};
