//! What a district has on record in figures of its own: numbers that no row of another table stands for.

use super::spec::{Id, choice, table};

choice! {
    /// Things that are counted.
    Item {
        /// Residents, in persons.
        Residents = "residents",
        /// Residents of towns and built-up areas, in persons.
        UrbanResidents = "urban_residents",
        /// Land, in km².
        LandKm2 = "land_km2",
        /// Shelters that the standard or the plan requires.
        SheltersRequired = "shelters_required",
        /// Shelters in place, where shelters.csv does not list them one by one.
        SheltersInPlace = "shelters_in_place",
        /// People whom all shelters hold together, where shelters.csv does not say one by one, in persons.
        ShelterCapacity = "shelter_capacity",
        /// Their effective area together, in m².
        ShelterAreaM2 = "shelter_area_m2",
        /// Full-time firefighters, in persons.
        FullTimeFirefighters = "full_time_firefighters",
        /// The same at the beginning of the plan.
        FullTimeFirefightersBefore = "full_time_firefighters_before",
        /// Rain gauges and weather stations.
        RainGauges = "rain_gauges",
        /// Forest-fire teams.
        ForestTeams = "forest_teams",
        /// Those of them that are up to standard.
        ForestTeamsToStandard = "forest_teams_to_standard",
    }
}
table! {
    /// Figures on record that static rows of a plan are computed from.
    InventoryRow in "inventory.csv" key item {
        /// What is counted.
        item: Item;
        /// How many, in the unit of the item.
        quantity: f64 [0.0, 1_000_000_000.0];
        /// Year or day of the record.
        as_of: Option<Id>;
    }
}
table! {
    /// What standards and published curves ask of things that are computed from records or from waits.
    StandardSettings in "[standards]" {
        /// From the order until a fire engine is at the edge of its area, in minutes (建标 152-2017: 5).
        fire_engine_limit_min: f64 [0.1, 120.0] = "5";
        /// What going without drinking water costs a person is e^(a + b t) − e^a US dollars after t hours: a (Holguín-Veras
        /// et al. 2013).
        deprivation_a: f64 [-10.0, 10.0] = "1.5031";
        /// b of that curve, per hour.
        deprivation_b_per_h: f64 [0.0001, 1.0] = "0.1172";
        /// That curve is known up to this many hours; who waits longer counts as if they had waited as long.
        deprivation_limit_h: f64 [1.0, 1000.0] = "120";
    }
}
