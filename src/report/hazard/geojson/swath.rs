//! The wind swath: the strongest gust in each cell in which anything stands.

use serde_json::json;

use super::super::{Told, hours, rounded};
use super::{Feature, polygon};
use crate::world::StormGround;

/// The features; none without a typhoon.
pub fn features(told: &Told) -> Vec<Feature> {
    let passage = told.facts.event.passage.as_ref();
    let Some((ground, passage)) = told.world.storm.as_ref().zip(passage) else {
        return Vec::new();
    };
    let clock = told.clock();
    let feature = |(cell, corners): (u32, [[f64; 2]; 4])| {
        let time = passage.peak_time(cell);
        let properties = json!({
            "cell": cell,
            "gust_m_s": rounded(passage.gust_m_s(cell), 1),
            "peak_time_h": hours(time),
            "peak_local_time": clock.local(time),
        });
        Feature::new(polygon(corners.into_iter()), properties)
    };
    let cells = (0..ground.cells.len()).map(|cell| StormGround::corners(ground.cells[cell]));
    (0..).zip(cells).map(feature).collect()
}
