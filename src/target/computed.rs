//! Rows of the plan whose value stands in the tables: computed once, without chance.

use super::records::{
    firefighters_per_resident, gauges_per_100_km2, ratio, reached_share, residents,
};
use crate::scenario::choices::Assessable;
use crate::scenario::evacuation::ShelterRow;
use crate::scenario::inventory::Item;
use crate::scenario::metrics::{Metric, in_unit};
use crate::scenario::tables::TargetRow;
use crate::world::{Records, World};

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
        Metric::FirefighterRatio => firefighters_per_resident(world)?,
        Metric::FirefightersAdded => {
            of(Item::FullTimeFirefighters)? - of(Item::FullTimeFirefightersBefore)?
        }
        Metric::RainGaugeDensity => gauges_per_100_km2(world)?,
        Metric::TeamStandardRate => ratio(of(Item::ForestTeamsToStandard), of(Item::ForestTeams))?,
        Metric::LookoutCoverage => seen_share(records)?,
        Metric::FireStationCoverage => reached_share(world)?,
        _ => return None,
    };
    Some(value * in_unit(&row.unit))
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
