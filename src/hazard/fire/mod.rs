//! Forest fire: how it behaves, and in what weather.
//!
//! In: fuel, moisture, wind and slope at a place, or the weather of a day. Out: how fast, where to and how fiercely a
//! fire spreads there, and how dangerous the day is. Two models of spread stand side by side, and the gap between them
//! is the model's uncertainty:
//!
//! ```text
//! Rothermel:  FuelModel + Moisture -> FuelBed + Push  -> SurfaceFire -> Ellipse
//! Wang:       WangWeather + K_s    -> R₀ K_s  + slope -> WangFire    -> Ellipse
//! ```
//!
//! A [`FuelBed`] is made once for each fuel and state of moisture; a [`SurfaceFire`] then costs a few powers, and
//! [`CrownParameters`] say whether it climbs into a [`Stand`]. The danger of a day is the Canadian index
//! ([`MoistureCodes`]) or the Chinese one ([`DangerIndex`]). The public units are SI with m/min for spread; the fuel models
//! keep those of their sources.
//!
//! From the first flame to the last ember:
//!
//! ```text
//! ignition -> detection -> spread (grid: minimum travel time | quick: elliptical) -> containment -> mop-up
//!                               |                                                        ^
//!                               +-> perimeter, burnt area         line production, helicopters
//! ```
//!
//! Time along a step **v** in a cell is s |v| − w · v ([`slowness`]); all else of the grid follows from that. A [`Blaze`] is
//! one fire of one replication.

mod blaze;
pub mod clearance;
pub mod containment;
mod crown;
mod day_length;
mod ellipse;
pub mod elliptical;
pub mod fbp;
mod front;
mod fuel;
mod fuel_bed;
mod fwi;
pub mod grid;
pub mod grid_front;
pub mod growth;
mod growth_clock;
pub mod helicopter;
mod htz;
pub mod ignition;
pub mod initial_attack;
pub mod landscape;
pub mod line_production;
pub mod logistic;
mod moisture;
pub mod mop_up;
pub mod neighbourhood;
pub mod perimeter;
pub mod segment;
pub mod slowness;
pub mod spread;
mod surface_fire;
mod us_units;
mod wang;
mod wang_fuel;
mod wind;

pub use blaze::{Blaze, Burnt, Fires};
pub use crown::{CROWN_FUEL_MODEL, CrownParameters, FireKind, Stand, crown_flame_length_m};
pub use day_length::{DayLengths, Month};
pub use ellipse::{
    Ellipse, HalfAxes, M_S_PER_MPH, SURFACE_LENGTH_TO_WIDTH_CAP, crown_length_to_width,
    length_to_width,
};
pub use front::Front;
pub use fuel::{Fuel, FuelModel, FuelModels, Loads, Surfaces, UnknownFuel};
pub use fuel_bed::FuelBed;
pub use fwi::{FireIndices, MoistureCodes, NoonWeather};
pub use growth_clock::GrowthClock;
pub use htz::{DangerClass, DangerIndex, DangerWeather};
pub use moisture::{Curing, DeadFuel, LiveFuel, Moisture, equilibrium_moisture};
pub use surface_fire::{Push, SurfaceFire, WindLimit, flame_length_m};
pub use us_units::{KJ_M2_PER_BTU_FT2, KW_M_PER_BTU_FT_S, M_MIN_PER_CHAIN_H, M_PER_FT};
pub use wang::{WangFire, WangParameters, WangWeather, beaufort};
pub use wang_fuel::{Downhill, DownhillTable, WangFuel};
pub use wind::{Canopy, Shelter, TEN_METRES_OVER_TWENTY_FEET, wind_at_20ft_m_s};
