//! Where calls for help come from, and the crews that answer.

use super::index::{NodeIx, VehicleIx};
use super::turnout::Turnout;
use crate::random::EntityKey;
use crate::scenario::choices::TeamKind;
use crate::scenario::incidents::{IncidentRow, IncidentSettings};

/// Calls for help and who answers them.
#[derive(Clone, Debug, PartialEq)]
pub struct Incidents {
    /// `[hazards.incidents]`.
    pub settings: IncidentSettings,
    /// `[area]`
    pub areas: Vec<IncidentArea>,
    /// Boats and ambulances of all teams, in order. `[crew]`
    pub crews: Vec<Crew>,
}

/// A stretch of water or a neighbourhood.
#[derive(Clone, Debug, PartialEq)]
pub struct IncidentArea {
    /// Address of its random draws.
    pub key: EntityKey,
    /// The node of the landing or scene.
    pub node: NodeIx,
    /// The node of its hospital.
    pub hospital: Option<NodeIx>,
    /// As written.
    pub row: IncidentRow,
}

/// A boat or an ambulance with its people: it is at one incident at a time.
#[derive(Clone, Debug, PartialEq)]
pub struct Crew {
    /// Address of its random draws.
    pub key: EntityKey,
    /// Name of its team, and its number in it from 1.
    pub name: String,
    /// What it answers.
    pub kind: TeamKind,
    /// The node of its base.
    pub base: NodeIx,
    /// What it drives on the road; `None`: a boat on its trailer, as fast as a laden lorry.
    pub drives: Option<VehicleIx>,
    /// Speed of its boat by day, in km/h; 0 without one.
    pub boat_km_h: f64,
    /// From the order until it sets out from its base.
    pub turnout: Turnout,
}
