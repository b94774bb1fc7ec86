//! Rows of the plan whose value stands in the tables: computed once, without chance.

use crate::response::dry_roads;
use crate::routing::{CLOSED, Reference, Router};
use crate::scenario::choices::Assessable;
use crate::scenario::evacuation::ShelterRow;
use crate::scenario::inventory::Item;
use crate::scenario::metrics::{Metric, in_unit};
use crate::scenario::tables::TargetRow;
use crate::units::Millis;
use crate::world::{FireStation, NodeIx, Records, World};

/// Land that rain gauges are counted on, in km².
const PER_KM2: f64 = 100.0;

/// The value of a static row in its own unit; `None` for other rows, for one that is called not assessable, and where the
/// tables do not say enough.
pub fn computed(row: &TargetRow, world: &World) -> Option<f64> {
    if row.assessable == Assessable::No {
        return None;
    }
    let records = &world.records;
    let of = |item| records.quantity(item);
    let value = match row.metric {
        Metric::ShelterCoverage => ratio(shelters_in_place(records), of(Item::SheltersRequired))?,
        Metric::ShelterAreaPerPerson => {
            let people = of(Item::UrbanResidents).or_else(|| residents(world));
            let listed = || of_all(&records.shelters, |row| row.effective_area_m2);
            ratio(of(Item::ShelterAreaM2).or_else(listed), people)?
        }
        Metric::ShelterCapacity => {
            let listed = || of_all(&records.shelters, |row| row.capacity_persons);
            of(Item::ShelterCapacity).or_else(listed)?
        }
        Metric::FirefighterRatio => ratio(of(Item::FullTimeFirefighters), residents(world))?,
        Metric::FirefightersAdded => {
            of(Item::FullTimeFirefighters)? - of(Item::FullTimeFirefightersBefore)?
        }
        Metric::RainGaugeDensity => PER_KM2 * ratio(of(Item::RainGauges), of(Item::LandKm2))?,
        Metric::TeamStandardRate => ratio(of(Item::ForestTeamsToStandard), of(Item::ForestTeams))?,
        Metric::LookoutCoverage => seen_share(records)?,
        Metric::FireStationCoverage => reached_share(world)?,
        _ => return None,
    };
    Some(value * in_unit(&row.unit))
}

fn ratio(part: Option<f64>, whole: Option<f64>) -> Option<f64> {
    let whole = whole.filter(|whole| *whole > 0.0)?;
    Some(part? / whole)
}

/// Residents on record, else those of all places.
fn residents(world: &World) -> Option<f64> {
    let on_record = world.records.quantity(Item::Residents);
    on_record.or_else(|| {
        let places = world.places.iter();
        Some(places.map(|place| f64::from(place.population)).sum())
    })
}

/// Shelters on record, else those that are listed.
fn shelters_in_place(records: &Records) -> Option<f64> {
    let on_record = records.quantity(Item::SheltersInPlace);
    let listed = records.shelters.len();
    on_record.or_else(|| (listed > 0).then_some(listed as f64))
}

/// What all shelters have together; `None` where one of them does not say, or there is none.
fn of_all(shelters: &[ShelterRow], of: impl Fn(&ShelterRow) -> Option<f64>) -> Option<f64> {
    let sum: Option<f64> = shelters.iter().map(of).sum();
    sum.filter(|_| !shelters.is_empty())
}

/// Share of the forests that look-outs see, by area; `None` where one of them does not say.
fn seen_share(records: &Records) -> Option<f64> {
    let area_ha: f64 = records.forests.iter().map(|(area_ha, _)| area_ha).sum();
    let seen = records
        .forests
        .iter()
        .map(|(area_ha, seen)| Some(area_ha * (*seen)?));
    ratio(seen.sum(), Some(area_ha))
}

/// Share of the built-up area that an engine reaches in time, on dry roads by day; `None` without built-up area or engines.
fn reached_share(world: &World) -> Option<f64> {
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
