//! Published values of what the engine counts with: intervals, sample sizes, quantiles, random words.

use crate::estimate::{Proportion, quantile_ranks, replications_for, wilks_sample_size};
use crate::random::{Dist, normal_cdf, normal_quantile, philox_block};

/// The value of a function named in `engine.csv`.
pub(super) fn call(function: &str, arguments: &[f64]) -> Option<Vec<f64>> {
    const LEVEL: f64 = 0.95;
    let share = |successes: f64, trials: f64| Proportion {
        successes: successes as u64,
        trials: trials as u64,
    };
    let both = |(low, high): (f64, f64)| vec![low, high];
    Some(match (function, arguments) {
        ("wilson_95", &[k, n]) => both(share(k, n).wilson(LEVEL)),
        ("clopper_pearson_95", &[k, n]) => both(share(k, n).clopper_pearson(LEVEL)),
        ("replications_95", &[p, half_width]) => {
            vec![replications_for(p, half_width, LEVEL) as f64]
        }
        // One-sided 95 % is the upper end of the two-sided 90 %.
        ("no_failures_upper_95", &[n]) => vec![share(0.0, n).clopper_pearson(0.9).1],
        ("quantile_ranks_95", &[n, p]) => {
            let (low, high) = quantile_ranks(n as u64, p, LEVEL);
            vec![low? as f64, high? as f64]
        }
        ("wilks", &[coverage, confidence, order]) => {
            vec![wilks_sample_size(coverage, confidence, order as u64)? as f64]
        }
        ("normal_tail", &[z]) => vec![normal_cdf(-z)],
        ("normal_quantile", &[p]) => vec![normal_quantile(p)],
        ("lognormal_mean", &[median, p90]) => vec![Dist::LogNormal { median, p90 }.mean()],
        ("philox4x32_10", &[a, b, c, d, key0, key1]) => {
            let words = philox_block(
                [key0 as u32, key1 as u32],
                [a, b, c, d].map(|word| word as u32),
            );
            words.map(f64::from).to_vec()
        }
        _ => return None,
    })
}
