//! How help came in one replication, as a picture: `reliefsim trace --out`.
//!
//! In: what a replication leaves, its log, and its [`Facts`] for light and fires. Out: plain rows ([`Timeline`]) that become a page,
//! pictures and JSON. A picture shows lanes over the clock: headquarters, fires, each place from when its people had to leave until they
//! were relieved, and each vehicle that served it.
//!
//! ```text
//! outcome ─▶ waits (chains of steps) ┐               ┌▶ figures: all places, one place with its vehicles
//! log     ─▶ vehicles (trips)        ├─▶ Timeline  ──┼▶ page (figures, tables that say the same)
//! facts   ─▶ headquarters, fires     ┘               └▶ serde (timeline.json)
//! ```

mod figures;
mod files;
mod fires;
mod headquarters;
mod limit;
mod page;
mod places;
mod tables;
mod vehicles;

pub use files::{MOST_PLACES, TIMELINE, files};

use serde::Serializer;

use super::clock::LocalClock;
use crate::outcome::Outcome;
use crate::response::{Entry, Facts, Plan};
use crate::text::Lang;
use crate::text::messages::hazard as say;
use crate::units::Millis;
use crate::world::{PlaceIx, World};
use limit::Limit;

/// What a timeline is told from.
pub struct Replayed<'a> {
    /// Names and rows of the plan.
    pub world: &'a World,
    /// Vehicles.
    pub plan: &'a Plan,
    /// What nature did.
    pub facts: &'a Facts,
    /// What the replication left.
    pub outcome: &'a Outcome,
    /// Everything that happened.
    pub log: &'a [Entry],
    /// Seed of the draws.
    pub seed: u64,
    /// Language of texts.
    pub lang: Lang,
}

/// Which places are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chosen {
    /// This one.
    One(PlaceIx),
    /// So many of those whose people waited longest.
    Latest(usize),
}

/// How help came in one replication, as rows.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Timeline {
    /// When the simulation starts, local time.
    pub starts: String,
    /// The row of the plan that the waits are held against, where there is one.
    pub limit: Option<Limit>,
    /// Places where anybody was late by it.
    pub late_places: usize,
    /// Reports and orders of all places.
    pub headquarters: headquarters::Headquarters,
    /// Forest fires, in the order in which they started.
    pub fires: Vec<fires::FireLane>,
    /// The places that are drawn, the latest first.
    pub places: Vec<places::PlaceLane>,
}

impl Timeline {
    /// Works out the rows.
    pub fn of(replayed: &Replayed, chosen: Chosen) -> Self {
        let (limit, waits) = limit::waits(replayed);
        let drawn = places::chosen(&waits, chosen);
        Self {
            starts: replayed.clock().local(Millis::ZERO),
            late_places: places::late(limit.as_ref(), &waits),
            headquarters: headquarters::Headquarters::of(replayed),
            fires: fires::lanes(replayed),
            places: places::lanes(replayed, limit.as_ref(), &waits, &drawn),
            limit,
        }
    }
}

impl Replayed<'_> {
    fn clock(&self) -> LocalClock {
        LocalClock::of(self.world, &self.facts.event, self.lang)
    }

    /// Which replication of which seed.
    fn source(&self) -> String {
        say::source(self.lang, self.outcome.replication, self.seed)
    }
}

/// A time in hours since the start; null for what does not come.
#[allow(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde hands a reference to the field"
)]
fn as_hours<S: Serializer>(time: &Millis, serializer: S) -> Result<S::Ok, S::Error> {
    let hours = (!time.is_never()).then(|| time.hours());
    match hours {
        Some(hours) => serializer.serialize_some(&hours),
        None => serializer.serialize_none(),
    }
}
