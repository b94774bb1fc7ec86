//! The perimeters of the fires on the ground, at each full hour and at their end.

use serde::Serialize;

use super::fires::HA_M2;
use super::{LocalClock, Told, hours, rounded};
use crate::hazard::Blaze;
use crate::hazard::fire::Front;
use crate::response::Fought;
use crate::scenario::geo::displaced;
use crate::units::Millis;

/// What a fire has burnt by a time.
#[derive(Clone, Debug, Serialize)]
pub struct Perimeter {
    /// Number of the fire in the table, from 0.
    pub fire: usize,
    /// Hours since the start.
    pub time_h: Option<f64>,
    /// The same, local time.
    pub local_time: String,
    /// Ground burnt.
    pub burnt_ha: f64,
    /// Whether it grows no more, or the horizon is reached.
    pub is_last: bool,
    /// Longitude and latitude (or metres of the plane) around it, counter-clockwise, the first not repeated.
    pub ring: Vec<[f64; 2]>,
    /// The same if nobody had fought it.
    pub free_ring: Vec<[f64; 2]>,
}

/// The perimeters, fire by fire and in order of time. Fires that do not spread have none.
pub fn perimeters(told: &Told, clock: &LocalClock) -> Vec<Perimeter> {
    let fought = told.facts.fought(told.world, told.plan);
    let fires = told.facts.event.fires.iter().zip(&fought).enumerate();
    fires
        .flat_map(|(fire, (blaze, fought))| of_fire(told, clock, (fire, blaze, fought)))
        .collect()
}

fn of_fire(
    told: &Told,
    clock: &LocalClock,
    (fire, blaze, fought): (usize, &Blaze, &Fought),
) -> Vec<Perimeter> {
    if fought.outcome.burnt_m2 == 0 {
        return Vec::new();
    }
    let (front, free) = (fought.front(blaze), blaze.free_front());
    let end = fought.burnt.contained.min(told.world.grid.horizon);
    let grows = |hour: &Millis| blaze.ignited < *hour && *hour < end;
    let times = told.hours().filter(grows).chain([end]);
    // What burns free over cells is counted by its cells; what is contained, by the ellipse that its crews close in on.
    let burnt_m2 = |time: Millis| {
        if fought.is_contained() {
            front.area_m2(blaze.since_report_min(time))
        } else {
            blaze.free_area_m2(time)
        }
    };
    let perimeter = |time: Millis| {
        let since_min = blaze.since_report_min(time);
        let ring = |front: &Front| on_ground(told, blaze, &front.outline_m(since_min));
        Perimeter {
            fire,
            time_h: hours(time),
            local_time: clock.local(time),
            burnt_ha: rounded(burnt_m2(time) / HA_M2, 2),
            is_last: time == end,
            ring: ring(&front),
            free_ring: ring(&free),
        }
    };
    times.map(perimeter).collect()
}

/// From metres along and to the left of the heading to the ground.
fn on_ground(told: &Told, blaze: &Blaze, outline_m: &[[f64; 2]]) -> Vec<[f64; 2]> {
    let Some(woods) = &told.world.woods else {
        return Vec::new();
    };
    let start = woods.forests[blaze.forest as usize].position;
    let (sin, cos) = libm::sincos(blaze.growth.heading_rad);
    let on_ground = |&[along, left]: &[f64; 2]| {
        let offset_m = [along * sin - left * cos, along * cos + left * sin];
        displaced(start, offset_m, told.world.planar)
    };
    outline_m.iter().map(on_ground).collect()
}
