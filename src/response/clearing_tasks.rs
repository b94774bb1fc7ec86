//! What crews that clear roads have to do: which closures they know of, from when on, and how much work lies on each.

use std::rc::Rc;

use super::clearing_access::ClearingAccess;
use super::crew_drive::CrewRoads;
use super::watch::Watches;
use crate::damage::{Cause, Closing, Closures, GaleModel, calm_from};
use crate::hazard::{Draws, Event};
use crate::random::{Dist, Purpose, Stream};
use crate::units::Millis;
use crate::world::{Clearing, LinkIx, World};

/// What the crews meet.
pub struct Ground<'a> {
    /// The world.
    pub world: &'a World,
    /// Ways and worth.
    pub access: &'a ClearingAccess,
    /// The damage of gales, made ready.
    pub gales: Option<&'a GaleModel>,
    /// Weather, light and water.
    pub event: &'a Event,
    /// The random addresses.
    pub draws: &'a Draws,
    /// What has been drawn there of who reports links.
    pub watches: Rc<Watches>,
}

impl Ground<'_> {
    /// The roads as crews know and meet them, while links are closed so.
    pub fn roads<'a>(&'a self, closures: &'a Closures) -> CrewRoads<'a> {
        CrewRoads {
            world: self.world,
            event: self.event,
            closures,
            draws: self.draws,
            watches: Rc::clone(&self.watches),
        }
    }

    /// What can be cleared and is known of, in the order of links. What waits for crews alone is left closed until they come.
    pub fn tasks(&self, clearing: &Clearing, closed: &mut [Closing]) -> Vec<Task> {
        let mut in_order: Vec<usize> = (0..closed.len()).collect();
        in_order.sort_by_key(|&at| (closed[at], at));
        let horizon = self.world.grid.horizon;
        let task = |at: usize| {
            let (work, needs_set) = self.work(clearing, closed[at])?;
            let (is_watched, delay) = self.watches.of(self.world, self.draws, closed[at].link);
            let drawn = closed[at].window.until;
            if is_watched
                && !closed[at].window.is_empty()
                && self.waits_for_crews(clearing, closed[at])
            {
                closed[at].window.until = Millis::NEVER;
            }
            let closing = closed[at];
            let mut stream = self.stream(Purpose::ClearingOrder, closing.link);
            let order = clearing.settings.order_min.minutes(&mut stream);
            let ordered = closing.window.from + delay + order;
            let calm = calm_from(self.world, self.gales, self.event, self.draws, closing.link);
            let ready = self.dry_from(closing.link, ordered.max(calm));
            let is_task = is_watched && !closing.window.is_empty() && ready < horizon;
            is_task.then_some(Task {
                at,
                closing,
                drawn,
                ready,
                work,
                needs_set,
            })
        };
        in_order.into_iter().filter_map(task).collect()
    }

    /// How long a crew works on a closure, and whether it takes a set of a temporary bridge; `None` where crews can do nothing.
    fn work(&self, clearing: &Clearing, closing: Closing) -> Option<(Millis, bool)> {
        let settings = &clearing.settings;
        let is_bridge = self.world.network.links.bridge[closing.link.at()];
        let hours = |dist: Dist, purpose| dist.hours(&mut self.stream(purpose, closing.link));
        match closing.cause {
            Cause::Trees => {
                let hours = closing.work?.hours() * settings.tree_work_factor;
                Some((Millis::from_hours(hours), false))
            }
            Cause::Landslide => Some((hours(settings.slide_h, Purpose::SlideClearing), false)),
            Cause::Failure if !is_bridge => {
                Some((hours(settings.failure_h, Purpose::FailureClearing), false))
            }
            Cause::Failure | Cause::Scour => {
                Some((hours(settings.bridge_h, Purpose::TemporaryBridge), true))
            }
            Cause::BridgeWind | Cause::Flames | Cause::Smoke => None,
        }
    }

    /// Whether nobody but the crews ends a closure that has been reported. Who owns a link that failed repairs it as drawn.
    fn waits_for_crews(&self, clearing: &Clearing, closing: Closing) -> bool {
        let is_debris = matches!(closing.cause, Cause::Trees | Cause::Landslide);
        let mut stream = self.stream(Purpose::ClearedByOthers, closing.link);
        is_debris && !stream.happens(clearing.settings.others_clear_share)
    }

    fn stream(&self, purpose: Purpose, link: LinkIx) -> Stream {
        let key = self.world.network.links.key[link.at()];
        self.draws.stream(purpose, key)
    }

    /// The first time from `time` on at which no water lies on a link.
    pub fn dry_from(&self, link: LinkIx, time: Millis) -> Millis {
        let grid = &self.world.grid;
        let Some(water) = self.world.network.links.water[link.at()] else {
            return time;
        };
        let wet = self.event.steps_above(water.reach, water.height_m);
        if !wet.contains(&grid.step_at(time)) {
            time
        } else if wet.end < grid.steps() {
            grid.step_begins(wet.end)
        } else {
            Millis::NEVER
        }
    }
}

/// A closure that crews may be sent to.
#[derive(Clone, Copy)]
pub struct Task {
    /// Its position among all closures.
    pub at: usize,
    /// What it is.
    pub closing: Closing,
    /// The end that was drawn for it, as if crews had no end.
    pub drawn: Millis,
    /// From when on a crew may be sent.
    pub ready: Millis,
    /// How long a crew works on it.
    pub work: Millis,
    /// Whether it takes a set of a temporary bridge.
    pub needs_set: bool,
}
