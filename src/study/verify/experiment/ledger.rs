//! The book of one long run: sums by batch, and ratios of sums with their standard errors.
//!
//! A station begins empty, so the first batch is warm-up and is dropped. The others are long against the time in which
//! the station forgets its state, so their sums are nearly independent, and the spread between batches gives the error
//! of the whole run although one wait depends on the last. Every figure is a ratio of two sums (waited ms / customers,
//! busy ms / ms); the error is that of a ratio estimator: Law (2015), "Simulation Modeling and Analysis", section 9.5.3.

use crate::study::verify::check::Estimate;
use crate::units::Millis;

/// Batches that count.
const BATCHES: i64 = 60;

/// Sums by batch. `[batch][column]`; the first batch is warm-up.
pub struct Ledger {
    sums: Vec<Vec<f64>>,
    batch: Millis,
    now: Millis,
}

impl Ledger {
    /// A book over `run` of simulated time after the warm-up, with this many columns.
    pub fn new(run: Millis, columns: usize) -> Self {
        Self {
            sums: vec![vec![0.0; columns]; BATCHES as usize + 1],
            batch: Millis((run.0 / BATCHES).max(1)),
            now: Millis::ZERO,
        }
    }

    /// When the run ends.
    pub fn end(&self) -> Millis {
        Millis(self.batch.0 * (BATCHES + 1))
    }

    /// Time goes on; the time that has passed, in ms, to be booked after this.
    pub fn advance(&mut self, now: Millis) -> f64 {
        let passed = now - self.now;
        self.now = now;
        passed.0 as f64
    }

    /// Books an amount in the batch of the present time.
    pub fn book(&mut self, column: usize, amount: f64) {
        let batch = (self.now.0 / self.batch.0).clamp(0, BATCHES) as usize;
        self.sums[batch][column] += amount;
    }

    /// The ratio of two columns over all batches after the first.
    pub fn ratio(&self, above: usize, below: usize) -> Estimate {
        let batches = &self.sums[1..];
        let total = |column: usize| batches.iter().map(|sums| sums[column]).sum::<f64>();
        let (n, mean) = (batches.len() as f64, total(above) / total(below));
        let off = |sums: &Vec<f64>| sums[above] - mean * sums[below];
        let squares: f64 = batches.iter().map(|sums| off(sums) * off(sums)).sum();
        Estimate {
            mean,
            error: libm::sqrt(squares / (n - 1.0) / n) / (total(below) / n),
        }
    }
}

impl Estimate {
    /// The estimate in another unit.
    pub fn times(self, factor: f64) -> Self {
        Self {
            mean: self.mean * factor,
            error: self.error * factor,
        }
    }
}
