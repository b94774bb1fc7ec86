//! One event: what nature does in one replication.
//!
//! In: the [`World`] and the replication's [`Draws`]. Out: an [`Event`] that answers how high the water stands at a
//! reach in a time step, and which state of a link-failing event holds. Levels at links, places and sites all come from
//! the same reach, so neighbours flood together; nothing is drawn link by link that one field decides.

mod dams;
mod daylight;
mod failure;
pub mod fire;
pub mod flood;
mod incidents;
mod low_roads;
mod moment;
mod passage;
mod prepared;
mod rain;
mod rivers;
mod states;
mod storm_model;
pub mod typhoon;

pub use daylight::Daylight;
pub use failure::Failure;
pub use fire::{Blaze, Burnt};
use flood::{Crest, by_hydrograph};
pub use flood::{Flood, depth_speed_km_h};
pub use incidents::Incident;
pub use moment::{MOMENT, moment_begins, moments};
pub use passage::Passage;
pub use prepared::Hazards;
pub use rain::Rain;
pub use rivers::{Rivers, Waters};
pub use states::Drawn;

use crate::random::{Dist, EntityKey, Purpose, SeedKey, Stream};
use crate::scenario::choices::FloodDriver;
use crate::scenario::settings::FloodSettings;
use crate::units::Millis;
use crate::world::{Turnout, World};

/// The random addresses of one replication.
#[derive(Clone, Copy, Debug)]
pub struct Draws {
    /// Key of the scenario and seed.
    pub key: SeedKey,
    /// Number of the replication.
    pub replication: u32,
}

impl Draws {
    /// The stream of an entity for a purpose.
    pub fn stream(&self, purpose: Purpose, entity: EntityKey) -> Stream {
        self.key.stream(self.replication, purpose, entity)
    }
}

/// What nature does in one replication.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Rise of the event as a multiple of the design event; 1 where there is no flood.
    pub severity: f64,
    /// Time of day at which the event starts, in hours.
    pub start_hour_h: f64,
    /// Speed in the event's rain as a multiple of the dry speed.
    pub rain_speed_factor: f64,
    /// The flood, where there is one.
    pub flood: Option<Flood>,
    /// The state of a link-failing event, where there is one.
    pub failure: Option<Failure>,
    /// The typhoon, where one comes.
    pub passage: Option<Passage>,
    /// The rain, where it falls.
    pub rain: Option<Rain>,
    /// Forest fires, in the order in which they start.
    pub fires: Vec<Blaze>,
    /// Calls for help, in the order in which they happen.
    pub incidents: Vec<Incident>,
    /// The state of the district, where the event is hand-made.
    pub state: Option<states::Drawn>,
    /// When it is light and dark.
    pub daylight: Daylight,
}

impl Event {
    /// Draws the event of a replication.
    pub fn draw(world: &World, hazards: &Hazards, draws: &Draws) -> Self {
        let mut stream = draws.stream(Purpose::Event, EntityKey::SCENARIO);
        // Always four draws, in this order, whatever the scenario uses: a switch never shifts the others.
        let [start, severity, peak] = [stream.uniform(), stream.uniform(), stream.uniform()];
        let failure_state = stream.uniform();
        let mut traffic = draws.stream(Purpose::Traffic, EntityKey::SCENARIO);
        let rain_speed_factor = world.traffic.rain_speed_factor.sample(&mut traffic);
        let start_hour_h = world.start_hour_h.quantile(start);
        let daylight = Daylight::new(world, start_hour_h);
        let passage = hazards.passage(world, draws);
        let rain = hazards.rain(world, passage.as_ref(), draws);
        let waters = rain.as_ref().map(|rain| Waters {
            rain,
            sea_m: passage.as_ref().map_or(&[], |passage| &passage.sea_m),
        });
        let crest = crest(world, severity, peak);
        let calls = world.incidents.as_ref();
        let of_storm = match (&passage, &rain) {
            (Some(passage), _) => Some(passage.severity),
            (None, rain) => rain.as_ref().and_then(|rain| rain.severity),
        };
        Self {
            severity: of_storm.unwrap_or(crest.severity),
            start_hour_h,
            rain_speed_factor: rain_speed_factor.clamp(0.05, 1.5),
            flood: flood(world, hazards, waters, (crest, draws)),
            failure: world
                .link_failure
                .as_ref()
                .map(|_| Failure::draw(world, failure_state)),
            fires: hazards.fires(world, &daylight, draws),
            state: (world.states.as_ref()).and_then(|all| states::draw(all, draws)),
            incidents: calls.map_or(Vec::new(), |calls| incidents::draw(calls, &daylight, draws)),
            passage,
            rain,
            daylight,
        }
    }

    /// Rise of a reach above its level before the event, in metres.
    #[inline]
    pub fn rise_m(&self, reach: crate::world::ReachIx, step: usize) -> f64 {
        self.flood
            .as_ref()
            .map_or(0.0, |flood| flood.rise_m(reach, step))
    }

    /// How long a team takes to turn out on an order that comes now.
    pub fn turnout<'t>(&self, team: &'t Turnout, ordered: Millis) -> &'t Dist {
        team.when(self.daylight.is_dark(ordered), self.passage.is_some())
    }

    /// The highest rise of a reach, in metres.
    pub fn peak_rise_m(&self, reach: crate::world::ReachIx) -> f64 {
        self.flood
            .as_ref()
            .map_or(0.0, |flood| flood.peak_rise_m(reach))
    }

    /// Whether it is dark when a step begins.
    #[inline]
    pub fn is_dark(&self, step: usize) -> bool {
        self.daylight.is_dark_in(step)
    }

    /// The steps, first to last, at which a reach stands more than `height_m` above its level before the event; steps
    /// in between at which it does not can only be there if its level has more than one peak.
    pub fn steps_above(
        &self,
        reach: crate::world::ReachIx,
        height_m: f64,
    ) -> std::ops::Range<usize> {
        self.flood
            .as_ref()
            .map_or(0..0, |flood| flood.steps_above(reach, height_m))
    }
}

/// How high a flood by hydrograph comes, and when; as designed where there is none.
fn crest(world: &World, severity: f64, peak: f64) -> Crest {
    let of = |dist: fn(&FloodSettings) -> Option<Dist>| world.flood.as_ref().and_then(dist);
    let severity = of(|flood| flood.severity).map_or(1.0, |dist| dist.quantile(severity));
    let peak_time_h = of(|flood| flood.peak_time_h).map_or(0.1, |dist| dist.quantile(peak));
    Crest {
        severity: severity.max(0.0),
        peak_time_h: peak_time_h.max(0.1),
    }
}

/// The levels of all reaches, by what drives them.
fn flood(
    world: &World,
    hazards: &Hazards,
    waters: Option<Waters>,
    (crest, draws): (Crest, &Draws),
) -> Option<Flood> {
    let settings = world.flood.as_ref()?;
    let mut flood = match settings.driver {
        FloodDriver::Hydrograph => by_hydrograph(world, settings, draws, crest),
        FloodDriver::Typhoon | FloodDriver::Rainstorm => {
            hazards.rivers()?.rise(world, settings, waters?, draws)
        }
    };
    low_roads::fill(world, waters.map(|waters| waters.rain), &mut flood);
    Some(flood)
}
