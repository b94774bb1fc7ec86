//! Which vehicles of villages fetch goods, and where from.

use super::tier::Tier;
use super::truck::Truck;
use crate::scenario::choices::{Level, Mode};
use crate::world::{SiteIx, World};

/// The vehicles of villages that fetch, and the depots of their towns. Empty where nobody fetches.
#[derive(Clone, Debug, Default)]
pub struct FetchAccess {
    /// The vehicles, in order.
    pub trucks: Vec<u32>,
    /// The depots of the town of a village whose store point the site is, in order. `[site]`
    pub depots: Vec<Vec<SiteIx>>,
}

impl FetchAccess {
    /// Finds them, where the policy has villages fetch.
    pub fn prepare(world: &World, tier: &[Tier], trucks: &[Truck]) -> Self {
        if !world.policy.village_fetch {
            return Self::default();
        }
        let depots: Vec<Vec<SiteIx>> = tier.iter().map(|&tier| depots_of(world, tier)).collect();
        let fetches = |truck: &Truck| {
            let drives = world.vehicles[truck.vehicle.at()].mode == Mode::Road;
            drives && !depots[truck.site.at()].is_empty()
        };
        let numbered = (0..).zip(trucks);
        let fetching = numbered.filter(|(_, truck)| fetches(truck));
        Self {
            trucks: fetching.map(|(number, _)| number).collect(),
            depots,
        }
    }

    /// Whether a vehicle fetches.
    pub fn fetches(&self, truck: u32) -> bool {
        self.trucks.binary_search(&truck).is_ok()
    }

    /// Whether goods are fetched from a site.
    pub fn is_fetched_from(&self, site: SiteIx) -> bool {
        self.depots.iter().any(|depots| depots.contains(&site))
    }
}

/// Stocked depots of the town in which a village lies.
fn depots_of(world: &World, tier: Tier) -> Vec<SiteIx> {
    let Tier::Own(own) = tier else {
        return Vec::new();
    };
    let town = world.places[own.at()].town;
    let numbered = (0..).map(SiteIx).zip(&world.sites);
    let stocked = numbered.filter(|(_, site)| {
        site.level == Level::Town && site.town == Some(town) && !site.stock.is_empty()
    });
    stocked.map(|(number, _)| number).collect()
}
