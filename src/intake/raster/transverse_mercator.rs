//! The transverse Mercator projection by Krüger's series: UTM and the Gauss-Krüger belts of China.
//!
//! In: longitude and latitude in degrees, or easting and northing in metres. Out: the other pair. Within 3,900 km of the
//! central meridian the series to n⁶ errs by less than 5 nm; Karney (2011), "Transverse Mercator with an accuracy of
//! a few nanometers", Journal of Geodesy 85, 475–485, eq. 7–11, 14, 35 and 36.

use super::ellipsoid::Ellipsoid;
use crate::intake::geo::Point;

/// Coefficients of the series in n for one harmonic, from n¹ to n⁶; Karney (2011), eq. 35.
const ALPHA: [[f64; 6]; 6] = [
    [
        1.0 / 2.0,
        -2.0 / 3.0,
        5.0 / 16.0,
        41.0 / 180.0,
        -127.0 / 288.0,
        7891.0 / 37800.0,
    ],
    [
        0.0,
        13.0 / 48.0,
        -3.0 / 5.0,
        557.0 / 1440.0,
        281.0 / 630.0,
        -1_983_433.0 / 1_935_360.0,
    ],
    [
        0.0,
        0.0,
        61.0 / 240.0,
        -103.0 / 140.0,
        15061.0 / 26880.0,
        167_603.0 / 181_440.0,
    ],
    [
        0.0,
        0.0,
        0.0,
        49561.0 / 161_280.0,
        -179.0 / 168.0,
        6_601_661.0 / 7_257_600.0,
    ],
    [
        0.0,
        0.0,
        0.0,
        0.0,
        34729.0 / 80640.0,
        -3_418_889.0 / 1_995_840.0,
    ],
    [0.0, 0.0, 0.0, 0.0, 0.0, 212_378_941.0 / 319_334_400.0],
];
/// The same for the way back; Karney (2011), eq. 36.
const BETA: [[f64; 6]; 6] = [
    [
        1.0 / 2.0,
        -2.0 / 3.0,
        37.0 / 96.0,
        -1.0 / 360.0,
        -81.0 / 512.0,
        96199.0 / 604_800.0,
    ],
    [
        0.0,
        1.0 / 48.0,
        1.0 / 15.0,
        -437.0 / 1440.0,
        46.0 / 105.0,
        -1_118_711.0 / 3_870_720.0,
    ],
    [
        0.0,
        0.0,
        17.0 / 480.0,
        -37.0 / 840.0,
        -209.0 / 4480.0,
        5569.0 / 90720.0,
    ],
    [
        0.0,
        0.0,
        0.0,
        4397.0 / 161_280.0,
        -11.0 / 504.0,
        -830_251.0 / 7_257_600.0,
    ],
    [
        0.0,
        0.0,
        0.0,
        0.0,
        4583.0 / 161_280.0,
        -108_847.0 / 3_991_680.0,
    ],
    [0.0, 0.0, 0.0, 0.0, 0.0, 20_648_693.0 / 638_668_800.0],
];

/// What a belt is defined by.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Belt {
    /// The figure of the earth.
    pub ellipsoid: Ellipsoid,
    /// Central meridian in degrees.
    pub central_meridian_deg: f64,
    /// Scale on the central meridian.
    pub scale: f64,
    /// Easting of the central meridian in metres.
    pub false_easting_m: f64,
    /// Northing of the equator in metres.
    pub false_northing_m: f64,
}

/// A belt with its series worked out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TransverseMercator {
    belt: Belt,
    eccentricity: f64,
    rectifying_radius_m: f64,
    alpha: [f64; 6],
    beta: [f64; 6],
}

impl TransverseMercator {
    /// Works out the series of a belt.
    pub fn new(belt: Belt) -> Self {
        let f = belt.ellipsoid.flattening();
        let n = f / (2.0 - f);
        let n2 = n * n;
        let series = |rows: [[f64; 6]; 6]| {
            rows.map(|row| row.iter().rev().fold(0.0, |sum, &term| (sum + term) * n))
        };
        Self {
            belt,
            eccentricity: libm::sqrt(belt.ellipsoid.eccentricity_squared()),
            rectifying_radius_m: belt.ellipsoid.semi_major_m / (1.0 + n)
                * (1.0 + n2 / 4.0 + n2 * n2 / 64.0 + n2 * n2 * n2 / 256.0),
            alpha: series(ALPHA),
            beta: series(BETA),
        }
    }
    /// What the belt is defined by.
    pub fn belt(&self) -> &Belt {
        &self.belt
    }

