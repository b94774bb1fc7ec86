//! Demand against a stock: the normal loss function.

use crate::random::normal_cdf;

/// Expected shortfall E[(D − q)⁺] for normal demand: σ (φ(z) − z (1 − Φ(z))) with z = (q − μ) / σ.
pub fn normal_shortfall(mean: f64, sd: f64, stock: f64) -> f64 {
    let z = (stock - mean) / sd;
    let density = libm::exp(-z * z / 2.0) / libm::sqrt(2.0 * std::f64::consts::PI);
    sd * (density - z * normal_cdf(-z))
}
