//! Power that fails in a storm and comes back.
//!
//! In: the poles and towers a place hangs on, and the strongest gust. Out: the probability of an outage, and its
//! window in time. Poles and towers fail independently given the gust, and one is enough:
//!
//! ```text
//! P(outage) = 1 − (1 − p_pole)^poles (1 − p_tower)^towers          p = a exp(b v)
//! ```

use super::Window;
use super::fragility::MILE_PER_HOUR_M_S;
use crate::random::copula;
use crate::random::{Dist, Stream};
use crate::units::Millis;

/// a exp(b v): the share of poles or towers that fail in a wind.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WindExponential {
    /// a, the share in no wind.
    pub calm: f64,
    /// b, per mile an hour as published.
    pub growth_per_mph: f64,
}

impl WindExponential {
    /// Probability that one fails, at most 1.
    pub fn probability(self, gust_m_s: f64) -> f64 {
        let exponent = self.growth_per_mph * gust_m_s / MILE_PER_HOUR_M_S;
        // Capped, so that nothing times infinity is never asked for.
        (self.calm * libm::exp(exponent.min(700.0))).clamp(0.0, 1.0)
    }
}

/// How wind cuts power, and how it is restored.
#[derive(Clone, Debug, PartialEq)]
pub struct PowerParameters {
    /// Poles of distribution lines.
    pub pole: WindExponential,
    /// Towers of transmission lines.
    pub tower: WindExponential,
    /// Gust in m/s below which nothing fails: the exponentials are above 0 even in calm air.
    pub harmless_below_m_s: f64,
    /// Time until power is back, in hours.
    pub restoration_h: Dist,
}

impl PowerParameters {
    /// Poles 1e-4 exp(0.0421 v) and towers 2e-7 exp(0.0834 v), v in mph: Quanta (2009), from memory, unverified.
    /// Nothing below Beaufort 8 (assumed). Restored as after Hato 2017: three quarters within 24 h
    /// ([`restoration_mean_h`]).
    pub fn quanta_2009_hato_2017() -> Self {
        Self {
            pole: WindExponential {
                calm: 1e-4,
                growth_per_mph: 0.0421,
            },
            tower: WindExponential {
                calm: 2e-7,
                growth_per_mph: 0.0834,
            },
            harmless_below_m_s: 17.2,
            restoration_h: Dist::Exponential(restoration_mean_h(0.75, 24.0)),
        }
    }

    /// Probability that a place on this feeder loses its power.
    pub fn outage_probability(&self, feeder: Feeder, gust_m_s: f64) -> f64 {
        if gust_m_s.is_nan() || gust_m_s < self.harmless_below_m_s {
            return 0.0;
        }
        let poles = log_survival(self.pole.probability(gust_m_s), feeder.poles);
        let towers = log_survival(self.tower.probability(gust_m_s), feeder.towers);
        -libm::expm1(poles + towers)
    }

    /// When a place is without power that loses it with this probability at `begins`. One number is drawn from the
    /// stream, whether it does or not.
    pub fn outage(&self, risk: OutageRisk, residual: f64, stream: &mut Stream) -> Option<Window> {
        let lasts = self.restoration_h.hours(stream);
        copula::fails(residual, risk.probability).then_some(Window {
            from: risk.begins,
            until: (risk.begins + lasts).min(Millis::NEVER),
        })
    }
}

/// What a place's supply hangs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Feeder {
    /// Poles of its own line.
    pub poles: u32,
    /// Towers between its substation and the grid.
    pub towers: u32,
}

/// How likely a place loses its power, and when it would.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OutageRisk {
    /// From [`PowerParameters::outage_probability`].
    pub probability: f64,
    /// The time of the strongest gust.
    pub begins: Millis,
}

/// ln of the probability that none of `count` fails.
fn log_survival(probability: f64, count: u32) -> f64 {
    if count == 0 {
        0.0
    } else {
        f64::from(count) * libm::log1p(-probability)
    }
}

