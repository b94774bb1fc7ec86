//! A vehicle on its way: out with goods, in front of the water, and back.
//!
//! It sets out on what headquarters believes, drives through what is true, learns of a closure when it gets there, tells
//! headquarters, and looks for a way round; where there is none it waits, and turns back when it has waited too long.

use super::lane::{Lane, Tick};
use super::log::Happened;
use super::picture::way_back;
use super::routes::Routes;
use super::trip::Phase;
use crate::routing::{CLOSED, Drive, Query, Roads, earliest_arrivals};
use crate::scenario::choices::Knowledge;
use crate::units::Millis;
use crate::world::{ArcIx, LinkIx, NodeIx};

impl Lane<'_> {
    /// Loading is over: the next one moves up, and this one sets out.
    pub(super) fn depart(&mut self, truck: u32, routes: &mut Routes) {
        let site = self.trips[truck as usize].site;
        if let Some(next) = self.stores[site.at()].docks.release(self.now) {
            self.load(next.token);
        }
        let trip = &mut self.trips[truck as usize];
        (trip.phase, trip.loaded, trip.node) =
            (Phase::Out, self.now, self.world.sites[site.at()].node);
        if let Some(place) = self.trips[truck as usize].place {
            self.note(Happened::Departed { truck, place });
        }
        self.head_on(truck, routes);
    }

    /// Where the vehicle is going.
    fn heading(&self, truck: u32) -> NodeIx {
        let trip = &self.trips[truck as usize];
        match (trip.phase, trip.place) {
            (Phase::Out, Some(place)) => self.world.places[place.at()].node,
            (Phase::ToDepot, _) => self.world.sites[trip.site.at()].node,
            _ => {
                let home = self.plan.trucks[truck as usize].site;
                self.world.sites[home.at()].node
            }
        }
    }

    /// Plans from where the vehicle stands and drives on; waits if it knows no way. A helicopter flies.
    pub(super) fn head_on(&mut self, truck: u32, routes: &mut Routes) {
        if self.flies(truck) {
            return self.take_off(truck);
        }
        let route = if self.world.policy.knowledge == Knowledge::Oracle {
            self.true_route(truck)
        } else {
            self.believed_route(truck, routes)
                .or_else(|| self.way_to_another_stop(truck, routes))
                .or_else(|| self.route_to_the_water(truck, routes))
        };
        if let Some(route) = route {
            self.follow(truck, &route);
        } else {
            self.note(Happened::NoWay { truck });
            self.wait(truck);
        }
    }

    /// The quickest route that the driver and headquarters together believe open.
    ///
    /// Who knows the future is on the best way already, and waits.
    pub(super) fn believed_route(&mut self, truck: u32, routes: &mut Routes) -> Option<Vec<ArcIx>> {
        if self.world.policy.knowledge == Knowledge::Oracle {
            return None;
        }
        let kind = self
            .plan
            .kind_at(self.plan.trucks[truck as usize].vehicle)?;
        let query = Query {
            source: self.trips[truck as usize].node,
            target: self.heading(truck),
            lane: self.in_batch,
        };
        let avoid: Vec<LinkIx> = self.kept_off(truck).collect();
        routes.route(kind, query, &avoid)
    }

    /// Closed links that it has met, of which headquarters has no later news.
    pub(super) fn kept_off(&self, truck: u32) -> impl Iterator<Item = LinkIx> {
        let met = self.trips[truck as usize].met.iter();
        let latest = met.filter(|(link, met)| self.picture.news_of(*link, self.now) <= *met);
        latest.map(|&(link, _)| link)
    }

    /// For a vehicle that has met no closure yet: the way on the map, until the water stops it.
    fn route_to_the_water(&mut self, truck: u32, routes: &mut Routes) -> Option<Vec<ArcIx>> {
        let kind = self
            .plan
            .kind_at(self.plan.trucks[truck as usize].vehicle)?;
        let trip = &self.trips[truck as usize];
        if !trip.met.is_empty() {
            return None;
        }
        routes.dry_route(kind, trip.node, self.heading(truck))
    }

    /// Someone who knows the future takes the way of the earliest arrival, waiting in front of the water where that is best.
    fn true_route(&self, truck: u32) -> Option<Vec<ArcIx>> {
        let vehicle = self.plan.trucks[truck as usize].vehicle;
        let (from, to) = (self.trips[truck as usize].node, self.heading(truck));
        let (network, horizon) = (&self.world.network, self.world.grid.horizon);
        let tree = earliest_arrivals(network, &self.roads(vehicle), from, self.now, horizon);
        if tree.arrival[to.at()].is_never() {
            return None;
        }
        let route = tree.route(network, to);
        Some(route.into_iter().map(|(arc, _)| arc).collect())
    }

    /// Time on the move along a route whose links are entered at these times.
    pub(super) fn moving(&self, roads: &impl Roads, route: &[(ArcIx, Millis)]) -> Millis {
        let cost = |&(arc, entered): &(ArcIx, Millis)| {
            i64::from(roads.cost(self.world.network.link[arc.at()], entered))
        };
        Millis(route.iter().map(cost).sum())
    }

    /// Drives a route through what is true.
    fn follow(&mut self, truck: u32, route: &[ArcIx]) {
        let network = &self.world.network;
        let departs = self.now + self.transfer(truck, route);
        let driven = self.drive(truck, route, departs);
        let trip = &mut self.trips[truck as usize];
        trip.ahead.clear();
        match driven {
            Drive::Arrived(time) => {
                trip.driven.extend(route);
                self.clock.schedule(time, Tick::Arrived(truck));
            }
            Drive::Blocked { link, node, time } => {
                let passed = route
                    .iter()
                    .position(|arc| network.link[arc.at()] == link)
                    .unwrap_or(0);
                trip.driven.extend(&route[..passed]);
                trip.ahead.extend(&route[passed..]);
                trip.node = node;
                self.clock.schedule(time, Tick::Blocked(truck, link));
            }
        }
    }

    /// The vehicle stands in front of a closed link.
    pub(super) fn blocked(&mut self, truck: u32, link: LinkIx, routes: &mut Routes) {
        self.closures_met += 1;
        self.trips[truck as usize].met.push((link, self.now));
        if self.world.policy.knowledge == Knowledge::Reported {
            let heard = self.now + Millis::from_minutes(self.world.policy.vehicle_report_min);
            self.clock.schedule(heard, Tick::Heard(link, self.now));
        }
        self.reorder_stops(truck, routes);
        let way_round = self.believed_route(truck, routes);
        self.note(Happened::Blocked {
            truck,
            link,
            rerouted: way_round.is_some(),
        });
        match way_round {
            Some(route) => {
                self.set_held_up(truck, false);
                self.follow(truck, &route);
            }
            None => self.wait(truck),
        }
    }

    fn wait(&mut self, truck: u32) {
        let trip = &mut self.trips[truck as usize];
        if trip.stopped.is_none() {
            trip.stopped = Some(self.now);
            if self.world.policy.knowledge == Knowledge::Reported {
                let heard = self.now + Millis::from_minutes(self.world.policy.vehicle_report_min);
                self.clock
                    .schedule(heard, Tick::HeardWaiting(truck, self.now));
            }
        }
        let next = self.world.grid.step_at(self.now) + 1;
        self.clock
            .schedule(self.world.grid.step_begins(next), Tick::LookAgain(truck));
    }

    /// Headquarters counts no longer on a load that waits, if it still does.
    pub(super) fn heard_waiting(&mut self, truck: u32, since: Millis) {
        let trip = &self.trips[truck as usize];
        if trip.phase == Phase::Out && trip.stopped == Some(since) {
            self.set_held_up(truck, true);
        }
    }

    /// Notes in the books of its place whether a vehicle's load waits in front of a closed road.
    pub(super) fn set_held_up(&mut self, truck: u32, held_up: bool) {
        let trip = &mut self.trips[truck as usize];
        let Some(place) = trip.place.filter(|_| trip.held_up != held_up) else {
            return;
        };
        trip.held_up = held_up;
        let sign = if held_up { 1 } else { -1 };
        let (load, later) = (&trip.load, trip.later.iter());
        let later = later.flat_map(|call| call.load.iter().map(|goods| (call.place, goods)));
        let all = load.iter().map(|goods| (place, goods)).chain(later);
        for (place, &(commodity, quantity)) in all {
            self.books.hold_up(place, commodity, sign * quantity);
        }
    }

    /// A vehicle that has waited drives on.
    fn drive_on(&mut self, truck: u32, route: &[ArcIx]) {
        self.move_on(truck);
        self.note(Happened::DroveOn { truck });
        self.follow(truck, route);
    }

    pub(super) fn move_on(&mut self, truck: u32) {
        self.set_held_up(truck, false);
        let trip = &mut self.trips[truck as usize];
        if let Some(since) = trip.stopped.take() {
            trip.waited += self.now - since;
        }
    }

    /// A vehicle that waits looks at the water; when there is news, it asks for a way round, or gives up.
    pub(super) fn look_again(&mut self, truck: u32, routes: &mut Routes) {
        let vehicle = self.plan.trucks[truck as usize].vehicle;
        let trip = &self.trips[truck as usize];
        let next = trip
            .ahead
            .first()
            .map(|arc| self.world.network.link[arc.at()]);
        if next.is_some_and(|link| self.roads(vehicle).cost(link, self.now) < CLOSED) {
            let ahead = std::mem::take(&mut self.trips[truck as usize].ahead);
            return self.drive_on(truck, &ahead);
        }
        if self.now.0 % self.world.grid.epoch.0 != 0 {
            return self.wait(truck);
        }
        let kind = self.plan.kind_at(vehicle).unwrap_or(0);
        let asking = Some((self.picture.openings(kind), self.kept_off(truck).count()));
        if self.trips[truck as usize].asked != asking {
            self.trips[truck as usize].asked = asking;
            self.reorder_stops(truck, routes);
            if let Some(route) = self.believed_route(truck, routes) {
                return self.drive_on(truck, &route);
            }
        }
        if self.gives_up(truck, routes) {
            self.turn_back(truck, routes);
        } else {
            self.wait(truck);
        }
    }

    /// Whether a vehicle that waits has waited long enough, and could do something elsewhere.
    fn gives_up(&mut self, truck: u32, routes: &mut Routes) -> bool {
        let trip = &self.trips[truck as usize];
        let limit = Millis::from_minutes(self.world.policy.wait_at_closure_min);
        let tired = trip.stopped.is_some_and(|since| self.now - since >= limit);
        // Who fetches works for one village alone.
        let fetches = self.plan.fetch_access.fetches(truck);
        let could_leave = trip.phase == Phase::Out && tired && !fetches;
        could_leave && self.has_other_work(truck, routes)
    }

    fn turn_back(&mut self, truck: u32, routes: &mut Routes) {
        self.move_on(truck);
        self.note(Happened::TurnedBack { truck });
        let calls = self.trips[truck as usize].take_calls();
        for call in &calls {
            for &(commodity, quantity) in &call.load {
                self.books.send(call.place, commodity, -quantity);
            }
            let no_road = &mut self.blame[call.place.at()].no_road_since;
            no_road.get_or_insert(self.now);
        }
        let trip = &mut self.trips[truck as usize];
        // What it brings home stays apart by place: what is too old by then is written off there.
        trip.set_calls(calls);
        (trip.phase, trip.staged) = (Phase::Back, false);
        self.go_home(truck, routes);
    }

    /// Goes back the way it came, or by another where that is one-way or it was a tour.
    fn go_home(&mut self, truck: u32, routes: &mut Routes) {
        self.trips[truck as usize].is_afloat = false;
        if self.flies(truck) {
            return self.take_off(truck);
        }
        if self.plan.fetch_access.fetches(truck) {
            // It came from the depot, and goes to its village.
            return self.head_on(truck, routes);
        }
        let driven = std::mem::take(&mut self.trips[truck as usize].driven);
        if let Some(way) = self.way_home(truck, routes) {
            return self.follow(truck, &way);
        }
        match way_back(self.world, self.plan, &driven) {
            Some(back) if self.world.policy.knowledge != Knowledge::Oracle => {
                self.follow(truck, &back);
            }
            _ => self.head_on(truck, routes),
        }
    }

    /// The end of the route: unload, or stand by again.
    pub(super) fn arrived(&mut self, truck: u32, routes: &mut Routes) {
        let heading = self.heading(truck);
        let trip = &mut self.trips[truck as usize];
        trip.node = heading;
        if let (Phase::Out, Some(place)) = (trip.phase, trip.place) {
            (trip.phase, trip.arrived) = (Phase::Unloading, self.now);
            self.set_held_up(truck, false);
            let time = self.unloading_time(truck, place);
            self.note(Happened::Arrived { truck, place });
            self.clock.schedule(self.now + time, Tick::Unloaded(truck));
            return;
        }
        if trip.phase == Phase::ToDepot {
            return self.reached_depot(truck);
        }
        let site = self.plan.trucks[truck as usize].site;
        for call in trip.take_calls() {
            let [fresh, spoiled] = self.part_spoiled(truck, call.load);
            self.write_off(truck, call.place, &spoiled);
            for (commodity, quantity) in fresh {
                self.stores[site.at()].put_back(commodity, quantity, self.now);
            }
        }
        self.note(Happened::Home { truck, site });
        self.stand_by(truck);
        self.look(site, routes);
        self.ask_to_fetch();
    }

    /// The goods are handed out, and the vehicle goes on to the next stop of its tour, or home.
    pub(super) fn unloaded(&mut self, truck: u32, routes: &mut Routes) {
        let load = std::mem::take(&mut self.trips[truck as usize].load);
        if let Some(place) = self.trips[truck as usize].place {
            self.hand_out_load(truck, place, load);
            self.note(Happened::Unloaded { truck, place });
        }
        let trip = &mut self.trips[truck as usize];
        if trip.take_next() {
            return self.go_on(truck, routes);
        }
        (trip.phase, trip.staged) = (Phase::Back, false);
        // Who comes back from a tour by another way had better know which roads are closed.
        if trip.stops_left == 0 {
            trip.met.clear();
        }
        self.go_home(truck, routes);
    }
}
