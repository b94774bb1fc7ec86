//! Coordinate reference systems that rasters may be in, by their EPSG code.
//!
//! In: a code. Out: longitude and latitude for its coordinates and back. WGS 84, CGCS2000 and NAD83 are taken as one
//! datum: they differ by less than 2 m, far below a cell. GCJ-02 and BD-09 are no raster systems and are not here.

use std::fmt;
use std::str::FromStr;

use super::albers::{Albers, Cone};
use super::ellipsoid::Ellipsoid;
use super::transverse_mercator::{Belt, TransverseMercator};
use crate::intake::geo::Point;

/// A supported system: EPSG:4326, 4490 and 4269 (degrees), 32601–32660 and 32701–32760 (UTM), 4491–4554 (CGCS2000
/// Gauss-Krüger) and 5070 (Albers, contiguous United States). There is no other value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Crs(u32);

/// How coordinates of a system become longitude and latitude; work it out once, use it for many points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Projection {
    /// Coordinates are degrees already.
    Degrees,
    /// Belts of a transverse cylinder.
    TransverseMercator(TransverseMercator),
    /// An equal-area cone.
    Albers(Albers),
}

impl Crs {
    /// WGS 84, degrees.
    pub const WGS84: Self = Self(4326);

    /// The system with this EPSG code, if it is supported.
    pub fn from_epsg(code: u32) -> Option<Self> {
        matches!(code, 4326 | 4490 | 4269 | 32601..=32660 | 32701..=32760 | 4491..=4554 | 5070)
            .then_some(Self(code))
    }
    /// Every supported system.
    pub fn all() -> impl Iterator<Item = Self> {
        [4326, 4490, 4269, 5070]
            .into_iter()
            .chain(4491..=4554)
            .chain(32601..=32660)
            .chain(32701..=32760)
            .map(Self)
    }
    /// Its EPSG code.
    pub fn epsg(self) -> u32 {
        self.0
    }
    /// Whether coordinates are degrees.
    pub fn is_geographic(self) -> bool {
        matches!(self.0, 4326 | 4490 | 4269)
    }
    /// The figure of the earth.
    pub fn ellipsoid(self) -> Ellipsoid {
        match self.0 {
            4326 | 32601.. => Ellipsoid::WGS84,
            _ => Ellipsoid::GRS80,
        }
    }
    /// The belt of a transverse Mercator system. CGCS2000 belts come with the number of the belt before the easting
    /// (EPSG:4491–4501 by 6°, 4513–4533 by 3°) and without it (4502–4512, 4534–4554); GB/T 33177-2016 uses the former.
    pub fn belt(self) -> Option<Belt> {
        let utm = |zone: u32, false_northing_m| Belt {
            ellipsoid: Ellipsoid::WGS84,
            central_meridian_deg: 6.0 * f64::from(zone) - 183.0,
            scale: 0.9996,
            false_easting_m: 500_000.0,
            false_northing_m,
        };
        let gauss = |central_meridian_deg: f64, zone: u32| Belt {
            ellipsoid: Ellipsoid::GRS80,
            central_meridian_deg,
            scale: 1.0,
            false_easting_m: 1e6 * f64::from(zone) + 500_000.0,
            false_northing_m: 0.0,
        };
        let by_6 = |at: u32| 75.0 + 6.0 * f64::from(at);
        let by_3 = |at: u32| 75.0 + 3.0 * f64::from(at);
        match self.0 {
            code @ 32601..=32660 => Some(utm(code - 32600, 0.0)),
            code @ 32701..=32760 => Some(utm(code - 32700, 1e7)),
            code @ 4491..=4501 => Some(gauss(by_6(code - 4491), code - 4491 + 13)),
            code @ 4502..=4512 => Some(gauss(by_6(code - 4502), 0)),
            code @ 4513..=4533 => Some(gauss(by_3(code - 4513), code - 4513 + 25)),
            code @ 4534..=4554 => Some(gauss(by_3(code - 4534), 0)),
            _ => None,
        }
    }
    /// How its coordinates become longitude and latitude.
    pub fn projection(self) -> Projection {
        match self.belt() {
            Some(belt) => Projection::TransverseMercator(TransverseMercator::new(belt)),
            None if self.is_geographic() => Projection::Degrees,
            None => Projection::Albers(Albers::new(Cone {
                ellipsoid: Ellipsoid::GRS80,
                parallel_1_deg: 29.5,
                parallel_2_deg: 45.5,
                origin_lat_deg: 23.0,
                central_meridian_deg: -96.0,
            })),
        }
    }
}

impl Projection {
    /// Longitude and latitude in degrees of a point of the system.
    pub fn to_lon_lat(&self, at: Point) -> Point {
        match self {
            Self::Degrees => at,
            Self::TransverseMercator(belt) => belt.inverse(at),
            Self::Albers(cone) => cone.inverse(at),
        }
    }
    /// The point of the system at this longitude and latitude in degrees.
    pub fn of_lon_lat(&self, at: Point) -> Point {
        match self {
            Self::Degrees => at,
            Self::TransverseMercator(belt) => belt.forward(at),
            Self::Albers(cone) => cone.forward(at),
        }
    }
}

impl fmt::Display for Crs {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "EPSG:{}", self.0)
    }
}

impl FromStr for Crs {
    type Err = ();
    /// Reads `EPSG:4326` or `4326`.
    fn from_str(text: &str) -> Result<Self, ()> {
        let text = text.trim();
        let digits = match text.get(..5) {
            Some(head) if head.eq_ignore_ascii_case("epsg:") => &text[5..],
            _ => text,
        };
        digits
            .trim()
            .parse()
            .ok()
            .and_then(Self::from_epsg)
            .ok_or(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Central meridian and false easting as the EPSG registry has them.
    #[test]
    fn belts_are_those_of_the_registry() {
        let registry = [
            (4491, 75.0, 13_500_000.0),
            (4501, 135.0, 23_500_000.0),
            (4508, 111.0, 500_000.0),
            (4513, 75.0, 25_500_000.0),
            (4526, 114.0, 38_500_000.0),
            (4533, 135.0, 45_500_000.0),
            (4547, 114.0, 500_000.0),
            (4554, 135.0, 500_000.0),
            (32611, -117.0, 500_000.0),
            (32650, 117.0, 500_000.0),
        ];
        for (code, meridian, easting) in registry {
            let belt = Crs::from_epsg(code).and_then(Crs::belt).expect("a belt");
            assert_eq!(
                (belt.central_meridian_deg, belt.false_easting_m),
                (meridian, easting),
                "{code}"
            );
        }
    }

    #[test]
    fn every_system_takes_its_middle_there_and_back() {
        for crs in Crs::all() {
            let lon = crs.belt().map_or(-96.0, |belt| belt.central_meridian_deg);
            let projection = crs.projection();
            let (x, y) = projection.to_lon_lat(projection.of_lon_lat((lon + 1.0, 31.0)));
            assert!(
                (x - lon - 1.0).abs() < 1e-9 && (y - 31.0).abs() < 1e-9,
                "{crs}"
            );
        }
    }

    #[test]
    fn codes_are_read_with_and_without_their_prefix() {
        assert_eq!("EPSG:4326".parse(), Ok(Crs::WGS84));
        assert_eq!(" epsg: 4326 ".parse(), Ok(Crs::WGS84));
        assert_eq!("4326".parse(), Ok(Crs::WGS84));
        for wrong in ["", "EPSG:", "EPSG:3857", "WGS84", "测绘局", "4326.0"] {
            assert_eq!(wrong.parse::<Crs>(), Err(()), "{wrong}");
        }
    }
}
