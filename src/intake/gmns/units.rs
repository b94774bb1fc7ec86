//! Which units a GMNS network is in: told, or found by holding lengths against the lines.

use super::table::Table;
use crate::intake::geo::{Point, haversine_m, plane};
use crate::scenario::choices::{LengthUnit, SpeedUnit};

/// The units of a network.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Units {
    /// Whether coordinates are longitude and latitude.
    pub degrees: bool,
    /// Metres in one unit of plane coordinates.
    pub plane_m: f64,
    /// Metres in one unit of length.
    pub length_m: f64,
    /// Kilometres an hour in one unit of speed.
    pub speed_km_h: f64,
}

impl Units {
    /// Distance of two points in metres.
    pub fn distance_m(&self, from: Point, to: Point) -> f64 {
        if self.degrees {
            haversine_m(from, to)
        } else {
            plane(from, to) * self.plane_m
        }
    }
}

/// Metres in a unit.
pub fn metres(unit: LengthUnit) -> f64 {
    match unit {
        LengthUnit::Metre => 1.0,
        LengthUnit::Kilometre => 1000.0,
        LengthUnit::Foot => 0.3048,
        LengthUnit::Mile => 1609.344,
    }
}

/// Kilometres an hour in a unit.
pub fn km_h(unit: SpeedUnit) -> f64 {
    match unit {
        SpeedUnit::KilometreHour => 1.0,
        SpeedUnit::MileHour => 1.609_344,
    }
}

/// What `config.csv` tells: the short unit of length and the unit of speed.
pub fn configured(config: &Table) -> (Option<LengthUnit>, Option<SpeedUnit>) {
    let Some(row) = config.rows().next() else {
        return (None, None);
    };
    let length = row.text(config.column("short_length")).to_ascii_lowercase();
    let speed = row.text(config.column("speed")).to_ascii_lowercase();
    let length = match length.as_str() {
        "m" | "meter" | "meters" | "metre" | "metres" => Some(LengthUnit::Metre),
        "km" | "kilometer" | "kilometers" | "kilometre" | "kilometres" => {
            Some(LengthUnit::Kilometre)
        }
        "ft" | "foot" | "feet" => Some(LengthUnit::Foot),
        "mi" | "mile" | "miles" => Some(LengthUnit::Mile),
        _ => None,
    };
    let speed = match speed.as_str() {
        "mph" | "mi/h" => Some(SpeedUnit::MileHour),
        "kph" | "km/h" | "kmh" | "kmph" | "km_h" => Some(SpeedUnit::KilometreHour),
        _ => None,
    };
    (length, speed)
}

/// Whether all points can be longitude and latitude.
pub fn look_like_degrees(points: impl Iterator<Item = Point>) -> bool {
    points
        .into_iter()
        .all(|(x, y)| (-180.0..=180.0).contains(&x) && (-90.0..=90.0).contains(&y))
}

/// The unit in which lengths agree best with the lines: the one nearest to the median of metres for one unit.
pub fn unit_of_lengths(mut metres_per_unit: Vec<f64>) -> Option<LengthUnit> {
    metres_per_unit.retain(|ratio| ratio.is_finite() && *ratio > 0.0);
    metres_per_unit.sort_by(f64::total_cmp);
    let median = *metres_per_unit.get(metres_per_unit.len() / 2)?;
    let off = |unit: &LengthUnit| libm::fabs(libm::log(median / metres(*unit)));
    LengthUnit::ALL
        .iter()
        .copied()
        .min_by(|one, two| off(one).total_cmp(&off(two)))
}
