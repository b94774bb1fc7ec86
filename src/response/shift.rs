//! Vehicles whose crews stand by, rest and take breaks, as their [hours](super::crew_hours) say.
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

use super::crew_hours::{Crews, Hours, Relief};
use super::lane::{Lane, Tick};
use super::log::Happened;
use super::routes::Routes;
use super::trip::Phase;
use crate::routing::{Drive, Spell, drive_in_spells};
use crate::units::Millis;
use crate::world::ArcIx;

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
        let site = self.plan.trucks[truck as usize].site;
        let trip = &mut self.trips[truck as usize];
        (trip.phase, trip.place, trip.staged) = (Phase::Home, None, false);
        // Who has fetched was last bound to the depot.
        trip.site = site;
        if let Some(hours) = self.hours {
            self.crews[truck as usize].stand_by(self.now);
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
            crews.is_rested();
            return;
        }
        let since = crews.standing_by();
        if self.is_relieved_later(hours, truck, since) {
            self.stores[site.at()].idle.remove(at);
        }
    }

    /// A crew is rested, and its vehicle free.
    pub(super) fn rested(&mut self, truck: u32, routes: &mut Routes) {
        self.note(Happened::RestEnded { truck });
        self.stand_by(truck);
        self.look(self.trips[truck as usize].site, routes);
        self.ask_to_fetch();
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
            self.crews[truck as usize].has_driven(spell.driven, driven.time());
            let trip = &mut self.trips[truck as usize];
            if trip.phase == Phase::Out {
                trip.on_break += spell.paused;
            }
        }
        driven
    }
}
