//! Known systems, played with the engine's own parts: distributions and streams of `random`, stations and clockwork of
//! `response`, the router of `routing`, the proportions of `estimate`.

mod draws;
mod ledger;
mod sampler;

pub mod backlog;
pub mod closed;
pub mod demand;
pub mod network;
pub mod open;
pub mod question;
pub mod shape;
pub mod shuttle;

pub use draws::lognormal;

use crate::random::SeedKey;

use super::check::Estimate;
use super::quantity::Quantity;

/// A system with known answers.
pub trait System: Sync {
    /// The figure by formula; `None` where there is no formula here.
    fn exact(&self, figure: &Quantity) -> Option<f64>;

    /// The figures by simulation, those that it knows.
    fn observe(&self, figures: &[Quantity], bench: &Bench) -> Vec<Observed>;
}

/// What a simulation found for one figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Observed {
    /// Which of the figures asked for.
    pub figure: usize,
    /// With which distribution, where the answer must not depend on it.
    pub variant: &'static str,
    /// What was found.
    pub seen: Seen,
}

/// A figure that was found.
#[derive(Clone, Debug, PartialEq)]
pub enum Seen {
    /// An estimate.
    Estimate(Estimate),
    /// Figures that chance has no part in.
    Exactly(Vec<f64>),
}

/// How long to simulate.
#[derive(Clone, Copy, Debug)]
pub struct Effort {
    scale: u64,
}

impl Effort {
    /// A million customers a system, or ten.
    pub fn new(full: bool) -> Self {
        Self {
            scale: if full { 10 } else { 1 },
        }
    }
}

/// Where one row is simulated: its random addresses, and how much of it.
#[derive(Clone, Debug)]
pub struct Bench {
    /// Key of all draws of the row.
    pub key: SeedKey,
    /// Customers to serve, in all.
    pub customers: u64,
    /// Draws of single links, in all.
    pub link_draws: u64,
}

impl Bench {
    /// The bench of a row; rows with other names or inputs draw other numbers.
    pub fn new(row: &str, effort: Effort) -> Self {
        Self {
            key: SeedKey::new(1, row),
            customers: 1_000_000 * effort.scale,
            link_draws: 120_000_000 * effort.scale,
        }
    }
}

/// Estimate of a mean from independent values.
fn mean_of(values: &[f64]) -> Estimate {
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    let squares: f64 = values
        .iter()
        .map(|value| (value - mean) * (value - mean))
        .sum();
    Estimate {
        mean,
        error: libm::sqrt(squares / (n - 1.0) / n),
    }
}
