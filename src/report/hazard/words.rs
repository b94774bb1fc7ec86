//! The rows of a hazard as tables of the terminal.

use std::fmt::Write as _;

use super::fires::FireRow;
use super::people::Leaving;
use super::rain::{CatchmentRain, LowRoad};
use super::rivers::ReachRow;
use super::roads::{ClosedHour, ClosedRoads, Why};
use super::typhoon::{TownGust, TrackPoint, Typhoon};
use super::{Hazard, Told};
use crate::report::numbers::{fixed, grouped, shortest};
use crate::report::table::{Form, Set, TextTable};
use crate::text::Lang;
use crate::text::messages::hazard as say;

/// Most rows of closed roads.
const MOST_HOURS: f64 = 24.0;

/// A part of what is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The typhoon: track, gusts, sea.
    Typhoon,
    /// The rain.
    Rain,
    /// The rivers.
    Rivers,
    /// Forest fires.
    Fires,
    /// Closed roads.
    Roads,
    /// People who have to leave.
    People,
}

/// A table or a sentence.
pub enum Block {
    /// A table under its heading.
    Table(String, TextTable),
    /// A sentence to the table above.
    Note(String),
    /// A sentence by itself.
    Sentence(String),
}

/// Everything for people, part by part; parts that the event does not have are left out.
pub fn parts(told: &Told, hazard: &Hazard) -> Vec<(Part, Vec<Block>)> {
    let lang = told.lang;
    let mut parts = Vec::new();
    if let Some(typhoon) = &hazard.typhoon {
        parts.push((Part::Typhoon, of_typhoon(typhoon, told)));
    }
    let rain = of_rain(hazard, lang);
    if !rain.is_empty() {
        parts.push((Part::Rain, rain));
    }
    if !hazard.reaches.is_empty() {
        let table = rivers(&hazard.reaches, lang);
        let mut blocks = vec![Block::Table(say::section_rivers(lang), table)];
        if hazard.reaches.iter().any(|row| row.dyke_crest_m.is_some()) {
            blocks.push(Block::Note(say::rivers_note(lang)));
        }
        parts.push((Part::Rivers, blocks));
    }
    if !hazard.fires.is_empty() {
        let table = fires(&hazard.fires, lang);
        let blocks = vec![Block::Table(say::section_fires(lang), table)];
        parts.push((Part::Fires, blocks));
    }
    parts.push((Part::Roads, of_roads(&hazard.roads, lang)));
    let table = people(&hazard.people, lang);
    let blocks = vec![Block::Table(say::section_people(lang), table)];
    parts.push((Part::People, blocks));
    parts
}

/// Whether nothing comes at all.
pub fn is_calm(hazard: &Hazard) -> bool {
    hazard.typhoon.is_none()
        && hazard.rain.is_empty()
        && hazard.reaches.is_empty()
        && hazard.fires.is_empty()
}

/// Everything for people, as text.
pub fn text(told: &Told, hazard: &Hazard, form: Form) -> String {
    let lang = told.lang;
    let mut text = format!(
        "{}\n{}\n",
        say::title(lang, told.facts.draws.replication, told.seed),
        say::starts(lang, &hazard.starts)
    );
    if is_calm(hazard) {
        let _ = writeln!(text, "{}", say::calm(lang));
    }
    for block in parts(told, hazard).iter().flat_map(|(_, blocks)| blocks) {
        let _ = match block {
            Block::Table(heading, table) => write!(text, "\n{heading}\n{}", table.text(form)),
            Block::Note(note) => writeln!(text, "{note}"),
            Block::Sentence(sentence) => writeln!(text, "\n{sentence}"),
        };
    }
    text
}

fn of_typhoon(typhoon: &Typhoon, told: &Told) -> Vec<Block> {
    let lang = told.lang;
    let mut blocks = vec![Block::Table(
        say::section_track(lang),
        track(&typhoon.track, lang),
    )];
    if let Some(nearest) = &typhoon.nearest {
        blocks.push(Block::Note(self::nearest(nearest, lang)));
    }
    blocks.push(Block::Table(
        say::section_gusts(lang),
        gusts(&typhoon.gusts, lang),
    ));
    let (silent, places) = (typhoon.silent_places, told.world.villages().count());
    blocks.push(Block::Note(say::silent(lang, silent, places)));
    if let Some(sea) = &typhoon.sea {
        let (peak_m, time) = (figure(sea.peak_m, 2), &sea.local_time);
        blocks.push(Block::Note(say::sea(lang, peak_m, time)));
    }
    blocks
}

