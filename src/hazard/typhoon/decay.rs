//! Weakening over land.
//!
//! In: a track made as if there were no land, and which of its fixes lie on land. Out: the track weakened. Best tracks and
//! forecasts of agencies have been weakened already; for them [`weakened`] refuses.

use super::averaging::WindOneMin;
use super::track::{Fix, Track, TrackError, TrackKind};

/// Kaplan & `DeMaria` (1995): V(t) = Vb + (R V0 - Vb) e^(-a t).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct KaplanDeMaria1995 {
    /// Background wind Vb that is left in the end.
    pub background: WindOneMin,
    /// R: surface wind just inland over that at sea.
    pub at_coast: f64,
    /// a, in 1/h.
    pub rate_per_h: f64,
}

impl KaplanDeMaria1995 {
    /// Vb = 26.7 kt, R = 0.9, a = 0.095/h: the southern United States.
    pub fn published() -> Self {
        Self {
            background: WindOneMin::from_knots(26.7),
            at_coast: 0.9,
            rate_per_h: 0.095,
        }
    }

    /// Wind some hours after landfall. Storms that land weaker than the background keep their wind.
    pub fn wind(&self, at_landfall: WindOneMin, hours: f64) -> WindOneMin {
        let inland = self.at_coast * at_landfall.m_s();
        let background = self.background.m_s();
        let decayed = background + (inland - background) * libm::exp(-self.rate_per_h * hours);
        WindOneMin::from_m_s(decayed.min(at_landfall.m_s()))
    }
}

/// Vickery & Twisdale (1995): Δp(t) = Δp0 e^(-(a0 + a1 Δp0 + ε) t).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct VickeryTwisdale1995 {
    /// a0, in 1/h.
    pub rate_per_h: f64,
    /// a1, in 1/(h hPa).
    pub rate_per_h_hpa: f64,
    /// Standard deviation of ε, in 1/h.
    pub sigma_per_h: f64,
}

impl VickeryTwisdale1995 {
    /// a0 = .006, a1 = .00046, ε ~ N(0, .0025), as TCRM quotes the paper.
    pub const PUBLISHED: Self = Self {
        rate_per_h: 0.006,
        rate_per_h_hpa: 0.000_46,
        sigma_per_h: 0.0025,
    };
    /// TCRM's own: .008, .0008, N(0, .001).
    pub const TCRM: Self = Self {
        rate_per_h: 0.008,
        rate_per_h_hpa: 0.0008,
        sigma_per_h: 0.001,
    };

    /// Deficit in hPa some hours after landfall, where ε is `z` standard deviations. The storm never deepens.
    pub fn dp_hpa(&self, at_landfall_hpa: f64, hours: f64, z: f64) -> f64 {
        let rate = self.rate_per_h + self.rate_per_h_hpa * at_landfall_hpa + self.sigma_per_h * z;
        at_landfall_hpa * libm::exp(-rate.max(0.0) * hours)
    }
}

/// CLIMADA's fit to historical tracks: V = V0 e^(-A x) with the distance x over land, A by category at landfall.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ClimadaDistance {
    /// A in 1/km for tropical storms and hurricanes of category 1, 2, 3, 4 and 5.
    pub rate_per_km: [f64; 6],
}

/// Least 1-min wind of Saffir-Simpson categories 1 to 5, in knots.
const CATEGORY_KNOTS: [f64; 5] = [64.0, 83.0, 96.0, 113.0, 137.0];

impl ClimadaDistance {
    /// As in `tc_tracks_synth.py`.
    pub const CLIMADA: Self = Self {
        rate_per_km: [
            0.001_722_6,
            0.002_309_8,
            0.002_596_8,
            0.002_626_3,
            0.002_550_6,
            0.003_788_7,
        ],
    };

    /// Wind after a distance over land.
    pub fn wind(&self, at_landfall: WindOneMin, over_land_km: f64) -> WindOneMin {
        let category = CATEGORY_KNOTS
            .iter()
            .filter(|&&kt| at_landfall.knots() >= kt)
            .count();
        let rate = self.rate_per_km[category];
        WindOneMin::from_m_s(at_landfall.m_s() * libm::exp(-rate * over_land_km))
    }
}

