//! The Monte Carlo: batches of replications over all processors, folded in order into a [`Summary`].
//!
//! In: a [`World`](crate::world::World), a seed and how many replications (or how precise). Out: estimates, verdicts and the
//! raw rows of every replication, handed to a sink in order. Results do not depend on the number of threads: batches are
//! computed anywhere and folded in the order of their numbers, and what is folded are whole numbers.

mod days;
mod fold;
mod fold_clearing;
mod fold_fairness;
mod fold_incidents;
mod fold_levels;
mod fold_places;
mod fold_rescue;
mod fold_shortfall;
mod fold_targets;
mod manifest;
mod monte_carlo;
mod progress;
mod summary;
mod summary_rescue;
mod trace;
mod turnstile;

pub use days::{AlternativeError, Days};
pub use manifest::{Manifest, State};
pub use monte_carlo::{Finished, Options, RunError, run};
pub use progress::{Progress, Silent};
pub use summary::{
    ArrivalCurve, AttributionResult, BudgetRow, EvacuationResult, FairnessResult, IncidentResult,
    LevelResult, PlaceResult, Quantiles, ReplicationRow, ShortfallResult, StepResult, Summary,
    TargetResult,
};
pub use summary_rescue::{CareResult, RescueResult};
pub use trace::{facts, trace};
