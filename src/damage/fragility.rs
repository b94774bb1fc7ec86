//! Fragility curves: how likely a thing fails under a load of some intensity.
//!
//! In: an intensity (gust in m/s, depth in m, return period in years: the unit is that of the curve). Out: a
//! probability. Every curve is 0 at no intensity, never falls as the intensity grows, and stays within 0 and 1. With
//! a residual of [`crate::random::copula`] the thing fails where Φ(Z) lies below the probability, so that neighbours fail
//! together.

use crate::random::copula::fails;
use crate::random::normal_cdf;

/// One mile an hour in m/s, exactly: American curves are published in miles an hour.
pub const MILE_PER_HOUR_M_S: f64 = 0.447_04;

/// Probability of failure by intensity.
#[derive(Clone, Debug, PartialEq)]
pub enum Fragility {
    /// Φ(ln(x / median) / β): the strengths of many like things are lognormal.
    LogNormal {
        /// Intensity at which half of them fail.
        median: f64,
        /// β, the standard deviation of the logarithm of the strength; 0 makes it a step.
        log_sd: f64,
    },
    /// A logistic curve, lowered and stretched so that it starts at 0: (L(x) − L(0)) / (1 − L(0)) with
    /// L(x) = 1 / (1 + exp(−(x − midpoint) / width)).
    Logistic {
        /// Intensity at which the unstretched curve is one half.
        midpoint: f64,
        /// Intensity over which the odds grow by e; 0 makes it a step.
        width: f64,
    },
    /// Fails for sure from this intensity on.
    Step {
        /// The intensity.
        from: f64,
    },
    /// Straight lines between points.
    Table(FragilityTable),
}

impl Fragility {
    /// Probability of failure at an intensity; 0 at no intensity, below it, and for what is not a number.
    pub fn probability(&self, intensity: f64) -> f64 {
        if intensity.is_nan() || intensity <= 0.0 {
            return 0.0;
        }
        let probability = match *self {
            Self::LogNormal { median, log_sd } if median > 0.0 && log_sd > 0.0 => {
                normal_cdf(libm::log(intensity / median) / log_sd)
            }
            Self::Logistic { midpoint, width } if width > 0.0 => {
                stretched_logistic(intensity, midpoint, width)
            }
            Self::LogNormal { median: from, .. }
            | Self::Logistic { midpoint: from, .. }
            | Self::Step { from } => f64::from(u8::from(intensity >= from)),
            Self::Table(ref table) => table.probability(intensity),
        };
        probability.clamp(0.0, 1.0)
    }

    /// Whether a thing of this residual fails at an intensity.
    pub fn fails(&self, intensity: f64, residual: f64) -> bool {
        fails(residual, self.probability(intensity))
    }
}

fn stretched_logistic(intensity: f64, midpoint: f64, width: f64) -> f64 {
    // (L(x) − L(0)) / (1 − L(0)) = (1 − e^−x') / (1 + e^(m' − x')), which does not cancel.
    let (x, m) = (intensity / width, midpoint / width);
    -libm::expm1(-x) / (1.0 + libm::exp(m - x))
}

/// Points of a fragility curve; beyond the last it stays as high, before the first it rises from nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct FragilityTable {
    /// (intensity, probability), both growing.
    points: Vec<(f64, f64)>,
}

/// Why points are not a fragility curve.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FragilityTableError {
    /// Point `at` (from 0) is not above 0, or not above the intensity before it.
    #[error("intensity {at} must be finite and greater than the one before it")]
    Intensity {
        /// Which point.
        at: usize,
    },
    /// Point `at` (from 0) is not a probability, or lower than the one before it.
    #[error("probability {at} must lie between 0 and 1 and not below the one before it")]
    Probability {
        /// Which point.
        at: usize,
    },
}

impl FragilityTable {
    /// A curve through the origin and these points of (intensity, probability).
    ///
    /// # Errors
    /// Where intensities do not grow, or probabilities fall or are none.
    pub fn new(points: Vec<(f64, f64)>) -> Result<Self, FragilityTableError> {
        let (mut lower, mut less_likely) = (0.0, 0.0);
        for (at, &(intensity, probability)) in points.iter().enumerate() {
            if !(intensity > lower && intensity.is_finite()) {
                return Err(FragilityTableError::Intensity { at });
            }
            if !(less_likely..=1.0).contains(&probability) {
                return Err(FragilityTableError::Probability { at });
            }
            (lower, less_likely) = (intensity, probability);
        }
        Ok(Self { points })
    }

