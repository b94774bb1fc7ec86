//! Places where people live, and the water that can reach them.

use super::depths::{DepthCurves, Waterside};
use super::index::{NodeIx, PlaceIx, ReachIx, TownIx};
use super::return_levels::ReturnLevels;
use crate::random::EntityKey;

/// Where people in need are: a village or community, or a shelter that takes people in.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// Identifier as written.
    pub id: String,
    /// Name for people.
    pub name: String,
    /// Whether it is a shelter, where nobody lives.
    pub is_shelter: bool,
    /// Address of its random draws.
    pub key: EntityKey,
    /// Town or sub-district it belongs to.
    pub town: TownIx,
    /// Node at which it is reached.
    pub node: NodeIx,
    /// Longitude and latitude, or x and y in metres.
    pub position: [f64; 2],
    /// Residents; none in a shelter.
    pub population: u32,
    /// Share of residents who cannot leave without help.
    pub special_needs_share: f64,
    /// The reach that can flood it, with the height of its lowest houses.
    pub water: Option<Waterside>,
    /// Height of its highest houses above that of its lowest, in metres (at least a centimetre).
    pub relief_m: f64,
    /// The village whose own store point serves it too: of a shelter, the one in which it stands.
    pub within: Option<PlaceIx>,
}

impl Place {
    /// People whose houses stand under at least `depth_m` of water when the reach has risen by `rise_m`; `depths` are the
    /// world's.
    ///
    /// Houses are taken as spread evenly between the lowest and the highest (a straight hypsometric curve).
    pub fn people_below(&self, depths: &DepthCurves, rise_m: f64, depth_m: f64) -> u32 {
        let Some(water) = self.water else { return 0 };
        let over_m = match water.curve {
            None => rise_m - depth_m - water.height_m,
            Some(_) => depths.depth_m(water, rise_m) - depth_m,
        };
        let share = over_m / self.relief_m;
        libm::round(f64::from(self.population) * share.clamp(0.0, 1.0)) as u32
    }
}

/// A stretch of river whose water rises as one.
#[derive(Clone, Debug, PartialEq)]
pub struct Reach {
    /// Identifier as written.
    pub id: String,
    /// Name for people.
    pub name: String,
    /// Address of its random draws.
    pub key: EntityKey,
    /// Rise in the design event, in metres.
    pub rise_m: f64,
    /// Hours by which it peaks after the event's reference peak.
    pub lag_h: f64,
    /// Duration of the falling limb as a multiple of the hydrograph's.
    pub recession_factor: f64,
    /// Crest of the dyke above the level before the event, in metres.
    pub dyke_crest_m: Option<f64>,
    /// Time constant by which water behind the topped dyke drains away, in hours.
    pub drain_h: f64,
    /// Rise at which the warning stage is passed, in metres.
    pub warning_rise_m: f64,
    /// The reach whose river it stands beside, if not its own.
    pub beside: Option<ReachIx>,
    /// How rare its rises are, where that is known.
    pub levels: Option<ReturnLevels>,
}