    /// Easting and northing in metres; Karney (2011), eq. 7–11. Points a quarter of the earth away have none that is
    /// of use, but it is finite.
    pub fn forward(&self, (lon_deg, lat_deg): Point) -> Point {
        let lambda = libm::remainder(lon_deg - self.belt.central_meridian_deg, 360.0).to_radians();
        let tau = libm::tan(lat_deg.clamp(-90.0, 90.0).to_radians());
        let conformal = self.conformal(tau);
        let (sin, cos) = (libm::sin(lambda), libm::cos(lambda));
        let xi = libm::atan2(conformal, cos);
        let eta = libm::asinh(sin / libm::hypot(conformal, cos).max(f64::EPSILON));
        let (xi, eta) = harmonics(&self.alpha, xi, eta, 1.0);
        let metres = self.belt.scale * self.rectifying_radius_m;
        (
            self.belt.false_easting_m + metres * eta,
            self.belt.false_northing_m + metres * xi,
        )
    }

    /// Longitude and latitude in degrees; Karney (2011), eq. 15–21.
    pub fn inverse(&self, (easting_m, northing_m): Point) -> Point {
        let metres = self.belt.scale * self.rectifying_radius_m;
        // Beyond a quarter of the earth the series says nothing, and its exponentials would overflow.
        let part = |distance_m: f64| (distance_m / metres).clamp(-LIMIT, LIMIT);
        let xi = part(northing_m - self.belt.false_northing_m);
        let eta = part(easting_m - self.belt.false_easting_m);
        let (xi, eta) = harmonics(&self.beta, xi, eta, -1.0);
        let (sinh, cos) = (libm::sinh(eta), libm::cos(xi));
        let conformal = libm::sin(xi) / libm::hypot(sinh, cos).max(f64::EPSILON);
        let tau = self.geographic(conformal);
        let lambda = libm::atan2(sinh, cos).to_degrees();
        let lon = libm::remainder(self.belt.central_meridian_deg + lambda, 360.0);
        (lon, libm::atan(tau).to_degrees())
    }

    /// Tangent of the conformal latitude; Karney (2011), eq. 7–9.
    fn conformal(&self, tau: f64) -> f64 {
        let root = libm::hypot(1.0, tau);
        let e = self.eccentricity;
        let sigma = libm::sinh(e * libm::atanh(e * tau / root));
        tau * libm::hypot(1.0, sigma) - sigma * root
    }

    /// Tangent of the geographic latitude by Newton's method; Karney (2011), eq. 19–21. Three steps reach the last bit.
    fn geographic(&self, conformal: f64) -> f64 {
        let one_less_e2 = 1.0 - self.eccentricity * self.eccentricity;
        let mut tau = conformal;
        for _ in 0..5 {
            let now = self.conformal(tau);
            let step = (conformal - now) / libm::hypot(1.0, now) * (1.0 + one_less_e2 * tau * tau)
                / (one_less_e2 * libm::hypot(1.0, tau));
            tau += step;
        }
        tau
    }
}

/// Radians of arc beyond which the series is not used: past the pole and its far side.
const LIMIT: f64 = 4.0;

/// ξ ± Σ cⱼ sin 2jξ cosh 2jη and η ± Σ cⱼ cos 2jξ sinh 2jη; Karney (2011), eq. 11 and 15.
fn harmonics(coefficients: &[f64; 6], xi: f64, eta: f64, sign: f64) -> Point {
    let (mut along, mut across) = (xi, eta);
    for (j, c) in (1..).zip(coefficients) {
        let twice = 2.0 * f64::from(j);
        along += sign * c * libm::sin(twice * xi) * libm::cosh(twice * eta);
        across += sign * c * libm::cos(twice * xi) * libm::sinh(twice * eta);
    }
    (along, across)
}

#[cfg(test)]
#[path = "transverse_mercator_tests.rs"]
mod tests;
