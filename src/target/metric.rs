//! The value of a row of the plan in one replication.

use super::deciding::deciding;
use super::fires::{fire_out, fires_out_in_a_day};
use super::incidents::arrival;
use super::measured::{Measured, Value, meets};
use super::{moved, warned};
use crate::outcome::{Outcome, PlaceOutcome, Relieved, TimeBudget};
use crate::scenario::choices::{Assessable, Clock, EventKind, NeedPopulation};
use crate::scenario::metrics::{Metric, in_unit};
use crate::scenario::tables::TargetRow;
use crate::units::Millis;

/// People whose time ended together at one place.
#[derive(Clone, Copy)]
struct Group<'a> {
    delay: Millis,
    people: u32,
    budget: Option<&'a TimeBudget>,
}

/// Whether a row is put to the test in every replication.
pub fn is_assessed(row: &TargetRow) -> bool {
    row.assessable != Assessable::No && row.metric.is_simulated()
}

/// Measures a row in one replication; `None` where its people did not exist in it, so that nothing can be said.
pub fn measure(row: &TargetRow, outcome: &Outcome) -> Option<Measured> {
    match row.metric {
        Metric::FirstReliefTime => first_relief(row, outcome),
        Metric::FirstSupplyTime => first_supply(row, outcome),
        Metric::FillRate => fill_rate(row, outcome),
        Metric::FireOutTime => fire_out(row, outcome),
        Metric::FireExtinguished24h => fires_out_in_a_day(row, outcome),
        Metric::WarningCoverage => warned::coverage(row, outcome),
        Metric::EvacuationCoverage => moved::coverage(row, outcome),
        Metric::WarningLead => warned::lead(row, outcome),
        Metric::RiverArrivalTime | Metric::SeaArrivalTime | Metric::MedicalArrivalTime => {
            arrival(row, outcome)
        }
        _ => None,
    }
}

/// The smallest time by which the row's share of its people have been relieved, each counted from the clock of their place.
fn first_relief(row: &TargetRow, outcome: &Outcome) -> Option<Measured> {
    let excludes_cut_off = row
        .exclusions
        .as_deref()
        .is_some_and(|words| words.contains("road_cut"));
    let counted = |place: &&PlaceOutcome| {
        place.is_struck() && !(excludes_cut_off && place.cut_off_when_struck)
    };
    let clock = row.clock.unwrap_or(Clock::Disaster);
    let event = row.event.unwrap_or(EventKind::FirstDelivery);
    let mut groups: Vec<Group> = outcome
        .places
        .iter()
        .filter(counted)
        .flat_map(|place| groups(place, clock, event, row.population))
        .collect();
    groups.sort_by_key(|group| group.delay);
    let deciding = deciding(&groups, row.share, |group| u64::from(group.people))?;
    let budget = deciding.budget.copied();
    let value = Value::Time(deciding.delay);
    Some(Measured {
        value,
        met: meets(row, value),
        budget,
    })
}

fn groups<'a>(
    place: &'a PlaceOutcome,
    clock: Clock,
    event: EventKind,
    population: NeedPopulation,
) -> Vec<Group<'a>> {
    let clock_starts = place.clock(clock);
    // Relief that comes before the clock starts is in time, whatever the limit.
    let delay = |time: Millis, since: Millis| match (time.is_never(), since.is_never()) {
        (true, _) => Millis::NEVER,
        (false, true) => Millis::ZERO,
        (false, false) => (time - since).max(Millis::ZERO),
    };
    match event {
        EventKind::FirstDelivery => {
            let people = place.people(population);
            let delay = delay(place.first_delivery, clock_starts);
            let budget = (!place.first_delivery.is_never()).then_some(&place.first_budget);
            if people == 0 {
                Vec::new()
            } else {
                vec![Group {
                    delay,
                    people,
                    budget,
                }]
            }
        }
        // Fires and calls for help have no people whose time counts.
        EventKind::Contained | EventKind::Extinguished | EventKind::TeamOnScene => Vec::new(),
        // Nobody's time counts before they had to leave.
        EventKind::PackageDelivered => {
            let group = |group: Relieved<'a>| -> Group<'a> {
                let time = group.by.map_or(Millis::NEVER, |packaged| packaged.time);
                let budget = group.by.map(|packaged| &packaged.budget);
                let since = if clock_starts.is_never() {
                    clock_starts
                } else {
                    clock_starts.max(group.displaced)
                };
                Group {
                    delay: delay(time, since),
                    people: group.people,
                    budget,
                }
            };
            place.relieved().into_iter().map(group).collect()
        }
    }
}

/// Time until the first goods of the row's level are handed out anywhere, from the clock of that place. A level that
/// was not needed, because others had relieved everybody, says nothing.
fn first_supply(row: &TargetRow, outcome: &Outcome) -> Option<Measured> {
    if outcome.displaced() == 0 {
        return None;
    }
    let of_level = outcome
        .first_supply
        .iter()
        .filter(|first| row.level.is_none_or(|level| first.level == level));
    let first = of_level
        .filter(|first| first.place.is_some())
        .min_by_key(|first| first.time);
    let everybody = |place: &PlaceOutcome| place.packaged_people() >= place.displaced;
    if first.is_none() && outcome.places.iter().all(everybody) {
        return None;
    }
    let delay = first.and_then(|first| {
        let since = outcome.places[first.place?.at()].clock(row.clock.unwrap_or(Clock::Disaster));
        Some(if since.is_never() {
            Millis::ZERO
        } else {
            (first.time - since).max(Millis::ZERO)
        })
    });
    Some(Measured::of(
        row,
        Value::Time(delay.unwrap_or(Millis::NEVER)),
    ))
}

/// The share of its need that the scarcest commodity had met by the horizon.
fn fill_rate(row: &TargetRow, outcome: &Outcome) -> Option<Measured> {
    let width = outcome.goods.len().checked_div(outcome.places.len())?;
    let of_commodity = |commodity: usize| {
        let books = outcome.goods.iter().skip(commodity).step_by(width);
        let (needed, met) = books.fold((0_i64, 0_i64), |sum, books| {
            (
                sum.0 + books.needed,
                sum.1 + books.delivered.min(books.needed),
            )
        });
        (needed > 0).then(|| met as f64 / needed as f64)
    };
    let scarcest = (0..width).filter_map(of_commodity).min_by(f64::total_cmp)?;
    Some(Measured::of(
        row,
        Value::Ratio(scarcest * in_unit(&row.unit)),
    ))
}

#[cfg(test)]
#[path = "metric_tests.rs"]
mod tests;
