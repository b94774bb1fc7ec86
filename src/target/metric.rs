//! The value of a row of the plan in one replication.

use super::fires::{fire_out, fires_out_in_a_day};
use super::incidents::arrival;
use super::measured::{Measured, Value};
use super::{moved, relief, rescue, warned};
use crate::outcome::{Outcome, PlaceOutcome};
use crate::scenario::choices::{Assessable, Clock};
use crate::scenario::metrics::{Metric, in_unit};
use crate::scenario::tables::TargetRow;
use crate::units::Millis;

/// Whether a row is put to the test in every replication.
pub fn is_assessed(row: &TargetRow) -> bool {
    row.assessable != Assessable::No && row.metric.is_simulated()
}

/// Measures a row in one replication; `None` where its people did not exist in it, so that nothing can be said.
pub fn measure(row: &TargetRow, outcome: &Outcome) -> Option<Measured> {
    match row.metric {
        Metric::FirstReliefTime => relief::first_relief(row, outcome),
        Metric::FirstSupplyTime => first_supply(row, outcome),
        Metric::FillRate => fill_rate(row, outcome),
        Metric::FireOutTime => fire_out(row, outcome),
        Metric::FireExtinguished24h => fires_out_in_a_day(row, outcome),
        Metric::WarningCoverage => warned::coverage(row, outcome),
        Metric::EvacuationCoverage => moved::coverage(row, outcome),
        Metric::WarningLead => warned::lead(row, outcome),
        Metric::TrappedRescueTime => rescue::freed(row, outcome),
        Metric::InjuredCareTime => rescue::in_bed(row, outcome),
        Metric::RiverArrivalTime | Metric::SeaArrivalTime | Metric::MedicalArrivalTime => {
            arrival(row, outcome)
        }
        _ => None,
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
