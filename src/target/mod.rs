//! From estimates to the verdict on each row of the plan.
//!
//! In: how many replications met a row, and the reliability it asks for. Out: a word, with its probability and interval.
//!
//! ```text
//! meets   lo ≥ r     probably meets   lo < r ≤ P     borderline   P < r ≤ hi     misses   hi < r
//! ```

mod attribution;
mod computed;
mod confidence;
mod deciding;
mod fires;
#[cfg(test)]
mod fixture;
mod incidents;
mod measured;
mod metric;
mod moved;
pub mod records;
mod relief;
mod rescue;
mod verdict;
mod warned;
mod words;

pub use attribution::{Attribution, StepBlame};
pub use computed::computed;
pub use confidence::confidence;
pub use measured::{Measured, Value, meets};
pub use metric::{is_assessed, measure};
pub use relief::{Wait, Whose, waits, waits_at};
pub use verdict::Verdict;
pub use words::{likelihood, natural_frequency, odds};
