//! Distances.

/// Mean radius of the earth in metres (International Union of Geodesy and Geophysics).
const EARTH_RADIUS_M: f64 = 6_371_008.8;

/// Straight distance between two points of a plane, in its unit.
pub fn plane_m(a: [f64; 2], b: [f64; 2]) -> f64 {
    libm::hypot(a[0] - b[0], a[1] - b[1])
}

/// Great-circle distance in metres between two points in degrees, by the haversine formula.
pub fn sphere_m(a: [f64; 2], b: [f64; 2]) -> f64 {
    let (lat_a, lat_b) = (a[1].to_radians(), b[1].to_radians());
    let (sin_lat, sin_lon) = (
        libm::sin((lat_b - lat_a) / 2.0),
        libm::sin((b[0] - a[0]).to_radians() / 2.0),
    );
    let h = sin_lat * sin_lat + libm::cos(lat_a) * libm::cos(lat_b) * sin_lon * sin_lon;
    2.0 * EARTH_RADIUS_M * libm::asin(libm::sqrt(h).min(1.0))
}

/// How far `to` lies east and north of `from`, in metres: on a plane, or in degrees a few tens of kilometres apart.
pub fn offset_m(from: [f64; 2], to: [f64; 2], planar: bool) -> [f64; 2] {
    if planar {
        return [to[0] - from[0], to[1] - from[1]];
    }
    let lat = f64::midpoint(from[1], to[1]).to_radians();
    let [lon, up] = [to[0] - from[0], to[1] - from[1]].map(f64::to_radians);
    [EARTH_RADIUS_M * libm::cos(lat) * lon, EARTH_RADIUS_M * up]
}

/// The point that lies so many metres east and north of `from`: [`offset_m`] undone.
pub fn displaced(from: [f64; 2], [east_m, north_m]: [f64; 2], planar: bool) -> [f64; 2] {
    if planar {
        return [from[0] + east_m, from[1] + north_m];
    }
    let lat_deg = from[1] + (north_m / EARTH_RADIUS_M).to_degrees();
    let middle = f64::midpoint(from[1], lat_deg).to_radians();
    let lon_deg = from[0] + (east_m / (EARTH_RADIUS_M * libm::cos(middle))).to_degrees();
    [lon_deg, lat_deg]
}

/// Where a longitude and latitude lie on a Mercator map, in km at the equator. The map is conformal: around a place all
/// distances are alike 1 / cos(latitude) too long, whichever way they lie.
pub fn mercator_km([lon_deg, lat_deg]: [f64; 2]) -> [f64; 2] {
    let lat = lat_deg.to_radians();
    [lon_deg.to_radians(), libm::asinh(libm::tan(lat))].map(|x| x * EARTH_RADIUS_M / 1000.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_degree_of_latitude_is_the_radius_in_radians() {
        let degree = sphere_m([112.0, 22.0], [112.0, 23.0]);
        assert!(
            (degree - EARTH_RADIUS_M.to_radians()).abs() < 1e-6,
            "{degree}"
        );
        let of_longitude = sphere_m([0.0, 60.0], [0.001, 60.0]);
        assert!(
            (of_longitude - 0.0005 * EARTH_RADIUS_M.to_radians()).abs() < 1e-4,
            "{of_longitude}"
        );
    }

    #[test]
    fn offsets_point_east_and_north_and_are_as_long_as_the_great_circle() {
        let (from, to) = ([112.0, 22.0], [112.3, 22.2]);
        let [east, north] = offset_m(from, to, false);
        assert!(east > 0.0 && north > 0.0);
        let length = libm::hypot(east, north) / sphere_m(from, to);
        assert!((length - 1.0).abs() < 1e-5, "{length}");
        let plane = offset_m([3.0, 4.0], [5.0, 1.0], true);
        assert_eq!(plane.map(f64::to_bits), [2.0_f64, -3.0].map(f64::to_bits));
    }

    #[test]
    fn what_is_displaced_lies_at_that_offset() {
        for planar in [false, true] {
            for offset in [[3000.0, -4000.0], [0.0, 0.0], [-20_000.0, 10.0]] {
                let from = [112.0, -22.0];
                let back = offset_m(from, displaced(from, offset, planar), planar);
                for axis in 0..2 {
                    assert!((back[axis] - offset[axis]).abs() < 1e-6, "{back:?}");
                }
            }
        }
    }

    #[test]
    fn a_mercator_map_is_as_long_whichever_way_once_scaled_by_the_latitude() {
        let from = [112.6, 22.4];
        for bearing in [0.0, 60.0, 150.0, 270.0_f64] {
            let (north, east) = (
                libm::cos(bearing.to_radians()),
                libm::sin(bearing.to_radians()),
            );
            let to = [from[0] + 0.2 * east, from[1] + 0.2 * north];
            let [a, b] = [from, to].map(mercator_km);
            let scaled = plane_m(a, b) * libm::cos(22.4_f64.to_radians());
            let true_km = sphere_m(from, to) / 1000.0;
            assert!(
                (scaled / true_km - 1.0).abs() < 0.01,
                "{bearing}: {scaled} {true_km}"
            );
        }
    }
}
