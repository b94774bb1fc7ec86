use super::*;
use proptest::prelude::*;

const HOUR: i64 = 3_600_000;

fn hours(shift: i64, rest: i64) -> Hours {
    Hours {
        spell: Millis(4 * HOUR),
        pause: Millis(HOUR / 3),
        shift: Millis(shift),
        rest: Millis(rest),
    }
}

proptest! {
    /// One vehicle whose trips follow each other without a gap: whoever drives it has had a full rest before each shift, and
    /// no more crews are about than there are.
    #[test]
    fn crews_take_turns_and_rest_in_full(
        crews in 1_u32..5, shift in 1_i64..20, rest in 0_i64..20, trips in prop::collection::vec(1_i64..9, 1..60),
    ) {
        let hours = hours(shift, rest);
        let mut own = Crews::default();
        own.begin(crews);
        let mut now = Millis::ZERO;
        // The shifts of all crews: when each began, and when its crew came off duty.
        let mut shifts: Vec<(Millis, Millis)> = Vec::new();
        for trip in trips {
            own.standing_by = now;
            own.begin_duty(hours, now);
            let began = own.on_duty.expect("it is on duty");
            prop_assert!(now - began <= hours.shift || rest == 0, "nobody begins a trip after the shift");
            now += Millis(trip);
            if own.shift_ends(hours).is_some_and(|ends| ends <= now) {
                shifts.push((began, now));
                match own.rest(hours, now, now) {
                    Relief::Now => {}
                    Relief::At(rested) => {
                        prop_assert!(rested > now);
                        now = rested;
                    }
                }
                prop_assert_eq!(own.others.len(), crews as usize - 1);
            }
        }
        // Of any moment: who is on duty, or has come off it less than a rest ago, is another crew each.
        for &(began, _) in &shifts {
            let taken = shifts.iter().filter(|&&(other, ended)| other <= began && began < ended + hours.rest);
            prop_assert!(taken.count() <= crews as usize);
        }
    }

    /// Without a spare crew a vehicle works a shift and stands a rest, by turns.
    #[test]
    fn a_lone_crew_works_and_rests_by_turns(trip in 1_i64..50, shift in 1_i64..200, rest in 1_i64..200) {
        let hours = hours(shift, rest);
        let mut own = Crews::default();
        own.begin(1);
        let trips = (shift + trip - 1) / trip;
        let mut now = Millis::ZERO;
        for _ in 0..trips {
            own.standing_by = now;
            own.begin_duty(hours, now);
            now += Millis(trip);
        }
        prop_assert!(own.shift_ends(hours).is_some_and(|ends| ends <= now));
        prop_assert_eq!(own.rest(hours, now, now), Relief::At(now + Millis(rest)));
    }
}

#[test]
fn who_has_stood_by_as_long_as_a_rest_is_rested() {
    let hours = hours(12 * HOUR, 8 * HOUR);
    let mut own = Crews::default();
    own.begin(1);
    own.begin_duty(hours, Millis::ZERO);
    own.standing_by = Millis(HOUR);
    own.begin_duty(hours, Millis(9 * HOUR - 1));
    assert_eq!(own.on_duty, Some(Millis::ZERO));
    own.begin_duty(hours, Millis(9 * HOUR));
    assert_eq!(own.on_duty, Some(Millis(9 * HOUR)));
}

#[test]
fn a_stop_that_lasts_as_long_as_a_break_is_one() {
    let hours = hours(12 * HOUR, 8 * HOUR);
    let mut own = Crews {
        driven: Millis(3 * HOUR),
        stopped: Millis(5 * HOUR),
        ..Crews::default()
    };
    let soon = own.spell(hours, Millis(5 * HOUR + HOUR / 3 - 1));
    assert_eq!(soon.driven, Millis(3 * HOUR));
    let later = own.spell(hours, Millis(5 * HOUR + HOUR / 3));
    assert_eq!(later.driven, Millis::ZERO);
}
