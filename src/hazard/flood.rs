//! River flood by stage hydrograph: every reach rises and falls by one dimensionless curve, scaled to the peak that
//! was drawn and to its own lag and recession. A dyke keeps the ground behind it dry until it is topped; then the
//! water stands inside as high as the river, and drains away slowly once the river has fallen below the crest.

use super::Draws;
use crate::random::Purpose;
use crate::scenario::settings::FloodSettings;
use crate::scenario::tables::HydrographRow;
use crate::world::{Reach, ReachIx, World};

/// Water levels of one replication.
#[derive(Clone, Debug, PartialEq)]
pub struct Flood {
    steps: usize,
    /// Rise in metres. `[reach × step]`
    rise_m: Vec<f64>,
    /// Highest rise up to a step, and from a step on, in metres. `[reach × step]`
    highest_before_m: Vec<f64>,
    highest_after_m: Vec<f64>,
    /// Lowest rise between a step and the peak, in metres. `[reach × step]`
    lowest_to_peak_m: Vec<f64>,
    /// The first step at which a reach stands highest. `[reach]`
    peak_step: Vec<usize>,
    /// Rise of the river itself at its peak, before any dyke, in metres. `[reach]`
    river_peak_m: Vec<f64>,
    /// First step at which the river passes its warning stage. `[reach]`
    warning_step: Vec<Option<usize>>,
}

impl Flood {
    /// Draws each reach's residual and computes its levels.
    pub fn draw(
        world: &World,
        settings: &FloodSettings,
        draws: &Draws,
        severity: f64,
        peak_time_h: f64,
    ) -> Self {
        let steps = world.grid.steps();
        let mut flood = Self {
            steps,
            rise_m: Vec::with_capacity(steps * world.reaches.len()),
            highest_before_m: Vec::with_capacity(steps * world.reaches.len()),
            highest_after_m: Vec::with_capacity(steps * world.reaches.len()),
            lowest_to_peak_m: Vec::with_capacity(steps * world.reaches.len()),
            peak_step: Vec::with_capacity(world.reaches.len()),
            river_peak_m: Vec::with_capacity(world.reaches.len()),
            warning_step: Vec::with_capacity(world.reaches.len()),
        };
        for reach in &world.reaches {
            let residual = settings
                .reach_residual
                .sample(&mut draws.stream(Purpose::Reach, reach.key))
                .max(0.0);
            flood.push(
                world,
                reach,
                reach.rise_m * severity * residual,
                peak_time_h + reach.lag_h,
            );
        }
        flood
    }

    fn push(&mut self, world: &World, reach: &Reach, peak_m: f64, peak_time_h: f64) {
        let step_h = world.grid.step.hours();
        let drained = libm::exp(-step_h / reach.drain_h);
        let (mut inside, mut highest, mut warning) = (0.0_f64, 0.0_f64, None);
        for step in 0..self.steps {
            let river = peak_m
                * rise_share(
                    &world.hydrograph,
                    step as f64 * step_h / peak_time_h.max(0.1),
                    reach,
                );
            if warning.is_none() && river >= reach.warning_rise_m {
                warning = Some(step);
            }
            inside = match reach.dyke_crest_m {
                Some(crest) if river <= crest => inside * drained,
                _ => river,
            };
            highest = highest.max(inside);
            self.rise_m.push(inside);
            self.highest_before_m.push(highest);
        }
        let begin = self.highest_after_m.len();
        self.highest_after_m
            .extend_from_slice(&self.rise_m[begin..]);
        for step in (begin + 1..begin + self.steps).rev() {
            self.highest_after_m[step - 1] =
                self.highest_after_m[step - 1].max(self.highest_after_m[step]);
        }
        let rise_m = &self.rise_m[begin..];
        let peak = rise_m.iter().position(|&rise_m| rise_m >= highest);
        let peak = peak.unwrap_or(0);
        self.lowest_to_peak_m.extend_from_slice(rise_m);
        let lowest = &mut self.lowest_to_peak_m[begin..];
        for step in (0..peak).rev() {
            lowest[step] = lowest[step].min(lowest[step + 1]);
        }
        for step in peak + 1..self.steps {
            lowest[step] = lowest[step].min(lowest[step - 1]);
        }
        self.peak_step.push(peak);
        self.river_peak_m.push(peak_m);
        self.warning_step.push(warning);
    }

    /// Rise at a reach (behind its dyke, if it has one) in a step, in metres.
    #[inline]
    pub fn rise_m(&self, reach: ReachIx, step: usize) -> f64 {
        self.rise_m[reach.at() * self.steps + step]
    }
    /// The steps, first to last, at which a reach has risen by more than `height_m`.
    pub fn steps_above(&self, reach: ReachIx, height_m: f64) -> std::ops::Range<usize> {
        let all = reach.at() * self.steps..(reach.at() + 1) * self.steps;
        let first =
            self.highest_before_m[all.clone()].partition_point(|&rise_m| rise_m <= height_m);
        let end = self.highest_after_m[all].partition_point(|&rise_m| rise_m > height_m);
        first..end.max(first)
    }
    /// The steps around its peak at which a reach stands above `height_m` throughout.
    pub fn steps_throughout(&self, reach: ReachIx, height_m: f64) -> std::ops::Range<usize> {
        let own = &self.lowest_to_peak_m[reach.at() * self.steps..(reach.at() + 1) * self.steps];
        let (rising, falling) = own.split_at(self.peak_step[reach.at()]);
        let first = rising.partition_point(|&lowest_m| lowest_m <= height_m);
        let end = rising.len() + falling.partition_point(|&lowest_m| lowest_m > height_m);
        first..end.max(first)
    }
    /// The first step at which a reach stands highest.
    #[inline]
    pub fn peak_step(&self, reach: ReachIx) -> usize {
        self.peak_step[reach.at()]
    }
    /// The first step at which a rise that satisfies `reaches` has been there; `reaches` holds from some height on.
    pub fn first_step(&self, reach: ReachIx, reaches: impl Fn(f64) -> bool) -> Option<usize> {
        let own = &self.highest_before_m[reach.at() * self.steps..(reach.at() + 1) * self.steps];
        let step = own.partition_point(|&highest_m| !reaches(highest_m));
        (step < self.steps).then_some(step)
    }
    /// Highest rise at a reach within the horizon, in metres.
    pub fn peak_rise_m(&self, reach: ReachIx) -> f64 {
        self.rise_m(reach, self.peak_step(reach))
    }
    /// Peak rise of the river itself, before any dyke, in metres.
    pub fn river_peak_m(&self, reach: ReachIx) -> f64 {
        self.river_peak_m[reach.at()]
    }
    /// First step at which the river passes its warning stage.
    pub fn warning_step(&self, reach: ReachIx) -> Option<usize> {
        self.warning_step[reach.at()]
    }
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
#[path = "flood_tests.rs"]
mod tests;
