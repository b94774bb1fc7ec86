//! Wind speed against distance from the centre, round a storm that stands still.
//!
//! In: the radius of maximum winds, the pressure deficit or the maximum wind, and the shape. Out: speed at a radius.
//!
//! ```text
//!  V |    /\            Holland:  V(r)² + r f V(r) = (B Δp / ρ) (Rm/r)^B exp(-(Rm/r)^B)
//!    |   /  \_          the gradient balance of a pressure profile p(r) = pc + Δp exp(-(Rm/r)^B)
//!    |  /     \____
//!    | /           \________
//!    +----+------------------- r
//!        Rm
//! ```

mod air;
mod emanuel_rotunno;
mod holland;
mod holland_2008;
mod holland_2010;
#[cfg(test)]
mod tests;

pub use air::AirDensity;
pub use emanuel_rotunno::EmanuelRotunno2011;
pub use holland::{Holland, ShapeLimits, holland_1980_b, peak_wind_m_s};
pub use holland_2008::{Holland2008Inputs, holland_2008_bs};
pub use holland_2010::{Holland2010, Periphery};

/// Pascals in one hectopascal.
pub const HPA_PA: f64 = 100.0;
/// Metres in one kilometre.
pub const KM_M: f64 = 1000.0;
/// Nearest distance to the centre at which a profile is evaluated, in km: below it the formulas divide by zero.
pub const NEAREST_KM: f64 = 1e-3;

/// A radial profile of the wind at one moment.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Profile {
    /// Gradient wind of Holland's pressure profile: Holland (1980), and (2008) with its surface shape.
    Holland(Holland),
    /// Holland, Belanger & Fritz (2010), fitted to a wind in the periphery.
    Holland2010(Holland2010),
    /// Emanuel & Rotunno (2011).
    EmanuelRotunno2011(EmanuelRotunno2011),
}

impl Profile {
    /// Wind speed at a distance from the centre, in m/s.
    pub fn speed_m_s(&self, distance_km: f64) -> f64 {
        match self {
            Self::Holland(profile) => profile.speed_m_s(distance_km),
            Self::Holland2010(profile) => profile.speed_m_s(distance_km),
            Self::EmanuelRotunno2011(profile) => profile.speed_m_s(distance_km),
        }
    }

    /// Radius of maximum winds in km.
    pub fn rmax_km(&self) -> f64 {
        match self {
            Self::Holland(profile) => profile.rmax_km,
            Self::Holland2010(profile) => profile.rmax_km,
            Self::EmanuelRotunno2011(profile) => profile.rmax_km,
        }
    }
}
