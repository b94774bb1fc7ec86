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
//! The crew that is soonest on scene goes, turnout not counted. One on its way back is sent from where it is: it goes on past
//! its base or turns round, whichever is the quicker.

use std::collections::BTreeSet;

use super::clockwork::Clockwork;
use super::incident_access::{IncidentAccess, Stop};
use super::sortie::{Course, Journey};
use crate::damage::speed_factor_at;
use crate::hazard::{Draws, Event, Incident};
use crate::outcome::{IncidentOutcome, Sortie};
use crate::random::Purpose;
use crate::units::Millis;
use crate::world::{Crew, IncidentArea, Incidents, World};

/// How all incidents of a replication were answered, in the order in which they happened.
pub fn answer(
    world: &World,
    access: &IncidentAccess,
    event: &Event,
    draws: &Draws,
) -> Vec<IncidentOutcome> {
    let Some(incidents) = &world.incidents else {
        return Vec::new();
    };
    let mut room = ControlRoom {
        world,
        incidents,
        access,
        event,
        draws,
        crews: incidents.crews.iter().map(at_base).collect(),
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
}

/// Where a crew is, as far as it can be sent.
#[derive(Clone, Copy, Debug)]
enum Whereabouts {
    /// At an incident, on its way there, or at a hospital; free there at the end.
    Busy(Stop),
    /// On its way from a stop to its base since a time, or there already.
    Back {
        from: Stop,
        since: Millis,
        /// Speed on the way as a multiple of that on a dry day by daylight.
        speed_factor: f64,
    },
}

fn at_base(crew: &Crew) -> Whereabouts {
    Whereabouts::Back {
        from: base(crew),
        since: Millis::ZERO,
        speed_factor: 1.0,
    }
}

fn base(crew: &Crew) -> Stop {
    Stop {
        node: crew.base,
        area: None,
    }
}

/// Who takes the calls of one replication and sends the crews.
struct ControlRoom<'a> {
    world: &'a World,
    incidents: &'a Incidents,
    access: &'a IncidentAccess,
    event: &'a Event,
    draws: &'a Draws,
    /// `[crew]`
    crews: Vec<Whereabouts>,
    /// Incidents that wait for a crew: priority, when it was ordered, number.
    in_line: BTreeSet<(u32, Millis, u32)>,
    clock: Clockwork<Tick>,
    /// `[incident]`
    answered: Vec<IncidentOutcome>,
}

/// How a crew would get to an incident.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Offer {
    /// Until it is on scene, on a dry day by daylight and without turnout.
    travel: Millis,
    /// So that the order of the rows says nothing where two are as near.
    key: u64,
    crew: u32,
    /// The drive of that.
    drive: Millis,
    is_at_base: bool,
}

impl ControlRoom<'_> {
    /// Takes a call.
    fn take(&self, call: &Incident) -> IncidentOutcome {
        let mut stream = self.draws.stream(Purpose::IncidentOrder, call.key);
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
        while let Some((now, tick)) = self.clock.next_before(self.world.grid.horizon) {
            match tick {
                Tick::Ordered(number) => self.order(now, number),
                Tick::Free(crew) => self.set_free(now, crew),
            }
        }
    }

    /// Sends the nearest free crews to an incident, or puts it in line.
    fn order(&mut self, now: Millis, number: u32) {
        let all = 0..self.crews.len() as u32;
        let mut offers: Vec<Offer> = all
            .filter_map(|crew| self.offer(now, crew, number))
            .collect();
        offers.sort_unstable();
        offers.truncate(self.incidents.settings.teams_per_incident as usize);
        if offers.is_empty() {
            let priority = self.area(self.call(number)).row.priority;
            self.in_line.insert((priority, now, number));
        } else {
            self.send(now, number, &offers);
        }
    }

    /// A crew goes to the first in line that it can get to, or back to its base.
    fn set_free(&mut self, now: Millis, crew: u32) {
        let Whereabouts::Busy(from) = self.crews[crew as usize] else {
            return;
        };
        self.crews[crew as usize] = Whereabouts::Back {
            from,
            since: now,
            speed_factor: speed_factor_at(self.world, self.event, now),
        };
        let mut in_line = self.in_line.iter();
        let next = in_line.find_map(|&first| Some((first, self.offer(now, crew, first.2)?)));
        if let Some((first, offer)) = next {
            self.in_line.remove(&first);
            self.send(now, first.2, &[offer]);
        }
    }

    /// How soon a crew would be on scene; `None` for one that is busy, answers other calls or has no road there.
    fn offer(&self, now: Millis, crew: u32, number: u32) -> Option<Offer> {
        let call = self.call(number);
        let (row, area) = (self.crew(crew), self.area(call));
        if row.kind != area.row.kind.answered_by() {
            return None;
        }
        let to = stop_at(area, call);
        let (drive, is_at_base) = self.drive_from(now, crew, to)?;
        let over_water_h = if row.boat_km_h > 0.0 {
            call.from_landing_km / row.boat_km_h
        } else {
            0.0
        };
        Some(Offer {
            travel: drive + Millis::from_hours(over_water_h),
            key: row.key.0,
            crew,
            drive,
            is_at_base,
        })
    }

    /// The drive of a free crew to a stop, and whether it starts at its base.
    fn drive_from(&self, now: Millis, crew: u32, to: Stop) -> Option<(Millis, bool)> {
        let Whereabouts::Back {
            from,
            since,
            speed_factor,
        } = self.crews[crew as usize]
        else {
            return None;
        };
        let row = self.crew(crew);
        let drive = |from, to| self.access.drive(row.drives, from, to);
        let base = base(row);
        let way_back = drive(from, base);
        let driven = Millis::from_hours((now - since).hours() * speed_factor);
        let onward = |left: Millis| Some(left + drive(base, to)?);
        match way_back {
            Some(way_back) if driven >= way_back => Some((onward(Millis::ZERO)?, true)),
            Some(way_back) => {
                let past_base = onward(way_back - driven);
                let turned_round = drive(from, to).map(|drive| driven + drive);
                let quicker = past_base.into_iter().chain(turned_round).min()?;
                Some((quicker, false))
            }
            // Without a road back it stays where it is.
            None => Some((drive(from, to)?, false)),
        }
    }

    /// Sends crews to an incident and works out when they are on scene and free again.
    fn send(&mut self, now: Millis, number: u32, offers: &[Offer]) {
        let call = self.call(number);
        let course = |offer: &Offer| self.course(call, offer.crew);
        let journeys: Vec<Journey> = offers
            .iter()
            .map(|offer| course(offer).out(now, offer.drive, offer.is_at_base))
            .collect();
        let horizon = self.world.grid.horizon;
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
            world: self.world,
            event: self.event,
            draws: self.draws,
            call,
            area: self.area(call),
            crew: self.crew(crew),
        }
    }

    fn call(&self, number: u32) -> &Incident {
        &self.event.incidents[number as usize]
    }

    fn area(&self, call: &Incident) -> &IncidentArea {
        &self.incidents.areas[call.area as usize]
    }

    fn crew(&self, crew: u32) -> &Crew {
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
