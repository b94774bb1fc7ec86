//! Teams: rows of `scenarios/make/teams.csv`, each a run of teams that are alike.

use std::path::Path;

use reliefsim::intake::Draft;
use reliefsim::random::Dist;
use reliefsim::scenario::choices::{Level, TeamKind};
use reliefsim::scenario::spec::Id;
use reliefsim::scenario::tables::TeamRow;
use serde::Deserialize;

use crate::Anything;
use crate::district::{District, rows};
use crate::layout::Land;

#[derive(Deserialize)]
struct RunRow {
    district: String,
    /// Teams go by this word and their number.
    group: String,
    first: u32,
    last: u32,
    /// So many teams of the group have all its people together, evenly.
    of: u32,
    people: u32,
    /// Name, with `{}` for the number.
    title: String,
    level: String,
    kind: String,
    /// A site, or `towns` or `villages` for one after the other.
    site: String,
    turnout_min: String,
    vehicle: Option<String>,
    vehicles: Option<u32>,
}

/// Puts the teams of a district at their sites.
pub fn stand_by(
    scenarios: &Path,
    district: &District,
    land: &Land,
    draft: &mut Draft,
) -> Anything<()> {
    draft.teams.clear();
    let runs: Vec<RunRow> = rows(scenarios, "teams.csv")?;
    for run in runs.iter().filter(|run| run.district == district.name) {
        for number in run.first..=run.last {
            draft.teams.push(team(run, number, land)?);
        }
    }
    Ok(())
}

fn team(run: &RunRow, number: u32, land: &Land) -> Anything<TeamRow> {
    let until = |number: u32| run.people * number / run.of;
    Ok(TeamRow {
        team_id: Id(format!("{}-{number:03}", run.group)),
        name: run.title.replace("{}", &number.to_string()),
        level: word(Level::ALL, Level::word, &run.level)?,
        kind: word(TeamKind::ALL, TeamKind::word, &run.kind)?,
        people_persons: f64::from(until(number) - until(number - 1)),
        site_id: Id(site(run, number as usize - 1, land)),
        turnout_min: run.turnout_min.parse::<Dist>()?,
        night_turnout_min: None,
        standby_turnout_min: None,
        crews_per_vehicle: None,
        from_level: None,
        vehicle_id: run.vehicle.clone().map(Id),
        vehicles: run.vehicles.unwrap_or(0),
    })
}

fn site(run: &RunRow, at: usize, land: &Land) -> String {
    let (towns, villages) = (land.depots(), &land.layout.villages);
    match run.site.as_str() {
        "towns" => format!("town-{:02}", towns[at % towns.len()] + 1),
        "villages" => format!("store-{}", villages[at % villages.len()].id),
        site => site.to_owned(),
    }
}

/// The choice that goes by a word.
fn word<T: Copy>(all: &[T], name: fn(T) -> &'static str, word: &str) -> Anything<T> {
    let found = all.iter().find(|&&choice| name(choice) == word);
    Ok(*found.ok_or_else(|| format!("no such word: {word}"))?)
}
