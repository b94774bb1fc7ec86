use super::*;
use crate::outcome::FireOutcome;
use crate::scenario::metrics::Metric;
use crate::target::fixture;

fn row(share: f64, clock: Clock, event: EventKind) -> TargetRow {
    TargetRow {
        metric: Metric::FireOutTime,
        threshold: 24.0,
        clock: Some(clock),
        event: Some(event),
        share,
        reliability: 0.95,
        ..fixture::row()
    }
}

/// A fire that is out so many hours after it started, half an hour after which it was reported.
fn fire(out_h: f64) -> FireOutcome {
    let at = |hours: f64| Millis::from_hours(10.0 + hours);
    let end = |hours: f64| {
        if hours.is_finite() {
            at(hours)
        } else {
            Millis::NEVER
        }
    };
    FireOutcome {
        forest: 0,
        ignited: at(0.0),
        reported: at(0.5),
        ordered: at(0.75),
        attacked: at(1.0),
        contained: end(out_h - 2.0),
        out: end(out_h),
        burnt_m2: 10_000,
        teams: 1,
    }
}

fn hours(row: &TargetRow, fires: &[f64]) -> Option<(f64, bool)> {
    let outcome = Outcome {
        fires: fires.iter().map(|&out_h| fire(out_h)).collect(),
        ..Outcome::default()
    };
    let measured = fire_out(row, &outcome)?;
    match measured.value {
        Value::Time(time) if time.is_never() => Some((f64::INFINITY, measured.met)),
        Value::Time(time) => Some((time.hours(), measured.met)),
        Value::Ratio(_) => None,
    }
}

#[test]
fn the_last_fire_decides_where_all_must_be_out() {
    let all = row(1.0, Clock::Disaster, EventKind::Extinguished);
    assert_eq!(hours(&all, &[6.0, 24.0, 3.0]), Some((24.0, true)));
    assert_eq!(hours(&all, &[6.0, 24.001]), Some((24.001, false)));
    assert_eq!(
        hours(&all, &[6.0, f64::INFINITY]),
        Some((f64::INFINITY, false))
    );
}

#[test]
fn a_share_of_the_fires_may_burn_on() {
    let most = row(0.6, Clock::Disaster, EventKind::Extinguished);
    assert_eq!(hours(&most, &[5.0, f64::INFINITY, 7.0]), Some((7.0, true)));
}

#[test]
fn clock_and_event_are_those_of_the_row() {
    let from = |clock, event| hours(&row(1.0, clock, event), &[9.0]).map(|found| found.0);
    assert_eq!(from(Clock::Report, EventKind::Extinguished), Some(8.5));
    assert_eq!(from(Clock::DispatchOrder, EventKind::Contained), Some(6.25));
}

#[test]
fn without_a_fire_nothing_can_be_said() {
    let all = row(1.0, Clock::Disaster, EventKind::Extinguished);
    assert_eq!(hours(&all, &[]), None);
}
