//! Counts of things that happen independently: the Poisson distribution by inversion.

/// Means are at most this: more trees, people or slides than any district has.
const LARGEST_MEAN: f64 = 1e9;

/// The quantile at 0 < `u` < 1 of a Poisson distribution: the least n with P(N ≤ n) ≥ u. A mean that is not above 0
/// gives 0.
///
/// The terms are added up from 20 standard deviations and 20 counts below the mean, where next to nothing of the
/// distribution lies, so that the work grows with the root of the mean only and no term vanishes.
pub fn poisson_quantile(mean: f64, u: f64) -> u64 {
    if mean.is_nan() || mean <= 0.0 {
        return 0;
    }
    let mean = mean.min(LARGEST_MEAN);
    let spread = 20.0 * (libm::sqrt(mean) + 1.0);
    let mut count = libm::floor(mean - spread).max(0.0);
    let last = mean + spread;
    let mut term = libm::exp(count * libm::log(mean) - mean - libm::lgamma(count + 1.0));
    let mut below = term;
    while below < u && count < last {
        count += 1.0;
        term *= mean / count;
        below += term;
    }
    count as u64
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_mean_of_three_has_the_tabled_distribution() {
        // P(N <= n) for n = 0..4: Abramowitz and Stegun (1964), table 26.7.
        let table = [0.049_79, 0.199_15, 0.423_19, 0.647_23, 0.815_26];
        for (n, below) in (0_u64..).zip(table) {
            assert_eq!(poisson_quantile(3.0, below - 2e-5), n);
            assert_eq!(poisson_quantile(3.0, below + 2e-5), n + 1);
        }
    }

    #[test]
    fn nothing_happens_where_nothing_is_expected() {
        for mean in [0.0, -1.0, f64::NAN] {
            assert_eq!(poisson_quantile(mean, 0.999), 0);
        }
    }

    #[test]
    fn even_quantiles_have_the_mean_and_the_variance() {
        for mean in [0.3, 12.0, 700.0, 40_000.0] {
            let n = 10_000;
            let draws =
                (0..n).map(|k| poisson_quantile(mean, (f64::from(k) + 0.5) / f64::from(n)) as f64);
            let draws: Vec<f64> = draws.collect();
            let average = draws.iter().sum::<f64>() / f64::from(n);
            let squares: f64 = draws.iter().map(|x| (x - average) * (x - average)).sum();
            assert!((average / mean - 1.0).abs() < 2e-3, "{mean}: {average}");
            assert!((squares / f64::from(n) / mean - 1.0).abs() < 5e-3, "{mean}");
        }
    }

    proptest! {
        #[test]
        fn counts_grow_with_the_mean_and_the_quantile(
            mean in 0.0..3000.0f64, more in 0.0..3000.0f64, u in 1e-12..0.999_999f64, v in 1e-12..0.999_999f64,
        ) {
            let (low, high) = (u.min(v), u.max(v));
            prop_assert!(poisson_quantile(mean, low) <= poisson_quantile(mean, high));
            prop_assert!(poisson_quantile(mean, u) <= poisson_quantile(mean + more, u));
        }
    }
}
