//! Fire stations, firefighters and gauges: what rows of a plan ask too, computed in the same way.

use super::{District, Found};
use crate::target::records;

/// Share of the built-up area that an engine reaches in time, in per cent.
pub fn engine_reach(district: &District) -> Found {
    let share = records::reached_share(district.world);
    share.map_or(
        Found::Lacking("places.csv: built_up_km2; teams.csv: kind fire_service"),
        |share| Found::Whole(100.0 * share),
    )
}

/// Built-up area for each fire station, in km².
pub fn engine_area(district: &District) -> Found {
    let records = &district.world.records;
    let built_up_km2: f64 = records.built_up_km2.iter().sum();
    let mut nodes: Vec<_> = records
        .stations
        .iter()
        .map(|station| station.node)
        .collect();
    nodes.sort_unstable();
    nodes.dedup();
    if nodes.is_empty() || built_up_km2 <= 0.0 {
        return Found::Lacking("places.csv: built_up_km2; teams.csv: kind fire_service");
    }
    Found::Whole(built_up_km2 / nodes.len() as f64)
}

/// Full-time firefighters for each thousand residents.
pub fn firefighters(district: &District) -> Found {
    let share = records::firefighters_per_resident(district.world);
    share.map_or(
        Found::Lacking("inventory.csv: full_time_firefighters"),
        |share| Found::Whole(1000.0 * share),
    )
}

/// Rain gauges for each 100 km² of land.
pub fn rain_gauges(district: &District) -> Found {
    let density = records::gauges_per_100_km2(district.world);
    density.map_or(
        Found::Lacking("inventory.csv: rain_gauges, land_km2"),
        Found::Whole,
    )
}
