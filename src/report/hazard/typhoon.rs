//! The typhoon of a replication: its track, the strongest gusts, the rain, the sea.

use serde::Serialize;

use super::{LocalClock, Told, rounded};
use crate::hazard::Passage;
use crate::hazard::typhoon::{Fix, Position, Track};
use crate::units::Millis;
use crate::world::{Place, StormGround, World};

/// Hours between the rows of a track.
const TRACK_STEP_H: i64 = 6;
/// Hours before the start from which a track is told.
const TOLD_BEFORE_H: f64 = 24.0;

/// What a typhoon brings.
#[derive(Clone, Debug, Serialize)]
pub struct Typhoon {
    /// Every six hours.
    pub track: Vec<TrackPoint>,
    /// Where it is nearest to the middle of the district, to a quarter of an hour.
    pub nearest: Option<TrackPoint>,
    /// In the order of the towns.
    pub gusts: Vec<TownGust>,
    /// Where a coast is given.
    pub sea: Option<SeaPeak>,
    /// Places whose telephones are dead for a while.
    pub silent_places: usize,
}

/// The storm at one time.
#[derive(Clone, Debug, Serialize)]
pub struct TrackPoint {
    /// Hours since the start.
    pub time_h: f64,
    /// The same, local time.
    pub local_time: String,
    /// Longitude of the centre.
    pub lon_deg: f64,
    /// Latitude of it.
    pub lat_deg: f64,
    /// Highest sustained wind, mean of one minute, in m/s.
    pub wind_1min_m_s: f64,
    /// Pressure at the centre.
    pub pressure_hpa: f64,
    /// From the middle of the district.
    pub distance_km: f64,
}

/// Gusts at the places of a town.
#[derive(Clone, Debug, Serialize)]
pub struct TownGust {
    /// Name of the town.
    pub town: String,
    /// How many places it has.
    pub places: usize,
    /// Median over its places of the strongest gust, in m/s.
    pub median_gust_m_s: f64,
    /// Strongest of all, in m/s.
    pub max_gust_m_s: f64,
    /// The place with the strongest.
    pub max_place: String,
    /// Its number, for those who draw it.
    #[serde(skip)]
    pub max_place_ix: usize,
    /// When, in hours since the start.
    pub max_time_h: f64,
    /// The same, local time.
    pub max_local_time: String,
}

/// The highest sea at the open coast.
#[derive(Clone, Debug, Serialize)]
pub struct SeaPeak {
    /// Above its mean level, in m.
    pub peak_m: f64,
    /// When, in hours since the start.
    pub time_h: f64,
    /// The same, local time.
    pub local_time: String,
}

impl Typhoon {
    /// The typhoon of a replication, where one comes.
    pub fn of(told: &Told, clock: &LocalClock) -> Option<Self> {
        let ground = told.world.storm.as_ref()?;
        let passage = told.facts.event.passage.as_ref()?;
        let silence = &told.facts.damage.silence;
        let teller = Teller {
            world: told.world,
            ground,
            passage,
            clock,
        };
        Some(Self {
            track: teller.track(),
            nearest: teller.nearest(),
            gusts: teller.gusts(),
            sea: teller.sea(),
            silent_places: told
                .world
                .villages()
                .filter(|(at, _)| silence.get(*at).is_some_and(|window| !window.is_empty()))
                .count(),
        })
    }
}

/// South-western and north-eastern corner of the box around all places, longitude and latitude.
pub fn district_box(world: &World) -> [[f64; 2]; 2] {
    let mut low = [f64::INFINITY; 2];
    let mut high = [f64::NEG_INFINITY; 2];
    for Place { position, .. } in &world.places {
        for axis in 0..2 {
            low[axis] = low[axis].min(position[axis]);
            high[axis] = high[axis].max(position[axis]);
        }
    }
    [low, high]
}

/// Where the middle of that box lies.
fn district_middle(world: &World) -> Position {
    let [low, high] = district_box(world);
    Position {
        lon_deg: f64::midpoint(low[0], high[0]),
        lat_deg: f64::midpoint(low[1], high[1]),
    }
}

