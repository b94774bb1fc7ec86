//! The local time of a replication: with its date where the scenario knows one, else by the day counted from the start.

use crate::hazard::Event;
use crate::text::Lang;
use crate::text::messages::hazard as say;
use crate::units::{Millis, UtcMinute};
use crate::world::World;

/// Minutes of a day.
const DAY_MIN: i64 = 24 * 60;

/// A mark on the axis of time.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// Hours since the start.
    pub time_h: f64,
    /// The date at midnight, else the time of day.
    pub label: String,
    /// Whether it is midnight.
    pub is_midnight: bool,
}

/// Turns times of a replication into local times.
#[derive(Clone, Copy, Debug)]
pub struct LocalClock {
    /// Local time at the start, as if it were UTC, where the date is known.
    dated: Option<UtcMinute>,
    /// Minutes since midnight at the start.
    start_min: i64,
    lang: Lang,
}

impl LocalClock {
    /// The clock of an event: a typhoon has a date, other events only a time of day.
    pub fn of(world: &World, event: &Event, lang: Lang) -> Self {
        let start = |settings: &crate::scenario::hazards::TyphoonSettings| {
            let offset_min = libm::round(settings.utc_offset_h * 60.0) as i64;
            UtcMinute(settings.start_utc.0 + offset_min)
        };
        Self {
            dated: world.storm.as_ref().map(|ground| start(&ground.settings)),
            start_min: libm::round(event.start_hour_h * 60.0) as i64,
            lang,
        }
    }

    /// `08-23 14:05`, or `day 1 14:05`; a dash for what never comes.
    pub fn local(&self, time: Millis) -> String {
        if time.is_never() {
            return say::none(self.lang);
        }
        let minutes = libm::round(time.minutes()) as i64;
        if let Some(start) = self.dated {
            let civil = UtcMinute(start.0 + minutes).civil();
            let (month, day) = (civil.month, civil.day);
            return format!("{month:02}-{day:02} {:02}:{:02}", civil.hour, civil.minute);
        }
        let since = self.start_min + minutes;
        let (day, of_day) = (since.div_euclid(DAY_MIN) + 1, since.rem_euclid(DAY_MIN));
        say::day(
            self.lang,
            day,
            format!("{:02}:{:02}", of_day / 60, of_day % 60),
        )
    }

    /// Marks up to so many hours after the start, at every local time of day that is a multiple of `step_h`; steps of whole
    /// days count from the first midnight.
    pub fn ticks(&self, until_h: f64, step_h: i64) -> Vec<Tick> {
        let step_min = step_h.max(1) * 60;
        let start_min = self.dated.map_or(self.start_min, |start| start.0);
        let of_day = start_min.rem_euclid(DAY_MIN);
        let first = (DAY_MIN - of_day) % DAY_MIN % step_min.min(DAY_MIN);
        let tick = |since_min: i64| {
            let time_h = since_min as f64 / 60.0;
            let local = self.local(Millis::from_minutes(since_min as f64));
            let (date, clock) = local.rsplit_once(' ').unwrap_or(("", &local));
            let is_midnight = (of_day + since_min) % DAY_MIN == 0;
            Tick {
                time_h,
                label: if is_midnight { date } else { clock }.to_owned(),
                is_midnight,
            }
        };
        let times = (0..).map(|at| first + at * step_min);
        times
            .map(tick)
            .take_while(|tick| tick.time_h <= until_h)
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marks(start_min: i64, until_h: f64, step_h: i64) -> Vec<(f64, String)> {
        let clock = LocalClock {
            dated: None,
            start_min,
            lang: Lang::En,
        };
        let ticks = clock.ticks(until_h, step_h).into_iter();
        ticks.map(|tick| (tick.time_h, tick.label)).collect()
    }

    #[test]
    fn marks_stand_at_round_local_times_and_name_the_day_at_midnight() {
        let named = |marks: &[(f64, &str)]| -> Vec<(f64, String)> {
            marks
                .iter()
                .map(|(at, label)| (*at, (*label).to_owned()))
                .collect()
        };
        // From 8:30: noon is 3.5 h away, midnight 15.5 h.
        let half_days = [(3.5, "12:00"), (15.5, "day 2"), (27.5, "12:00")];
        assert_eq!(marks(510, 30.0, 12), named(&half_days));
        assert_eq!(marks(510, 30.0, 24), named(&[(15.5, "day 2")]));
        assert_eq!(
            marks(0, 24.0, 24),
            named(&[(0.0, "day 1"), (24.0, "day 2")])
        );
    }
}
