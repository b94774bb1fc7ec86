//! In which units the formats write their numbers, within which bounds, and what stands for "unknown".

use super::storm::{METRES_PER_NAUTICAL_MILE, SECONDS_PER_HOUR};

/// Unit in which a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// The unit of the storm: degrees, m/s, hPa, km.
    Same,
    /// Tenths of a degree.
    Tenth,
    /// Knots, to become m/s.
    Knot,
    /// Nautical miles, to become km.
    NauticalMile,
}

impl Unit {
    /// The value in the unit of the storm.
    pub fn of(self, value: f64) -> f64 {
        match self {
            Self::Same => value,
            // Products of whole numbers, divided last, give the decimals that are meant: 45 kt are 23.15 m/s.
            Self::Tenth => value / 10.0,
            Self::Knot => value * METRES_PER_NAUTICAL_MILE / SECONDS_PER_HOUR,
            Self::NauticalMile => value * METRES_PER_NAUTICAL_MILE / 1000.0,
        }
    }
}

/// Values that a number may take, as written.
#[derive(Clone, Copy, Debug)]
pub struct Bounds {
    /// What the number is called in findings.
    pub field: &'static str,
    /// Smallest.
    pub low: f64,
    /// Largest.
    pub high: f64,
    /// Unit as written.
    pub unit: Unit,
    /// Numbers that stand for "unknown", besides an empty cell.
    pub unknown: &'static [f64],
}

/// Bounds of the numbers of a fix in one format.
#[derive(Clone, Copy, Debug)]
pub struct FixBounds {
    /// Latitude.
    pub lat: Bounds,
    /// Longitude.
    pub lon: Bounds,
    /// Maximum sustained wind.
    pub wind: Bounds,
    /// Central pressure; the gross limits, within which odd ones are warned of.
    pub pressure: Bounds,
}

const fn bounds(field: &'static str, low: f64, high: f64, unit: Unit) -> Bounds {
    Bounds {
        field,
        low,
        high,
        unit,
        unknown: &[],
    }
}

const LAT: Bounds = bounds("lat", -90.0, 90.0, Unit::Same);
const LON: Bounds = bounds("lon", -180.0, 360.0, Unit::Same);
const WIND_KNOTS: Bounds = Bounds {
    unknown: &[0.0, 999.0, -999.0, 9999.0, -9999.0],
    ..bounds("wind", 0.0, 300.0, Unit::Knot)
};
/// Pressure in hPa; 999 is a pressure, so it does not mean "unknown" here.
const PRESSURE_HPA: Bounds = Bounds {
    unknown: &[0.0, -999.0, 9999.0, -9999.0],
    ..bounds("central_pressure", 800.0, 1100.0, Unit::Same)
};

/// Degrees, m/s, hPa: the canonical file.
pub const DEGREES_METRES: FixBounds = FixBounds {
    lat: LAT,
    lon: LON,
    wind: Bounds {
        high: 150.0,
        unit: Unit::Same,
        ..WIND_KNOTS
    },
    pressure: PRESSURE_HPA,
};
/// Degrees, knots, hPa: `IBTrACS` and plain tables.
pub const DEGREES_KNOTS: FixBounds = FixBounds {
    wind: WIND_KNOTS,
    ..DEGREES_METRES
};
/// Tenths of a degree, knots, hPa: JMA and ATCF.
pub const TENTHS_KNOTS: FixBounds = FixBounds {
    lat: bounds("lat", -900.0, 900.0, Unit::Tenth),
    lon: bounds("lon", -1800.0, 3600.0, Unit::Tenth),
    ..DEGREES_KNOTS
};
/// Tenths of a degree, m/s, hPa: CMA.
pub const TENTHS_METRES: FixBounds = FixBounds {
    wind: DEGREES_METRES.wind,
    ..TENTHS_KNOTS
};
/// Radius of maximum wind in km.
pub const RMAX_KM: Bounds = Bounds {
    unknown: &[0.0, 999.0, -999.0, 9999.0, -9999.0],
    ..bounds("rmax", 0.0, 1000.0, Unit::Same)
};
/// Radius of maximum wind in nautical miles.
pub const RMAX_NAUTICAL_MILES: Bounds = Bounds {
    high: 540.0,
    unit: Unit::NauticalMile,
    ..RMAX_KM
};
/// Extent of winds above some speed, in nautical miles; 0 where there are none.
pub const RADIUS_NAUTICAL_MILES: Bounds = Bounds {
    unknown: &[0.0, -999.0, 9999.0, -9999.0],
    ..bounds("radius", 0.0, 1200.0, Unit::NauticalMile)
};
