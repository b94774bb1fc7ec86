//! The axis of local time, and the frame of a small plot on it.

use super::{Scale, step_of, ticks};
use crate::report::clock::LocalClock;
use crate::report::numbers;
use crate::report::svg::{Anchor, Point, Svg, ems};

/// Steps at which local hours are marked; all divide a day, or are whole days.
const LOCAL_HOUR_STEPS: [f64; 8] = [1.0, 2.0, 3.0, 6.0, 12.0, 24.0, 48.0, 96.0];
/// Steps at which whole numbers are marked: links, or m³/s.
pub const COUNT_STEPS: [f64; 12] = [
    1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1000.0, 2000.0, 5000.0,
];
/// Room for one mark of time.
const MARK: f64 = 46.0;
/// Size of the type along the axis.
const TYPE: f64 = 12.0;

/// A plot of something over local time.
pub struct Plot {
    /// Hours since the start.
    pub hours: Scale,
    /// What is plotted.
    pub values: Scale,
}

impl Plot {
    /// A plot between its upper left and lower right corner, of so many hours and of values up to `high`.
    pub fn new(upper_left: Point, lower_right: Point, hours: f64, high: f64) -> Self {
        Self {
            hours: Scale {
                low: 0.0,
                high: hours,
                from: upper_left[0],
                to: lower_right[0],
            },
            values: Scale {
                low: 0.0,
                high,
                from: lower_right[1],
                to: upper_left[1],
            },
        }
    }

    /// Where a value at a time stands.
    pub fn at(&self, time_h: f64, value: f64) -> Point {
        [self.hours.at(time_h), self.values.at(value)]
    }

    /// Draws the axes: marks of local time below, dates at midnight, values at the left.
    pub fn axes(&self, svg: &mut Svg, clock: &LocalClock, steps: &[f64]) {
        let (left, right) = (self.hours.from, self.hours.to);
        let (bottom, top) = (self.values.from, self.values.to);
        let step = step_of(self.values.high, 5.0, steps);
        for value in ticks(self.values.high, step) {
            let y = self.values.at(value);
            svg.line("grid", [left, y], [right, y]);
            let label = numbers::shortest(libm::round(value * 1000.0) / 1000.0);
            svg.text("tick", [left - 6.0, y + 4.0], Anchor::End, &label);
        }
        local_hours(svg, clock, self.hours, [top, bottom]);
    }
}

/// Draws the axis of time under what stands between these heights: marks of local time, dates at midnight.
pub fn local_hours(svg: &mut Svg, clock: &LocalClock, hours: Scale, [top, bottom]: [f64; 2]) {
    let (left, right) = (hours.from, hours.to);
    let most = ((right - left) / MARK).max(1.0);
    let step = step_of(hours.high - hours.low, most, &LOCAL_HOUR_STEPS);
    let ticks = clock.ticks(hours.high, step as i64).into_iter();
    for tick in ticks.filter(|tick| tick.time_h >= hours.low) {
        let x = hours.at(tick.time_h);
        let class = if tick.is_midnight { "midnight" } else { "grid" };
        svg.line(class, [x, top], [x, bottom]);
        // A mark at the edge would run out of the plot.
        let half = TYPE * ems(&tick.label) / 2.0;
        if x + half <= right + 8.0 && x - half >= left - 8.0 {
            svg.text("tick", [x, bottom + 15.0], Anchor::Middle, &tick.label);
        }
    }
    svg.line("axis", [left, bottom], [right, bottom]);
}
