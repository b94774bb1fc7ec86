//! Who is sent out, with what: sites hand out or load what lies on their shelves.

use super::desk::Desk;
use super::lane::{Lane, Tick};
use super::log::Happened;
use super::policy::Errand;
use super::queue::Admission;
use super::routes::Routes;
use super::tier::Tier;
use super::trip::{Call, Goods, handling};
use crate::outcome::Chain;
use crate::units::Millis;
use crate::world::{PlaceIx, SiteIx};

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
            // No vehicle is needed: what is handed out later was not there, or not yet seen to be needed.
            stocked: self.now,
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
        chosen.is_some_and(|errand| self.send(&errand, routes))
    }

    /// Sends a vehicle on an errand, unless there is nothing to load for it.
    pub(super) fn send(&mut self, errand: &Errand, routes: &mut Routes) -> bool {
        let load = self.compose(errand);
        if load.is_empty() {
            return false;
        }
        self.assign(errand, load);
        self.add_stops(errand, routes);
        self.join_docks(errand.truck);
        true
    }

    /// Gives a vehicle that stands by its first load.
    fn assign(&mut self, errand: &Errand, load: Vec<Goods>) {
        let Errand {
            truck,
            place,
            staged,
            ..
        } = *errand;
        let site = self.plan.trucks[truck as usize].site;
        let call = self.book(site, place, load, staged);
        self.note(Happened::Assigned {
            truck,
            site,
            place,
            load_g: call.load_g,
            staged,
        });
        let opens = self.stores[site.at()].opens;
        let trip = &mut self.trips[truck as usize];
        trip.begin(call, staged, self.now);
        trip.ready = trip.first_ready.max(opens);
        self.begin_duty(truck);
        if staged {
            self.set_held_up(truck, true);
        }
    }

    /// Takes a load off the shelf and enters it in the books of its place.
    pub(super) fn book(
        &mut self,
        site: SiteIx,
        place: PlaceIx,
        load: Vec<Goods>,
        staged: bool,
    ) -> Call {
        let stocked = self.stocked(place, &load);
        for &(commodity, quantity) in &load {
            self.stores[site.at()].take(commodity, quantity, self.now);
            self.books.send(place, commodity, quantity);
        }
        let load_g = self.mass_g(&load);
        let no_road = &mut self.blame[place.at()].no_road_since;
        Call {
            place,
            load,
            load_g,
            stocked,
            no_road_since: if staged { *no_road } else { no_road.take() },
        }
    }

    /// A vehicle whose load is settled goes to the docks.
    pub(super) fn join_docks(&mut self, truck: u32) {
        let site = self.trips[truck as usize].site;
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
        self.clock.schedule(
            self.now + handling(trip.aboard_g(), rate),
            Tick::Loaded(truck),
        );
    }
}
