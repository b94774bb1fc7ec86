//! Failures that come together because they lie together.
//!
//! In: where things stand, how far their fates reach, and the probability that each fails on its own. Out: a standard
//! normal residual Z for each, alike for neighbours; a thing of probability p fails where Z is among the lowest p:
//!
//! ```text
//! corr(Z_i, Z_j) = exp(−d_ij / ℓ)          i fails  ⇔  Φ(Z_i) < p_i
//! ```
//!
//! This is a Gaussian copula: each fails as often as it should, and neighbours more often together. At p = 0.1 two
//! independent roads are both closed once in a hundred times, at a correlation of 0.8 nearly six times.
//!
//! [`Residuals`] serve the engine: quick, and no entity shifts the residual of another. [`ExactResiduals`] are the
//! textbook's, slow and for few entities: the truth that the quick ones are held to. [`bivariate_normal_cdf`] says
//! how often two fail together.

mod bivariate_normal;
mod exact;
mod residuals;

pub use bivariate_normal::bivariate_normal_cdf;
pub use exact::ExactResiduals;
pub use residuals::Residuals;

use crate::random::{normal_cdf, normal_quantile};

/// Where an entity stands, in km east and north of an origin that never moves: the one of the map's projection, not a
/// corner of the district or the mean of its places. Finite.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Position {
    /// Kilometres east.
    pub x_km: f64,
    /// Kilometres north.
    pub y_km: f64,
}

impl From<[f64; 2]> for Position {
    /// From km east and north.
    fn from([x_km, y_km]: [f64; 2]) -> Self {
        Self { x_km, y_km }
    }
}

impl Position {
    /// Distance as the crow flies, in km.
    pub fn distance_km(self, other: Self) -> f64 {
        libm::hypot(self.x_km - other.x_km, self.y_km - other.y_km)
    }
}

/// exp(−d / ℓ): how alike two residuals are at a distance, for the length at which they are alike by 1/e. Residuals
/// of no length are alike only on the spot.
pub fn exponential_correlation(distance_km: f64, length_km: f64) -> f64 {
    if distance_km <= 0.0 {
        1.0
    } else if length_km <= 0.0 {
        0.0
    } else {
        libm::exp(-distance_km / length_km)
    }
}

/// Whether an entity of this residual fails, when it does so with this probability. Probability 0 never fails, 1
/// always.
#[inline]
pub fn fails(residual: f64, probability: f64) -> bool {
    probability >= 1.0 || normal_cdf(residual) < probability
}

/// The probability that two entities both fail, each with its own probability, when their residuals are correlated.
pub fn joint_failure_probability(first: f64, second: f64, correlation: f64) -> f64 {
    let (first, second) = (first.clamp(0.0, 1.0), second.clamp(0.0, 1.0));
    if first <= 0.0 || second <= 0.0 {
        0.0
    } else if first >= 1.0 || second >= 1.0 {
        first.min(second)
    } else {
        bivariate_normal_cdf(normal_quantile(first), normal_quantile(second), correlation)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_never_fails_never_fails_and_what_always_fails_always_does() {
        for residual in [-40.0, -3.0, 0.0, 3.0, 40.0] {
            assert!(!fails(residual, 0.0));
            assert!(fails(residual, 1.0));
        }
    }

    #[test]
    fn the_lowest_tenth_of_residuals_fails_at_one_in_ten() {
        let tenth = normal_quantile(0.1);
        assert!(fails(tenth - 1e-9, 0.1));
        assert!(!fails(tenth + 1e-9, 0.1));
    }

    #[test]
    fn the_sure_and_the_impossible_have_joint_probabilities_too() {
        for correlation in [-1.0, -0.3, 0.0, 0.7, 1.0] {
            assert!(joint_failure_probability(0.0, 0.4, correlation) <= 0.0);
            let with_sure = joint_failure_probability(1.0, 0.4, correlation);
            assert!((with_sure - 0.4).abs() < 1e-15);
        }
    }

    #[test]
    fn correlation_is_one_on_the_spot_and_falls_by_e_over_its_length() {
        assert!((exponential_correlation(0.0, 0.0) - 1.0).abs() < 1e-15);
        assert!(exponential_correlation(1.0, 0.0) <= 0.0);
        let ratio = exponential_correlation(23.0, 20.0) / exponential_correlation(3.0, 20.0);
        assert!((ratio - libm::exp(-1.0)).abs() < 1e-15);
    }
}
