//! How often something happened, and how surely that is known.

use super::beta::inverse_incomplete_beta;
use crate::random::normal_quantile;

/// Successes among trials.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Proportion {
    /// How often it happened.
    pub successes: u64,
    /// How often it could have.
    pub trials: u64,
}

impl Proportion {
    /// Counts one more trial.
    pub fn add(&mut self, success: bool) {
        self.trials += 1;
        self.successes += u64::from(success);
    }
    /// Adds the counts of another.
    pub fn merge(&mut self, other: Self) {
        self.trials += other.trials;
        self.successes += other.successes;
    }
    /// The share of successes; 0 before the first trial.
    pub fn estimate(&self) -> f64 {
        if self.trials == 0 {
            0.0
        } else {
            self.successes as f64 / self.trials as f64
        }
    }

    /// Wilson's score interval at this level; (0, 1) before the first trial.
    ///
    /// Wilson (1927), "Probable inference, the law of succession, and statistical inference", JASA 22, 209–212.
    pub fn wilson(&self, level: f64) -> (f64, f64) {
        if self.trials == 0 {
            return (0.0, 1.0);
        }
        let (n, p) = (self.trials as f64, self.estimate());
        let z = normal_quantile(f64::midpoint(1.0, level));
        let centre = (p + z * z / (2.0 * n)) / (1.0 + z * z / n);
        let half = z / (1.0 + z * z / n) * libm::sqrt(p * (1.0 - p) / n + z * z / (4.0 * n * n));
        // Rounding must not push an end past the estimate.
        ((centre - half).clamp(0.0, p), (centre + half).clamp(p, 1.0))
    }

    /// Half the width of Wilson's interval; one half before the first trial.
    pub fn half_width(&self, level: f64) -> f64 {
        let (low, high) = self.wilson(level);
        (high - low) / 2.0
    }

    /// The exact interval of Clopper & Pearson (1934), Biometrika 26, 404–413; (0, 1) before the first trial.
    pub fn clopper_pearson(&self, level: f64) -> (f64, f64) {
        let (k, n, tail) = (
            self.successes as f64,
            self.trials as f64,
            (1.0 - level) / 2.0,
        );
        let low = if self.successes == 0 {
            0.0
        } else {
            inverse_incomplete_beta(k, n - k + 1.0, tail)
        };
        let high = if self.successes == self.trials {
            1.0
        } else {
            inverse_incomplete_beta(k + 1.0, n - k, 1.0 - tail)
        };
        (low, high)
    }
}
