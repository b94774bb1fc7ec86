//! One crew's way to an incident and back.

use super::crew_drive::{CrewRoads, End};
use super::incident_access::{IncidentAccess, Start, Stop};
use crate::hazard::Incident;
use crate::random::Purpose;
use crate::scenario::incidents::IncidentSettings;
use crate::units::Millis;
use crate::world::{Crew, IncidentArea};

/// Everything that decides how one crew gets to one incident and back.
pub struct Course<'a> {
    pub settings: &'a IncidentSettings,
    pub access: &'a IncidentAccess,
    pub roads: &'a CrewRoads<'a>,
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
    pub fn out(&self, now: Millis, start: Start) -> Journey {
        let key = self.crew.key.with(self.call.key);
        let mut stream = self.roads.draws.stream(Purpose::Sortie, key);
        // Always three draws, whatever is needed.
        let turnout = self.roads.event.turnout(&self.crew.turnout, now);
        let turnout = turnout.minutes(&mut stream);
        let launch = self.settings.launch_min.minutes(&mut stream);
        let handover = self.settings.handover_min.minutes(&mut stream);
        let leaves = if start.is_at_base {
            start.from + turnout
        } else {
            start.from
        };
        let arrived = self.drive([start.stop, self.here()], leaves).arrived();
        let on_scene = if arrived.is_never() || !self.area.row.kind.is_on_water() {
            arrived
        } else {
            self.over_water(self.calm_from(arrived + launch))
        };
        Journey { on_scene, handover }
    }

    /// When and where it is free again, of an incident whose work began with the first on scene.
    pub fn back(&self, journey: &Journey, first: Millis, to_hospital: bool) -> (Millis, Stop) {
        let here = self.here();
        if journey.on_scene.is_never() {
            return (Millis::NEVER, here);
        }
        let leaves = journey.on_scene.max(first + self.call.on_scene);
        let ashore = self.over_water(leaves);
        let hospital = self.area.hospital.filter(|_| to_hospital);
        let Some(there) = hospital.map(|node| Stop { node, area: None }) else {
            return (ashore, here);
        };
        match self.drive([here, there], ashore) {
            End::Arrived(time) if time.is_never() => (Millis::NEVER, there),
            End::Arrived(time) => (time + journey.handover, there),
            End::Stopped(..) | End::NoRoad => (ashore, here),
        }
    }

    fn here(&self) -> Stop {
        Stop {
            node: self.area.node,
            area: Some(self.call.area),
        }
    }

    fn drive(&self, ends: [Stop; 2], leaves: Millis) -> End {
        let ride = (self.access).drive(self.roads, self.crew.drives, ends, leaves);
        ride.end
    }

    /// When a boat that leaves the landing, or the scene, is at the other end.
    fn over_water(&self, leaves: Millis) -> Millis {
        if leaves.is_never() || self.crew.boat_km_h <= 0.0 {
            return leaves;
        }
        let light = if self.roads.event.daylight.is_dark(leaves) {
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
        let Some((passage, cell)) = self.roads.event.passage.as_ref().zip(cell) else {
            return ready;
        };
        passage.calm_after(cell, ready, self.settings.boat_wind_limit_m_s)
    }
}
