//! Calls for help and the crews that answer them.
//!
//! ```text
//! happened ─ report ─▶ call ─ order ─▶ ordered ─ a crew is free ─▶ sent
//!                                         └ none is ─▶ in line, by priority, then by order ─▶ sent by the next free crew
//!
//! at base ─ turnout ─▶ drive ─▶ landing ─ launch, wind ─▶ over water ─▶ on scene ─▶ over water ─▶ hospital ─▶ free
//!    ▲                   ▲        (boats only)                             └ work ┘  (boats only)  (some)      │
//!    │                   └───────────────────── sent again, without turnout ───────────────────────────────────┤
//!    └────────────────────────────────────────────── drives back ──────────────────────────────────────────────┘
//! ```
//!
//! The crew that is soonest on scene goes, turnout not counted, as far as roads are reported open; a call to which none is waits in
//! line until one is. One on its way back is sent from where it is: it turns off at the next node, or turns round.

use std::collections::BTreeSet;

use super::clockwork::Clockwork;
use super::crew_drive::{CrewRoads, Prospect};
use super::incident_access::{IncidentAccess, Start, Stop, WayBack};
use super::sortie::{Course, Journey};
use crate::damage::speed_factor_at;
use crate::hazard::Incident;
use crate::outcome::{IncidentOutcome, Sortie};
use crate::random::Purpose;
use crate::units::Millis;
use crate::world::{Crew, IncidentArea, Incidents};

/// How all incidents of a replication were answered, in the order in which they happened.
pub fn answer(access: &IncidentAccess, roads: &CrewRoads) -> Vec<IncidentOutcome> {
    let Some(incidents) = &roads.world.incidents else {
        return Vec::new();
    };
    let event = roads.event;
    let mut room = ControlRoom {
        roads,
        incidents,
        access,
        crews: vec![Whereabouts::AtBase; incidents.crews.len()],
        looks_again: false,
        in_line: BTreeSet::new(),
        clock: Clockwork::new(),
        answered: Vec::new(),
    };
    room.answered = event.incidents.iter().map(|call| room.take(call)).collect();
    room.run();
    room.answered
}

/// What the clock can bring.
#[derive(Clone, Copy, Debug)]
enum Tick {
    /// The order to an incident is given.
    Ordered(u32),
    /// A crew is free.
    Free(u32),
    /// The control room looks whether roads have opened to calls in line.
    LookAgain,
}

/// Where a crew is, as far as it can be sent.
#[derive(Clone, Debug)]
enum Whereabouts {
    /// At its base, where it has not been called yet.
    AtBase,
    /// At an incident, on its way there, or at a hospital; free there at the end.
    Busy(Stop),
    /// On its way to its base, or back there.
    Back(WayBack),
}

fn base(crew: &Crew) -> Stop {
    Stop {
        node: crew.base,
        area: None,
    }
}

/// Who takes the calls of one replication and sends the crews.
struct ControlRoom<'a> {
    roads: &'a CrewRoads<'a>,
    incidents: &'a Incidents,
    access: &'a IncidentAccess,
    /// Whether the control room is about to look again.
    looks_again: bool,
    /// `[crew]`
    crews: Vec<Whereabouts>,
    /// Incidents that wait for a crew: priority, when it was ordered, number.
    in_line: BTreeSet<(u32, Millis, u32)>,
    clock: Clockwork<Tick>,
    /// `[incident]`
    answered: Vec<IncidentOutcome>,
}

/// How a crew would get to an incident.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Offer {
    /// Until it is on scene, as far as is known; of a dry day by daylight and without turnout.
    travel: Millis,
    /// So that the order of the rows says nothing where two are as near.
    key: u64,
    crew: u32,
    start: Start,
}

/// What is known of a drive.
type Known = Result<(Millis, Start), Prospect>;

