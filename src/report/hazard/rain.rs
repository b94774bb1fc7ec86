//! The rain of a replication, whatever brings it: on the catchments, and in the sags of low roads.

use serde::Serialize;

use super::typhoon::highest;
use super::{LocalClock, Told, hours, rounded};
use crate::damage::depth_m;
use crate::units::Millis;

/// Rain on a catchment.
#[derive(Clone, Debug, Serialize)]
pub struct CatchmentRain {
    /// Its reach.
    pub reach_id: String,
    /// Name of that.
    pub name: String,
    /// Rain within the horizon, in mm.
    pub total_mm: f64,
    /// Heaviest rain of a step, in mm/h.
    pub peak_mm_h: f64,
    /// When that step begins, in hours since the start.
    pub peak_time_h: f64,
    /// The same, local time.
    pub peak_local_time: String,
}

/// Water in the sag of a low road.
#[derive(Clone, Debug, Serialize)]
pub struct LowRoad {
    /// The road.
    pub link_id: String,
    /// Rain there within the horizon, in mm.
    pub rain_mm: f64,
    /// Deepest water on it, in m, whether the sag holds it or a river.
    pub peak_depth_m: f64,
    /// When that is there first, in hours since the start; none where it stays dry.
    pub peak_time_h: Option<f64>,
    /// The same, local time.
    pub peak_local_time: String,
}

/// Rain over each catchment, in the order from the sources down; none where it does not rain.
pub fn on_catchments(told: &Told, clock: &LocalClock) -> Vec<CatchmentRain> {
    let grid = &told.world.grid;
    let Some(rain) = &told.facts.event.rain else {
        return Vec::new();
    };
    let series = rain.catchments_mm().chunks(grid.steps());
    let one = |(catchment, rain_mm): (&crate::world::Catchment, &[f64])| {
        let reach = &told.world.reaches[catchment.reach.at()];
        let (peak_step, peak_mm) = highest(rain_mm);
        let time = grid.step_begins(peak_step);
        CatchmentRain {
            reach_id: reach.id.clone(),
            name: reach.name.clone(),
            total_mm: rounded(rain_mm.iter().sum(), 1),
            peak_mm_h: rounded(peak_mm / grid.step.hours(), 1),
            peak_time_h: rounded(time.hours(), 4),
            peak_local_time: clock.local(time),
        }
    };
    told.world
        .rain
        .catchments
        .iter()
        .zip(series)
        .map(one)
        .collect()
}

/// The low roads, in the order of their table.
pub fn on_low_roads(told: &Told, clock: &LocalClock) -> Vec<LowRoad> {
    let world = told.world;
    let event = &told.facts.event;
    let one = |(at, road): (usize, &crate::world::LowRoad)| {
        let begins = (0..world.grid.steps()).map(|step| world.grid.step_begins(step));
        let depths_m: Vec<f64> = begins
            .map(|time| depth_m(world, event, road.link, time))
            .collect();
        let (step, peak_m) = highest(&depths_m);
        let peak = if peak_m > 0.0 {
            world.grid.step_begins(step)
        } else {
            Millis::NEVER
        };
        let fallen_mm = event
            .rain
            .as_ref()
            .map_or(0.0, |rain| rain.low_road_mm(at).iter().sum());
        LowRoad {
            link_id: world.network.links.id[road.link.at()].clone(),
            rain_mm: rounded(fallen_mm, 1),
            peak_depth_m: rounded(peak_m, 3),
            peak_time_h: hours(peak),
            peak_local_time: clock.local(peak),
        }
    };
    world.rain.low_roads.iter().enumerate().map(one).collect()
}
