//! Density of the air in the eyewall.

use std::f64::consts::E;

use super::HPA_PA;

/// Where the density of air comes from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum AirDensity {
    /// Always this density in kg/m³; held above 0.1.
    Constant(f64),
    /// From the eyewall's pressure and the latitude (Holland 2008 eqs. 6 and 9; Holland et al. 2010 eq. 9).
    Moist {
        /// Relative humidity at the surface, 0 to 1.
        relative_humidity: f64,
    },
}

impl AirDensity {
    /// 1.15 kg/m³ (Holland 1980).
    pub const HOLLAND_1980: Self = Self::Constant(1.15);
    /// Moist air of relative humidity 0.9 (Holland et al. 2010).
    pub const HOLLAND_2010: Self = Self::Moist {
        relative_humidity: 0.9,
    };

    /// Density in kg/m³. For moist air ρ = p / (286.9 Tv) with the eyewall pressure p = pc + Δp / e, the surface
    /// temperature 28 - 3 (|φ| - 10) / 20 °C and Bolton's (1980) vapour pressure.
    pub fn kg_m3(self, central_hpa: f64, dp_hpa: f64, lat_deg: f64) -> f64 {
        let relative_humidity = match self {
            Self::Constant(density) => return density.max(0.1),
            Self::Moist { relative_humidity } => relative_humidity,
        };
        let eyewall_hpa = (central_hpa + dp_hpa / E).max(1.0);
        let surface_c = 28.0 - 3.0 * (lat_deg.abs() - 10.0) / 20.0;
        let mixing_ratio = 3.802 / eyewall_hpa * libm::exp(17.67 * surface_c / (243.5 + surface_c));
        let virtual_k = (273.16 + surface_c) * (1.0 + 0.81 * relative_humidity * mixing_ratio);
        eyewall_hpa * HPA_PA / (286.9 * virtual_k)
    }
}
