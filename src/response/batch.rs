//! A batch of replications that advance together, epoch by epoch.

use super::isolation::{Flooding, count_isolated};
use super::lane::Lane;
use super::log::{Entry, Happened};
use super::picture::{Belief, Canvas, Scene};
use super::plan::Plan;
use super::routes::Routes;
use crate::damage::WeatherCosts;
use crate::hazard::{Draws, Event};
use crate::outcome::Outcome;
use crate::random::SeedKey;
use crate::routing::LANES;
use crate::scenario::choices::Knowledge;
use crate::units::Millis;
use crate::world::{LinkIx, PlaceIx, SiteIx, World};

/// What one thread keeps from batch to batch.
pub struct Scratch<'a> {
    routes: Routes<'a>,
    flooding: Flooding,
    /// `[kind]`
    weather: Vec<WeatherCosts>,
    due: Vec<(LinkIx, Belief)>,
    changed: Vec<bool>,
}

impl<'a> Scratch<'a> {
    /// Buffers and routers for this world.
    pub fn new(world: &'a World, plan: &'a Plan) -> Self {
        Self {
            routes: Routes::new(world, plan),
            flooding: Flooding::new(world, plan),
            weather: plan
                .kinds
                .iter()
                .map(|kind| WeatherCosts::new(world, &world.vehicles[kind.at()]))
                .collect(),
            due: Vec::new(),
            changed: vec![false; plan.kinds.len()],
        }
    }
}

/// Up to [`LANES`] replications.
pub struct Batch<'w> {
    world: &'w World,
    plan: &'w Plan,
    lanes: Vec<Lane<'w>>,
}

impl<'w> Batch<'w> {
    /// Draws the events of replications `first .. first + count`; `count` is at most [`LANES`].
    pub fn new(world: &'w World, plan: &'w Plan, key: SeedKey, first: u32, count: usize) -> Self {
        let lanes = (0..count.min(LANES)).map(|lane| {
            let draws = Draws {
                key,
                replication: first + lane as u32,
            };
            Lane::new(world, plan, draws, lane, false)
        });
        Self {
            world,
            plan,
            lanes: lanes.collect(),
        }
    }

    /// One replication with its log.
    pub fn traced(world: &'w World, plan: &'w Plan, draws: Draws) -> Self {
        Self {
            world,
            plan,
            lanes: vec![Lane::new(world, plan, draws, 0, true)],
        }
    }

    /// Runs all lanes to the horizon.
    pub fn run(&mut self, scratch: &mut Scratch) {
        let grid = self.world.grid;
        let events: Vec<&Event> = self.lanes.iter().map(|lane| &lane.event).collect();
        for weather in &mut scratch.weather {
            weather.fill(self.world, &events);
        }
        scratch.flooding.begin(self.world, &self.lanes);
        for epoch in 0..grid.epochs() {
            let (begins, end) = (
                grid.epoch_begins(epoch),
                grid.epoch_begins(epoch + 1).min(grid.horizon),
            );
            if begins >= end {
                break;
            }
            self.paint(begins, scratch);
            count_isolated(&mut self.lanes, begins..end, &mut scratch.flooding);
            for lane in self.lanes.iter_mut().filter(|lane| lane.is_active()) {
                lane.run_epoch(begins, end, &mut scratch.routes);
            }
        }
    }

    /// Gives the routers headquarters' pictures of this epoch.
    fn paint(&mut self, now: Millis, scratch: &mut Scratch) {
        if self.world.policy.knowledge == Knowledge::Oracle {
            return;
        }
        scratch.changed.fill(false);
        for lane in self.lanes.iter_mut().filter(|lane| lane.is_active()) {
            let mut canvas = Canvas {
                world: self.world,
                plan: self.plan,
                weather: &scratch.weather,
                routers: &mut scratch.routes.routers,
                due: &mut scratch.due,
                changed: &mut scratch.changed,
            };
            let scene = Scene {
                event: &lane.event,
                damage: &lane.damage,
                now,
                lane: lane.in_batch,
            };
            lane.picture.paint(&scene, &mut canvas);
        }
        for (router, _) in scratch
            .routes
            .routers
            .iter_mut()
            .zip(&scratch.changed)
            .filter(|(_, changed)| **changed)
        {
            router.refresh();
        }
    }

    /// What each replication leaves, in order.
    pub fn outcomes(self) -> Vec<Outcome> {
        self.lanes.into_iter().map(|lane| lane.finish().0).collect()
    }

    /// The outcome and log of a traced replication.
    pub fn traced_outcome(mut self) -> Option<(Outcome, Vec<Entry>)> {
        self.lanes.pop().map(Lane::finish)
    }
}

impl Lane<'_> {
    fn finish(mut self) -> (Outcome, Vec<Entry>) {
        let horizon = self.world.grid.horizon;
        self.now = horizon;
        for (at, need) in self.needs.iter().enumerate() {
            let outcome = &mut self.places[at];
            (outcome.affected, outcome.displaced) = (need.affected, need.displaced);
        }
        let width = self.world.commodities.len();
        let struck = |at: usize| self.needs[at / width].struck;
        let goods = self
            .tallies
            .iter()
            .enumerate()
            .map(|(at, tally)| tally.close(struck(at), horizon))
            .collect();
        let stocked = |at: &usize| !self.world.sites[*at].stock.is_empty();
        let flooded = (0..self.stores.len())
            .filter(stocked)
            .filter(|&at| self.stores[at].flood.ever())
            .count();
        let log = self.finish_log();
        let outcome = Outcome {
            replication: self.draws.replication,
            severity_ppm: libm::round(self.event.severity * 1e6) as i64,
            places: self.places,
            goods,
            first_supply: self.first_supply,
            closures_met: self.closures_met,
            sites_flooded: flooded as u32,
        };
        (outcome, log)
    }

    /// Adds to the log what was certain from the start, and puts all of it in order of time.
    fn finish_log(&mut self) -> Vec<Entry> {
        let Some(mut log) = self.log.take() else {
            return Vec::new();
        };
        let mut add = |time: Millis, what: Happened| {
            if time < self.world.grid.horizon {
                log.push(Entry { time, what });
            }
        };
        for (at, orders) in self.orders.places.iter().enumerate() {
            let place = PlaceIx(at as u32);
            add(self.needs[at].struck, Happened::Struck { place });
            add(orders.town_report, Happened::TownReport { place });
            add(orders.town_order, Happened::TownOrder { place });
            add(orders.county_report, Happened::CountyReport { place });
            add(orders.county_order, Happened::CountyOrder { place });
        }
        add(self.orders.activation, Happened::Activation);
        for (at, store) in self.stores.iter().enumerate() {
            let site = SiteIx(at as u32);
            add(store.flood.from, Happened::SiteFlooded { site });
            add(store.flood.until, Happened::SiteDry { site });
        }
        log.sort_by_key(|entry| entry.time);
        log
    }
}