impl<'a> ControlRoom<'a> {
    /// Takes a call.
    fn take(&self, call: &Incident) -> IncidentOutcome {
        let mut stream = self.roads.draws.stream(Purpose::IncidentOrder, call.key);
        let order = self.incidents.settings.order_min.minutes(&mut stream);
        IncidentOutcome {
            area: call.area,
            kind: self.area(call).row.kind,
            happened: call.happened,
            reported: call.reported,
            ordered: call.reported + order,
            on_scene: Millis::NEVER,
            sorties: Vec::new(),
        }
    }

    fn run(&mut self) {
        for (number, call) in (0..).zip(&self.answered) {
            self.clock.plan(call.ordered, Tick::Ordered(number));
        }
        self.clock.start();
        while let Some((now, tick)) = self.clock.next_before(self.roads.world.grid.horizon) {
            match tick {
                Tick::Ordered(number) => self.order(now, number),
                Tick::Free(crew) => self.set_free(now, crew),
                Tick::LookAgain => self.look_again(now),
            }
        }
    }

    /// Sends the nearest free crews to an incident, or puts it in line.
    fn order(&mut self, now: Millis, number: u32) {
        if !self.send_nearest(now, number) {
            let priority = self.area(self.call(number)).row.priority;
            self.in_line.insert((priority, now, number));
        }
    }

    /// Whether any free crew has a road to an incident that is reported open; the nearest are sent.
    fn send_nearest(&mut self, now: Millis, number: u32) -> bool {
        let mut offers = Vec::new();
        for crew in 0..self.crews.len() as u32 {
            offers.extend(self.offer(now, crew, number));
        }
        offers.sort_unstable_by_key(|offer| (offer.travel, offer.key, offer.crew));
        offers.truncate(self.incidents.settings.teams_per_incident as usize);
        if offers.is_empty() {
            return false;
        }
        self.send(now, number, &offers);
        true
    }

    /// A crew goes to the first in line that it can get to, or back to its base.
    fn set_free(&mut self, now: Millis, crew: u32) {
        let Whereabouts::Busy(from) = self.crews[crew as usize] else {
            return;
        };
        let row = self.crew(crew);
        let ride = (self.access).drive(self.roads, row.drives, [from, base(row)], now);
        self.crews[crew as usize] = Whereabouts::Back(WayBack::begin(from, now, ride));
        let in_line: Vec<_> = self.in_line.iter().copied().collect();
        for first in in_line {
            if let Some(offer) = self.offer(now, crew, first.2) {
                self.in_line.remove(&first);
                return self.send(now, first.2, &[offer]);
            }
        }
    }

    /// Sends crews to calls in line to which roads have opened.
    fn look_again(&mut self, now: Millis) {
        self.looks_again = false;
        let in_line: Vec<_> = self.in_line.iter().copied().collect();
        for waiting in in_line {
            if self.send_nearest(now, waiting.2) {
                self.in_line.remove(&waiting);
            }
        }
    }

    /// How soon a crew would be on scene; `None` for one that is busy, answers other calls or has no open road there.
    fn offer(&mut self, now: Millis, crew: u32, number: u32) -> Option<Offer> {
        let call = self.call(number);
        let (row, area) = (self.crew(crew), self.area(call));
        if row.kind != area.row.kind.answered_by() {
            return None;
        }
        let over_water_h = if row.boat_km_h > 0.0 {
            call.from_landing_km / row.boat_km_h
        } else {
            0.0
        };
        let key = row.key.0;
        match self.drive_from(now, crew, stop_at(area, call))? {
            Ok((drive, start)) => Some(Offer {
                travel: drive + Millis::from_hours(over_water_h),
                key,
                crew,
                start,
            }),
            Err(Prospect::NoneOpen) => {
                self.plan_to_look_again(now);
                None
            }
            Err(_) => None,
        }
    }

    fn plan_to_look_again(&mut self, now: Millis) {
        let epoch = self.roads.world.grid.epoch;
        if !std::mem::replace(&mut self.looks_again, true) {
            let next = Millis((now.0 / epoch.0 + 1) * epoch.0);
            self.clock.schedule(next, Tick::LookAgain);
        }
    }

