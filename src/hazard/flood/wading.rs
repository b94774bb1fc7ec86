//! How fast vehicles wade.

use crate::scenario::settings::FloodSettings;

/// Highest speed in km/h on a road under `depth_m` of water, for a vehicle that must stop at `stop_m`.
///
/// Pregnolato, Ford, Wilkinson & Dawson (2017), "The impact of flooding on road transport: a depth–disruption
/// function", Transportation Research Part D 55, 67–81: v = 0.0009 w² − 0.5529 w + 86.9448, w in mm, for cars, which
/// stop at 300 mm. The parabola turns up again beyond its vertex at 307 mm, so it is cut at the stop, as the paper does.
/// Vehicles with another stop use the same curve over w · 300 / stop: at 600 mm that gives 0.00023 w² − 0.276 w, within 5 % of
/// the conservative envelope that planners use for high-wheeled vehicles.
pub fn depth_speed_km_h(settings: &FloodSettings, depth_m: f64, stop_m: f64) -> f64 {
    if depth_m <= 0.0 {
        return f64::INFINITY;
    }
    if depth_m >= stop_m {
        return 0.0;
    }
    let w = depth_m / stop_m * settings.depth_speed_stop_mm;
    (settings.depth_speed_a * w * w + settings.depth_speed_b * w + settings.depth_speed_c).max(0.0)
}

#[cfg(test)]
#[path = "wading_tests.rs"]
mod tests;
