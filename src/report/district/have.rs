//! What a district has, counted from its tables.

use super::District;
use crate::report::numbers::{grouped, quantity};
use crate::scenario::Scenario;
use crate::scenario::choices::{Level, Mode};
use crate::text::Lang;
use crate::text::messages::district as say;

/// Things and how many there are, in the order of the tables; what there is none of is left out.
pub fn rows(district: &District) -> Vec<[String; 2]> {
    let (lang, scenario) = (district.lang, &district.loaded.scenario);
    let mut rows = people(district);
    for &level in Level::ALL {
        let count = scenario
            .sites
            .iter()
            .filter(|row| row.level == level)
            .count();
        if count > 0 {
            rows.push([say::depots(lang, name(level, lang)), grouped(count as u64)]);
        }
    }
    for &level in Level::ALL {
        let teams: Vec<_> = scenario
            .teams
            .iter()
            .filter(|row| row.level == level)
            .collect();
        let people: f64 = teams.iter().map(|row| row.people_persons).sum();
        if !teams.is_empty() {
            let value = say::teams_value(lang, grouped(teams.len() as u64), grouped(people as u64));
            rows.push([say::teams(lang, name(level, lang)), value]);
        }
    }
    rows.extend(vehicles(scenario, lang));
    rows.extend(shelters(scenario, lang));
    rows.extend(stock(scenario, lang));
    rows
}

fn people(district: &District) -> Vec<[String; 2]> {
    let (lang, world) = (district.lang, district.world);
    let residents: u64 = world
        .villages()
        .map(|(_, place)| u64::from(place.population))
        .sum();
    let links = &world.network.links;
    let roads = links.mode.iter().zip(&links.length_m);
    let roads: Vec<f64> = roads
        .filter(|(mode, _)| **mode == Mode::Road)
        .map(|(_, length_m)| length_m / 1000.0)
        .collect();
    let km = quantity(roads.iter().sum());
    vec![
        [say::towns(lang), grouped(world.towns.len() as u64)],
        [
            say::villages(lang),
            grouped(world.villages().count() as u64),
        ],
        [say::residents(lang), grouped(residents)],
        [
            say::roads(lang),
            say::roads_value(lang, grouped(roads.len() as u64), km),
        ],
    ]
}

fn vehicles(scenario: &Scenario, lang: Lang) -> impl Iterator<Item = [String; 2]> + '_ {
    scenario.vehicles.iter().filter_map(move |kind| {
        let teams = scenario.teams.iter();
        let own = teams.filter(|row| row.vehicle_id.as_ref() == Some(&kind.vehicle_id));
        let count: u64 = own.map(|row| u64::from(row.vehicles)).sum();
        (count > 0).then(|| [say::vehicles(lang, &kind.name), grouped(count)])
    })
}

fn shelters(scenario: &Scenario, lang: Lang) -> Option<[String; 2]> {
    let shelters = &scenario.shelters;
    if shelters.is_empty() {
        return None;
    }
    let holds: Option<f64> = shelters.iter().map(|row| row.capacity_persons).sum();
    let count = grouped(shelters.len() as u64);
    let value = holds.map(|holds| say::shelters_value(lang, &count, quantity(holds)));
    Some([say::shelters(lang), value.unwrap_or(count)])
}

fn stock(scenario: &Scenario, lang: Lang) -> impl Iterator<Item = [String; 2]> + '_ {
    scenario.commodities.iter().filter_map(move |goods| {
        let lines = scenario.stock.iter();
        let own = lines.filter(|line| line.commodity_id == goods.commodity_id);
        let all: f64 = own.map(|line| line.quantity).sum();
        let value = || say::stock_value(lang, quantity(all), &goods.unit);
        (all > 0.0).then(|| [say::stock(lang, &goods.name), value()])
    })
}

fn name(level: Level, lang: Lang) -> String {
    match level {
        Level::Province => say::level_province(lang),
        Level::City => say::level_city(lang),
        Level::Neighbour => say::level_neighbour(lang),
        Level::County => say::level_county(lang),
        Level::Town => say::level_town(lang),
        Level::Village => say::level_village(lang),
        Level::Firm => say::level_firm(lang),
        Level::Volunteer => say::level_volunteer(lang),
    }
}
