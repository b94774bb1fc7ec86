use super::*;
use crate::outcome::{Chain, Packaged, PlaceOutcome};
use crate::scenario::choices::{Clock, Comparator};
use crate::scenario::metrics::Metric;
use crate::target::{fixture, measure};
use proptest::prelude::*;

fn row(comparator: Comparator, threshold_min: i64, clock: Clock, share: f64) -> TargetRow {
    TargetRow {
        comparator,
        threshold: threshold_min as f64,
        unit: "min".into(),
        clock: Some(clock),
        share,
        ..fixture::row()
    }
}

fn minutes(minute: i64) -> Millis {
    Millis(minute * 60_000)
}

/// A delivery whose steps end after these minutes each: report, loading, driving; all others take none.
fn delivery([report, loading, driving]: [i64; 3]) -> Chain {
    let (reported, loaded) = (minutes(report), minutes(report + loading));
    let delivered = loaded + minutes(driving);
    Chain {
        struck: Millis::ZERO,
        reported,
        assessed: reported,
        ordered: reported,
        ready: reported,
        stocked: Millis::ZERO,
        no_road_since: None,
        assigned: reported,
        at_dock: reported,
        loaded,
        arrived: delivered,
        on_break: Millis::ZERO,
        waited: Millis::ZERO,
        dry_drive: minutes(driving),
        delivered,
    }
}

