//! The wind that a storm's central pressure suggests: what the winds of a track are held against.

/// Metres in one nautical mile (by definition; a knot is one of them an hour).
pub const METRES_PER_NAUTICAL_MILE: f64 = 1852.0;
/// Seconds in one hour.
pub const SECONDS_PER_HOUR: f64 = 3600.0;

/// Wind in knots that a central pressure suggests: V = 6.7 (1010 − p)^0.644 kt, p in hPa, over the western North Pacific.
///
/// Atkinson & Holliday (1977), "Tropical cyclone minimum sea level pressure / maximum sustained wind relationship for
/// the western North Pacific", Monthly Weather Review 105, 421-427; 1-minute means. Zero from 1010 hPa on.
pub fn atkinson_holliday_1977_kt(central_pressure_hpa: f64) -> f64 {
    6.7 * libm::pow((1010.0 - central_pressure_hpa).max(0.0), 0.644)
}

/// The same in m/s.
pub fn atkinson_holliday_1977_m_s(central_pressure_hpa: f64) -> f64 {
    let knots = atkinson_holliday_1977_kt(central_pressure_hpa);
    knots * METRES_PER_NAUTICAL_MILE / SECONDS_PER_HOUR
}
