//! Which place a vehicle that stands by is sent to.
//!
//! It takes the best place that its depot may serve and that still lacks something the depot has; which is best, the
//! [policy](super::policy) says. Where no open road is known to any of them, it goes to wait in front of the water.

use super::books::Lacking;
use super::desk::Desk;
use super::lane::Lane;
use super::policy::Errand;
use super::routes::Routes;
use super::store::order_for;
use crate::routing::{CLOSED, earliest_arrivals};
use crate::scenario::choices::Knowledge;
use crate::units::Millis;
use crate::world::{PlaceIx, SiteIx};

impl Lane<'_> {
    /// The errand that a vehicle goes on next.
    pub(super) fn choose(
        &mut self,
        site: SiteIx,
        truck: u32,
        desk: &mut Desk,
        routes: &mut Routes,
    ) -> Option<Errand> {
        if desk.wanting.is_clear() {
            None
        } else if self.flies(truck) {
            let flights = self.flights(site, truck, desk).into_iter();
            flights.min_by_key(|errand| self.rank(errand))
        } else if self.world.policy.knowledge == Knowledge::Oracle {
            self.choose_knowing(site, truck, desk)
        } else {
            self.choose_believing(site, truck, desk, routes)
        }
    }

    /// Adds the errands that a vehicle could go on by roads believed open, or by air; all, for one who knows every road's future.
    pub(super) fn ways(
        &mut self,
        truck: u32,
        desk: &mut Desk,
        routes: &mut Routes,
        errands: &mut Vec<Errand>,
    ) {
        let of = self.plan.trucks[truck as usize];
        if self.flies(truck) {
            errands.extend(self.flights(of.site, truck, desk));
        } else if self.world.policy.knowledge == Knowledge::Oracle {
            errands.extend(self.known_errands(of.site, truck, desk));
        } else if let Some(kind) = self.plan.kind_at(of.vehicle) {
            let believed = self.sort_by_road(of.site, kind, desk, routes);
            let open = desk.some.ones();
            errands.extend(open.map(|place| by_open_road(truck, place, believed[place])));
        }
    }

    /// Puts on the desk what lies on the shelf of a site, and who wants something of it.
    pub(super) fn look_over(&mut self, site: SiteIx, desk: &mut Desk) {
        self.list_shelf(site, desk);
        let Desk {
            shelf,
            wanting,
            some,
            ..
        } = desk;
        self.books.who_lacks(shelf, Lacking::ByOpenRoad, wanting);
        wanting.intersect_with(&self.plan.served_set[site.at()]);
        // They lack something that lies here; is relief for them ordered here?
        let (tier, ordered_for) = (
            self.plan.tier[site.at()],
            &mut self.stores[site.at()].ordered_for,
        );
        some.clone_from(wanting);
        some.difference_with(ordered_for);
        for place in some.ones() {
            let is_ordered = order_for(&self.facts.orders, tier, PlaceIx(place as u32)) <= self.now;
            ordered_for.set(place, is_ordered);
        }
        wanting.intersect_with(ordered_for);
    }

    /// Brings the desk up to date after a load has been sent: nobody wants more than before.
    pub(super) fn look_again_over(&self, site: SiteIx, desk: &mut Desk) {
        self.list_shelf(site, desk);
        self.books
            .who_lacks(&desk.shelf, Lacking::ByOpenRoad, &mut desk.some);
        desk.wanting.intersect_with(&desk.some);
    }

    fn list_shelf(&self, site: SiteIx, desk: &mut Desk) {
        self.stores[site.at()].list(self.now, &mut desk.shelf);
    }

    fn choose_believing(
        &mut self,
        site: SiteIx,
        truck: u32,
        desk: &mut Desk,
        routes: &mut Routes,
    ) -> Option<Errand> {
        let vehicle = self.plan.trucks[truck as usize].vehicle;
        let kind = self.plan.kind_at(vehicle)?;
        let believed = self.sort_by_road(site, kind, desk, routes);
        let open = desk.some.ones();
        let open = open.map(|place| by_open_road(truck, place, believed[place]));
        let best = open.min_by_key(|errand| self.rank(errand));
        // One load in front of the water is enough.
        if !desk.cut_off.is_clear() {
            self.books
                .who_lacks(&desk.shelf, Lacking::Outstanding, &mut desk.some);
            desk.cut_off.intersect_with(&desk.some);
        }
        for place in desk.cut_off.ones() {
            self.blame[place].no_road_since.get_or_insert(self.now);
        }
        if best.is_some() {
            return best;
        }
        let dry = routes.dry_times(kind, site);
        let free = desk.cut_off.ones().filter(|&place| dry[place] < CLOSED);
        let to_the_water = free.map(|place| Errand {
            staged: true,
            ..by_open_road(truck, place, dry[place])
        });
        to_the_water.min_by_key(|errand| self.rank(errand))
    }

    /// Puts the places that want something and that a road believed open leads to under `some`, the others under `cut_off`;
    /// believed times to the former, in ms. `[place]`
    fn sort_by_road<'r>(
        &mut self,
        site: SiteIx,
        kind: usize,
        desk: &mut Desk,
        routes: &'r mut Routes,
    ) -> &'r [i32] {
        let Desk {
            wanting,
            cut_off,
            some,
            ..
        } = desk;
        let known = self.stores[site.at()].cut_off[kind].now(self.picture.openings(kind));
        some.clone_from(wanting);
        some.difference_with(known);
        let mut believed: &[i32] = &[];
        if !some.is_clear() {
            believed = routes.times(kind, site, self.in_batch, some);
            for place in some.ones() {
                known.set(place, believed[place] >= CLOSED);
            }
        }
        cut_off.clone_from(wanting);
        cut_off.intersect_with(known);
        some.difference_with(known);
        believed
    }

    /// The choice of someone who knows every road's future: by the same rules, on true times.
    fn choose_knowing(&self, site: SiteIx, truck: u32, desk: &mut Desk) -> Option<Errand> {
        let errands = self.known_errands(site, truck, desk).into_iter();
        errands.min_by_key(|errand| (errand.staged, self.rank(errand)))
    }

    /// The errands of someone who knows every road's future.
    fn known_errands(&self, site: SiteIx, truck: u32, desk: &mut Desk) -> Vec<Errand> {
        let ways = self.true_ways(site, truck, desk).into_iter();
        self.books
            .who_lacks(&desk.shelf, Lacking::Outstanding, &mut desk.some);
        let errands = ways.map(|(place, time, waiting)| Errand {
            truck,
            place,
            drive_ms: time.0 as i32,
            staged: waiting > Millis::ZERO,
        });
        // One load in front of the water is enough.
        errands
            .filter(|errand| !errand.staged || desk.some.contains(errand.place.at()))
            .collect()
    }

    /// The places that lack something and will be reached: time to arrive, and how much of it in front of the water.
    fn true_ways(&self, site: SiteIx, truck: u32, desk: &Desk) -> Vec<(PlaceIx, Millis, Millis)> {
        let (network, horizon) = (&self.world.network, self.world.grid.horizon);
        let roads = self.roads(self.plan.trucks[truck as usize].vehicle);
        let from = self.world.sites[site.at()].node;
        let tree = earliest_arrivals(network, &roads, from, self.now, horizon);
        let way = |place: PlaceIx| {
            let node = self.world.places[place.at()].node;
            let arrival = tree.arrival[node.at()];
            (!arrival.is_never()).then(|| {
                let time = arrival - self.now;
                let moving = self.moving(&roads, &tree.route(network, node));
                (place, time, time - moving)
            })
        };
        let wanting = desk.wanting.ones().map(|place| PlaceIx(place as u32));
        wanting.filter_map(way).collect()
    }

    /// Whether another place than the one it is bound for could be served, by a road that is believed open.
    pub(super) fn has_other_work(&mut self, truck: u32, routes: &mut Routes) -> bool {
        let mut desk = std::mem::take(&mut self.desk);
        self.look_over(self.trips[truck as usize].site, &mut desk);
        for place in self.trips[truck as usize].places() {
            desk.wanting.remove(place.at());
        }
        let found = !desk.wanting.is_clear() && self.is_any_open(truck, &desk, routes);
        self.desk = desk;
        found
    }

    /// Whether an open road leads to any of the places that want something.
    fn is_any_open(&self, truck: u32, desk: &Desk, routes: &mut Routes) -> bool {
        let site = self.trips[truck as usize].site;
        if self.world.policy.knowledge == Knowledge::Oracle {
            let ways = self.true_ways(site, truck, desk);
            return ways.iter().any(|(_, _, waiting)| *waiting == Millis::ZERO);
        }
        let vehicle = self.plan.trucks[truck as usize].vehicle;
        let kind = self.plan.kind_at(vehicle).unwrap_or(0);
        let believed = routes.times(kind, site, self.in_batch, &desk.wanting);
        let mut wanting = desk.wanting.ones();
        wanting.any(|place| believed[place] < CLOSED)
    }
}

fn by_open_road(truck: u32, place: usize, drive_ms: i32) -> Errand {
    Errand {
        truck,
        place: PlaceIx(place as u32),
        drive_ms,
        staged: false,
    }
}
