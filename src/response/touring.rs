//! Tours: a vehicle that has room left takes goods for further places along.
//!
//! ```text
//! given a load ─ room left, another place wants something and lies well ─▶ one more stop ─ … ─▶ docks
//! at a stop ─ unloaded ─▶ the next stop ─ … ─▶ home        closed link ─▶ the stops that are left in a new order
//! ```
//!
//! Which stop, and in which order, [`tour`](super::tour) says, on believed roads and mean unloading times; the window of a stop
//! is that of a direct drive and `tour_added_min`. Helicopters, and vehicles that go to wait in front of the water, make no tours.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use fixedbitset::FixedBitSet;

use super::books::Lacking;
use super::desk::Desk;
use super::lane::Lane;
use super::log::Happened;
use super::policy::Errand;
use super::routes::Routes;
use super::tour::{END, FIRST_STOP, Ground, START, Stop, Tour};
use super::trip::{Call, Goods, Phase, handling};
use crate::routing::{CLOSED, Query, earliest_arrivals};
use crate::scenario::choices::Knowledge;
use crate::units::Millis;
use crate::world::{ArcIx, LinkIx, NodeIx, Place, PlaceIx};

/// Times of one vehicle from its site, and from places, to places, as far as they have been asked for.
struct Legs {
    /// `[place]`
    from_site: Vec<i32>,
    /// `[place]` of each place.
    from: BTreeMap<PlaceIx, Vec<i32>>,
    /// Whether the way back takes as long as the way there.
    is_two_way: bool,
}

/// A place that a tour could take in.
struct Candidate {
    place: PlaceIx,
    load: Vec<Goods>,
    tour: Tour,
}

impl Legs {
    /// Time from one place to another, in ms.
    fn between(&self, from: PlaceIx, to: PlaceIx) -> Option<i64> {
        let there = self.from.get(&from).map(|row| row[to.at()]);
        let back = || self.from.get(&to).filter(|_| self.is_two_way);
        let time = there.or_else(|| back().map(|row| row[from.at()]))?;
        (time < CLOSED).then_some(i64::from(time))
    }

    /// Time from the site to a place, in ms, and back: taken to be the same.
    fn direct(&self, place: PlaceIx) -> Option<i64> {
        let time = self.from_site[place.at()];
        (time < CLOSED).then_some(i64::from(time))
    }

    /// Time between points of a tour of these places.
    fn time(&self, places: &[PlaceIx], from: usize, to: usize) -> Option<i64> {
        match (from, to) {
            (START, END) => Some(0),
            (START, stop) | (stop, END) => self.direct(places[stop - FIRST_STOP]),
            (from, to) => self.between(places[from - FIRST_STOP], places[to - FIRST_STOP]),
        }
    }
}

