//! What is known of a district beside its own tables: a row of `scenarios/make/districts.csv`.

use std::path::Path;

use reliefsim::intake::synth::Terrain;
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// A row of `districts.csv`.
#[derive(Deserialize)]
pub struct District {
    /// Name of its folder.
    pub name: String,
    /// Seed of everything that is drawn.
    pub seed: u64,
    /// Nodes of the network.
    pub nodes: usize,
    /// Distance between bridges of one river.
    pub bridge_spacing_km: f64,
    /// Residents of towns, census of 2020.
    pub urban_persons: u32,
    /// Residents of the country; 0 = the census counts the whole district as town.
    pub rural_persons: u32,
    /// Weight of a unit that is on the list of divisions for its number alone (虚拟), of a village 1.
    pub virtual_weight: f64,
    /// Share of residents with special needs.
    pub special_needs_share: f64,
    /// Built-up area of a resident of a town; empty = not told.
    pub built_up_m2_per_person: Option<f64>,
    floor_slope_m_km: f64,
    floor_km: f64,
    roughness_m: f64,
    base_m: f64,
    /// Trees beside a kilometre of road by class from the best, joined by `/`; empty = none.
    trees_per_km: Option<String>,
    /// Stock of first packages by level, as shares of the people served.
    pub village_share: f64,
    /// The same of town depots.
    pub town_share: f64,
    /// The same of the district's depot.
    pub county_share: f64,
    /// The same under agreement with firms.
    pub agreement_share: f64,
    /// Items in the district's depot, in the place of its share.
    pub county_items: Option<u32>,
    /// Items under agreement, in the place of their share.
    pub agreement_items: Option<u32>,
    /// Name of the district's depot.
    pub county_name: String,
    /// What the plan calls a shelter.
    pub shelter_word: String,
    /// Shelters in all.
    pub shelters: u32,
    /// People whom all shelters hold.
    pub shelter_capacity_persons: Option<f64>,
    /// Area of all shelters.
    pub shelter_area_m2: Option<f64>,
}

impl District {
    /// Trees beside a kilometre of road, by class from the best.
    pub fn trees_per_km(&self) -> Result<Vec<f64>, std::num::ParseFloatError> {
        let words = self.trees_per_km.as_deref().unwrap_or("").split('/');
        let words = words.filter(|word| !word.is_empty());
        words.map(str::parse).collect()
    }
    /// The shape of its ground.
    pub fn terrain(&self) -> Terrain {
        Terrain {
            floor_slope_m_km: self.floor_slope_m_km,
            floor_km: self.floor_km,
            roughness_m: self.roughness_m,
            base_m: self.base_m,
        }
    }
}

/// The rows of a table in `scenarios/make`.
pub fn rows<Row: DeserializeOwned>(scenarios: &Path, table: &str) -> Result<Vec<Row>, csv::Error> {
    let path = scenarios.join("make").join(table);
    csv::Reader::from_path(path)?.into_deserialize().collect()
}
