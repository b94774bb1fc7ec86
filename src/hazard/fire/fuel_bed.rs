//! The bed of fuel as the spread equations see it: all that depends on the fuel and its moisture, but not on wind
//! and slope.
//!
//! Rothermel (1972), "A mathematical model for predicting fire spread in wildland fuels", INT-115, with the
//! corrections of Albini (1976), INT-30 (pp. 88–91). Equation numbers are Rothermel's. Inside, US units.

use super::fuel::FuelModel;
use super::moisture::{Curing, Moisture};
use super::us_units::{KJ_M2_PER_BTU_FT2, M_PER_FT};

/// Density of dry fuel, lb/ft³ (Albini 1976, p. 91).
const PARTICLE_LB_FT3: f64 = 32.0;
/// Share of minerals in the fuel, and of those that are not silica (Rothermel 1972).
const MINERALS: f64 = 0.055_5;
const EFFECTIVE_MINERALS: f64 = 0.010;
/// Surface over volume of dead fuel of 10 h and 100 h, 1/ft (Albini 1976).
const SAV_10H_PER_FT: f64 = 109.0;
const SAV_100H_PER_FT: f64 = 30.0;
/// Lower bounds of the classes of size within which loads are weighted together, 1/ft (Albini 1976).
const SIZE_CLASSES_PER_FT: [f64; 5] = [1200.0, 192.0, 96.0, 48.0, 16.0];

/// Fuel of one kind in one state of moisture, ready for any wind and slope.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FuelBed {
    /// Rate of spread on the flat in still air, m/min.
    pub still_m_min: f64,
    /// Heat set free on a unit of ground as the front passes, kJ/m².
    pub heat_kj_m2: f64,
    /// Reaction intensity `I_R`, Btu/ft²/min (eq. 27).
    pub reaction_btu_ft2_min: f64,
    /// Characteristic surface over volume σ, 1/ft (eq. 71).
    pub sav_per_ft: f64,
    /// Packing ratio β (eq. 31).
    pub packing: f64,
    /// Moisture at which live fuel no longer burns, share of dry weight (eq. 88); 0 where there is none.
    pub live_extinction: f64,
    /// `φ_w` = `wind_coefficient` × U^`wind_exponent`, U in ft/min at midflame height (eq. 47).
    pub wind_coefficient: f64,
    /// See [`FuelBed::wind_coefficient`].
    pub wind_exponent: f64,
    /// `φ_s` = `slope_coefficient` × tan² (eq. 51).
    pub slope_coefficient: f64,
}

/// Fuel of one class of size.
#[derive(Clone, Copy)]
struct Particle {
    load: f64,
    sav: f64,
    moisture: f64,
}

/// All dead or all live particles taken together, each weighted by its surface.
struct Category {
    surface: f64,
    load: f64,
    net_load: f64,
    sav: f64,
    moisture: f64,
    /// Σ f ε `Q_ig`, Btu/lb.
    heat_sink: f64,
}

impl FuelBed {
    /// A bed in which nothing spreads.
    pub const BARE: Self = Self {
        still_m_min: 0.0,
        heat_kj_m2: 0.0,
        reaction_btu_ft2_min: 0.0,
        sav_per_ft: 0.0,
        packing: 0.0,
        live_extinction: 0.0,
        wind_coefficient: 0.0,
        wind_exponent: 1.0,
        slope_coefficient: 0.0,
    };

    /// The bed of this fuel with this moisture; [`FuelBed::BARE`] where there is no fuel.
    pub fn new(fuel: &FuelModel, moisture: &Moisture, curing: &Curing) -> Self {
        let (dead, live) = particles(fuel, moisture, curing);
        let (dead_sum, live_sum) = (Category::of(&dead), Category::of(&live));
        let surface = dead_sum.surface + live_sum.surface;
        let load = dead_sum.load + live_sum.load;
        let is_fuel = surface > 0.0 && surface.is_finite() && fuel.depth_ft > 0.0;
        if !(is_fuel && fuel.depth_ft.is_finite()) {
            return Self::BARE;
        }
        let dead_share = dead_sum.surface / surface;
        let live_share = 1.0 - dead_share;
        let sav = dead_share * dead_sum.sav + live_share * live_sum.sav;
        let bulk = load / fuel.depth_ft;
        let packing = bulk / PARTICLE_LB_FT3;
        let optimum = 3.348 * libm::pow(sav, -0.818_9); // eq. 37
        let relative = packing / optimum;

        let live_extinction = live_extinction(&dead, &live, fuel.dead_extinction);
        let heat = fuel.heat_btu_lb * mineral_damping();
        let reaction = reaction_velocity(sav, relative)
            * heat
            * (dead_sum.net_load * damping(dead_sum.moisture, fuel.dead_extinction)
                + live_sum.net_load * damping(live_sum.moisture, live_extinction));
        let sink = bulk * (dead_share * dead_sum.heat_sink + live_share * live_sum.heat_sink);
        let c = 7.47 * libm::exp(-0.133 * libm::pow(sav, 0.55)); // eq. 48
        let e = 0.715 * libm::exp(-3.59e-4 * sav); // eq. 50
        let still_m_min = reaction * propagating_share(sav, packing) / sink * M_PER_FT;
        if !still_m_min.is_finite() {
            return Self::BARE;
        }
        Self {
            still_m_min,
            // Residence time 384 / σ minutes, Anderson (1969), INT-69.
            heat_kj_m2: reaction * 384.0 / sav * KJ_M2_PER_BTU_FT2,
            reaction_btu_ft2_min: reaction,
            sav_per_ft: sav,
            packing,
            live_extinction,
            wind_coefficient: c * libm::pow(relative, -e),
            wind_exponent: 0.025_26 * libm::pow(sav, 0.54), // eq. 49
            slope_coefficient: 5.275 * libm::pow(packing, -0.3),
        }
    }

