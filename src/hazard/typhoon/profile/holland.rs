//! The wind that balances Holland's pressure profile.

use std::f64::consts::E;

use super::{HPA_PA, KM_M, NEAREST_KM};

/// Holland (1980) eqs. 4 and 6. With B fitted to surface winds (2008) and `to_level` 1 it gives surface winds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Holland {
    /// Radius of maximum winds in km.
    pub rmax_km: f64,
    /// Shape B: how peaked the profile is.
    pub b: f64,
    /// Pressure deficit of the centre in hPa; nothing blows at or below 0.
    pub dp_hpa: f64,
    /// Density of air in kg/m³.
    pub density_kg_m3: f64,
    /// Coriolis parameter in 1/s; 0 makes the wind cyclostrophic.
    pub coriolis_per_s: f64,
    /// Wind at the wanted level over the wind that the balance gives: 0.9 from the gradient level to the surface.
    pub to_level: f64,
}

impl Holland {
    /// Wind speed at a distance from the centre, in m/s.
    pub fn speed_m_s(&self, distance_km: f64) -> f64 {
        let r_km = distance_km.max(NEAREST_KM);
        let q = libm::pow(self.rmax_km / r_km, self.b);
        let half_rf = 0.5 * r_km * KM_M * self.coriolis_per_s;
        let pressure_term = self.pressure_m2_s2() * q * libm::exp(-q);
        // Beyond exp(-745) the product is 0 · ∞: the eye is calm.
        let pressure_term = if q < 700.0 { pressure_term } else { 0.0 };
        self.to_level * ((pressure_term + half_rf * half_rf).sqrt() - half_rf)
    }

    /// B Δp / ρ in m²/s².
    pub fn pressure_m2_s2(&self) -> f64 {
        self.b * self.dp_hpa.max(0.0) * HPA_PA / self.density_kg_m3
    }
}

/// Between what bounds a shape parameter is held.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ShapeLimits {
    /// Lowest B.
    pub lowest: f64,
    /// Highest B.
    pub highest: f64,
}

impl ShapeLimits {
    /// Holland (1980): B of gradient winds lies between 1 and 2.5.
    pub const HOLLAND_1980: Self = Self {
        lowest: 1.0,
        highest: 2.5,
    };

    /// The same bounds for surface winds: B grows with the square of the wind.
    #[must_use]
    pub fn at_surface(self, gradient_to_surface: f64) -> Self {
        let factor = gradient_to_surface * gradient_to_surface;
        Self {
            lowest: self.lowest * factor,
            highest: self.highest * factor,
        }
    }

    /// The shape within the bounds; the lowest where it is not a number.
    pub fn hold(self, b: f64) -> f64 {
        b.max(self.lowest).min(self.highest)
    }
}

/// Shape of the profile that reaches a maximum wind: B = v² e ρ / Δp (Holland 1980 eqs. 5 and 6), not yet held within
/// bounds. A storm without a deficit has no shape: infinite.
pub fn holland_1980_b(gradient_wind_m_s: f64, dp_hpa: f64, density_kg_m3: f64) -> f64 {
    if dp_hpa <= 0.0 {
        return f64::INFINITY;
    }
    gradient_wind_m_s * gradient_wind_m_s * E * density_kg_m3 / (dp_hpa * HPA_PA)
}

/// Highest cyclostrophic wind of a shape, in m/s: √(B Δp / (ρ e)) (Holland 2008 eq. 11).
pub fn peak_wind_m_s(b: f64, dp_hpa: f64, density_kg_m3: f64) -> f64 {
    (b * dp_hpa.max(0.0) * HPA_PA / (density_kg_m3 * E)).sqrt()
}
