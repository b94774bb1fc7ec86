//! Rows about people whom the water traps or injures.

use super::deciding::deciding;
use super::measured::{Measured, Value};
use crate::outcome::{Freed, Outcome, Patient, PlaceOutcome};
use crate::scenario::choices::Clock;
use crate::scenario::tables::TargetRow;
use crate::units::Millis;

/// The smallest time by which the row's share of the trapped were free, each counted from when the water trapped them, or from the
/// clock of their place if that started later; `None` where nobody was trapped.
pub fn freed(row: &TargetRow, outcome: &Outcome) -> Option<Measured> {
    let clock = row.clock.unwrap_or(Clock::Disaster);
    let of_place = |place: &'_ PlaceOutcome| -> Vec<(Millis, u32)> {
        let wait = |group: &Freed| {
            let delay = delay(place, clock, [group.trapped, group.out]);
            (delay, group.people)
        };
        place.freed.iter().map(wait).collect()
    };
    longest(row, outcome.places.iter().flat_map(of_place).collect())
}

/// The smallest time by which the row's share of the injured were in a bed, counted likewise; `None` where nobody was injured.
pub fn in_bed(row: &TargetRow, outcome: &Outcome) -> Option<Measured> {
    let clock = row.clock.unwrap_or(Clock::Disaster);
    let wait = |patient: &Patient| {
        let place = &outcome.places[patient.place.at()];
        (delay(place, clock, [patient.trapped, patient.in_bed]), 1)
    };
    longest(row, outcome.patients.iter().map(wait).collect())
}

/// The longest wait of the row's share of people who wait least.
fn longest(row: &TargetRow, mut waits: Vec<(Millis, u32)>) -> Option<Measured> {
    waits.sort_unstable();
    let (last, _) = deciding(&waits, row.share, |(_, people)| u64::from(*people))?;
    Some(Measured::of(row, Value::Time(*last)))
}

/// How long people waited by a clock. Whose wait ends before it starts is in time, whatever the limit.
fn delay(place: &PlaceOutcome, clock: Clock, [trapped, ended]: [Millis; 2]) -> Millis {
    let started = if clock == Clock::Disaster {
        trapped
    } else {
        place.clock(clock)
    };
    match (ended.is_never(), started.is_never()) {
        (true, _) => Millis::NEVER,
        (false, true) => Millis::ZERO,
        (false, false) => (ended - started.max(trapped)).max(Millis::ZERO),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outcome::FreedBy;
    use crate::scenario::metrics::Metric;
    use crate::target::fixture::row;
    use crate::world::PlaceIx;

    fn outcome() -> Outcome {
        let freed = |trapped, out, people| Freed {
            trapped: Millis::from_hours(trapped),
            out,
            people,
            by: FreedBy::Crew,
        };
        let place = PlaceOutcome {
            struck: Millis::ZERO,
            dispatch_order: Millis::from_hours(2.0),
            freed: vec![
                freed(1.0, Millis::from_hours(1.5), 60),
                freed(1.0, Millis::from_hours(4.0), 35),
                freed(3.0, Millis::NEVER, 5),
            ],
            ..PlaceOutcome::default()
        };
        Outcome {
            places: vec![place],
            ..Outcome::default()
        }
    }

    fn time(share: f64, clock: Option<Clock>) -> Option<Value> {
        let row = TargetRow {
            metric: Metric::TrappedRescueTime,
            share,
            clock,
            ..row()
        };
        freed(&row, &outcome()).map(|measured| measured.value)
    }

    #[test]
    fn each_waits_since_being_trapped_and_not_before_the_clock() {
        let hours = |hours| Some(Value::Time(Millis::from_hours(hours)));
        assert_eq!(time(0.6, None), hours(0.5));
        assert_eq!(time(0.95, None), hours(3.0));
        assert_eq!(time(0.96, None), Some(Value::Time(Millis::NEVER)));
        // Ordered after two hours: who was out before is in time.
        assert_eq!(time(0.6, Some(Clock::DispatchOrder)), hours(0.0));
        assert_eq!(time(0.95, Some(Clock::DispatchOrder)), hours(2.0));
        // The clock never starts: who is out at all is in time.
        assert_eq!(time(0.95, Some(Clock::Warning)), hours(0.0));
    }

    #[test]
    fn the_injured_wait_until_they_are_in_a_bed() {
        let patient = |in_bed| Patient {
            place: PlaceIx(0),
            trapped: Millis::from_hours(1.0),
            out: Millis::from_hours(1.5),
            hospital: None,
            taken_up: Millis::NEVER,
            in_bed,
        };
        let outcome = Outcome {
            patients: vec![patient(Millis::from_hours(5.0)), patient(Millis::NEVER)],
            ..outcome()
        };
        let time = |share, clock| {
            let row = TargetRow {
                share,
                clock: Some(clock),
                ..row()
            };
            in_bed(&row, &outcome).map(|measured| measured.value)
        };
        let hours = |hours| Some(Value::Time(Millis::from_hours(hours)));
        assert_eq!(time(0.5, Clock::Disaster), hours(4.0));
        assert_eq!(time(0.5, Clock::DispatchOrder), hours(3.0));
        assert_eq!(time(1.0, Clock::Disaster), Some(Value::Time(Millis::NEVER)));
    }

    #[test]
    fn nobody_trapped_says_nothing() {
        assert_eq!(freed(&row(), &Outcome::default()), None);
        assert_eq!(in_bed(&row(), &outcome()), None);
    }
}
