//! How crews that clear roads drive, and whose relief comes over which link.

use super::crew_drive::{CrewRoads, Driver};
use super::crew_ways::{CrewWays, Rooted};
use super::dry_roads::quickest_way;
use crate::routing::{LaneCosts, Reference, Router};
use crate::units::Millis;
use crate::world::{ClearingCrew, LinkIx, NodeIx, PlaceIx, SiteIx, World};

/// Ways of crews, and the people whom each link serves.
#[derive(Clone, Debug, Default)]
pub struct ClearingAccess {
    /// People whose quickest relief comes over each link on a dry day. `[link]`
    people: Vec<u32>,
    ways: CrewWays,
}

impl ClearingAccess {
    /// Works out whom each link serves, where crews clear roads. `nearest` tells whose relief comes from where.
    pub fn prepare(world: &World, nearest: &[Nearest]) -> Self {
        let Some(clearing) = &world.clearing else {
            return Self::default();
        };
        let drives = clearing.crews.iter().map(|crew| crew.drives);
        Self {
            people: people(world, nearest),
            ways: CrewWays::prepare(world, Rooted::AtStart, drives),
        }
    }

    /// Whether crews value and reach every link as under another plan.
    pub fn is_like(&self, other: &Self) -> bool {
        self.people == other.people && self.ways.is_like(&other.ways)
    }

    /// People whose quickest relief comes over a link on a dry day.
    pub fn people(&self, link: LinkIx) -> u32 {
        self.people[link.at()]
    }

    /// The end of a link that a crew gets to first on a dry day, and how long it drives there; `None` where no road leads.
    pub fn dry(
        &self,
        world: &World,
        crew: &ClearingCrew,
        from: NodeIx,
        link: LinkIx,
    ) -> Option<(Millis, NodeIx)> {
        let ways = self.ways.of(crew.drives)?;
        let ends = world.network.links.ends[link.at()].into_iter();
        ends.filter_map(|end| Some((ways.dry_time(world, from, end)?, end)))
            .min()
    }

    /// The roads as a crew meets them.
    pub fn driver<'a>(&'a self, roads: &CrewRoads<'a>, crew: &ClearingCrew) -> Option<Driver<'a>> {
        self.ways.of(crew.drives).map(|ways| roads.as_driven(ways))
    }
}

/// Places whose relief is quickest from one site, by one kind of vehicle, on a dry day.
pub struct Nearest<'a> {
    /// Where it comes from.
    pub site: SiteIx,
    /// The dry roads as it travels them.
    pub costs: &'a LaneCosts,
    /// Who gets it.
    pub places: Vec<PlaceIx>,
}

/// The people of each place count on the links of the quickest way of its relief. `[link]`
fn people(world: &World, nearest: &[Nearest]) -> Vec<u32> {
    let mut people = vec![0_u32; world.network.links()];
    for (place, way) in nearest.iter().flat_map(|nearest| ways(world, nearest)) {
        for link in way {
            people[link.at()] += world.places[place.at()].population;
        }
    }
    people
}

/// The links of the quickest dry ways from a site to places.
fn ways(world: &World, nearest: &Nearest) -> Vec<(PlaceIx, Vec<LinkIx>)> {
    let Nearest {
        site,
        costs,
        places,
    } = nearest;
    let node = |place: &PlaceIx| world.places[place.at()].node;
    let (source, network) = (world.sites[site.at()].node, &world.network);
    let mut router = Reference::new(network, places.iter().map(node).collect());
    router.customise(costs);
    router.times(source, 0);
    let way = |&place: &PlaceIx| {
        let way = quickest_way(world, &mut router, [source, node(&place)]);
        (place, way.unwrap_or_default())
    };
    places.iter().map(way).collect()
}
