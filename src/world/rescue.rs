//! The crews that bring out whom the water traps.

use super::index::{SiteIx, VehicleIx};
use super::turnout::Turnout;
use crate::random::EntityKey;
use crate::scenario::rescue::RescueSettings;

/// Who brings people out, and how fast.
#[derive(Clone, Debug, PartialEq)]
pub struct Rescue {
    /// `[rescue]`.
    pub settings: RescueSettings,
    /// The boats of all teams, in the order of `teams.csv`.
    pub crews: Vec<RescueCrew>,
    /// Who takes in the injured, in the order of `hospitals.csv`.
    pub hospitals: Vec<Hospital>,
}

/// A boat with its people, on a lorry: it is at one place at a time.
#[derive(Clone, Debug, PartialEq)]
pub struct RescueCrew {
    /// Address of its random draws.
    pub key: EntityKey,
    /// Name of its team, and its number in it from 1.
    pub name: String,
    /// Where it stands by: on whose order it goes out, and for whom, is as for relief from there.
    pub site: SiteIx,
    /// The lorry with its boats.
    pub vehicle: VehicleIx,
    /// From its first order until it sets out.
    pub turnout: Turnout,
}

/// A hospital with its ambulances.
#[derive(Clone, Debug, PartialEq)]
pub struct Hospital {
    /// Name for people.
    pub name: String,
    /// Where it stands.
    pub site: SiteIx,
    /// What its ambulances are.
    pub vehicle: VehicleIx,
    /// How many they are.
    pub ambulances: u32,
    /// Beds that are free when the event begins.
    pub free_beds: u32,
}
