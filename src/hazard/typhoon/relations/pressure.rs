//! Maximum wind from central pressure and back. Each relation says in its type what its wind is averaged over.

use super::super::averaging::{WindOneMin, WindTenMin};
use crate::scenario::pressure_wind::atkinson_holliday_1977_kt;

/// Atkinson & Holliday (1977): [`atkinson_holliday_1977_kt`], averaged over one minute; calm at 1010 hPa and above.
pub fn atkinson_holliday_1977(central_hpa: f64) -> WindOneMin {
    WindOneMin::from_knots(atkinson_holliday_1977_kt(central_hpa))
}

/// The deficit in hPa that goes with a wind by the same relation, turned round.
pub fn atkinson_holliday_1977_dp_hpa(wind: WindOneMin) -> f64 {
    libm::pow(wind.knots().max(0.0) / 6.7, 1.0 / 0.644)
}

/// The variant with 3.04 in m/s that TCRM calls a 1-min wind. It is 0.88 × 6.7 kt, so a *ten*-minute wind: at 948 hPa it
/// gives 43.4 m/s where JTWC reports 100 kt. The type says so.
pub fn tcrm_wind_from_pressure(central_hpa: f64) -> WindTenMin {
    WindTenMin::from_m_s(3.04 * libm::pow((1010.0 - central_hpa).max(0.0), 0.644))
}

/// Central pressure in hPa that CLIMADA fits to `IBTrACS`: 1026.34 - 0.05504 φ - 0.03536 λ - 0.7357 v (v in 1-min knots).
pub fn climada_central_pressure_hpa(wind: WindOneMin, lat_deg: f64, lon_deg: f64) -> f64 {
    1026.34 - 0.055_04 * lat_deg - 0.035_36 * lon_deg - 0.735_7 * wind.knots()
}

/// Willoughby & Rahn (2004) at flight level: Vmax = 0.6252 √Δp, Δp in Pa; in m/s.
pub fn willoughby_rahn_2004_wind_m_s(dp_hpa: f64) -> f64 {
    0.6252 * (dp_hpa.max(0.0) * 100.0).sqrt()
}