fn of_rain(hazard: &Hazard, lang: Lang) -> Vec<Block> {
    let mut blocks = Vec::new();
    if !hazard.rain.is_empty() {
        let table = rain(&hazard.rain, lang);
        blocks.push(Block::Table(say::section_rain(lang), table));
    }
    if !hazard.low_roads.is_empty() {
        let table = low_roads(&hazard.low_roads, lang);
        blocks.push(Block::Table(say::section_low_roads(lang), table));
    }
    blocks
}

/// Where the storm is nearest to the district, in a sentence.
pub fn nearest(point: &TrackPoint, lang: Lang) -> String {
    let (km, wind) = (figure(point.distance_km, 0), figure(point.wind_1min_m_s, 1));
    say::nearest(lang, km, &point.local_time, wind)
}

fn of_roads(roads: &ClosedRoads, lang: Lang) -> Vec<Block> {
    if roads.closures.is_empty() {
        return vec![Block::Sentence(say::roads_open(lang))];
    }
    let span_h = roads.hours.last().map_or(0.0, |hour| hour.time_h);
    let step = (libm::ceil(span_h / MOST_HOURS) as usize).max(1);
    vec![
        Block::Table(say::section_roads(lang, step), closed(roads, step, lang)),
        Block::Note(say::roads_note(lang)),
    ]
}

fn columns<const N: usize>(columns: [(String, Set); N]) -> Vec<(String, Set)> {
    columns.into_iter().collect()
}

/// A figure with fixed decimals.
fn figure(value: f64, decimals: usize) -> String {
    fixed(Some(value), decimals)
}

/// The same of what may not be there.
fn maybe(value: Option<f64>, decimals: usize, lang: Lang) -> String {
    value.map_or_else(|| say::none(lang), |value| figure(value, decimals))
}

fn track(track: &[TrackPoint], lang: Lang) -> TextTable {
    let row = |point: &TrackPoint| {
        vec![
            point.local_time.clone(),
            figure(point.time_h, 0),
            figure(point.lat_deg, 2),
            figure(point.lon_deg, 2),
            figure(point.wind_1min_m_s, 1),
            figure(point.pressure_hpa, 0),
            figure(point.distance_km, 0),
        ]
    };
    TextTable {
        columns: columns([
            (say::column_local(lang), Set::Left),
            (say::column_hour(lang), Set::Right),
            (say::column_lat(lang), Set::Right),
            (say::column_lon(lang), Set::Right),
            (say::column_wind(lang), Set::Right),
            (say::column_pressure(lang), Set::Right),
            (say::column_distance(lang), Set::Right),
        ]),
        rows: track.iter().map(row).collect(),
    }
}

fn gusts(gusts: &[TownGust], lang: Lang) -> TextTable {
    let row = |gust: &TownGust| {
        vec![
            gust.town.clone(),
            gust.places.to_string(),
            figure(gust.median_gust_m_s, 1),
            figure(gust.max_gust_m_s, 1),
            gust.max_local_time.clone(),
            gust.max_place.clone(),
        ]
    };
    TextTable {
        columns: columns([
            (say::column_town(lang), Set::Left),
            (say::column_places(lang), Set::Right),
            (say::column_median_gust(lang), Set::Right),
            (say::column_strongest_gust(lang), Set::Right),
            (say::column_when(lang), Set::Left),
            (say::column_where(lang), Set::Left),
        ]),
        rows: gusts.iter().map(row).collect(),
    }
}

fn rain(rain: &[CatchmentRain], lang: Lang) -> TextTable {
    let row = |rain: &CatchmentRain| {
        vec![
            rain.name.clone(),
            figure(rain.total_mm, 0),
            figure(rain.peak_mm_h, 1),
            rain.peak_local_time.clone(),
        ]
    };
    TextTable {
        columns: columns([
            (say::column_reach(lang), Set::Left),
            (say::column_rain_total(lang), Set::Right),
            (say::column_rain_peak(lang), Set::Right),
            (say::column_when(lang), Set::Left),
        ]),
        rows: rain.iter().map(row).collect(),
    }
}

fn low_roads(roads: &[LowRoad], lang: Lang) -> TextTable {
    let row = |road: &LowRoad| {
        vec![
            road.link_id.clone(),
            figure(road.rain_mm, 0),
            figure(road.peak_depth_m, 2),
            road.peak_local_time.clone(),
        ]
    };
    TextTable {
        columns: columns([
            (say::column_road(lang), Set::Left),
            (say::column_rain_total(lang), Set::Right),
            (say::column_depth(lang), Set::Right),
            (say::column_when(lang), Set::Left),
        ]),
        rows: roads.iter().map(row).collect(),
    }
}

