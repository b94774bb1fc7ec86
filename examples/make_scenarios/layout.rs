//! Towns, rivers and villages of a district.

use std::path::Path;

use reliefsim::intake::synth::{Layout, River, Town, Village};
use serde::Deserialize;

use crate::Anything;
use crate::district::{District, rows};
use crate::people;

/// In a town of up to this radius communities are part of its built-up core.
const COMPACT_TOWN_KM: f64 = 6.0;

/// A district before roads are built.
pub struct Land {
    /// Towns, villages, rivers and ground.
    pub layout: Layout,
    /// Reaches that only bridges with a name cross.
    pub named_bridges_only: Vec<String>,
    /// Which towns have a depot and teams of their own, by their position.
    pub has_depot: Vec<bool>,
}

impl Land {
    /// Positions of the towns with a depot.
    pub fn depots(&self) -> Vec<usize> {
        let towns = 0..self.has_depot.len();
        towns.filter(|&town| self.has_depot[town]).collect()
    }
}

#[derive(Deserialize)]
struct TownRow {
    name: String,
    lon: f64,
    lat: f64,
    radius_km: f64,
    seat: bool,
    /// Farms and the like are towns by their code, but keep no depot.
    #[serde(default = "yes")]
    depot: bool,
}

fn yes() -> bool {
    true
}

#[derive(Deserialize)]
struct RiverRow {
    reach_id: String,
    name: String,
    behind_dyke: Option<String>,
    foreland_km: f64,
    lon: f64,
    lat: f64,
    /// Wide waters: of the bridges that are fitted only those with a name stay.
    #[serde(default)]
    named_bridges_only: bool,
}

#[derive(Deserialize)]
struct VillageRow {
    code: String,
    name: String,
    town: String,
}

/// Reads the three tables of a district and settles its people.
pub fn read(scenarios: &Path, district: &District) -> Anything<Land> {
    let table = |what: &str| format!("{}-{what}.csv", district.name);
    let town_rows: Vec<TownRow> = rows(scenarios, &table("towns"))?;
    let has_depot = town_rows.iter().map(|row| row.depot).collect();
    let town = |row: TownRow| Town {
        name: row.name,
        position: [row.lon, row.lat],
        radius_km: row.radius_km,
        seat: row.seat,
    };
    let towns: Vec<Town> = town_rows.into_iter().map(town).collect();
    let mut villages = villages(rows(scenarios, &table("villages"))?, &towns)?;
    people::split(district, &mut villages);
    let river_rows: Vec<RiverRow> = rows(scenarios, &table("rivers"))?;
    let wide = river_rows.iter().filter(|row| row.named_bridges_only);
    let mut named_bridges_only: Vec<String> = wide.map(|row| row.reach_id.clone()).collect();
    named_bridges_only.dedup();
    let layout = Layout {
        seed: district.seed,
        nodes: district.nodes,
        bridge_spacing_km: district.bridge_spacing_km,
        towns,
        villages,
        rivers: rivers(river_rows),
        terrain: district.terrain(),
    };
    Ok(Land {
        layout,
        named_bridges_only,
        has_depot,
    })
}

/// Rivers from their points, those of one reach together.
fn rivers(points: Vec<RiverRow>) -> Vec<River> {
    let mut rivers: Vec<River> = Vec::new();
    for row in points {
        let point = [row.lon, row.lat];
        match rivers
            .last_mut()
            .filter(|river| river.reach_id == row.reach_id)
        {
            Some(river) => river.course.push(point),
            None => rivers.push(River {
                reach_id: row.reach_id,
                name: row.name,
                course: vec![point],
                foreland_km: row.foreland_km,
                behind_dyke: row.behind_dyke,
            }),
        }
    }
    rivers
}

/// Villages by town, communities before villages, without people yet.
fn villages(listed: Vec<VillageRow>, towns: &[Town]) -> Anything<Vec<Village>> {
    let mut villages = Vec::new();
    for row in listed {
        let Some(town) = towns.iter().position(|town| town.name == row.town) else {
            return Err(format!("{}: no town {}", row.name, row.town).into());
        };
        let community = row.name.contains('居') || row.name.contains("社区");
        villages.push(Village {
            name: row
                .name
                .trim_end_matches("村委会")
                .trim_end_matches("居委会")
                .trim_end_matches("村民委员会")
                .to_owned(),
            town,
            adcode: Some(row.code.clone()),
            id: row.code,
            population: 0,
            urban: community && towns[town].radius_km <= COMPACT_TOWN_KM,
        });
    }
    villages.sort_by(|a, b| (a.town, !a.urban, &a.id).cmp(&(b.town, !b.urban, &b.id)));
    Ok(villages)
}
