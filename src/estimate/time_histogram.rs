//! Times counted in fixed bins up to the horizon, exact at the limits that matter.

use crate::units::Millis;

/// Bins between zero and the horizon.
const BINS: i64 = 4096;

/// Counts of times.
///
/// Memory is 16 KiB whatever the number of observations. Quantiles are the upper edge of their bin, at most 1/4096 of
/// the horizon too late (64 s in 72 hours) and never too early. Shares within a limit named at the start are exact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeHistogram {
    width: Millis,
    bins: Vec<u32>,
    limits: Vec<Millis>,
    within: Vec<u64>,
    censored: u64,
    total: u64,
}

impl TimeHistogram {
    /// An empty histogram that is exact at these limits.
    pub fn new(horizon: Millis, limits: &[Millis]) -> Self {
        Self {
            width: Millis((horizon.0 / BINS + 1).max(1)),
            bins: vec![0; BINS as usize],
            limits: limits.to_vec(),
            within: vec![0; limits.len()],
            censored: 0,
            total: 0,
        }
    }

    /// Counts a time; [`Millis::NEVER`] and times past the horizon are censored. Negative times count as zero.
    pub fn add(&mut self, time: Millis) {
        self.total += 1;
        let bin = usize::try_from(time.0.max(0) / self.width.0)
            .ok()
            .filter(|_| !time.is_never());
        match bin.and_then(|bin| self.bins.get_mut(bin)) {
            Some(count) => *count += 1,
            None => self.censored += 1,
        }
        for (limit, within) in self.limits.iter().zip(&mut self.within) {
            *within += u64::from(time <= *limit);
        }
    }

    /// Adds the counts of another histogram of the same horizon and limits.
    pub fn merge(&mut self, other: &Self) {
        self.bins
            .iter_mut()
            .zip(&other.bins)
            .for_each(|(count, more)| *count += more);
        self.within
            .iter_mut()
            .zip(&other.within)
            .for_each(|(count, more)| *count += more);
        self.censored += other.censored;
        self.total += other.total;
    }

    /// How many times were counted, censored ones included.
    pub fn total(&self) -> u64 {
        self.total
    }
    /// How many were not reached within the horizon.
    pub fn censored(&self) -> u64 {
        self.censored
    }

    /// How many were at most `limit`: exact for limits named at the start, else up to the bin that holds it.
    pub fn within(&self, limit: Millis) -> u64 {
        if let Some(at) = self.limits.iter().position(|known| *known == limit) {
            return self.within[at];
        }
        let bins = self
            .bins
            .iter()
            .zip(1_i64..)
            .take_while(|(_, number)| self.width.0 * number <= limit.0 + 1);
        bins.map(|(&count, _)| u64::from(count)).sum()
    }

    /// The `p` quantile (the smallest time that a share `p` of all do not exceed);
    /// `None` if it lies among those not reached, or nothing was counted.
    pub fn quantile(&self, p: f64) -> Option<Millis> {
        let rank = (libm::ceil(self.total as f64 * p) as u64).max(1);
        let mut seen = 0;
        let bin = self.bins.iter().position(|&count| {
            seen += u64::from(count);
            seen >= rank
        });
        bin.map(|bin| Millis(self.width.0 * (bin as i64 + 1) - 1))
    }
}
