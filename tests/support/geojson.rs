//! GeoJSON that the program leaves, read and held to what RFC 7946 says.
#![allow(dead_code)] // Each test program uses the part it needs.

use serde_json::Value;

use crate::support::program::Desk;

/// Mean radius of the Earth in metres, as the program uses it.
pub const RADIUS_M: f64 = 6_371_008.8;

pub fn features(desk: &Desk, name: &str) -> Vec<Value> {
    let mut document = desk.json(name);
    assert_eq!(document["type"], "FeatureCollection");
    // RFC 7946 knows no other datum than WGS 84.
    assert!(document.get("crs").is_none());
    let features = document["features"].as_array_mut().map(std::mem::take);
    let features = features.expect("features");
    assert!(!features.is_empty(), "{name}");
    features
}

pub fn ring(feature: &Value) -> Vec<[f64; 2]> {
    assert_eq!(feature["geometry"]["type"], "Polygon");
    let rings = feature["geometry"]["coordinates"]
        .as_array()
        .expect("rings");
    assert_eq!(rings.len(), 1);
    serde_json::from_value(rings[0].clone()).expect("positions")
}

/// Area of a ring in m² on the map that is true to scale at its first position; positive counter-clockwise.
pub fn area_m2(ring: &[[f64; 2]]) -> f64 {
    let [lon, lat] = ring[0];
    let plane = |at: &[f64; 2]| {
        let middle = f64::midpoint(lat, at[1]).to_radians();
        [
            (at[0] - lon).to_radians() * RADIUS_M * libm::cos(middle),
            (at[1] - lat).to_radians() * RADIUS_M,
        ]
    };
    let points: Vec<[f64; 2]> = ring.iter().map(plane).collect();
    let cross = |pair: &[[f64; 2]]| pair[0][0] * pair[1][1] - pair[1][0] * pair[0][1];
    points.windows(2).map(cross).sum::<f64>() / 2.0
}

/// Whether a position lies within a closed ring, by the even-odd rule.
pub fn is_within([x, y]: [f64; 2], ring: &[[f64; 2]]) -> bool {
    let crosses = |pair: &&[[f64; 2]]| {
        let (a, b) = (pair[0], pair[1]);
        (a[1] > y) != (b[1] > y) && x < a[0] + (y - a[1]) / (b[1] - a[1]) * (b[0] - a[0])
    };
    ring.windows(2).filter(crosses).count() % 2 == 1
}

pub fn assert_closed_and_right_handed(features: &[Value]) {
    for feature in features {
        if feature["geometry"]["type"] != "Polygon" {
            continue;
        }
        let ring = ring(feature);
        assert!(ring.len() >= 4 && ring.first() == ring.last(), "{feature}");
        assert!(area_m2(&ring) > 0.0, "{feature}");
    }
}
