//! Where calls for help come from, and the crews that answer.

use super::hazards::Made;
use super::turnout;
use crate::random::EntityKey;
use crate::scenario::choices::{Mode, TeamKind};
use crate::scenario::incidents::IncidentRow;
use crate::scenario::tables::TeamRow;
use crate::world::incidents::{Crew, IncidentArea, Incidents};
use crate::world::index::VehicleIx;

/// Whether teams of this kind answer calls for help.
pub fn answers_calls(kind: TeamKind) -> bool {
    matches!(kind, TeamKind::WaterRescue | TeamKind::Medical)
}

impl Made<'_> {
    /// Calls for help and who answers them, where that is simulated.
    pub fn incidents(&self) -> Option<Incidents> {
        let areas = self.scenario.incident_areas.iter();
        let teams = self.scenario.teams.iter();
        Some(Incidents {
            settings: self.scenario.incidents.clone()?,
            areas: areas.map(|row| self.area(row)).collect(),
            crews: teams.flat_map(|row| self.crews(row)).collect(),
        })
    }

    fn area(&self, row: &IncidentRow) -> IncidentArea {
        let datum = self.scenario.datum.network;
        let point = [row.x_coord, row.y_coord];
        let (_, node) = self.locator.locate(datum, point, row.node_id.as_ref());
        let site = |id| self.locator.index.site[id] as usize;
        let hospital = row.hospital_site_id.as_ref();
        IncidentArea {
            key: EntityKey::new("incident_area", &row.area_id.0),
            node,
            hospital: hospital.map(|id| self.sites[site(id.0.as_str())].node),
            row: row.clone(),
        }
    }

    /// The boats or ambulances of a team; none of one that answers no calls.
    fn crews(&self, row: &TeamRow) -> Vec<Crew> {
        let index = self.locator.index;
        let vehicle = row.vehicle_id.as_ref().map(|id| index.vehicle[&id.0]);
        let Some(vehicle) = vehicle.filter(|_| answers_calls(row.kind)) else {
            return Vec::new();
        };
        let boat = &self.scenario.vehicles[vehicle as usize];
        let (drives, boat_km_h) = match (row.kind, boat.mode) {
            (TeamKind::WaterRescue, Mode::Water) => (None, boat.max_speed_km_h),
            (TeamKind::Medical, Mode::Road) => (Some(VehicleIx(vehicle)), 0.0),
            _ => return Vec::new(),
        };
        let base = self.sites[index.site[&row.site_id.0] as usize].node;
        let crew = |number: u32| Crew {
            key: EntityKey::new("crew", &format!("{}/{number}", row.team_id)),
            name: format!("{}#{number}", row.name),
            kind: row.kind,
            base,
            drives,
            boat_km_h,
            turnout: turnout(row),
        };
        (1..=row.vehicles).map(crew).collect()
    }
}
