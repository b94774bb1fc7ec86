//! The hash of a scenario: of what it says, not of how it is formatted.

use super::Scenario;
use super::settings::ScenarioSettings;
use super::spec::Row;

/// BLAKE3 over all sections and tables in order, in hexadecimal.
pub fn hash(scenario: &Scenario) -> String {
    let mut hasher = blake3::Hasher::new();
    // Where a table is taken from says nothing about what it says.
    let settings = ScenarioSettings {
        base: None,
        ..scenario.scenario.clone()
    };
    rows(&mut hasher, &[settings]);
    rows(&mut hasher, std::slice::from_ref(&scenario.datum));
    rows(&mut hasher, std::slice::from_ref(&scenario.network));
    rows(&mut hasher, std::slice::from_ref(&scenario.traffic));
    rows(&mut hasher, std::slice::from_ref(&scenario.policy));
    rows(&mut hasher, scenario.warning.as_slice());
    rows(&mut hasher, scenario.evacuation.as_slice());
    rows(&mut hasher, std::slice::from_ref(&scenario.standards));
    rows(&mut hasher, scenario.flood.as_slice());
    rows(&mut hasher, scenario.link_failure.as_slice());
    rows(&mut hasher, scenario.typhoon.as_slice());
    rows(&mut hasher, scenario.wind_damage.as_slice());
    rows(&mut hasher, scenario.rainstorm.as_slice());
    rows(&mut hasher, std::slice::from_ref(&scenario.rain_damage));
    rows(&mut hasher, scenario.flood_damage.as_slice());
    rows(&mut hasher, scenario.casualties.as_slice());
    rows(&mut hasher, scenario.fire.as_slice());
    rows(&mut hasher, scenario.incidents.as_slice());
    rows(&mut hasher, scenario.clearing.as_slice());
    rows(&mut hasher, scenario.rescue.as_slice());
    rows(&mut hasher, scenario.event_states.as_slice());
    rows(&mut hasher, scenario.crews.as_slice());
    rows(&mut hasher, &scenario.nodes);
    rows(&mut hasher, &scenario.links);
    rows(&mut hasher, &scenario.road_classes);
    rows(&mut hasher, &scenario.places);
    rows(&mut hasher, &scenario.sites);
    rows(&mut hasher, &scenario.stock);
    rows(&mut hasher, &scenario.commodities);
    rows(&mut hasher, &scenario.activation_levels);
    rows(&mut hasher, &scenario.teams);
    rows(&mut hasher, &scenario.vehicles);
    rows(&mut hasher, &scenario.shelters);
    rows(&mut hasher, &scenario.channels);
    rows(&mut hasher, &scenario.hospitals);
    rows(&mut hasher, &scenario.inventory);
    rows(&mut hasher, &scenario.targets);
    rows(&mut hasher, &scenario.projects);
    rows(&mut hasher, &scenario.sources);
    rows(&mut hasher, &scenario.reaches);
    rows(&mut hasher, &scenario.hydrograph);
    rows(&mut hasher, &scenario.failure_states);
    rows(&mut hasher, &scenario.track);
    rows(&mut hasher, &scenario.catchments);
    rows(&mut hasher, &scenario.reservoirs);
    rows(&mut hasher, &scenario.landslides);
    rows(&mut hasher, &scenario.bridge_orders);
    rows(&mut hasher, &scenario.return_levels);
    rows(&mut hasher, &scenario.depths);
    rows(&mut hasher, &scenario.low_roads);
    rows(&mut hasher, &scenario.forests);
    rows(&mut hasher, &scenario.forest_cells);
    rows(&mut hasher, &scenario.incident_areas);
    rows(&mut hasher, &scenario.states);
    rows(&mut hasher, &scenario.state_places);
    hasher.finalize().to_hex().to_string()
}

/// Cells are separated by bytes that no text holds, so that no two tables read the same.
fn rows<R: Row>(hasher: &mut blake3::Hasher, rows: &[R]) {
    hasher.update(R::SPEC.name.as_bytes());
    for row in rows {
        hasher.update(&[0xFF]);
        for cell in row.to_cells() {
            hasher.update(cell.as_bytes());
            hasher.update(&[0xFE]);
        }
    }
}
