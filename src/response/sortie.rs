//! One crew's way to an incident and back.

use super::incident_access::{IncidentAccess, Stop};
use crate::damage::slowed;
use crate::hazard::{Draws, Event, Incident};
use crate::random::Purpose;
use crate::scenario::incidents::IncidentSettings;
use crate::units::Millis;
use crate::world::{Crew, IncidentArea, World};

/// Everything that decides how one crew gets to one incident and back.
pub struct Course<'a> {
    pub settings: &'a IncidentSettings,
    pub access: &'a IncidentAccess,
    pub world: &'a World,
    pub event: &'a Event,
    pub draws: &'a Draws,
    pub call: &'a Incident,
    pub area: &'a IncidentArea,
    pub crew: &'a Crew,
}

/// The way there.
pub struct Journey {
    /// It is on scene; [`Millis::NEVER`] where the wind does not drop.
    pub on_scene: Millis,
    /// Handing over at the hospital, should it go there.
    handover: Millis,
}

impl Course<'_> {
    /// The way there, on an order given now.
    pub fn out(&self, now: Millis, dry_drive: Millis, is_at_base: bool) -> Journey {
        let key = self.crew.key.with(self.call.key);
        let mut stream = self.draws.stream(Purpose::Sortie, key);
        // Always three draws, whatever is needed.
        let turnout = self.event.turnout(&self.crew.turnout, now);
        let turnout = turnout.minutes(&mut stream);
        let launch = self.settings.launch_min.minutes(&mut stream);
        let handover = self.settings.handover_min.minutes(&mut stream);
        let leaves = if is_at_base { now + turnout } else { now };
        let arrived = leaves + self.slowed(dry_drive, leaves);
        let on_scene = if self.area.row.kind.is_on_water() {
            self.over_water(self.calm_from(arrived + launch))
        } else {
            arrived
        };
        Journey { on_scene, handover }
    }

    /// When and where it is free again, of an incident whose work began with the first on scene.
    pub fn back(&self, journey: &Journey, first: Millis, to_hospital: bool) -> (Millis, Stop) {
        let here = Stop {
            node: self.area.node,
            area: Some(self.call.area),
        };
        if journey.on_scene.is_never() {
            return (Millis::NEVER, here);
        }
        let leaves = journey.on_scene.max(first + self.call.on_scene);
        let ashore = self.over_water(leaves);
        let hospital = self.area.hospital.filter(|_| to_hospital);
        let there = hospital.map(|node| Stop { node, area: None });
        let drive = there.and_then(|there| self.access.drive(self.crew.drives, here, there));
        match (there, drive) {
            (Some(there), Some(drive)) => {
                let arrived = ashore + self.slowed(drive, ashore);
                (arrived + journey.handover, there)
            }
            _ => (ashore, here),
        }
    }

    /// A drive in the light and rain in which it begins.
    fn slowed(&self, dry_drive: Millis, leaves: Millis) -> Millis {
        slowed(self.world, self.event, dry_drive, leaves)
    }

    /// When a boat that leaves the landing, or the scene, is at the other end.
    fn over_water(&self, leaves: Millis) -> Millis {
        if leaves.is_never() || self.crew.boat_km_h <= 0.0 {
            return leaves;
        }
        let light = if self.event.daylight.is_dark(leaves) {
            self.settings.boat_night_share
        } else {
            1.0
        };
        let hours = self.call.from_landing_km / (self.crew.boat_km_h * light);
        leaves + Millis::from_hours(hours)
    }

    /// The first time from then on at which the wind lets a boat set out; [`Millis::NEVER`] where it does not by the end.
    fn calm_from(&self, ready: Millis) -> Millis {
        let cell = self.access.wind_cell(self.call.area);
        let Some((passage, cell)) = self.event.passage.as_ref().zip(cell) else {
            return ready;
        };
        passage.calm_after(cell, ready, self.settings.boat_wind_limit_m_s)
    }
}
