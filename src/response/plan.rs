//! What follows from the world alone: who serves whom, with what, and how far apart they lie on a dry day.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use fixedbitset::FixedBitSet;

use super::clearing_access::{ClearingAccess, Nearest};
use super::fetch_access::FetchAccess;
use super::fire_access::FireAccess;
use super::flight_access::{flight_ms, wind_cells};
use super::incident_access::IncidentAccess;
use super::shelter_access::ShelterAccess;
use super::tier::{Tier, senders, served_by, tier_of};
use super::truck::{Truck, trucks};
use crate::damage::{GaleModel, dry_cost};
use crate::hazard::Hazards;
use crate::routing::lanes::{Hierarchy, Lanes, cached_order};
use crate::routing::{CLOSED, LaneCosts, Reference, Router};
use crate::scenario::choices::{Clock, Mode};
use crate::units::Millis;
use crate::world::{ArcIx, CommodityIx, LinkIx, PlaceIx, SiteIx, VehicleIx, World};

/// Which router finds the ways. Both find the same ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RouterKind {
    /// Lane-parallel, on a contraction hierarchy.
    Lanes,
    /// Plain Dijkstra: slow, and the truth that the other is held to.
    Reference,
}

/// The static side of the response.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The network contracted, for the lane router; `None` where the reference is asked for.
    hierarchy: Option<Arc<Hierarchy>>,
    /// On whose order each site acts. `[site]`
    pub tier: Vec<Tier>,
    /// The places each site may send to, in order. `[site]`
    pub served: Vec<Vec<PlaceIx>>,
    /// The same as sets. `[site]`
    pub served_set: Vec<FixedBitSet>,
    /// The sites with stock that may send to each place, whether or not they have vehicles. `[place]`
    pub senders: Vec<Vec<SiteIx>>,
    /// All vehicles, in the order of their fleets.
    pub trucks: Vec<Truck>,
    /// The vehicles of each site, in order. `[site]`
    pub trucks_of: Vec<Vec<u32>>,
    /// Sites that hand out or send out goods, in order.
    pub acting: Vec<SiteIx>,
    /// Kinds of vehicles that any site with places to serve has: those that drive in order, then those that fly.
    pub kinds: Vec<VehicleIx>,
    /// Dry travel time to each place, in ms; closed to those that a site does not serve. Whole rows, for a quick look; none
    /// where a site has no vehicles. `[kind][site][place]`
    pub dry_ms: Vec<Vec<Vec<i32>>>,
    /// The dry roads of each kind of vehicle that drives; roads are nothing to one that flies. `[kind]`
    pub dry_costs: Vec<LaneCosts>,
    /// Both directions of each link; a one-way link repeats its only one. `[link]`
    pub arcs_of_link: Vec<[ArcIx; 2]>,
    /// The arc that leads back, where there is one. `[arc]`
    pub twin: Vec<Option<ArcIx>>,
    /// Commodities in the order of loading.
    pub loading_order: Vec<CommodityIx>,
    /// By when rows of the plan ask for first relief, each from its clock at the place.
    pub relief_limits: Vec<(Clock, Millis)>,
    /// The hazards of the world, made ready.
    pub hazards: Arc<Hazards>,
    /// The damage of gales, made ready, where wind does damage.
    pub gales: Option<Arc<GaleModel>>,
    /// How the teams that fight fires get to the forests.
    pub fire_access: FireAccess,
    /// Which vehicles of villages fetch goods, and where from.
    pub fetch_access: FetchAccess,
    /// How far people have to shelters.
    pub shelter_access: ShelterAccess,
    /// How the crews that answer calls for help drive.
    pub incident_access: IncidentAccess,
    /// How the crews that clear roads drive, and whose relief comes over which link.
    pub clearing_access: ClearingAccess,
    /// The cell of a typhoon's wind at each site; empty where no helicopter asks. `[site]`
    pub wind_cells: Vec<Option<u32>>,
    /// The road vehicle that wades deepest; roads count as cut off when even it cannot pass.
    pub deepest_wader: Option<VehicleIx>,
}

impl Plan {
    /// Compiles the plan for the lane router, and keeps nothing on disk.
    pub fn new(world: &World) -> Self {
        Self::with_router(world, RouterKind::Lanes, None)
    }

    /// Compiles the plan. The contraction order of the network is kept in the folder `cache`, if there is one.
    pub fn with_router(world: &World, router: RouterKind, cache: Option<&Path>) -> Self {
        let hierarchy = (router == RouterKind::Lanes).then(|| {
            let order = cached_order(&world.network, cache);
            Arc::new(Hierarchy::new(&world.network, &order))
        });
        Self::on(world, hierarchy, Arc::new(Hazards::prepare(world)))
    }

    /// The plan of a world on the same network under the same hazards, with other depots, teams or vehicles.
    #[must_use]
    pub fn changed(&self, world: &World) -> Self {
        Self::on(world, self.hierarchy.clone(), Arc::clone(&self.hazards))
    }

    /// Whether the teams that fight forest fires are as far from every forest as in another plan.
    pub fn fights_fires_like(&self, other: &Self) -> bool {
        self.fire_access.is_like(&other.fire_access)
    }

