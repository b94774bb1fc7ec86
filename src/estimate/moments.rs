//! Means and their spread from exact sums, and differences between two alternatives that share their draws.

use super::beta::student_two_sided;

/// Exact sums of whole numbers (milliseconds, persons, millionths), the same in whatever order they are counted or merged.
///
/// A number beyond ± [`Moments::LIMIT`], such as a time that is never reached, is *censored*: it is counted, but not
/// averaged as if it had been seen, and there is no mean of numbers of which some are censored.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Moments {
    count: u64,
    censored: u64,
    sum: i128,
    /// At most 2^80 each, so that 2^47 of them fit.
    sum_of_squares: i128,
}

impl Moments {
    /// The largest number that is averaged: 2^40, or 34 years in milliseconds.
    pub const LIMIT: i64 = 1 << 40;

    /// Counts a number.
    pub fn add(&mut self, value: i64) {
        if !(-Self::LIMIT..=Self::LIMIT).contains(&value) {
            self.censored += 1;
            return;
        }
        let value = i128::from(value);
        self.count += 1;
        self.sum += value;
        self.sum_of_squares += value * value;
    }

    /// Adds the sums of another.
    pub fn merge(&mut self, other: Self) {
        self.count += other.count;
        self.censored += other.censored;
        self.sum += other.sum;
        self.sum_of_squares += other.sum_of_squares;
    }

    /// How many numbers were averaged.
    pub fn count(&self) -> u64 {
        self.count
    }
    /// How many were not.
    pub fn censored(&self) -> u64 {
        self.censored
    }

    /// The mean; `None` where nothing was counted or something is censored.
    pub fn mean(&self) -> Option<f64> {
        (self.count > 0 && self.censored == 0).then(|| self.sum as f64 / self.count as f64)
    }

    /// The standard deviation, with n − 1; `None` for fewer than two numbers or where something is censored.
    pub fn sd(&self) -> Option<f64> {
        if self.count < 2 || self.censored > 0 {
            return None;
        }
        // Squares about the whole number next to the mean: |rest| <= n / 2 and, for whole numbers, squares >= |rest|,
        // so the last subtraction takes away at most half and no digits are lost.
        let n = i128::from(self.count);
        let near = (2 * self.sum + n).div_euclid(2 * n);
        let rest = self.sum - n * near;
        let squares = self.sum_of_squares - 2 * near * self.sum + n * near * near;
        let about_mean = squares as f64 - rest as f64 * (rest as f64 / n as f64);
        Some(libm::sqrt(about_mean / (n - 1) as f64))
    }

    /// Student's interval of the mean at this level: mean ± t s / √n; `None` where there is no standard deviation.
    pub fn interval(&self, level: f64) -> Option<(f64, f64)> {
        let (mean, sd) = (self.mean()?, self.sd()?);
        let half =
            student_two_sided((self.count - 1) as f64, level) * sd / libm::sqrt(self.count as f64);
        Some((mean - half, mean + half))
    }
}

/// What an alternative changes against the base, replication by replication under common random numbers.
///
/// Differences exist only where both have a value. A place that is reached in one alternative and never in the other
/// has no difference in time; such pairs are counted by side, and while there are any there is no mean difference.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PairedDifferences {
    /// Alternative minus base, where both have a value; pairs without are censored.
    pub differences: Moments,
    /// Pairs in which only the alternative has a value.
    pub only_alternative: u64,
    /// Pairs in which only the base has a value.
    pub only_base: u64,
}

impl PairedDifferences {
    /// Counts a pair; `None` where a side has no value, such as a time not reached within the horizon.
    pub fn add(&mut self, alternative: Option<i64>, base: Option<i64>) {
        match (alternative, base) {
            (Some(alternative), Some(base)) => {
                self.differences.add(alternative.saturating_sub(base));
            }
            (one, other) => {
                self.differences.censored += 1;
                self.only_alternative += u64::from(one.is_some());
                self.only_base += u64::from(other.is_some());
            }
        }
    }

    /// Adds the counts of another.
    pub fn merge(&mut self, other: Self) {
        self.differences.merge(other.differences);
        self.only_alternative += other.only_alternative;
        self.only_base += other.only_base;
    }
}

#[cfg(test)]
#[path = "moments_tests.rs"]
mod tests;
