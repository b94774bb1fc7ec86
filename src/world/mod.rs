//! The compiled scenario: dense indices, columns of numbers, immutable, shared by all threads.
//!
//! In: a checked [`Scenario`](crate::scenario::Scenario). Out: a [`World`] that hazards, routing and response read.
//! Identifiers have become indices ([`NodeIx`], [`PlaceIx`], …), lengths metres, heights metres above the nearest
//! drainage, durations milliseconds, goods thousandths of a unit. Random draws are still addressed by the
//! identifiers' hashes ([`EntityKey`](crate::random::EntityKey)), so a new row never shifts the draws of another.

mod clearing;
mod compile;
mod depths;
mod forest;
mod goods;
mod incidents;
mod index;
mod network;
mod people;
mod rain;
mod records;
mod rescue;
mod return_levels;
mod scour;
mod settings;
mod shelters;
mod states;
mod storm;
mod turnout;
mod warning;

pub use clearing::{Clearing, ClearingCrew};
pub use compile::compile;
pub use depths::{CurveIx, DepthCurves, Waterside};
pub use forest::{FireTeam, Force, Forest, ForestCell, ForestCells, Woods};
pub use goods::{
    Boats, Commodity, Fleet, FlightLimits, Making, Reinforcement, Site, StockLine, Vehicle,
};
pub use incidents::{Crew, IncidentArea, Incidents};
pub use index::{ArcIx, CommodityIx, LinkIx, NodeIx, PlaceIx, ReachIx, SiteIx, TownIx, VehicleIx};
pub use network::{Links, Network};
pub use people::{Place, Reach};
pub use rain::{Catchment, Landslide, LowRoad, RainGround, Reservoir};
pub use records::{FireStation, Records};
pub use rescue::{Hospital, Rescue, RescueCrew};
pub use return_levels::ReturnLevels;
pub use scour::{RiverBridge, ScourGround};
pub use settings::{Grid, World};
pub use shelters::{Evacuation, Shelter};
pub use states::{State, States, StruckPlace};
pub use storm::{StormGround, TrackFix, WindyBridge};
pub use turnout::Turnout;
pub use warning::{Channel, Warning};
