//! The perimeters of the fires, hour by hour, and where they started.

use serde_json::json;

use super::super::fires::FireRow;
use super::super::outline::Perimeter;
use super::super::{Hazard, Told};
use super::{Feature, Geometry, polygon, position};
use crate::hazard::Blaze;

/// The features; none without a fire.
pub fn features(told: &Told, hazard: &Hazard, perimeters: &[Perimeter]) -> Vec<Feature> {
    let Some(woods) = &told.world.woods else {
        return Vec::new();
    };
    let blazes = &told.facts.event.fires;
    let start = |(at, (row, blaze)): (usize, (&FireRow, &Blaze))| {
        let mut properties = json!(row);
        properties["kind"] = json!("ignition");
        properties["fire"] = json!(at + 1);
        let at = woods.forests[blaze.forest as usize].position;
        Feature::new(Some(Geometry::Point(position(at))), properties)
    };
    let perimeter = |perimeter: &Perimeter| {
        let row = &hazard.fires[perimeter.fire];
        let properties = json!({
            "kind": "perimeter",
            "fire": perimeter.fire + 1,
            "forest_id": row.forest_id,
            "forest": row.forest,
            "time_h": perimeter.time_h,
            "local_time": perimeter.local_time,
            "burnt_ha": perimeter.burnt_ha,
            "is_last": perimeter.is_last,
        });
        Feature::new(polygon(perimeter.ring.iter().copied()), properties)
    };
    let starts = hazard.fires.iter().zip(blazes).enumerate().map(start);
    starts.chain(perimeters.iter().map(perimeter)).collect()
}
