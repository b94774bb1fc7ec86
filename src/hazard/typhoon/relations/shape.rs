//! Shape B of the profile of gradient winds.

use super::radius::NAUTICAL_MILE_KM;

/// What the shape is estimated from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ShapeInputs {
    /// Maximum gradient wind in m/s.
    pub wind_m_s: f64,
    /// Radius of maximum winds in km.
    pub rmax_km: f64,
    /// Latitude in degrees.
    pub lat_deg: f64,
    /// Coriolis parameter in 1/s.
    pub coriolis_per_s: f64,
}

/// A published relation for B.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShapeRelation {
    /// Vickery & Wadhera (2008) eq. 23: B = 1.833 - 0.326 √(f Rm), Rm in m.
    VickeryWadhera2008,
    /// Willoughby & Rahn (2004): B = 1.0036 + 0.0173 Vm - 0.0313 ln Rm + 0.0087 |φ|, Rm in km.
    WilloughbyRahn2004,
    /// Powell et al. (2005): B = 1.881093 - 0.010917 |φ| - 0.005567 Rm, Rm in nautical miles; between 0.8 and 2.2.
    Powell2005,
}

/// Least radius that has a logarithm here: 1 m.
const LEAST_RADIUS_KM: f64 = 1e-3;

impl ShapeRelation {
    /// Shape B.
    pub fn b(self, inputs: &ShapeInputs) -> f64 {
        let lat = inputs.lat_deg.abs();
        let rmax_km = inputs.rmax_km.max(LEAST_RADIUS_KM);
        match self {
            Self::VickeryWadhera2008 => {
                1.833 - 0.326 * (inputs.coriolis_per_s.abs() * rmax_km * 1000.0).sqrt()
            }
            Self::WilloughbyRahn2004 => {
                1.0036 + 0.0173 * inputs.wind_m_s - 0.0313 * libm::log(rmax_km) + 0.0087 * lat
            }
            Self::Powell2005 => {
                let rmax_nm = rmax_km / NAUTICAL_MILE_KM;
                (1.881_093 - 0.010_917 * lat - 0.005_567 * rmax_nm).clamp(0.8, 2.2)
            }
        }
    }
}