/// A place whose people leave at these minutes and are relieved by these deliveries.
fn place(left: &[(i64, u32)], by: &[([i64; 3], u32)]) -> PlaceOutcome {
    let packaged = |&(steps, people): &([i64; 3], u32)| Packaged {
        time: delivery(steps).delivered,
        people,
        chain: delivery(steps),
    };
    let mut packaged: Vec<Packaged> = by.iter().map(packaged).collect();
    packaged.sort_by_key(|packaged| packaged.time);
    let mut displaced_at: Vec<(Millis, u32)> = left
        .iter()
        .map(|&(minute, people)| (minutes(minute), people))
        .collect();
    displaced_at.sort_unstable();
    PlaceOutcome {
        struck: Millis::ZERO,
        county_report: minutes(30),
        displaced: left.iter().map(|group| group.1).sum(),
        displaced_at,
        packaged,
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
fn a_step_is_to_blame_where_without_it_the_person_had_been_in_time() {
    // 60 + 100 + 40 = 200 min against 120: 80 too late. Loading alone makes good for it, report and driving do not.
    let late = place(&[(0, 10)], &[([60, 100, 40], 10)]);
    // 10 + 20 + 140 = 170 min: driving alone.
    let far = place(&[(0, 5)], &[([10, 20, 140], 5)]);
    let in_time = place(&[(0, 80)], &[([10, 10, 10], 80)]);
    let mut in_vain = place(&[(0, 5)], &[]);
    in_vain.stands_at = Some(Step::RoadWait);
    let outcome = outcome(vec![late, far, in_time, in_vain]);
    let row = row(Comparator::AtMost, 120, Clock::Disaster, 0.9);
    let found = Attribution::of(&row, &outcome).expect("people wait");
    assert_eq!((found.people, found.late, found.never), (100, 20, 5));
    assert_eq!((found.replications, found.missed), (1, 1));
    let of = |step: Step| found.steps[step as usize];
    let in_time = [Step::Report, Step::Loading, Step::Driving].map(|step| of(step).in_time);
    assert_eq!(in_time, [0, 10, 5]);
    let mended = [Step::Report, Step::Loading, Step::Driving].map(|step| of(step).mended);
    // 80 are in time, 90 are asked for: the ten of loading suffice, the five of driving do not.
    assert_eq!(mended, [0, 1, 0]);
    let stuck: u64 = found.steps.iter().map(|step| step.stuck).sum();
    assert_eq!((of(Step::RoadWait).stuck, stuck), (5, 5));
    let minute = i128::from(minutes(1).0);
    assert_eq!(found.excess, (10 * 80 + 5 * 50) * minute);
    assert_eq!(of(Step::Report).removed, (10 * 60 + 5 * 10) * minute);
    assert_eq!(of(Step::Loading).removed, (10 * 80 + 5 * 20) * minute);
    assert_eq!(of(Step::Driving).removed, (10 * 40 + 5 * 50) * minute);
    assert_eq!(of(Step::Driving).spent, (10 * 40 + 5 * 140) * minute);
    assert_eq!(
        (of(Step::Loading).longest, of(Step::Driving).longest),
        (10, 5)
    );
    assert_eq!(found.first_to_break(), Some(Step::Loading));
}

#[test]
fn the_limit_itself_is_in_time_at_most_and_late_for_less() {
    // Without the report exactly at the limit.
    let outcome = outcome(vec![place(&[(0, 4)], &[([30, 60, 60], 4)])]);
    for (comparator, in_time) in [(Comparator::AtMost, 4), (Comparator::Less, 0)] {
        let row = row(comparator, 120, Clock::Disaster, 1.0);
        let found = Attribution::of(&row, &outcome).expect("people wait");
        assert_eq!(found.late, 4);
        assert_eq!(found.steps[Step::Report as usize].in_time, in_time);
    }
}

#[test]
fn steps_before_the_clock_starts_are_not_to_blame() {
    // The clock starts with the report to the county at 30 min; of 50 min until the town's report, 20 count.
    let outcome = outcome(vec![place(&[(0, 3)], &[([50, 60, 60], 3)])]);
    let row = row(Comparator::AtMost, 100, Clock::Report, 1.0);
    let found = Attribution::of(&row, &outcome).expect("people wait");
    let spent = found.steps[Step::Report as usize].spent;
    assert_eq!(spent, 3 * i128::from(minutes(20).0));
}

#[test]
fn a_floor_and_rows_about_other_things_blame_nobody() {
    let outcome = outcome(vec![place(&[(0, 4)], &[([30, 60, 60], 4)])]);
    let floor = row(Comparator::AtLeast, 60, Clock::Disaster, 1.0);
    assert_eq!(Attribution::of(&floor, &outcome), None);
    let supply = TargetRow {
        metric: Metric::FirstSupplyTime,
        ..row(Comparator::AtMost, 60, Clock::Disaster, 1.0)
    };
    assert_eq!(Attribution::of(&supply, &outcome), None);
}

/// Places with people who leave in two groups and deliveries for some of them.
fn places() -> impl Strategy<Value = Vec<PlaceOutcome>> {
    let left = proptest::collection::vec((0..200i64, 1..40u32), 1..4);
    let steps = (0..150i64, 0..150i64, 0..150i64).prop_map(|(a, b, c)| [a, b, c]);
    let by = proptest::collection::vec((steps, 1..40u32), 0..5);
    let stands_at = proptest::sample::select(Step::ALL.to_vec());
    let place = (left, by, stands_at).prop_map(|(left, by, step)| PlaceOutcome {
        stands_at: Some(step),
        ..place(&left, &by)
    });
    proptest::collection::vec(place, 1..6)
}

/// The same, person by person: nothing is shared with what is tested but the chain of a delivery.
fn recount(row: &TargetRow, outcome: &Outcome) -> Attribution {
    let limit = row.threshold as i64 * 60_000;
    let in_time = |delay: i64| match row.comparator {
        Comparator::Less => delay < limit,
        _ => delay <= limit,
    };
    let mut found = Attribution {
        replications: 1,
        ..Attribution::default()
    };
    for place in &outcome.places {
        let deliveries = place.packaged.iter();
        let mut deliveries =
            deliveries.flat_map(|packaged| (0..packaged.people).map(move |_| packaged));
        for person in 0..place.displaced {
            let clock = match row.clock {
                Some(Clock::Report) => place.county_report,
                _ => place.struck,
            };
            let since = place.left_at(person).max(clock);
            found.people += 1;
            let Some(packaged) = deliveries.next() else {
                found.late += 1;
                found.never += 1;
                if let Some(step) = place.stands_at {
                    found.steps[step as usize].stuck += 1;
                }
                continue;
            };
            let delay = (packaged.time.0 - since.0).max(0);
            if in_time(delay) {
                continue;
            }
            found.late += 1;
            found.excess += i128::from((delay - limit).max(0));
            let budget = packaged.chain.since(since).budget();
            for step in Step::ALL {
                let (spent, blame) = (budget.spent(step).0, &mut found.steps[step as usize]);
                blame.spent += i128::from(spent);
                blame.removed += i128::from(spent.min((delay - limit).max(0)));
                blame.in_time += u64::from(in_time(delay - spent));
            }
            found.steps[budget.largest() as usize].longest += 1;
        }
    }
    let asked = libm::ceil(found.people as f64 * row.share - 1e-9).max(1.0) as u64;
    let punctual = found.people - found.late;
    if punctual < asked {
        found.missed = 1;
        for step in &mut found.steps {
            step.mended = u64::from(punctual + step.in_time >= asked);
        }
    }
    found
}

proptest! {
    #[test]
    fn it_is_what_a_count_person_by_person_gives(places in places(), limit in 0..300i64, share in 0.05..1.0f64, less: bool, from_report: bool) {
        let comparator = if less { Comparator::Less } else { Comparator::AtMost };
        let clock = if from_report { Clock::Report } else { Clock::Disaster };
        let (row, outcome) = (row(comparator, limit, clock, share), outcome(places));
        let found = Attribution::of(&row, &outcome).expect("people wait");
        prop_assert_eq!(found, recount(&row, &outcome));
        // It misses the row exactly where the verdict does.
        let measured = measure(&row, &outcome).expect("people wait");
        prop_assert_eq!(found.missed == 0, measured.met);
        // Everybody late has one longest step, or none that is known.
        let longest: u64 = found.steps.iter().map(|step| step.longest).sum();
        prop_assert_eq!(longest + found.never, found.late);
        for step in &found.steps {
            prop_assert!(step.in_time <= found.late - found.never && step.removed <= step.spent.min(found.excess));
        }
    }

    #[test]
    fn replications_may_be_added_in_any_order(all in proptest::collection::vec(places(), 1..5), limit in 0..300i64) {
        let row = row(Comparator::Less, limit, Clock::Disaster, 0.95);
        let each: Vec<Attribution> = all.into_iter().filter_map(|places| Attribution::of(&row, &outcome(places))).collect();
        let sum = |of: &mut dyn Iterator<Item = &Attribution>| of.fold(Attribution::default(), |mut sum, one| { sum.add(one); sum });
        prop_assert_eq!(sum(&mut each.iter()), sum(&mut each.iter().rev()));
    }
}
