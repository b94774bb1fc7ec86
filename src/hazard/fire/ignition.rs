//! Where fires start, how many a day, and when somebody sees them.
//!
//! The number of fires in a day is Poisson (Gao Yingyi 1994) with a mean by the danger class of the day, times a factor on
//! holidays when graves are swept with paper and firecrackers (Qingming): people start nearly all fires.

use super::ellipse::Ellipse;
use crate::random::{Dist, Stream, poisson_quantile};

/// Fires a day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct IgnitionRate {
    /// Mean fires a day in the district at its peak.
    pub peak_per_day: f64,
    /// Share of the peak in danger classes 1 to 5.
    pub class_share: [f64; 5],
    /// Factor on holidays with fire in the hills.
    pub holiday_factor: f64,
}

impl IgnitionRate {
    /// Shares 0, 0.02, 0.1, 0.3 and 0.8 of the peak and three times as many on holidays. Assumed: the district's own
    /// record should replace them.
    pub fn assumed(peak_per_day: f64) -> Self {
        Self {
            peak_per_day,
            class_share: [0.0, 0.02, 0.1, 0.3, 0.8],
            holiday_factor: 3.0,
        }
    }

    /// Mean fires on a day of this danger class (1 to 5; others count as the nearest of these).
    pub fn mean_per_day(&self, danger_class: u8, holiday: bool) -> f64 {
        let class = usize::from(danger_class.clamp(1, 5)) - 1;
        let factor = if holiday { self.holiday_factor } else { 1.0 };
        (self.peak_per_day * self.class_share[class] * factor).max(0.0)
    }

    /// Draws the fires of one day. One draw.
    pub fn fires(&self, danger_class: u8, holiday: bool, stream: &mut Stream) -> u32 {
        let mean = self.mean_per_day(danger_class, holiday);
        u32::try_from(poisson_quantile(mean, stream.uniform())).unwrap_or(u32::MAX)
    }
}

/// Draws a place by weights (fuel, people, paths), of any sum; `None` if no weight is above zero. One draw.
pub fn place(weights: &[f64], stream: &mut Stream) -> Option<usize> {
    let positive = |weight: f64| if weight > 0.0 { weight } else { 0.0 };
    let total: f64 = weights.iter().map(|&weight| positive(weight)).sum();
    let mut left = total * stream.uniform();
    let mut last = None;
    for (at, weight) in weights.iter().map(|&weight| positive(weight)).enumerate() {
        if weight > 0.0 {
            last = Some(at);
            if left < weight {
                break;
            }
            left -= weight;
        }
    }
    last
}

/// How fires are seen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Detection {
    /// Share of the forest that look-outs and cameras see, 0 to 1.
    pub coverage: f64,
    /// From ignition to report where they see it, minutes.
    pub seen_min: Dist,
    /// From ignition to report elsewhere, by passers-by and aircraft, minutes.
    pub unseen_min: Dist,
}

impl Detection {
    /// Coverage as planned (Kaiping: at least 0.9), exponential with mean 10 min where seen, 60 min elsewhere. The two
    /// means are assumed.
    pub fn assumed(coverage: f64) -> Self {
        Self {
            coverage,
            seen_min: Dist::Exponential(10.0),
            unseen_min: Dist::Exponential(60.0),
        }
    }

    /// Draws the minutes from ignition to report. Two draws.
    pub fn delay_min(&self, stream: &mut Stream) -> f64 {
        let seen = stream.happens(self.coverage);
        let delay = if seen { self.seen_min } else { self.unseen_min };
        delay.sample(stream).max(0.0)
    }
}

/// Burnt when the fire is reported, m²: free growth from the size at ignition over the delay.
pub fn discovered_m2(ellipse: &Ellipse, ignition_m2: f64, delay_min: f64) -> f64 {
    let one_minute_m2 = ellipse.area_m2(1.0);
    if one_minute_m2 <= 0.0 {
        return ignition_m2.max(0.0);
    }
    let before_min = libm::sqrt(ignition_m2.max(0.0) / one_minute_m2);
    ellipse.area_m2(before_min + delay_min.max(0.0))
}

#[cfg(test)]
#[path = "ignition_tests.rs"]
mod tests;
