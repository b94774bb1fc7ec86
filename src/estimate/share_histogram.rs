//! Counts of shares, in bins of a thousandth.

use super::quantile::rank_of;

/// Bins: shares of 0 to 1 by the thousandth, rounded to the nearest.
const BINS: usize = 1001;

/// A histogram of shares that does not grow with what is counted. Its quantiles are within half a thousandth.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ShareHistogram {
    counts: Vec<u64>,
    total: u64,
}

impl ShareHistogram {
    /// Counts a share; what lies outside 0 to 1 is counted at the nearer end.
    pub fn add(&mut self, share: f64) {
        self.counts.resize(BINS, 0);
        let bin = libm::round(share.clamp(0.0, 1.0) * (BINS - 1) as f64) as usize;
        self.counts[bin.min(BINS - 1)] += 1;
        self.total += 1;
    }

    /// The smallest share below or at which at least `p` of all lie; `None` where nothing is counted.
    pub fn quantile(&self, p: f64) -> Option<f64> {
        let rank = rank_of(self.total, p);
        let mut so_far = 0;
        let bin = self.counts.iter().position(|count| {
            so_far += count;
            so_far >= rank
        })?;
        Some(bin as f64 / (BINS - 1) as f64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn nothing_counted_has_no_quantiles_and_ends_are_kept() {
        let mut histogram = ShareHistogram::default();
        assert_eq!(histogram.quantile(0.5), None);
        histogram.add(-1.0);
        histogram.add(2.0);
        assert_eq!(
            [0.5, 0.51].map(|p| histogram.quantile(p)),
            [Some(0.0), Some(1.0)]
        );
    }

    proptest! {
        #[test]
        fn quantiles_are_those_of_the_sorted_shares_within_half_a_bin(mut shares in prop::collection::vec(0.0..1.0f64, 1..60), p in 0.001..1.0f64) {
            let mut histogram = ShareHistogram::default();
            for share in &shares {
                histogram.add(*share);
            }
            shares.sort_by(f64::total_cmp);
            let rank = rank_of(shares.len() as u64, p) as usize;
            let found = histogram.quantile(p).expect("something is counted");
            prop_assert!((found - shares[rank - 1]).abs() <= 0.0005 + 1e-12);
        }
    }
}
