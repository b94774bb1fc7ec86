//! The Monte Carlo: batches of replications over all processors, folded in order into a [`Summary`].
//!
//! In: a [`World`](crate::world::World), a seed and how many replications (or how precise). Out: estimates, verdicts and the
//! raw rows of every replication, handed to a sink in order. Results do not depend on the number of threads.

mod manifest;
mod progress;
mod summary;

pub use manifest::{Manifest, State};
pub use progress::{Progress, Silent};
pub use summary::{
    ArrivalCurve, BudgetRow, PlaceResult, Quantiles, ReplicationRow, ShortfallResult, Summary,
    TargetResult,
};
