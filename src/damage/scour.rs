//! Bridges that a flood undermines.
//!
//! In: the return period of the flood at a bridge. Out: whether it fails, and how long it stays closed. That the probability
//! grows with the return period is from Lamb, Garside, Pant & Hall (2019), who fit curves to 54 floods that felled British
//! rail bridges since 1846. The curve here is lognormal; its two figures are fitted to a yearly rate and to how rare the
//! floods were that felled 35 American bridges (Flint, Fringer, Billington, Freyberg & Diffenbaugh 2017).

use super::closures::{Cause, Closing, Window};
use super::fragility::Fragility;
use crate::hazard::{Draws, Event};
use crate::random::{Dist, Purpose, Stream, copula, normal_quantile};
use crate::scenario::water::FloodDamageSettings;
use crate::units::Millis;
use crate::world::{RiverBridge, World};

/// Adds the bridges that the flood undermines, each from the peak of its river on.
pub fn close(world: &World, event: &Event, draws: &Draws, closed: &mut Vec<Closing>) {
    let (Some(flood), Some(ground)) = (&event.flood, &world.scour) else {
        return;
    };
    let parameters = ScourParameters::of(&ground.damage);
    for &RiverBridge { link, reach } in &ground.bridges {
        let Some(levels) = &world.reaches[reach.at()].levels else {
            continue;
        };
        let mut stream = draws.stream(Purpose::Scour, world.network.links.key[link.at()]);
        let residual = normal_quantile(stream.uniform());
        let flow = PeakFlow {
            return_period_years: levels.return_period_y(flood.river_peak_m(reach)),
            peak: world.grid.step_begins(flood.river_peak_step(reach)),
        };
        let window = parameters.closed(flow, residual, &mut stream);
        closed.extend(window.map(|window| Closing {
            link,
            window,
            cause: Cause::Scour,
            work: None,
        }));
    }
}

/// The return period whose flood the probability of failure is given for, in years.
const CENTURY_Y: f64 = 100.0;

/// How floods undermine bridges.
#[derive(Clone, Debug, PartialEq)]
struct ScourParameters {
    /// Probability of failure by the return period of the flood in years.
    fails: Fragility,
    /// Closed time of a bridge that has failed, in hours.
    closed_h: Dist,
}

impl ScourParameters {
    fn of(settings: &FloodDamageSettings) -> Self {
        Self {
            fails: Fragility::LogNormal {
                median: CENTURY_Y
                    * libm::exp(
                        -settings.scour_beta * normal_quantile(settings.scour_100_y_probability),
                    ),
                log_sd: settings.scour_beta,
            },
            closed_h: settings.scour_closed_h,
        }
    }

    /// When a bridge is closed whose residual is `residual`, if it fails in a flood of this return period that peaks
    /// at `peak`. One number is drawn from the stream, whether it fails or not. What happens every year fells no bridge.
    fn closed(&self, flow: PeakFlow, residual: f64, stream: &mut Stream) -> Option<Window> {
        let lasts = self.closed_h.hours(stream);
        if flow.return_period_years <= 1.0 {
            return None;
        }
        let probability = self.fails.probability(flow.return_period_years);
        copula::fails(residual, probability).then_some(Window {
            from: flow.peak,
            until: (flow.peak + lasts).min(Millis::NEVER),
        })
    }
}

/// The highest flood at a bridge in one replication.
#[derive(Clone, Copy, Debug, PartialEq)]
struct PeakFlow {
    /// How rare it is: exceeded once in so many years on average.
    return_period_years: f64,
    /// When it passes.
    peak: Millis,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::{EntityKey, SeedKey};
    use crate::scenario::spec::defaults;

    fn parameters() -> ScourParameters {
        ScourParameters::of(&defaults().expect("every field has a default"))
    }

    fn closed(return_period_years: f64, residual: f64) -> Option<Window> {
        let mut stream = SeedKey::new(1, "").stream(0, Purpose::LinkRepair, EntityKey::SCENARIO);
        let peak = Millis::from_hours(9.0);
        let flow = PeakFlow {
            return_period_years,
            peak,
        };
        parameters().closed(flow, residual, &mut stream)
    }

    #[test]
    fn zero_severity_means_zero_damage() {
        assert_eq!(closed(0.0, -8.0), None);
    }

    /// Share of bridges that fall a year in floods of less than `rarest_y` years: a flood of T years or more comes with
    /// probability 1/T a year, so that ln T is exponential.
    fn falls_a_year(rarest_y: f64) -> f64 {
        let (steps, end) = (20_000, libm::log(rarest_y));
        let width = end / f64::from(steps);
        let share = |step: i32| {
            let log_y = width * (f64::from(step) + 0.5);
            parameters().fails.probability(libm::exp(log_y)) * libm::exp(-log_y) * width
        };
        (0..steps).map(share).sum()
    }

    #[test]
    fn as_given_one_bridge_in_ten_thousand_falls_a_year() {
        let rate = falls_a_year(1e12);
        assert!((rate / 1e-4 - 1.0).abs() < 0.01, "{rate}");
    }

    #[test]
    fn as_given_floods_of_less_than_a_century_fell_twenty_three_of_thirty_five() {
        let share = falls_a_year(100.0) / falls_a_year(1e12);
        assert!((share - 23.0 / 35.0).abs() < 0.01, "{share}");
    }

    #[test]
    fn the_probability_of_the_century_flood_is_met_and_the_bridge_falls_at_its_peak() {
        let threshold = normal_quantile(0.0011);
        assert_eq!(closed(100.0, threshold + 0.001), None);
        let window = closed(100.0, threshold - 0.001).expect("it fails");
        assert!(window.from == Millis::from_hours(9.0) && window.until > window.from);
    }

    #[test]
    fn what_happens_every_year_fells_no_bridge() {
        assert_eq!(closed(1.0, -8.0), None);
    }
}
