//! River flood by stage hydrograph: every reach rises and falls by one dimensionless curve, scaled to the peak that
//! was drawn and to its own lag and recession.

use super::levels::Flood;
use crate::hazard::Draws;
use crate::random::Purpose;
use crate::scenario::settings::FloodSettings;
use crate::scenario::tables::HydrographRow;
use crate::world::{Reach, World};

/// How high the event is as a whole, and when.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Crest {
    /// Rise as a multiple of the design rise.
    pub severity: f64,
    /// From the start to the reference peak, in hours.
    pub peak_time_h: f64,
}

/// Draws each reach's residual and computes its levels.
pub fn by_hydrograph(
    world: &World,
    settings: &FloodSettings,
    draws: &Draws,
    crest: Crest,
) -> Flood {
    let step_h = world.grid.step.hours();
    let mut flood = Flood::new(world);
    for reach in &world.reaches {
        let residual = settings
            .reach_residual
            .sample(&mut draws.stream(Purpose::Reach, reach.key))
            .max(0.0);
        let peak_m = reach.rise_m * crest.severity * residual;
        let peak_time_h = (crest.peak_time_h + reach.lag_h).max(0.1);
        flood.push(world, reach, peak_m, |step| {
            peak_m * rise_share(&world.hydrograph, step as f64 * step_h / peak_time_h, reach)
        });
    }
    flood
}

/// The dimensionless hydrograph at `time_ratio` times the time to peak; the falling limb is stretched by the reach.
fn rise_share(points: &[HydrographRow], time_ratio: f64, reach: &Reach) -> f64 {
    let ratio = if time_ratio > 1.0 {
        1.0 + (time_ratio - 1.0) / reach.recession_factor
    } else {
        time_ratio
    };
    let after = points.partition_point(|point| point.time_ratio <= ratio);
    match (
        after.checked_sub(1).and_then(|at| points.get(at)),
        points.get(after),
    ) {
        (Some(a), Some(b)) => {
            let part = (ratio - a.time_ratio) / (b.time_ratio - a.time_ratio);
            a.rise_share + part * (b.rise_share - a.rise_share)
        }
        // On the last point itself, and zero outside the table.
        (Some(last), None) if last.time_ratio >= ratio => last.rise_share,
        _ => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::EntityKey;

    fn reach(recession_factor: f64) -> Reach {
        Reach {
            id: "R1".into(),
            name: "R1".into(),
            key: EntityKey::new("reach", "R1"),
            rise_m: 4.0,
            lag_h: 0.0,
            recession_factor,
            dyke_crest_m: None,
            drain_h: 24.0,
            warning_rise_m: 1.0,
            beside: None,
            levels: None,
        }
    }

    #[test]
    fn the_hydrograph_is_straight_between_points_and_zero_outside() {
        let point = |time_ratio, rise_share| HydrographRow {
            time_ratio,
            rise_share,
        };
        let points = [point(0.0, 0.0), point(1.0, 1.0), point(3.0, 0.0)];
        let at = |ratio: f64, recession: f64| rise_share(&points, ratio, &reach(recession));
        for (ratio, recession, share) in [
            (0.0, 1.0, 0.0),
            (0.25, 1.0, 0.25),
            (1.0, 1.0, 1.0),
            (2.0, 1.0, 0.5),
            (3.0, 1.0, 0.0),
            (9.0, 1.0, 0.0),
            (3.0, 2.0, 0.5),
            (0.5, 2.0, 0.5),
        ] {
            assert!(
                (at(ratio, recession) - share).abs() < 1e-12,
                "{ratio} {recession}"
            );
        }
    }
}
