//! The path of a storm: fixes in rising time, and the storm at any time between them.
//!
//! Between fixes the centre moves straight in latitude and longitude, the short way round the Earth, and wind and
//! pressures change linearly: the convention of the agencies' charts. Over 6 h it lies within 1 km of the great circle.

use std::ops::RangeInclusive;

use super::averaging::WindOneMin;
use super::position::Position;

/// Winds that a fix may have, in m/s. The strongest ever reported are near 95.
pub const WIND_M_S: RangeInclusive<f64> = 0.0..=150.0;
/// Pressures that a fix may have, in hPa. The lowest ever measured in a storm is 870.
pub const PRESSURE_HPA: RangeInclusive<f64> = 800.0..=1100.0;
/// Radii of maximum winds that a fix may have, in km.
pub const RMAX_KM: RangeInclusive<f64> = 1.0..=1000.0;

/// The storm as an agency reports it at one time. The wind is a 1-min wind: convert others with
/// [`Wind::to`](super::averaging::Wind::to) when they come in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fix {
    /// Time in hours; zero is the caller's.
    pub time_h: f64,
    /// Centre.
    pub centre: Position,
    /// Maximum sustained wind near the centre.
    pub wind: WindOneMin,
    /// Central pressure in hPa.
    pub central_pressure_hpa: f64,
    /// Pressure of the environment in hPa.
    pub environment_pressure_hpa: f64,
    /// Radius of maximum winds in km, where it was reported.
    pub rmax_km: Option<f64>,
}

impl Fix {
    /// Pressure deficit of the centre in hPa, never negative.
    pub fn dp_hpa(&self) -> f64 {
        (self.environment_pressure_hpa - self.central_pressure_hpa).max(0.0)
    }

    /// The fix with its wind times a factor, and its deficit times the square: the shape B stays as it was.
    #[must_use]
    pub fn with_wind_times(&self, factor: f64) -> Self {
        Self {
            wind: WindOneMin::from_m_s(self.wind.m_s() * factor),
            central_pressure_hpa: self.environment_pressure_hpa - self.dp_hpa() * factor * factor,
            ..*self
        }
    }

    /// Whether every value is one that a storm on Earth can have.
    fn is_possible(&self) -> bool {
        let Position { lat_deg, lon_deg } = self.centre;
        self.time_h.is_finite()
            && lon_deg.is_finite()
            && (-90.0..=90.0).contains(&lat_deg)
            && WIND_M_S.contains(&self.wind.m_s())
            && PRESSURE_HPA.contains(&self.central_pressure_hpa)
            && PRESSURE_HPA.contains(&self.environment_pressure_hpa)
            && self
                .rmax_km
                .is_none_or(|rmax_km| RMAX_KM.contains(&rmax_km))
    }

    fn between(&self, next: &Self, share: f64) -> Self {
        let mix = |a: f64, b: f64| a + share * (b - a);
        Self {
            time_h: mix(self.time_h, next.time_h),
            centre: self.centre.between(next.centre, share),
            wind: WindOneMin::from_m_s(mix(self.wind.m_s(), next.wind.m_s())),
            central_pressure_hpa: mix(self.central_pressure_hpa, next.central_pressure_hpa),
            environment_pressure_hpa: mix(
                self.environment_pressure_hpa,
                next.environment_pressure_hpa,
            ),
            rmax_km: self.rmax_km.zip(next.rmax_km).map(|(a, b)| mix(a, b)),
        }
    }
}

/// Where a track comes from; it decides whether weakening over land is in its winds already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TrackKind {
    /// Analysed afterwards by an agency: its winds over land are those that were.
    BestTrack,
    /// Issued by an agency beforehand: its winds over land are those expected.
    Forecast,
    /// Made up as if there were no land.
    Synthetic,
}

impl TrackKind {
    /// Whether the winds over land have been weakened already.
    pub fn carries_decay(self) -> bool {
        !matches!(self, Self::Synthetic)
    }
}

/// At least two fixes in strictly rising time, all of which can be.
#[derive(Clone, Debug, PartialEq)]
pub struct Track {
    kind: TrackKind,
    fixes: Vec<Fix>,
}

/// Why fixes do not make a track.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TrackError {
    /// Fewer than two fixes.
    #[error("a track needs two fixes at least")]
    TooFew,
    /// The fix at this place is not later than the one before it.
    #[error("fix {0} is not later than the one before it")]
    Order(usize),
    /// The fix at this place has a value that is not a finite number, or lies beyond a pole, or a radius that is not above zero.
    #[error("fix {0} has a value that cannot be")]
    Value(usize),
}

