//! Makes the generated tables of `scenarios/kaiping` and `scenarios/songbei` from the short tables in `scenarios/make`.
//!
//! `cargo run --release --example make_scenarios` writes network, places, sites, stock, teams and shelters, and the
//! `datapackage.json` of all shipped scenarios. What people
//! wrote (settings, targets, sources, measures, reaches) lies in the folders themselves and is left alone.
//! Names, codes, seats of towns and totals are facts with their source; how people spread over the villages of a town, and
//! where the villages lie in it, is assumed and said so in `sources.csv`.

use std::path::{Path, PathBuf};

use reliefsim::intake::Draft;
use reliefsim::intake::synth::{self, Layout, Provision, River, Terrain, Town, Village};
use reliefsim::random::{Dist, EntityKey, Purpose, SeedKey};
use reliefsim::scenario::choices::{Level, StockKind, TeamKind};
use reliefsim::scenario::datapackage;
use reliefsim::scenario::evacuation::ShelterRow;
use reliefsim::scenario::spec::Id;
use reliefsim::scenario::tables::{PlaceRow, SiteRow, TeamRow};

type Anything = Result<(), Box<dyn std::error::Error>>;

/// What is known of a district beside its tables.
struct District {
    name: &'static str,
    seed: u64,
    nodes: usize,
    /// Residents of built-up communities and of villages, census of 2020.
    people: [u32; 2],
    terrain: Terrain,
    provision: Provision,
    /// Teams by level (county, town, village, firm) with their people in all.
    teams: [(Level, u32, u32); 4],
    county_name: &'static str,
    /// All shelters: people they hold (Kaiping: 15 % of the residents, assumed), area in square metres, how many.
    shelters: (Option<f64>, Option<f64>, u32),
}

fn main() -> Anything {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    make(&root, &KAIPING)?;
    make(&root, &SONGBEI)?;
    for name in [
        "kaiping",
        "kaiping-typhoon",
        "kaiping-rainstorm",
        "kaiping-fire",
        "songbei",
    ] {
        describe(&root.join(name))?;
    }
    Ok(())
}

/// Describes the tables of a folder.
fn describe(folder: &Path) -> Anything {
    let package = format!("{:#}\n", datapackage(folder)?);
    std::fs::write(folder.join("datapackage.json"), package)?;
    Ok(())
}

const KAIPING: District = District {
    name: "kaiping",
    seed: 440_783,
    nodes: 3000,
    people: [430_035, 318_742],
    terrain: Terrain {
        floor_slope_m_km: 1.9,
        floor_km: 2.6,
        roughness_m: 2.4,
        base_m: 3.0,
    },
    provision: Provision {
        village_share: 0.01,
        town_share: 0.012,
        county_share: 0.008,
        agreement_share: 0.027,
        town_lorries: 2,
        county_lorries: 0,
    },
    teams: [
        (Level::County, 32, 1280),
        (Level::Town, 16, 800),
        (Level::Village, 243, 3888),
        (Level::Firm, 241, 3792),
    ],
    county_name: "开平市应急综合物资储备仓库",
    shelters: (Some(0.15 * 748_777.0), None, 314),
};

const SONGBEI: District = District {
    name: "songbei",
    seed: 230_109,
    nodes: 2500,
    people: [300_000, 113_515],
    terrain: Terrain {
        floor_slope_m_km: 0.55,
        floor_km: 9.0,
        roughness_m: 1.6,
        base_m: 115.0,
    },
    provision: Provision {
        village_share: 0.005,
        town_share: 0.008,
        county_share: 0.015,
        agreement_share: 0.02,
        town_lorries: 1,
        county_lorries: 0,
    },
    teams: [
        (Level::County, 18, 850),
        (Level::Town, 9, 218),
        (Level::Village, 15, 144),
        (Level::Volunteer, 18, 341),
    ],
    county_name: "松北区救灾物资储备库",
    shelters: (Some(500_000.0), Some(1_150_000.0), 61),
};

fn make(root: &Path, district: &District) -> Anything {
    let layout = layout(root, district)?;
    let mut draft = synth::fit(&layout);
    synth::provide(&layout, &district.provision, &mut draft);
    county(district, &mut draft);
    teams(district, &layout, &mut draft);
    if district.name == KAIPING.name {
        water_rescue(&mut draft);
    }
    draft.shelters = shelters(district, &layout, &draft.places);
    draft.road_classes = synth::road_classes();
    let folder = root.join(district.name);
    draft.write(&folder)?;
    println!(
        "{}: {} nodes, {} links, {} places",
        district.name,
        draft.nodes.len(),
        draft.links.len(),
        draft.places.len()
    );
    Ok(())
}

