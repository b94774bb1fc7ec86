//! The crews that clear roads.

use super::index::{NodeIx, VehicleIx};
use crate::random::{Dist, EntityKey};
use crate::scenario::clearing::ClearingSettings;

/// Who clears roads, and how fast.
#[derive(Clone, Debug, PartialEq)]
pub struct Clearing {
    /// `[clearing]`.
    pub settings: ClearingSettings,
    /// In the order of `teams.csv`.
    pub crews: Vec<ClearingCrew>,
}

/// A team of the kind `road_clearing`: it is at one link at a time.
#[derive(Clone, Debug, PartialEq)]
pub struct ClearingCrew {
    /// Address of its random draws.
    pub key: EntityKey,
    /// Name for people.
    pub name: String,
    /// The node of its base.
    pub base: NodeIx,
    /// What it drives; `None`: as fast as a laden lorry.
    pub drives: Option<VehicleIx>,
    /// From its first order until it sets out, in minutes.
    pub turnout_min: Dist,
}
