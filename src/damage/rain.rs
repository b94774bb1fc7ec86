//! What rain does by itself: listed slopes slide and close the road below.

use super::closures::{Cause, Closing};
use super::fragility::Fragility;
use super::landslides::{LandslideParameters, RainSeries, RainThreshold};
use crate::hazard::{Draws, Rain};
use crate::random::{Purpose, normal_quantile};
use crate::scenario::rain::RainDamageSettings;
use crate::units::{HOUR_MS, Millis};
use crate::world::World;

/// Adds the roads that slides close.
pub fn close(world: &World, rain: &Rain, draws: &Draws, closed: &mut Vec<Closing>) {
    // Thresholds are of spells of an hour and more; finer steps would only cost time.
    let steps = (HOUR_MS / world.grid.step.0).max(1);
    let step = Millis(world.grid.step.0 * steps);
    let threshold = threshold(&world.rain.damage);
    for (at, slope) in world.rain.landslides.iter().enumerate() {
        let mut stream = draws.stream(Purpose::Landslide, slope.key);
        let residual = normal_quantile(stream.uniform());
        let parameters = LandslideParameters {
            threshold,
            slides: Fragility::LogNormal {
                median: slope.threshold_factor,
                log_sd: slope.beta,
            },
            closed_h: slope.clearing_h,
        };
        let by_step = rain.slope_mm(at).chunks(steps as usize);
        let rain_mm: Vec<f64> = by_step.map(|rain_mm| rain_mm.iter().sum()).collect();
        let series = RainSeries {
            step,
            rain_mm: &rain_mm,
        };
        let window = parameters.closed(series, residual, &mut stream);
        closed.extend(window.map(|window| Closing {
            link: slope.link,
            window,
            cause: Cause::Landslide,
            work: None,
        }));
    }
}

fn threshold(settings: &RainDamageSettings) -> RainThreshold {
    RainThreshold {
        intensity_1h_mm_h: settings.slide_intensity_1h_mm_h,
        exponent: settings.slide_exponent,
        shortest_h: settings.slide_shortest_h,
        longest_h: settings.slide_longest_h,
    }
}
