//! Goods are handed out: the books, the clocks and the time budgets of a place.

use super::lane::Lane;
use super::log::Happened;
use super::tier::Tier;
use super::trip::{Goods, handling};
use crate::outcome::{Chain, Packaged};
use crate::random::Purpose;
use crate::units::Millis;
use crate::world::{PlaceIx, SiteIx};

impl Lane<'_> {
    /// Hands out goods that have come from a site.
    pub(super) fn deliver(&mut self, site: SiteIx, place: PlaceIx, load: &[Goods], chain: &Chain) {
        self.hand_over(site, place, load, chain);
        let level = self.world.sites[site.at()].level;
        let first = self
            .first_supply
            .iter_mut()
            .find(|first| first.level == level && first.place.is_none());
        if let Some(first) = first {
            (first.place, first.time) = (Some(place), self.now);
        }
    }

    /// Enters goods that are handed out at a place.
    pub(super) fn hand_over(
        &mut self,
        site: SiteIx,
        place: PlaceIx,
        load: &[Goods],
        chain: &Chain,
    ) {
        let now = self.now;
        for &(commodity, quantity) in load {
            self.books.deliver(place, commodity, now, quantity);
            self.note(Happened::Delivered {
                site,
                place,
                commodity,
                quantity_milli: quantity,
            });
        }
        let packaged = self.people_packaged(place);
        let outcome = &mut self.places[place.at()];
        if outcome.first_delivery.is_never() {
            (outcome.first_delivery, outcome.first_chain) = (now, Some(*chain));
        }
        let before = outcome.packaged_people();
        if packaged > before {
            // The time of the last of them counts from when that one had to leave.
            let chain = chain.since(outcome.left_at(packaged - 1));
            outcome.packaged.push(Packaged {
                time: now,
                people: packaged - before,
                chain,
            });
        }
    }

    /// When whoever orders a site to send to a place had its report, had assessed it, and ordered.
    pub(super) fn orders_to(&self, site: SiteIx, place: PlaceIx) -> [Millis; 3] {
        let orders = self.facts.orders.of(place);
        match self.plan.tier[site.at()] {
            Tier::Town(_) | Tier::Own(_) => {
                [orders.town_report, orders.town_report, orders.town_order]
            }
            Tier::County => [
                orders.county_report,
                orders.county_ready,
                orders.county_order,
            ],
        }
    }

    /// Displaced people who have a full first package by now: as many as the scarcest commodity allows.
    fn people_packaged(&self, place: PlaceIx) -> u32 {
        let displaced = self.needs[place.at()].displaced;
        let packages = |commodity: crate::world::CommodityIx| {
            let package = self.world.commodities[commodity.at()].first_package_milli;
            (package > 0).then(|| self.books.tally(place, commodity).delivered() / package)
        };
        let scarcest = self.commodities().filter_map(packages).min();
        scarcest.map_or(displaced, |people| displaced.min(people.max(0) as u32))
    }

    /// Parts what a vehicle brings into what can still be handed out and what has become too old.
    pub(super) fn part_spoiled(&self, truck: u32, load: Vec<Goods>) -> [Vec<Goods>; 2] {
        let age = self.now - self.trips[truck as usize].at_dock;
        let keeps = |&(commodity, _): &Goods| {
            let shelf_life = self.world.commodities[commodity.at()].shelf_life;
            shelf_life.is_never() || age <= shelf_life
        };
        let (fresh, spoiled) = load.into_iter().partition(keeps);
        [fresh, spoiled]
    }

    /// Writes off goods that were meant for a place.
    pub(super) fn write_off(&mut self, truck: u32, place: PlaceIx, spoiled: &[Goods]) {
        for &(commodity, quantity) in spoiled {
            self.books.write_off(place, commodity, quantity);
            self.note(Happened::Spoiled {
                truck,
                place,
                commodity,
                quantity_milli: quantity,
            });
        }
    }

    /// Hands out what a vehicle has brought to a place, but for what has become too old.
    pub(super) fn hand_out_load(&mut self, truck: u32, place: PlaceIx, load: Vec<Goods>) {
        let [fresh, spoiled] = self.part_spoiled(truck, load);
        for &(commodity, quantity) in &spoiled {
            self.books.send(place, commodity, -quantity);
        }
        self.write_off(truck, place, &spoiled);
        if !fresh.is_empty() {
            let chain = self.chain(truck, place);
            self.deliver(self.trips[truck as usize].site, place, &fresh, &chain);
        }
    }

    /// How long unloading and handing out takes at a place.
    pub(super) fn unloading_time(&mut self, truck: u32, place: PlaceIx) -> Millis {
        let vehicle = &self.world.vehicles[self.plan.trucks[truck as usize].vehicle.at()];
        let key = self.world.places[place.at()].key;
        let draws = self.facts.draws;
        let stream =
            self.unloading[place.at()].get_or_insert_with(|| draws.stream(Purpose::Unloading, key));
        let fixed = vehicle.unload_min.minutes(stream);
        fixed + handling(self.trips[truck as usize].load_g, vehicle.unload_t_per_h)
    }

    /// The steps to what a vehicle hands out now at a place.
    pub(super) fn chain(&self, truck: u32, place: PlaceIx) -> Chain {
        let trip = &self.trips[truck as usize];
        let [reported, assessed, ordered] = self.orders_to(trip.site, place);
        let kind = self
            .plan
            .kind_at(self.plan.trucks[truck as usize].vehicle)
            .unwrap_or(0);
        Chain {
            struck: self.needs[place.at()].struck,
            reported,
            assessed,
            ordered,
            ready: trip.ready,
            stocked: trip.stocked,
            no_road_since: trip.no_road_since,
            assigned: trip.assigned,
            at_dock: trip.at_dock,
            loaded: trip.loaded,
            arrived: trip.arrived,
            on_break: trip.on_break,
            waited: trip.waited,
            dry_drive: Millis(i64::from(
                self.plan.dry_ms[kind][trip.site.at()][place.at()],
            )),
            delivered: self.now,
        }
    }
}