fn rows(
    root: &Path,
    district: &District,
    what: &str,
) -> Result<Vec<csv::StringRecord>, csv::Error> {
    let path: PathBuf = root
        .join("make")
        .join(format!("{}-{what}.csv", district.name));
    csv::Reader::from_path(path)?.into_records().collect()
}

fn layout(root: &Path, district: &District) -> Result<Layout, Box<dyn std::error::Error>> {
    let mut towns = Vec::new();
    for row in rows(root, district, "towns")? {
        let position = [row[2].parse()?, row[3].parse()?];
        towns.push(Town {
            name: row[1].to_owned(),
            position,
            radius_km: row[5].parse()?,
            seat: &row[6] == "true",
        });
    }
    let mut rivers: Vec<River> = Vec::new();
    for row in rows(root, district, "rivers")? {
        let point = [row[4].parse()?, row[5].parse()?];
        match rivers.last_mut().filter(|river| river.reach_id == row[0]) {
            Some(river) => river.course.push(point),
            None => rivers.push(River {
                reach_id: row[0].to_owned(),
                name: row[1].to_owned(),
                course: vec![point],
                foreland_km: row[3].parse()?,
                behind_dyke: Some(row[2].to_owned()).filter(|reach| !reach.is_empty()),
            }),
        }
    }
    let villages = villages(root, district, &towns)?;
    Ok(Layout {
        seed: district.seed,
        nodes: district.nodes,
        bridge_spacing_km: 4.5,
        towns,
        villages,
        rivers,
        terrain: district.terrain,
    })
}

/// Villages by town; the census total is split by weights that are drawn once, so that it adds up to the last person.
fn villages(
    root: &Path,
    district: &District,
    towns: &[Town],
) -> Result<Vec<Village>, Box<dyn std::error::Error>> {
    let mut villages = Vec::new();
    for row in rows(root, district, "villages")? {
        let town = towns
            .iter()
            .position(|town| town.name == row[2])
            .ok_or("a village of an unknown town")?;
        let community = row[1].contains('居') || row[1].contains("社区");
        villages.push(Village {
            id: row[0].to_owned(),
            name: row[1]
                .trim_end_matches("村委会")
                .trim_end_matches("居委会")
                .trim_end_matches("村民委员会")
                .to_owned(),
            town,
            adcode: Some(row[0].to_owned()),
            population: 0,
            urban: community && towns[town].radius_km <= 6.0,
        });
    }
    villages.sort_by(|a, b| (a.town, !a.urban, &a.id).cmp(&(b.town, !b.urban, &b.id)));
    for (urban, total) in [(true, district.people[0]), (false, district.people[1])] {
        let mut chosen: Vec<&mut Village> = villages
            .iter_mut()
            .filter(|village| village.urban == urban)
            .collect();
        split(total, district.seed, &mut chosen);
    }
    Ok(villages)
}

fn split(total: u32, seed: u64, villages: &mut [&mut Village]) {
    let spread = Dist::LogNormal {
        median: 1.0,
        p90: 1.8,
    };
    let weight = |village: &Village| {
        spread.sample(&mut SeedKey::new(seed, "people").stream(
            0,
            Purpose::Synth,
            EntityKey::new("village", &village.id),
        ))
    };
    let weights: Vec<f64> = villages.iter().map(|village| weight(village)).collect();
    let sum: f64 = weights.iter().sum();
    let (mut given, mut share) = (0, 0.0);
    for (village, weight) in villages.iter_mut().zip(weights) {
        share += weight / sum;
        let until = libm::round(f64::from(total) * share) as u32;
        village.population = until.min(total) - given;
        given = until.min(total);
    }
}

/// The county depot by its name, and the firms that hold stock under agreement.
fn county(district: &District, draft: &mut Draft) {
    let Some(county) = draft
        .sites
        .iter_mut()
        .find(|site| site.site_id.0 == "county")
    else {
        return;
    };
    district.county_name.clone_into(&mut county.name);
    let mut firm = SiteRow {
        site_id: Id("firm".into()),
        name: "协议储备企业仓库".into(),
        level: Level::Firm,
        ..county.clone()
    };
    firm.opening_min = Dist::LogNormal {
        median: 60.0,
        p90: 120.0,
    };
    draft.sites.push(firm);
    for line in draft
        .stock
        .iter_mut()
        .filter(|line| line.kind == StockKind::Agreement)
    {
        line.site_id = Id("firm".into());
    }
}

