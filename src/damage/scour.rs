//! Bridges that a flood undermines.
//!
//! In: the return period of the flood at a bridge. Out: whether it fails, and how long it stays closed. The family of
//! curves is that of Lamb, Aspinall, Odbert and Wagener (2017, 2019), of 54 British rail bridges lost to scour since
//! 1846; the figures are not theirs.

use super::closures::{Cause, Closing, Window};
use super::fragility::Fragility;
use crate::hazard::{Draws, Event};
use crate::random::{Dist, Purpose, Stream, copula, normal_quantile};
use crate::scenario::choices::Mode;
use crate::scenario::water::FloodDamageSettings;
use crate::units::Millis;
use crate::world::{LinkIx, World};

/// Adds the bridges that the flood undermines: those of roads and paths over a reach whose return levels are known, each from the peak of its
/// river on.
pub fn close(world: &World, event: &Event, draws: &Draws, closed: &mut Vec<Closing>) {
    let Some(flood) = &event.flood else {
        return;
    };
    let parameters = ScourParameters::of(&world.flood_damage);
    let links = &world.network.links;
    for (at, water) in links.water.iter().enumerate() {
        let is_road = matches!(links.mode[at], Mode::Road | Mode::Foot);
        let Some(water) = water.filter(|_| links.bridge[at] && is_road) else {
            continue;
        };
        let reach = world.reaches.get(water.reach.at());
        let Some(levels) = reach.and_then(|reach| reach.levels.as_ref()) else {
            continue;
        };
        let mut stream = draws.stream(Purpose::Scour, links.key[at]);
        let residual = normal_quantile(stream.uniform());
        let flow = PeakFlow {
            return_period_years: levels.return_period_y(flood.river_peak_m(water.reach)),
            peak: world.grid.step_begins(flood.river_peak_step(water.reach)),
        };
        let window = parameters.closed(flow, residual, &mut stream);
        closed.extend(window.map(|window| Closing {
            link: LinkIx(at as u32),
            window,
            cause: Cause::Scour,
        }));
    }
}

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
                median: settings.scour_median_y,
                log_sd: settings.scour_beta,
            },
            closed_h: settings.scour_closed_h,
        }
    }

    /// When a bridge is closed whose residual is `residual`, if it fails in a flood of this return period that peaks
    /// at `peak`. One number is drawn from the stream, whether it fails or not. What happens every year fells no bridge.
    fn closed(&self, flow: PeakFlow, residual: f64, stream: &mut Stream) -> Option<Window> {
        let lasts = Millis::from_hours(self.closed_h.sample(stream).max(0.0));
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
        let probability = parameters().fails.probability(2.0);
        assert!((2.0e-6..2.12e-6).contains(&probability), "{probability}");
    }
}
