//! Shelters by town: plans give only their number (and sometimes their capacity and area) in all. In which village of the town
//! each stands, and that it stands as high as the highest house there, is assumed.

use reliefsim::scenario::choices::Level;
use reliefsim::scenario::evacuation::ShelterRow;
use reliefsim::scenario::spec::Id;
use reliefsim::scenario::tables::PlaceRow;

use crate::district::District;
use crate::layout::Land;

/// The shelters of a district, town after town, by the residents of the town and alike within it.
pub fn open(district: &District, land: &Land, places: &[PlaceRow]) -> Vec<ShelterRow> {
    let towns: Vec<&str> = land
        .depots()
        .into_iter()
        .map(|town| land.layout.towns[town].name.as_str())
        .collect();
    let (count, of_towns) = (district.shelters, towns.len() as u32);
    let in_towns = places
        .iter()
        .filter(|row| towns.contains(&row.town.0.as_str()));
    let residents: f64 = in_towns.map(|row| row.population_persons).sum();
    let shelter = |number: u32| {
        let town = towns[(number % of_towns) as usize];
        let in_town = number / of_towns;
        let villages: Vec<&PlaceRow> = places.iter().filter(|row| row.town.0 == town).collect();
        let village = villages[in_town as usize % villages.len()];
        let of_town: f64 = villages.iter().map(|row| row.population_persons).sum();
        let shelters_in_town = (count + of_towns - 1 - number % of_towns) / of_towns;
        let share = of_town / residents / f64::from(shelters_in_town);
        let part = |whole: Option<f64>| whole.map(|whole| libm::round(whole * share));
        ShelterRow {
            shelter_id: Id(format!("shelter-{:03}", number + 1)),
            name: format!("{town}{}{}", district.shelter_word, in_town + 1),
            level: Level::Town,
            town: Some(Id(town.to_owned())),
            place_id: Some(village.place_id.clone()),
            x_coord: None,
            y_coord: None,
            node_id: None,
            flood_ref: village.flood_ref.clone(),
            floor_m: village.hand_high_m,
            effective_area_m2: part(district.shelter_area_m2),
            capacity_persons: part(district.shelter_capacity_persons),
        }
    };
    (0..count).map(shelter).collect()
}