/// The part of a track that is told, first and last hour since the start.
pub fn told_h(world: &World, track: &Track) -> (f64, f64) {
    let (first, last) = track.span_h();
    (
        first.max(-TOLD_BEFORE_H),
        last.min(world.grid.horizon.hours()),
    )
}

struct Teller<'a> {
    world: &'a World,
    ground: &'a StormGround,
    passage: &'a Passage,
    clock: &'a LocalClock,
}

impl Teller<'_> {
    fn track(&self) -> Vec<TrackPoint> {
        let (from, until) = told_h(self.world, &self.passage.track);
        let first = libm::ceil(from / TRACK_STEP_H as f64) as i64 * TRACK_STEP_H;
        (first..)
            .step_by(TRACK_STEP_H as usize)
            .map(|hour| hour as f64)
            .take_while(|hour| *hour <= until)
            .filter_map(|hour| self.passage.track.at(hour))
            .map(|fix| self.point(&fix))
            .collect()
    }

    fn nearest(&self) -> Option<TrackPoint> {
        let middle = district_middle(self.world);
        let (from, until) = told_h(self.world, &self.passage.track);
        let quarters = (((until - from) * 4.0).max(0.0)) as usize;
        (0..=quarters)
            .filter_map(|quarter| self.passage.track.at(from + quarter as f64 / 4.0))
            .min_by(|a, b| {
                let [a, b] = [a, b].map(|fix| fix.centre.distance_km(middle));
                a.total_cmp(&b)
            })
            .map(|fix| self.point(&fix))
    }

    fn point(&self, fix: &Fix) -> TrackPoint {
        TrackPoint {
            time_h: rounded(fix.time_h, 4),
            local_time: self.clock.local(Millis::from_hours(fix.time_h)),
            lon_deg: rounded(fix.centre.lon_deg, 4),
            lat_deg: rounded(fix.centre.lat_deg, 4),
            wind_1min_m_s: rounded(fix.wind.m_s(), 1),
            pressure_hpa: rounded(fix.central_pressure_hpa, 1),
            distance_km: rounded(fix.centre.distance_km(district_middle(self.world)), 1),
        }
    }

    fn gusts(&self) -> Vec<TownGust> {
        let towns = self.world.towns.iter().enumerate();
        towns
            .filter_map(|(town, name)| self.town(town, name))
            .collect()
    }

    fn town(&self, town: usize, name: &str) -> Option<TownGust> {
        let villages = self.world.villages();
        let mut gusts: Vec<(f64, usize, u32)> = villages
            .filter(|(_, place)| place.town.at() == town)
            .map(|(at, _)| {
                let cell = self.ground.cell_of_place[at];
                (self.passage.gust_m_s(cell), at, cell)
            })
            .collect();
        gusts.sort_by(|a, b| a.0.total_cmp(&b.0));
        let middle = gusts.len() / 2;
        let median = if gusts.len().is_multiple_of(2) {
            f64::midpoint(gusts.get(middle.checked_sub(1)?)?.0, gusts.get(middle)?.0)
        } else {
            gusts.get(middle)?.0
        };
        let &(strongest, place, cell) = gusts.last()?;
        let time = self.passage.peak_time(cell);
        Some(TownGust {
            town: name.to_owned(),
            places: gusts.len(),
            median_gust_m_s: rounded(median, 1),
            max_gust_m_s: rounded(strongest, 1),
            max_place: self.world.places[place].name.clone(),
            max_place_ix: place,
            max_time_h: rounded(time.hours(), 4),
            max_local_time: self.clock.local(time),
        })
    }

    fn sea(&self) -> Option<SeaPeak> {
        if self.passage.sea_m.is_empty() {
            return None;
        }
        let (step, peak_m) = highest(&self.passage.sea_m);
        let time = self.world.grid.step_begins(step);
        Some(SeaPeak {
            peak_m: rounded(peak_m, 2),
            time_h: rounded(time.hours(), 4),
            local_time: self.clock.local(time),
        })
    }
}

/// The first of the highest values, and where it stands; nothing is higher than zero in an empty series.
pub fn highest(values: &[f64]) -> (usize, f64) {
    let higher = |best: (usize, f64), (at, &value): (usize, &f64)| {
        if value > best.1 { (at, value) } else { best }
    };
    values.iter().enumerate().fold((0, 0.0), higher)
}
