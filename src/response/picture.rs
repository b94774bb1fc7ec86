//! What headquarters believes of the roads: the truth of some time ago, and the closures that vehicles have met.
//!
//! Only links that the event touches differ between truth and map. Each of them is watched or not, and reported with
//! a delay of its own; news by vehicle outdates older news of the watch.

use std::sync::Arc;

use crate::damage::{WeatherCosts, depth_m, link_cost, speed_factor};
use crate::routing::{CLOSED, LaneCosts, Router};
use crate::scenario::choices::Knowledge;
use crate::units::Millis;
use crate::world::{ArcIx, LinkIx, World};

use super::facts::Facts;
use super::plan::Plan;

/// Before the event: the news that nothing has happened.
const BEFORE: Millis = Millis(-1);

/// One lane's picture.
#[derive(Clone, Debug)]
pub struct Picture {
    knowledge: Knowledge,
    /// What is true; the columns below go with its touched links.
    facts: Arc<Facts>,
    watched: Vec<bool>,
    /// When a vehicle's news of the link being closed last held true.
    met_closed: Vec<Option<Millis>>,
    /// Until when, unless a vehicle reports it, what is believed of the link stays: it need not be looked at.
    lasts_until: Vec<Millis>,
    /// How often a link that was believed closed came to be believed open, or the light changed. `[kind]`
    openings: Vec<u32>,
    /// Whether it was dark when the picture was last painted.
    painted: Option<bool>,
}

/// What is believed of a link.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Belief {
    /// Whole and dry.
    Dry,
    /// Under this much water, in metres.
    Wet(f64),
    /// Closed, by a vehicle's report or for another reason than water.
    Closed,
}

/// What pictures of a batch are painted with and on.
pub struct Canvas<'c, 'a> {
    /// The world.
    pub world: &'c World,
    /// The plan.
    pub plan: &'c Plan,
    /// Costs of dry links. `[kind]`
    pub weather: &'c [WeatherCosts],
    /// Where the costs go. `[kind]`
    pub routers: &'c mut [Box<dyn Router + Send + 'a>],
    /// Links to be painted this time, with what is believed of them.
    pub due: &'c mut Vec<(LinkIx, Belief)>,
    /// Where costs have changed. `[kind]`
    pub changed: &'c mut [Changed],
}

/// Where costs have changed in an epoch.
#[derive(Clone, Debug, Default)]
pub struct Changed {
    /// On all roads, because it has become light or dark.
    pub everywhere: bool,
    /// On these links, named by an arc.
    pub arcs: Vec<ArcIx>,
}

impl Picture {
    /// A picture that has not begun.
    pub fn new(world: &World, kinds: usize, facts: Arc<Facts>) -> Self {
        Self {
            knowledge: world.policy.knowledge,
            facts,
            watched: Vec::new(),
            met_closed: Vec::new(),
            lasts_until: Vec::new(),
            openings: vec![0; kinds],
            painted: None,
        }
    }

    /// Begins a replication: nothing has been painted.
    pub fn begin(&mut self, facts: Arc<Facts>) {
        let touched = facts.damage.touched.len();
        self.watched.clone_from(&facts.watch.is_watched);
        self.facts = facts;
        self.met_closed.clear();
        self.met_closed.resize(touched, None);
        self.lasts_until.clear();
        self.lasts_until.resize(touched, Millis::ZERO);
        self.openings.fill(0);
        self.painted = None;
    }

    /// Headquarters learns that the link was closed at `met`; from now on it is watched.
    pub fn hear(&mut self, link: LinkIx, met: Millis) {
        if self.knowledge == Knowledge::Blind {
            return;
        }
        if let Ok(at) = self.facts.damage.touched.binary_search(&link) {
            self.met_closed[at] = self.met_closed[at].max(Some(met));
            self.watched[at] = true;
            self.lasts_until[at] = Millis::ZERO;
        }
    }

    /// Nothing that is believed lasts for sure.
    #[cfg(test)]
    pub fn forget(&mut self) {
        self.lasts_until.fill(Millis::ZERO);
    }

    /// How often a link came to be believed open again, or the light changed: while this stands still, who found no way finds
    /// none (but for ways that take more than [`CLOSED`] on the whole, and less where the water on them falls).
    pub fn openings(&self, kind: usize) -> u32 {
        self.openings[kind]
    }

    /// Until when headquarters' own news of the link reaches; earlier news of a driver is older.
    pub fn news_of(&self, link: LinkIx, now: Millis) -> Millis {
        let touched = &self.facts.damage.touched;
        touched
            .binary_search(&link)
            .map_or(BEFORE, |at| self.news(at, now))
    }

    fn news(&self, at: usize, now: Millis) -> Millis {
        if self.is_watched(at) {
            (now - self.facts.watch.delay[at]).max(BEFORE)
        } else {
            BEFORE
        }
    }

    fn is_watched(&self, at: usize) -> bool {
        self.watched[at] && self.knowledge != Knowledge::Blind
    }

