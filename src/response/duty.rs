//! Shifts and rests of a crew, by turns.

use crate::units::Millis;

/// A crew is on duty for a shift and rests by turns, from its turnout on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Duty {
    shift: Millis,
    rest: Millis,
}

impl Duty {
    /// So many hours each; no rest: another shift takes over on the spot.
    pub fn of(shift_h: f64, rest_h: f64) -> Self {
        Self {
            shift: Millis::from_hours(shift_h),
            rest: Millis::from_hours(rest_h),
        }
    }

    /// When a crew whose first shift began at `first` is on duty, at `time` or first after it.
    pub fn begins(self, first: Millis, time: Millis) -> Millis {
        if time.is_never() {
            return Millis::NEVER;
        }
        let (shift, turn) = (self.shift.0, self.shift.0 + self.rest.0);
        let within = (time - first).0.rem_euclid(turn);
        if within < shift {
            time
        } else {
            Millis(time.0 - within + turn)
        }
    }

    /// When a crew whose first shift began at `first` and that begins at `start` has put in so much time between its rests.
    pub fn ends(self, first: Millis, start: Millis, time: Millis) -> Millis {
        let begins = self.begins(first, start);
        if begins.is_never() || time.is_never() {
            return Millis::NEVER;
        }
        let within = (begins - first).0.rem_euclid(self.shift.0 + self.rest.0);
        // Who is done just when the shift ends needs no rest first.
        let rests = (within + time.0 - 1).max(0) / self.shift.0;
        Millis(begins.0 + time.0 + rests * self.rest.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn time_is_put_in_on_duty_only(
            shift in 1_i64..9, rest in 0_i64..9, first in 0_i64..20, start in 0_i64..40, time in 0_i64..40,
        ) {
            let duty = Duty { shift: Millis(shift), rest: Millis(rest) };
            let start = first + start;
            let is_on_duty = |at: i64| (at - first) % (shift + rest) < shift;
            let end = duty.ends(Millis(first), Millis(start), Millis(time)).0;
            prop_assert_eq!((start..end).filter(|&at| is_on_duty(at)).count() as i64, time);
            prop_assert!(time == 0 || is_on_duty(end - 1));
            let begins = duty.begins(Millis(first), Millis(start)).0;
            prop_assert!(is_on_duty(begins) && (start..begins).all(|at| !is_on_duty(at)));
        }
    }
}
