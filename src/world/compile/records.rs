//! What static rows of the plan are computed from.

use super::hazards::Made;
use crate::scenario::choices::TeamKind;
use crate::scenario::hazards::ForestRow;
use crate::scenario::tables::TeamRow;
use crate::units::Millis;
use crate::world::index::VehicleIx;
use crate::world::records::{FireStation, Records};

impl Made<'_> {
    /// What is on record.
    pub fn records(&self) -> Records {
        let scenario = self.scenario;
        let seen = |row: &ForestRow| (row.area_ha, row.seen_share);
        let places = scenario.places.iter();
        let teams = scenario.teams.iter();
        let of_fire_service = teams.filter(|row| row.kind == TeamKind::FireService);
        Records {
            inventory: scenario.inventory.clone(),
            shelters: scenario.shelters.clone(),
            built_up_km2: places.map(|row| row.built_up_km2.unwrap_or(0.0)).collect(),
            stations: of_fire_service.map(|row| self.station(row)).collect(),
            fire_engine_limit: Millis::from_minutes(scenario.standards.fire_engine_limit_min),
            forests: scenario.forests.iter().map(seen).collect(),
        }
    }

    fn station(&self, row: &TeamRow) -> FireStation {
        let index = self.locator.index;
        let site = index.site[&row.site_id.0] as usize;
        let vehicle = row.vehicle_id.as_ref();
        FireStation {
            node: self.sites[site].node,
            vehicle: vehicle.map(|id| VehicleIx(index.vehicle[&id.0])),
            turnout: Millis::from_minutes(row.turnout_min.mean().max(0.0)),
        }
    }
}
