//! Who is sent where, with what.
//!
//! A vehicle that stands by at an open depot takes the best place that its depot may serve and that still lacks something
//! the depot has. Places that nobody has helped yet come first; among equals the policy's rule decides. Where no open road is
//! known to any of them, it goes to wait in front of the water.

use super::blame::Chain;
use super::lane::{Lane, Tick};
use super::log::Happened;
use super::plan::Tier;
use super::queue::Admission;
use super::routes::Routes;
use super::store::order_for;
use super::tally::Tally;
use super::trip::{Goods, TripPlan, handling};
use crate::routing::{CLOSED, earliest_arrivals};
use crate::scenario::choices::{DispatchRule, Knowledge};
use crate::units::Millis;
use crate::world::{CommodityIx, PlaceIx, SiteIx};

/// A place by its position among those that a site serves.
type Served = (usize, PlaceIx);

/// Rank of a place among those that could be served; the smallest goes first.
type Rank = (bool, i64, i64, PlaceIx);

impl Lane<'_> {
    /// Lets a site do what it can do now.
    pub(super) fn look(&mut self, site: SiteIx, routes: &mut Routes) {
        if !self.stores[site.at()].is_open(self.now) {
            return;
        }
        match self.plan.tier[site.at()] {
            Tier::Own(place) => self.hand_out(site, place),
            Tier::Town(_) | Tier::County => self.send_out(site, routes),
        }
    }

    /// Hands out a village's own stock on the spot.
    fn hand_out(&mut self, site: SiteIx, place: PlaceIx) {
        if self.orders.of(place).own_handout > self.now || self.needs[place.at()].struck > self.now
        {
            return;
        }
        let mut load: Vec<Goods> = Vec::new();
        for commodity in self.commodities() {
            let at_hand = self.stores[site.at()].at_hand(commodity, self.now);
            let quantity = self.tally(place, commodity).lacking().min(at_hand);
            if quantity > 0 {
                load.push((commodity, quantity));
            }
        }
        if load.is_empty() {
            return;
        }
        for &(commodity, quantity) in &load {
            self.stores[site.at()].take(commodity, quantity, self.now);
            self.tally_mut(place, commodity).send(quantity);
        }
        let (struck, handed_out) = (
            self.needs[place.at()].struck,
            self.orders.of(place).own_handout,
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
            waited: Millis::ZERO,
            dry_drive: Millis::ZERO,
            delivered: self.now,
        };
        self.deliver(site, place, &load, &chain);
    }

    /// Sends out vehicles until none that stands by finds anything to do.
    fn send_out(&mut self, site: SiteIx, routes: &mut Routes) {
        let mut waiting = std::mem::take(&mut self.stores[site.at()].idle);
        let mut without_work = Vec::new();
        let mut kept = Vec::with_capacity(waiting.len());
        waiting.sort_unstable();
        for truck in waiting {
            let vehicle = self.plan.trucks[truck as usize].vehicle;
            if without_work.contains(&vehicle) || !self.send_one(site, truck, routes) {
                without_work.push(vehicle);
                kept.push(truck);
            }
        }
        self.stores[site.at()].idle = kept;
    }

    fn send_one(&mut self, site: SiteIx, truck: u32, routes: &mut Routes) -> bool {
        let Some((place, staged)) = self.choose(site, truck, routes) else {
            return false;
        };
        let lacking = if staged {
            Tally::outstanding
        } else {
            Tally::wanted_by_open_road
        };
        let load = self.compose(site, truck, place, lacking);
        if load.is_empty() {
            return false;
        }
        self.assign(
            site,
            truck,
            TripPlan {
                place,
                staged,
                load,
            },
        );
        true
    }

    /// The place to serve next, and whether the vehicle would have to wait in front of the water.
    fn choose(&mut self, site: SiteIx, truck: u32, routes: &mut Routes) -> Option<(PlaceIx, bool)> {
        if self.world.policy.knowledge == Knowledge::Oracle {
            return self.choose_knowing(site, truck);
        }
        let vehicle = self.plan.trucks[truck as usize].vehicle;
        let kind = self.plan.kind_at(vehicle)?;
        let at_hand = self.at_hand(site);
        let wanting: Vec<Served> = {
            let served = &self.plan.served[site.at()];
            served
                .iter()
                .copied()
                .enumerate()
                .filter(|&(_, place)| self.wants(site, place, &at_hand, Tally::wanted_by_open_road))
                .collect()
        };
        if wanting.is_empty() {
            return None;
        }
        let (open, cut_off) = self.part(site, kind, wanting, routes);
        let best = open
            .iter()
            .map(|&(place, time)| self.rank(place, time))
            .min();
        // One load in front of the water is enough.
        let unsent: Vec<Served> = cut_off
            .into_iter()
            .filter(|&(_, place)| self.wants(site, place, &at_hand, Tally::outstanding))
            .collect();
        for &(_, place) in &unsent {
            self.blame[place.at()].no_road_since.get_or_insert(self.now);
        }
        if let Some((_, _, _, place)) = best {
            return Some((place, false));
        }
        let dry = routes.dry_times(kind, site);
        let free = unsent.iter().filter(|&&(at, _)| dry[at] < CLOSED);
        free.map(|&(at, place)| self.rank(place, dry[at]))
            .min()
            .map(|(_, _, _, place)| (place, true))
    }

    /// Parts places into those that a road believed open leads to, with its time in ms, and those cut off.
    fn part(
        &mut self,
        site: SiteIx,
        kind: usize,
        wanting: Vec<Served>,
        routes: &mut Routes,
    ) -> (Vec<(PlaceIx, i32)>, Vec<Served>) {
        let openings = self.picture.openings(kind);
        let known = &mut self.stores[site.at()].cut_off[kind];
        if wanting.iter().all(|&(at, _)| known.holds(openings, at)) {
            return (Vec::new(), wanting);
        }
        let believed = routes.times(kind, site, self.in_batch);
        let (open, cut_off): (Vec<_>, Vec<_>) = wanting
            .into_iter()
            .partition(|(_, place)| believed[place.at()] < CLOSED);
        for &(at, _) in &cut_off {
            known.add(openings, at);
        }
        let open = open
            .into_iter()
            .map(|(_, place)| (place, believed[place.at()]));
        (open.collect(), cut_off)
    }

    /// Times to all places as the dispatcher believes them, in ms. `[place]`
    fn believed_times(&self, site: SiteIx, truck: u32, routes: &mut Routes) -> Vec<i32> {
        let vehicle = self.plan.trucks[truck as usize].vehicle;
        let kind = self.plan.kind_at(vehicle).unwrap_or(0);
        routes.times(kind, site, self.in_batch).to_vec()
    }

    /// The choice of someone who knows every road's future: by the same rules, on true times.
    fn choose_knowing(&self, site: SiteIx, truck: u32) -> Option<(PlaceIx, bool)> {
        let at_hand = self.at_hand(site);
        let ways = self.true_ways(site, truck, &at_hand).into_iter();
        let ranked = ways.filter_map(|(place, time, waiting)| {
            let staged = waiting > Millis::ZERO;
            // One load in front of the water is enough.
            let goes = !staged || self.wants(site, place, &at_hand, Tally::outstanding);
            goes.then(|| (staged, self.rank(place, time.0 as i32)))
        });
        let best = ranked.min();
        best.map(|(staged, (_, _, _, place))| (place, staged))
    }

    /// The places that lack something and will be reached: time to arrive, and how much of it in front of the water.
    fn true_ways(
        &self,
        site: SiteIx,
        truck: u32,
        at_hand: &[i64],
    ) -> Vec<(PlaceIx, Millis, Millis)> {
        let served = self.plan.served[site.at()].iter().copied();
        let wanting: Vec<PlaceIx> = served
            .filter(|&place| self.wants(site, place, at_hand, Tally::wanted_by_open_road))
            .collect();
        if wanting.is_empty() {
            return Vec::new();
        }
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
        wanting.into_iter().filter_map(way).collect()
    }

    fn rank(&self, place: PlaceIx, time_ms: i32) -> Rank {
        let outcome = &self.places[place.at()];
        let helped = !outcome.first_delivery.is_never()
            || self
                .commodities()
                .any(|goods| self.tally(place, goods).is_on_the_way());
        let by_rule = match self.world.policy.dispatch_rule {
            DispatchRule::NearFirst => i64::from(time_ms),
            DispatchRule::MainFirst => -self.people_waiting(place),
            DispatchRule::UrgentFirst => outcome.struck.0,
        };
        (helped, by_rule, i64::from(time_ms), place)
    }

    fn people_waiting(&self, place: PlaceIx) -> i64 {
        let packaged = self.places[place.at()].packaged_people();
        i64::from(self.needs[place.at()].displaced) - i64::from(packaged)
    }

    /// Whether relief for the place is ordered here, and it lacks something that lies here.
    fn wants(
        &self,
        site: SiteIx,
        place: PlaceIx,
        at_hand: &[i64],
        lacking: fn(&Tally) -> i64,
    ) -> bool {
        order_for(&self.orders, self.plan.tier[site.at()], place) <= self.now
            && self
                .commodities()
                .any(|goods| at_hand[goods.at()] > 0 && lacking(self.tally(place, goods)) > 0)
    }

    /// Thousandths of a unit at hand. `[commodity]`
    fn at_hand(&self, site: SiteIx) -> Vec<i64> {
        let all = (0..self.world.commodities.len() as u32).map(CommodityIx);
        all.map(|commodity| self.stores[site.at()].at_hand(commodity, self.now))
            .collect()
    }

    /// Whether another place than the one it is bound for could be served, by a road that is believed open.
    pub(super) fn has_other_work(&mut self, truck: u32, routes: &mut Routes) -> bool {
        let (site, bound_for) = (
            self.trips[truck as usize].site,
            self.trips[truck as usize].place,
        );
        let at_hand = self.at_hand(site);
        if self.world.policy.knowledge == Knowledge::Oracle {
            let ways = self.true_ways(site, truck, &at_hand);
            let mut open = ways
                .iter()
                .filter(|(_, _, waiting)| *waiting == Millis::ZERO);
            return open.any(|&(place, _, _)| Some(place) != bound_for);
        }
        let believed = self.believed_times(site, truck, routes);
        let mut served = self.plan.served[site.at()].iter();
        served.any(|&place| {
            Some(place) != bound_for
                && believed[place.at()] < CLOSED
                && self.wants(site, place, &at_hand, Tally::wanted_by_open_road)
        })
    }

    /// Loads as many whole first packages as the vehicle carries, then whatever else is lacking, in the order of priority.
    fn compose(
        &self,
        site: SiteIx,
        truck: u32,
        place: PlaceIx,
        lacking: fn(&Tally) -> i64,
    ) -> Vec<Goods> {
        let mut room_g =
            self.world.vehicles[self.plan.trucks[truck as usize].vehicle.at()].payload_g;
        let at_hand = self.at_hand(site);
        let goods = |commodity: CommodityIx| &self.world.commodities[commodity.at()];
        let can = |commodity: CommodityIx| {
            lacking(self.tally(place, commodity)).min(at_hand[commodity.at()])
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

    fn assign(&mut self, site: SiteIx, truck: u32, plan: TripPlan) {
        for &(commodity, quantity) in &plan.load {
            self.stores[site.at()].take(commodity, quantity, self.now);
            self.tally_mut(plan.place, commodity).send(quantity);
        }
        let load_g = plan
            .load
            .iter()
            .map(|&(commodity, quantity)| self.world.commodities[commodity.at()].mass_g(quantity))
            .sum();
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
        let rate = self.world.sites[site.at()].loading_t_per_h;
        self.clock
            .schedule(self.now + handling(trip.load_g, rate), Tick::Loaded(truck));
    }
}
