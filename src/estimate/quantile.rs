//! Intervals of quantiles from ranks, whatever the distribution.

use super::beta::incomplete_beta;

/// Ranks (from 1) of the order statistics that enclose the `p` quantile of `n` observations at this level,
/// the tails held to (1 − level) / 2 each; `None` where n is too small for either end.
///
/// P(X₍ₗ₎ ≤ ξₚ) = P(Bin(n, p) ≥ l); David & Nagaraja (2003), "Order Statistics", 3rd edition, section 7.1.
pub fn quantile_ranks(n: u64, p: f64, level: f64) -> (Option<u64>, Option<u64>) {
    let tail = (1.0 - level) / 2.0;
    // The largest l with P(Bin < l) <= tail, and the smallest u with P(Bin >= u) <= tail.
    let low = last_true(n, |rank| binomial_below(n, p, rank) <= tail);
    let high =
        last_true(n, |rank| 1.0 - binomial_below(n, p, rank) > tail).map_or(1, |rank| rank + 1);
    (low, (high <= n).then_some(high))
}

/// The rank (from 1) of the `p` quantile among `n`: the smallest that a share `p` does not exceed.
///
/// A share such as 0.07 is a little more than seven hundredths in binary; the slack keeps it from asking for the eighth of 100.
pub(super) fn rank_of(n: u64, p: f64) -> u64 {
    (libm::ceil(n as f64 * p - 1e-9) as u64).max(1)
}

/// The largest rank in 1..=n for which a condition holds that holds for all smaller ones too.
fn last_true(n: u64, holds: impl Fn(u64) -> bool) -> Option<u64> {
    let (mut low, mut high) = (0, n);
    while low < high {
        let middle = low + (high - low).div_ceil(2);
        if holds(middle) {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    (low > 0).then_some(low)
}

/// The chance that the order statistics of these ranks enclose the `p` quantile: P(low ≤ Bin(n, p) < high).
#[cfg(test)]
pub(super) fn enclosing_chance(n: u64, p: f64, (low, high): (u64, u64)) -> f64 {
    binomial_below(n, p, high) - binomial_below(n, p, low)
}

/// P(Bin(n, p) < k) for 1 <= k <= n.
fn binomial_below(n: u64, p: f64, k: u64) -> f64 {
    incomplete_beta((n - k + 1) as f64, k as f64, 1.0 - p)
}

/// The smallest sample whose `order`-th largest value exceeds the `coverage` quantile with this confidence;
/// `None` where four thousand million are not enough, and for order 0.
///
/// Wilks (1941), "Determination of sample sizes for setting tolerance limits", Annals of Mathematical Statistics 12, 91–96.
pub fn wilks_sample_size(coverage: f64, confidence: f64, order: u64) -> Option<u64> {
    const LARGEST_SAMPLE: u64 = 1 << 32;
    if order == 0 {
        return None;
    }
    // P(at least `order` of n lie above the quantile) = 1 − P(Bin(n, 1 − coverage) < order).
    let enough = |n: u64| 1.0 - binomial_below(n, 1.0 - coverage, order) >= confidence;
    let largest = std::iter::successors(Some(order), |n| (*n < LARGEST_SAMPLE).then_some(n * 2))
        .find(|n| enough(*n))?;
    // The chance grows with the sample.
    Some(last_true(largest, |n| n < order || !enough(n)).unwrap_or(0) + 1)
}
