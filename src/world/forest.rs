//! Forests that can burn, and the teams that fight fires.

use super::index::{NodeIx, SiteIx, VehicleIx};
use super::turnout::Turnout;
use crate::random::EntityKey;
use crate::scenario::choices::Level;
use crate::scenario::hazards::{FireSettings, ForestRow};

/// What a forest fire meets.
#[derive(Clone, Debug, PartialEq)]
pub struct Woods {
    /// `[hazards.fire]`.
    pub settings: FireSettings,
    /// `[forest]`
    pub forests: Vec<Forest>,
    /// Teams of the kind `forest_fire`, and of `aviation` with helicopters, in order.
    pub teams: Vec<FireTeam>,
}

/// A forest.
#[derive(Clone, Debug, PartialEq)]
pub struct Forest {
    /// Address of its random draws.
    pub key: EntityKey,
    /// Longitude and latitude of its middle, or x and y in metres.
    pub position: [f64; 2],
    /// The node of the network nearest to it, where teams leave the road.
    pub node: NodeIx,
    /// As written.
    pub row: ForestRow,
    /// Its ground cell by cell, where fires spread over cells.
    pub cells: Option<ForestCells>,
}

/// The ground of a forest cell by cell, around its middle.
#[derive(Clone, Debug, PartialEq)]
pub struct ForestCells {
    /// Rows, from north to south.
    pub rows: usize,
    /// Columns, from west to east.
    pub columns: usize,
    /// `None`: it does not burn. `[row × column]`
    pub cells: Vec<Option<ForestCell>>,
}

/// The ground of one cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ForestCell {
    /// Number of the fuel model.
    pub fuel_model: u32,
    /// Slope, in degrees.
    pub slope_deg: f64,
    /// Where it faces down to, in degrees clockwise from north.
    pub aspect_deg: f64,
}

/// A team that fights forest fires.
#[derive(Clone, Debug, PartialEq)]
pub struct FireTeam {
    /// Identifier as written.
    pub id: String,
    /// Name for people.
    pub name: String,
    /// Address of its random draws.
    pub key: EntityKey,
    /// Who keeps it.
    pub level: Level,
    /// With what it fights.
    pub force: Force,
    /// Where it stands by.
    pub site: SiteIx,
    /// What it drives; `None`: as fast as a laden lorry.
    pub vehicle: Option<VehicleIx>,
    /// From the order until it sets out.
    pub turnout: Turnout,
}

/// With what a team fights fires.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Force {
    /// People who build line.
    Crew {
        /// How many.
        people: f64,
    },
    /// Helicopters with buckets.
    Helicopters {
        /// How many.
        count: u32,
        /// Load of one at sea level and moderate heat, in t.
        payload_t: f64,
        /// Speed, in km/h.
        speed_km_h: f64,
    },
}
