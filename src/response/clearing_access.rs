//! How far crews that clear roads drive, and whose relief comes over which link.

use std::sync::OnceLock;

use super::dry_roads::{dry_roads, quickest_way};
use crate::routing::{CLOSED, LaneCosts, Reference, Router};
use crate::units::Millis;
use crate::world::{ClearingCrew, LinkIx, NodeIx, PlaceIx, SiteIx, VehicleIx, World};

/// Driving times on a dry day by daylight, and the people whom each link serves.
#[derive(Clone, Debug, Default)]
pub struct ClearingAccess {
    /// People whose quickest relief comes over each link on a dry day. `[link]`
    people: Vec<u32>,
    /// What crews drive, in order.
    kinds: Vec<Option<VehicleIx>>,
    /// The dry roads as they drive them. `[kind]`
    costs: Vec<LaneCosts>,
    /// Dry times from each node to all others, searched for when first asked for: crews get to few of them. `[kind × from][to]`
    rows: Vec<OnceLock<Vec<i32>>>,
}

impl ClearingAccess {
    /// Works out whom each link serves, where crews clear roads. `nearest` tells whose relief comes from where.
    pub fn prepare(world: &World, nearest: &[Nearest]) -> Self {
        let Some(clearing) = &world.clearing else {
            return Self::default();
        };
        let mut kinds: Vec<_> = clearing.crews.iter().map(|crew| crew.drives).collect();
        kinds.sort_unstable();
        kinds.dedup();
        let costs = kinds.iter().map(|&kind| dry_roads(world, kind)).collect();
        let rows = vec![OnceLock::new(); kinds.len() * world.network.nodes()];
        Self {
            people: people(world, nearest),
            kinds,
            costs,
            rows,
        }
    }

    /// Whether crews value and reach every link as under another plan.
    pub fn is_like(&self, other: &Self) -> bool {
        self.people == other.people && self.kinds == other.kinds && self.costs == other.costs
    }

    /// People whose quickest relief comes over a link on a dry day.
    pub fn people(&self, link: LinkIx) -> u32 {
        self.people[link.at()]
    }

    /// The end of a link that a crew gets to first, and how long it drives there; `None` where no road leads.
    pub fn drive(
        &self,
        world: &World,
        crew: &ClearingCrew,
        from: NodeIx,
        link: LinkIx,
    ) -> Option<(Millis, NodeIx)> {
        let kind = self.kinds.binary_search(&crew.drives).ok()?;
        let row = &self.rows[kind * world.network.nodes() + from.at()];
        let times_ms = row.get_or_init(|| self.search(world, kind, from));
        let ends = world.network.links.ends[link.at()];
        let nearest = ends
            .into_iter()
            .min_by_key(|end| (times_ms[end.at()], *end))?;
        let time_ms = times_ms[nearest.at()];
        (time_ms < CLOSED).then(|| (Millis(i64::from(time_ms)), nearest))
    }

    fn search(&self, world: &World, kind: usize, from: NodeIx) -> Vec<i32> {
        let all = (0..world.network.nodes() as u32).map(NodeIx).collect();
        let mut router = Reference::new(&world.network, all);
        router.customise(&self.costs[kind]);
        router.times(from, 0).to_vec()
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
