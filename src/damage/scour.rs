//! Bridges that a flood undermines.
//!
//! In: the return period of the flow at a bridge. Out: whether it fails, and how long it stays closed. The family of
//! curves is that of Lamb, Aspinall, Odbert and Wagener (2017, 2019), of 54 British rail bridges lost to scour since
//! 1846; the figures are not theirs.

use super::Window;
use super::fragility::Fragility;
use crate::random::copula;
use crate::random::{Dist, Stream};
use crate::units::Millis;

/// How floods undermine bridges.
#[derive(Clone, Debug, PartialEq)]
pub struct ScourParameters {
    /// Probability of failure by the return period of the flow in years.
    pub fails: Fragility,
    /// Closed time of a bridge that has failed, in hours.
    pub closed_h: Dist,
}

impl ScourParameters {
    /// Median strength a flow of 200 years, logarithmic deviation 1.0; closed for a week, nine times in ten for less
    /// than two months. All assumed.
    pub fn assumed() -> Self {
        Self {
            fails: Fragility::LogNormal {
                median: 200.0,
                log_sd: 1.0,
            },
            closed_h: Dist::LogNormal {
                median: 168.0,
                p90: 1440.0,
            },
        }
    }

    /// When a bridge is closed whose residual is `residual`, if it fails in a flow of this return period that peaks
    /// at `peak`. One number is drawn from the stream, whether it fails or not.
    pub fn closed(&self, flow: PeakFlow, residual: f64, stream: &mut Stream) -> Option<Window> {
        let lasts = Millis::from_hours(self.closed_h.sample(stream).max(0.0));
        let probability = self.fails.probability(flow.return_period_years);
        copula::fails(residual, probability).then_some(Window {
            from: flow.peak,
            until: (flow.peak + lasts).min(Millis::NEVER),
        })
    }
}

/// The highest flow at a bridge in one replication.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PeakFlow {
    /// How rare it is: exceeded once in so many years on average.
    pub return_period_years: f64,
    /// When it passes.
    pub peak: Millis,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::{EntityKey, Purpose, SeedKey};

    fn closed(return_period_years: f64, residual: f64) -> Option<Window> {
        let mut stream = SeedKey::new(1, "").stream(0, Purpose::LinkRepair, EntityKey::SCENARIO);
        let peak = Millis::from_hours(9.0);
        let flow = PeakFlow {
            return_period_years,
            peak,
        };
        ScourParameters::assumed().closed(flow, residual, &mut stream)
    }

    #[test]
    fn zero_severity_means_zero_damage() {
        assert_eq!(closed(0.0, -8.0), None);
    }

    #[test]
    fn half_the_bridges_fail_in_a_flow_of_two_hundred_years_and_from_its_peak_on() {
        assert_eq!(closed(200.0, 0.001), None);
        let window = closed(200.0, -0.001).expect("it fails");
        assert!(window.from == Millis::from_hours(9.0) && window.until > window.from);
    }

    #[test]
    fn a_flow_of_two_years_fails_a_few_bridges_in_a_million() {
        // ln(2 / 200) = -4.60517; the normal tail there is 2.06e-6 (Abramowitz and Stegun, table 26.1: between 3.4e-6
        // at 4.5 and 2.1e-6 at 4.6).
        let probability = ScourParameters::assumed().fails.probability(2.0);
        assert!((2.0e-6..2.12e-6).contains(&probability), "{probability}");
    }
}
