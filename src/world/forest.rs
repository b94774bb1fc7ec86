//! Forests that can burn, and the teams that fight fires.

use super::index::{NodeIx, SiteIx, VehicleIx};
use crate::random::{Dist, EntityKey};
use crate::scenario::choices::Level;
use crate::scenario::hazards::{FireSettings, ForestRow};

/// What a forest fire meets.
#[derive(Clone, Debug, PartialEq)]
pub struct Woods {
    /// `[hazards.fire]`.
    pub settings: FireSettings,
    /// `[forest]`
    pub forests: Vec<Forest>,
    /// Teams of the kind `forest_fire`, in order.
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
    /// People who build line.
    pub people: f64,
    /// Where it stands by.
    pub site: SiteIx,
    /// What it drives; `None`: as fast as a laden lorry.
    pub vehicle: Option<VehicleIx>,
    /// From the order until it sets out, in minutes.
    pub turnout_min: Dist,
}
