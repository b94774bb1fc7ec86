//! When a surface fire climbs into the crowns, and how fast it runs there.
//!
//! ```text
//! surface intensity ≥ I₀ ?  --no--> R_crown × CBD ≥ 3 kg/m²/min ?  --> surface, or conditional
//!                           --yes-> R_crown × CBD ≥ 3 kg/m²/min ?  --> torching, or crowning
//! ```
//!
//! Van Wagner (1977), "Conditions for the start and spread of crown fire", Can. J. For. Res. 7, 23–34;
//! Rothermel (1991), "Predicting behavior and size of crown fires in the Northern Rocky Mountains", INT-438.

use super::fuel_bed::FuelBed;
use super::surface_fire::{Push, SurfaceFire, WindLimit};
use super::us_units::{KW_M_PER_BTU_FT_S, M_PER_FT};

/// Number of the fuel model whose surface fire stands for the crowns (Rothermel 1991).
pub const CROWN_FUEL_MODEL: i32 = 10;

/// Trees as a crown fire meets them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stand {
    /// Height of the trees, m.
    pub height_m: f64,
    /// Height of the lowest live branches, m.
    pub base_height_m: f64,
    /// Needles and fine twigs in a volume of crown, kg/m³; 0 where there are no trees.
    pub bulk_density_kg_m3: f64,
    /// Moisture of the needles, % of dry weight.
    pub foliar_moisture_percent: f64,
}

impl Stand {
    /// Intensity I₀ of a surface fire that lights the crowns, kW/m: (0.010 CBH (460 + 25.9 FMC))^1.5
    /// (Van Wagner 1977); endless where there are none.
    pub fn critical_intensity_kw_m(&self) -> f64 {
        if self.bulk_density_kg_m3 <= 0.0 {
            return f64::INFINITY;
        }
        let ignition = 460.0 + 25.9 * self.foliar_moisture_percent.max(0.0);
        libm::pow(0.010 * self.base_height_m.max(0.0) * ignition, 1.5)
    }

    /// Heat that the crowns add on a unit of ground, kJ/m².
    pub fn heat_kj_m2(&self, heat_kj_kg: f64) -> f64 {
        let depth_m = (self.height_m - self.base_height_m).max(0.0);
        self.bulk_density_kg_m3.max(0.0) * depth_m * heat_kj_kg
    }
}

/// The figures of the crown fire model.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CrownParameters {
    /// Rate in the crowns over the rate of a surface fire in fuel model 10.
    pub rate_factor: f64,
    /// Midflame wind over wind at 20 ft for that surface fire.
    pub wind_factor: f64,
    /// Fuel that a solid flame in the crowns must meet, kg/m²/min.
    pub mass_flow_kg_m2_min: f64,
    /// Heat of combustion of the crowns, kJ/kg.
    pub heat_kj_kg: f64,
}

impl CrownParameters {
    /// 3.34 and 0.4 (Rothermel 1991), 3.0 kg/m²/min (Van Wagner 1977), 8000 Btu/lb (Albini 1976).
    pub fn rothermel_1991() -> Self {
        Self {
            rate_factor: 3.34,
            wind_factor: 0.4,
            mass_flow_kg_m2_min: 3.0,
            // 1 Btu/lb is 2.326 kJ/kg.
            heat_kj_kg: 8000.0 * 2.326,
        }
    }

    /// Rate of a fire that runs from crown to crown, m/min, under this wind at 20 ft on the flat. `model_10` is the bed
    /// of fuel model [`CROWN_FUEL_MODEL`] in the same weather.
    pub fn rate_m_min(&self, model_10: &FuelBed, wind_20ft_m_s: f64) -> f64 {
        let push = Push {
            midflame_m_s: self.wind_factor * wind_20ft_m_s,
            downwind_rad: 0.0,
            slope: 0.0,
            upslope_rad: 0.0,
        };
        self.rate_factor * SurfaceFire::new(model_10, &push, WindLimit::None).head_m_min
    }

    /// What burns, given the intensity of the surface fire and the rate that a crown fire would have.
    pub fn kind(&self, stand: &Stand, surface_kw_m: f64, crown_m_min: f64) -> FireKind {
        let climbs = surface_kw_m >= stand.critical_intensity_kw_m();
        let runs = crown_m_min * stand.bulk_density_kg_m3 >= self.mass_flow_kg_m2_min;
        match (climbs, runs) {
            (false, false) => FireKind::Surface,
            (false, true) => FireKind::Conditional,
            (true, false) => FireKind::Torching,
            (true, true) => FireKind::Crowning,
        }
    }

    /// Intensity of a crown fire of this rate, over this bed and in this stand, kW/m.
    pub fn intensity_kw_m(&self, bed: &FuelBed, stand: &Stand, crown_m_min: f64) -> f64 {
        (bed.heat_kj_m2 + stand.heat_kj_m2(self.heat_kj_kg)) * crown_m_min / 60.0
    }
}

/// What burns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FireKind {
    /// Only what lies on the ground.
    Surface,
    /// Single trees or groups flare up.
    Torching,
    /// A fire that came in through the crowns would go on in them, but none climbs here.
    Conditional,
    /// Fire runs from crown to crown.
    Crowning,
}

/// Flame length of a crown fire of this intensity, m: 0.2 I^(2/3) ft, I in Btu/ft/s (Thomas 1963).
pub fn crown_flame_length_m(intensity_kw_m: f64) -> f64 {
    let root = libm::cbrt(intensity_kw_m.max(0.0) / KW_M_PER_BTU_FT_S);
    0.2 * root * root * M_PER_FT
}

#[cfg(test)]
mod tests {
    use super::*;

    const STAND: Stand = Stand {
        height_m: 15.0,
        base_height_m: 3.0,
        bulk_density_kg_m3: 0.15,
        foliar_moisture_percent: 100.0,
    };

    #[test]
    fn no_trees_no_crown_fire() {
        let bare = Stand {
            bulk_density_kg_m3: 0.0,
            ..STAND
        };
        let kind = CrownParameters::rothermel_1991().kind(&bare, 1e9, 1e3);
        assert_eq!(kind, FireKind::Surface);
    }

    #[test]
    fn low_branches_and_dry_needles_let_fire_climb() {
        let low = Stand {
            base_height_m: 1.0,
            ..STAND
        };
        let dry = Stand {
            foliar_moisture_percent: 80.0,
            ..STAND
        };
        let high = STAND.critical_intensity_kw_m();
        assert!(low.critical_intensity_kw_m() < high && dry.critical_intensity_kw_m() < high);
        // A third of the height takes a third of the heat to the power of 1.5.
        let ratio = high / low.critical_intensity_kw_m();
        assert!((ratio - 27.0_f64.sqrt()).abs() < 1e-9);
    }

    #[test]
    fn the_four_kinds_follow_the_two_thresholds() {
        let model = CrownParameters::rothermel_1991();
        let (low, high) = (0.5, 2.0);
        let limit = STAND.critical_intensity_kw_m();
        let needed = model.mass_flow_kg_m2_min / STAND.bulk_density_kg_m3;
        for (surface, crown, kind) in [
            (low, low, FireKind::Surface),
            (low, high, FireKind::Conditional),
            (high, low, FireKind::Torching),
            (high, high, FireKind::Crowning),
        ] {
            assert_eq!(model.kind(&STAND, surface * limit, crown * needed), kind);
        }
    }
}
