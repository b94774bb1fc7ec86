//! `reliefsim verify`: the engine's own parts against answers that somebody else worked out.
//!
//! In: rows of known answers ([`Case`]). Out: one [`Check`] for every figure of a row and every way to get it.
//! A row names a system ("M/M/c FCFS"), its inputs ("lam=2/h mu=3/h c=1") and what is known of it ("Wq=0.66666667 h");
//! further rows of the same systems can be read from a file, so a doubter brings numbers of their own.
//!
//! ```text
//!                    ┌▶ theory      closed forms, computed here ── equal to the digits printed
//! row ─▶ system ─────┤
//!                    └▶ experiment  the engine's stations, clockwork, distributions, router ── |z| ≤ 4
//! ```
//!
//! A simulated figure is a mean with a standard error, and passes when it lies within 4 standard errors of the known
//! value (of 15,000 correct figures one fails) **and** the run was long enough to tell: the half-width of its 95 %
//! interval, which is printed, is at most a quarter of the value. Seeds are fixed, so the verdicts never change by chance.

mod case;
mod check;
mod examine;
mod experiment;
mod published;
mod quantity;
mod system;
mod theory;
mod tntp;

use std::path::PathBuf;

use rayon::prelude::*;

pub use case::{Case, CaseError};
pub use check::{Check, Method, Note, Tolerance, Verdict};
pub use experiment::Effort;

/// What to verify, and how thoroughly.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Ten times the samples.
    pub full: bool,
    /// Rows to hold instead of the built-in ones.
    pub cases: Option<Vec<Case>>,
    /// Folder of the networks that may not be passed on (Transportation Networks for Research).
    pub data: Option<PathBuf>,
}

/// Runs all checks, in the order of the rows.
pub fn verify(options: &Options) -> Vec<Check> {
    let effort = Effort::new(options.full);
    let run = |case: &Case| examine::examine(case, effort);
    if let Some(cases) = &options.cases {
        return cases.par_iter().flat_map_iter(run).collect();
    }
    let mut checks: Vec<Check> = Case::built_in().par_iter().flat_map_iter(run).collect();
    checks.extend(tntp::checks(options.data.as_deref()));
    checks.extend(published::checks());
    checks
}

#[cfg(test)]
mod tests;
