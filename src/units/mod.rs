//! Quantities with their unit in the type, and how they are printed.
//!
//! Time inside the engine is whole milliseconds ([`Millis`]): sums, comparisons and files are then the same
//! on every machine and for every order of adding. People write hours and minutes; both are rounded once, on entry.

mod utc;

pub use utc::{Civil, UtcMinute};

use std::fmt;
use std::ops::{Add, AddAssign, Sub, SubAssign};

/// Milliseconds in one minute.
pub const MINUTE_MS: i64 = 60_000;
/// Milliseconds in one hour.
pub const HOUR_MS: i64 = 3_600_000;

/// A time since the start of the event, or a duration, in whole milliseconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
pub struct Millis(pub i64);

impl Millis {
    /// Time zero: the start of the simulated event.
    pub const ZERO: Self = Self(0);
    /// "Never within any horizon": later than every time that can occur.
    pub const NEVER: Self = Self(i64::MAX / 4);

    /// Rounds hours to the nearest millisecond (halves away from zero).
    pub fn from_hours(hours: f64) -> Self {
        Self(libm::round(hours * HOUR_MS as f64) as i64)
    }
    /// Rounds minutes to the nearest millisecond (halves away from zero).
    pub fn from_minutes(minutes: f64) -> Self {
        Self(libm::round(minutes * MINUTE_MS as f64) as i64)
    }
    /// The time in hours.
    pub fn hours(self) -> f64 {
        self.0 as f64 / HOUR_MS as f64
    }
    /// The time in minutes.
    pub fn minutes(self) -> f64 {
        self.0 as f64 / MINUTE_MS as f64
    }
    /// Whether this time can be reached at all.
    pub fn is_never(self) -> bool {
        self >= Self::NEVER
    }
}

impl Add for Millis {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}
impl Sub for Millis {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}
impl AddAssign for Millis {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}
impl SubAssign for Millis {
    fn sub_assign(&mut self, other: Self) {
        *self = *self - other;
    }
}

/// Prints as `h:mm:ss`, the way duty logs write it; `never` when it is not reached.
impl fmt::Display for Millis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_never() {
            return f.write_str("never");
        }
        let sign = if self.0 < 0 { "-" } else { "" };
        let seconds = (self.0.abs() + 500) / 1000;
        write!(
            f,
            "{sign}{}:{:02}:{:02}",
            seconds / 3600,
            seconds / 60 % 60,
            seconds % 60
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_and_minutes_round_to_the_nearest_millisecond() {
        assert_eq!(Millis::from_hours(8.0), Millis(28_800_000));
        assert_eq!(Millis::from_minutes(1.0 / 3.0), Millis(20_000));
        assert_eq!(Millis::from_hours(1e-7), Millis(0));
        assert_eq!(Millis(5_400_000).hours().to_bits(), 1.5_f64.to_bits());
    }

    #[test]
    fn never_stays_never_when_time_is_added() {
        assert!((Millis::NEVER + Millis::from_hours(1e6)).is_never());
        assert_eq!(Millis::NEVER.to_string(), "never");
        assert_eq!(Millis(3_661_000).to_string(), "1:01:01");
    }
}
