//! Crews that clear roads: who reopens which link when.
//!
//! In: what has closed links, each with its cause. Out: the same closures, those that a crew ends sooner than they would end by
//! themselves cut short, and what each crew did.
//!
//! ```text
//! closed ─ report of the link ─▶ known ─ order_min ─▶ ordered ─ wind and water gone ─▶ ready ─ a crew is free ─▶ drive ─▶ work ─▶ open
//! ```
//!
//! Whenever a crew is free, the pair of a free crew and a ready closure that serves most people for an hour of drive and work goes
//! first (ours, after Smith 1956). Nobody knows when a closure would end by itself: a crew may get there in vain.

use super::clearing_access::ClearingAccess;
use super::duty::Duty;
use super::watch::Watch;
use crate::damage::{Cause, Closing, GaleModel, calm_from, slowed};
use crate::hazard::{Draws, Event};
use crate::outcome::Clearance;
use crate::random::{Dist, Purpose, Stream};
use crate::units::Millis;
use crate::world::{Clearing, LinkIx, NodeIx, World};

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
}

impl Ground<'_> {
    /// Cuts short what crews clear, and tells what they did, in the order in which they took it on.
    pub fn clear(&self, closed: &mut [Closing]) -> Vec<Clearance> {
        let Some(clearing) = &self.world.clearing else {
            return Vec::new();
        };
        let mut turn = Turn {
            ground: self,
            clearing,
            now: Millis::ZERO,
            sets: clearing.settings.bridge_sets,
            crews: clearing
                .crews
                .iter()
                .map(|crew| Crew::at(crew.base))
                .collect(),
            tasks: self.tasks(clearing, closed),
            done: Vec::new(),
        };
        turn.run();
        for (task, clearance) in turn.done.iter().filter(|(_, done)| done.is_cleared()) {
            closed[*task].window.until = clearance.free;
        }
        turn.done
            .into_iter()
            .map(|(_, clearance)| clearance)
            .collect()
    }

    /// What can be cleared and is known of, in the order of links.
    fn tasks(&self, clearing: &Clearing, closed: &[Closing]) -> Vec<Task> {
        let mut in_order: Vec<usize> = (0..closed.len()).collect();
        in_order.sort_by_key(|&at| (closed[at], at));
        let horizon = self.world.grid.horizon;
        let task = |at: usize| {
            let closing = closed[at];
            let (work, needs_set) = self.work(clearing, closing)?;
            let (is_watched, delay) = Watch::of(self.world, self.draws, closing.link);
            let mut stream = self.stream(Purpose::ClearingOrder, closing.link);
            let order = clearing.settings.order_min.minutes(&mut stream);
            let ordered = closing.window.from + delay + order;
            let calm = calm_from(self.world, self.gales, self.event, self.draws, closing.link);
            let ready = self.dry_from(closing.link, ordered.max(calm));
            let is_task = is_watched && !closing.window.is_empty() && ready < horizon;
            is_task.then_some(Task {
                at,
                closing,
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

    fn stream(&self, purpose: Purpose, link: LinkIx) -> Stream {
        let key = self.world.network.links.key[link.at()];
        self.draws.stream(purpose, key)
    }

    /// The first time from `time` on at which no water lies on a link.
    fn dry_from(&self, link: LinkIx, time: Millis) -> Millis {
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
struct Task {
    /// Its position among all closures.
    at: usize,
    closing: Closing,
    /// From when on a crew may be sent.
    ready: Millis,
    work: Millis,
    needs_set: bool,
}

#[derive(Clone, Copy)]
struct Crew {
    at: NodeIx,
    free: Millis,
    /// When its first shift began; none = it has not been called yet.
    turned_out: Option<Millis>,
}

impl Crew {
    fn at(base: NodeIx) -> Self {
        Self {
            at: base,
            free: Millis::ZERO,
            turned_out: None,
        }
    }
}

/// A free crew and what it would be sent to.
#[derive(Clone, Copy)]
struct Pair {
    crew: usize,
    /// Position in [`Turn::tasks`].
    task: usize,
    /// Drive on a dry day by daylight.
    drive: Millis,
    /// The end of the link that it gets to.
    end: NodeIx,
    people: u32,
    /// Drive and work.
    effort: Millis,
}

impl Pair {
    /// Whether it goes before another: more people for an hour, then less time; exact in whole numbers.
    fn goes_before(&self, other: &Self) -> bool {
        let worth =
            |one: &Self, other: &Self| i128::from(one.people) * i128::from(other.effort.0.max(1));
        let (own, others) = (worth(self, other), worth(other, self));
        own > others || (own == others && self.effort < other.effort)
    }
}

/// The crews of one replication, from decision to decision.
struct Turn<'a> {
    ground: &'a Ground<'a>,
    clearing: &'a Clearing,
    now: Millis,
    /// Temporary bridges left.
    sets: u32,
    crews: Vec<Crew>,
    /// What nobody has been sent to, in the order of links.
    tasks: Vec<Task>,
    /// What was done, each with the position of its closure.
    done: Vec<(usize, Clearance)>,
}

impl Turn<'_> {
    fn run(&mut self) {
        while self.now < self.ground.world.grid.horizon {
            let now = self.now;
            self.tasks.retain(|task| task.closing.window.until > now);
            while let Some(pair) = self.best() {
                self.send(pair);
            }
            let free = self.crews.iter().map(|crew| crew.free);
            let ready = self.tasks.iter().map(|task| task.ready);
            let next = free.chain(ready).filter(|&time| time > now).min();
            self.now = next.unwrap_or(Millis::NEVER);
        }
    }

    /// The best pair of a free crew and what is ready; among equals the first link, then the first crew.
    fn best(&self) -> Option<Pair> {
        let mut best: Option<Pair> = None;
        let is_free = |crew: &Crew| crew.free <= self.now;
        if !self.crews.iter().any(is_free) {
            return None;
        }
        for (at, task) in self.tasks.iter().enumerate() {
            if task.ready > self.now || (task.needs_set && self.sets == 0) {
                continue;
            }
            let free = self
                .crews
                .iter()
                .enumerate()
                .filter(|(_, crew)| is_free(crew));
            for pair in free.filter_map(|(crew, _)| self.pair(crew, at)) {
                if best.is_none_or(|best| pair.goes_before(&best)) {
                    best = Some(pair);
                }
            }
        }
        best
    }

    fn pair(&self, crew: usize, task: usize) -> Option<Pair> {
        let Ground { world, access, .. } = self.ground;
        let Task { closing, work, .. } = self.tasks[task];
        let row = &self.clearing.crews[crew];
        let (drive, end) = access.drive(world, row, self.crews[crew].at, closing.link)?;
        Some(Pair {
            crew,
            task,
            drive,
            end,
            people: access.people(closing.link),
            effort: drive + work,
        })
    }

    fn send(&mut self, pair: Pair) {
        let task = self.tasks.remove(pair.task);
        let (sent, ground) = (self.now, self.ground);
        let leaves = self.leaves(pair.crew);
        let drive = slowed(ground.world, ground.event, pair.drive, leaves);
        let arrived = self.on_duty(pair.crew, leaves, drive);
        let begins = ground.dry_from(task.closing.link, arrived);
        let reopened = self.on_duty(pair.crew, begins, task.work);
        let by_itself = task.closing.window.until;
        let free = reopened.min(by_itself.max(arrived));
        self.sets -= u32::from(task.needs_set);
        let crew = &mut self.crews[pair.crew];
        (crew.at, crew.free) = (pair.end, free);
        let clearance = Clearance {
            crew: pair.crew as u32,
            link: task.closing.link,
            cause: task.closing.cause,
            sent,
            arrived,
            free,
            by_itself,
        };
        self.done.push((task.at, clearance));
    }

    /// When a crew sets out: at once, but for the first time once it has turned out.
    fn leaves(&mut self, crew: usize) -> Millis {
        if self.crews[crew].turned_out.is_some() {
            return self.now;
        }
        let row = &self.clearing.crews[crew];
        let mut stream = self.ground.draws.stream(Purpose::ClearingTurnout, row.key);
        let leaves = self.now + row.turnout_min.minutes(&mut stream);
        self.crews[crew].turned_out = Some(leaves);
        leaves
    }

    /// When a crew that begins at `start` has put in so much time between its rests.
    fn on_duty(&self, crew: usize, start: Millis, time: Millis) -> Millis {
        let settings = &self.clearing.settings;
        let first = self.crews[crew].turned_out.unwrap_or(start);
        Duty::of(settings.shift_h, settings.rest_h).ends(first, start, time)
    }
}
