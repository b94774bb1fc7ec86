//! The track of the typhoon: one line, and a point for each fix.

use serde_json::json;

use super::super::{Told, rounded};
use super::{Feature, Geometry, line, position};
use crate::hazard::typhoon::Fix;
use crate::units::Millis;

/// The features; none without a typhoon.
pub fn features(told: &Told) -> Vec<Feature> {
    let Some(passage) = &told.facts.event.passage else {
        return Vec::new();
    };
    let fixes = passage.track.fixes();
    let clock = told.clock();
    let whole: Vec<[f64; 2]> = fixes.iter().map(centre).collect();
    let properties = json!({
        "kind": "track",
        "replication": told.facts.draws.replication,
        "seed": told.seed,
    });
    let point = |fix: &Fix| {
        let properties = json!({
            "kind": "fix",
            "time_h": rounded(fix.time_h, 4),
            "local_time": clock.local(Millis::from_hours(fix.time_h)),
            "wind_1min_m_s": rounded(fix.wind.m_s(), 1),
            "pressure_hpa": rounded(fix.central_pressure_hpa, 1),
            "rmax_km": fix.rmax_km.map(|rmax_km| rounded(rmax_km, 1)),
        });
        Feature::new(Some(Geometry::Point(position(centre(fix)))), properties)
    };
    let mut features = vec![Feature::new(Some(line(&whole)), properties)];
    features.extend(fixes.iter().map(point));
    features
}

fn centre(fix: &Fix) -> [f64; 2] {
    [fix.centre.lon_deg, fix.centre.lat_deg]
}