    /// The quickest drive of a free crew to a stop that is known; `None` for one that is busy.
    fn drive_from(&self, now: Millis, crew: u32, to: Stop) -> Option<Known> {
        let row = self.crew(crew);
        let at_base = [(base(row), now)];
        let (starts, is_at_base) = match &self.crews[crew as usize] {
            Whereabouts::Busy(_) => return None,
            Whereabouts::AtBase => (at_base.to_vec(), true),
            Whereabouts::Back(back) if back.is_over(now) => (at_base.to_vec(), true),
            Whereabouts::Back(back) => {
                let turn_offs = self.access.turn_offs(self.roads, row.drives, back, now);
                (turn_offs, false)
            }
        };
        let factor = speed_factor_at(self.roads.world, self.roads.event, now);
        let known = |(stop, from): (Stop, Millis)| {
            let until = Millis::from_hours((from - now).hours() * factor);
            match (self.access).prospect(self.roads, row.drives, [stop, to], now) {
                Prospect::In(drive) => Ok((
                    until + drive,
                    Start {
                        stop,
                        from,
                        is_at_base,
                    },
                )),
                other => Err(other),
            }
        };
        let all = starts.into_iter().map(known);
        all.reduce(|one, other| match (&one, &other) {
            (Ok(quick), Ok(quicker)) if quicker.0 < quick.0 => other,
            (Err(_), Ok(_)) | (Err(Prospect::NoRoad), Err(_)) => other,
            _ => one,
        })
    }

    /// Sends crews to an incident and works out when they are on scene and free again.
    fn send(&mut self, now: Millis, number: u32, offers: &[Offer]) {
        let call = self.call(number);
        let course = |offer: &Offer| self.course(call, offer.crew);
        let journeys: Vec<Journey> = offers
            .iter()
            .map(|offer| course(offer).out(now, offer.start))
            .collect();
        let horizon = self.roads.world.grid.horizon;
        let within = |time: Millis| if time < horizon { time } else { Millis::NEVER };
        let first = journeys.iter().map(|journey| journey.on_scene).min();
        let first = first.unwrap_or(Millis::NEVER);
        let mut sorties = Vec::new();
        for (at, (offer, journey)) in offers.iter().zip(&journeys).enumerate() {
            let is_first = journeys[..at].iter().all(|other| other.on_scene > first)
                && journey.on_scene == first;
            let (free, stop) = course(offer).back(journey, first, is_first && call.to_hospital);
            sorties.push((
                stop,
                Sortie {
                    crew: offer.crew,
                    sent: now,
                    on_scene: within(journey.on_scene),
                    free: within(free),
                },
            ));
        }
        for &(stop, sortie) in &sorties {
            self.crews[sortie.crew as usize] = Whereabouts::Busy(stop);
            if !sortie.free.is_never() {
                self.clock.schedule(sortie.free, Tick::Free(sortie.crew));
            }
        }
        let answered = &mut self.answered[number as usize];
        answered.on_scene = within(first);
        answered.sorties = sorties.into_iter().map(|(_, sortie)| sortie).collect();
    }

    fn course<'c>(&'c self, call: &'c Incident, crew: u32) -> Course<'c> {
        Course {
            settings: &self.incidents.settings,
            access: self.access,
            roads: self.roads,
            call,
            area: self.area(call),
            crew: self.crew(crew),
        }
    }

    fn call(&self, number: u32) -> &'a Incident {
        &self.roads.event.incidents[number as usize]
    }

    fn area(&self, call: &Incident) -> &'a IncidentArea {
        &self.incidents.areas[call.area as usize]
    }

    fn crew(&self, crew: u32) -> &'a Crew {
        &self.incidents.crews[crew as usize]
    }
}

/// The landing or scene of an incident.
fn stop_at(area: &IncidentArea, call: &Incident) -> Stop {
    Stop {
        node: area.node,
        area: Some(call.area),
    }
}
