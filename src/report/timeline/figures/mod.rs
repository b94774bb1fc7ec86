//! The timeline drawn: all places in one picture, and each place by itself with its vehicles.
//!
//! In: what is told and its rows. Out: [`Drawing`]s for the page and for files of their own.

mod lanes;
mod overview;
mod place;

use super::places::PlaceLane;
use super::{Replayed, Timeline};
use crate::report::figures::axis::local_hours;
use crate::report::figures::{Scale, WIDTH};
use crate::report::svg::Svg;
use crate::units::Millis;

pub use overview::overview;
pub use place::place;

/// Where lanes begin, right of their names.
const LEFT: f64 = 148.0;
/// Where they end, left of how long they took.
const RIGHT: f64 = WIDTH - 66.0;
/// Hours that are shown at least.
const LEAST_H: f64 = 3.0;
/// Hours that are shown of a wait without an end, where no limit says more.
const OPEN_END_H: f64 = 12.0;

/// A figure.
pub struct Drawing {
    /// What it shows.
    pub caption: String,
    /// The element.
    pub svg: String,
}

/// Where lanes stand on the sheet.
#[derive(Clone, Copy)]
struct Lanes {
    hours: Scale,
    top: f64,
    bottom: f64,
}

impl Lanes {
    fn at(&self, time: Millis) -> f64 {
        self.hours.at(time.hours())
    }

    /// Nights, and marks of local time below.
    fn ground(&self, svg: &mut Svg, replayed: &Replayed) {
        let (daylight, horizon) = (&replayed.facts.event.daylight, replayed.world.grid.horizon);
        let changes = daylight.changes_after(Millis::ZERO);
        let mut from = Millis::ZERO;
        for until in changes.chain([horizon]) {
            let (left, right) = (self.at(from), self.at(until));
            if daylight.is_dark(from) && right > left {
                let size = [right - left, self.bottom - self.top];
                svg.rect("night", [left, self.top], size);
            }
            from = until;
        }
        let clock = replayed.clock();
        local_hours(svg, &clock, self.hours, [self.top, self.bottom]);
    }
}

/// The scale of a picture that shows all of these times, in full hours.
fn hours(times: impl Iterator<Item = Millis>, horizon: Millis) -> Scale {
    let times = times.filter(|time| !time.is_never());
    let (mut low, mut high) = (horizon, Millis::ZERO);
    for time in times {
        (low, high) = (low.min(time), high.max(time));
    }
    let low = libm::floor(low.min(high).hours().max(0.0));
    let high = libm::ceil(high.min(horizon).hours()).max(low + LEAST_H);
    Scale {
        low,
        high,
        from: LEFT,
        to: RIGHT,
    }
}

/// The times that a picture of a place must show.
fn times(lane: &PlaceLane) -> impl Iterator<Item = Millis> {
    lane.waits.iter().flat_map(|wait| {
        let end = if wait.until.is_never() {
            wait.from + Millis::from_hours(OPEN_END_H)
        } else {
            wait.until
        };
        [wait.from, end, wait.limit]
    })
}

/// The figures: of all places where there are several, and of each. `defines` says which of them, counted from none, bring the
/// hatch of the steps along: each that stands alone, but only one on a page.
pub fn all(replayed: &Replayed, timeline: &Timeline, defines: fn(usize) -> bool) -> Vec<Drawing> {
    let mut drawings: Vec<Drawing> = Vec::new();
    drawings.extend(overview(replayed, timeline, defines(0)));
    for (at, lane) in timeline.places.iter().enumerate() {
        let hatch = defines(drawings.len());
        drawings.push(place(replayed, (at, lane), hatch));
    }
    drawings
}
