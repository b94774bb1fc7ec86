//! Storms and their fixes, as plain data in SI units, whatever file they come from.

pub use crate::scenario::choices::Averaging;
pub use crate::scenario::pressure_wind::{METRES_PER_NAUTICAL_MILE, SECONDS_PER_HOUR};
use crate::units::UtcMinute;

/// Mean radius of the earth in km (IUGG 1980, R1).
const EARTH_RADIUS_KM: f64 = 6371.0088;

/// An agency whose averaging period is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Agency {
    /// Joint Typhoon Warning Center and the hurricane centres (`USA_` in `IBTrACS`).
    Jtwc,
    /// China Meteorological Administration.
    Cma,
    /// Japan Meteorological Agency, RSMC Tokyo (`TOKYO_` in `IBTrACS`).
    Jma,
    /// Hong Kong Observatory.
    Hko,
}

impl Agency {
    /// Every agency.
    pub const ALL: [Self; 4] = [Self::Jtwc, Self::Cma, Self::Jma, Self::Hko];

    /// The agency's usual abbreviation.
    pub fn word(self) -> &'static str {
        match self {
            Self::Jtwc => "JTWC",
            Self::Cma => "CMA",
            Self::Jma => "JMA",
            Self::Hko => "HKO",
        }
    }
    /// How its columns begin in `IBTrACS`.
    pub fn ibtracs_prefix(self) -> &'static str {
        match self {
            Self::Jtwc => "USA",
            Self::Cma => "CMA",
            Self::Jma => "TOKYO",
            Self::Hko => "HKO",
        }
    }
    /// The period over which it averages its maximum winds.
    pub fn averaging(self) -> Averaging {
        match self {
            Self::Jtwc => Averaging::OneMinute,
            Self::Cma => Averaging::TwoMinutes,
            Self::Jma | Self::Hko => Averaging::TenMinutes,
        }
    }
    /// The agency of this name, in any case.
    pub fn of_word(text: &str) -> Option<Self> {
        match text.trim().to_ascii_uppercase().as_str() {
            "JTWC" | "USA" | "NHC" => Some(Self::Jtwc),
            "CMA" => Some(Self::Cma),
            "JMA" | "TOKYO" | "RSMC TOKYO" => Some(Self::Jma),
            "HKO" => Some(Self::Hko),
            _ => None,
        }
    }
}

/// Stage of a storm, by the agency's own scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grade {
    /// Tropical depression, or weaker.
    Depression,
    /// Tropical storm.
    TropicalStorm,
    /// Severe tropical storm.
    SevereTropicalStorm,
    /// Typhoon.
    Typhoon,
    /// Severe typhoon (CMA).
    SevereTyphoon,
    /// Super typhoon (CMA, JTWC).
    SuperTyphoon,
    /// Extratropical cyclone.
    Extratropical,
    /// Any other mark.
    Other,
}

/// Extent of the winds above some speed, in km.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WindRadius {
    /// In the direction in which it is longest.
    pub longest_km: f64,
    /// In the direction in which it is shortest.
    pub shortest_km: f64,
}

/// Where a storm was at one time, and how strong.
#[derive(Clone, Debug, PartialEq)]
pub struct Fix {
    /// Time of the fix.
    pub time: UtcMinute,
    /// Latitude of the centre in degrees north, −90 to 90.
    pub lat_deg: f64,
    /// Longitude of the centre in degrees east as written, −180 to 360: a track across 180° may count on or turn negative.
    pub lon_deg: f64,
    /// Maximum sustained wind in m/s, over the storm's averaging period; always above zero.
    pub wind_m_s: Option<f64>,
    /// Central pressure in hPa.
    pub central_pressure_hpa: Option<f64>,
    /// Radius of maximum wind in km; always above zero.
    pub rmax_km: Option<f64>,
    /// Extent of winds of 50 kt and more (JMA, JTWC), where there are any. The canonical file has no column for it.
    pub radius_50_kt: Option<WindRadius>,
    /// Extent of winds of 30 kt and more (JMA), where there are any. The canonical file has no column for it.
    pub radius_30_kt: Option<WindRadius>,
    /// Stage. The canonical file has no column for it.
    pub grade: Option<Grade>,
    /// Landfall or passage over land marked at this fix. The canonical file has no column for it.
    pub landfall: bool,
}

