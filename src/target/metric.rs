//! The value of a row of the plan in one replication, and whether it was met.

use crate::outcome::{Outcome, PlaceOutcome, Step, TimeBudget};
use crate::scenario::choices::{Assessable, Clock, Comparator, EventKind, Metric, NeedPopulation};
use crate::scenario::tables::TargetRow;
use crate::units::Millis;

/// A value that was measured.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value {
    /// A time since the row's clock; [`Millis::NEVER`] if not reached within the horizon.
    Time(Millis),
    /// A ratio.
    Ratio(f64),
}

/// What one replication says of a row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measured {
    /// The value.
    pub value: Value,
    /// Whether the row was met.
    pub met: bool,
    /// How the time of the deciding place was spent, for times until relief.
    pub budget: Option<TimeBudget>,
}

impl Measured {
    /// The step to blame, if the row was missed.
    pub fn blame(&self) -> Option<Step> {
        self.budget
            .filter(|_| !self.met)
            .map(|budget| budget.largest())
    }
}

/// People whose time ended together at one place.
#[derive(Clone, Copy)]
struct Group<'a> {
    delay: Millis,
    people: u32,
    place: &'a PlaceOutcome,
}

/// Whether a row is put to the test at all.
pub fn is_assessed(row: &TargetRow) -> bool {
    row.assessable != Assessable::No && row.metric != Metric::None
}

/// Measures a row in one replication; `None` where its people did not exist in it, so that nothing can be said.
pub fn measure(row: &TargetRow, outcome: &Outcome) -> Option<Measured> {
    match row.metric {
        Metric::FirstReliefTime => first_relief(row, outcome),
        Metric::FirstSupplyTime => first_supply(row, outcome),
        Metric::FillRate => fill_rate(row, outcome),
        Metric::None => None,
    }
}

/// Holds a value against the threshold of a row. Times are compared as whole milliseconds.
pub fn meets(row: &TargetRow, value: Value) -> bool {
    let order = match value {
        Value::Time(time) => time.cmp(&threshold(row)),
        Value::Ratio(ratio) => ratio.total_cmp(&row.threshold),
    };
    match row.comparator {
        Comparator::AtMost => order.is_le(),
        Comparator::Less => order.is_lt(),
        Comparator::AtLeast => order.is_ge(),
        Comparator::More => order.is_gt(),
        Comparator::Equal => order.is_eq(),
    }
}

/// The threshold of a row in time; rows in other units than `min` are hours.
pub fn threshold(row: &TargetRow) -> Millis {
    if row.unit == "min" {
        Millis::from_minutes(row.threshold)
    } else {
        Millis::from_hours(row.threshold)
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
    let total: u64 = groups.iter().map(|group| u64::from(group.people)).sum();
    if total == 0 {
        return None;
    }
    groups.sort_by_key(|group| group.delay);
    // At least one person, and never more than all for a share that is not exactly representable.
    let asked = (libm::ceil(total as f64 * row.share - 1e-9) as u64).clamp(1, total);
    let mut relieved = 0;
    let deciding = groups.iter().find(|group| {
        relieved += u64::from(group.people);
        relieved >= asked
    })?;
    let budget = match event {
        EventKind::FirstDelivery => deciding.place.first_budget,
        EventKind::PackageDelivered => deciding.place.package_budget,
    };
    let budget = (budget.total() > Millis::ZERO).then_some(budget);
    let value = Value::Time(deciding.delay);
    Some(Measured {
        value,
        met: meets(row, value),
        budget,
    })
}

fn groups(
    place: &PlaceOutcome,
    clock: Clock,
    event: EventKind,
    population: NeedPopulation,
) -> Vec<Group<'_>> {
    let since = place.clock(clock);
    let delay = |time: Millis| match (time.is_never(), since.is_never()) {
        (true, _) => Millis::NEVER,
        // Relief that comes before the clock starts is in time, whatever the limit.
        (false, true) => Millis::ZERO,
        (false, false) => (time - since).max(Millis::ZERO),
    };
    let people = place.people(population);
    match event {
        EventKind::FirstDelivery if people == 0 => Vec::new(),
        EventKind::FirstDelivery => vec![Group {
            delay: delay(place.first_delivery),
            people,
            place,
        }],
        EventKind::PackageDelivered => {
            let group = |&(time, people): &(Millis, u32)| Group {
                delay: delay(time),
                people,
                place,
            };
            let mut groups: Vec<Group> = place.packaged.iter().map(group).collect();
            let packaged: u32 = groups.iter().map(|group| group.people).sum();
            let left = place.displaced.saturating_sub(packaged);
            if left > 0 {
                groups.push(Group {
                    delay: Millis::NEVER,
                    people: left,
                    place,
                });
            }
            groups
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
    let everybody = |place: &PlaceOutcome| place.displaced == 0 || !place.package_delivered.is_never();
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
    let value = Value::Time(delay.unwrap_or(Millis::NEVER));
    Some(Measured {
        value,
        met: meets(row, value),
        budget: None,
    })
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
    let value = Value::Ratio(scarcest);
    Some(Measured {
        value,
        met: meets(row, value),
        budget: None,
    })
}

#[cfg(test)]
#[path = "metric_tests.rs"]
mod tests;
