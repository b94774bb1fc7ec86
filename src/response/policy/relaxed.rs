//! A bound that no rule can beat: every place is relieved as soon as any vehicle could be there.
//!
//! Each of the vehicles that may serve a place sets out for it alone once order, gate, crew and stock are there, drives the
//! quickest way over true roads whose future it knows, or flies as soon as light and wind let it, loads and unloads in no time,
//! and brings all that is ever needed. Nobody queues, nothing runs out. What is left out can only delay, so no dispatcher
//! relieves any place sooner. A village's own store point hands out what it has, as under any rule.

use super::super::lane::{Lane, Tick};
use super::super::soonest::Soonest;
use super::super::store::order_for;
use super::super::tier::Tier;
use super::super::trip::Goods;
use crate::damage::speed_factor;
use crate::outcome::Chain;
use crate::routing::{CLOSED, earliest_arrivals};
use crate::units::Millis;
use crate::world::{PlaceIx, SiteIx, VehicleIx};

impl Lane<'_> {
    /// Works out for every place the soonest that a vehicle could be there, and puts it on the clock.
    pub(in crate::response) fn plan_soonest(&mut self) {
        self.soonest = vec![None; self.needs.len()];
        for at in 0..self.plan.acting.len() {
            let site = self.plan.acting[at];
            if !matches!(self.plan.tier[site.at()], Tier::Own(_)) {
                self.offer_from(site);
            }
        }
        self.offer_fetched();
        for (place, soonest) in (0..).map(PlaceIx).zip(&self.soonest) {
            if let Some(soonest) = soonest {
                self.clock.plan(soonest.arrives, Tick::Relieve(place));
            }
        }
    }

    /// Offers what each kind of vehicle of a site could do.
    fn offer_from(&mut self, site: SiteIx) {
        let mut kinds: Vec<(VehicleIx, Millis)> = Vec::new();
        for &truck in &self.plan.trucks_of[site.at()] {
            let (vehicle, ready) = (self.plan.trucks[truck as usize].vehicle, self.ready(truck));
            match kinds.iter_mut().find(|(kind, _)| *kind == vehicle) {
                Some((_, first)) => *first = ready.min(*first),
                None => kinds.push((vehicle, ready)),
            }
        }
        for (vehicle, ready) in kinds {
            self.offer_by_vehicle(site, vehicle, ready);
        }
    }

    /// Offers what vehicles of villages could fetch: a drive to the depot, and from there once goods and order are there.
    fn offer_fetched(&mut self) {
        let plan = self.plan;
        for &truck in &plan.fetch_access.trucks {
            let (of, ready) = (plan.trucks[truck as usize], self.ready(truck));
            if ready >= self.world.grid.horizon {
                continue;
            }
            let (network, horizon) = (&self.world.network, self.world.grid.horizon);
            let from = self.world.sites[of.site.at()].node;
            let roads = self.roads(of.vehicle);
            let arrivals = earliest_arrivals(network, &roads, from, ready, horizon).arrival;
            for &depot in &plan.fetch_access.depots[of.site.at()] {
                let there = arrivals[self.world.sites[depot.at()].node.at()];
                let served = plan.served[of.site.at()].iter();
                let leaves: Vec<(PlaceIx, Millis)> = served
                    .map(|&place| (place, self.leaves(depot, there, place)))
                    .filter(|(_, leaves)| *leaves < horizon)
                    .collect();
                self.offer_by_road(depot, of.vehicle, leaves);
            }
        }
    }

    /// Offers what one kind of vehicle of a site could do, for the places that it can leave for before the end.
    fn offer_by_vehicle(&mut self, site: SiteIx, vehicle: VehicleIx, ready: Millis) {
        let served = self.plan.served[site.at()].iter();
        let leaves: Vec<(PlaceIx, Millis)> = served
            .map(|&place| (place, self.leaves(site, ready, place)))
            .filter(|(_, leaves)| *leaves < self.world.grid.horizon)
            .collect();
        if self.world.vehicles[vehicle.at()].flight.is_some() {
            self.offer_by_air(site, vehicle, leaves);
        } else {
            self.offer_by_road(site, vehicle, leaves);
        }
    }

    /// A flight knows no roads: each place by itself.
    fn offer_by_air(&mut self, site: SiteIx, vehicle: VehicleIx, leaves: Vec<(PlaceIx, Millis)>) {
        for (place, leaves) in leaves {
            if let Some(flight) = self.flight((site, vehicle), place) {
                let offer = Soonest {
                    site,
                    leaves,
                    arrives: flight.lands(leaves),
                    dry_drive: flight.lasts,
                };
                self.offer(place, offer);
            }
        }
    }

    /// One search serves all places: who leaves later for some of them arrives no sooner, nor sooner than on dry roads.
    fn offer_by_road(&mut self, site: SiteIx, vehicle: VehicleIx, leaves: Vec<(PlaceIx, Millis)>) {
        let plan = self.plan;
        let first = leaves.iter().map(|&(_, leaves)| leaves).min();
        let (Some(first), Some(kind)) = (first, plan.kind_at(vehicle)) else {
            return;
        };
        let (network, horizon) = (&self.world.network, self.world.grid.horizon);
        let from = self.world.sites[site.at()].node;
        let arrivals =
            earliest_arrivals(network, &self.roads(vehicle), from, first, horizon).arrival;
        for (place, leaves) in leaves {
            let dry_ms = plan.dry_ms[kind][site.at()][place.at()];
            let by_tree = arrivals[self.world.places[place.at()].node.at()];
            if !by_tree.is_never() {
                let arrives = by_tree.max(leaves + self.least_drive(vehicle, dry_ms));
                let offer = Soonest {
                    site,
                    leaves,
                    arrives,
                    dry_drive: Millis(i64::from(dry_ms)),
                };
                self.offer(place, offer);
            }
        }
    }

    /// What a drive that takes so long on dry roads by day takes at least. Boats may be quicker than wheels.
    fn least_drive(&self, vehicle: VehicleIx, dry_ms: i32) -> Millis {
        if self.world.vehicles[vehicle.at()].boats.is_some() {
            return Millis::ZERO;
        }
        let event = &self.facts.event;
        let is_never_quicker = [false, true]
            .into_iter()
            .all(|dark| speed_factor(self.world, event, dark) <= 1.0);
        if is_never_quicker && dry_ms < CLOSED {
            Millis(i64::from(dry_ms))
        } else {
            Millis::ZERO
        }
    }

    /// When goods for a place can leave a site at the soonest, with a vehicle that is ready at this time.
    fn leaves(&self, site: SiteIx, ready: Millis, place: PlaceIx) -> Millis {
        let store = &self.stores[site.at()];
        let order = order_for(&self.facts.orders, self.plan.tier[site.at()], place);
        let stock = store.lines.iter().filter(|line| line.holds_anything());
        let stock = stock.map(|line| line.from).min();
        let time = ready
            .max(order)
            .max(store.opens)
            .max(stock.unwrap_or(Millis::NEVER));
        if store.flood.covers(time) {
            store.flood.until
        } else {
            time
        }
    }

    fn offer(&mut self, place: PlaceIx, offer: Soonest) {
        let known = &mut self.soonest[place.at()];
        let is_sooner = known.is_none_or(|known| offer.arrives < known.arrives);
        if is_sooner && offer.arrives < self.world.grid.horizon {
            *known = Some(offer);
        }
    }

    /// Hands out all that a place lacks, once any vehicle could be there; under a rule that sends vehicles, nothing.
    pub(in crate::response) fn relieve(&mut self, place: PlaceIx) {
        let soonest = self.soonest.get(place.at()).copied().flatten();
        let Some(soonest) = soonest.filter(|soonest| soonest.arrives <= self.now) else {
            return;
        };
        let lacking = |commodity| (commodity, self.books.tally(place, commodity).lacking());
        let mut load: Vec<Goods> = self.commodities().map(lacking).collect();
        load.retain(|&(_, quantity)| quantity > 0);
        if load.is_empty() {
            return;
        }
        for &(commodity, quantity) in &load {
            self.books.send(place, commodity, quantity);
        }
        let chain = self.soonest_chain(place, &soonest);
        self.hand_over(soonest.site, place, &load, &chain);
    }

    fn soonest_chain(&self, place: PlaceIx, soonest: &Soonest) -> Chain {
        let [reported, assessed, ordered] = self.orders_to(soonest.site, place);
        Chain {
            struck: self.needs[place.at()].struck,
            reported,
            assessed,
            ordered,
            ready: soonest.leaves,
            // Stock that is yet to come keeps the vehicle at home: it is not ready before.
            stocked: soonest.leaves,
            no_road_since: None,
            assigned: soonest.leaves,
            at_dock: soonest.leaves,
            loaded: soonest.leaves,
            arrived: soonest.arrives,
            on_break: Millis::ZERO,
            waited: Millis::ZERO,
            dry_drive: soonest.dry_drive,
            delivered: self.now,
        }
    }
}
