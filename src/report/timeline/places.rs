//! The places that are drawn: when each was struck, known of and relieved, by which steps and vehicles.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::Serialize;

use super::limit::{Limit, Waited};
use super::vehicles::{VehicleLane, served};
use super::{Chosen, Replayed};
use crate::outcome::{Segment, Step};
use crate::response::Happened;
use crate::units::Millis;
use crate::world::PlaceIx;

/// One place.
#[derive(Clone, Debug, Serialize)]
pub struct PlaceLane {
    /// Which.
    #[serde(skip)]
    pub place: PlaceIx,
    /// Row of `places.csv`, or of `shelters.csv`.
    pub place_id: String,
    /// Its name.
    pub name: String,
    /// Its town.
    pub town: String,
    /// What became known and was ordered.
    #[serde(flatten)]
    pub moments: Moments,
    /// Who waited for relief, delivery by delivery.
    pub waits: Vec<WaitLane>,
    /// The vehicles that served it until all had a full first package, in the order in which they were first sent.
    pub vehicles: Vec<VehicleLane>,
}

/// When a place was struck, known of and cared for; [`Millis::NEVER`] for what did not come within the horizon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Moments {
    /// The order to warn it was given.
    #[serde(rename = "warning_ordered_h", serialize_with = "super::as_hours")]
    pub warning_ordered: Millis,
    /// All who hear a warning had heard it.
    #[serde(rename = "warned_h", serialize_with = "super::as_hours")]
    pub warned: Millis,
    /// The first people were struck, or came to a shelter.
    #[serde(rename = "struck_h", serialize_with = "super::as_hours")]
    pub struck: Millis,
    /// The report reached the town.
    #[serde(rename = "town_report_h", serialize_with = "super::as_hours")]
    pub town_report: Millis,
    /// The town ordered its own relief.
    #[serde(rename = "town_order_h", serialize_with = "super::as_hours")]
    pub town_order: Millis,
    /// The report reached the county.
    #[serde(rename = "county_report_h", serialize_with = "super::as_hours")]
    pub county_report: Millis,
    /// The county ordered relief.
    #[serde(rename = "county_order_h", serialize_with = "super::as_hours")]
    pub county_order: Millis,
}

/// People relieved by one delivery, or not at all.
#[derive(Clone, Debug, Serialize)]
pub struct WaitLane {
    /// How many.
    pub people: u32,
    /// The first of them began to wait.
    #[serde(rename = "from_h", serialize_with = "super::as_hours")]
    pub from: Millis,
    /// They were relieved.
    #[serde(rename = "until_h", serialize_with = "super::as_hours")]
    pub until: Millis,
    /// By when they were to be relieved; never without a limit.
    #[serde(rename = "limit_at_h", serialize_with = "super::as_hours")]
    pub limit: Millis,
    /// Whether the first of them waited too long.
    pub is_late: bool,
    /// The steps, one after the other without a gap; none for who was not relieved.
    pub steps: Vec<StepSpan>,
    /// The step that was under way at the horizon, where they were not relieved by then.
    pub stands_at: Option<Step>,
}

/// A step under way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct StepSpan {
    /// Which.
    pub step: Step,
    /// It began.
    #[serde(rename = "from_h", serialize_with = "super::as_hours")]
    pub from: Millis,
    /// It ended.
    #[serde(rename = "until_h", serialize_with = "super::as_hours")]
    pub until: Millis,
}

impl WaitLane {
    /// How long the first of them waited.
    pub fn delay(&self) -> Millis {
        if self.until.is_never() {
            Millis::NEVER
        } else {
            self.until - self.from
        }
    }
}

impl PlaceLane {
    /// Those who waited longest; the first among equals.
    pub fn longest(&self) -> Option<&WaitLane> {
        self.waits.iter().rev().max_by_key(|wait| wait.delay())
    }

    /// Those who waited longest of all who were relieved; the first among equals.
    pub fn longest_ended(&self) -> Option<&WaitLane> {
        let ended = self.waits.iter().rev();
        let ended = ended.filter(|wait| !wait.until.is_never());
        ended.max_by_key(|wait| wait.delay())
    }

