//! Slopes above roads that rain sets in motion.
//!
//! In: rain at a listed site, step by step. Out: when the site is closed, if it slides. Rain counts by how far it is
//! above the threshold of intensity and duration, over whichever duration is worst:
//!
//! ```text
//! I = α D^−β  [mm/h, D in h]          load(t) = max over D of  mean intensity of the last D hours / I(D)
//! ```
//!
//! Thresholds are lower envelopes of rain that has caused slides: below them nothing happens, above them most slopes
//! still hold. How many do not is a fragility in the load.

use super::Window;
use super::fragility::Fragility;
use crate::random::copula;
use crate::random::{Dist, Stream};
use crate::units::Millis;

/// Least mean intensity of rain at which slopes have slid, by duration.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RainThreshold {
    /// α, intensity over one hour in mm/h.
    pub intensity_1h_mm_h: f64,
    /// β, how fast it falls with duration.
    pub exponent: f64,
    /// Shortest duration it was fitted to, in h.
    pub shortest_h: f64,
    /// Longest duration it was fitted to, in h.
    pub longest_h: f64,
}

impl RainThreshold {
    /// I = 14.82 D^−0.39, 0.167 h to 500 h: Caine (1980), "The rainfall intensity–duration control of shallow
    /// landslides and debris flows", Geografiska Annaler 62A, 23–27. From memory, unverified.
    pub fn caine_1980() -> Self {
        Self {
            intensity_1h_mm_h: 14.82,
            exponent: 0.39,
            shortest_h: 0.167,
            longest_h: 500.0,
        }
    }

    /// I = 2.20 D^−0.44, 0.1 h to 1000 h: Guzzetti, Peruccacci, Rossi and Stark (2008), "The rainfall
    /// intensity–duration control of shallow landslides and debris flows: an update", Landslides 5, 3–17. From
    /// memory, unverified; a far lower envelope.
    pub fn guzzetti_2008() -> Self {
        Self {
            intensity_1h_mm_h: 2.20,
            exponent: 0.44,
            shortest_h: 0.1,
            longest_h: 1000.0,
        }
    }

    /// Threshold over a duration, in mm/h; durations it was not fitted to are taken as the nearest that it was.
    pub fn intensity_mm_h(&self, duration_h: f64) -> f64 {
        let duration_h = duration_h.min(self.longest_h).max(self.shortest_h);
        self.intensity_1h_mm_h * libm::pow(duration_h, -self.exponent)
    }
}

/// Rain at one place, one value a step from time zero on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RainSeries<'a> {
    /// Length of a step.
    pub step: Millis,
    /// Rain within the step, in mm. `[step]`
    pub rain_mm: &'a [f64],
}

impl RainSeries<'_> {
    /// Load at the end of each step: the greatest ratio so far of mean intensity to threshold, over all spells of
    /// whole steps that the threshold was fitted to. Never falls. `[step]`
    pub fn load(&self, threshold: &RainThreshold) -> Vec<f64> {
        let step_h = self.step.hours();
        let durations_h = (1..=self.rain_mm.len()).map(|steps| steps as f64 * step_h);
        // What the threshold lets fall in so many steps, counted from one.
        let harmless_mm: Vec<f64> = durations_h
            .take_while(|&duration_h| duration_h > 0.0 && duration_h <= threshold.longest_h)
            .map(|duration_h| threshold.intensity_mm_h(duration_h) * duration_h)
            .collect();
        let mut fallen_mm = vec![0.0];
        let (mut total_mm, mut highest) = (0.0, 0.0_f64);
        let mut load = Vec::with_capacity(self.rain_mm.len());
        for &rain_mm in self.rain_mm {
            total_mm += rain_mm.max(0.0);
            for (harmless_mm, before_mm) in harmless_mm.iter().zip(fallen_mm.iter().rev()) {
                if *harmless_mm > 0.0 {
                    highest = highest.max((total_mm - before_mm) / harmless_mm);
                }
            }
            fallen_mm.push(total_mm);
            load.push(highest);
        }
        load
    }
}

/// How rain makes slopes slide, and how long they close the road.
#[derive(Clone, Debug, PartialEq)]
pub struct LandslideParameters {
    /// Rain below which no slope slides.
    pub threshold: RainThreshold,
    /// Probability that a listed site slides, by its load; counts from a load of 1 on.
    pub slides: Fragility,
    /// How long the road is closed, in hours.
    pub closed_h: Dist,
}

impl LandslideParameters {
    /// The threshold of Caine; half of the listed sites slide at three times the threshold, logarithmic deviation
    /// 0.6; closed for 12 hours, nine times in ten for less than 48. All but the threshold assumed.
    pub fn assumed() -> Self {
        Self {
            threshold: RainThreshold::caine_1980(),
            slides: Fragility::LogNormal {
                median: 3.0,
                log_sd: 0.6,
            },
            closed_h: Dist::LogNormal {
                median: 12.0,
                p90: 48.0,
            },
        }
    }