    /// What is believed of a touched link, and until when nothing else will be, unless a vehicle reports it.
    fn belief(&self, world: &World, at: usize, now: Millis) -> (Belief, Millis) {
        let (news, delay) = (self.news(at, now), self.facts.watch.delay[at]);
        if let Some(met) = self.met_closed[at].filter(|&met| news <= met) {
            return (Belief::Closed, self.reported(at, met + delay + Millis(1)));
        }
        if news < Millis::ZERO {
            // Before the event every link is dry and whole, also one that is under water from its first moment on.
            return (Belief::Dry, self.reported(at, delay));
        }
        let (damage, grid) = (&self.facts.damage, &world.grid);
        let step = grid.step_at(news);
        let until = match damage.lasts_until(at, step) {
            usize::MAX => Millis::NEVER,
            until if until == step => now,
            until => grid.step_begins(until) + delay,
        };
        let link = damage.touched[at];
        let depth_m = depth_m(world, &self.facts.event, link, news);
        let belief = if damage.is_closed(link, news) {
            Belief::Closed
        } else if depth_m > 0.0 {
            Belief::Wet(depth_m)
        } else {
            Belief::Dry
        };
        (belief, until)
    }

    /// This time if the link is watched; else nothing is ever reported.
    fn reported(&self, at: usize, time: Millis) -> Millis {
        if self.is_watched(at) {
            time
        } else {
            Millis::NEVER
        }
    }

    /// Whether it is dark at `now`, and whether that is news: then the backdrop is painted first.
    pub fn light(&self, world: &World, now: Millis) -> (bool, bool) {
        let dark = self.facts.event.is_dark(world.grid.step_at(now));
        (dark, self.painted != Some(dark))
    }

    /// It has become light or dark: what took too long on the whole may now be within reach, though no link has opened.
    pub fn has_new_light(&mut self, kind: usize) {
        self.openings[kind] += u32::from(self.painted.is_some());
    }

    /// Paints the touched links of a lane at `now` over its last picture.
    pub fn paint(&mut self, now: Millis, lane: usize, canvas: &mut Canvas) {
        let (world, facts) = (canvas.world, Arc::clone(&self.facts));
        let (dark, anew) = self.light(world, now);
        canvas.due.clear();
        for (at, &link) in facts.damage.touched.iter().enumerate() {
            if anew || self.lasts_until[at] <= now {
                let (belief, lasts_until) = self.belief(world, at, now);
                self.lasts_until[at] = lasts_until;
                canvas.due.push((link, belief));
            }
        }
        let factor = speed_factor(world, &facts.event, dark);
        for kind in 0..canvas.plan.driving().len() {
            let mut brush = Brush {
                weather: &canvas.weather[kind],
                costs: canvas.routers[kind].costs_mut(),
                plan: canvas.plan,
                lane,
                changed: &mut canvas.changed[kind],
                opened: false,
            };
            let vehicle = &world.vehicles[canvas.plan.kinds[kind].at()];
            for &(link, belief) in &*canvas.due {
                let cost = match belief {
                    Belief::Dry => brush.weather.cost(link, dark, lane),
                    Belief::Wet(depth_m) => link_cost(world, vehicle, link, depth_m, factor),
                    Belief::Closed => CLOSED,
                };
                brush.set(link, cost);
            }
            // The first picture replaces another replication's.
            self.openings[kind] += u32::from(brush.opened && self.painted.is_some());
        }
        self.painted = Some(dark);
    }
}

/// Writes the costs of one lane and kind of vehicle.
struct Brush<'b> {
    weather: &'b WeatherCosts,
    costs: &'b mut LaneCosts,
    plan: &'b Plan,
    lane: usize,
    changed: &'b mut Changed,
    opened: bool,
}

impl Brush<'_> {
    #[inline]
    fn set(&mut self, link: LinkIx, cost: i32) {
        let arcs = self.plan.arcs_of_link[link.at()];
        let known = self.costs.lanes(arcs[0])[self.lane];
        if known != cost {
            self.opened |= known >= CLOSED && cost < CLOSED;
            self.changed.arcs.push(arcs[0]);
            for arc in arcs {
                self.costs.lanes_mut(arc)[self.lane] = cost;
            }
        }
    }
}

/// Reverses a way that was driven, with loops cut out; `None` where an arc leads only one way.
pub fn way_back(world: &World, plan: &Plan, driven: &[ArcIx]) -> Option<Vec<ArcIx>> {
    let mut back: Vec<ArcIx> = Vec::with_capacity(driven.len());
    for &arc in driven.iter().rev() {
        let twin = plan.twin[arc.at()]?;
        let end = world.network.head[twin.at()];
        // Where the way back would pass its end already, the stretch in between was a loop.
        if let Some(at) = back
            .iter()
            .position(|known| world.network.tail[known.at()] == end)
        {
            back.truncate(at);
        } else {
            back.push(twin);
        }
    }
    Some(back)
}
