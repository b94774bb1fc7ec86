//! The world as a whole, and its grid of time steps.

use super::clearing::Clearing;
use super::depths::DepthCurves;
use super::forest::Woods;
use super::goods::{Commodity, Fleet, Site, Vehicle};
use super::incidents::Incidents;
use super::network::Network;
use super::people::{Place, Reach};
use super::rain::RainGround;
use super::records::Records;
use super::rescue::Rescue;
use super::scour::ScourGround;
use super::shelters::Evacuation;
use super::states::States;
use super::storm::StormGround;
use super::warning::Warning;
use crate::random::SeedKey;
use crate::scenario::activation::ActivationRow;
use crate::scenario::choices::Mode;
use crate::scenario::crews::CrewSettings;
use crate::scenario::inventory::StandardSettings;
use crate::scenario::people::CasualtySettings;
use crate::scenario::settings::{
    FloodSettings, LinkFailureSettings, PolicySettings, TrafficSettings,
};
use crate::scenario::tables::{FailureStateRow, HydrographRow, TargetRow};
use crate::units::Millis;

/// The steps of water levels and road states, and the epochs at which headquarters looks at them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grid {
    /// End of the simulation.
    pub horizon: Millis,
    /// Length of a step.
    pub step: Millis,
    /// Length of an epoch, a multiple of the step.
    pub epoch: Millis,
}

impl Grid {
    /// How many steps cover the horizon.
    pub fn steps(&self) -> usize {
        (self.horizon.0 / self.step.0) as usize + 1
    }
    /// How many epochs cover the horizon.
    pub fn epochs(&self) -> usize {
        (self.horizon.0 / self.epoch.0) as usize + 1
    }
    /// The step that a time lies in; the first before the start, the last after the end.
    #[inline]
    pub fn step_at(&self, time: Millis) -> usize {
        ((time.0.max(0) / self.step.0) as usize).min(self.steps() - 1)
    }
    /// When a step begins.
    pub fn step_begins(&self, step: usize) -> Millis {
        Millis(self.step.0 * step as i64)
    }
    /// When an epoch begins.
    pub fn epoch_begins(&self, epoch: usize) -> Millis {
        Millis(self.epoch.0 * epoch as i64)
    }
}

/// Everything that does not change between replications.
#[derive(Clone, Debug)]
pub struct World {
    /// Name of the scenario.
    pub name: String,
    /// Division code of the district: part of every random address.
    pub adcode: String,
    /// Time.
    pub grid: Grid,
    /// Time of day at which the event starts, in hours.
    pub start_hour_h: crate::random::Dist,
    /// Level of the intervals printed.
    pub interval_level: f64,
    /// Whether positions are metres of a plane rather than degrees.
    pub planar: bool,
    /// Roads, waterways, air routes.
    pub network: Network,
    /// Names of the towns, in order of their first place. `[town]`
    pub towns: Vec<String>,
    /// `[place]`
    pub places: Vec<Place>,
    /// `[site]`
    pub sites: Vec<Site>,
    /// `[fleet]`
    pub fleets: Vec<Fleet>,
    /// `[vehicle]`
    pub vehicles: Vec<Vehicle>,
    /// `[commodity]`
    pub commodities: Vec<Commodity>,
    /// `[reach]`
    pub reaches: Vec<Reach>,
    /// Depths at things that flood maps show.
    pub depths: DepthCurves,
    /// Points of the dimensionless hydrograph.
    pub hydrograph: Vec<HydrographRow>,
    /// States of a link-failing event; at least one.
    pub failure_states: Vec<FailureStateRow>,
    /// Flood parameters.
    pub flood: Option<FloodSettings>,
    /// What floods undermine, where they do.
    pub scour: Option<ScourGround>,
    /// Link failure parameters.
    pub link_failure: Option<LinkFailureSettings>,
    /// What rain meets.
    pub rain: RainGround,
    /// What a typhoon meets, where one comes.
    pub storm: Option<StormGround>,
    /// What a forest fire meets, where forests burn.
    pub woods: Option<Woods>,
    /// Calls for help and who answers them, where that is simulated.
    pub incidents: Option<Incidents>,
    /// Hand-made events, where one is drawn.
    pub states: Option<States>,
    /// What it costs to be trapped, where that is counted.
    pub casualties: Option<CasualtySettings>,
    /// How places are warned, where they are.
    pub warning: Option<Warning>,
    /// Who leaves before the water comes, and where to, where anybody does.
    pub evacuation: Option<Evacuation>,
    /// Who clears roads, where anybody does.
    pub clearing: Option<Clearing>,
    /// Who brings out whom the water traps, where anybody does.
    pub rescue: Option<Rescue>,
    /// Levels of the county's response, from the lowest; empty where it has one.
    pub activation_levels: Vec<ActivationRow>,
    /// How long crews that bring relief work before they rest, where they tire.
    pub crews: Option<CrewSettings>,
    /// Weather and daylight.
    pub traffic: TrafficSettings,
    /// Who is told when, and who decides what.
    pub policy: PolicySettings,
    /// What standards and published curves ask.
    pub standards: StandardSettings,
    /// Rows of the plan.
    pub targets: Vec<TargetRow>,
    /// What static rows are computed from.
    pub records: Records,
}

impl World {
    /// Places where people live, shelters left out, with their numbers.
    pub fn villages(&self) -> impl Iterator<Item = (usize, &Place)> {
        let places = self.places.iter().enumerate();
        places.filter(|(_, place)| !place.is_shelter)
    }

    /// The key of all random draws under this seed.
    pub fn seed_key(&self, seed: u64) -> SeedKey {
        SeedKey::new(seed, &self.adcode)
    }

    /// The depth of water, in metres, that stops every vehicle which water can stop at all.
    pub fn deepest_ford_m(&self) -> f64 {
        let by_land = |vehicle: &&Vehicle| matches!(vehicle.mode, Mode::Road | Mode::Foot);
        let fords = self.vehicles.iter().filter(by_land);
        fords
            .map(|vehicle| vehicle.ford_depth_m)
            .fold(0.0, f64::max)
    }
}
