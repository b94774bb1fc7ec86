//! The figures of the page, drawn as SVG: one file each. Every figure stands beside a table that says the same.
//!
//! In: results and the language. Out: an SVG element, or `None` where there is nothing to show.

mod arrival;
pub mod axis;
mod bars;
mod budget;
pub mod ground;
pub mod labels;
pub mod legend;
mod map;
pub mod sketch;
pub mod steps;

pub use arrival::{arrival, relief_limits_h, shares_at};
pub use bars::bars;
pub use budget::budget;
pub use map::map;

/// Width of every figure, in figure units.
pub const WIDTH: f64 = 760.0;

/// The scale of an axis: values from `low` to `high` onto figure units from `from` to `to`.
#[derive(Clone, Copy, Debug)]
pub struct Scale {
    /// Least value.
    pub low: f64,
    /// Greatest value.
    pub high: f64,
    /// Where the least stands.
    pub from: f64,
    /// Where the greatest stands.
    pub to: f64,
}

impl Scale {
    /// Where the value stands; values outside stand at the ends.
    pub fn at(&self, value: f64) -> f64 {
        let share = (value - self.low) / (self.high - self.low);
        self.from + share.clamp(0.0, 1.0) * (self.to - self.from)
    }
}

/// The smallest step out of `steps` that divides `span` into at most `most` parts; multiples of the last beyond it.
pub fn step_of(span: f64, most: f64, steps: &[f64]) -> f64 {
    let fits = |step: &f64| span / step <= most;
    let last = steps.last().copied().unwrap_or(1.0);
    steps
        .iter()
        .copied()
        .find(fits)
        .unwrap_or_else(|| last * libm::ceil(span / last / most))
}

/// Multiples of `step` from zero up to `high`.
pub fn ticks(high: f64, step: f64) -> Vec<f64> {
    let count = libm::floor(high / step + 1e-9) as usize;
    (0..=count).map(|at| at as f64 * step).collect()
}

/// Steps at which hours are marked.
pub const HOUR_STEPS: [f64; 9] = [0.25, 0.5, 1.0, 2.0, 3.0, 6.0, 12.0, 24.0, 48.0];
