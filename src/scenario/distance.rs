//! Distances between coordinates, and the nearest of many points.

/// Mean radius of the earth in metres (IUGG).
const EARTH_RADIUS_M: f64 = 6_371_008.8;

/// Distance in metres: straight in plane metres, great-circle (haversine) in degrees.
pub fn distance_m(planar: bool, a: [f64; 2], b: [f64; 2]) -> f64 {
    if planar {
        return libm::hypot(a[0] - b[0], a[1] - b[1]);
    }
    let (lat_a, lat_b) = (a[1].to_radians(), b[1].to_radians());
    let sin_lat = libm::sin((lat_b - lat_a) / 2.0);
    let sin_lon = libm::sin((b[0] - a[0]).to_radians() / 2.0);
    let h = sin_lat * sin_lat + libm::cos(lat_a) * libm::cos(lat_b) * sin_lon * sin_lon;
    2.0 * EARTH_RADIUS_M * libm::asin(libm::sqrt(h).min(1.0))
}

/// Position of the nearest point, and its distance in metres; `None` where there is no point.
pub fn nearest_point(planar: bool, points: &[[f64; 2]], at: [f64; 2]) -> Option<(usize, f64)> {
    // Near a point, a degree of longitude shrinks with the cosine of the latitude: enough to find the nearest.
    let squeeze = if planar {
        1.0
    } else {
        libm::cos(at[1].to_radians())
    };
    let rough = |point: &[f64; 2]| {
        let (dx, dy) = ((point[0] - at[0]) * squeeze, point[1] - at[1]);
        dx * dx + dy * dy
    };
    let nearest = points
        .iter()
        .map(rough)
        .enumerate()
        .min_by(|a, b| a.1.total_cmp(&b.1));
    nearest.map(|(index, _)| (index, distance_m(planar, points[index], at)))
}
