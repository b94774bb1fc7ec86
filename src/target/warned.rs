//! Rows about warnings of floods.

use super::deciding::deciding;
use super::measured::{Measured, Value};
use crate::outcome::{Outcome, PlaceOutcome, WHOLE_PPM, Warned};
use crate::scenario::choices::NeedPopulation;
use crate::scenario::metrics::in_unit;
use crate::scenario::tables::TargetRow;
use crate::units::Millis;

/// The share of the row's people in the places struck who had heard a warning when their place was; `None` where nobody was
/// struck or warnings are not simulated.
pub fn coverage(row: &TargetRow, outcome: &Outcome) -> Option<Measured> {
    let mut all = 0_u64;
    let mut heard_ppm = 0_u64;
    for (place, warned) in struck(outcome) {
        let people = u64::from(people(row, place));
        all += people;
        heard_ppm += people * u64::from(warned.by.at(place.struck));
    }
    let share = (all > 0).then(|| heard_ppm as f64 / (all as f64 * f64::from(WHOLE_PPM)))?;
    Some(Measured::of(row, Value::Ratio(share * in_unit(&row.unit))))
}

/// The time between the warning and the water that the row's share of its people had at least: none for who had not heard.
pub fn lead(row: &TargetRow, outcome: &Outcome) -> Option<Measured> {
    let mut leads: Vec<(Millis, u64)> = Vec::new();
    for (place, warned) in struck(outcome) {
        let people = u64::from(people(row, place));
        let mut told_ppm = 0;
        for &(time, share_ppm) in warned.by.0.iter().filter(|(time, _)| *time < place.struck) {
            leads.push((
                place.struck - time,
                people * u64::from(share_ppm - told_ppm),
            ));
            told_ppm = share_ppm;
        }
        leads.push((Millis::ZERO, people * u64::from(WHOLE_PPM - told_ppm)));
    }
    leads.sort_by_key(|(lead, _)| std::cmp::Reverse(*lead));
    let (least, _) = deciding(&leads, row.share, |(_, people_ppm)| *people_ppm)?;
    Some(Measured::of(row, Value::Time(*least)))
}

/// People of a place who were to be warned, gone or not when it was struck.
fn people(row: &TargetRow, place: &PlaceOutcome) -> u32 {
    match row.population {
        NeedPopulation::Affected => place.affected,
        NeedPopulation::Displaced => place.moved.driven_out,
    }
}

/// Places that were struck; those who are warned live there, and none in a shelter.
fn struck(outcome: &Outcome) -> impl Iterator<Item = (&PlaceOutcome, &Warned)> {
    let places = outcome.places.iter().filter(|place| place.is_struck());
    places.filter_map(|place| Some((place, place.warned.as_ref()?)))
}
