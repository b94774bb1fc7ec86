//! Lines on the earth and in the plane: lengths, and how they are written as WKT.
//!
//! In: points as (x, y), longitude before latitude. Out: metres, and `LINESTRING` text.

use std::fmt::Write as _;

/// A point: longitude and latitude in degrees, or x and y of a plane.
pub type Point = (f64, f64);

/// Mean radius of the earth in metres (IUGG).
const EARTH_RADIUS_M: f64 = 6_371_008.8;

/// Length of the great circle between two points in degrees, in metres.
pub fn haversine_m(from: Point, to: Point) -> f64 {
    let (lat_from, lat_to) = (from.1.to_radians(), to.1.to_radians());
    let half = |difference: f64| libm::sin(difference / 2.0);
    let (across, along) = (half((to.0 - from.0).to_radians()), half(lat_to - lat_from));
    let square = along * along + libm::cos(lat_from) * libm::cos(lat_to) * across * across;
    2.0 * EARTH_RADIUS_M * libm::asin(libm::sqrt(square.clamp(0.0, 1.0)))
}

/// Straight distance of two points of a plane, in its unit.
pub fn plane(from: Point, to: Point) -> f64 {
    libm::hypot(to.0 - from.0, to.1 - from.1)
}

/// Length of a line under this measure of distance.
pub fn line_length(line: &[Point], distance: impl Fn(Point, Point) -> f64) -> f64 {
    line.windows(2).map(|pair| distance(pair[0], pair[1])).sum()
}

/// The line as WKT, with this many decimals; trailing zeros are cut.
pub fn linestring(line: &[Point], decimals: usize) -> String {
    let mut text = String::from("LINESTRING (");
    for (at, &(x, y)) in line.iter().enumerate() {
        let comma = if at == 0 { "" } else { ", " };
        let (x, y) = (decimal(x, decimals), decimal(y, decimals));
        // Writing to a String cannot fail.
        let _ = write!(text, "{comma}{x} {y}");
    }
    text.push(')');
    text
}

/// The number with this many decimals, trailing zeros cut.
fn decimal(value: f64, decimals: usize) -> String {
    let text = format!("{value:.decimals$}");
    let cut = match text.find('.') {
        Some(_) => text.trim_end_matches('0').trim_end_matches('.'),
        None => &text,
    };
    if cut == "-0" { "0" } else { cut }.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_degree_of_the_equator_is_a_360th_of_the_circle() {
        let degree = 2.0 * std::f64::consts::PI * EARTH_RADIUS_M / 360.0;
        assert!((haversine_m((126.0, 0.0), (127.0, 0.0)) - degree).abs() < 1e-6);
        assert!((haversine_m((126.0, 45.0), (126.0, 46.0)) - degree).abs() < 1e-6);
        assert!((haversine_m((0.0, 0.0), (180.0, 0.0)) - 180.0 * degree).abs() < 1e-3);
    }

    #[test]
    fn a_parallel_shrinks_with_the_cosine_of_its_latitude() {
        let ratio = haversine_m((0.0, 60.0), (0.001, 60.0)) / haversine_m((0.0, 0.0), (0.001, 0.0));
        assert!((ratio - 0.5).abs() < 1e-6);
    }

    #[test]
    fn lines_are_written_without_needless_zeros() {
        let line = [(126.5, 45.0), (126.500_000_1, -0.000_000_01)];
        assert_eq!(linestring(&line, 7), "LINESTRING (126.5 45, 126.5000001 0)");
        assert!((line_length(&[(0.0, 0.0), (3.0, 4.0), (3.0, 5.0)], plane) - 6.0).abs() < 1e-12);
    }
}
