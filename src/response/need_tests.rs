use super::*;

fn need(hits: &[Hit]) -> PlaceNeed {
    PlaceNeed {
        struck: hits.first().map_or(Millis::NEVER, |hit| hit.time),
        next_step: 0,
        end_step: 0,
        highest_m: f64::NEG_INFINITY,
        next_hit: 0,
        hits: hits.len(),
        affected: 0,
        displaced: 0,
    }
}

fn hit(time_h: f64, affected: u32, displaced: u32) -> Hit {
    Hit {
        time: Millis::from_hours(time_h),
        affected,
        displaced,
        blow: crate::damage::Blow::Wind,
    }
}

#[test]
fn hits_are_taken_once_and_in_their_time() {
    let hits = [hit(2.0, 50, 10), hit(5.0, 50, 30)];
    let (mut need, mut out) = (need(&hits), Vec::new());
    assert!(!need.grows(Millis::from_hours(1.0)));
    need.take_hits(&hits, Millis::from_hours(3.0), &mut out);
    assert_eq!((need.affected, need.displaced), (50, 10));
    need.take_hits(&hits, Millis::from_hours(3.0), &mut out);
    need.take_hits(&hits, Millis::from_hours(9.0), &mut out);
    let at = Millis::from_hours;
    assert_eq!(out, [(at(2.0), 10), (at(5.0), 20)]);
    assert!(!need.grows(Millis::from_hours(9.0)));
}

#[test]
fn whoever_has_left_for_one_reason_is_not_counted_for_another() {
    let hits = [hit(2.0, 50, 10)];
    let (mut need, mut out) = (need(&hits), Vec::new());
    need.count(Millis::ZERO, [80, 25], &mut out);
    need.take_hits(&hits, Millis::from_hours(3.0), &mut out);
    assert_eq!((need.affected, need.displaced), (80, 25));
    assert_eq!(out, [(Millis::ZERO, 25)]);
}
