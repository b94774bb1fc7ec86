//! The storm at one moment, ready to be asked for its wind anywhere.

use super::asymmetry::{Asymmetry, Spot, Turning};
use super::averaging::WindOneMin;
use super::position::Position;
use super::profile::Profile;

/// A storm at one moment.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Storm {
    /// Time in hours, on the track's clock.
    pub time_h: f64,
    /// Centre.
    pub centre: Position,
    /// Symmetric wind.
    pub profile: Profile,
    /// Added motion.
    pub asymmetry: Asymmetry,
    /// What the asymmetry needs to know.
    pub turning: Turning,
    /// Distance from the centre beyond which no wind is given, in km.
    pub cutoff_km: f64,
}

impl Storm {
    /// Wind over open water at a place; 0 beyond the cut-off.
    pub fn wind(&self, place: Position) -> WindOneMin {
        let distance_km = self.centre.distance_km(place);
        if distance_km > self.cutoff_km {
            return WindOneMin::from_m_s(0.0);
        }
        let spot = Spot {
            distance_km,
            bearing_deg: self.centre.bearing_deg(place),
            symmetric_m_s: self.profile.speed_m_s(distance_km),
        };
        WindOneMin::from_m_s(self.asymmetry.wind_m_s(&self.turning, &spot))
    }
}