    /// Intensity of a front that moves at this rate through the bed, kW/m (Byram 1959): heat a unit of ground × rate.
    pub fn intensity_kw_m(&self, rate_m_min: f64) -> f64 {
        self.heat_kj_m2 * rate_m_min / 60.0
    }
}

fn particles(
    fuel: &FuelModel,
    moisture: &Moisture,
    curing: &Curing,
) -> ([Particle; 4], [Particle; 2]) {
    let load = &fuel.load_lb_ft2;
    let sav = &fuel.sav_per_ft;
    let cured = if fuel.is_dynamic {
        load.live_herb * curing.cured_share(moisture.live_herb)
    } else {
        0.0
    };
    let particle = |load: f64, sav: f64, moisture: f64| Particle {
        load: load.max(0.0),
        // Surfaces of an absurd size would overflow the exponentials below.
        sav: sav.clamp(0.0, 1e5),
        moisture: moisture.clamp(0.0, 1e3),
    };
    (
        [
            particle(load.dead_1h, sav.dead_1h, moisture.dead_1h),
            particle(load.dead_10h, SAV_10H_PER_FT, moisture.dead_10h),
            particle(load.dead_100h, SAV_100H_PER_FT, moisture.dead_100h),
            particle(cured, sav.live_herb, moisture.dead_1h),
        ],
        [
            particle(load.live_herb - cured, sav.live_herb, moisture.live_herb),
            particle(load.live_woody, sav.live_woody, moisture.live_woody),
        ],
    )
}

impl Category {
    fn of(particles: &[Particle]) -> Self {
        let surface = |of: &Particle| of.load * of.sav / PARTICLE_LB_FT3; // eq. 53
        let mut sum = Self {
            surface: particles.iter().map(surface).sum(),
            load: 0.0,
            net_load: 0.0,
            sav: 0.0,
            moisture: 0.0,
            heat_sink: 0.0,
        };
        if sum.surface <= 0.0 {
            return sum;
        }
        for own in particles {
            let share = surface(own) / sum.surface; // eq. 56
            let of_its_size: f64 = particles
                .iter()
                .filter(|other| size_class(other.sav) == size_class(own.sav))
                .map(surface)
                .sum();
            sum.load += own.load;
            if size_class(own.sav) < SIZE_CLASSES_PER_FT.len() {
                sum.net_load += of_its_size / sum.surface * own.load * (1.0 - MINERALS);
            }
            sum.sav += share * own.sav;
            sum.moisture += share * own.moisture;
            sum.heat_sink += share * fineness(own.sav, -138.0) * (250.0 + 1116.0 * own.moisture);
        }
        sum
    }
}

fn size_class(sav: f64) -> usize {
    SIZE_CLASSES_PER_FT.partition_point(|&bound| sav < bound)
}

/// exp(factor / σ), 0 for particles without surface (eq. 14 and Albini 1976, p. 89).
fn fineness(sav: f64, factor: f64) -> f64 {
    if sav > 0.0 {
        libm::exp(factor / sav)
    } else {
        0.0
    }
}

/// Moisture of extinction of live fuel: the more fine dead fuel burns beside it, the wetter it may be (eq. 88).
fn live_extinction(dead: &[Particle], live: &[Particle], dead_extinction: f64) -> f64 {
    let fine = |of: &Particle, factor| of.load * fineness(of.sav, factor);
    let fine_dead: f64 = dead.iter().map(|of| fine(of, -138.0)).sum();
    let fine_live: f64 = live.iter().map(|of| fine(of, -500.0)).sum();
    if fine_live <= 0.0 {
        return 0.0;
    }
    let water: f64 = dead.iter().map(|of| fine(of, -138.0) * of.moisture).sum();
    let wetness = if fine_dead > 0.0 && dead_extinction > 0.0 {
        water / fine_dead / dead_extinction
    } else {
        1.0
    };
    (2.9 * fine_dead / fine_live * (1.0 - wetness) - 0.226).max(dead_extinction)
}

/// Moisture damping `η_M` (eq. 29).
fn damping(moisture: f64, extinction: f64) -> f64 {
    if moisture >= extinction {
        return 0.0;
    }
    let r = moisture / extinction;
    (1.0 - 2.59 * r + 5.11 * r * r - 3.52 * r * r * r).max(0.0)
}

/// Mineral damping `η_s` (eq. 30).
fn mineral_damping() -> f64 {
    0.174 * libm::pow(EFFECTIVE_MINERALS, -0.19)
}

/// Optimum reaction velocity Γ′, 1/min (eqs. 36, 38; exponent of Albini 1976, p. 88).
fn reaction_velocity(sav: f64, relative_packing: f64) -> f64 {
    let power = sav * libm::sqrt(sav);
    let highest = power / (495.0 + 0.059_4 * power);
    let a = 133.0 * libm::pow(sav, -0.791_3);
    highest * libm::pow(relative_packing, a) * libm::exp(a * (1.0 - relative_packing))
}

/// Share of the reaction's heat that heats the fuel ahead, ξ (eq. 42).
fn propagating_share(sav: f64, packing: f64) -> f64 {
    libm::exp((0.792 + 0.681 * libm::sqrt(sav)) * (packing + 0.1)) / (192.0 + 0.259_5 * sav)
}

#[cfg(test)]
#[path = "fuel_bed_tests.rs"]
mod tests;