    /// Whether the crews that clear roads value and reach every link as in another plan.
    pub fn clears_roads_like(&self, other: &Self) -> bool {
        self.clearing_access.is_like(&other.clearing_access)
    }

    fn on(world: &World, hierarchy: Option<Arc<Hierarchy>>, hazards: Arc<Hazards>) -> Self {
        let tier: Vec<Tier> = world
            .sites
            .iter()
            .map(|site| tier_of(world, site))
            .collect();
        let served: Vec<Vec<PlaceIx>> = tier.iter().map(|&tier| served_by(world, tier)).collect();
        let trucks = trucks(world);
        let mut trucks_of = vec![Vec::new(); world.sites.len()];
        for (number, truck) in trucks.iter().enumerate() {
            trucks_of[truck.site.at()].push(number as u32);
        }
        let acts = |site: &SiteIx| {
            let has_means =
                matches!(tier[site.at()], Tier::Own(_)) || !trucks_of[site.at()].is_empty();
            has_means && !world.sites[site.at()].stock.is_empty()
        };
        let all = (0..world.sites.len() as u32).map(SiteIx);
        let acting: Vec<SiteIx> = all.filter(acts).collect();
        let fetch_access = FetchAccess::prepare(world, &tier, &trucks);
        let works = |truck: &&Truck| matches!(tier[truck.site.at()], Tier::Town(_) | Tier::County);
        let fetching = fetch_access.trucks.iter();
        let fetching = fetching.map(|&truck| trucks[truck as usize].vehicle);
        let working = trucks.iter().filter(works).map(|truck| truck.vehicle);
        let mut kinds: Vec<VehicleIx> = working.chain(fetching).collect();
        kinds.sort_unstable_by_key(|&kind| (flies(world, kind), kind));
        kinds.dedup();
        let mut loading_order: Vec<CommodityIx> = (0..world.commodities.len() as u32)
            .map(CommodityIx)
            .collect();
        loading_order.sort_by_key(|&goods| (world.commodities[goods.at()].priority, goods));
        let driving = kinds.iter().filter(|&&kind| !flies(world, kind));
        let dry_costs: Vec<LaneCosts> = driving.map(|&kind| dry_costs(world, kind)).collect();
        let mut plan = Self {
            hierarchy,
            hazards,
            gales: GaleModel::prepare(world).map(Arc::new),
            fire_access: FireAccess::prepare(world),
            fetch_access,
            shelter_access: ShelterAccess::prepare(world),
            incident_access: IncidentAccess::prepare(world),
            clearing_access: ClearingAccess::default(),
            wind_cells: wind_cells(world),
            dry_ms: Vec::new(),
            arcs_of_link: arcs_of_link(world),
            twin: Vec::new(),
            deepest_wader: deepest_wader(world, &kinds),
            served_set: served
                .iter()
                .map(|places| places.iter().map(|place| place.at()).collect())
                .collect(),
            senders: senders(world, &tier, &served),
            tier,
            served,
            trucks,
            trucks_of,
            acting,
            kinds,
            dry_costs,
            loading_order,
            relief_limits: relief_limits(world),
        };
        plan.twin = twins(world, &plan.arcs_of_link);
        let driven = plan.dry_costs.iter();
        let driven = driven.map(|costs| plan.dry_times(world, costs));
        let flown = plan.kinds[plan.dry_costs.len()..].iter();
        let flown = flown.map(|&kind| plan.flying_times(world, kind));
        plan.dry_ms = driven.chain(flown).collect();
        if world.clearing.is_some() {
            plan.clearing_access = ClearingAccess::prepare(world, &plan.nearest(world));
        }
        plan
    }

    /// Whether a site hands out or sends out goods.
    pub fn acts(&self, site: SiteIx) -> bool {
        self.acting.binary_search(&site).is_ok()
    }

    /// Kinds of vehicles that drive: the first of [`Plan::kinds`].
    pub fn driving(&self) -> &[VehicleIx] {
        &self.kinds[..self.dry_costs.len()]
    }

    /// Position of a kind of vehicle in [`Plan::kinds`].
    pub fn kind_at(&self, vehicle: VehicleIx) -> Option<usize> {
        self.kinds.iter().position(|&kind| kind == vehicle)
    }

    /// A router for one thread and one kind of vehicle. Its targets are the places.
    pub fn router<'a>(&'a self, world: &'a World) -> Box<dyn Router + Send + 'a> {
        let network = &world.network;
        let places = world.places.iter().map(|place| place.node).collect();
        match &self.hierarchy {
            None => Box::new(Reference::new(network, places)),
            // A link takes as long to and fro; only one-way links make directions differ.
            Some(hierarchy) if network.arcs() == 2 * network.links() => {
                Box::new(Lanes::<1>::new(network, hierarchy, places))
            }
            Some(hierarchy) => Box::new(Lanes::<2>::new(network, hierarchy, places)),
        }
    }

