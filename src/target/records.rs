//! What records say of a district, by itself: rows of plans and norms ask for the same things.

use crate::response::dry_roads;
use crate::routing::{CLOSED, Reference, Router};
use crate::scenario::inventory::Item;
use crate::units::Millis;
use crate::world::{FireStation, NodeIx, World};

/// Land that rain gauges are counted on, in km².
const PER_KM2: f64 = 100.0;

/// A part of a whole; `None` where one is not known or the whole is nothing.
pub(super) fn ratio(part: Option<f64>, whole: Option<f64>) -> Option<f64> {
    let whole = whole.filter(|whole| *whole > 0.0)?;
    Some(part? / whole)
}

/// Residents on record, else those of all places.
pub(super) fn residents(world: &World) -> Option<f64> {
    let on_record = world.records.quantity(Item::Residents);
    on_record.or_else(|| {
        let places = world.places.iter();
        Some(places.map(|place| f64::from(place.population)).sum())
    })
}

/// Full-time firefighters for each resident; `None` where they are not on record.
pub fn firefighters_per_resident(world: &World) -> Option<f64> {
    let firefighters = world.records.quantity(Item::FullTimeFirefighters);
    ratio(firefighters, residents(world))
}

/// Rain gauges and weather stations for each 100 km² of land; `None` where either is not on record.
pub fn gauges_per_100_km2(world: &World) -> Option<f64> {
    let of = |item| world.records.quantity(item);
    Some(PER_KM2 * ratio(of(Item::RainGauges), of(Item::LandKm2))?)
}

/// Share of the built-up area that an engine reaches in time, on dry roads by day; `None` without built-up area or engines.
pub fn reached_share(world: &World) -> Option<f64> {
    let records = &world.records;
    if records.stations.is_empty() {
        return None;
    }
    let built_up = &records.built_up_km2;
    let is_reached = reached(world);
    let areas = built_up.iter().zip(&is_reached);
    let reached_km2 = areas
        .filter(|(_, is_reached)| **is_reached)
        .map(|(km2, _)| km2);
    ratio(Some(reached_km2.sum()), Some(built_up.iter().sum()))
}

/// Whether an engine of any station is at a place in time. `[place]`
fn reached(world: &World) -> Vec<bool> {
    let limit = world.records.fire_engine_limit;
    let nodes: Vec<NodeIx> = world.places.iter().map(|place| place.node).collect();
    let mut router = Reference::new(&world.network, nodes);
    let mut is_reached = vec![false; world.places.len()];
    for &FireStation {
        node,
        vehicle,
        turnout,
    } in &world.records.stations
    {
        router.customise(&dry_roads(world, vehicle));
        for (is_reached, &time_ms) in is_reached.iter_mut().zip(router.times(node, 0)) {
            *is_reached |= time_ms < CLOSED && turnout + Millis(i64::from(time_ms)) <= limit;
        }
    }
    is_reached
}
