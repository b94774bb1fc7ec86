//! Crews of vehicles that bring relief: how long they drive and work, and when they rest.
//!
//! ```text
//!  rested, at the site ─ first load ─▶ on duty ─ home, or standing by, with the shift over ─▶ rests ─ rest_h ─▶ rested
//!          ▲                              │                                                     └ the next crew takes over, or the
//!          └──── stood by for rest_h ─────┘                                                       vehicle stands until one is rested
//!
//!  on the road: driven for a spell ─▶ break at the node ─▶ drives on         (any stop as long is a break too)
//! ```
//!
//! Where the scenario has no `[crews]`, nobody tires.

use super::lane::{Lane, Tick};
use super::log::Happened;
use super::routes::Routes;
use super::trip::Phase;
use crate::routing::{Drive, Spell, drive_in_spells};
use crate::units::Millis;
use crate::world::{ArcIx, World};

/// How long everybody may drive and work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hours {
    spell: Millis,
    pause: Millis,
    shift: Millis,
    rest: Millis,
}

impl Hours {
    /// Those of a world; `None` where nobody tires.
    pub fn of(world: &World) -> Option<Self> {
        world.crews.as_ref().map(|crews| Self {
            spell: Millis::from_hours(crews.drive_spell_h),
            pause: Millis::from_minutes(crews.break_min),
            shift: Millis::from_hours(crews.shift_h),
            rest: Millis::from_hours(crews.rest_h),
        })
    }
}

/// The crews of one vehicle: one on it, the others at its site.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Crews {
    /// Since when the crew on the vehicle is on duty; `None` if it is rested.
    on_duty: Option<Millis>,
    /// Since when it stands by.
    standing_by: Millis,
    /// From when on each of the others is rested.
    others: Vec<Millis>,
    /// Driven since the last break.
    driven: Millis,
    /// When the last drive ended.
    stopped: Millis,
}

/// What becomes of a vehicle whose crew goes to rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Relief {
    /// A crew that is rested takes over at once.
    Now,
    /// One does at this time; until then the vehicle stands.
    At(Millis),
}

impl Crews {
    /// Begins a replication: this many crews, all rested.
    pub fn begin(&mut self, crews: u32) {
        let mut others = std::mem::take(&mut self.others);
        others.clear();
        others.resize(crews.saturating_sub(1) as usize, Millis::ZERO);
        *self = Self {
            others,
            ..Self::default()
        };
    }

    /// The crew is given a load: from now on it is on duty, if it was not.
    fn begin_duty(&mut self, hours: Hours, now: Millis) {
        if self.has_rested(hours, now) {
            self.on_duty = None;
        }
        self.on_duty.get_or_insert(now);
    }

    /// Whether the crew, which stands by, has done so for as long as a rest.
    fn has_rested(&self, hours: Hours, now: Millis) -> bool {
        now - self.standing_by >= hours.rest
    }

    /// When the shift of a crew that stands by is over; `None` if it is rested.
    fn shift_ends(&self, hours: Hours) -> Option<Millis> {
        self.on_duty.map(|since| since + hours.shift)
    }

    /// The crew has been at rest since `since`; the crew that is rested first takes over.
    fn rest(&mut self, hours: Hours, since: Millis, now: Millis) -> Relief {
        (self.on_duty, self.driven) = (None, Millis::ZERO);
        self.others.push(since + hours.rest);
        // The last is rested first.
        self.others.sort_unstable_by(|a, b| b.cmp(a));
        let rested = self.others.pop().unwrap_or(now);
        if rested <= now {
            Relief::Now
        } else {
            Relief::At(rested)
        }
    }

    /// What the driver may drive from now on.
    fn spell(&mut self, hours: Hours, now: Millis) -> Spell {
        if now - self.stopped >= hours.pause {
            self.driven = Millis::ZERO;
        }
        Spell {
            longest: hours.spell,
            pause: hours.pause,
            driven: self.driven,
            paused: Millis::ZERO,
        }
    }
}

