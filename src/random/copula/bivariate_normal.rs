//! The distribution function of two correlated standard normals.

use std::f64::consts::{FRAC_PI_2, PI};

use crate::random::normal_cdf;

/// P(X ≤ h and Y ≤ k) for standard normals of correlation ρ (taken as ±1 beyond), to about 1e-14.
///
/// Plackett (1954), "A reduction formula for normal multivariate integrals", Biometrika 41, 351–360, in the angle
/// θ = asin r that Drezner and Wesolowsky (1990) use:
///
/// ```text
/// Φ₂(h, k; ρ) = Φ(h) Φ(k) + 1/2π ∫₀^asin ρ exp(−(h² − 2 h k sin θ + k²) / (2 cos² θ)) dθ
/// ```
///
/// Towards θ = π/2 the integrand may fall within an ever shorter stretch, so the panels there are halved one by one.
/// A negative correlation is turned into a positive one: Φ₂(h, k; ρ) = Φ(h) − Φ₂(h, −k; −ρ).
pub fn bivariate_normal_cdf(h: f64, k: f64, correlation: f64) -> f64 {
    let joint = if correlation < 0.0 {
        normal_cdf(h) - positively_correlated(h, -k, -correlation)
    } else {
        positively_correlated(h, k, correlation)
    };
    joint.clamp(0.0, 1.0)
}

/// Angles from π/2 below which a correlation is as good as 1: its cosine differs from 1 by less than 1e-18.
const SMALLEST_ANGLE: f64 = 1e-9;

fn positively_correlated(h: f64, k: f64, correlation: f64) -> f64 {
    // The angle between the two: 0 at correlation 1, π/2 at 0.
    let angle = libm::acos(correlation.min(1.0));
    let (marginal, other) = (normal_cdf(h), normal_cdf(k));
    if angle <= SMALLEST_ANGLE || !h.is_finite() || !k.is_finite() {
        return marginal.min(other);
    }
    let mut integral = 0.0;
    let mut begin = angle;
    while begin < FRAC_PI_2 {
        let end = (2.0 * begin).min(FRAC_PI_2);
        integral += panel(begin, end, |angle| density(h, k, angle));
        begin = end;
    }
    marginal * other + integral / (2.0 * PI)
}

/// exp(−(h² − 2 h k cos a + k²) / (2 sin² a)), written with (h − k)² so that it does not cancel where the angle is
/// small.
fn density(h: f64, k: f64, angle: f64) -> f64 {
    let sine = libm::sin(angle);
    let half = libm::sin(0.5 * angle);
    let apart = (h - k) * (h - k) + 4.0 * h * k * half * half;
    libm::exp(-0.5 * apart / (sine * sine))
}

/// Integral over one panel by the Gauss–Legendre rule of 16 points.
fn panel(begin: f64, end: f64, integrand: impl Fn(f64) -> f64) -> f64 {
    let (middle, half) = (0.5 * (begin + end), 0.5 * (end - begin));
    let pairs = NODES.iter().map(|&(node, weight)| {
        weight * (integrand(middle - half * node) + integrand(middle + half * node))
    });
    half * pairs.sum::<f64>()
}

/// Positive nodes and their weights: Abramowitz and Stegun (1964), table 25.4, n = 16.
#[allow(clippy::excessive_precision, reason = "the digits of the table")]
const NODES: [(f64, f64); 8] = [
    (0.095_012_509_837_637_440_185, 0.189_450_610_455_068_496_285),
    (0.281_603_550_779_258_913_230, 0.182_603_415_044_923_588_867),
    (0.458_016_777_657_227_386_342, 0.169_156_519_395_002_538_189),
    (0.617_876_244_402_643_748_447, 0.149_595_988_816_576_732_081),
    (0.755_404_408_355_003_033_895, 0.124_628_971_255_533_872_052),
    (0.865_631_202_387_831_743_880, 0.095_158_511_682_492_784_810),
    (0.944_575_023_073_232_576_078, 0.062_253_523_938_647_892_863),
    (0.989_400_934_991_649_932_596, 0.027_152_459_411_754_094_852),
];

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn assert_near(got: f64, expected: f64, tolerance: f64) {
        assert!((got - expected).abs() <= tolerance, "{got}, {expected}");
    }

    #[test]
    fn the_rule_integrates_polynomials_up_to_degree_31() {
        let power = |n: i32| panel(0.0, 1.0, |x| (0..n).fold(1.0, |product, _| product * x));
        for n in 0..=31 {
            assert_near(power(n), 1.0 / f64::from(n + 1), 1e-15);
        }
    }

    /// Sheppard (1899): Φ₂(0, 0; ρ) = 1/4 + asin ρ / 2π.
    #[test]
    fn quadrants_have_their_closed_form() {
        for tenth in -10..=10 {
            let correlation = f64::from(tenth) / 10.0;
            let expected = 0.25 + libm::asin(correlation) / (2.0 * PI);
            // At ±1 within the angle that counts as none.
            assert_near(bivariate_normal_cdf(0.0, 0.0, correlation), expected, 1e-9);
        }
    }

    #[test]
    fn full_correlation_leaves_the_rarer_of_the_two() {
        assert_near(
            bivariate_normal_cdf(-1.0, 0.5, 1.0),
            normal_cdf(-1.0),
            1e-15,
        );
        let both = normal_cdf(0.7) + normal_cdf(0.2) - 1.0;
        assert_near(bivariate_normal_cdf(0.7, 0.2, -1.0), both, 1e-15);
        assert_near(
            bivariate_normal_cdf(-1.0, -1.0, 1.0 - 1e-15),
            normal_cdf(-1.0),
            1e-7,
        );
    }

    /// ∫ φ(x) Φ((k − ρ x) / √(1 − ρ²)) dx over x ≤ h by a fine trapezium rule: another formula, another rule.
    #[test]
    fn conditioning_on_one_of_the_two_gives_the_same() {
        for correlation in [-0.95, -0.4, 0.3, 0.8, 0.97] {
            for (h, k) in [(-1.3, -1.3), (0.4, -2.0), (1.7, 0.9)] {
                let spread = libm::sqrt(1.0 - correlation * correlation);
                let value = |x: f64| {
                    libm::exp(-0.5 * x * x) / libm::sqrt(2.0 * PI)
                        * normal_cdf((k - correlation * x) / spread)
                };
                let (steps, low) = (40_000, -9.0);
                let width = (h - low) / f64::from(steps);
                let inner: f64 = (1..steps).map(|n| value(low + width * f64::from(n))).sum();
                let expected = width * (inner + 0.5 * (value(low) + value(h)));
                assert_near(bivariate_normal_cdf(h, k, correlation), expected, 2e-9);
            }
        }
    }

    proptest! {
        #[test]
        fn it_is_symmetric_bounded_and_rises_with_the_correlation(
            h in -5.0..5.0f64, k in -5.0..5.0f64, low in -1.0..1.0f64, high in -1.0..1.0f64,
        ) {
            let (low, high) = (low.min(high), low.max(high));
            let at = |correlation| bivariate_normal_cdf(h, k, correlation);
            let (p, q) = (normal_cdf(h), normal_cdf(k));
            prop_assert!((at(low) - bivariate_normal_cdf(k, h, low)).abs() < 1e-13);
            prop_assert!(at(low) <= at(high) + 1e-13);
            prop_assert!(at(low) >= (p + q - 1.0).max(0.0) - 1e-13);
            prop_assert!(at(high) <= p.min(q) + 1e-13);
        }
    }
}