/// Teams of the four levels; those that carry goods have lorries.
fn teams(district: &District, layout: &Layout, draft: &mut Draft) {
    draft.teams.clear();
    let towns = layout.towns.len() as u32;
    for (level, count, people) in district.teams {
        for number in 0..count {
            let of_town = number % towns;
            let site = match level {
                Level::County => "county".to_owned(),
                Level::Firm if number < 3 => "firm".to_owned(),
                Level::Village => format!(
                    "store-{}",
                    layout.villages[number as usize % layout.villages.len()].id
                ),
                _ => format!("town-{:02}", of_town + 1),
            };
            let (vehicle, vehicles) = match (level, number) {
                (Level::County, 0..6) => (Some("lorry"), 2),
                (Level::County, 6..8) => (Some("boats"), 3),
                (Level::Firm, 0..3) => (Some("lorry"), 4),
                (Level::Town, _) => (Some("light"), district.provision.town_lorries),
                (Level::Village, 0..226) if district.name == "kaiping" => (Some("trike"), 1),
                _ => (None, 0),
            };
            draft.teams.push(TeamRow {
                team_id: Id(format!("{}-{:03}", level.word(), number + 1)),
                name: format!("{}{}应急救援队", level_name(level), number + 1),
                level,
                kind: match vehicle {
                    Some("lorry") => TeamKind::Transport,
                    Some("boats") => TeamKind::Flood,
                    _ => TeamKind::General,
                },
                people_persons: f64::from(people * (number + 1) / count - people * number / count),
                site_id: Id(site),
                turnout_min: turnout(level),
                night_turnout_min: None,
                standby_turnout_min: None,
                crews_per_vehicle: None,
                from_level: None,
                vehicle_id: vehicle.map(|id| Id(id.to_owned())),
                vehicles,
            });
        }
    }
}

/// Teams of water rescue: where they stand by, and how many boats they have, is assumed.
fn water_rescue(draft: &mut Draft) {
    for (number, (name, site, boats)) in (1..).zip([
        ("城区水上救援队", "county", 2),
        ("水口镇水上救援队", "town-15", 1),
        ("赤水镇水上救援队", "town-14", 1),
    ]) {
        draft.teams.push(TeamRow {
            team_id: Id(format!("water-{number:03}")),
            name: name.into(),
            level: Level::County,
            kind: TeamKind::WaterRescue,
            people_persons: f64::from(6 * boats),
            site_id: Id(site.into()),
            turnout_min: Dist::LogNormal {
                median: 8.0,
                p90: 15.0,
            },
            night_turnout_min: None,
            standby_turnout_min: None,
            crews_per_vehicle: None,
            from_level: None,
            vehicle_id: Some(Id("boat".into())),
            vehicles: boats,
        });
    }
}

fn level_name(level: Level) -> &'static str {
    match level {
        Level::County => "市(区)级第",
        Level::Town => "镇街级第",
        Level::Village => "村级第",
        Level::Firm => "企业第",
        _ => "志愿者第",
    }
}

/// Turnout by level in minutes: median and 90th percentile, assumed.
fn turnout(level: Level) -> Dist {
    let (median, p90) = match level {
        Level::County => (20.0, 45.0),
        Level::Town => (40.0, 90.0),
        Level::Village => (60.0, 150.0),
        Level::Firm => (60.0, 180.0),
        _ => (120.0, 360.0),
    };
    Dist::LogNormal { median, p90 }
}

/// Shelters by town: the plan gives only their number (and, for Songbei, their capacity and area) in all. In which village
/// of the town each stands, and that it stands as high as the highest house there, is assumed.
fn shelters(district: &District, layout: &Layout, places: &[PlaceRow]) -> Vec<ShelterRow> {
    let (capacity, area, count) = district.shelters;
    let towns = layout.towns.len() as u32;
    // By the residents of the town, and alike within it.
    let residents: f64 = places.iter().map(|row| row.population_persons).sum();
    let shelter = |number: u32| {
        let town = &layout.towns[(number % towns) as usize].name;
        let in_town = number / towns;
        let villages: Vec<&PlaceRow> = places.iter().filter(|row| row.town.0 == *town).collect();
        let village = villages[in_town as usize % villages.len()];
        let of_town: f64 = villages.iter().map(|row| row.population_persons).sum();
        let shelters_in_town = (count + towns - 1 - number % towns) / towns;
        let share = of_town / residents / f64::from(shelters_in_town);
        let part = |whole: Option<f64>| whole.map(|whole| libm::round(whole * share));
        ShelterRow {
            shelter_id: Id(format!("shelter-{:03}", number + 1)),
            name: format!("{town}应急避护场所{}", in_town + 1),
            level: Level::Town,
            town: Some(Id(town.clone())),
            place_id: Some(village.place_id.clone()),
            x_coord: None,
            y_coord: None,
            node_id: None,
            flood_ref: village.flood_ref.clone(),
            floor_m: village.hand_high_m,
            effective_area_m2: part(area),
            capacity_persons: part(capacity),
        }
    };
    (0..count).map(shelter).collect()
}
