//! Water in the sags of low roads: rain that runs there faster than the drains take it, or the river where it is deeper.

use super::flood::Flood;
use super::flood::waterlogging::RoadSag;
use super::rain::Rain;
use crate::world::{LowRoad, World};

/// Adds the levels of the low roads behind those of the reaches. Without rain the river alone can be there.
pub fn fill(world: &World, rain: Option<&Rain>, flood: &mut Flood) {
    if world.rain.low_roads.is_empty() {
        return;
    }
    let mut depth_m = vec![0.0; world.grid.steps()];
    for (at, road) in world.rain.low_roads.iter().enumerate() {
        depth_m.fill(0.0);
        if let Some(rain) = rain {
            sag(road, rain.low_road_mm(at), world, &mut depth_m);
        }
        if let Some(river) = road.river {
            for (step, depth_m) in depth_m.iter_mut().enumerate() {
                let rise_m = flood.rise_m(river.reach, step);
                *depth_m = depth_m.max(world.depths.depth_m(river, rise_m));
            }
        }
        flood.push_still(&depth_m);
    }
}

fn sag(road: &LowRoad, rain_mm: &[f64], world: &World, depth_m: &mut [f64]) {
    let row = &road.row;
    let sag = RoadSag {
        contributing_area_m2: row.contributing_area_m2,
        sag_area_m2: row.sag_area_m2,
        drainage_mm_h: row.drainage_mm_h,
        brim_depth_m: row.brim_depth_m,
    };
    let runoff_mm: Vec<f64> = rain_mm.iter().map(|mm| mm * row.runoff_share).collect();
    // Rows within their ranges make a sag, and steps are longer than nothing.
    let filled = sag.fill_depth_m(world.grid.step.minutes(), &runoff_mm, depth_m);
    debug_assert!(filled.is_ok(), "{filled:?}");
}
