use super::*;

fn need(hits: &[Hit]) -> PlaceNeed {
    PlaceNeed {
        struck: hits.first().map_or(Millis::NEVER, |hit| hit.time),
        next_step: 0,
        end_step: 0,
        highest_m: f64::NEG_INFINITY,
        next_hit: 0,
        hits: hits.len(),
        next_arrival: 0,
        arrivals: 0,
        affected: 0,
        affected_here: 0,
        affected_stayed_ppm: 0,
        driven_out: 0,
        stayed_ppm: 0,
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
    need.take_hits((&hits, None), Millis::from_hours(3.0), &mut out);
    assert_eq!((need.affected, need.displaced), (50, 10));
    need.take_hits((&hits, None), Millis::from_hours(3.0), &mut out);
    need.take_hits((&hits, None), Millis::from_hours(9.0), &mut out);
    let at = Millis::from_hours;
    assert_eq!(out, [(at(2.0), 10), (at(5.0), 20)]);
    assert!(!need.grows(Millis::from_hours(9.0)));
}

#[test]
fn whoever_has_left_for_one_reason_is_not_counted_for_another() {
    let hits = [hit(2.0, 50, 10)];
    let (mut need, mut out) = (need(&hits), Vec::new());
    need.count(Millis::ZERO, [80, 25], None, &mut out);
    need.take_hits((&hits, None), Millis::from_hours(3.0), &mut out);
    assert_eq!((need.affected, need.displaced), (80, 25));
    assert_eq!(out, [(Millis::ZERO, 25)]);
}

#[test]
fn who_had_left_is_not_in_need_here_and_nobody_is_lost_to_rounding() {
    let hits = [hit(2.0, 50, 7), hit(5.0, 50, 20)];
    let (mut need, mut out) = (need(&hits), Vec::new());
    let mut left = Left {
        zone: 12,
        ..Left::default()
    };
    left.share.grow(Millis::from_hours(1.0), 500_000);
    let hits = (&hits[..], Some(&left));
    need.take_hits(hits, Millis::from_hours(3.0), &mut out);
    // Half of seven had left: three whole people, so that four stayed.
    assert_eq!((need.driven_out, need.displaced), (7, 4));
    // Of fifty affected six of the twelve in the zone had left.
    assert_eq!((need.affected, need.affected_here), (50, 44));
    need.take_hits(hits, Millis::from_hours(9.0), &mut out);
    // Half of the twelve in the zone, and all eight beyond it.
    assert_eq!((need.driven_out, need.displaced), (20, 6 + 8));
}

#[test]
fn who_comes_from_elsewhere_is_in_need_from_then_on() {
    let at = Millis::from_hours;
    let arrivals = [(at(2.0), 30), (at(4.0), 12)];
    let (mut need, mut out) = (need(&[]), Vec::new());
    need.take_in(&arrivals);
    assert_eq!(need.struck, at(2.0));
    need.take_arrivals(&arrivals, at(3.0), &mut out);
    assert!(need.grows(at(3.0)));
    need.take_arrivals(&arrivals, at(9.0), &mut out);
    assert!(!need.grows(at(9.0)));
    assert_eq!((need.displaced, need.affected), (42, 0));
    assert_eq!(need.affected_here, 42);
    assert_eq!(out, arrivals);
}
