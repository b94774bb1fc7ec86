//! Whose wait counts, and the limit it is held against: those of the first row of the plan about a time of relief.

use super::Replayed;
use crate::outcome::{Chain, Step};
use crate::scenario::choices::{Clock, EventKind, NeedPopulation};
use crate::scenario::tables::TargetRow;
use crate::target::{Value, Whose, meets, waits as waits_of, waits_at};
use crate::units::Millis;

/// A row of the plan.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Limit {
    /// Row of `targets.csv`.
    pub target_id: String,
    /// The indicator in words.
    pub indicator: String,
    /// How long relief may take.
    #[serde(rename = "limit_h", serialize_with = "super::as_hours")]
    pub time: Millis,
    #[serde(skip)]
    row: TargetRow,
}

impl Limit {
    /// Whether a wait of this length is too long.
    pub fn is_late(&self, delay: Millis) -> bool {
        !meets(&self.row, Value::Time(delay))
    }
}

/// People of one place whose wait ended by one delivery, or not at all; since when the first of them waited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Waited {
    /// Number of the place.
    pub place: usize,
    /// The first of them began to wait.
    pub since: Millis,
    /// How long that one waited; [`Millis::NEVER`] without an end.
    pub delay: Millis,
    /// How many.
    pub people: u32,
    /// The steps since then; `None` without an end.
    pub chain: Option<Chain>,
    /// The step under way at the horizon, where there was no end by then.
    pub stands_at: Option<Step>,
}

/// The row that waits are held against, and all waits by it, place by place; without such a row, those until a full first package.
pub fn waits(replayed: &Replayed) -> (Option<Limit>, Vec<Waited>) {
    let mut rows = replayed.world.targets.iter();
    let row = rows.find(|row| row.limits_relief());
    let mut waits: Vec<Waited> = Vec::new();
    let mut add = |place: usize, wait: crate::target::Wait| {
        let own = wait.own_chain();
        let delivered = |chain: &Option<Chain>| chain.map(|chain| chain.delivered);
        let last = waits.last_mut();
        // Who waited for the same delivery stands together.
        match last.filter(|last| last.place == place && delivered(&last.chain) == delivered(&own)) {
            Some(last) => last.people += wait.people,
            None => waits.push(Waited {
                place,
                since: wait.since,
                delay: wait.delay,
                people: wait.people,
                chain: own,
                stands_at: wait.stands_at,
            }),
        }
    };
    if let Some(row) = row {
        for (at, wait) in waits_of(row, replayed.outcome) {
            add(at, wait);
        }
    } else {
        let whose = Whose {
            clock: Clock::Disaster,
            event: EventKind::PackageDelivered,
            population: NeedPopulation::Displaced,
        };
        for (at, place) in replayed.outcome.places.iter().enumerate() {
            for wait in waits_at(place, whose) {
                add(at, wait);
            }
        }
    }
    let limit = row.map(|row| Limit {
        target_id: row.target_id.0.clone(),
        indicator: row.indicator.clone(),
        time: row.time_limit(),
        row: row.clone(),
    });
    (limit, waits)
}
