//! Times counted in fixed bins up to the horizon, exact at the limits that matter.

use super::quantile::{quantile_ranks, rank_of};
use crate::units::Millis;

/// Bins between zero and the horizon.
const BINS: i64 = 4096;

/// Counts of times.
///
/// Memory is 16 KiB whatever the number of observations. Quantiles are the upper edge of their bin, at most 1/4096 of
/// the horizon too late (64 s in 72 hours) and never too early. Shares within a limit named at the start are exact.
/// A bin holds up to 2^32 − 1 times: one a replication, and replications are numbered by 32 bits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeHistogram {
    horizon: Millis,
    width: Millis,
    bins: Vec<u32>,
    limits: Vec<LimitCount>,
    censored: u64,
    total: u64,
}

/// Times held against one limit, apart from the bins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct LimitCount {
    limit: Millis,
    before: u64,
    at: u64,
}

/// Two histograms cannot be added.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MergeError {
    /// They were made for different horizons or limits.
    #[error("histograms of different horizons or limits")]
    Different,
    /// A bin would hold more than 2^32 − 1 times.
    #[error("more than 4294967295 times in one bin")]
    TooMany,
}

impl TimeHistogram {
    /// An empty histogram that is exact at these limits.
    pub fn new(horizon: Millis, limits: &[Millis]) -> Self {
        let empty = |&limit: &Millis| LimitCount {
            limit,
            before: 0,
            at: 0,
        };
        Self {
            horizon,
            width: Millis((horizon.0 / BINS + 1).max(1)),
            bins: vec![0; BINS as usize],
            limits: limits.iter().map(empty).collect(),
            censored: 0,
            total: 0,
        }
    }

    /// Counts a time; [`Millis::NEVER`] and times past the horizon are censored. Negative times count as zero.
    pub fn add(&mut self, time: Millis) {
        self.total += 1;
        if time > self.horizon {
            self.censored += 1;
        } else {
            self.bins[(time.0.max(0) / self.width.0) as usize] += 1;
        }
        for count in &mut self.limits {
            count.before += u64::from(time < count.limit);
            count.at += u64::from(time == count.limit);
        }
    }

    /// Adds the counts of another histogram.
    ///
    /// # Errors
    /// When the other has another horizon or other limits, or a bin would overflow; nothing is added then.
    pub fn merge(&mut self, other: &Self) -> Result<(), MergeError> {
        let named = |histogram: &Self| -> Vec<Millis> {
            histogram.limits.iter().map(|count| count.limit).collect()
        };
        if self.horizon != other.horizon || named(self) != named(other) {
            return Err(MergeError::Different);
        }
        let sums = self.bins.iter().zip(&other.bins);
        self.bins = sums
            .map(|(&count, &more)| count.checked_add(more))
            .collect::<Option<_>>()
            .ok_or(MergeError::TooMany)?;
        for (count, more) in self.limits.iter_mut().zip(&other.limits) {
            count.before += more.before;
            count.at += more.at;
        }
        self.censored += other.censored;
        self.total += other.total;
        Ok(())
    }

    /// How many times were counted, censored ones included.
    pub fn total(&self) -> u64 {
        self.total
    }
    /// How many were not reached within the horizon.
    pub fn censored(&self) -> u64 {
        self.censored
    }

    /// How many were at most `limit`: exact for limits named at the start, else only the bins that end by then.
    pub fn within(&self, limit: Millis) -> u64 {
        self.named(limit).map_or_else(
            || self.in_bins_until(limit),
            |count| count.before + count.at,
        )
    }

    /// How many were less than `limit`: exact for limits named at the start, else only the bins that end before then.
    pub fn before(&self, limit: Millis) -> u64 {
        self.named(limit).map_or_else(
            || self.in_bins_until(limit - Millis(1)),
            |count| count.before,
        )
    }

    /// The `p` quantile (the smallest time that a share `p` of all do not exceed);
    /// `None` if it lies among those not reached, or nothing was counted.
    pub fn quantile(&self, p: f64) -> Option<Millis> {
        let bin = self.bin_of_rank(rank_of(self.total, p))?;
        Some(self.upper_edge(bin))
    }

    /// The interval of the `p` quantile at this level, from the lower edge of its first bin to the upper edge of its last.
    /// An end is `None` where it lies beyond the horizon, or where too few times were counted to say that it does not.
    pub fn quantile_interval(&self, p: f64, level: f64) -> (Option<Millis>, Option<Millis>) {
        let (low, high) = quantile_ranks(self.total, p, level);
        let lower = |rank| {
            let bin = self.bin_of_rank(rank)?;
            Some(Millis(self.width.0 * bin as i64))
        };
        let upper = |rank| self.bin_of_rank(rank).map(|bin| self.upper_edge(bin));
        (low.map_or(Some(Millis::ZERO), lower), high.and_then(upper))
    }

    fn named(&self, limit: Millis) -> Option<&LimitCount> {
        self.limits.iter().find(|count| count.limit == limit)
    }

    fn in_bins_until(&self, limit: Millis) -> u64 {
        let ended = (limit.0.saturating_add(1).max(0) / self.width.0) as usize;
        let ended = &self.bins[..ended.min(self.bins.len())];
        ended.iter().map(|&count| u64::from(count)).sum()
    }

    fn bin_of_rank(&self, rank: u64) -> Option<usize> {
        let mut seen = 0;
        self.bins.iter().position(|&count| {
            seen += u64::from(count);
            seen >= rank
        })
    }

    fn upper_edge(&self, bin: usize) -> Millis {
        Millis(self.width.0 * (bin as i64 + 1) - 1).min(self.horizon)
    }
}
