//! Shelters that take people in, each with a place of its own.

use super::lookup::Locator;
use crate::random::EntityKey;
use crate::scenario::Scenario;
use crate::scenario::evacuation::ShelterRow;
use crate::scenario::geo::offset_m;
use crate::world::index::{NodeIx, PlaceIx, TownIx};
use crate::world::people::Place;
use crate::world::shelters::{Evacuation, Shelter};

/// Appends the shelters of a scenario that evacuates to its places, and says how people get there.
pub fn evacuation(
    scenario: &Scenario,
    locator: &Locator,
    places: &mut Vec<Place>,
) -> Option<Evacuation> {
    let settings = scenario.evacuation.clone()?;
    let villages = places.len();
    let mut shelters = Vec::new();
    for row in &scenario.shelters {
        let Some(place) = place(row, scenario, locator, &places[..villages]) else {
            continue;
        };
        let by_area = row
            .effective_area_m2
            .map(|area_m2| area_m2 / settings.area_per_person_m2);
        let holds = row.capacity_persons.or(by_area);
        shelters.push(Shelter {
            place: PlaceIx(places.len() as u32),
            capacity: holds.map(|people| libm::floor(people) as u32),
            water: locator.index.beside(row.flood_ref.as_ref(), row.floor_m),
        });
        places.push(place);
    }
    Some(Evacuation { settings, shelters })
}

/// A shelter as a place without residents; `None` where nobody says where it stands.
fn place(
    row: &ShelterRow,
    scenario: &Scenario,
    locator: &Locator,
    villages: &[Place],
) -> Option<Place> {
    let within = row.place_id.as_ref();
    let within = within.map(|id| PlaceIx(locator.index.place[&id.0]));
    let village = within.map(|village| &villages[village.at()]);
    let datum = scenario.datum.shelters.unwrap_or(scenario.datum.places);
    let own = row.x_coord.zip(row.y_coord);
    let own = own.map(|(x, y)| locator.locate(datum, [x, y], row.node_id.as_ref()));
    let at_village = || {
        let named = row.node_id.as_ref().map(|id| locator.index.node[&id.0]);
        village.map(|village| (village.position, named.map_or(village.node, NodeIx)))
    };
    let (position, node) = own.or_else(at_village)?;
    let named = row.town.as_ref();
    let named = named.map(|town| TownIx(locator.index.town[&town.0]));
    let town = named
        .or_else(|| Some(village?.town))
        .or_else(|| nearest_town(position, locator, villages))?;
    Some(Place {
        id: row.shelter_id.0.clone(),
        name: row.name.clone(),
        is_shelter: true,
        key: EntityKey::new("shelter", &row.shelter_id.0),
        town,
        node,
        position,
        population: 0,
        special_needs_share: 0.0,
        water: None,
        relief_m: 0.01,
        within,
    })
}

fn nearest_town(position: [f64; 2], locator: &Locator, villages: &[Place]) -> Option<TownIx> {
    let distance_m = |village: &&Place| {
        let [east_m, north_m] = offset_m(position, village.position, locator.planar);
        libm::hypot(east_m, north_m)
    };
    let nearest = villages
        .iter()
        .min_by(|a, b| distance_m(a).total_cmp(&distance_m(b)));
    nearest.map(|village| village.town)
}