impl Fix {
    /// A fix that says only where and when.
    pub fn at(time: UtcMinute, lat_deg: f64, lon_deg: f64) -> Self {
        Self {
            time,
            lat_deg,
            lon_deg,
            wind_m_s: None,
            central_pressure_hpa: None,
            rmax_km: None,
            radius_50_kt: None,
            radius_30_kt: None,
            grade: None,
            landfall: false,
        }
    }

    /// Great-circle distance to another fix in km (haversine formula), the short way round the globe.
    pub fn distance_km(&self, other: &Self) -> f64 {
        let half_lat = (other.lat_deg - self.lat_deg).to_radians() / 2.0;
        let half_lon = (other.lon_deg - self.lon_deg).to_radians() / 2.0;
        let (sin_lat, sin_lon) = (libm::sin(half_lat), libm::sin(half_lon));
        let cosines = libm::cos(self.lat_deg.to_radians()) * libm::cos(other.lat_deg.to_radians());
        let chord = (sin_lat * sin_lat + cosines * sin_lon * sin_lon).clamp(0.0, 1.0);
        2.0 * EARTH_RADIUS_KM * libm::asin(libm::sqrt(chord))
    }

    /// Speed that carries the storm from here to a later fix, in km/h.
    pub fn translation_km_h(&self, later: &Self) -> f64 {
        let hours = later.time.hours_since(self.time);
        self.distance_km(later) / hours.max(1.0 / 60.0)
    }
}

/// The track of one storm by one agency.
#[derive(Clone, Debug, PartialEq)]
pub struct Storm {
    /// Identifier as the file's format has it: `1713`, `WP152017`, an `IBTrACS` SID.
    pub id: String,
    /// Name, perhaps empty.
    pub name: String,
    /// Who analysed it.
    pub agency: String,
    /// Period of `wind_m_s` of every fix.
    pub averaging: Averaging,
    /// Fixes, each later than the one before.
    pub fixes: Vec<Fix>,
}

impl Storm {
    /// Year of the first fix.
    pub fn year(&self) -> Option<i64> {
        self.fixes.first().map(|fix| fix.time.civil().year)
    }
    /// The strongest wind in m/s, where there is any.
    pub fn peak_wind_m_s(&self) -> Option<f64> {
        let winds = self.fixes.iter().filter_map(|fix| fix.wind_m_s);
        winds.max_by(f64::total_cmp)
    }
    /// The lowest central pressure in hPa, where there is any.
    pub fn lowest_pressure_hpa(&self) -> Option<f64> {
        let pressures = self.fixes.iter().filter_map(|fix| fix.central_pressure_hpa);
        pressures.min_by(f64::total_cmp)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quarter_of_the_globe_is_a_quarter_of_its_circumference() {
        let at = |lat, lon| Fix::at(UtcMinute(0), lat, lon);
        let quarter = EARTH_RADIUS_KM * std::f64::consts::FRAC_PI_2;
        for (from, to) in [
            (at(0.0, 0.0), at(0.0, 90.0)),
            (at(0.0, 170.0), at(0.0, -100.0)),
            (at(0.0, 5.0), at(90.0, 77.0)),
        ] {
            assert!((from.distance_km(&to) - quarter).abs() < 1e-6);
        }
    }

    #[test]
    fn east_and_west_of_the_date_line_are_near() {
        let west = Fix::at(UtcMinute(0), 20.0, 179.9);
        for lon in [180.1, -179.9] {
            let east = Fix::at(UtcMinute(60), 20.0, lon);
            assert!(west.translation_km_h(&east) < 25.0, "{lon}");
        }
    }

    #[test]
    fn every_agency_is_found_by_both_its_names() {
        for agency in Agency::ALL {
            assert_eq!(Agency::of_word(agency.word()), Some(agency));
            assert_eq!(Agency::of_word(agency.ibtracs_prefix()), Some(agency));
        }
    }
}
