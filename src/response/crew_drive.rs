//! How those who answer calls, fight fires or clear roads get somewhere: over what is reported open, through what is true.
//!
//! ```text
//! sets out on the quickest way reported open ─▶ link closed ─▶ a way round is reported open ─▶ takes it
//!                                                   └ none is ─▶ waits until the link opens or a way round is reported
//! ```
//!
//! Where nothing on the quickest way of a dry day is reported or found closed or wet, that way is taken, and its time is slowed as a
//! whole by the rain of the event and the light of its beginning. Else each link takes the time of its water, weather and light.
//! What one crew meets it tells nobody else; what it has met it keeps off until later news comes.

use std::rc::Rc;

use super::crew_ways::Ways;
use super::watch::Watches;
use crate::damage::{Closures, TrueRoads, link_cost, slowed, speed_factor_at};
use crate::hazard::{Draws, Event};
use crate::routing::{CLOSED, Roads, Tree};
use crate::units::Millis;
use crate::world::{ArcIx, LinkIx, NodeIx, World};

/// The roads of one replication, and what is drawn of who reports them.
#[derive(Clone)]
pub struct CrewRoads<'a> {
    /// The world.
    pub world: &'a World,
    /// Weather, light and water.
    pub event: &'a Event,
    /// When links are closed, whatever the water does.
    pub closures: &'a Closures,
    /// The random addresses.
    pub draws: &'a Draws,
    /// What has been drawn there of who reports links.
    pub watches: Rc<Watches>,
}

/// From where to where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Trip {
    /// Where it begins.
    pub from: NodeIx,
    /// Where it ends.
    pub to: NodeIx,
    /// To the first node and from the last on, on a dry day by daylight. No link closes there.
    pub approach: [Millis; 2],
}

/// What a crew does in front of a closed link with no way round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Patience {
    /// It waits until a way opens.
    Waits,
    /// It goes no further.
    GivesUp,
}

/// What is known of a trip before it begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Prospect {
    /// No road leads there even on a dry day.
    NoRoad,
    /// No way is reported open.
    NoneOpen,
    /// It takes so long, as a time on a dry day by daylight that weather and light slow to what it takes now.
    In(Millis),
}

/// A trip as it was driven.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ride {
    /// When it was at its first node.
    pub on_road: Millis,
    /// The links it was on, in order.
    pub legs: Vec<Leg>,
    /// How it ended.
    pub end: End,
}

/// A link that a crew was on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Leg {
    /// Which, and in what direction.
    pub arc: ArcIx,
    /// When it was entered.
    pub enters: Millis,
    /// When its end was reached.
    pub leaves: Millis,
}

/// How a ride ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// It got there; [`Millis::NEVER`] where no way opened by the end of the simulation.
    Arrived(Millis),
    /// It gave up in front of a closed link.
    Stopped(NodeIx, Millis, LinkIx),
    /// No road leads there even on a dry day.
    NoRoad,
}

impl End {
    /// When it got there; [`Millis::NEVER`] where it did not.
    pub fn arrived(self) -> Millis {
        match self {
            Self::Arrived(time) => time,
            Self::Stopped(..) | Self::NoRoad => Millis::NEVER,
        }
    }
}

/// Closed links that a crew has met, each with when.
pub type Met = Vec<(LinkIx, Millis)>;

impl<'a> CrewRoads<'a> {
    /// The roads as crews meet them that drive this.
    pub fn as_driven(&self, ways: Ways<'a>) -> Driver<'a> {
        Driver {
            world: self.world,
            draws: self.draws,
            watches: Rc::clone(&self.watches),
            truth: TrueRoads {
                world: self.world,
                event: self.event,
                closures: self.closures,
                vehicle: ways.vehicle(),
            },
            ways,
        }
    }
}

/// A crew on the roads of one replication.
#[derive(Clone)]
pub struct Driver<'a> {
    world: &'a World,
    draws: &'a Draws,
    watches: Rc<Watches>,
    truth: TrueRoads<'a>,
    ways: Ways<'a>,
}

