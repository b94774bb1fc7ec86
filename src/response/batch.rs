//! A batch of replications that advance together, epoch by epoch.

use std::sync::Arc;

use super::backdrop::{Backdrop, Lights};
use super::facts::Facts;
use super::isolation::Flooding;
use super::lane::Lane;
use super::log::Entry;
use super::picture::{Belief, Canvas, Changed};
use super::plan::Plan;
use super::routes::Routes;
use crate::damage::WeatherCosts;
use crate::hazard::{Draws, Event};
use crate::outcome::Outcome;
use crate::random::SeedKey;
use crate::routing::{LANES, LaneBits};
use crate::scenario::choices::Knowledge;
use crate::units::Millis;
use crate::world::{LinkIx, World};

/// Plays up to [`LANES`] replications at a time. One is kept by each thread: its memory serves batch after batch, and
/// nothing but what a replication leaves is allocated anew.
pub struct Batch<'a> {
    world: &'a World,
    plan: &'a Plan,
    lanes: Vec<Lane<'a>>,
    routes: Routes<'a>,
    flooding: Flooding,
    backdrop: Backdrop,
    /// `[kind]`
    weather: Vec<WeatherCosts>,
    due: Vec<(LinkIx, Belief)>,
    /// Where costs have changed in this epoch. `[kind]`
    changed: Vec<Changed>,
    /// Whether all that is remembered in order not to look again is forgotten at every epoch.
    #[cfg(test)]
    is_forgetful: bool,
}

impl<'a> Batch<'a> {
    /// Memory and routers for this world and plan.
    pub fn new(world: &'a World, plan: &'a Plan) -> Self {
        let weather =
            |kind: &crate::world::VehicleIx| WeatherCosts::new(world, &world.vehicles[kind.at()]);
        Self {
            world,
            plan,
            lanes: Vec::new(),
            routes: Routes::new(world, plan),
            flooding: Flooding::new(world, plan),
            backdrop: Backdrop::default(),
            weather: plan.driving().iter().map(weather).collect(),
            due: Vec::new(),
            changed: vec![Changed::default(); plan.driving().len()],
            #[cfg(test)]
            is_forgetful: false,
        }
    }

    /// Plays replications `first .. first + count`. What each leaves, in order.
    pub fn play(&mut self, key: SeedKey, first: u32, count: usize) -> Vec<Outcome> {
        let drawn = |replication| {
            Arc::new(Facts::draw(
                self.world,
                self.plan,
                Draws { key, replication },
            ))
        };
        let facts: Vec<_> = (first..).take(count).map(drawn).collect();
        self.replay(&facts)
    }

    /// Plays replications whose facts have been drawn. What each leaves, in order.
    pub fn replay(&mut self, facts: &[Arc<Facts>]) -> Vec<Outcome> {
        let mut outcomes = Vec::with_capacity(facts.len());
        for facts in facts.chunks(LANES) {
            self.run(facts, false);
            outcomes.extend(self.lanes[..facts.len()].iter_mut().map(Lane::outcome));
        }
        outcomes
    }

    /// Plays one replication; what it leaves, and everything that happened in it.
    pub fn trace(&mut self, draws: Draws) -> (Outcome, Vec<Entry>) {
        self.run(&[Arc::new(Facts::draw(self.world, self.plan, draws))], true);
        let log = self.lanes[0].take_log();
        (self.lanes[0].outcome(), log)
    }

    /// Runs all lanes to the horizon.
    fn run(&mut self, facts: &[Arc<Facts>], keep_log: bool) {
        while self.lanes.len() < facts.len() {
            let lane = Lane::new(self.world, self.plan, self.lanes.len(), facts[0].clone());
            self.lanes.push(lane);
        }
        for (lane, facts) in self.lanes.iter_mut().zip(facts) {
            lane.begin(facts.clone(), keep_log);
        }
        let events: Vec<&Event> = facts.iter().map(|facts| &facts.event).collect();
        for weather in &mut self.weather {
            weather.fill(self.world, &events);
        }
        self.flooding.begin(self.world, facts);
        self.backdrop.begin(self.world.network.links(), facts);
        let grid = self.world.grid;
        for epoch in 0..grid.epochs() {
            let (begins, end) = (
                grid.epoch_begins(epoch),
                grid.epoch_begins(epoch + 1).min(grid.horizon),
            );
            if begins >= end {
                break;
            }
            #[cfg(test)]
            self.forget();
            self.paint(facts.len(), begins);
            let lanes = &mut self.lanes[..facts.len()];
            self.flooding.count_isolated(lanes, begins..end);
            for lane in lanes.iter_mut().filter(|lane| lane.is_active()) {
                lane.run_epoch(begins, end, &mut self.routes);
            }
        }
        for lane in &mut self.lanes[..facts.len()] {
            lane.play_aftermath();
        }
    }

    /// Gives the routers headquarters' pictures of this epoch.
    fn paint(&mut self, count: usize, now: Millis) {
        if self.world.policy.knowledge == Knowledge::Oracle {
            return;
        }
        for changed in &mut self.changed {
            changed.everywhere = false;
            changed.arcs.clear();
        }
        self.paint_backdrop(count, now);
        for lane in self.lanes[..count]
            .iter_mut()
            .filter(|lane| lane.is_active())
        {
            let mut canvas = Canvas {
                world: self.world,
                plan: self.plan,
                weather: &self.weather,
                routers: &mut self.routes.routers,
                due: &mut self.due,
                changed: &mut self.changed,
            };
            lane.picture.paint(now, lane.in_batch, &mut canvas);
        }
        let routers = self.routes.routers.iter_mut().zip(&self.changed);
        for (router, changed) in routers {
            if changed.everywhere {
                router.refresh();
            } else if !changed.arcs.is_empty() {
                router.refresh_at(&changed.arcs);
            }
        }
    }

    /// Paints untouched links where it has become light or dark.
    fn paint_backdrop(&mut self, count: usize, now: Millis) {
        let mut lights = Lights::default();
        for lane in self.lanes[..count].iter().filter(|lane| lane.is_active()) {
            let (dark, anew) = lane.picture.light(self.world, now);
            lights.dark |= LaneBits::from(dark) << lane.in_batch;
            lights.anew |= LaneBits::from(anew) << lane.in_batch;
        }
        if lights.anew == 0 {
            return;
        }
        let routers = self.routes.routers.iter_mut().zip(&self.weather);
        for (kind, (router, weather)) in routers.enumerate() {
            self.changed[kind].everywhere = true;
            let (arcs, costs) = (&self.plan.arcs_of_link, router.costs_mut());
            self.backdrop.paint(arcs, lights, weather, costs);
            for lane in &mut self.lanes[..count] {
                if lights.anew & (1 << lane.in_batch) != 0 {
                    lane.picture.has_new_light(kind);
                }
            }
        }
    }
}

#[cfg(test)]
#[path = "batch_tests.rs"]
mod tests;
