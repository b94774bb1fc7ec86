//! What headquarters believes of the roads: the truth of some time ago, and the closures that vehicles have met.
//!
//! Only links that the event touches differ between truth and map. Each of them is watched or not, and reported with
//! a delay of its own; news by vehicle outdates older news of the watch.

use crate::damage::{Damage, TrueRoads};
use crate::hazard::Draws;
use crate::random::Purpose;
use crate::routing::{CLOSED, LaneCosts};
use crate::scenario::choices::Knowledge;
use crate::units::Millis;
use crate::world::{ArcIx, LinkIx, World};

use super::plan::Plan;

/// Before the event: the news that nothing has happened.
const BEFORE: Millis = Millis(-1);

/// One lane's picture.
#[derive(Clone, Debug)]
pub struct Picture {
    knowledge: Knowledge,
    /// Touched links, ascending; the columns below go with them.
    links: Vec<LinkIx>,
    delay: Vec<Millis>,
    watched: Vec<bool>,
    /// When a vehicle's news of the link being closed last held true.
    met_closed: Vec<Option<Millis>>,
    /// How often a link that was believed closed came to be believed open. `[kind]`
    openings: Vec<u32>,
    /// Night or day, and for which kinds the untouched links have been filled in.
    filled: Vec<Option<u64>>,
}

impl Picture {
    /// Draws who watches what.
    pub fn draw(world: &World, damage: &Damage, draws: &Draws, kinds: usize) -> Self {
        let mut picture = Self {
            knowledge: world.policy.knowledge,
            links: damage.touched.clone(),
            delay: Vec::with_capacity(damage.touched.len()),
            watched: Vec::with_capacity(damage.touched.len()),
            met_closed: vec![None; damage.touched.len()],
            openings: vec![0; kinds],
            filled: vec![None; kinds],
        };
        for link in &damage.touched {
            let mut stream = draws.stream(Purpose::LinkReport, world.network.links.key[link.at()]);
            picture
                .watched
                .push(stream.happens(world.policy.link_report_share));
            let delay = world.policy.link_report_min.sample(&mut stream).max(0.0);
            picture.delay.push(Millis::from_minutes(delay));
        }
        picture
    }

    /// Headquarters learns that the link was closed at `met`; from now on it is watched.
    pub fn hear(&mut self, link: LinkIx, met: Millis) {
        if self.knowledge == Knowledge::Blind {
            return;
        }
        if let Ok(at) = self.links.binary_search(&link) {
            self.met_closed[at] = self.met_closed[at].max(Some(met));
            self.watched[at] = true;
        }
    }

    /// How often a link came to be believed open again: while this stands still, who found no way finds none.
    pub fn openings(&self, kind: usize) -> u32 {
        self.openings[kind]
    }

    /// Until when headquarters' own news of the link reaches; earlier news of a driver is older.
    pub fn news_of(&self, link: LinkIx, now: Millis) -> Millis {
        match self.links.binary_search(&link) {
            Ok(at) if self.watched[at] && self.knowledge != Knowledge::Blind => {
                (now - self.delay[at]).max(BEFORE)
            }
            _ => BEFORE,
        }
    }

    /// Cost of a touched link as believed at `now`.
    fn cost(&self, roads: &TrueRoads, at: usize, now: Millis) -> i32 {
        let link = self.links[at];
        let news = self.news_of(link, now);
        match self.met_closed[at] {
            Some(met) if news <= met => CLOSED,
            _ => roads.cost_as_of(link, news, now),
        }
    }

    /// Fills one lane of `costs` with the picture at `now`; returns whether anything can have changed.
    pub fn paint(&mut self, paint: &mut Paint) -> bool {
        let Paint {
            plan,
            roads,
            kind,
            now,
            lane,
            costs,
        } = paint;
        let weather = roads.weather(*now).to_bits();
        let painted_before = self.filled[*kind].is_some();
        let (mut changed, mut opened) = (false, false);
        let mut set = |link: LinkIx, cost: i32| {
            for arc in plan.arcs_of_link[link.at()] {
                let cell = &mut costs.lanes_mut(arc)[*lane];
                changed |= *cell != cost;
                opened |= *cell >= CLOSED && cost < CLOSED;
                *cell = cost;
            }
        };
        if self.filled[*kind] != Some(weather) {
            self.filled[*kind] = Some(weather);
            let mut touched = self.links.iter().peekable();
            for link in (0..roads.world.network.links() as u32).map(LinkIx) {
                if touched.next_if(|next| **next == link).is_none() {
                    set(link, roads.cost_as_of(link, BEFORE, *now));
                }
            }
        }
        for at in 0..self.links.len() {
            set(self.links[at], self.cost(roads, at, *now));
        }
        // The first picture replaces another replication's.
        self.openings[*kind] += u32::from(opened && painted_before);
        changed
    }
}

/// What [`Picture::paint`] needs.
pub struct Paint<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// The truth, as the kind of vehicle meets it.
    pub roads: TrueRoads<'a>,
    /// Position of that kind in the plan.
    pub kind: usize,
    /// When.
    pub now: Millis,
    /// Which lane.
    pub lane: usize,
    /// The costs to fill.
    pub costs: &'a mut LaneCosts,
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
