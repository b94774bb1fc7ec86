//! Is the district built as standards ask? Depots, shelters and fire stations against norms, without chance.
//!
//! In: rows of norms and a scenario with its world. Out: of each row what was found, whether that meets it, and what falls
//! short. What the tables do not tell is said to be missing, never taken for met or missed.

mod services;
mod shelters;
mod stores;

use serde::Serialize;

use crate::scenario::Scenario;
use crate::scenario::choices::Comparator;
use crate::scenario::norms::{NormRow, NormRule};
use crate::world::World;

/// What is held against norms.
#[derive(Clone, Copy)]
pub struct District<'a> {
    /// Its tables.
    pub scenario: &'a Scenario,
    /// The same, compiled.
    pub world: &'a World,
}

/// Whether a norm is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum NormVerdict {
    /// It is.
    Meets,
    /// It is not.
    FallsShort,
    /// There is nothing it would be asked of.
    NotAsked,
    /// The tables do not tell.
    Unknown,
}

/// A norm, and what was found.
#[derive(Clone, Debug, PartialEq)]
pub struct NormCheck {
    /// The norm.
    pub norm: NormRow,
    /// Whether it is met.
    pub verdict: NormVerdict,
    /// What was found, in the unit of the rule; of things judged one by one, the worst.
    pub found: Option<f64>,
    /// How many things were judged.
    pub judged: usize,
    /// Names of those that fall short, in the order of their table.
    pub short: Vec<String>,
    /// What the tables would have to tell, where they do not.
    pub lacking: Option<&'static str>,
}

/// What was found of one rule.
pub(super) enum Found {
    /// Each thing by itself.
    Each(Vec<(String, f64)>),
    /// One share in per cent: names of all, and whether each counts.
    Share(Vec<(String, bool)>),
    /// One number for the whole district.
    Whole(f64),
    /// Nothing that the norm would be asked of.
    Nothing,
    /// The tables lack this.
    Lacking(&'static str),
}

/// Holds a district against norms, in their order.
pub fn judge(district: &District, norms: &[NormRow]) -> Vec<NormCheck> {
    let check = |norm: &NormRow| conclude(norm, find(district, norm, norms));
    norms.iter().map(check).collect()
}

fn find(district: &District, norm: &NormRow, norms: &[NormRow]) -> Found {
    match norm.rule {
        NormRule::StoreArea => stores::area(district, norm, norms),
        NormRule::StoreDry => stores::dry(district),
        NormRule::StoreTwoWays => stores::two_ways(district),
        NormRule::CountyStores => stores::of_county(district),
        NormRule::TownStores => stores::of_towns(district),
        NormRule::VillageStores => stores::of_villages(district),
        NormRule::ShelterArea => shelters::area(district),
        NormRule::ShelterPlaces => shelters::places(district),
        NormRule::ShelterDistance => shelters::distance(district, norm),
        NormRule::EngineReach => services::engine_reach(district),
        NormRule::EngineArea => services::engine_area(district),
        NormRule::Firefighters => services::firefighters(district),
        NormRule::RainGauges => services::rain_gauges(district),
    }
}

fn conclude(norm: &NormRow, found: Found) -> NormCheck {
    let mut check = NormCheck {
        norm: norm.clone(),
        verdict: NormVerdict::NotAsked,
        found: None,
        judged: 0,
        short: Vec::new(),
        lacking: None,
    };
    match found {
        Found::Nothing => return check,
        Found::Lacking(what) => {
            check.verdict = NormVerdict::Unknown;
            check.lacking = Some(what);
            return check;
        }
        Found::Each(things) => {
            check.judged = things.len();
            let values = things.iter().map(|(_, value)| *value);
            check.found = values.reduce(|one, other| worse(norm, one, other));
            let short = things.into_iter().filter(|(_, value)| !holds(norm, *value));
            check.short = short.map(|(name, _)| name).collect();
        }
        Found::Share(things) => {
            check.judged = things.len();
            let count = things.iter().filter(|(_, counts)| *counts).count();
            check.found = Some(100.0 * count as f64 / things.len().max(1) as f64);
            let short = things.into_iter().filter(|(_, counts)| !counts);
            check.short = short.map(|(name, _)| name).collect();
        }
        Found::Whole(value) => {
            check.judged = 1;
            check.found = Some(value);
        }
    }
    let met = check.found.is_some_and(|value| holds(norm, value));
    check.verdict = match (check.judged, met) {
        (0, _) => NormVerdict::NotAsked,
        (_, true) => NormVerdict::Meets,
        (_, false) => NormVerdict::FallsShort,
    };
    check
}

fn holds(norm: &NormRow, found: f64) -> bool {
    norm.comparator.holds(found, norm.value)
}

/// Of two values the one that is farther from what is asked, or less beyond it.
fn worse(norm: &NormRow, one: f64, other: f64) -> f64 {
    match norm.comparator {
        Comparator::AtMost | Comparator::Less => one.max(other),
        Comparator::AtLeast | Comparator::More => one.min(other),
        Comparator::Equal => {
            let off = |value: f64| (value - norm.value).abs();
            if off(one) >= off(other) { one } else { other }
        }
    }
}
