//! When the people of a danger zone would set out, if the way were open.
//!
//! In: who has heard a warning by when. Out: a [`Wish`] a place.

use crate::outcome::{WHOLE_PPM, Warned};
use crate::units::Millis;
use crate::world::Grid;

/// The last few of a thousand who prepare set out with those before them.
const ALL_READY: f64 = 0.9995;

/// How people set out in one event.
pub struct Departure {
    grid: Grid,
    comply_share: f64,
    /// The share of people ready so many steps after they heard. `[step]`
    ready: Vec<f64>,
}

/// Which share of a zone would have left by each step, in millionths.
pub struct Wish {
    /// The step of the first.
    pub first: usize,
    /// It stays at the last. `[step - first]`
    by_step: Vec<u32>,
}

impl Wish {
    /// The share by a step.
    pub fn at(&self, step: usize) -> u32 {
        let since = step.checked_sub(self.first);
        since.map_or(0, |since| self.by_step[since.min(self.by_step.len() - 1)])
    }

    /// Whether nobody more wishes to leave after a step.
    pub fn is_over(&self, step: usize) -> bool {
        step + 1 >= self.first + self.by_step.len()
    }
}

impl Departure {
    /// People of whom `comply_share` leave once they have heard, most of them after so many minutes.
    pub fn new(grid: Grid, comply_share: f64, preparation_min: f64) -> Self {
        Self {
            grid,
            comply_share,
            ready: ready(grid, preparation_min),
        }
    }

    /// Who would leave a place when; `helped` is how long its helpers take from the order on.
    pub fn wish(&self, special_needs_share: f64, warned: &Warned, helped: Millis) -> Wish {
        // Nobody leaves before the order.
        let first = self.step_after(warned.ordered);
        let all_helped = self.grid.step_at(warned.ordered + helped) + 2;
        let last = warned.by.0.last();
        let last_heard = last.map_or(first, |(time, _)| self.step_after(*time));
        let end = all_helped.max(last_heard + self.ready.len());
        let end = end.min(self.grid.steps()).max(first + 1);
        let leave = |(since, ready): (usize, f64)| {
            let passed = self.grid.step_begins(first + since) - warned.ordered;
            let helped = if helped > Millis::ZERO {
                passed.hours() / helped.hours()
            } else {
                1.0
            };
            let by_themselves = (1.0 - special_needs_share) * self.comply_share * ready;
            let with_help = special_needs_share * helped.clamp(0.0, 1.0);
            libm::round((by_themselves + with_help).clamp(0.0, 1.0) * f64::from(WHOLE_PPM)) as u32
        };
        let heard_and_ready = self.heard_and_ready(warned, first..end);
        Wish {
            first,
            by_step: heard_and_ready.into_iter().enumerate().map(leave).collect(),
        }
    }

    /// The share who have heard and are ready by each of these steps.
    fn heard_and_ready(&self, warned: &Warned, steps: std::ops::Range<usize>) -> Vec<f64> {
        let mut by_step = vec![0.0; steps.len()];
        let mut heard_ppm = 0;
        for &(time, share_ppm) in &warned.by.0 {
            let heard = f64::from(share_ppm - heard_ppm) / f64::from(WHOLE_PPM);
            heard_ppm = share_ppm;
            let heard_by = self.step_after(time).saturating_sub(steps.start);
            let since = by_step.get_mut(heard_by..).unwrap_or_default();
            for (after, share) in since.iter_mut().enumerate() {
                *share += heard * self.ready[after.min(self.ready.len() - 1)];
            }
        }
        by_step
    }

    /// The first step that does not begin before a time: nobody sets out before having heard.
    fn step_after(&self, time: Millis) -> usize {
        let step = self.grid.step_at(time);
        step + usize::from(self.grid.step_begins(step) < time)
    }
}

/// The share of people ready to set out so many steps after they heard: Rayleigh (Tweedie, Rowland, Walsh, Rhoten &
/// Hagle 1986, The Social Science Journal 23:189–204). `[step]`
fn ready(grid: Grid, mode_min: f64) -> Vec<f64> {
    let share = |steps: usize| {
        let ratio = steps as f64 * grid.step.minutes() / mode_min;
        if mode_min > 0.0 {
            1.0 - libm::exp(-0.5 * ratio * ratio)
        } else {
            1.0
        }
    };
    let preparing = (0..grid.steps()).map(share);
    let mut ready: Vec<f64> = preparing.take_while(|&share| share < ALL_READY).collect();
    ready.push(1.0);
    ready
}