    fn probability(&self, intensity: f64) -> f64 {
        let mut begin = (0.0, 0.0);
        for &end in &self.points {
            if intensity < end.0 {
                let share = (intensity - begin.0) / (end.0 - begin.0);
                return begin.1 + share * (end.1 - begin.1);
            }
            begin = end;
        }
        begin.1
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn curve() -> impl Strategy<Value = Fragility> {
        let table = prop::collection::vec((0.1..20.0f64, 0.0..0.2f64), 0..5).prop_map(|steps| {
            let (mut x, mut p) = (0.0, 0.0);
            let grow = |(dx, dp)| {
                (x, p) = (x + dx, p + dp);
                (x, p)
            };
            let points = steps.into_iter().map(grow).collect();
            Fragility::Table(FragilityTable::new(points).expect("both grow"))
        });
        prop_oneof![
            (-5.0..90.0f64, -0.5..2.0f64)
                .prop_map(|(median, log_sd)| Fragility::LogNormal { median, log_sd }),
            (-5.0..90.0f64, -0.5..20.0f64)
                .prop_map(|(midpoint, width)| Fragility::Logistic { midpoint, width }),
            (-5.0..90.0f64).prop_map(|from| Fragility::Step { from }),
            table,
        ]
    }

    proptest! {
        #[test]
        fn zero_severity_means_zero_damage(curve in curve(), residual in -9.0..9.0f64) {
            for none in [0.0, -1.0, f64::NAN] {
                prop_assert!(curve.probability(none) <= 0.0);
                prop_assert!(!curve.fails(none, residual));
            }
        }

        #[test]
        fn more_load_never_makes_failure_less_likely(
            curve in curve(), low in 0.0..200.0f64, more in 0.0..200.0f64,
        ) {
            let (before, after) = (curve.probability(low), curve.probability(low + more));
            prop_assert!((0.0..=1.0).contains(&before) && before <= after + 1e-15);
            prop_assert!((0.0..=1.0).contains(&curve.probability(1e300)));
        }

        #[test]
        fn a_thing_that_fails_fails_under_more_load_too(
            curve in curve(), low in 0.0..200.0f64, more in 1e-6..200.0f64, residual in -5.0..5.0f64,
        ) {
            let held = !curve.fails(low, residual) || curve.fails(low + more, residual)
                || (curve.probability(low) - curve.probability(low + more)).abs() < 1e-14;
            prop_assert!(held);
        }
    }

    #[test]
    fn half_fail_at_the_median_and_the_known_share_one_deviation_above() {
        let curve = Fragility::LogNormal {
            median: 35.0,
            log_sd: 0.25,
        };
        assert!((curve.probability(35.0) - 0.5).abs() < 1e-15);
        let above = curve.probability(35.0 * libm::exp(0.25));
        assert!((above - 0.841_344_746_068_543).abs() < 1e-12);
    }

    #[test]
    fn the_logistic_is_the_plain_one_where_it_starts_near_nothing() {
        let curve = Fragility::Logistic {
            midpoint: 40.0,
            width: 1.0,
        };
        for intensity in [38.0, 40.0, 43.0] {
            let plain = 1.0 / (1.0 + libm::exp(40.0 - intensity));
            assert!((curve.probability(intensity) - plain).abs() < 1e-15);
        }
    }

    #[test]
    fn tables_are_straight_between_points_and_level_after_the_last() {
        let table = FragilityTable::new(vec![(10.0, 0.2), (20.0, 0.8)]);
        let curve = Fragility::Table(table.expect("both grow"));
        for (intensity, expected) in [(5.0, 0.1), (10.0, 0.2), (15.0, 0.5), (99.0, 0.8)] {
            assert!((curve.probability(intensity) - expected).abs() < 1e-15);
        }
    }

    #[test]
    fn tables_that_fall_or_leave_the_unit_interval_are_refused() {
        let refuse = |points: &[(f64, f64)]| FragilityTable::new(points.to_vec()).unwrap_err();
        let intensity = |at| FragilityTableError::Intensity { at };
        let probability = |at| FragilityTableError::Probability { at };
        assert_eq!(refuse(&[(0.0, 0.1)]), intensity(0));
        assert_eq!(refuse(&[(1.0, 0.1), (1.0, 0.2)]), intensity(1));
        assert_eq!(refuse(&[(f64::INFINITY, 0.1)]), intensity(0));
        assert_eq!(refuse(&[(1.0, 0.3), (2.0, 0.2)]), probability(1));
        assert_eq!(refuse(&[(1.0, 1.1)]), probability(0));
        assert_eq!(refuse(&[(1.0, f64::NAN)]), probability(0));
    }
}