    /// Whose relief comes from where by which kind of vehicle, when it comes by the quickest way of a dry day.
    fn nearest(&self, world: &World) -> Vec<Nearest<'_>> {
        let mut from: BTreeMap<(usize, SiteIx), Vec<PlaceIx>> = BTreeMap::new();
        for place in (0..world.places.len() as u32).map(PlaceIx) {
            if let Some(first) = self.first_at(place) {
                from.entry(first).or_default().push(place);
            }
        }
        let nearest = |((kind, site), places)| Nearest {
            site,
            costs: &self.dry_costs[kind],
            places,
        };
        from.into_iter().map(nearest).collect()
    }

    /// The kind of vehicle that drives and the site by which goods are first at a place on a dry day; `None` where none get there.
    fn first_at(&self, place: PlaceIx) -> Option<(usize, SiteIx)> {
        let sends = |site: &SiteIx| !matches!(self.tier[site.at()], Tier::Own(_));
        let sites = self.acting.iter().copied().filter(sends);
        let times = sites.flat_map(|site| {
            let trucks = self.trucks_of[site.at()].iter();
            let kinds =
                trucks.filter_map(|&truck| self.kind_at(self.trucks[truck as usize].vehicle));
            // Who flies has no road to be cleared.
            let driven = kinds.filter(|&kind| kind < self.dry_costs.len());
            driven.map(move |kind| (self.dry_ms[kind][site.at()][place.at()], kind, site))
        });
        let open = times.filter(|(time_ms, ..)| *time_ms < CLOSED);
        open.min().map(|(_, kind, site)| (kind, site))
    }

    fn dry_times(&self, world: &World, costs: &LaneCosts) -> Vec<Vec<i32>> {
        let mut router = self.router(world);
        router.customise(costs);
        let has_trucks = |site: usize| {
            let is_fetched_from = || self.fetch_access.is_fetched_from(SiteIx(site as u32));
            !self.trucks_of[site].is_empty() || is_fetched_from()
        };
        let times = |site: usize| {
            if !has_trucks(site) {
                return Vec::new();
            }
            let row = router.times(world.sites[site].node, 0);
            let serves = |place: usize| self.served_set[site].contains(place);
            let time = |(place, &time): (usize, &i32)| if serves(place) { time } else { CLOSED };
            row.iter().enumerate().map(time).collect()
        };
        (0..world.sites.len()).map(times).collect()
    }

    fn flying_times(&self, world: &World, kind: VehicleIx) -> Vec<Vec<i32>> {
        let vehicle = &world.vehicles[kind.at()];
        let times = |site: usize| {
            if self.trucks_of[site].is_empty() {
                return Vec::new();
            }
            let mut row = vec![CLOSED; world.places.len()];
            for place in &self.served[site] {
                let (from, to) = (&world.sites[site], &world.places[place.at()]);
                row[place.at()] = flight_ms(world, vehicle, from, to);
            }
            row
        };
        (0..world.sites.len()).map(times).collect()
    }
}

fn flies(world: &World, kind: VehicleIx) -> bool {
    world.vehicles[kind.at()].flight.is_some()
}

fn relief_limits(world: &World) -> Vec<(Clock, Millis)> {
    let asked = world.targets.iter().filter(|row| row.limits_relief());
    asked
        .map(|row| (row.clock.unwrap_or(Clock::Disaster), row.time_limit()))
        .collect()
}

fn dry_costs(world: &World, kind: VehicleIx) -> LaneCosts {
    let mut costs = LaneCosts::closed(world.network.arcs());
    for arc in (0..world.network.arcs() as u32).map(ArcIx) {
        let link = world.network.link[arc.at()];
        *costs.lanes_mut(arc) =
            [dry_cost(world, &world.vehicles[kind.at()], link); crate::routing::LANES];
    }
    costs
}

fn arcs_of_link(world: &World) -> Vec<[ArcIx; 2]> {
    let mut arcs = vec![[ArcIx(u32::MAX); 2]; world.network.links()];
    for (arc, &LinkIx(link)) in world.network.link.iter().enumerate() {
        let pair = &mut arcs[link as usize];
        let first = pair[0] == ArcIx(u32::MAX);
        *pair = if first {
            [ArcIx(arc as u32); 2]
        } else {
            [pair[0], ArcIx(arc as u32)]
        };
    }
    arcs
}

fn twins(world: &World, arcs_of_link: &[[ArcIx; 2]]) -> Vec<Option<ArcIx>> {
    let twin = |arc: usize| {
        let [a, b] = arcs_of_link[world.network.link[arc].at()];
        (a != b).then_some(if a.at() == arc { b } else { a })
    };
    (0..world.network.arcs()).map(twin).collect()
}

fn deepest_wader(world: &World, kinds: &[VehicleIx]) -> Option<VehicleIx> {
    let depth = |kind: &VehicleIx| world.vehicles[kind.at()].ford_depth_m;
    let on_roads = |kind: &&VehicleIx| world.vehicles[kind.at()].mode == Mode::Road;
    kinds
        .iter()
        .filter(on_roads)
        .copied()
        .max_by(|a, b| depth(a).total_cmp(&depth(b)).then(b.cmp(a)))
}
