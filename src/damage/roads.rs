//! The time it takes to travel a link, as it truly is.

use super::Closures;
use crate::hazard::{Event, depth_speed_km_h};
use crate::routing::{CLOSED, Roads};
use crate::scenario::choices::Mode;
use crate::units::Millis;
use crate::world::{LinkIx, Vehicle, World};

/// Time to travel a link on a dry day by daylight, in ms; [`CLOSED`] if the vehicle cannot use it at all.
pub fn dry_cost(world: &World, vehicle: &Vehicle, link: LinkIx) -> i32 {
    cost_at(world, vehicle, link, free_speed(world, vehicle, link))
}

/// Time to travel a link under `depth_m` of water, when its speed is `weather` times the dry one, in ms.
pub fn link_cost(
    world: &World,
    vehicle: &Vehicle,
    link: LinkIx,
    depth_m: f64,
    weather: f64,
) -> i32 {
    let free = free_speed(world, vehicle, link) * weather;
    let speed = match (&world.flood, vehicle.mode) {
        (Some(flood), Mode::Road | Mode::Foot) => {
            let wading = depth_speed_km_h(flood, depth_m, vehicle.ford_depth_m);
            let boats = vehicle.boats.filter(|_| wading <= 0.0);
            // The weather slows boats as it does wheels.
            boats.map_or(free.min(wading), |boats| boats.speed_km_h * weather)
        }
        _ => free,
    };
    cost_at(world, vehicle, link, speed)
}

/// Whether a vehicle goes by boat over a link under so much water.
pub fn is_by_boat(world: &World, vehicle: &Vehicle, depth_m: f64) -> bool {
    let wading = |flood| depth_speed_km_h(flood, depth_m, vehicle.ford_depth_m);
    vehicle.boats.is_some()
        && world
            .flood
            .as_ref()
            .is_some_and(|flood| wading(flood) <= 0.0)
}

/// Speed in the rain of an event, by day or in the dark, as a multiple of the dry one by day.
pub fn speed_factor(world: &World, event: &Event, dark: bool) -> f64 {
    let light = if dark {
        world.traffic.night_speed_factor
    } else {
        1.0
    };
    event.rain_speed_factor * light
}

/// The same in the light of a time.
pub fn speed_factor_at(world: &World, event: &Event, time: Millis) -> f64 {
    speed_factor(world, event, event.daylight.is_dark(time))
}

/// A drive that takes so long on a dry day by daylight, in the rain of an event and in the light in which it begins.
pub fn slowed(world: &World, event: &Event, dry_drive: Millis, leaves: Millis) -> Millis {
    Millis::from_hours(dry_drive.hours() / speed_factor_at(world, event, leaves))
}

/// Speed of a vehicle on a dry day by daylight, in km/h; 0 where it cannot go.
pub(super) fn speed_of(world: &World, vehicle: &Vehicle, link: LinkIx) -> f64 {
    if vehicle.travels(world.network.links.mode[link.at()]) {
        free_speed(world, vehicle, link)
    } else {
        0.0
    }
}

fn free_speed(world: &World, vehicle: &Vehicle, link: LinkIx) -> f64 {
    (world.network.links.speed_km_h[link.at()] * vehicle.speed_factor).min(vehicle.max_speed_km_h)
}

fn cost_at(world: &World, vehicle: &Vehicle, link: LinkIx, speed_km_h: f64) -> i32 {
    let links = &world.network.links;
    if !vehicle.travels(links.mode[link.at()]) || speed_km_h <= 0.0 {
        return CLOSED;
    }
    // metres / (km/h) = 3.6 s, hence 3600 ms.
    whole_ms(links.length_m[link.at()] * 3600.0 / speed_km_h)
}

/// A time in whole ms, rounded half up, at most [`CLOSED`]. What is not a number stands still: it ends as closed.
#[expect(
    clippy::inline_always,
    reason = "it takes on the vector instructions of its caller"
)]
#[inline(always)]
pub(super) fn whole_ms(time_ms: f64) -> i32 {
    let time_ms = time_ms.min(f64::from(CLOSED));
    let whole = time_ms as i32;
    whole + i32::from(time_ms - f64::from(whole) >= 0.5)
}

/// Water on a link at a time, in metres; none before the event.
pub fn depth_m(world: &World, event: &Event, link: LinkIx, time: Millis) -> f64 {
    let Some(water) = world.network.links.water[link.at()] else {
        return 0.0;
    };
    if time < Millis::ZERO {
        return 0.0;
    }
    let rise_m = event.rise_m(water.reach, world.grid.step_at(time));
    world.depths.depth_m(water, rise_m).max(0.0)
}

/// The roads of one replication as one kind of vehicle meets them.
#[derive(Clone, Copy)]
pub struct TrueRoads<'a> {
    /// The world.
    pub world: &'a World,
    /// The event.
    pub event: &'a Event,
    /// When links are closed, whatever the water does.
    pub closures: &'a Closures,
    /// Who drives.
    pub vehicle: &'a Vehicle,
}

impl TrueRoads<'_> {
    /// Speed in the weather and light of this time as a multiple of the dry one by day. Light changes with the step.
    pub fn weather(&self, time: Millis) -> f64 {
        speed_factor_at(self.world, self.event, time)
    }

    /// The cost if the water and closures of `seen` held in the weather of `now`: what someone believes whose news is old.
    pub fn cost_as_of(&self, link: LinkIx, seen: Millis, now: Millis) -> i32 {
        if self.closures.is_closed(link, seen) {
            return CLOSED;
        }
        link_cost(
            self.world,
            self.vehicle,
            link,
            depth_m(self.world, self.event, link, seen),
            self.weather(now),
        )
    }
}

impl Roads for TrueRoads<'_> {
    fn cost(&self, link: LinkIx, time: Millis) -> i32 {
        self.cost_as_of(link, time, time)
    }

    fn next_change(&self, link: LinkIx, time: Millis) -> Millis {
        let grid = &self.world.grid;
        let now = self.cost(link, time);
        let mut step = grid.step_at(time) + 1;
        while step < grid.steps() && self.cost(link, grid.step_begins(step)) == now {
            step += 1;
        }
        let by_step = if step < grid.steps() {
            grid.step_begins(step)
        } else {
            Millis::NEVER
        };
        by_step.min(self.closures.next_change(link, time))
    }
}