/// Mean of the exponential restoration of which `share` is done `within_h`: −t / ln(1 − share), in hours. A share of
/// nothing never comes to an end; one of all is done at once.
///
/// Hato 2017 cut more than 2.7 million households of Guangdong, and three quarters were back by the next day (Xinhua,
/// 24 August 2017): a mean of 12.98, 17.31 or 21.64 h, if that is 18, 24 or 30 h.
pub fn restoration_mean_h(share: f64, within_h: f64) -> f64 {
    if share >= 1.0 || within_h <= 0.0 {
        0.0
    } else if share > 0.0 {
        -within_h / libm::log1p(-share)
    } else {
        f64::INFINITY
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::{EntityKey, Purpose, SeedKey};
    use proptest::prelude::*;

    const VILLAGE: Feeder = Feeder {
        poles: 60,
        towers: 20,
    };

    fn stream(replication: u32) -> Stream {
        SeedKey::new(1, "").stream(replication, Purpose::Event, EntityKey::SCENARIO)
    }

    #[test]
    fn zero_severity_means_zero_damage() {
        let power = PowerParameters::quanta_2009_hato_2017();
        for gust in [0.0, 17.1, f64::NAN] {
            assert!(power.outage_probability(VILLAGE, gust) <= 0.0);
        }
        let none = OutageRisk {
            probability: 0.0,
            begins: Millis::ZERO,
        };
        assert_eq!(power.outage(none, -8.0, &mut stream(0)), None);
    }

    #[test]
    fn the_exponentials_take_miles_an_hour() {
        // 100 mph: 1e-4 e^4.21 = 0.006736 (e^4.21 = 67.357); 2e-7 e^8.34 = 8.376e-4 (e^8.34 = 4188.1).
        let power = PowerParameters::quanta_2009_hato_2017();
        assert!((power.pole.probability(44.704) - 0.006_735_7).abs() < 1e-7);
        assert!((power.tower.probability(44.704) - 8.376_2e-4).abs() < 1e-7);
    }

    #[test]
    fn what_never_fails_in_calm_air_never_fails() {
        let steel = WindExponential {
            calm: 0.0,
            growth_per_mph: 1e3,
        };
        assert!(steel.probability(1e9) <= 0.0);
    }

    #[test]
    fn one_pole_and_no_tower_fails_as_the_pole_does() {
        let power = PowerParameters::quanta_2009_hato_2017();
        let one = Feeder {
            poles: 1,
            towers: 0,
        };
        let difference = power.outage_probability(one, 40.0) - power.pole.probability(40.0);
        assert!(difference.abs() < 1e-15);
        let nothing = Feeder {
            poles: 0,
            towers: 0,
        };
        assert!(power.outage_probability(nothing, 500.0) <= 0.0);
        assert!((power.outage_probability(VILLAGE, 500.0) - 1.0).abs() < 1e-15);
    }

    #[test]
    fn three_quarters_of_outages_end_within_a_day() {
        let power = PowerParameters::quanta_2009_hato_2017();
        let sure = OutageRisk {
            probability: 1.0,
            begins: Millis::from_hours(6.0),
        };
        let n = 20_000;
        let day = Millis::from_hours(30.0);
        let outages = (0..n).filter_map(|k| power.outage(sure, 0.0, &mut stream(k)));
        let back = outages.filter(|outage| outage.until <= day).count() as f64;
        // Five standard errors: 5 √(0.75 · 0.25 / 20000) = 0.0153.
        assert!((back / f64::from(n) - 0.75).abs() < 0.0153);
    }

    #[test]
    fn shares_that_never_come_back_take_for_ever() {
        assert!(restoration_mean_h(0.0, 24.0).is_infinite());
        assert!(restoration_mean_h(1.0, 24.0) <= 0.0);
    }

    proptest! {
        #[test]
        fn more_wind_and_longer_lines_never_make_outages_rarer(
            gust in 0.0..90.0f64, more in 0.0..30.0f64, poles in 0_u32..500, towers in 0_u32..500,
        ) {
            let power = PowerParameters::quanta_2009_hato_2017();
            let outage = |poles, towers, gust| power.outage_probability(Feeder { poles, towers }, gust);
            let base = outage(poles, towers, gust);
            prop_assert!((0.0..=1.0).contains(&base));
            prop_assert!(base <= outage(poles, towers, gust + more));
            prop_assert!(base <= outage(poles + 1, towers + 1, gust));
        }
    }
}