    /// People whose wait is shown.
    pub fn people(&self) -> u32 {
        self.waits.iter().map(|wait| wait.people).sum()
    }
}

/// How many places have people who waited too long.
pub fn late(limit: Option<&Limit>, waits: &[Waited]) -> usize {
    let late = waits
        .iter()
        .filter(|wait| limit.is_some_and(|limit| limit.is_late(wait.delay)));
    let mut places: Vec<usize> = late.map(|wait| wait.place).collect();
    places.dedup();
    places.len()
}

/// The places to draw, whose people waited longest first; among equals those with more people, then in the order of the table.
pub fn chosen(waits: &[Waited], chosen: Chosen) -> Vec<PlaceIx> {
    let most = match chosen {
        Chosen::One(place) => return vec![place],
        Chosen::Latest(most) => most,
    };
    let mut longest: BTreeMap<usize, (Millis, u32)> = BTreeMap::new();
    for wait in waits {
        let (delay, people) = longest.entry(wait.place).or_default();
        *delay = (*delay).max(wait.delay);
        *people += wait.people;
    }
    let mut places: Vec<(usize, (Millis, u32))> = longest.into_iter().collect();
    places.sort_by_key(|(_, weight)| Reverse(*weight));
    let places = places.into_iter().take(most);
    places.map(|(place, _)| PlaceIx(place as u32)).collect()
}

/// One lane a place.
pub fn lanes(
    replayed: &Replayed,
    limit: Option<&Limit>,
    waits: &[Waited],
    places: &[PlaceIx],
) -> Vec<PlaceLane> {
    let moments = moments(replayed);
    let lane = |&place: &PlaceIx| {
        let row = &replayed.world.places[place.at()];
        let own = waits.iter().filter(|wait| wait.place == place.at());
        let waits: Vec<WaitLane> = own.map(|wait| wait_lane(limit, wait)).collect();
        let last = waits.iter().map(|wait| wait.until).max();
        PlaceLane {
            place,
            place_id: row.id.clone(),
            name: row.name.clone(),
            town: replayed.world.towns[row.town.at()].clone(),
            moments: moments[place.at()],
            vehicles: served(replayed, place, last.unwrap_or(Millis::ZERO)),
            waits,
        }
    };
    places.iter().map(lane).collect()
}

fn wait_lane(limit: Option<&Limit>, wait: &Waited) -> WaitLane {
    let span = |Segment { step, from, until }| StepSpan { step, from, until };
    let chain = wait.chain.as_ref();
    WaitLane {
        people: wait.people,
        from: chain.map_or(wait.since, |chain| chain.struck),
        until: chain.map_or(Millis::NEVER, |chain| chain.delivered),
        limit: limit.map_or(Millis::NEVER, |limit| wait.since + limit.time),
        is_late: limit.is_some_and(|limit| limit.is_late(wait.delay)),
        stands_at: wait.stands_at,
        steps: chain.map_or_else(Vec::new, |chain| chain.segments().map(span).collect()),
    }
}

/// When each place was struck, known of and cared for, by the log. `[place]`
pub fn moments(replayed: &Replayed) -> Vec<Moments> {
    let never = Millis::NEVER;
    let none = Moments {
        warning_ordered: never,
        warned: never,
        struck: never,
        town_report: never,
        town_order: never,
        county_report: never,
        county_order: never,
    };
    let mut moments = vec![none; replayed.world.places.len()];
    for entry in replayed.log {
        let Some(place) = entry.what.place() else {
            continue;
        };
        let of = &mut moments[place.at()];
        match entry.what {
            Happened::WarningOrdered { .. } => of.warning_ordered = entry.time,
            Happened::Warned { .. } => of.warned = entry.time,
            Happened::Struck { .. } | Happened::ShelterOpened { .. } => of.struck = entry.time,
            Happened::TownReport { .. } => of.town_report = entry.time,
            Happened::TownOrder { .. } => of.town_order = entry.time,
            Happened::CountyReport { .. } => of.county_report = entry.time,
            Happened::CountyOrder { .. } => of.county_order = entry.time,
            _ => {}
        }
    }
    moments
}
