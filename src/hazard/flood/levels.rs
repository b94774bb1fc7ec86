//! The levels of all reaches over one replication, however the river got there: dykes, and the spans of time above heights.
//!
//! A dyke keeps the ground behind it dry until it is topped; then the water stands inside as high as the river. Once the
//! river has fallen below the crest it drains away slowly, and never lower than the river stands.

use crate::world::{Reach, ReachIx, World};

/// Water levels of one replication.
#[derive(Clone, Debug, PartialEq)]
pub struct Flood {
    steps: usize,
    /// Rise in metres. `[reach × step]`
    rise_m: Vec<f64>,
    /// Rise of the river itself, before any dyke, in metres. `[reach × step]`
    river_m: Vec<f64>,
    /// Highest rise up to a step, and from a step on, in metres. `[reach × step]`
    highest_before_m: Vec<f64>,
    highest_after_m: Vec<f64>,
    /// Lowest rise between a step and the peak, in metres. `[reach × step]`
    lowest_to_peak_m: Vec<f64>,
    /// The first step at which a reach stands highest. `[reach]`
    peak_step: Vec<usize>,
    /// Rise of the river itself at its peak, before any dyke, in metres. `[reach]`
    river_peak_m: Vec<f64>,
    /// The first step at which the river itself stands highest. `[reach]`
    river_peak_step: Vec<usize>,
    /// First step at which the river passes its warning stage. `[reach]`
    warning_step: Vec<Option<usize>>,
}

impl Flood {
    /// No reach yet.
    pub fn new(world: &World) -> Self {
        let steps = world.grid.steps();
        let cells = || Vec::with_capacity(steps * world.reaches.len());
        Self {
            steps,
            rise_m: cells(),
            river_m: cells(),
            highest_before_m: cells(),
            highest_after_m: cells(),
            lowest_to_peak_m: cells(),
            peak_step: Vec::with_capacity(world.reaches.len()),
            river_peak_m: Vec::with_capacity(world.reaches.len()),
            river_peak_step: Vec::with_capacity(world.reaches.len()),
            warning_step: Vec::with_capacity(world.reaches.len()),
        }
    }

    /// Adds the next reach, whose river rises by `river_m(step)` metres in each step and by `peak_m` at its peak, be it
    /// within the horizon or not.
    pub fn push(
        &mut self,
        world: &World,
        reach: &Reach,
        peak_m: f64,
        river_m: impl Fn(usize) -> f64,
    ) {
        let drained = libm::exp(-world.grid.step.hours() / reach.drain_h);
        let (mut inside, mut warning) = (0.0_f64, None);
        let (mut highest, mut peak_step) = (0.0_f64, 0);
        for step in 0..self.steps {
            let river = river_m(step);
            if warning.is_none() && river >= reach.warning_rise_m {
                warning = Some(step);
            }
            if river > highest {
                (highest, peak_step) = (river, step);
            }
            inside = match reach.dyke_crest_m {
                // Water drains by gravity: no lower than it stands outside.
                Some(crest) if river <= crest => (inside * drained).max(inside.min(river)),
                _ => river,
            };
            self.rise_m.push(inside);
            self.river_m.push(river);
        }
        self.river_peak_m.push(peak_m);
        self.river_peak_step.push(peak_step);
        self.warning_step.push(warning);
        self.finish();
    }

    /// Adds the next level, in metres, that no river has. `[step]`
    pub fn push_still(&mut self, level_m: &[f64]) {
        self.rise_m.extend(&level_m[..self.steps]);
        self.river_m.extend(&level_m[..self.steps]);
        let (peak_m, peak_step) = (0..self.steps).fold((0.0, 0), |best: (f64, usize), step| {
            if level_m[step] > best.0 {
                (level_m[step], step)
            } else {
                best
            }
        });
        self.river_peak_m.push(peak_m);
        self.river_peak_step.push(peak_step);
        self.warning_step.push(None);
        self.finish();
    }

    /// Takes in the level that has been added last.
    fn finish(&mut self) {
        let begin = self.highest_before_m.len();
        let mut highest = 0.0_f64;
        for &level_m in &self.rise_m[begin..] {
            highest = highest.max(level_m);
            self.highest_before_m.push(highest);
        }
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
    }

    /// Rise at a reach (behind its dyke, if it has one) in a step, in metres.
    #[inline]
    pub fn rise_m(&self, reach: ReachIx, step: usize) -> f64 {
        self.rise_m[reach.at() * self.steps + step]
    }
    /// Rise of the river itself in a step, before any dyke, in metres.
    pub fn river_m(&self, reach: ReachIx, step: usize) -> f64 {
        self.river_m[reach.at() * self.steps + step]
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
    /// The first step at which the river itself stands highest within the horizon.
    pub fn river_peak_step(&self, reach: ReachIx) -> usize {
        self.river_peak_step[reach.at()]
    }
    /// First step at which the river passes its warning stage.
    pub fn warning_step(&self, reach: ReachIx) -> Option<usize> {
        self.warning_step[reach.at()]
    }
}
