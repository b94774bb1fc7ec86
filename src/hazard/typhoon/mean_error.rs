//! From the mean errors that services publish to the standard deviations that draws need.

use std::f64::consts::{FRAC_2_PI, FRAC_PI_2};

/// Standard deviation per axis of an isotropic Gaussian error in the plane with this mean distance: σ = E|e| / √(π/2) (Rayleigh).
pub fn sigma_from_mean_distance(mean: f64) -> f64 {
    mean / FRAC_PI_2.sqrt()
}

/// Standard deviation of a Gaussian error on the line with this mean absolute error: σ = E|e| / √(2/π).
pub fn sigma_from_mean_error(mean: f64) -> f64 {
    mean / FRAC_2_PI.sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::normal_quantile;

    #[test]
    fn a_gaussian_error_of_that_sigma_has_the_stated_mean() {
        let n = 100_000;
        let sigma = sigma_from_mean_error(0.5);
        let error = |k: i32| (sigma * normal_quantile((f64::from(k) + 0.5) / f64::from(n))).abs();
        let mean = (0..n).map(error).sum::<f64>() / f64::from(n);
        assert!((mean - 0.5).abs() < 1e-4);
    }
}
