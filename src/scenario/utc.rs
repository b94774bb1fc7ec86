//! Instants in Coordinated Universal Time, to the minute: when a storm stood where.

use std::fmt;
use std::str::FromStr;

use super::spec::{Cell, CellFault, Kind};

/// An instant. Written `2017-08-23T06:00Z` (ISO 8601).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Utc {
    /// Minutes since 1970-01-01T00:00Z.
    pub minutes: i64,
}

const DAY_MIN: i64 = 24 * 60;

impl Utc {
    /// The instant of a date of the Gregorian calendar and a time of day; `None` if there is no such date or time.
    pub fn new(date: [i64; 3], hour: i64, minute: i64) -> Option<Self> {
        let [year, month, day] = date;
        let days = days_before(date);
        let exists = (1..=9999).contains(&year)
            && (1..=12).contains(&month)
            && date_of(days) == [year, month, day]
            && (0..24).contains(&hour)
            && (0..60).contains(&minute);
        exists.then_some(Self {
            minutes: days * DAY_MIN + hour * 60 + minute,
        })
    }

    /// Hours from `start` to this instant.
    pub fn hours_since(self, start: Self) -> f64 {
        (self.minutes - start.minutes) as f64 / 60.0
    }

    /// The time of day, in hours, where clocks are `offset_h` ahead of UTC.
    pub fn local_hour(self, offset_h: f64) -> f64 {
        let hours = self.minutes.rem_euclid(DAY_MIN) as f64 / 60.0 + offset_h;
        hours - 24.0 * libm::floor(hours / 24.0)
    }
}

/// Days from 1970-01-01 to a date: years begin in March, so that the leap day is the last of its year.
fn days_before([year, month, day]: [i64; 3]) -> i64 {
    let (year, month) = if month > 2 {
        (year, month - 3)
    } else {
        (year - 1, month + 9)
    };
    let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    let of_year = (153 * month + 2) / 5 + day - 1;
    // 719,468 days lie between the March that begins year 0 and 1970-01-01.
    year * 365 + leap_days + of_year - 719_468
}

/// The date of a day, the other way round.
fn date_of(days: i64) -> [i64; 3] {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let (year, month) = if month < 10 {
        (year + era * 400, month + 3)
    } else {
        (year + era * 400 + 1, month - 9)
    };
    [year, month, day]
}

impl fmt::Display for Utc {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [year, month, day] = date_of(self.minutes.div_euclid(DAY_MIN));
        let of_day = self.minutes.rem_euclid(DAY_MIN);
        let (hour, minute) = (of_day / 60, of_day % 60);
        write!(f, "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}Z")
    }
}

impl FromStr for Utc {
    type Err = ();
    /// Reads `2017-08-23T06:00Z`; seconds may follow if they are zero.
    fn from_str(text: &str) -> Result<Self, ()> {
        let (date, time) = text
            .strip_suffix('Z')
            .and_then(|text| text.split_once('T'))
            .ok_or(())?;
        let number = |word: &str, width: usize| {
            let digits = word.len() == width && word.bytes().all(|byte| byte.is_ascii_digit());
            digits.then(|| word.parse().ok()).flatten().ok_or(())
        };
        let date: Vec<&str> = date.split('-').collect();
        let time: Vec<&str> = time.split(':').collect();
        let ([year, month, day], [hour, minute] | [hour, minute, "00"]) =
            (date.as_slice(), time.as_slice())
        else {
            return Err(());
        };
        let date = [number(year, 4)?, number(month, 2)?, number(day, 2)?];
        Self::new(date, number(hour, 2)?, number(minute, 2)?).ok_or(())
    }
}

impl Cell for Utc {
    const KIND: Kind = Kind::Instant;
    fn read(text: &str) -> Result<Self, CellFault> {
        text.parse().map_err(|()| CellFault::NotAnInstant)
    }
    fn write(&self) -> String {
        self.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn known_instants_read_and_print() {
        for (text, minutes) in [
            ("1970-01-01T00:00Z", 0),
            ("2000-03-01T00:00Z", 951_868_800 / 60),
            ("2017-08-23T06:00Z", 1_503_468_000 / 60),
            ("1900-02-28T23:59Z", -2_203_891_260 / 60),
        ] {
            assert_eq!(text.parse(), Ok(Utc { minutes }), "{text}");
            assert_eq!(Utc { minutes }.to_string(), text);
        }
        assert_eq!(
            "2017-08-23T06:00:00Z".parse::<Utc>(),
            "2017-08-23T06:00Z".parse()
        );
    }

    #[test]
    fn dates_that_do_not_exist_are_refused() {
        for text in [
            "2017-02-29T00:00Z",
            "1900-02-29T00:00Z",
            "2017-13-01T00:00Z",
            "2017-08-23T24:00Z",
            "2017-08-23T06:60Z",
            "2017-08-23T06:00",
            "2017-8-23T06:00Z",
            "2017-08-23 06:00Z",
            "2017-08-23T06:00:01Z",
            "",
        ] {
            assert_eq!(text.parse::<Utc>(), Err(()), "{text}");
        }
    }

    #[test]
    fn clocks_in_china_are_eight_hours_ahead() {
        let utc: Utc = "2017-08-22T18:30Z".parse().expect("an instant");
        assert!((utc.local_hour(8.0) - 2.5).abs() < 1e-12);
        assert!((utc.local_hour(-19.0) - 23.5).abs() < 1e-12);
    }

    proptest! {
        #[test]
        fn every_minute_survives_printing(minutes in -60_000_000_i64..4_000_000_000) {
            let utc = Utc { minutes };
            prop_assert_eq!(utc.to_string().parse(), Ok(utc));
        }
    }
}
