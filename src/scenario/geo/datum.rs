//! GCJ-02 and BD-09, the shifted datums of Chinese web maps.
//!
//! The shift of GCJ-02 is a smooth function of position on the ellipsoid of Krasovsky (1940); its constants have been
//! published by many implementations (for instance the `eviltransform` and `gcoord` projects, both open source). It
//! applies inside a box around mainland China; outside, and for CGCS2000, positions are WGS 84 as they stand.

use std::f64::consts::PI;

use crate::scenario::choices::Datum;

/// Semi-major axis of the Krasovsky ellipsoid in metres, and its first eccentricity squared.
const KRASOVSKY: (f64, f64) = (6_378_245.0, 0.006_693_421_622_965_943);
/// The box within which GCJ-02 is shifted: longitude, latitude.
const SHIFTED: ([f64; 2], [f64; 2]) = ([72.004, 137.8347], [0.8293, 55.8271]);
/// Period of the ripple of BD-09.
const RIPPLE: f64 = PI * 3000.0 / 180.0;
/// Offset of BD-09 in degrees: longitude, latitude.
const OFFSET: [f64; 2] = [0.0065, 0.006];
/// Iterations of the inverse; each gains more than two digits, so that it ends below a nanometre.
const ROUNDS: usize = 12;

/// Longitude and latitude in WGS 84 of a position in another datum.
pub fn to_wgs84(datum: Datum, point: [f64; 2]) -> [f64; 2] {
    match datum {
        Datum::Wgs84 | Datum::Cgcs2000 | Datum::LocalM => point,
        Datum::Gcj02 => invert(wgs84_to_gcj02, point),
        Datum::Bd09 => invert(wgs84_to_gcj02, invert(gcj02_to_bd09, point)),
    }
}

/// A position in WGS 84 expressed in another datum.
pub fn from_wgs84(datum: Datum, point: [f64; 2]) -> [f64; 2] {
    match datum {
        Datum::Wgs84 | Datum::Cgcs2000 | Datum::LocalM => point,
        Datum::Gcj02 => wgs84_to_gcj02(point),
        Datum::Bd09 => gcj02_to_bd09(wgs84_to_gcj02(point)),
    }
}

/// Finds the point that `forward` maps to `target`: the shift changes slowly, so that repeated correction converges.
fn invert(forward: impl Fn([f64; 2]) -> [f64; 2], target: [f64; 2]) -> [f64; 2] {
    let mut point = target;
    for _ in 0..ROUNDS {
        let image = forward(point);
        point = [
            point[0] + target[0] - image[0],
            point[1] + target[1] - image[1],
        ];
    }
    point
}

fn wgs84_to_gcj02([lon, lat]: [f64; 2]) -> [f64; 2] {
    let inside = |value: f64, [low, high]: [f64; 2]| low <= value && value <= high;
    if !inside(lon, SHIFTED.0) || !inside(lat, SHIFTED.1) {
        return [lon, lat];
    }
    let (x, y) = (lon - 105.0, lat - 35.0);
    let (axis, eccentricity) = KRASOVSKY;
    let radians = lat.to_radians();
    let magic = 1.0 - eccentricity * libm::sin(radians) * libm::sin(radians);
    let meridian = axis * (1.0 - eccentricity) / (magic * libm::sqrt(magic));
    let parallel = axis / libm::sqrt(magic) * libm::cos(radians);
    [
        lon + (east_m(x, y) / parallel).to_degrees(),
        lat + (north_m(x, y) / meridian).to_degrees(),
    ]
}

fn east_m(x: f64, y: f64) -> f64 {
    let wave = |factor: f64, period: f64| factor * libm::sin(x * PI / period);
    300.0
        + x
        + 2.0 * y
        + 0.1 * x * x
        + 0.1 * x * y
        + 0.1 * libm::sqrt(x.abs())
        + (wave(20.0, 1.0 / 6.0) + wave(20.0, 0.5)) * 2.0 / 3.0
        + (wave(20.0, 1.0) + wave(40.0, 3.0)) * 2.0 / 3.0
        + (wave(150.0, 12.0) + wave(300.0, 30.0)) * 2.0 / 3.0
}

fn north_m(x: f64, y: f64) -> f64 {
    let wave = |factor: f64, value: f64, period: f64| factor * libm::sin(value * PI / period);
    -100.0
        + 2.0 * x
        + 3.0 * y
        + 0.2 * y * y
        + 0.1 * x * y
        + 0.2 * libm::sqrt(x.abs())
        + (wave(20.0, x, 1.0 / 6.0) + wave(20.0, x, 0.5)) * 2.0 / 3.0
        + (wave(20.0, y, 1.0) + wave(40.0, y, 3.0)) * 2.0 / 3.0
        + (wave(160.0, y, 12.0) + wave(320.0, y, 30.0)) * 2.0 / 3.0
}

fn gcj02_to_bd09([lon, lat]: [f64; 2]) -> [f64; 2] {
    let radius = libm::sqrt(lon * lon + lat * lat) + 0.000_02 * libm::sin(lat * RIPPLE);
    let angle = libm::atan2(lat, lon) + 0.000_003 * libm::cos(lon * RIPPLE);
    [
        radius * libm::cos(angle) + OFFSET[0],
        radius * libm::sin(angle) + OFFSET[1],
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::geo::sphere_m;
    use proptest::prelude::*;

    #[test]
    fn the_shift_is_as_large_as_measured_over_the_mainland() {
        // Mean 347.6 m, standard deviation 164 m over mainland points (documentation of the package pygcj).
        let mut shifts = Vec::new();
        for lon in (80..=130).step_by(2) {
            for lat in (20..=50).step_by(2) {
                let point = [f64::from(lon), f64::from(lat)];
                shifts.push(sphere_m(point, from_wgs84(Datum::Gcj02, point)));
            }
        }
        let mean = shifts.iter().sum::<f64>() / shifts.len() as f64;
        assert!((200.0..700.0).contains(&mean), "{mean}");
    }

    #[test]
    fn outside_the_box_nothing_is_shifted() {
        for point in [[2.35, 48.85], [139.7, 35.7]] {
            assert_eq!(
                from_wgs84(Datum::Gcj02, point).map(f64::to_bits),
                point.map(f64::to_bits)
            );
        }
    }

    proptest! {
        #[test]
        fn round_trips_end_within_a_millimetre(lon in 73.0..135.0f64, lat in 18.0..54.0f64) {
            for datum in [Datum::Gcj02, Datum::Bd09, Datum::Cgcs2000] {
                let back = to_wgs84(datum, from_wgs84(datum, [lon, lat]));
                prop_assert!(sphere_m(back, [lon, lat]) < 0.001, "{datum:?} {back:?}");
            }
        }
    }
}
