//! Fire stations, firefighters and gauges: what rows of a plan ask too, computed in the same way.

use super::{District, Found};
use crate::scenario::choices::TeamKind;
use crate::scenario::tables::SiteRow;
use crate::target::records;
use crate::world::NodeIx;

/// Share of the built-up area that an engine reaches in time, in per cent.
pub fn engine_reach(district: &District) -> Found {
    let share = records::reached_share(district.world);
    share.map_or(
        Found::Lacking("places.csv: built_up_km2; teams.csv: kind fire_service"),
        |share| Found::Whole(100.0 * share),
    )
}

/// Built-up area that each fire station is the nearest to by dry roads, in km².
pub fn engine_area(district: &District) -> Found {
    records::built_up_km2_of_stations(district.world).map_or(
        Found::Lacking("places.csv: built_up_km2; teams.csv: kind fire_service"),
        |areas| {
            let named = areas.into_iter();
            Found::Each(
                named
                    .map(|(node, km2)| (station(district, node), km2))
                    .collect(),
            )
        },
    )
}

/// Name of the site at this node in which fire engines stand by.
fn station(district: &District, node: NodeIx) -> String {
    let has_engines = |site: &SiteRow| {
        let mut teams = district.scenario.teams.iter();
        teams.any(|team| team.kind == TeamKind::FireService && team.site_id == site.site_id)
    };
    let rows = district.scenario.sites.iter();
    let mut here = rows.zip(&district.world.sites);
    let found = here.find(|(row, site)| site.node == node && has_engines(row));
    found.map_or_else(String::new, |(row, _)| row.name.clone())
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