/// How the centre moves at one moment, and how its pressure changes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Motion {
    /// Velocity towards the east in m/s.
    pub east_m_s: f64,
    /// Velocity towards the north in m/s.
    pub north_m_s: f64,
    /// Change of central pressure in hPa/h; positive while the storm fills.
    pub filling_hpa_h: f64,
}

impl Motion {
    /// Translation speed in m/s.
    pub fn speed_m_s(&self) -> f64 {
        libm::hypot(self.east_m_s, self.north_m_s)
    }

    /// Heading in degrees clockwise from north, -180 to 180.
    pub fn heading_deg(&self) -> f64 {
        libm::atan2(self.east_m_s, self.north_m_s).to_degrees()
    }
}

/// Metres a second in one kilometre an hour.
const KM_H_M_S: f64 = 1.0 / 3.6;

impl Track {
    /// A track of these fixes.
    ///
    /// # Errors
    /// Fewer than two fixes, times that do not rise, values that cannot be.
    pub fn new(kind: TrackKind, fixes: Vec<Fix>) -> Result<Self, TrackError> {
        if fixes.len() < 2 {
            return Err(TrackError::TooFew);
        }
        if let Some(at) = fixes.iter().position(|fix| !fix.is_possible()) {
            return Err(TrackError::Value(at));
        }
        if let Some(at) = fixes
            .windows(2)
            .position(|leg| leg[1].time_h <= leg[0].time_h)
        {
            return Err(TrackError::Order(at + 1));
        }
        Ok(Self { kind, fixes })
    }

    /// Where the track comes from.
    pub fn kind(&self) -> TrackKind {
        self.kind
    }

    /// All fixes: two at least, in rising time.
    pub fn fixes(&self) -> &[Fix] {
        &self.fixes
    }

    /// First and last time in hours.
    pub fn span_h(&self) -> (f64, f64) {
        (
            self.fixes[0].time_h,
            self.fixes[self.fixes.len() - 1].time_h,
        )
    }

    /// Times from the first fix on in even steps, the last fix's or the last before it.
    /// One time where the step is not above zero; a million at most.
    pub fn times_h(&self, step_h: f64) -> Vec<f64> {
        let (first, last) = self.span_h();
        let steps = ((last - first) / step_h + 1e-9).max(0.0);
        let steps = if steps.is_finite() {
            steps.min(1e6) as usize
        } else {
            0
        };
        (0..=steps)
            .map(|step| first + step as f64 * step_h)
            .collect()
    }

    /// The storm at a time; `None` before the first and after the last fix.
    pub fn at(&self, time_h: f64) -> Option<Fix> {
        let (first, last) = self.span_h();
        if !(first..=last).contains(&time_h) {
            return None;
        }
        let (from, to) = self.leg(time_h);
        // So that a fix comes back to the last bit, and with its longitude as written.
        if time_h >= to.time_h {
            return Some(*to);
        }
        Some(from.between(to, (time_h - from.time_h) / (to.time_h - from.time_h)))
    }

    /// Motion at a time, of the leg that ends at or after it; before the first and after the last fix that of the nearest leg.
    ///
    /// So the first fix moves as the first leg does. CLIMADA, whose differences look backwards, lets it stand still.
    pub fn motion(&self, time_h: f64) -> Motion {
        let (from, to) = self.leg(time_h);
        let hours = to.time_h - from.time_h;
        let share = ((time_h - from.time_h) / hours).clamp(0.0, 1.0);
        let lat_deg = from.centre.between(to.centre, share).lat_deg;
        let km_degree = super::position::EARTH_RADIUS_KM.to_radians();
        let degree_m_s = km_degree / hours * KM_H_M_S;
        Motion {
            east_m_s: from.centre.degrees_east_to(to.centre)
                * libm::cos(lat_deg.to_radians())
                * degree_m_s,
            north_m_s: (to.centre.lat_deg - from.centre.lat_deg) * degree_m_s,
            filling_hpa_h: (to.central_pressure_hpa - from.central_pressure_hpa) / hours,
        }
    }

    /// Mean translation speed in m/s over the leg that ends at or after a time: great-circle distance over time.
    pub fn leg_speed_m_s(&self, time_h: f64) -> f64 {
        let (from, to) = self.leg(time_h);
        from.centre.distance_km(to.centre) / (to.time_h - from.time_h) * KM_H_M_S
    }

    /// The two fixes round a time.
    fn leg(&self, time_h: f64) -> (&Fix, &Fix) {
        let after = self.fixes.partition_point(|fix| fix.time_h < time_h);
        // There are two fixes at least, so 1 <= after <= len - 1.
        let after = after.clamp(1, self.fixes.len() - 1);
        (&self.fixes[after - 1], &self.fixes[after])
    }
}

#[cfg(test)]
#[path = "track_tests.rs"]
mod tests;
