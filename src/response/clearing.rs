//! Crews that clear roads: who reopens which link when.
//!
//! In: what has closed links, each with its cause. Out: the same closures, ended when a crew has cleared them, and what each crew did.
//!
//! ```text
//! closed ─ report of the link ─▶ known ─ order_min ─▶ ordered ─ wind and water gone ─▶ ready ─ a crew is free ─▶ drive ─▶ work ─▶ open
//!                                                                                        └ no way on: free where it stands ◀┘
//! ```
//!
//! Whenever a crew is free, the pair of a free crew and a ready closure that serves most people for an hour of drive and work goes
//! first (ours, after Smith 1956). A crew goes where a road is reported open. Nobody knows when others will have opened a link: a
//! crew may get there in vain.

use super::clearing_tasks::{Ground, Task};
use super::crew_drive::{End, Met, Patience, Trip};
use super::duty::Duty;
use crate::damage::{Closing, Closures, speed_factor_at};
use crate::outcome::Clearance;
use crate::random::Purpose;
use crate::routing::Tree;
use crate::units::Millis;
use crate::world::{Clearing, NodeIx};

/// Ends what crews clear when they have cleared it, and tells what they did, in the order in which they took it on.
pub fn clear(ground: &Ground, closed: &mut [Closing]) -> Vec<Clearance> {
    let Some(clearing) = &ground.world.clearing else {
        return Vec::new();
    };
    // What is reported waits for crews even where there are none: the first crew must never make a road open later.
    let tasks = ground.tasks(clearing, closed);
    if clearing.crews.is_empty() {
        return Vec::new();
    }
    let mut turn = Turn {
        ground,
        clearing,
        now: Millis::ZERO,
        sets: clearing.settings.bridge_sets,
        crews: clearing
            .crews
            .iter()
            .map(|crew| Crew::at(crew.base))
            .collect(),
        tasks,
        is_cut_off: false,
        closures: Closures::join(ground.world.network.links(), closed.to_vec()),
        closed,
        done: Vec::new(),
    };
    turn.run();
    turn.done
}

struct Crew {
    at: NodeIx,
    free: Millis,
    /// When its first shift began; none = it has not been called yet.
    turned_out: Option<Millis>,
    /// Closed links that it has met since it last got to one that it was sent to.
    met: Met,
    /// Its ways as reported at a time, searched for when the way of a dry day is not open.
    known: Option<(Millis, Tree)>,
}

impl Crew {
    fn at(base: NodeIx) -> Self {
        Self {
            at: base,
            free: Millis::ZERO,
            turned_out: None,
            met: Met::new(),
            known: None,
        }
    }
}

/// A free crew and what it would be sent to.
#[derive(Clone, Copy)]
struct Pair {
    crew: usize,
    /// Position in [`Turn::tasks`].
    task: usize,
    /// Drive as far as is known, as a time on a dry day by daylight.
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
    /// Whether a crew had no open road to something that was ready when last asked.
    is_cut_off: bool,
    /// All that closes links, as it ends as far as is decided.
    closed: &'a mut [Closing],
    /// The same, joined.
    closures: Closures,
    done: Vec<Clearance>,
}

