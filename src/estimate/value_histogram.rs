//! Whole numbers of any size counted in bins that widen with the number.

use super::quantile::rank_of;

/// Bins to each doubling.
const PER_OCTAVE: u32 = 32;

/// Counts of whole numbers, zero or more; negative ones count as zero.
///
/// Numbers below 64 are counted one by one; above, each bin is 1/32 of its octave wide, so that a quantile (the middle
/// of its bin) is within 1.6 %. The mean is exact. Memory grows with the logarithm of the largest number, not with how many.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ValueHistogram {
    bins: Vec<u32>,
    total: u64,
    sum: i128,
}

impl ValueHistogram {
    /// Counts a number.
    pub fn add(&mut self, value: i64) {
        let bin = bin_of(value.max(0) as u64);
        if bin >= self.bins.len() {
            self.bins.resize(bin + 1, 0);
        }
        self.bins[bin] += 1;
        self.total += 1;
        self.sum += i128::from(value.max(0));
    }

    /// Adds the counts of another.
    pub fn merge(&mut self, other: &Self) {
        if other.bins.len() > self.bins.len() {
            self.bins.resize(other.bins.len(), 0);
        }
        self.bins
            .iter_mut()
            .zip(&other.bins)
            .for_each(|(count, more)| *count += more);
        self.total += other.total;
        self.sum += other.sum;
    }

    /// How many numbers were counted.
    pub fn total(&self) -> u64 {
        self.total
    }

    /// The mean; 0 before the first number.
    pub fn mean(&self) -> f64 {
        if self.total == 0 {
            0.0
        } else {
            self.sum as f64 / self.total as f64
        }
    }

    /// The 5, 50 and 95 % quantiles and the mean, in a unit of so many; zeros before the first number.
    pub fn spread(&self, unit: f64) -> [f64; 4] {
        let quantile = |p| self.quantile(p).unwrap_or(0.0) / unit;
        [
            quantile(0.05),
            quantile(0.5),
            quantile(0.95),
            self.mean() / unit,
        ]
    }

    /// The `p` quantile; `None` before the first number.
    pub fn quantile(&self, p: f64) -> Option<f64> {
        let rank = rank_of(self.total, p);
        let mut seen = 0;
        let bin = self.bins.iter().position(|&count| {
            seen += u64::from(count);
            seen >= rank
        });
        bin.map(middle_of)
    }
}

fn bin_of(value: u64) -> usize {
    if value < u64::from(2 * PER_OCTAVE) {
        return value as usize;
    }
    // The shift that leaves the leading six bits.
    let shift = value.ilog2() - PER_OCTAVE.ilog2();
    (shift * PER_OCTAVE) as usize + (value >> shift) as usize
}

fn middle_of(bin: usize) -> f64 {
    let per_octave = PER_OCTAVE as usize;
    if bin < 2 * per_octave {
        return bin as f64;
    }
    let shift = bin / per_octave - 1;
    let lowest = ((bin - shift * per_octave) as u64) << shift;
    lowest as f64 + ((1_u64 << shift) - 1) as f64 / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn bins_follow_each_other_and_their_middle_is_close(value in 0..u64::MAX / 4) {
            let bin = bin_of(value);
            prop_assert!(bin_of(value + 1) == bin || bin_of(value + 1) == bin + 1);
            prop_assert!((middle_of(bin) - value as f64).abs() <= 0.016 * value as f64);
        }

        #[test]
        fn merging_equals_counting_together(a in proptest::collection::vec(0..1_000_000i64, 0..50), b in proptest::collection::vec(0..1_000_000i64, 0..50)) {
            let count = |values: &[i64]| {
                let mut histogram = ValueHistogram::default();
                for &value in values {
                    histogram.add(value);
                }
                histogram
            };
            let (mut merged, mut other_way) = (count(&a), count(&b));
            merged.merge(&count(&b));
            other_way.merge(&count(&a));
            let together = count(&[a, b].concat());
            prop_assert_eq!(&merged, &together);
            prop_assert_eq!(&other_way, &together);
        }
    }
}
