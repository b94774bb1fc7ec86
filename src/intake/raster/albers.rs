//! The Albers equal-area conic projection: the grid of LANDFIRE, EPSG:5070.
//!
//! Snyder (1987), *Map Projections: A Working Manual*, USGS Professional Paper 1395, pages 101–102, ellipsoidal form.

use super::ellipsoid::Ellipsoid;
use crate::intake::geo::Point;

/// What an Albers cone is defined by; angles in degrees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cone {
    /// The figure of the earth.
    pub ellipsoid: Ellipsoid,
    /// First standard parallel; must not be the second one mirrored at the equator.
    pub parallel_1_deg: f64,
    /// Second standard parallel.
    pub parallel_2_deg: f64,
    /// Latitude of the origin.
    pub origin_lat_deg: f64,
    /// Central meridian.
    pub central_meridian_deg: f64,
}

/// A cone with its constants worked out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Albers {
    cone: Cone,
    eccentricity: f64,
    n: f64,
    c: f64,
    origin_rho_m: f64,
}

impl Albers {
    /// Works out n, C and ρ₀; Snyder (1987), eq. 14-12 to 14-15.
    pub fn new(cone: Cone) -> Self {
        let e2 = cone.ellipsoid.eccentricity_squared();
        let eccentricity = libm::sqrt(e2);
        let m_squared = |lat_deg: f64| {
            let (sin, cos) = (
                libm::sin(lat_deg.to_radians()),
                libm::cos(lat_deg.to_radians()),
            );
            cos * cos / (1.0 - e2 * sin * sin)
        };
        let q = |lat_deg: f64| authalic(eccentricity, libm::sin(lat_deg.to_radians()));
        let (m1, m2) = (
            m_squared(cone.parallel_1_deg),
            m_squared(cone.parallel_2_deg),
        );
        let (q1, q2) = (q(cone.parallel_1_deg), q(cone.parallel_2_deg));
        let n = if (q2 - q1).abs() > 1e-12 {
            (m1 - m2) / (q2 - q1)
        } else {
            libm::sin(cone.parallel_1_deg.to_radians())
        };
        let c = m1 + n * q1;
        let mut albers = Self {
            cone,
            eccentricity,
            n,
            c,
            origin_rho_m: 0.0,
        };
        albers.origin_rho_m = albers.rho_m(q(cone.origin_lat_deg));
        albers
    }

    /// x and y in metres; Snyder (1987), eq. 14-1 to 14-4.
    pub fn forward(&self, (lon_deg, lat_deg): Point) -> Point {
        let sin = libm::sin(lat_deg.clamp(-90.0, 90.0).to_radians());
        let rho = self.rho_m(authalic(self.eccentricity, sin));
        let turn = libm::remainder(lon_deg - self.cone.central_meridian_deg, 360.0).to_radians();
        let theta = self.n * turn;
        (
            rho * libm::sin(theta),
            self.origin_rho_m - rho * libm::cos(theta),
        )
    }

    /// Longitude and latitude in degrees; Snyder (1987), eq. 14-8 to 14-11, 14-19 and 3-16.
    pub fn inverse(&self, (x_m, y_m): Point) -> Point {
        let down = self.origin_rho_m - y_m;
        let sign = if self.n < 0.0 { -1.0 } else { 1.0 };
        let rho = libm::hypot(x_m, down) / self.cone.ellipsoid.semi_major_m;
        let theta = libm::atan2(sign * x_m, sign * down);
        let q = (self.c - rho * rho * self.n * self.n) / self.n;
        let lon = self.cone.central_meridian_deg + (theta / self.n).to_degrees();
        (libm::remainder(lon, 360.0), self.latitude_deg(q))
    }

    fn rho_m(&self, q: f64) -> f64 {
        self.cone.ellipsoid.semi_major_m * libm::sqrt((self.c - self.n * q).max(0.0)) / self.n
    }

