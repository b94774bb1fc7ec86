//! What records say of a district, by itself: rows of plans and norms ask for the same things.

use std::collections::BTreeMap;

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
    let mut is_reached = vec![false; world.places.len()];
    drives(world, |station, times_ms| {
        for (is_reached, &time_ms) in is_reached.iter_mut().zip(times_ms) {
            let arrival = station.turnout + Millis(i64::from(time_ms));
            *is_reached |= time_ms < CLOSED && arrival <= limit;
        }
    });
    is_reached
}

/// Built-up area whose nearest fire station by dry roads this is, in km², by the node of the station; of two equally near
/// ones the first. Area that no engine can drive to belongs to none. `None` without built-up area or engines.
pub fn built_up_km2_of_stations(world: &World) -> Option<BTreeMap<NodeIx, f64>> {
    let built_up_km2 = &world.records.built_up_km2;
    if world.records.stations.is_empty() || built_up_km2.iter().sum::<f64>() <= 0.0 {
        return None;
    }
    let mut nearest: Vec<Option<(i32, NodeIx)>> = vec![None; world.places.len()];
    let mut areas_km2 = BTreeMap::new();
    drives(world, |station, times_ms| {
        areas_km2.insert(station.node, 0.0);
        for (nearest, &time_ms) in nearest.iter_mut().zip(times_ms) {
            let is_nearer = nearest.is_none_or(|(least_ms, _)| time_ms < least_ms);
            if time_ms < CLOSED && is_nearer {
                *nearest = Some((time_ms, station.node));
            }
        }
    });
    for (nearest, km2) in nearest.iter().zip(built_up_km2) {
        if let Some((_, node)) = nearest {
            *areas_km2.entry(*node).or_default() += km2;
        }
    }
    Some(areas_km2)
}

/// Tells how long engines of each station drive to every place on dry roads by day, in ms. `[place]`
fn drives(world: &World, mut tell: impl FnMut(&FireStation, &[i32])) {
    let nodes: Vec<NodeIx> = world.places.iter().map(|place| place.node).collect();
    let mut router = Reference::new(&world.network, nodes);
    for station in &world.records.stations {
        router.customise(&dry_roads(world, station.vehicle));
        tell(station, router.times(station.node, 0));
    }
}
