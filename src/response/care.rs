//! The injured, the ambulances that fetch them, and the beds they need.
//!
//! In: who was injured, where, and when they came free. Out: when each is in a bed.
//!
//! ```text
//! injured, trapped ─▶ free ─ an ambulance is free ─▶ drives there ─ takes up ─▶ drives back ─ a bed is free ─▶ in bed ─ stay ─▶ leaves
//! ```
//!
//! The injured are told in the order in which they come free, and each goes to the hospital that has them in a bed soonest; its
//! ambulance and its bed are then theirs. An ambulance takes one person on a way, drives as rescue crews do, and waits where no
//! road is open.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::facts::Facts;
use super::rescue_way::{Travelled, travel};
use crate::damage::{SiteFlood, TrueRoads};
use crate::outcome::{Freed, Patient};
use crate::random::{Purpose, Stream};
use crate::units::Millis;
use crate::world::{Hospital, NodeIx, PlaceIx, Rescue, World};

/// One injured person with what they will need.
#[derive(Clone, Copy, Debug)]
pub struct Injured {
    patient: Patient,
    /// Until an ambulance that is there has taken them up.
    takes_up: Millis,
    /// How long they keep their bed.
    stay: Millis,
}

/// Who was injured in one place: each with people whom they were trapped with, drawn by the hours that these spent trapped.
/// `person_h` are all hours of the place, those of who was cut off by closed roads among them.
pub fn injured(
    (world, facts, rescue): (&World, &Facts, &Rescue),
    place: PlaceIx,
    freed: &[Freed],
    (people, person_h): (u32, f64),
) -> Vec<Injured> {
    let key = world.places[place.at()].key;
    let mut stream = facts.draws.stream(Purpose::Patients, key);
    let horizon = world.grid.horizon;
    let one = |stream: &mut Stream| {
        let mut hours = stream.uniform() * person_h;
        let with = freed.iter().find(|group| {
            let until = group.out.min(horizon);
            hours -= (until - group.trapped).hours() * f64::from(group.people);
            hours < 0.0
        });
        Injured {
            patient: Patient {
                place,
                trapped: with.map_or(Millis::NEVER, |group| group.trapped),
                out: with.map_or(Millis::NEVER, |group| group.out),
                hospital: None,
                taken_up: Millis::NEVER,
                in_bed: Millis::NEVER,
            },
            takes_up: rescue.settings.pickup_min.minutes(stream),
            stay: rescue.settings.stay_h.hours(stream),
        }
    };
    (0..people).map(|_| one(&mut stream)).collect()
}

/// Fetches the injured; tells of each by whom, and when they are in a bed, in the order in which they came free.
pub fn fetch(
    (world, facts, rescue): (&World, &Facts, &Rescue),
    mut injured: Vec<Injured>,
) -> Vec<Patient> {
    let flood =
        |hospital: &Hospital| SiteFlood::of(world, &facts.event, &world.sites[hospital.site.at()]);
    let hospitals = rescue.hospitals.iter();
    let mut ward = Ward {
        world,
        facts,
        hospitals: &rescue.hospitals,
        flood: hospitals.clone().map(flood).collect(),
        ambulances: hospitals
            .clone()
            .map(|row| all_free(row.ambulances))
            .collect(),
        beds: hospitals.map(|row| all_free(row.free_beds)).collect(),
    };
    // Who comes free at one moment is told of by identity, whatever the order of rows.
    injured.sort_by_key(|one| (one.patient.out, world.places[one.patient.place.at()].key));
    for one in &mut injured {
        ward.fetch(one);
    }
    injured.into_iter().map(|one| one.patient).collect()
}

/// So many that are free from the start on: when each is free next.
fn all_free(count: u32) -> BinaryHeap<Reverse<Millis>> {
    (0..count).map(|_| Reverse(Millis::ZERO)).collect()
}

struct Ward<'a> {
    world: &'a World,
    facts: &'a Facts,
    hospitals: &'a [Hospital],
    /// `[hospital]`
    flood: Vec<SiteFlood>,
    /// When each ambulance is free next. `[hospital]`
    ambulances: Vec<BinaryHeap<Reverse<Millis>>>,
    /// The same of each bed. `[hospital]`
    beds: Vec<BinaryHeap<Reverse<Millis>>>,
}

/// What a hospital could do for one person; the best comes first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Offer {
    in_bed: Millis,
    back: Millis,
    hospital: usize,
    taken_up: Millis,
}

impl Ward<'_> {
    fn fetch(&mut self, one: &mut Injured) {
        let offers = (0..self.hospitals.len()).filter_map(|at| self.offer(at, one));
        let Some(best) = offers.min() else { return };
        let at = best.hospital;
        self.ambulances[at].pop();
        self.ambulances[at].push(Reverse(best.back));
        self.beds[at].pop();
        self.beds[at].push(Reverse(best.in_bed + one.stay));
        let horizon = self.world.grid.horizon;
        let within = |time| if time < horizon { time } else { Millis::NEVER };
        one.patient.hospital = Some(at as u32);
        one.patient.taken_up = within(best.taken_up);
        one.patient.in_bed = within(best.in_bed);
    }

    /// How soon a hospital has somebody in a bed; `None` where it has no ambulance, no bed, or no road to them by the horizon.
    fn offer(&self, at: usize, one: &Injured) -> Option<Offer> {
        let hospital = &self.hospitals[at];
        let Reverse(ambulance) = *self.ambulances[at].peek()?;
        let Reverse(bed) = *self.beds[at].peek()?;
        let home = self.world.sites[hospital.site.at()].node;
        let place = self.world.places[one.patient.place.at()].node;
        let leaves = self.dry_from(at, ambulance.max(one.patient.out));
        let there = self.drive(hospital, [home, place], leaves)?;
        let taken_up = there + one.takes_up;
        let back = self.drive(hospital, [place, home], taken_up)?;
        Some(Offer {
            in_bed: self.dry_from(at, back.max(bed)),
            back,
            hospital: at,
            taken_up,
        })
    }

    /// The first time from then on at which the floor of a hospital is dry.
    fn dry_from(&self, at: usize, time: Millis) -> Millis {
        if self.flood[at].covers(time) {
            self.flood[at].until
        } else {
            time
        }
    }

    /// When an ambulance that leaves at a time is there; it waits as long as its way is closed.
    fn drive(&self, hospital: &Hospital, ends: [NodeIx; 2], leaves: Millis) -> Option<Millis> {
        let roads = TrueRoads {
            world: self.world,
            event: &self.facts.event,
            closures: self.facts.damage.closures(),
            vehicle: &self.world.vehicles[hospital.vehicle.at()],
        };
        match travel(roads, ends, leaves, Millis::NEVER).end {
            Travelled::Arrived(time) => Some(time),
            Travelled::GaveUp(..) => None,
        }
    }
}
