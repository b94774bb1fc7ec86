//! The crews that clear roads.

use super::hazards::Made;
use crate::random::EntityKey;
use crate::scenario::choices::TeamKind;
use crate::scenario::tables::TeamRow;
use crate::world::clearing::{Clearing, ClearingCrew};
use crate::world::index::VehicleIx;

impl Made<'_> {
    /// Who clears roads, where that is simulated.
    pub fn clearing(&self) -> Option<Clearing> {
        let teams = self.scenario.teams.iter();
        let clears = |row: &&TeamRow| row.kind == TeamKind::RoadClearing;
        Some(Clearing {
            settings: self.scenario.clearing.clone()?,
            crews: teams.filter(clears).map(|row| self.crew(row)).collect(),
        })
    }

    fn crew(&self, row: &TeamRow) -> ClearingCrew {
        let index = self.locator.index;
        let vehicle = row.vehicle_id.as_ref().filter(|_| row.vehicles > 0);
        ClearingCrew {
            key: EntityKey::new("team", &row.team_id.0),
            name: row.name.clone(),
            base: self.sites[index.site[&row.site_id.0] as usize].node,
            drives: vehicle.map(|id| VehicleIx(index.vehicle[&id.0])),
            turnout_min: row.turnout_min,
        }
    }
}
