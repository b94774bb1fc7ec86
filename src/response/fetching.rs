//! Vehicles of villages that fetch goods from the depot of their town: 村级队伍到镇库领取.
//!
//! ```text
//! town orders relief ─ turnout ─▶ at the store point ─ the depot has what the village lacks ─▶ drive to the depot ─▶ dock
//!                                      ▲                                                                              │
//!                                      └───────────── unload at the village ◀── drive back ◀── load ◀─────────────────┘
//! ```
//!
//! A village takes what the depot's own vehicles leave: each epoch and whenever one of its vehicles comes back it asks, after
//! these have been sent out. What it is given is set aside for it. A vehicle fetches for its village, then for the shelters in it.

use super::books::Lacking;
use super::lane::{Lane, Tick};
use super::loading::Room;
use super::log::Happened;
use super::routes::Routes;
use super::store::order_for;
use super::trip::{Goods, Phase};
use crate::routing::{Query, earliest_arrivals};
use crate::scenario::choices::Knowledge;
use crate::units::Millis;
use crate::world::{NodeIx, PlaceIx, SiteIx};

impl Lane<'_> {
    /// When relief for a village, or for a shelter in it, is first ordered by its town: what its vehicles turn out on.
    pub(super) fn fetch_ordered(&self, truck: u32) -> Millis {
        let home = self.plan.trucks[truck as usize].site;
        let orders = self.plan.served[home.at()].iter();
        let orders = orders.map(|&place| self.facts.orders.of(place).town_order);
        orders.min().unwrap_or(Millis::NEVER)
    }

    /// Asks for the vehicles of villages to be sent for goods, once everything that happens now has happened.
    pub(super) fn ask_to_fetch(&mut self) {
        if !self.plan.fetch_access.trucks.is_empty() {
            self.asked_to_fetch += 1;
            self.clock.schedule(self.now, Tick::Fetch);
        }
    }

    /// One who asked is heard: the last one of this moment, by when the vehicles of depots that came free in it have been sent out.
    pub(super) fn hear_fetch(&mut self, routes: &mut Routes) {
        self.asked_to_fetch -= 1;
        if self.asked_to_fetch == 0 {
            self.fetch_all(routes);
        }
    }

    /// Sends the vehicles that stand by at their villages for goods: those first for which relief was ordered first. Where that was
    /// at the same time, their teams' identities decide, and not how the rows of the tables happen to stand.
    fn fetch_all(&mut self, routes: &mut Routes) {
        let stands_by = |truck: &u32| {
            let home = self.plan.trucks[*truck as usize].site;
            self.stores[home.at()].idle.contains(truck)
        };
        let trucks = self.plan.fetch_access.trucks.iter().copied();
        let mut free: Vec<u32> = trucks.filter(stands_by).collect();
        free.sort_by_cached_key(|&truck| {
            let fleet = self.plan.trucks[truck as usize].fleet;
            let team = self.world.fleets[fleet as usize].key;
            (self.fetch_ordered(truck), team, truck)
        });
        for truck in free {
            self.fetch(truck, routes);
        }
    }

    /// Sends a vehicle to the depot that it would be at soonest, of those that have something for its village.
    fn fetch(&mut self, truck: u32, routes: &mut Routes) {
        let home = self.plan.trucks[truck as usize].site;
        let depots = self.plan.fetch_access.depots[home.at()].iter();
        let open = depots.filter(|depot| self.stores[depot.at()].is_open(self.now));
        let offers = open.filter_map(|&depot| {
            let (place, load) = self.set_aside(truck, depot)?;
            let node = |site: SiteIx| self.world.sites[site.at()].node;
            let way = [node(home), node(depot), self.world.places[place.at()].node];
            let there = self.believed_time(truck, [way[0], way[1]], routes)?;
            self.believed_time(truck, [way[1], way[2]], routes)?;
            Some((there, depot, place, load))
        });
        let Some((_, depot, place, load)) = offers.min_by_key(|offer| (offer.0, offer.1)) else {
            return;
        };
        let call = self.book(depot, place, load, false);
        self.note(Happened::WentForGoods {
            truck,
            site: depot,
            place,
            load_g: call.load_g,
        });
        self.stores[home.at()].idle.retain(|&idle| idle != truck);
        let opens = self.stores[depot.at()].opens;
        let trip = &mut self.trips[truck as usize];
        trip.begin(call, false, self.now);
        (trip.phase, trip.site) = (Phase::ToDepot, depot);
        trip.ready = trip.first_ready.max(opens);
        trip.node = self.world.sites[home.at()].node;
        self.begin_duty(truck);
        self.head_on(truck, routes);
    }

    /// What a depot would give to a vehicle of a village, and for which of the places there.
    fn set_aside(&self, truck: u32, depot: SiteIx) -> Option<(PlaceIx, Vec<Goods>)> {
        let of = self.plan.trucks[truck as usize];
        let vehicle = &self.world.vehicles[of.vehicle.at()];
        let tier = self.plan.tier[depot.at()];
        let mut served = self.plan.served[of.site.at()].iter();
        served.find_map(|&place| {
            if order_for(&self.facts.orders, tier, place) > self.now {
                return None;
            }
            let wanted = (place, Lacking::ByOpenRoad);
            let load = self.compose_into(&mut Room::of(vehicle), depot, wanted);
            (!load.is_empty()).then_some((place, load))
        })
    }

    /// How long a drive is believed to take, in ms; for one who knows every road's future, how long it takes from now on.
    fn believed_time(
        &self,
        truck: u32,
        [from, to]: [NodeIx; 2],
        routes: &mut Routes,
    ) -> Option<i64> {
        let vehicle = self.plan.trucks[truck as usize].vehicle;
        if self.world.policy.knowledge != Knowledge::Oracle {
            let query = Query {
                source: from,
                target: to,
                lane: self.in_batch,
            };
            let kind = self.plan.kind_at(vehicle)?;
            return routes.time(kind, query, &[]).map(i64::from);
        }
        let (network, horizon) = (&self.world.network, self.world.grid.horizon);
        let tree = earliest_arrivals(network, &self.roads(vehicle), from, self.now, horizon);
        let arrival = tree.arrival[to.at()];
        (!arrival.is_never()).then(|| (arrival - self.now).0)
    }

    /// A vehicle that fetches is at the depot, and joins the line at the docks.
    pub(super) fn reached_depot(&mut self, truck: u32) {
        let trip = &mut self.trips[truck as usize];
        trip.is_at_depot(self.now);
        let site = trip.site;
        self.note(Happened::ReachedDepot { truck, site });
        self.join_docks(truck);
    }
}
