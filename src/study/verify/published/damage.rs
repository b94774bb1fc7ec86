//! Published values of damage: joint failures, correlation, restoration.

use crate::damage::power::restoration_mean_h;
use crate::random::copula::{
    bivariate_normal_cdf, exponential_correlation, joint_failure_probability,
};

/// The value of a function named in `damage.csv`.
pub(super) fn call(function: &str, arguments: &[f64]) -> Option<Vec<f64>> {
    Some(vec![match (function, arguments) {
        ("joint_failure", &[p, correlation]) => joint_failure_probability(p, p, correlation),
        ("bivariate_normal_cdf", &[h, k, correlation]) => bivariate_normal_cdf(h, k, correlation),
        ("exponential_correlation", &[distance_km, length_km]) => {
            exponential_correlation(distance_km, length_km)
        }
        ("restoration_mean_h", &[share, within_h]) => restoration_mean_h(share, within_h),
        _ => return None,
    }])
}