impl Lane<'_> {
    /// Begins a replication: all crews are rested.
    pub(super) fn begin_crews(&mut self) {
        if self.hours.is_none() {
            return;
        }
        let plan = self.plan;
        self.crews.resize(plan.trucks.len(), Crews::default());
        for (crews, truck) in self.crews.iter_mut().zip(&plan.trucks) {
            crews.begin(self.world.fleets[truck.fleet as usize].crews_per_vehicle);
        }
    }

    /// A vehicle is free at its site: its crew stands by, unless its shift is over and nobody takes over.
    pub(super) fn stand_by(&mut self, truck: u32) {
        let trip = &mut self.trips[truck as usize];
        (trip.phase, trip.place, trip.staged) = (Phase::Home, None, false);
        let site = trip.site;
        if let Some(hours) = self.hours {
            self.crews[truck as usize].standing_by = self.now;
            if self.is_relieved_later(hours, truck, self.now) {
                return;
            }
            if let Some(ends) = self.crews[truck as usize].shift_ends(hours) {
                self.clock.schedule(ends, Tick::ShiftEnds(truck));
            }
        }
        self.stores[site.at()].idle.push(truck);
    }

    /// Sends a crew whose shift is over to rest, counted from `since`; whether its vehicle has to stand.
    fn is_relieved_later(&mut self, hours: Hours, truck: u32, since: Millis) -> bool {
        let crews = &mut self.crews[truck as usize];
        if crews.shift_ends(hours).is_none_or(|ends| ends > self.now) {
            return false;
        }
        match crews.rest(hours, since, self.now) {
            Relief::Now => {
                self.note(Happened::CrewChanged { truck });
                false
            }
            Relief::At(rested) => {
                self.note(Happened::RestBegan { truck });
                self.clock.schedule(rested, Tick::Rested(truck));
                true
            }
        }
    }

    /// The shift of a crew is over: if it stands by, it goes to rest; if it is on a trip, it does so when it is back.
    pub(super) fn shift_ends(&mut self, truck: u32) {
        let site = self.trips[truck as usize].site;
        let idle = &self.stores[site.at()].idle;
        let (Some(hours), Some(at)) = (self.hours, idle.iter().position(|&idle| idle == truck))
        else {
            return;
        };
        let crews = &mut self.crews[truck as usize];
        if crews.has_rested(hours, self.now) {
            crews.on_duty = None;
            return;
        }
        let since = crews.standing_by;
        if self.is_relieved_later(hours, truck, since) {
            self.stores[site.at()].idle.remove(at);
        }
    }

    /// A crew is rested, and its vehicle free.
    pub(super) fn rested(&mut self, truck: u32, routes: &mut Routes) {
        self.note(Happened::RestEnded { truck });
        self.stand_by(truck);
        self.look(self.trips[truck as usize].site, routes);
    }

    /// A crew is given a load.
    pub(super) fn begin_duty(&mut self, truck: u32) {
        if let Some(hours) = self.hours {
            self.crews[truck as usize].begin_duty(hours, self.now);
        }
    }

    /// Drives a route through what is true from `departs` on, with the breaks that are due.
    pub(super) fn drive(&mut self, truck: u32, route: &[ArcIx], departs: Millis) -> Drive {
        let mut spell = self.hours.map_or(Spell::ENDLESS, |hours| {
            self.crews[truck as usize].spell(hours, self.now)
        });
        let vehicle = self.plan.trucks[truck as usize].vehicle;
        let (network, roads) = (&self.world.network, self.roads(vehicle));
        let driven = drive_in_spells(network, &roads, route, departs, &mut spell);
        if self.hours.is_some() {
            let crews = &mut self.crews[truck as usize];
            (crews.driven, crews.stopped) = (spell.driven, driven.time());
            let trip = &mut self.trips[truck as usize];
            if trip.phase == Phase::Out {
                trip.on_break += spell.paused;
            }
        }
        driven
    }
}

#[cfg(test)]
#[path = "shift_tests.rs"]
mod tests;
