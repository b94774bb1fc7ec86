//! Who is sent out, with what: sites hand out or load what lies on their shelves.

use super::desk::Desk;
use super::lane::{Lane, Tick};
use super::log::Happened;
use super::plan::Tier;
use super::policy::Errand;
use super::queue::Admission;
use super::routes::Routes;
use super::trip::{Goods, TripPlan, handling};
use crate::outcome::Chain;
use crate::units::Millis;
use crate::world::{CommodityIx, PlaceIx, SiteIx};

impl Lane<'_> {
    /// Lets a site do what it can do now.
    pub(super) fn look(&mut self, site: SiteIx, routes: &mut Routes) {
        if !self.stores[site.at()].is_open(self.now) {
            return;
        }
        match self.plan.tier[site.at()] {
            Tier::Own(_) => {
                for at in 0..self.plan.served[site.at()].len() {
                    self.hand_out(site, self.plan.served[site.at()][at]);
                }
            }
            Tier::Town(_) | Tier::County if self.world.policy.dispatch_rule.joins_depots() => {
                self.ask_together();
            }
            Tier::Town(_) | Tier::County => self.send_out(site, routes),
        }
    }

    /// Hands out a village's own stock on the spot.
    fn hand_out(&mut self, site: SiteIx, place: PlaceIx) {
        if self.facts.orders.of(place).own_handout > self.now
            || self.needs[place.at()].struck > self.now
        {
            return;
        }
        let mut load: Vec<Goods> = Vec::new();
        self.books.take_note(place);
        for commodity in self.commodities() {
            let at_hand = self.stores[site.at()].at_hand(commodity, self.now);
            let lacking = self.books.tally(place, commodity).lacking();
            let quantity = lacking.min(at_hand);
            if quantity > 0 {
                load.push((commodity, quantity));
            }
        }
        if load.is_empty() {
            return;
        }
        for &(commodity, quantity) in &load {
            self.stores[site.at()].take(commodity, quantity, self.now);
            self.books.send(place, commodity, quantity);
        }
        let (struck, handed_out) = (
            self.needs[place.at()].struck,
            self.facts.orders.of(place).own_handout,
        );
        let chain = Chain {
            struck,
            reported: struck,
            assessed: struck,
            ordered: struck,
            ready: handed_out,
            no_road_since: None,
            assigned: self.now,
            at_dock: self.now,
            loaded: self.now,
            arrived: self.now,
            on_break: Millis::ZERO,
            waited: Millis::ZERO,
            dry_drive: Millis::ZERO,
            delivered: self.now,
        };
        self.deliver(site, place, &load, &chain);
    }

    /// Sends out vehicles until none that stands by finds anything to do.
    pub(super) fn send_out(&mut self, site: SiteIx, routes: &mut Routes) {
        if self.stores[site.at()].idle.is_empty() {
            return;
        }
        let mut desk = std::mem::take(&mut self.desk);
        self.look_over(site, &mut desk);
        if !desk.wanting.is_clear() {
            self.send_out_from(site, &mut desk, routes);
        }
        self.desk = desk;
    }

    fn send_out_from(&mut self, site: SiteIx, desk: &mut Desk, routes: &mut Routes) {
        let mut waiting = std::mem::take(&mut self.stores[site.at()].idle);
        let mut without_work = std::mem::take(&mut self.without_work);
        without_work.clear();
        waiting.sort_unstable();
        waiting.retain(|&truck| {
            let vehicle = self.plan.trucks[truck as usize].vehicle;
            let is_sent =
                !without_work.contains(&vehicle) && self.send_one(site, truck, desk, routes);
            if is_sent {
                self.look_again_over(site, desk);
            } else {
                without_work.push(vehicle);
            }
            !is_sent
        });
        self.stores[site.at()].idle = waiting;
        self.without_work = without_work;
    }

    fn send_one(&mut self, site: SiteIx, truck: u32, desk: &mut Desk, routes: &mut Routes) -> bool {
        let chosen = self.choose(site, truck, desk, routes);
        chosen.is_some_and(|errand| self.send(&errand))
    }

    /// Sends a vehicle on an errand, unless there is nothing to load for it.
    pub(super) fn send(&mut self, errand: &Errand) -> bool {
        let load = self.compose(errand);
        if load.is_empty() {
            return false;
        }
        let plan = TripPlan {
            place: errand.place,
            staged: errand.staged,
            load,
        };
        self.assign(errand.truck, plan);
        true
    }

    /// Loads as many whole first packages as the vehicle carries, then whatever else is lacking, in the order of priority.
    pub(super) fn compose(&self, errand: &Errand) -> Vec<Goods> {
        let truck = self.plan.trucks[errand.truck as usize];
        let mut room_g = self.world.vehicles[truck.vehicle.at()].payload_g;
        let (store, lacking) = (&self.stores[truck.site.at()], errand.lacking());
        let goods = |commodity: CommodityIx| &self.world.commodities[commodity.at()];
        let can = |commodity: CommodityIx| {
            let at_hand = store.at_hand(commodity, self.now);
            let lacking = self.books.lacking(errand.place, commodity, lacking);
            lacking.min(at_hand)
        };
        let packed = |commodity: &CommodityIx| {
            goods(*commodity).first_package_milli > 0 && can(*commodity) > 0
        };
        let package_g: i64 = self
            .commodities()
            .filter(packed)
            .map(|c| goods(c).mass_g(goods(c).first_package_milli))
            .sum();
        let persons = if package_g > 0 { room_g / package_g } else { 0 };
        let mut load: Vec<Goods> = self.commodities().map(|commodity| (commodity, 0)).collect();
        for whole_packages in [true, false] {
            for (commodity, loaded) in &mut load {
                let row = goods(*commodity);
                let wanted = if whole_packages {
                    persons * row.first_package_milli
                } else {
                    i64::MAX
                };
                let fits = (room_g as f64 * 1000.0 / row.unit_mass_g) as i64;
                let mut more = (can(*commodity) - *loaded).min(wanted).min(fits).max(0);
                // Masses are rounded up, so that the last thousandth may not fit.
                while more > 0 && row.mass_g(more) > room_g {
                    more -= 1;
                }
                *loaded += more;
                room_g -= row.mass_g(more);
            }
        }
        load.retain(|&(_, quantity)| quantity > 0);
        load
    }

    /// Mass of a load in grams.
    pub(super) fn mass_g(&self, load: &[Goods]) -> i64 {
        let goods = |commodity: CommodityIx| &self.world.commodities[commodity.at()];
        let masses = load.iter();
        masses
            .map(|&(commodity, quantity)| goods(commodity).mass_g(quantity))
            .sum()
    }

    fn assign(&mut self, truck: u32, plan: TripPlan) {
        let site = self.plan.trucks[truck as usize].site;
        for &(commodity, quantity) in &plan.load {
            self.stores[site.at()].take(commodity, quantity, self.now);
            self.books.send(plan.place, commodity, quantity);
        }
        let load_g = self.mass_g(&plan.load);
        self.note(Happened::Assigned {
            truck,
            site,
            place: plan.place,
            load_g,
            staged: plan.staged,
        });
        let staged = plan.staged;
        let no_road = &mut self.blame[plan.place.at()].no_road_since;
        let no_road_since = if staged { *no_road } else { no_road.take() };
        let opens = self.stores[site.at()].opens;
        let trip = &mut self.trips[truck as usize];
        trip.begin(plan, self.now, load_g);
        trip.no_road_since = no_road_since;
        trip.ready = trip.first_ready.max(opens);
        self.begin_duty(truck);
        if staged {
            self.set_held_up(truck, true);
        }
        let docks = &mut self.stores[site.at()].docks;
        if docks.arrive(self.now, truck, 0) == Admission::Begins {
            self.load(truck);
        }
    }

    /// The vehicle is at the dock: loading begins.
    pub(super) fn load(&mut self, truck: u32) {
        let site = self.trips[truck as usize].site;
        let trip = &mut self.trips[truck as usize];
        trip.at_dock = self.now;
        self.note(Happened::LoadingBegan { truck });
        let trip = &self.trips[truck as usize];
        let rate = self.world.sites[site.at()].loading_t_per_h;
        self.clock
            .schedule(self.now + handling(trip.load_g, rate), Tick::Loaded(truck));
    }
}
