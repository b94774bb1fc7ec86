//! What nature does in one replication, told: `reliefsim trace --hazard`.
//!
//! In: a [`World`] and the [`Facts`] of a replication. Out: plain rows ([`Hazard`]) that become text and JSON. Nothing here is drawn anew but what a run does not keep: why each road was closed.
//!
//! ```text
//!           ┌ typhoon ┐            ┌▶ words (tables)
//! facts ─▶  │ rivers  │ ─▶ Hazard ─┼▶ serde (data.hazard)
//!           │ fires   │            └▶ files: page (figures, words), figures each by itself, geojson
//!           └ roads   ┘
//! ```

mod figures;
mod files;
mod fires;
mod geojson;
mod outline;
mod page;
mod people;
mod rain;
mod rivers;
mod roads;
mod typhoon;
mod words;

pub use files::{HAZARD, files};
pub use page::Subject;
pub use words::text;

use roads::Why;

use super::clock::LocalClock;
use crate::damage::{Cause, Struck};
use crate::response::{Facts, Plan};
use crate::text::Lang;
use crate::text::messages::hazard as say;
use crate::units::Millis;
use crate::world::World;

/// What a hazard is told from.
pub struct Told<'a> {
    /// Names and positions.
    pub world: &'a World,
    /// Rivers made ready.
    pub plan: &'a Plan,
    /// What nature does.
    pub facts: &'a Facts,
    /// The same, cause by cause.
    pub struck: &'a Struck,
    /// Seed of the draws.
    pub seed: u64,
    /// Language of texts.
    pub lang: Lang,
}

/// What nature does in one replication, as rows.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Hazard {
    /// When the simulation starts, local time.
    pub starts: String,
    /// The typhoon, where one comes.
    pub typhoon: Option<typhoon::Typhoon>,
    /// Rain on the catchments; none where it does not rain.
    pub rain: Vec<rain::CatchmentRain>,
    /// Low roads.
    pub low_roads: Vec<rain::LowRoad>,
    /// Rivers; none where there is no flood.
    pub reaches: Vec<rivers::ReachRow>,
    /// Forest fires, in the order in which they start.
    pub fires: Vec<fires::FireRow>,
    /// Closed roads.
    pub roads: roads::ClosedRoads,
    /// People who have to leave, by cause.
    pub people: people::Leaving,
}

impl Hazard {
    /// Works out the rows.
    pub fn of(told: &Told) -> Self {
        let clock = told.clock();
        Self {
            starts: clock.local(Millis::ZERO),
            typhoon: typhoon::Typhoon::of(told, &clock),
            rain: rain::on_catchments(told, &clock),
            low_roads: rain::on_low_roads(told, &clock),
            reaches: rivers::rows(told, &clock),
            fires: fires::rows(told, &clock),
            roads: roads::ClosedRoads::of(told),
            people: people::Leaving::of(told),
        }
    }
}

impl Told<'_> {
    fn clock(&self) -> LocalClock {
        LocalClock::of(self.world, &self.facts.event, self.lang)
    }

    /// Which replication of which seed.
    fn source(&self) -> String {
        say::source(self.lang, self.facts.draws.replication, self.seed)
    }

    /// Full hours from the start to the horizon.
    fn hours(&self) -> impl Iterator<Item = Millis> + use<> {
        let last = self.world.grid.horizon.hours() as u32;
        (0..=last).map(|hour| Millis::from_hours(f64::from(hour)))
    }
}

/// A time in hours to four decimals; none for what does not come.
fn hours(time: Millis) -> Option<f64> {
    (!time.is_never()).then(|| rounded(time.hours(), 4))
}

/// A figure to so many decimals, so that documents do not claim more.
fn rounded(value: f64, decimals: u8) -> f64 {
    let scale = libm::pow(10.0, f64::from(decimals));
    libm::round(value * scale) / scale + 0.0
}

/// What has closed a road, other than water.
pub fn closed_by(cause: Cause, lang: Lang) -> String {
    words::cause(Why::of(cause), lang)
}
