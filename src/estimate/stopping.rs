//! How many replications are enough.

use crate::random::normal_quantile;

/// Stop when the widest interval that was asked for is narrow enough.
///
/// Looking again and again and stopping at the first narrow interval covers a little less often than the level says,
/// by an amount that vanishes as the intervals narrow (Chow & Robbins 1965, Annals of Mathematical Statistics 36,
/// 457–462); hence the minimum.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StoppingRule {
    /// The largest half-width that is narrow enough.
    pub precision: f64,
    /// Replications below which no interval is trusted.
    pub minimum: u64,
}

impl StoppingRule {
    /// Too few for the chance of stopping by luck to be small.
    pub const MINIMUM: u64 = 200;

    /// Whether `replications` with intervals of these half-widths are enough.
    /// A half-width that is not a number is never narrow enough; where no interval is asked, the minimum is enough.
    pub fn is_met(&self, replications: u64, half_widths: impl IntoIterator<Item = f64>) -> bool {
        replications >= self.minimum
            && half_widths
                .into_iter()
                .all(|half_width| half_width <= self.precision)
    }
}

/// Replications needed for an interval of ± `half_width` around a share near `p`: z² p (1 − p) / h², rounded up.
pub fn replications_for(p: f64, half_width: f64, level: f64) -> u64 {
    let z = normal_quantile(f64::midpoint(1.0, level));
    libm::ceil(z * z * p * (1.0 - p) / (half_width * half_width)) as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_widest_interval_and_the_minimum_decide() {
        let rule = StoppingRule {
            precision: 0.01,
            minimum: 200,
        };
        assert!(rule.is_met(200, [0.01, 0.002]));
        assert!(!rule.is_met(200, [0.002, 0.010_1]));
        assert!(!rule.is_met(199, [0.001]));
        assert!(!rule.is_met(10_000, [f64::NAN]));
        assert!(rule.is_met(200, []));
    }

    #[test]
    fn needed_replications_follow_the_formula() {
        // [S7].
        let needed =
            [(0.95, 0.01), (0.95, 0.005), (0.99, 0.002)].map(|(p, h)| replications_for(p, h, 0.95));
        assert_eq!(needed, [1825, 7299, 9508]);
    }
}
