//! How far helicopters fly, and where they feel the wind.

use crate::routing::CLOSED;
use crate::scenario::geo::offset_m;
use crate::units::Millis;
use crate::world::{Place, Site, Vehicle, World};

/// The time of a straight flight between two positions at a ground speed in km/h.
pub fn flying_time(world: &World, ends: [[f64; 2]; 2], speed_km_h: f64) -> Millis {
    let [east_m, north_m] = offset_m(ends[0], ends[1], world.planar);
    Millis::from_hours(libm::hypot(east_m, north_m) / 1000.0 / speed_km_h)
}

/// The same from a site to a place, in ms, at most [`CLOSED`].
pub fn flight_ms(world: &World, vehicle: &Vehicle, site: &Site, place: &Place) -> i32 {
    let ends = [site.position, place.position];
    let time = flying_time(world, ends, vehicle.max_speed_km_h);
    i32::try_from(time.0).map_or(CLOSED, |time_ms| time_ms.min(CLOSED))
}

/// The cell of a typhoon's wind at each site; empty where nothing flies or no wind is simulated. `[site]`
pub fn wind_cells(world: &World) -> Vec<Option<u32>> {
    let is_felt = world.vehicles.iter().any(|kind| kind.flight.is_some());
    let Some(ground) = world.storm.as_ref().filter(|_| is_felt) else {
        return Vec::new();
    };
    let cell = |site: &Site| ground.cell_at(&world.network, site.node);
    world.sites.iter().map(cell).collect()
}
