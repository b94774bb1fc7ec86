//! Instants: whole minutes of UTC, with their own calendar so that no clock and no time zone is involved.

use std::fmt;

/// Minutes since 1970-01-01T00:00Z.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UtcMinute(pub i64);

/// A date and time of day of the Gregorian calendar, UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Civil {
    /// Year, 1000 to 9999: four digits, as every format writes it.
    pub year: i64,
    /// Month, 1 to 12.
    pub month: i64,
    /// Day of the month, from 1.
    pub day: i64,
    /// Hour, 0 to 23.
    pub hour: i64,
    /// Minute, 0 to 59.
    pub minute: i64,
}

/// Days from 0000-03-01 to 1970-01-01.
const EPOCH_DAYS: i64 = 719_468;
/// Days in 400 years of the Gregorian calendar.
const ERA_DAYS: i64 = 146_097;
const DAY_MINUTES: i64 = 24 * 60;

impl Civil {
    /// Whether there is such a date and time.
    pub fn exists(&self) -> bool {
        (1000..=9999).contains(&self.year)
            && (1..=12).contains(&self.month)
            && (1..=days_in(self.year, self.month)).contains(&self.day)
            && (0..24).contains(&self.hour)
            && (0..60).contains(&self.minute)
    }
}

/// Days of a month.
fn days_in(year: i64, month: i64) -> i64 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl UtcMinute {
    /// The minute of a date that exists, else `None`.
    ///
    /// Years are counted from March, so that the leap day is the last of its year and the months before it have
    /// 153 days in every five (Hinnant 2013, "chrono-compatible low-level date algorithms").
    pub fn from_civil(civil: Civil) -> Option<Self> {
        if !civil.exists() {
            return None;
        }
        let year = if civil.month > 2 {
            civil.year
        } else {
            civil.year - 1
        };
        let month_from_march = (civil.month + 9) % 12;
        let day_of_year = (153 * month_from_march + 2) / 5 + civil.day - 1;
        let days = 365 * year + year / 4 - year / 100 + year / 400 + day_of_year - EPOCH_DAYS;
        Some(Self(days * DAY_MINUTES + civil.hour * 60 + civil.minute))
    }

    /// The date and time of day of this minute: the inverse of [`UtcMinute::from_civil`].
    pub fn civil(self) -> Civil {
        let days = self.0.div_euclid(DAY_MINUTES) + EPOCH_DAYS;
        let minute_of_day = self.0.rem_euclid(DAY_MINUTES);
        let (era, day_of_era) = (days.div_euclid(ERA_DAYS), days.rem_euclid(ERA_DAYS));
        let leap_days = day_of_era / 1460 - day_of_era / 36_524 + day_of_era / 146_096;
        let year_of_era = (day_of_era - leap_days) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_from_march = (5 * day_of_year + 2) / 153;
        let month = (month_from_march + 2) % 12 + 1;
        Civil {
            year: era * 400 + year_of_era + i64::from(month <= 2),
            month,
            day: day_of_year - (153 * month_from_march + 2) / 5 + 1,
            hour: minute_of_day / 60,
            minute: minute_of_day % 60,
        }
    }

    /// Hours from `earlier` to this minute.
    pub fn hours_since(self, earlier: Self) -> f64 {
        self.0.saturating_sub(earlier.0) as f64 / 60.0
    }

    /// The time of day, in hours, where clocks are `offset_h` ahead of UTC.
    pub fn local_hour(self, offset_h: f64) -> f64 {
        let hours = self.0.rem_euclid(DAY_MINUTES) as f64 / 60.0 + offset_h;
        hours - 24.0 * libm::floor(hours / 24.0)
    }

    /// Reads `2017-08-23T00:00Z`, also with a blank for the `T`, without minutes, with seconds `:00`, without `Z`.
    pub fn parse_iso(text: &str) -> Option<Self> {
        let text = text.strip_suffix(['Z', 'z']).unwrap_or(text);
        let (date, time) = text.split_once(['T', 't', ' '])?;
        let mut date = date.split('-');
        let mut time = time.trim_start().split(':');
        let civil = Civil {
            year: digits(date.next()?, 4)?,
            month: digits(date.next()?, 2)?,
            day: digits(date.next()?, 2)?,
            hour: digits(time.next()?, 2)?,
            minute: time.next().map_or(Some(0), |text| digits(text, 2))?,
        };
        let seconds = time.next().map_or(Some(0), |text| digits(text, 2))?;
        let whole = seconds == 0 && date.next().is_none() && time.next().is_none();
        Self::from_civil(civil).filter(|_| whole)
    }

    /// Reads `YYYYMMDDHH` (CMA, JTWC), or `YYMMDDHH` (JMA, whose first season is 1951: 51 to 99 are of the 1900s).
    pub fn parse_digits(text: &str) -> Option<Self> {
        let year_digits = text.len().checked_sub(6)?;
        let written = digits(text.get(..year_digits)?, year_digits)?;
        let year = match year_digits {
            4 => written,
            2 if written >= 51 => 1900 + written,
            2 => 2000 + written,
            _ => return None,
        };
        let two = |from: usize| digits(text.get(year_digits + from..year_digits + from + 2)?, 2);
        Self::from_civil(Civil {
            year,
            month: two(0)?,
            day: two(2)?,
            hour: two(4)?,
            minute: 0,
        })
    }
}