/// How storms weaken over land.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Decay {
    /// The wind falls with time.
    KaplanDeMaria1995(KaplanDeMaria1995),
    /// The deficit fills with time; `z` is the storm's draw of ε in standard deviations.
    VickeryTwisdale1995 {
        /// Rates.
        model: VickeryTwisdale1995,
        /// ε in standard deviations; 0 is the median storm.
        z: f64,
    },
    /// The wind falls with the distance covered.
    ClimadaDistance(ClimadaDistance),
}

/// Why a track cannot be weakened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DecayError {
    /// Its winds over land have been weakened already.
    #[error("the winds of a {0:?} track are weakened over land already")]
    AlreadyWeakened(TrackKind),
    /// Not one land flag a fix.
    #[error("{flags} land flags for {fixes} fixes")]
    Flags {
        /// Land flags given.
        flags: usize,
        /// Fixes of the track.
        fixes: usize,
    },
    /// The model left no track (its parameters are not numbers).
    #[error(transparent)]
    Track(#[from] TrackError),
}

/// A landfall: the storm there, and what it has gone through since.
#[derive(Clone, Copy)]
struct Landfall {
    /// Share of the original wind that was left on arrival.
    left: f64,
    wind: WindOneMin,
    dp_hpa: f64,
    hours: f64,
    over_land_km: f64,
}

impl Landfall {
    fn at(fix: &Fix, left: f64) -> Self {
        let arriving = fix.with_wind_times(left);
        Self {
            left,
            wind: arriving.wind,
            dp_hpa: arriving.dp_hpa(),
            hours: 0.0,
            over_land_km: 0.0,
        }
    }

    fn after(self, last: &Fix, fix: &Fix) -> Self {
        Self {
            hours: self.hours + fix.time_h - last.time_h,
            over_land_km: self.over_land_km + last.centre.distance_km(fix.centre),
            ..self
        }
    }
}

impl Decay {
    /// Share of the wind at landfall that is left. Deficits go with the square of the wind, which keeps B as it was.
    fn wind_left(&self, from: &Landfall) -> f64 {
        let share = |left: f64, whole: f64| if whole > 0.0 { left / whole } else { 1.0 };
        match self {
            Self::KaplanDeMaria1995(model) => {
                share(model.wind(from.wind, from.hours).m_s(), from.wind.m_s())
            }
            Self::VickeryTwisdale1995 { model, z } => {
                share(model.dp_hpa(from.dp_hpa, from.hours, *z), from.dp_hpa).sqrt()
            }
            Self::ClimadaDistance(model) => share(
                model.wind(from.wind, from.over_land_km).m_s(),
                from.wind.m_s(),
            ),
        }
    }
}

/// The track weakened over land. `over_land[fix]` says which fixes lie on land; the first of a run is the landfall.
/// What has been lost over land stays lost at sea.
///
/// # Errors
/// The track's kind says that it has been weakened already; the flags do not match the fixes.
pub fn weakened(track: &Track, over_land: &[bool], decay: &Decay) -> Result<Track, DecayError> {
    if track.kind().carries_decay() {
        return Err(DecayError::AlreadyWeakened(track.kind()));
    }
    let before = track.fixes();
    if over_land.len() != before.len() {
        return Err(DecayError::Flags {
            flags: over_land.len(),
            fixes: before.len(),
        });
    }
    let mut left = 1.0;
    let mut landfall: Option<Landfall> = None;
    let mut fixes: Vec<Fix> = Vec::with_capacity(before.len());
    let mut last = &before[0];
    for (fix, &on_land) in before.iter().zip(over_land) {
        landfall = on_land.then(|| match landfall {
            Some(from) => from.after(last, fix),
            None => Landfall::at(fix, left),
        });
        if let Some(from) = &landfall {
            left = from.left * decay.wind_left(from);
        }
        fixes.push(fix.with_wind_times(left));
        last = fix;
    }
    Ok(Track::new(track.kind(), fixes)?)
}

#[cfg(test)]
#[path = "decay_tests.rs"]
mod tests;
