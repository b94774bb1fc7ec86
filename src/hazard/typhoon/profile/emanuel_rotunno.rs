//! The profile of a storm whose outflow stratifies itself (Emanuel & Rotunno 2011, J. Atmos. Sci. 68, 2236-2249).

use super::{KM_M, NEAREST_KM};

/// Angular momentum M = Mm · 2 (r/Rm)² / (1 + (r/Rm)²) (eq. 36), wind V = M / r.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EmanuelRotunno2011 {
    /// Radius of maximum winds in km.
    pub rmax_km: f64,
    /// Maximum wind in m/s.
    pub max_wind_m_s: f64,
    /// Coriolis parameter in 1/s; 0 makes the wind cyclostrophic.
    pub coriolis_per_s: f64,
}

impl EmanuelRotunno2011 {
    /// Wind speed at a distance from the centre, in m/s. It may exceed `max_wind_m_s` by the Coriolis part f Rm / 2,
    /// because the paper's M is absolute momentum; CLIMADA does the same.
    pub fn speed_m_s(&self, distance_km: f64) -> f64 {
        if self.rmax_km <= 0.0 {
            return 0.0;
        }
        let r_km = distance_km.max(NEAREST_KM);
        let rmax_m = self.rmax_km * KM_M;
        let momentum_m2_s =
            rmax_m * self.max_wind_m_s + 0.5 * self.coriolis_per_s * rmax_m * rmax_m;
        let relative2 = (r_km / self.rmax_km) * (r_km / self.rmax_km);
        momentum_m2_s * 2.0 * relative2 / (1.0 + relative2) / (r_km * KM_M)
    }
}