impl Lane<'_> {
    /// Loads goods for further places, as long as there are any that lie well, within `tour_stops`.
    pub(super) fn add_stops(&mut self, errand: &Errand, routes: &mut Routes) {
        let policy = &self.world.policy;
        if policy.tour_stops < 2 || errand.staged || self.flies(errand.truck) {
            return;
        }
        let truck = errand.truck;
        let site = self.plan.trucks[truck as usize].site;
        let mut desk = Desk::default();
        self.look_over(site, &mut desk);
        desk.wanting.insert(errand.place.at());
        let mut legs = self.legs_from_site(truck, &desk.wanting, routes);
        let mut last = errand.place;
        for _ in 1..policy.tour_stops {
            desk.wanting.remove(last.at());
            self.add_legs(truck, last, &mut legs, (&desk.wanting, routes));
            let Some(best) = self.best_candidate(truck, &desk.wanting, &legs) else {
                break;
            };
            last = best.place;
            self.take_along(truck, best);
            self.look_again_over(site, &mut desk);
        }
    }

    /// The place that is best taken along: of those that nobody has helped yet, else of all, the one that makes the tour the
    /// least longer.
    fn best_candidate(&self, truck: u32, wanting: &FixedBitSet, legs: &Legs) -> Option<Candidate> {
        let found = wanting.ones().filter_map(|place| {
            let candidate = self.candidate(truck, PlaceIx(place as u32), legs)?;
            let key = (self.is_helped(candidate.place), candidate.tour.length());
            Some((key, candidate))
        });
        found
            .min_by_key(|(key, _)| *key)
            .map(|(_, candidate)| candidate)
    }

    /// A place as one more stop; `None` where nothing for it fits on board, or it cannot be reached in time.
    fn candidate(&self, truck: u32, place: PlaceIx, legs: &Legs) -> Option<Candidate> {
        legs.direct(place)?;
        let site = self.plan.trucks[truck as usize].site;
        let wanted = (place, Lacking::ByOpenRoad);
        let load = self.compose_into(&mut self.room_left(truck), site, wanted);
        if load.is_empty() {
            return None;
        }
        let trip = &self.trips[truck as usize];
        let places: Vec<PlaceIx> = trip.places().chain([place]).collect();
        let loads = std::iter::once(trip.load_g).chain(trip.later.iter().map(|call| call.load_g));
        let loads = loads.chain([self.mass_g(&load)]);
        let stops = places.iter().zip(loads);
        let stops: Option<Vec<Stop>> = stops
            .map(|(&place, load_g)| self.stop(truck, (place, load_g), legs))
            .collect();
        let ground = Ground {
            time: &|from, to| legs.time(&places, from, to),
            stops: &stops?,
        };
        let order: Vec<usize> = (0..places.len() - 1).collect();
        let tour = ground.insert(&order, places.len() - 1)?;
        Some(Candidate {
            place,
            load,
            tour: ground.best(tour),
        })
    }

    /// A stop at a place with so many grams, as it is planned.
    fn stop(&self, truck: u32, (place, load_g): (PlaceIx, i64), legs: &Legs) -> Option<Stop> {
        let vehicle = &self.world.vehicles[self.plan.trucks[truck as usize].vehicle.at()];
        let stay = Millis::from_minutes(vehicle.unload_min.mean().max(0.0))
            + handling(load_g, vehicle.unload_t_per_h);
        let added = Millis::from_minutes(self.world.policy.tour_added_min);
        Some(Stop {
            latest: legs.direct(place)? + added.0,
            stay: stay.0,
        })
    }

    /// Takes goods for one more place on board, and puts the stops in order.
    fn take_along(&mut self, truck: u32, candidate: Candidate) {
        let site = self.plan.trucks[truck as usize].site;
        let call = self.book(site, candidate.place, candidate.load, false);
        self.note(Happened::StopAdded {
            truck,
            place: call.place,
            load_g: call.load_g,
        });
        let mut calls = self.trips[truck as usize].take_calls();
        calls.push(call);
        self.set_order(truck, calls, &candidate.tour.order);
    }

    fn set_order(&mut self, truck: u32, calls: Vec<Call>, order: &[usize]) {
        let mut calls: Vec<Option<Call>> = calls.into_iter().map(Some).collect();
        let ordered = order.iter().filter_map(|&at| calls[at].take()).collect();
        self.trips[truck as usize].set_calls(ordered);
    }

    /// Believed times from the site to places; for one who knows every road's future, true ones for who leaves now.
    fn legs_from_site(&self, truck: u32, to: &FixedBitSet, routes: &mut Routes) -> Legs {
        let from = self.world.sites[self.plan.trucks[truck as usize].site.at()].node;
        Legs {
            from_site: self.times_to(truck, from, (to, routes)),
            from: BTreeMap::new(),
            is_two_way: self.world.network.arcs() == 2 * self.world.network.links(),
        }
    }

    /// Adds the times from a new stop to the places that may follow; where roads lead one way only, those from them too.
    fn add_legs(
        &self,
        truck: u32,
        stop: PlaceIx,
        legs: &mut Legs,
        (to, routes): (&FixedBitSet, &mut Routes),
    ) {
        let mut to = to.clone();
        to.extend(self.trips[truck as usize].places().map(PlaceIx::at));
        let mut from = vec![stop];
        if !legs.is_two_way {
            from.extend(to.ones().map(|place| PlaceIx(place as u32)));
        }
        for place in from {
            let node = self.world.places[place.at()].node;
            if let Entry::Vacant(row) = legs.from.entry(place) {
                row.insert(self.times_to(truck, node, (&to, &mut *routes)));
            }
        }
    }

    /// Times from a node to places, in ms; what stands at the others means nothing. `[place]`
    fn times_to(
        &self,
        truck: u32,
        from: NodeIx,
        (to, routes): (&FixedBitSet, &mut Routes),
    ) -> Vec<i32> {
        let vehicle = self.plan.trucks[truck as usize].vehicle;
        if self.world.policy.knowledge != Knowledge::Oracle {
            let kind = self.plan.kind_at(vehicle).unwrap_or(0);
            return routes.times_from(kind, from, self.in_batch, to).to_vec();
        }
        let (network, horizon) = (&self.world.network, self.world.grid.horizon);
        let tree = earliest_arrivals(network, &self.roads(vehicle), from, self.now, horizon);
        let time = |place: &Place| {
            let arrival = tree.arrival[place.node.at()];
            if arrival.is_never() {
                CLOSED
            } else {
                (arrival - self.now).0 as i32
            }
        };
        self.world.places.iter().map(time).collect()
    }

    /// A vehicle that has unloaded sets out for the next stop of its tour.
    pub(super) fn go_on(&mut self, truck: u32, routes: &mut Routes) {
        let trip = &mut self.trips[truck as usize];
        // What was asked on the way to the last stop says nothing of the way to this one.
        (trip.phase, trip.asked) = (Phase::Out, None);
        trip.stops_left += 1;
        if let Some(place) = trip.place {
            self.note(Happened::WentOn { truck, place });
        }
        self.head_on(truck, routes);
    }

    /// The way home from a tour: as planned, the quickest that is believed open, and not back over its stops. `None` where it was
    /// no tour, or no way is believed open; then it is left to go back the way it came.
    pub(super) fn way_home(&mut self, truck: u32, routes: &mut Routes) -> Option<Vec<ArcIx>> {
        if self.trips[truck as usize].stops_left == 0 {
            return None;
        }
        let way = self.believed_route(truck, routes);
        if way.is_none() {
            self.trips[truck as usize].met.clear();
        }
        way
    }

    /// The way to another stop of a tour, where none is believed open to the next.
    pub(super) fn way_to_another_stop(
        &mut self,
        truck: u32,
        routes: &mut Routes,
    ) -> Option<Vec<ArcIx>> {
        if self.trips[truck as usize].later.is_empty() {
            return None;
        }
        self.reorder_stops(truck, routes);
        self.believed_route(truck, routes)
    }

    /// Puts the stops that are left into the quickest order from where the vehicle stands, as roads are believed now. Those that
    /// no way is believed to lead to come last.
    pub(super) fn reorder_stops(&mut self, truck: u32, routes: &mut Routes) {
        let trip = &self.trips[truck as usize];
        let is_out = trip.phase == Phase::Out && !trip.later.is_empty();
        let kind = self.plan.kind_at(self.plan.trucks[truck as usize].vehicle);
        let (Some(kind), true) = (
            kind,
            is_out && self.world.policy.knowledge != Knowledge::Oracle,
        ) else {
            return;
        };
        let avoid: Vec<LinkIx> = self.kept_off(truck).collect();
        let trip = &mut self.trips[truck as usize];
        let (from, home, calls) = (
            trip.node,
            self.world.sites[trip.site.at()].node,
            trip.take_calls(),
        );
        let node = |call: &Call| self.world.places[call.place.at()].node;
        let points: Vec<NodeIx> = [from, home]
            .into_iter()
            .chain(calls.iter().map(node))
            .collect();
        let mut time = |from: usize, to: usize| {
            if from == to || to == START || from == END {
                return None; // nobody asks
            }
            let query = Query {
                source: points[from],
                target: points[to],
                lane: self.in_batch,
            };
            routes.time(kind, query, &avoid).map(i64::from)
        };
        let times: Vec<Vec<Option<i64>>> = (0..points.len())
            .map(|from| (0..points.len()).map(|to| time(from, to)).collect())
            .collect();
        let order = order_of_open(&times);
        self.set_order(truck, calls, &order);
    }
}

/// The stops that can be reached from where the vehicle stands in the quickest order, then the others as they were.
/// Times between points: `[from][to]`.
fn order_of_open(times: &[Vec<Option<i64>>]) -> Vec<usize> {
    // The way home limits nothing: who knows none waits for it at the end.
    let time = |from: usize, to: usize| {
        if to == END {
            times[from][to].or(Some(0))
        } else {
            times[from][to]
        }
    };
    let stops = vec![
        Stop {
            latest: i64::MAX,
            stay: 0
        };
        times.len() - FIRST_STOP
    ];
    let ground = Ground {
        time: &time,
        stops: &stops,
    };
    let is_open = |&stop: &usize| times[START][FIRST_STOP + stop].is_some();
    let (open, closed): (Vec<usize>, Vec<usize>) = (0..stops.len()).partition(is_open);
    let order = ground
        .tour(&open)
        .map_or(open, |tour| ground.best(tour).order);
    order.into_iter().chain(closed).collect()
}