    /// Snyder (1987), eq. 3-16; the pole itself is a limit that the iteration does not reach.
    fn latitude_deg(&self, q: f64) -> f64 {
        let e = self.eccentricity;
        let pole = authalic(e, 1.0);
        if q.abs() >= pole - 1e-12 {
            return 90.0_f64.copysign(q);
        }
        let mut lat = libm::asin((q / 2.0).clamp(-1.0, 1.0));
        for _ in 0..20 {
            let (sin, cos) = (libm::sin(lat), libm::cos(lat).max(1e-12));
            let inner = 1.0 - e * e * sin * sin;
            let step = inner * inner / (2.0 * cos) * (q - authalic(e, sin)) / (1.0 - e * e);
            lat = (lat + step).clamp(-std::f64::consts::FRAC_PI_2, std::f64::consts::FRAC_PI_2);
            if step.abs() < 1e-14 {
                break;
            }
        }
        lat.to_degrees()
    }
}

/// q of Snyder (1987), eq. 3-12: twice the sine of the authalic latitude, for an eccentricity above zero.
fn authalic(e: f64, sin: f64) -> f64 {
    let inner = 1.0 - e * e * sin * sin;
    (1.0 - e * e) * (sin / inner + libm::atanh(e * sin) / e)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const CLARKE_1866: Ellipsoid = Ellipsoid {
        semi_major_m: 6_378_206.4,
        inverse_flattening: 294.978_698_214,
    };

    fn conus(ellipsoid: Ellipsoid) -> Cone {
        Cone {
            ellipsoid,
            parallel_1_deg: 29.5,
            parallel_2_deg: 45.5,
            origin_lat_deg: 23.0,
            central_meridian_deg: -96.0,
        }
    }

    /// Snyder (1987), page 292: printed to 0.1 m.
    #[test]
    fn the_numerical_example_of_snyder_is_met() {
        let albers = Albers::new(conus(CLARKE_1866));
        let (x, y) = albers.forward((-75.0, 35.0));
        assert!(
            (x - 1_885_472.7).abs() < 0.06 && (y - 1_535_925.0).abs() < 0.06,
            "{x} {y}"
        );
        let (lon, lat) = albers.inverse((1_885_472.7, 1_535_925.0));
        assert!(
            (lon + 75.0).abs() < 1e-6 && (lat - 35.0).abs() < 1e-6,
            "{lon} {lat}"
        );
    }

    /// `builtins.gie` of PROJ, `+proj=aea +ellps=GRS80 +lat_1=0 +lat_2=2`, to 1 mm.
    #[test]
    fn points_of_proj_are_met_to_a_millimetre() {
        let cone = Cone {
            ellipsoid: Ellipsoid::GRS80,
            parallel_1_deg: 0.0,
            parallel_2_deg: 2.0,
            origin_lat_deg: 0.0,
            central_meridian_deg: 0.0,
        };
        let albers = Albers::new(cone);
        let published = [
            ((2.0, 1.0), (222_571.608_757_106, 110_653.326_743_030)),
            ((2.0, -1.0), (222_706.306_508_391, -110_484.267_144_400)),
            ((150.0, 50.0), (16_468_399.358_2, 5_275_043.981_5)),
        ];
        for (at, (x, y)) in published {
            let (east, north) = albers.forward(at);
            assert!(
                (east - x).abs() < 1e-3 && (north - y).abs() < 1e-3,
                "{east} {north}"
            );
        }
    }

    proptest! {
        #[test]
        fn there_and_back_is_the_same_place(lon in -180.0..-12.0_f64, lat in -60.0..89.0_f64) {
            let albers = Albers::new(conus(Ellipsoid::GRS80));
            let (back_lon, back_lat) = albers.inverse(albers.forward((lon, lat)));
            prop_assert!((back_lon - lon).abs() < 1e-9, "{back_lon} {lon}");
            prop_assert!((back_lat - lat).abs() < 1e-9, "{back_lat} {lat}");
        }

        #[test]
        fn every_finite_input_gives_a_finite_output(x in -1e12..1e12_f64, y in -1e12..1e12_f64) {
            let albers = Albers::new(conus(Ellipsoid::GRS80));
            for (a, b) in [albers.forward((x, y)), albers.inverse((x, y))] {
                prop_assert!(a.is_finite() && b.is_finite(), "{a} {b}");
            }
        }
    }
}