/// A number of exactly `count` digits.
fn digits(text: &str, count: usize) -> Option<i64> {
    let plain = text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

impl fmt::Display for UtcMinute {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Civil {
            year,
            month,
            day,
            hour,
            minute,
        } = self.civil();
        write!(f, "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}Z")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(text: &str) -> Option<i64> {
        UtcMinute::parse_iso(text).map(|time| time.0)
    }

    #[test]
    fn known_instants_have_their_unix_minutes() {
        // Unix seconds of these instants are 0, 951_782_400, 1_503_446_400 and -86_400.
        assert_eq!(at("1970-01-01T00:00Z"), Some(0));
        assert_eq!(at("2000-02-29T00:00Z"), Some(951_782_400 / 60));
        assert_eq!(at("2017-08-23T00"), Some(1_503_446_400 / 60));
        assert_eq!(at("1969-12-31 00:00:00"), Some(-1440));
    }

    #[test]
    fn leap_days_exist_only_in_leap_years() {
        assert!(at("2016-02-29T00").is_some() && at("2000-02-29T00").is_some());
        for none in ["2017-02-29T00", "1900-02-29T00", "2100-02-29T00"] {
            assert_eq!(at(none), None, "{none}");
        }
    }

    #[test]
    fn each_day_of_a_century_and_more_follows_the_day_before() {
        let (mut expected, mut count) = (-120 * 365 - 29, 0);
        for year in 1850..=2150 {
            for month in 1..=12 {
                for day in 1..=days_in(year, month) {
                    let civil = Civil {
                        year,
                        month,
                        day,
                        hour: 0,
                        minute: 0,
                    };
                    let time = UtcMinute::from_civil(civil).map(|time| time.0 / DAY_MINUTES);
                    assert_eq!(time, Some(expected), "{civil:?}");
                    expected += 1;
                    count += 1;
                }
            }
        }
        // 301 years with 73 leap days: 75 multiples of four, less 1900 and 2100.
        assert_eq!(count, 301 * 365 + 73);
    }

    #[test]
    fn what_is_no_time_is_refused() {
        for none in [
            "2017-13-01T00:00Z",
            "2017-00-01T00:00Z",
            "2017-04-31T00:00Z",
            "2017-08-23T24:00Z",
            "2017-08-23T00:60Z",
            "2017-08-23T00:00:30Z",
            "2017-08-23",
            "23/08/2017 00:00",
            "",
            "T",
        ] {
            assert_eq!(at(none), None, "{none}");
        }
        assert_eq!(UtcMinute::parse_digits("2017083"), None);
        assert_eq!(UtcMinute::parse_digits("+7082300"), None);
        assert_eq!(UtcMinute::parse_digits("2017082324"), None);
    }

    #[test]
    fn two_digit_years_begin_with_the_first_season_of_the_agency() {
        let year = |text| UtcMinute::parse_digits(text).map(|time| time.civil().year);
        assert_eq!(year("51021906"), Some(1951));
        assert_eq!(year("99010100"), Some(1999));
        assert_eq!(year("50010100"), Some(2050));
        assert_eq!(
            UtcMinute::parse_digits("17082300"),
            UtcMinute::parse_digits("2017082300")
        );
    }

    proptest! {
        #[test]
        fn every_minute_is_written_and_read_back(minute in -500_000_000_i64..4_000_000_000) {
            let time = UtcMinute(minute);
            prop_assert_eq!(UtcMinute::from_civil(time.civil()), Some(time));
            prop_assert_eq!(UtcMinute::parse_iso(&time.to_string()), Some(time));
        }

        #[test]
        fn no_text_makes_it_panic(text in ".{0,20}") {
            let _ = (UtcMinute::parse_iso(&text), UtcMinute::parse_digits(&text));
        }
    }

    #[test]
    fn clocks_in_china_are_eight_hours_ahead() {
        let utc = UtcMinute::parse_iso("2017-08-22T18:30Z").expect("an instant");
        assert!((utc.local_hour(8.0) - 2.5).abs() < 1e-12);
        assert!((utc.local_hour(-19.0) - 23.5).abs() < 1e-12);
    }
}
