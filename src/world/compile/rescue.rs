//! The crews that bring out whom the water traps.

use super::hazards::Made;
use super::turnout;
use crate::random::EntityKey;
use crate::scenario::choices::TeamKind;
use crate::scenario::hospitals::HospitalRow;
use crate::scenario::tables::TeamRow;
use crate::world::index::{SiteIx, VehicleIx};
use crate::world::rescue::{Hospital, Rescue, RescueCrew};

impl Made<'_> {
    /// Who brings people out, where that is simulated.
    pub fn rescue(&self) -> Option<Rescue> {
        let teams = self.scenario.teams.iter();
        let teams = teams.filter(|row| row.kind == TeamKind::SearchRescue);
        let hospitals = self.scenario.hospitals.iter();
        Some(Rescue {
            settings: self.scenario.rescue.clone()?,
            crews: teams.flat_map(|row| self.boats(row)).collect(),
            hospitals: hospitals.map(|row| self.hospital(row)).collect(),
        })
    }

    fn hospital(&self, row: &HospitalRow) -> Hospital {
        let index = self.locator.index;
        Hospital {
            name: row.name.clone(),
            site: SiteIx(index.site[&row.site_id.0]),
            vehicle: VehicleIx(index.vehicle[&row.vehicle_id.0]),
            ambulances: row.ambulances,
            free_beds: row.free_beds,
        }
    }

    /// The boats of a team; none of one whose vehicle brings none.
    fn boats(&self, row: &TeamRow) -> Vec<RescueCrew> {
        let index = self.locator.index;
        let vehicle = row.vehicle_id.as_ref().map(|id| index.vehicle[&id.0]);
        let brings = |&at: &u32| self.scenario.vehicles[at as usize].brings_boats();
        let Some(vehicle) = vehicle.filter(brings) else {
            return Vec::new();
        };
        let crew = |number: u32| RescueCrew {
            key: EntityKey::new("rescue_crew", &format!("{}/{number}", row.team_id)),
            name: format!("{}#{number}", row.name),
            site: SiteIx(index.site[&row.site_id.0]),
            vehicle: VehicleIx(vehicle),
            turnout: turnout(row),
        };
        (1..=row.vehicles).map(crew).collect()
    }
}
