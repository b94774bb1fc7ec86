use super::*;
use crate::outcome::{Chain, Packaged};
use crate::scenario::choices::{Comparator, EventKind};
use crate::target::{fixture, meets};
use proptest::prelude::*;

fn row(comparator: Comparator, share: f64, event: EventKind) -> TargetRow {
    TargetRow {
        comparator,
        share,
        event: Some(event),
        ..fixture::row()
    }
}

fn place(struck_h: f64, displaced: u32, packaged: &[(f64, u32)]) -> PlaceOutcome {
    let packaged: Vec<(Millis, u32)> = packaged
        .iter()
        .map(|&(h, people)| (Millis::from_hours(h), people))
        .collect();
    PlaceOutcome {
        struck: Millis::from_hours(struck_h),
        affected: displaced,
        displaced,
        first_delivery: packaged.first().map_or(Millis::NEVER, |first| first.0),
        displaced_at: vec![(Millis::from_hours(struck_h), displaced)],
        packaged: packaged
            .into_iter()
            .map(|(time, people)| Packaged {
                time,
                people,
                chain: Chain::default(),
            })
            .collect(),
        ..PlaceOutcome::default()
    }
}

fn outcome(places: Vec<PlaceOutcome>) -> Outcome {
    Outcome {
        places,
        ..Outcome::default()
    }
}

#[test]
fn the_limit_itself_meets_at_most_and_misses_less_to_the_millisecond() {
    let at = Value::Time(Millis(28_800_000));
    let before = Value::Time(Millis(28_799_999));
    assert!(meets(
        &row(Comparator::AtMost, 1.0, EventKind::FirstDelivery),
        at
    ));
    assert!(!meets(
        &row(Comparator::Less, 1.0, EventKind::FirstDelivery),
        at
    ));
    assert!(meets(
        &row(Comparator::Less, 1.0, EventKind::FirstDelivery),
        before
    ));
    assert!(!meets(
        &row(Comparator::AtMost, 1.0, EventKind::FirstDelivery),
        Value::Time(Millis::NEVER)
    ));
}

#[test]
fn every_comparator_decides_its_own_limit_to_the_millisecond() {
    let limit = 28_800_000;
    for (comparator, before, at, after) in [
        (Comparator::AtMost, true, true, false),
        (Comparator::Less, true, false, false),
        (Comparator::AtLeast, false, true, true),
        (Comparator::More, false, false, true),
        (Comparator::Equal, false, true, false),
    ] {
        let row = row(comparator, 1.0, EventKind::FirstDelivery);
        let got = [-1, 0, 1].map(|step| meets(&row, Value::Time(Millis(limit + step))));
        assert_eq!(got, [before, at, after], "{comparator:?}");
        let minutes = TargetRow {
            threshold: 480.0,
            unit: "min".into(),
            ..row
        };
        let got = [-1, 0, 1].map(|step| meets(&minutes, Value::Time(Millis(limit + step))));
        assert_eq!(got, [before, at, after], "{comparator:?} in minutes");
    }
}

#[test]
fn time_counts_from_the_place_being_struck_and_people_are_weighed() {
    let outcome = outcome(vec![
        place(2.0, 90, &[(9.0, 90)]),
        place(0.0, 10, &[(9.0, 5)]),
    ]);
    let nine_tenths = measure(
        &row(Comparator::Less, 0.9, EventKind::PackageDelivered),
        &outcome,
    )
    .unwrap();
    assert_eq!(
        (nine_tenths.value, nine_tenths.met),
        (Value::Time(Millis::from_hours(7.0)), true)
    );
    let nearly_all = measure(
        &row(Comparator::Less, 0.95, EventKind::PackageDelivered),
        &outcome,
    )
    .unwrap();
    assert_eq!(
        (nearly_all.value, nearly_all.met),
        (Value::Time(Millis::from_hours(9.0)), false)
    );
    let all = measure(
        &row(Comparator::Less, 1.0, EventKind::PackageDelivered),
        &outcome,
    )
    .unwrap();
    assert_eq!(
        all.value,
        Value::Time(Millis::NEVER),
        "five people never had a package: censored, not averaged"
    );
    let first = measure(
        &row(Comparator::Less, 1.0, EventKind::FirstDelivery),
        &outcome,
    )
    .unwrap();
    assert_eq!(first.value, Value::Time(Millis::from_hours(9.0)));
}

#[test]
fn a_replication_without_displaced_people_says_nothing() {
    assert!(
        measure(
            &row(Comparator::Less, 1.0, EventKind::FirstDelivery),
            &outcome(vec![PlaceOutcome::default()])
        )
        .is_none()
    );
}

#[test]
fn places_cut_off_when_struck_are_left_out_only_where_the_row_says_so() {
    let mut cut_off = place(0.0, 50, &[]);
    cut_off.cut_off_when_struck = true;
    let outcome = outcome(vec![cut_off, place(0.0, 50, &[(3.0, 50)])]);
    let mut row = row(Comparator::Less, 1.0, EventKind::FirstDelivery);
    assert!(!measure(&row, &outcome).unwrap().met);
    row.exclusions = Some("road_cut".into());
    assert!(measure(&row, &outcome).unwrap().met);
}

proptest! {
    #[test]
    fn a_larger_share_never_takes_less_time(a in 0.0..1.0f64, b in 0.0..1.0f64, delays in proptest::collection::vec((0.0..72.0f64, 1..100u32), 1..20)) {
        let places: Vec<PlaceOutcome> = delays.iter().map(|&(h, people)| place(0.0, people, &[(h, people)])).collect();
        let outcome = outcome(places);
        let time = |share| match measure(&row(Comparator::Less, share, EventKind::PackageDelivered), &outcome).unwrap().value {
            Value::Time(time) => time,
            Value::Ratio(_) => unreachable!("times only"),
        };
        prop_assert!(time(a.min(b)) <= time(a.max(b)));
    }
}