impl Driver<'_> {
    /// What is known now of a trip, by somebody who has met these closures.
    pub fn prospect(&self, trip: Trip, now: Millis, met: &[(LinkIx, Millis)]) -> Prospect {
        let [first, last] = trip.approach;
        let Some(dry) = self.ways.dry_time(self.world, trip.from, trip.to) else {
            return Prospect::NoRoad;
        };
        if self.seems_dry([trip.from, trip.to], now, met) {
            return Prospect::In(first + dry + last);
        }
        let around = self.search(trip, now, met);
        let Some(around) = around.time(trip.from) else {
            return Prospect::NoneOpen;
        };
        let factor = speed_factor_at(self.world, self.truth.event, now);
        Prospect::In(first + Millis::from_hours(around.hours() * factor) + last)
    }

    /// Whether the quickest way of a dry day seems to be as on a dry day, but for weather and light.
    pub fn seems_dry(
        &self,
        [from, to]: [NodeIx; 2],
        now: Millis,
        met: &[(LinkIx, Millis)],
    ) -> bool {
        let way = self.ways.dry_way(self.world, from, to);
        way.iter().all(|arc| self.seems_whole(*arc, now, met))
    }

    /// The quickest ways from a node that are reported open and keep off what the crew has met closed.
    pub fn known_from(&self, from: NodeIx, now: Millis, met: &[(LinkIx, Millis)]) -> Tree {
        let cost = |arc| self.reported_ms(self.link(arc), now, met);
        Tree::from(&self.world.network, from, cost)
    }

    /// Drives a trip; adds the closures met on it.
    pub fn drive(&self, trip: Trip, leaves: Millis, patience: Patience, met: &mut Met) -> Ride {
        let no_ride = |end| Ride {
            on_road: leaves,
            legs: Vec::new(),
            end,
        };
        if leaves.is_never() {
            return no_ride(End::Arrived(Millis::NEVER));
        }
        let ends = (trip.from, trip.to);
        if self.ways.dry_time(self.world, ends.0, ends.1).is_none() {
            return no_ride(End::NoRoad);
        }
        let dry_way = self.ways.dry_way(self.world, ends.0, ends.1);
        self.drive_as_on_a_dry_day(trip, leaves, &dry_way, met)
            .unwrap_or_else(|| self.drive_through(trip, leaves, dry_way, (patience, met)))
    }

    /// The way of a dry day, where nothing on it is reported or found to be otherwise.
    fn drive_as_on_a_dry_day(
        &self,
        trip: Trip,
        leaves: Millis,
        way: &[ArcIx],
        met: &Met,
    ) -> Option<Ride> {
        let [first, last] = trip.approach;
        let slowed = |dry| leaves + slowed(self.world, self.truth.event, dry, leaves);
        let mut dry = first;
        let on_road = slowed(dry);
        let mut legs: Vec<Leg> = Vec::with_capacity(way.len());
        for &arc in way {
            let enters = legs.last().map_or(on_road, |leg| leg.leaves);
            let link = self.link(arc);
            if !self.seems_whole(arc, leaves, met) || !self.is_whole(link, enters) {
                return None;
            }
            dry += Millis(i64::from(self.ways.dry_ms(link)));
            legs.push(Leg {
                arc,
                enters,
                leaves: slowed(dry),
            });
        }
        let end = End::Arrived(slowed(dry + last));
        Some(Ride { on_road, legs, end })
    }

    /// From node to node through what is true. Who sets out where no way is reported open goes the way of a dry day.
    fn drive_through(
        &self,
        trip: Trip,
        leaves: Millis,
        dry_way: Vec<ArcIx>,
        (patience, met): (Patience, &mut Met),
    ) -> Ride {
        let [first, last] = trip
            .approach
            .map(|approach| move |from| slowed(self.world, self.truth.event, approach, from));
        let mut now = leaves + first(leaves);
        let mut ride = Ride {
            on_road: now,
            legs: Vec::new(),
            end: End::Arrived(Millis::NEVER),
        };
        let mut way = self.known_way(trip, now, met).unwrap_or(dry_way);
        while let Some(closed) = self.follow(&way, &mut now, &mut ride.legs) {
            let ahead = &way[closed..];
            let node = self.world.network.tail[ahead[0].at()];
            met.push((self.link(ahead[0]), now));
            let rest = Trip { from: node, ..trip };
            way = match (self.known_way(rest, now, met), patience) {
                (Some(way), _) => way,
                (None, Patience::GivesUp) => {
                    ride.end = End::Stopped(node, now, self.link(ahead[0]));
                    return ride;
                }
                (None, Patience::Waits) => match self.wait(rest, ahead, &mut now, met) {
                    Some(way) => way,
                    None => return ride,
                },
            };
        }
        ride.end = End::Arrived(now + last(now));
        ride
    }

    /// Drives along a way until its end, or the position in it of the first link that is closed when the crew gets there.
    fn follow(&self, way: &[ArcIx], now: &mut Millis, legs: &mut Vec<Leg>) -> Option<usize> {
        for (at, &arc) in way.iter().enumerate() {
            let cost_ms = self.truth.cost(self.link(arc), *now);
            if cost_ms >= CLOSED {
                return Some(at);
            }
            let enters = *now;
            *now += Millis(i64::from(cost_ms));
            legs.push(Leg {
                arc,
                enters,
                leaves: *now,
            });
        }
        None
    }

    /// Waits in front of a closed link: looks at it each step, asks for a way round each epoch. `None`: to the end.
    fn wait(&self, rest: Trip, ahead: &[ArcIx], now: &mut Millis, met: &Met) -> Option<Vec<ArcIx>> {
        let grid = &self.world.grid;
        for step in grid.step_at(*now) + 1..grid.steps() {
            *now = grid.step_begins(step);
            if self.is_open(self.link(ahead[0]), *now) {
                return Some(ahead.to_vec());
            }
            if now.0 % grid.epoch.0 == 0
                && let Some(way) = self.known_way(rest, *now, met)
            {
                return Some(way);
            }
        }
        None
    }

    /// The quickest way that is reported open and keeps off what the crew has met closed.
    fn known_way(&self, trip: Trip, now: Millis, met: &Met) -> Option<Vec<ArcIx>> {
        let tree = self.search(trip, now, met);
        tree.time(trip.from)?;
        Some(tree.way(&self.world.network, trip.from))
    }

    fn search(&self, trip: Trip, now: Millis, met: &[(LinkIx, Millis)]) -> Tree {
        let cost = |arc| self.reported_ms(self.link(arc), now, met);
        self.ways.search(self.world, trip.to, cost, Some(trip.from))
    }

    /// Time over a link as last reported, in the weather of now, in ms; [`CLOSED`] where the crew knows better.
    fn reported_ms(&self, link: LinkIx, now: Millis, met: &[(LinkIx, Millis)]) -> i32 {
        if !self.is_touched(link) {
            return self.whole_ms(link, now);
        }
        let (is_watched, delay) = self.watches.of(self.world, self.draws, link);
        let news = if is_watched { now - delay } else { Millis(-1) };
        let is_kept_off = |&(closed, met): &(LinkIx, Millis)| closed == link && news <= met;
        if met.iter().any(is_kept_off) {
            CLOSED
        } else if news < Millis::ZERO {
            // Before the event every link is dry and whole.
            self.whole_ms(link, now)
        } else {
            self.truth.cost_as_of(link, news, now)
        }
    }

    /// Whether a link takes as long as on a dry day, but for weather and light, as far as a crew knows.
    fn seems_whole(&self, arc: ArcIx, now: Millis, met: &[(LinkIx, Millis)]) -> bool {
        let link = self.link(arc);
        !self.is_touched(link) || self.reported_ms(link, now, met) == self.whole_ms(link, now)
    }

    /// Whether a link can be entered at a time.
    pub fn is_open(&self, link: LinkIx, time: Millis) -> bool {
        self.truth.cost(link, time) < CLOSED
    }

    /// Whether it truly does.
    fn is_whole(&self, link: LinkIx, time: Millis) -> bool {
        !self.is_touched(link) || self.truth.cost(link, time) == self.whole_ms(link, time)
    }

    fn whole_ms(&self, link: LinkIx, now: Millis) -> i32 {
        let weather = self.truth.weather(now);
        link_cost(self.world, self.truth.vehicle, link, 0.0, weather)
    }

    /// Whether the event ever closes a link or puts water on it.
    fn is_touched(&self, link: LinkIx) -> bool {
        let water = self.world.network.links.water[link.at()];
        !self.truth.closures.of(link).is_empty()
            || water.is_some_and(|water| self.truth.event.peak_rise_m(water.reach) > water.height_m)
    }

    fn link(&self, arc: ArcIx) -> LinkIx {
        self.world.network.link[arc.at()]
    }
}
