//! What rain meets, whatever brings it: ground that drains to rivers, reservoirs, slopes and low roads.

use super::depths::Waterside;
use super::index::{LinkIx, ReachIx};
use crate::random::{Dist, EntityKey};
use crate::scenario::hazards::{CatchmentRow, ReservoirRow};
use crate::scenario::rain::{LowRoadRow, RainDamageSettings, RainstormSettings};

/// What rain meets.
#[derive(Clone, Debug, PartialEq)]
pub struct RainGround {
    /// From the sources down.
    pub catchments: Vec<Catchment>,
    /// Reservoirs on the rivers.
    pub reservoirs: Vec<Reservoir>,
    /// Slopes that slide after rain.
    pub landslides: Vec<Landslide>,
    /// Low roads that drain too slowly.
    pub low_roads: Vec<LowRoad>,
    /// `[hazards.rainstorm]`, where it rains without a typhoon.
    pub rainstorm: Option<RainstormSettings>,
    /// `[hazards.rain_damage]`.
    pub damage: RainDamageSettings,
    /// Where rain is wanted: on catchments, then at slopes, then at low roads. Longitude and latitude, or x and y in metres. `[spot]`
    pub spots: Vec<[f64; 2]>,
}

/// Ground that drains to a reach, with its channel.
#[derive(Clone, Debug, PartialEq)]
pub struct Catchment {
    /// The reach.
    pub reach: ReachIx,
    /// The reach below, as a position in the list of catchments.
    pub downstream: Option<u32>,
    /// As written.
    pub row: CatchmentRow,
}

/// A reservoir.
#[derive(Clone, Debug, PartialEq)]
pub struct Reservoir {
    /// Address of its random draws.
    pub key: EntityKey,
    /// The catchment whose reach begins at its dam, as a position in the list.
    pub catchment: u32,
    /// As written.
    pub row: ReservoirRow,
}

/// A slope above a road.
#[derive(Clone, Debug, PartialEq)]
pub struct Landslide {
    /// Address of its random draws.
    pub key: EntityKey,
    /// The road.
    pub link: LinkIx,
    /// Multiple of the regional threshold at which it slides with a chance of one half.
    pub threshold_factor: f64,
    /// Standard deviation of the logarithm of that.
    pub beta: f64,
    /// From the slide to the open road, in hours.
    pub clearing_h: Dist,
}

/// A sag of a road. Its water is a level of its own, which stands behind those of the reaches: on the road is what the
/// sag or the river holds, whichever is deeper.
#[derive(Clone, Debug, PartialEq)]
pub struct LowRoad {
    /// The road.
    pub link: LinkIx,
    /// The river that can cover it too.
    pub river: Option<Waterside>,
    /// As written.
    pub row: LowRoadRow,
}
