//! When a rescue crew has brought out one more: on duty, in a wind that lets its boats work, slower in the dark.

use super::duty::Duty;
use crate::hazard::Event;
use crate::scenario::rescue::RescueSettings;
use crate::units::Millis;

/// What the work of all crews depends on.
#[derive(Clone, Copy)]
pub struct RescueWork<'a> {
    settings: &'a RescueSettings,
    event: &'a Event,
    horizon: Millis,
    /// Shifts and rests.
    pub duty: Duty,
}

/// What that of one crew at one place depends on.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    /// People an hour by day.
    pub per_h: f64,
    /// The cell of a typhoon's wind there.
    pub wind_cell: Option<u32>,
}

impl<'a> RescueWork<'a> {
    /// Under these settings in one event.
    pub fn new(settings: &'a RescueSettings, event: &'a Event, horizon: Millis) -> Self {
        Self {
            settings,
            event,
            horizon,
            duty: Duty::of(settings.shift_h, settings.rest_h),
        }
    }

    /// When a crew whose first shift began at `first`, and that turns to somebody now, has brought them out.
    pub fn ends(&self, first: Millis, now: Millis, pace: Pace) -> Millis {
        let begins = self.begins(first, now, pace.wind_cell);
        if begins.is_never() {
            return Millis::NEVER;
        }
        let is_dark = self.event.daylight.is_dark(begins);
        let light = if is_dark {
            self.settings.night_share
        } else {
            1.0
        };
        let time = Millis::from_hours(1.0 / (pace.per_h * light));
        self.duty.ends(first, begins, time)
    }

    /// The first time from then on at which it is on duty and the wind lets its boats work.
    fn begins(&self, first: Millis, mut time: Millis, wind_cell: Option<u32>) -> Millis {
        let wind = self.event.passage.as_ref().zip(wind_cell);
        while time < self.horizon {
            let on_duty = self.duty.begins(first, time);
            let limit_m_s = self.settings.boat_wind_limit_m_s;
            let calm = wind.map_or(on_duty, |(passage, cell)| {
                passage.calm_after(cell, on_duty, limit_m_s)
            });
            if calm == on_duty {
                return on_duty;
            }
            time = calm;
        }
        Millis::NEVER
    }
}