fn rivers(reaches: &[ReachRow], lang: Lang) -> TextTable {
    let row = |reach: &ReachRow| {
        vec![
            reach.name.clone(),
            figure(reach.river_peak_m, 2),
            reach.river_peak_local_time.clone(),
            reach.warning_local_time.clone(),
            maybe(reach.dyke_crest_m, 1, lang),
            maybe(reach.dyke_crest_m.map(|_| reach.peak_rise_m), 2, lang),
            maybe(reach.above_dyke_h, 1, lang),
            maybe(reach.peak_discharge_m3_s, 0, lang),
        ]
    };
    TextTable {
        columns: columns([
            (say::column_reach(lang), Set::Left),
            (say::column_river_peak(lang), Set::Right),
            (say::column_when(lang), Set::Left),
            (say::column_warning(lang), Set::Left),
            (say::column_dyke(lang), Set::Right),
            (say::column_behind_dyke(lang), Set::Right),
            (say::column_above_dyke(lang), Set::Right),
            (say::column_discharge(lang), Set::Right),
        ]),
        rows: reaches.iter().map(row).collect(),
    }
}

fn fires(fires: &[FireRow], lang: Lang) -> TextTable {
    let row = |fire: &FireRow| {
        vec![
            fire.forest.clone(),
            fire.ignited_local_time.clone(),
            maybe(fire.reported_h, 1, lang),
            maybe(fire.attacked_h, 1, lang),
            maybe(fire.contained_h, 1, lang),
            maybe(fire.out_h, 1, lang),
            figure(fire.head_m_min, 1),
            figure(fire.flame_m, 1),
            fire.teams.to_string(),
            figure(fire.burnt_ha, 1),
        ]
    };
    let hour = |heading: String| (format!("{heading} h"), Set::Right);
    TextTable {
        columns: columns([
            (say::column_forest(lang), Set::Left),
            (say::column_ignited(lang), Set::Left),
            hour(say::column_reported(lang)),
            hour(say::column_attacked(lang)),
            hour(say::column_contained(lang)),
            hour(say::column_out(lang)),
            (say::column_head(lang), Set::Right),
            (say::column_flame(lang), Set::Right),
            (say::column_teams(lang), Set::Right),
            (say::column_burnt(lang), Set::Right),
        ]),
        rows: fires.iter().map(row).collect(),
    }
}

/// What a cause is called.
pub fn cause(why: Why, lang: Lang) -> String {
    match why {
        Why::Water => say::cause_water(lang),
        Why::Waterlogging => say::cause_waterlogging(lang),
        Why::Scour => say::cause_scour(lang),
        Why::Landslide => say::cause_landslide(lang),
        Why::Flames => say::cause_flames(lang),
        Why::Trees => say::cause_trees(lang),
        Why::BridgeWind => say::cause_bridge_wind(lang),
        Why::Smoke => say::cause_smoke(lang),
        Why::Failure => say::cause_failure(lang),
    }
}

fn closed(roads: &ClosedRoads, step: usize, lang: Lang) -> TextTable {
    let causes: Vec<Why> = roads.causes().collect();
    let row = |hour: &ClosedHour| {
        let mut row = vec![
            shortest(hour.time_h),
            hour.links.to_string(),
            figure(hour.km, 1),
        ];
        let of = |why| hour.causes.get(why).copied().unwrap_or(0).to_string();
        row.extend(causes.iter().map(of));
        row
    };
    let mut columns = columns([
        (say::column_hour(lang), Set::Right),
        (say::column_closed(lang), Set::Right),
        (say::column_km(lang), Set::Right),
    ]);
    columns.extend(causes.iter().map(|&why| (cause(why, lang), Set::Right)));
    // Once all roads are open again, one row says so.
    let last = roads.hours.iter().rposition(|hour| hour.links > 0);
    let shown = last.map_or(0, |last| last / step + 2);
    TextTable {
        columns,
        rows: roads
            .hours
            .iter()
            .step_by(step)
            .take(shown)
            .map(row)
            .collect(),
    }
}

fn people(leaving: &Leaving, lang: Lang) -> TextTable {
    let rows = [
        (say::people_water(lang), leaving.water),
        (say::people_wind(lang), leaving.wind),
        (say::people_fire(lang), leaving.fire),
        (say::people_once(lang), leaving.total),
    ];
    let row = |(cause, count): (String, super::people::Count)| {
        vec![
            cause,
            grouped(u64::from(count.places)),
            grouped(u64::from(count.people)),
        ]
    };
    TextTable {
        columns: columns([
            (say::column_cause(lang), Set::Left),
            (say::column_places(lang), Set::Right),
            (say::column_people(lang), Set::Right),
        ]),
        rows: rows.into_iter().map(row).collect(),
    }
}
