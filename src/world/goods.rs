//! Goods, where they lie, and what carries them. Quantities are whole thousandths of a unit.

use super::depths::Waterside;
use super::index::{CommodityIx, NodeIx, PlaceIx, SiteIx, TownIx, VehicleIx};
use super::turnout::Turnout;
use crate::random::{Dist, EntityKey};
use crate::scenario::activation::ActivationLevel;
use crate::scenario::choices::{Level, Mode, NeedPopulation, StockKind};
use crate::units::{HOUR_MS, Millis};

/// A kind of goods.
#[derive(Clone, Debug, PartialEq)]
pub struct Commodity {
    /// Identifier as written.
    pub id: String,
    /// Name for people.
    pub name: String,
    /// Unit counted.
    pub unit: String,
    /// Mass of one unit in grams.
    pub unit_mass_g: f64,
    /// Room that one unit takes, in litres; 0 where it takes none.
    pub unit_volume_l: f64,
    /// How long it keeps from when its loading begins; [`Millis::NEVER`] where it keeps.
    pub shelf_life: Millis,
    /// Thousandths of a unit in one person's first package.
    pub first_package_milli: i64,
    /// Thousandths of a unit that one person needs for each further day.
    pub daily_need_milli: i64,
    /// Who needs it.
    pub need_population: NeedPopulation,
    /// Order of loading: 1 first.
    pub priority: u32,
}

impl Commodity {
    /// Mass in grams of this many thousandths of a unit, rounded up.
    pub fn mass_g(&self, milli: i64) -> i64 {
        libm::ceil(milli as f64 * self.unit_mass_g / 1000.0) as i64
    }

    /// Volume in millilitres of this many thousandths of a unit, rounded up.
    pub fn volume_ml(&self, milli: i64) -> i64 {
        libm::ceil(milli as f64 * self.unit_volume_l) as i64
    }
}

/// Goods of one kind at a site.
#[derive(Clone, Debug, PartialEq)]
pub struct StockLine {
    /// Which goods.
    pub commodity: CommodityIx,
    /// How they are held.
    pub kind: StockKind,
    /// Thousandths of a unit.
    pub quantity_milli: i64,
    /// From activation until they can be loaded, in minutes.
    pub activation_min: Dist,
    /// Chance that they are really there.
    pub reliability_share: f64,
    /// What is made besides, from then on; `None` where nothing is.
    pub made: Option<Making>,
    /// Address of the line's random draws.
    pub key: EntityKey,
}

/// Goods that are made at a steady rate.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Making {
    /// Thousandths of a unit a day.
    pub per_day_milli: i64,
    /// Thousandths of a unit at most.
    pub up_to_milli: i64,
}

impl Making {
    /// Thousandths of a unit made in so much time, whole ones.
    pub fn by(&self, time: Millis) -> i64 {
        let made = i128::from(self.per_day_milli) * i128::from(time.0.max(0));
        let day = i128::from(24 * HOUR_MS);
        (made / day).min(i128::from(self.up_to_milli)) as i64
    }
}

/// Goods and vehicles that come from outside when they are asked for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reinforcement {
    /// From the request until they are here, in hours.
    pub arrives_after_h: Dist,
    /// Chance that they come at all.
    pub arrival_share: f64,
}

/// A depot or store point.
#[derive(Clone, Debug, PartialEq)]
pub struct Site {
    /// Identifier as written.
    pub id: String,
    /// Name for people.
    pub name: String,
    /// Address of its random draws.
    pub key: EntityKey,
    /// Who keeps it.
    pub level: Level,
    /// Town it stands in.
    pub town: Option<TownIx>,
    /// Place whose own store point it is.
    pub place: Option<PlaceIx>,
    /// Node at which it is reached.
    pub node: NodeIx,
    /// Longitude and latitude, or x and y in metres.
    pub position: [f64; 2],
    /// Vehicles that can load at once.
    pub docks: u32,
    /// Loading rate of one dock, in tonnes an hour.
    pub loading_t_per_h: f64,
    /// From the order to the open gate, in minutes.
    pub opening_min: Dist,
    /// The reach that can flood it, with the height of its floor.
    pub water: Option<Waterside>,
    /// Share of its stock that is lost once its floor is under water.
    pub flood_loss_share: f64,
    /// Level of the county's response from which on it acts; `None` = any.
    pub from_level: Option<ActivationLevel>,
    /// Where it comes from outside: how.
    pub reinforcement: Option<Reinforcement>,
    /// What lies there.
    pub stock: Vec<StockLine>,
}

/// The vehicles of one team.
#[derive(Clone, Debug, PartialEq)]
pub struct Fleet {
    /// Identifier of the team.
    pub team_id: String,
    /// Address of the team's random draws.
    pub key: EntityKey,
    /// Where it stands by and loads.
    pub site: SiteIx,
    /// What it drives.
    pub vehicle: VehicleIx,
    /// How many.
    pub count: u32,
    /// Crews that take turns at each of them.
    pub crews_per_vehicle: u32,
    /// Level of the county's response from which on it is called; `None` = any.
    pub from_level: Option<ActivationLevel>,
    /// From the order until the vehicles are ready to load.
    pub turnout: Turnout,
}

/// A kind of vehicle.
#[derive(Clone, Debug, PartialEq)]
pub struct Vehicle {
    /// Identifier as written.
    pub id: String,
    /// Name for people.
    pub name: String,
    /// What it travels on.
    pub mode: Mode,
    /// Load in grams.
    pub payload_g: i64,
    /// Room for goods in millilitres; `None` where mass alone limits the load.
    pub volume_ml: Option<i64>,
    /// Its speed as a multiple of the relief speed of the road.
    pub speed_factor: f64,
    /// Its highest speed, in km/h.
    pub max_speed_km_h: f64,
    /// Depth of water in metres at which it must stop.
    pub ford_depth_m: f64,
    /// Unloading and handing out whatever the load, in minutes.
    pub unload_min: Dist,
    /// Unloading rate, in tonnes an hour.
    pub unload_t_per_h: f64,
    /// The boats that it brings, if any.
    pub boats: Option<Boats>,
    /// What keeps it on the ground, if it flies.
    pub flight: Option<FlightLimits>,
}

/// What keeps a helicopter on the ground.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FlightLimits {
    /// Mean wind above which it stays down, in m/s; none keeps it down where this is `None`.
    pub wind_m_s: Option<f64>,
    /// Whether it flies in the dark.
    pub by_night: bool,
}

/// Boats on a road vehicle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Boats {
    /// Speed over roads under water too deep for the vehicle, in km/h.
    pub speed_km_h: f64,
    /// Launching and loading them, and back, on a way over such water, in minutes.
    pub transfer_min: Dist,
}

impl Vehicle {
    /// Whether it can travel links of this mode. People on foot walk on roads too.
    pub fn travels(&self, mode: Mode) -> bool {
        self.mode == mode || (self.mode == Mode::Foot && mode == Mode::Road)
    }
}
