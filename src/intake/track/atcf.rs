//! Best tracks in ATCF form (b-decks of JTWC and NHC): commas, one line a fix and wind radius, 1-minute winds in knots.
//!
//! Naval Research Laboratory, "Best Track/Objective Aid/Wind Radii Format". Cells from 0, in a line made up in that layout:
//! ```text
//! WP, 15, 2017082300,   , BEST,   0, 215N, 1145E,  90,  956, TY,  34, NEQ,  120,  110,   90,  120, 1002, 200,  15, …
//! 0   1   2           3   4       5  6     7       8    9    10   11  12    13    14    15    16    17    18    19
//! basin, number, time, minutes, -, -, lat, lon,   kt,  hPa, stage, radius of kt, -, four quadrants (nautical miles), -, -, Rmax
//! ```
//! Lines of one time with one centre are one fix; the name is cell 27.

use std::borrow::Cow;

use super::bounds::{RADIUS_NAUTICAL_MILES, RMAX_NAUTICAL_MILES, TENTHS_KNOTS};
use super::draft::{Entry, FixCells, StormDraft};
use super::finding::Notes;
use super::line::{Cell, Row, cells, numbered};
use super::storm::{Agency, Grade, WindRadius};
use crate::units::UtcMinute;

const TECHNIQUE: usize = 4;
const FORECAST_HOUR: usize = 5;
const RADIUS_OF_KT: usize = 11;
const QUADRANTS: std::ops::Range<usize> = 13..17;
const RMAX: usize = 19;
const NAME: usize = 27;

/// Storms in the order of the file; lines of forecasts are passed over.
pub fn read(text: &str, notes: &mut Notes) -> Vec<StormDraft> {
    let mut storms: Vec<StormDraft> = Vec::new();
    for (line, text) in numbered(text) {
        let cells = cells(text);
        let cell = |at: usize| cells.get(at).cloned().unwrap_or_default();
        let hour = cell(FORECAST_HOUR).text;
        let is_best = cell(TECHNIQUE).text == "BEST" && matches!(hour.as_ref(), "" | "0" | "00");
        if !is_best && cells.len() > TECHNIQUE {
            continue;
        }
        // A line whose time cannot be read belongs to the storm before it.
        let last = || storms.last().map(|storm| storm.id.clone());
        let id = identifier(&cells).or_else(last).unwrap_or_default();
        let mut row = Row {
            line,
            storm: &id,
            notes,
        };
        let Some(entry) = fix(&mut row, &cells) else {
            continue;
        };
        let at = storms.iter().position(|storm| storm.id == id);
        let at = at.unwrap_or_else(|| {
            storms.push(new_storm(&id, line));
            storms.len() - 1
        });
        if let Some(storm) = storms.get_mut(at) {
            let name = cell(NAME).text;
            if !name.is_empty() {
                storm.name = name.into_owned();
            }
            add(storm, entry);
        }
    }
    storms
}

/// `WP152017`. South of the equator the season is named after the year in which it ends.
fn identifier(cells: &[Cell<'_>]) -> Option<String> {
    let text = |at: usize| cells.get(at).map_or("", |cell| cell.text.as_ref());
    let basin = text(0).to_ascii_uppercase();
    let time = UtcMinute::parse_digits(text(2))?.civil();
    let season = time.year + i64::from(basin == "SH" && time.month >= 7);
    Some(format!("{basin}{:0>2}{season}", text(1)))
}

fn new_storm(id: &str, line: u32) -> StormDraft {
    let american = ["AL", "EP", "CP", "SL"]
        .iter()
        .any(|basin| id.starts_with(basin));
    StormDraft {
        id: id.to_owned(),
        name: String::new(),
        agency: if american { "NHC" } else { Agency::Jtwc.word() }.to_owned(),
        averaging: Agency::Jtwc.averaging(),
        line,
        announced: None,
        why_empty: None,
        entries: Vec::new(),
    }
}

/// Joins lines that tell further radii of one fix.
fn add(storm: &mut StormDraft, entry: Entry) {
    let same = |last: &Entry| {
        let (a, b) = (&last.fix, &entry.fix);
        a.time == b.time && (a.lat_deg, a.lon_deg) == (b.lat_deg, b.lon_deg)
    };
    match storm.entries.last_mut().filter(|last| same(last)) {
        Some(last) => {
            last.fix.radius_50_kt = last.fix.radius_50_kt.or(entry.fix.radius_50_kt);
            last.fix.rmax_km = last.fix.rmax_km.or(entry.fix.rmax_km);
        }
        None => storm.entries.push(entry),
    }
}

fn fix(row: &mut Row<'_>, all: &[Cell<'_>]) -> Option<Entry> {
    let cell = |at: usize| all.get(at).cloned().unwrap_or_default();
    let minutes = cell(3).text.parse::<u8>().unwrap_or(0);
    let minutes = i64::from(minutes).min(59);
    let hour = |text: &str| UtcMinute::parse_digits(text).filter(|_| text.len() == 10);
    let time = row.time(&cell(2), "2017082300", hour);
    let time = time.map(|hour| UtcMinute(hour.0 + minutes));
    let cells = FixCells {
        time: cell(2),
        lat: signed(cell(6), ['N', 'S']),
        lon: signed(cell(7), ['E', 'W']),
        wind: cell(8),
        pressure: cell(9),
    };
    let rmax_km = row.number(&cell(RMAX), &RMAX_NAUTICAL_MILES);
    let radius = radius(row, all.get(QUADRANTS).unwrap_or_default());
    let mut entry = row.entry(time, &cells, &TENTHS_KNOTS)?;
    entry.fix.rmax_km = rmax_km.flatten();
    entry.fix.radius_50_kt = radius.filter(|_| cell(RADIUS_OF_KT).text == "50");
    entry.fix.grade = grade(&cell(10).text);
    Some(entry)
}

/// `1145E` as `1145`, `1145W` as `-1145`; anything else stays, to be found wrong.
fn signed(cell: Cell<'_>, [plus, minus]: [char; 2]) -> Cell<'_> {
    let text = cell.text.to_ascii_uppercase();
    let text = match (text.strip_suffix(plus), text.strip_suffix(minus)) {
        (Some(number), _) => Cow::Owned(number.to_owned()),
        (_, Some(number)) => Cow::Owned(format!("-{number}")),
        _ => cell.text,
    };
    Cell {
        text,
        column: cell.column,
    }
}

/// Longest and shortest of the quadrants in which such winds blow.
fn radius(row: &mut Row<'_>, quadrants: &[Cell<'_>]) -> Option<WindRadius> {
    let number = |cell: &Cell<'_>| row.number(cell, &RADIUS_NAUTICAL_MILES).flatten();
    let mut radii: Vec<f64> = quadrants.iter().filter_map(number).collect();
    radii.sort_by(f64::total_cmp);
    Some(WindRadius {
        longest_km: *radii.last()?,
        shortest_km: *radii.first()?,
    })
}

fn grade(text: &str) -> Option<Grade> {
    Some(match text {
        "TD" | "DB" | "LO" | "WV" | "DS" | "SD" => Grade::Depression,
        "TS" | "SS" => Grade::TropicalStorm,
        "TY" | "HU" | "TC" => Grade::Typhoon,
        "ST" => Grade::SuperTyphoon,
        "EX" => Grade::Extratropical,
        "" => return None,
        _ => Grade::Other,
    })
}
