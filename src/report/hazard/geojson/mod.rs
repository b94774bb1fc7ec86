//! What nature does as `GeoJSON` (RFC 7946): longitude and latitude in degrees of WGS 84, one feature a line.
//!
//! Lines that cross the antimeridian are cut there. Rings are not: a fire across it runs on beyond 180, which RFC 7946 advises
//! against but readers of maps take well (cells of wind never cross it). Outer rings run counter-clockwise and are closed; seven
//! decimals are a centimetre. Names and identifiers are properties, with units in the keys. A plane has no place on the Earth, so a
//! scenario in `local_m` has no `GeoJSON`.

mod closures;
mod fires;
mod rivers;
mod swath;
mod track;

use serde::Serialize;
use serde_json::Value;

use super::outline::Perimeter;
use super::{Hazard, Told, rounded};

/// Fewest positions of a closed ring: those of a triangle (RFC 7946, section 3.1.6).
const LEAST_IN_RING: usize = 4;
/// Decimals of coordinates.
const DECIMALS: u8 = 7;

/// A geometry. Positions are longitude and latitude.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "type", content = "coordinates")]
pub enum Geometry {
    /// One position.
    Point([f64; 2]),
    /// A line.
    LineString(Vec<[f64; 2]>),
    /// Several lines.
    MultiLineString(Vec<Vec<[f64; 2]>>),
    /// An outer ring, closed.
    Polygon([Vec<[f64; 2]>; 1]),
}

/// A thing and what is known of it.
#[derive(Clone, Debug, Serialize)]
pub struct Feature {
    #[serde(rename = "type")]
    kind: &'static str,
    properties: Value,
    geometry: Option<Geometry>,
}

impl Feature {
    fn new(geometry: Option<Geometry>, properties: Value) -> Self {
        Self {
            kind: "Feature",
            properties,
            geometry,
        }
    }
}

/// Name and text of each file that the event has; none in a plane.
pub fn files(
    told: &Told,
    hazard: &Hazard,
    perimeters: &[Perimeter],
) -> Vec<(&'static str, String)> {
    if told.world.planar {
        return Vec::new();
    }
    let all = [
        ("track.geojson", track::features(told)),
        ("wind_swath.geojson", swath::features(told)),
        ("rivers.geojson", rivers::features(told, hazard)),
        ("fires.geojson", fires::features(told, hazard, perimeters)),
        ("closures.geojson", closures::features(told, hazard)),
    ];
    let written = all.into_iter().filter(|(_, features)| !features.is_empty());
    written
        .map(|(name, features)| (name, text(&features)))
        .collect()
}

fn text(features: &[Feature]) -> String {
    // Plain numbers and text always become JSON.
    let lines = features
        .iter()
        .map(|feature| serde_json::to_string(feature).unwrap_or_default());
    format!(
        "{{\"type\":\"FeatureCollection\",\"features\":[\n{}\n]}}\n",
        lines.collect::<Vec<_>>().join(",\n")
    )
}

/// The position as it is written, its longitude from -180 to 180.
fn position([lon_deg, lat_deg]: [f64; 2]) -> [f64; 2] {
    let turns = libm::round(lon_deg / 360.0);
    [lon_deg - 360.0 * turns, lat_deg].map(|degrees| rounded(degrees, DECIMALS))
}

/// A line through positions, cut where it crosses the antimeridian; the way from one to the next is the short one.
fn line(positions: &[[f64; 2]]) -> Geometry {
    let mut lines: Vec<Vec<[f64; 2]>> = vec![Vec::new()];
    let mut previous: Option<[f64; 2]> = None;
    for at in positions.iter().map(|at| position(*at)) {
        if let Some(before) = previous.filter(|before| (at[0] - before[0]).abs() > 180.0) {
            let side = if before[0] > 0.0 { 180.0 } else { -180.0 };
            // As if there were no cut, the next position lies beyond it.
            let beyond = at[0] + 2.0 * side;
            let share = (side - before[0]) / (beyond - before[0]);
            let lat_deg = rounded(before[1] + share * (at[1] - before[1]), DECIMALS);
            if let Some(line) = lines.last_mut() {
                line.push([side, lat_deg]);
            }
            lines.push(vec![[-side, lat_deg]]);
        }
        if let Some(line) = lines.last_mut() {
            line.push(at);
        }
        previous = Some(at);
    }
    if lines.len() == 1 {
        Geometry::LineString(lines.remove(0))
    } else {
        Geometry::MultiLineString(lines)
    }
}

/// A ring that is given counter-clockwise and without its first position repeated; none where it is less than a triangle once
/// its positions are rounded. A ring that crosses the antimeridian runs on beyond 180, as readers of maps expect, rather than
/// around the Earth.
fn polygon(ring: impl Iterator<Item = [f64; 2]>) -> Option<Geometry> {
    let mut turns = None;
    let kept = |[lon_deg, lat_deg]: [f64; 2]| {
        let turns = *turns.get_or_insert(libm::round(lon_deg / 360.0));
        [lon_deg - 360.0 * turns, lat_deg].map(|degrees| rounded(degrees, DECIMALS))
    };
    let mut ring: Vec<[f64; 2]> = ring.map(kept).collect();
    ring.dedup();
    if ring.first() == ring.last() {
        ring.pop();
    }
    ring.extend(ring.first().copied());
    (ring.len() >= LEAST_IN_RING).then_some(Geometry::Polygon([ring]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_across_the_antimeridian_is_cut_there_on_either_way() {
        let there = [[179.0, 10.0], [-179.0, 20.0], [-178.0, 20.0]];
        let cut = |lines: [Vec<[f64; 2]>; 2]| Geometry::MultiLineString(lines.into());
        let east = [
            vec![[179.0, 10.0], [180.0, 15.0]],
            vec![[-180.0, 15.0], [-179.0, 20.0], [-178.0, 20.0]],
        ];
        assert_eq!(line(&there), cut(east));
        let back: Vec<[f64; 2]> = there.iter().rev().copied().collect();
        let west = [
            vec![[-178.0, 20.0], [-179.0, 20.0], [-180.0, 15.0]],
            vec![[180.0, 15.0], [179.0, 10.0]],
        ];
        assert_eq!(line(&back), cut(west));
        // Best tracks count on beyond 180.
        assert_eq!(line(&[[179.0, 10.0], [181.0, 20.0]]), {
            Geometry::MultiLineString(vec![
                vec![[179.0, 10.0], [180.0, 15.0]],
                vec![[-180.0, 15.0], [-179.0, 20.0]],
            ])
        });
    }

    #[test]
    fn a_ring_is_closed_and_its_positions_are_rounded() {
        let ring = [
            [112.0, 22.0],
            [112.000_000_04, 22.0],
            [112.1, 22.0],
            [112.1, 22.1],
        ];
        let Some(Geometry::Polygon([ring])) = polygon(ring.into_iter()) else {
            panic!("a polygon");
        };
        assert_eq!(ring.len(), 4);
        assert_eq!(ring.first(), ring.last());
    }

    #[test]
    fn what_is_less_than_a_triangle_is_no_ring() {
        let dot = [[112.0, 22.0]; 4];
        let line = [[112.0, 22.0], [112.1, 22.0], [112.0, 22.0]];
        assert_eq!(polygon(dot.into_iter()), None);
        assert_eq!(polygon(line.into_iter()), None);
        assert_eq!(polygon(std::iter::empty()), None);
    }
}
