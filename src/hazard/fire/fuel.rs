//! What lies on the ground: standard fuel models, by number.
//!
//! `fuel_models.csv` holds the 13 models of Anderson (1982), INT-122, loads in lb/ft², and the 40 of Scott & Burgan
//! (2005), RMRS-GTR-153, loads in short tons an acre. Its figures are those of `BehavePlus` (firelab/behave,
//! fuelModels.cpp); those of the 40 agree with pyretechnics (`fuel_models.py`) wherever a fuel has a load. Dead fuel of
//! 10 h and 100 h has 109 and 30 ft²/ft³ of surface in all of them.

use std::collections::BTreeMap;

use super::us_units::LB_FT2_PER_TON_ACRE;

const STANDARD: &str = include_str!("fuel_models.csv");

/// Numbers of what cannot burn: built-up land, snow, fields, water, bare ground and those kept for more.
const NON_BURNABLE: std::ops::RangeInclusive<i32> = 91..=99;

/// What a cell holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fuel<'a> {
    /// Fire can spread in it.
    Burnable(&'a FuelModel),
    /// It cannot.
    NonBurnable,
}

/// One fuel model. Loads are oven-dry, in lb/ft² of ground; surfaces in ft²/ft³ of fuel.
#[derive(Clone, Debug, PartialEq)]
pub struct FuelModel {
    /// Short name, such as `GR2`.
    pub code: String,
    /// Name.
    pub name: String,
    /// Whether live herbs turn into dead fuel as they dry.
    pub is_dynamic: bool,
    /// Depth of the bed, ft.
    pub depth_ft: f64,
    /// Moisture at which dead fuel no longer burns, share of dry weight.
    pub dead_extinction: f64,
    /// Heat of combustion, Btu/lb.
    pub heat_btu_lb: f64,
    /// Loads.
    pub load_lb_ft2: Loads,
    /// Surfaces over volumes.
    pub sav_per_ft: Surfaces,
}

/// Dry weight by class, lb/ft².
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Loads {
    /// Dead, 1 h.
    pub dead_1h: f64,
    /// Dead, 10 h.
    pub dead_10h: f64,
    /// Dead, 100 h.
    pub dead_100h: f64,
    /// Live herbs.
    pub live_herb: f64,
    /// Live woody.
    pub live_woody: f64,
}

/// Surface over volume of the classes that differ from model to model, 1/ft.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Surfaces {
    /// Dead, 1 h.
    pub dead_1h: f64,
    /// Live herbs, and the same herbs when dead.
    pub live_herb: f64,
    /// Live woody.
    pub live_woody: f64,
}

/// A number that stands for no fuel model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "{0} is not a fuel model: use 1-13 (Anderson), 101-204 (Scott & Burgan) or 91-99 (does not burn)"
)]
pub struct UnknownFuel(pub i32);

/// Fuel models by number.
#[derive(Clone, Debug, PartialEq)]
pub struct FuelModels {
    by_number: BTreeMap<i32, FuelModel>,
}

impl FuelModels {
    /// The 53 standard models.
    pub fn standard() -> Self {
        let mut reader = csv::Reader::from_reader(STANDARD.as_bytes());
        // Every row of the file parses; a test counts them.
        let by_number = reader
            .deserialize::<Row>()
            .flatten()
            .map(|row| (row.number, row.model()))
            .collect();
        Self { by_number }
    }

    /// Adds or replaces a model of one's own.
    pub fn insert(&mut self, number: i32, model: FuelModel) {
        self.by_number.insert(number, model);
    }

    /// The fuel with this number.
    ///
    /// # Errors
    /// Where the number stands for nothing.
    pub fn get(&self, number: i32) -> Result<Fuel<'_>, UnknownFuel> {
        match self.by_number.get(&number) {
            Some(model) => Ok(Fuel::Burnable(model)),
            None if NON_BURNABLE.contains(&number) => Ok(Fuel::NonBurnable),
            None => Err(UnknownFuel(number)),
        }
    }

    /// All models that burn, by number.
    pub fn iter(&self) -> impl Iterator<Item = (i32, &FuelModel)> {
        self.by_number
            .iter()
            .map(|(&number, model)| (number, model))
    }
}

#[derive(serde::Deserialize)]
struct Row {
    number: i32,
    code: String,
    name: String,
    is_dynamic: bool,
    load_unit: LoadUnit,
    depth_ft: f64,
    dead_extinction_percent: f64,
    heat_btu_lb: f64,
    load_1h: f64,
    load_10h: f64,
    load_100h: f64,
    load_live_herb: f64,
    load_live_woody: f64,
    sav_1h_per_ft: f64,
    sav_live_herb_per_ft: f64,
    sav_live_woody_per_ft: f64,
}

#[derive(Clone, Copy, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
enum LoadUnit {
    #[serde(rename = "lb_ft2")]
    LbFt2,
    TonAcre,
}

impl Row {
    fn model(self) -> FuelModel {
        let unit = match self.load_unit {
            LoadUnit::LbFt2 => 1.0,
            LoadUnit::TonAcre => LB_FT2_PER_TON_ACRE,
        };
        FuelModel {
            code: self.code,
            name: self.name,
            is_dynamic: self.is_dynamic,
            depth_ft: self.depth_ft,
            dead_extinction: self.dead_extinction_percent / 100.0,
            heat_btu_lb: self.heat_btu_lb,
            load_lb_ft2: Loads {
                dead_1h: self.load_1h * unit,
                dead_10h: self.load_10h * unit,
                dead_100h: self.load_100h * unit,
                live_herb: self.load_live_herb * unit,
                live_woody: self.load_live_woody * unit,
            },
            sav_per_ft: Surfaces {
                dead_1h: self.sav_1h_per_ft,
                live_herb: self.sav_live_herb_per_ft,
                live_woody: self.sav_live_woody_per_ft,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thirteen_and_forty_models_are_there() {
        let models = FuelModels::standard();
        assert_eq!(
            models.iter().filter(|(number, _)| *number < 100).count(),
            13
        );
        assert_eq!(
            models.iter().filter(|(number, _)| *number > 100).count(),
            40
        );
        assert_eq!(STANDARD.lines().count(), 1 + 53);
    }

    #[test]
    fn what_cannot_burn_and_what_is_unknown_are_two_things() {
        let models = FuelModels::standard();
        assert_eq!(models.get(98), Ok(Fuel::NonBurnable));
        assert_eq!(models.get(14), Err(UnknownFuel(14)));
        assert_eq!(models.get(-9999), Err(UnknownFuel(-9999)));
    }

    #[test]
    fn only_models_with_herbs_are_dynamic() {
        for (number, model) in FuelModels::standard().iter() {
            let has_herbs = model.load_lb_ft2.live_herb > 0.0;
            assert_eq!(model.is_dynamic, has_herbs && number > 100, "{number}");
        }
    }
}