impl Turn<'_> {
    fn run(&mut self) {
        let grid = self.ground.world.grid;
        while self.now < grid.horizon {
            let now = self.now;
            self.tasks.retain(|task| task.closing.window.until > now);
            self.is_cut_off = false;
            while let Some(pair) = self.best() {
                self.send(pair);
            }
            let free = self.crews.iter().map(|crew| crew.free);
            let ready = self.tasks.iter().map(|task| task.ready);
            // Who is cut off asks again once there may be news.
            let news = Millis((now.0 / grid.epoch.0 + 1) * grid.epoch.0);
            let news = self.is_cut_off.then_some(news);
            let next = free.chain(ready).chain(news).filter(|&time| time > now);
            self.now = next.min().unwrap_or(Millis::NEVER);
        }
    }

    /// The best pair of a free crew and what is ready; among equals the first link, then the first crew.
    fn best(&mut self) -> Option<Pair> {
        let mut best: Option<Pair> = None;
        for task in 0..self.tasks.len() {
            if self.tasks[task].ready > self.now || (self.tasks[task].needs_set && self.sets == 0) {
                continue;
            }
            for crew in 0..self.crews.len() {
                if self.crews[crew].free > self.now {
                    continue;
                }
                // No way is quicker than that of a dry day: most pairs need no other.
                let is_better = |pair: &Pair| best.is_none_or(|best| pair.goes_before(&best));
                let dry = self.dry_pair(crew, task).filter(is_better);
                let known = dry.and_then(|pair| self.as_known(pair));
                if let Some(pair) = known.filter(is_better) {
                    best = Some(pair);
                }
            }
        }
        best
    }

    /// A pair by the way of a dry day.
    fn dry_pair(&self, crew: usize, task: usize) -> Option<Pair> {
        let Task { closing, work, .. } = self.tasks[task];
        let (access, row) = (self.ground.access, &self.clearing.crews[crew]);
        let (drive, end) = access.dry(self.ground.world, row, self.crews[crew].at, closing.link)?;
        Some(Pair {
            crew,
            task,
            drive,
            end,
            people: access.people(closing.link),
            effort: drive + work,
        })
    }

    /// The same by the way that is reported open; `None` where none is.
    fn as_known(&mut self, pair: Pair) -> Option<Pair> {
        let (ground, now) = (self.ground, self.now);
        let roads = self.ground.roads(&self.closures);
        let driver = (ground.access).driver(&roads, &self.clearing.crews[pair.crew])?;
        let crew = &mut self.crews[pair.crew];
        if driver.seems_dry([crew.at, pair.end], now, &crew.met) {
            return Some(pair);
        }
        let is_known = crew.known.as_ref().is_some_and(|(at, _)| *at == now);
        if !is_known {
            crew.known = Some((now, driver.known_from(crew.at, now, &crew.met)));
        }
        let (_, tree) = crew.known.as_ref()?;
        let link = self.tasks[pair.task].closing.link;
        let ends = ground.world.network.links.ends[link.at()].into_iter();
        let nearest = ends.filter_map(|end| Some((tree.time(end)?, end))).min();
        let Some((time, end)) = nearest else {
            self.is_cut_off = true;
            return None;
        };
        let factor = speed_factor_at(ground.world, ground.event, now);
        let drive = Millis::from_hours(time.hours() * factor);
        Some(Pair {
            drive,
            end,
            effort: pair.effort - pair.drive + drive,
            ..pair
        })
    }

    /// Sends a crew. One that finds no way on is free where it stands, and what it was sent to waits for others.
    fn send(&mut self, pair: Pair) {
        let task = self.tasks.remove(pair.task);
        let (sent, ground) = (self.now, self.ground);
        let leaves = self.leaves(pair.crew);
        let leaves = self.on_duty(pair.crew, leaves, Millis::ZERO);
        let end = self.drive(pair, leaves);
        let by_itself = task.closing.window.until;
        let mut clearance = Clearance {
            crew: pair.crew as u32,
            link: task.closing.link,
            cause: task.closing.cause,
            sent,
            arrived: end.arrived(),
            free: Millis::NEVER,
            by_itself,
            drawn: task.drawn,
        };
        match end {
            End::Arrived(arrived) => {
                let begins = ground.dry_from(task.closing.link, arrived);
                let reopened = self.on_duty(pair.crew, begins, task.work);
                clearance.free = reopened.min(by_itself.max(arrived));
                // Where others had opened the link, the set comes back.
                self.sets -= u32::from(task.needs_set && clearance.is_cleared());
                let crew = &mut self.crews[pair.crew];
                (crew.at, crew.free) = (pair.end, clearance.free);
                crew.met.clear();
                self.reopen(&task, &clearance);
            }
            End::Stopped(node, time, _) => {
                clearance.free = time;
                let crew = &mut self.crews[pair.crew];
                (crew.at, crew.free) = (node, time);
                self.tasks.insert(pair.task, task);
            }
            End::NoRoad => self.crews[pair.crew].free = Millis::NEVER,
        }
        self.crews[pair.crew].known = None;
        self.done.push(clearance);
    }

    fn drive(&mut self, pair: Pair, leaves: Millis) -> End {
        let roads = self.ground.roads(&self.closures);
        let row = &self.clearing.crews[pair.crew];
        let Some(driver) = self.ground.access.driver(&roads, row) else {
            return End::NoRoad;
        };
        let crew = &mut self.crews[pair.crew];
        let trip = Trip {
            from: crew.at,
            to: pair.end,
            approach: [Millis::ZERO; 2],
        };
        let ride = driver.drive(trip, leaves, Patience::GivesUp, &mut crew.met);
        ride.end
    }

    fn reopen(&mut self, task: &Task, clearance: &Clearance) {
        if clearance.is_cleared() {
            self.closed[task.at].window.until = clearance.free;
            self.closures.rejoin(clearance.link, self.closed);
        }
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
