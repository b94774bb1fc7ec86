//! The local time of a replication: with its date where the scenario knows one, else by the day counted from the start.

use crate::hazard::Event;
use crate::text::Lang;
use crate::text::messages::hazard as say;
use crate::units::{Millis, UtcMinute};
use crate::world::World;

/// Minutes of a day.
const DAY_MIN: i64 = 24 * 60;

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
}