    /// Probability that a site slides under a load; 0 below the threshold.
    pub fn probability(&self, load: f64) -> f64 {
        if load >= 1.0 {
            self.slides.probability(load)
        } else {
            0.0
        }
    }

    /// When the road below a site of this residual is closed: from the end of the step in which its slope gives way.
    /// One number is drawn from the stream in any case.
    pub fn closed(&self, rain: RainSeries, residual: f64, stream: &mut Stream) -> Option<Window> {
        let lasts = self.closed_h.hours(stream);
        let load = rain.load(&self.threshold);
        let gives_way = |&load: &f64| copula::fails(residual, self.probability(load));
        let step = load.iter().position(gives_way)?;
        let from = Millis(rain.step.0.saturating_mul(step as i64 + 1));
        Some(Window {
            from,
            until: (from + lasts).min(Millis::NEVER),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::{EntityKey, Purpose, SeedKey};
    use proptest::prelude::*;

    fn closed(rain_mm: &[f64], residual: f64) -> Option<Window> {
        let mut stream = SeedKey::new(1, "").stream(0, Purpose::LinkRepair, EntityKey::SCENARIO);
        let rain = RainSeries {
            step: Millis::from_hours(1.0),
            rain_mm,
        };
        LandslideParameters::assumed().closed(rain, residual, &mut stream)
    }

    #[test]
    fn zero_severity_means_zero_damage() {
        assert_eq!(closed(&[0.0; 72], -8.0), None);
        assert_eq!(closed(&[], -8.0), None);
    }

    #[test]
    fn rain_at_the_threshold_over_one_hour_is_a_load_of_one() {
        let rain = RainSeries {
            step: Millis::from_hours(1.0),
            rain_mm: &[0.0, 14.82, 0.0],
        };
        let load = rain.load(&RainThreshold::caine_1980());
        assert!(load[0] <= 0.0 && (load[1] - 1.0).abs() < 1e-12 && (load[2] - 1.0).abs() < 1e-12);
    }

    #[test]
    fn steady_rain_loads_more_the_longer_it_lasts() {
        // 10 mm/h: below the threshold of 14.82 at first; (10 / 14.82) D^0.39 passes 1 at D = (1.482)^(1/0.39) = 2.74
        // h.
        let rain = RainSeries {
            step: Millis::from_hours(1.0),
            rain_mm: &[10.0; 24],
        };
        let load = rain.load(&RainThreshold::caine_1980());
        assert!(load[1] < 1.0 && load[2] > 1.0);
        assert!((load[23] - 10.0 / 14.82 * libm::pow(24.0, 0.39)).abs() < 1e-12);
    }

    #[test]
    fn a_slope_gives_way_once_and_closes_the_road_from_then_on() {
        let weak = closed(&[5.0, 60.0, 60.0, 60.0, 0.0], -1.0).expect("far above the threshold");
        let strong = closed(&[5.0, 60.0, 60.0, 60.0, 0.0], 1.0).expect("far above the threshold");
        assert_eq!(weak.from, Millis::from_hours(2.0));
        assert!(strong.from > weak.from && weak.until > weak.from);
    }

    proptest! {
        #[test]
        fn more_rain_never_means_fewer_or_later_slides(
            rain_mm in prop::collection::vec(0.0..60.0f64, 1..40), factor in 1.0..3.0f64, residual in -3.0..3.0f64,
        ) {
            let more: Vec<f64> = rain_mm.iter().map(|rain| rain * factor).collect();
            if let Some(first) = closed(&rain_mm, residual) {
                let second = closed(&more, residual);
                prop_assert!(second.is_some_and(|second| second.from <= first.from));
            }
        }

        #[test]
        fn the_load_is_that_of_the_worst_spell(rain_mm in prop::collection::vec(0.0..60.0f64, 1..12)) {
            let threshold = RainThreshold::guzzetti_2008();
            let rain = RainSeries { step: Millis::from_minutes(30.0), rain_mm: &rain_mm };
            let mut worst = 0.0_f64;
            for end in 1..=rain_mm.len() {
                for begin in 0..end {
                    let duration_h = 0.5 * (end - begin) as f64;
                    let mean = rain_mm[begin..end].iter().sum::<f64>() / duration_h;
                    worst = worst.max(mean / threshold.intensity_mm_h(duration_h));
                }
                prop_assert!((rain.load(&threshold)[end - 1] - worst).abs() < 1e-9);
            }
        }
    }
}
