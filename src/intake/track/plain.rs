//! A plain table of one storm, as people make them: `time_utc,lat,lon,vmax_kt,pmin_hpa`, in any order, knots.
//!
//! It says neither which storm it is nor over how many minutes its winds are averaged: both come with the options.

use super::bounds::DEGREES_KNOTS;
use super::draft::{Entry, FixCells, StormDraft};
use super::finding::Notes;
use super::header::{Header, Name, cell};
use super::line::{Cell, Row, cells, numbered};
use super::storm::Agency;
use crate::text::Code;
use crate::units::UtcMinute;

/// A column that only tables by JMA have: it alone gives the extent of winds of 30 kt.
const ONLY_JMA: &str = "r30_long_nm";
/// What JMA's tables call a depression, for which it gives no wind.
const DEPRESSION: &str = "TD";
/// Columns by which such a table is known.
pub const KNOWN_BY: [&str; 2] = ["time_utc", "vmax_kt"];

/// What the reader says of the table.
#[derive(Clone, Copy, Debug)]
pub struct Told<'a> {
    /// Who analysed the storm.
    pub agency: Option<Agency>,
    /// Identifier of the storm.
    pub id: &'a str,
    /// Name of the storm.
    pub name: &'a str,
}

/// Where the columns are.
struct Columns {
    time: Option<usize>,
    lat: Option<usize>,
    lon: Option<usize>,
    wind: Option<usize>,
    pressure: Option<usize>,
    /// JMA's stage of the storm.
    grade: Option<usize>,
}

impl Columns {
    /// Finds them; `None` after noting those that lack.
    fn of(header: &Header<'_>, notes: &mut Notes) -> Option<Self> {
        let pressure = header.perhaps(Name::with_unit("pmin", "hpa"), notes);
        let mut needed = |name| header.needed(name, notes);
        let columns = Self {
            time: needed(Name::plain("time_utc")),
            lat: needed(Name::plain("lat")),
            lon: needed(Name::plain("lon")),
            wind: needed(Name::with_unit("vmax", "kt")),
            pressure,
            grade: header.find("grade"),
        };
        let all = [columns.time, columns.lat, columns.lon, columns.wind];
        (!all.contains(&None)).then_some(columns)
    }
}

/// The storm of the table.
pub fn read(text: &str, told: &Told<'_>, notes: &mut Notes) -> Vec<StormDraft> {
    let mut lines = numbered(text);
    let Some((first, header)) = lines.next() else {
        return Vec::new();
    };
    let header = Header::of(first, header);
    let Some(columns) = Columns::of(&header, notes) else {
        return Vec::new();
    };
    // Where nobody tells: other plain tables in knots are mostly JTWC's.
    let assumed = match header.find(ONLY_JMA) {
        Some(_) => Agency::Jma,
        None => Agency::Jtwc,
    };
    let mut storm = new_storm(told, assumed, first, notes);
    for (line, text) in lines {
        let mut row = Row {
            line,
            storm: told.id,
            notes,
        };
        storm.entries.extend(fix(&mut row, &cells(text), &columns));
    }
    vec![storm]
}

fn fix(row: &mut Row<'_>, cells: &[Cell<'_>], columns: &Columns) -> Option<Entry> {
    let time = cell(cells, columns.time);
    let time = row.time(&time, "2017-08-23T00", UtcMinute::parse_iso);
    let fix_cells = FixCells {
        time: cell(cells, columns.time),
        lat: cell(cells, columns.lat),
        lon: cell(cells, columns.lon),
        wind: cell(cells, columns.wind),
        pressure: cell(cells, columns.pressure),
    };
    let mut entry = row.entry(time, &fix_cells, &DEGREES_KNOTS)?;
    entry.wind_is_due = cell(cells, columns.grade).text != DEPRESSION;
    Some(entry)
}

fn new_storm(told: &Told<'_>, assumed: Agency, line: u32, notes: &mut Notes) -> StormDraft {
    let agency = told.agency.unwrap_or(assumed);
    let storm = StormDraft {
        id: told.id.to_owned(),
        name: told.name.to_owned(),
        agency: agency.word().to_owned(),
        averaging: agency.averaging(),
        line,
        announced: None,
        why_empty: None,
        entries: Vec::new(),
    };
    if told.agency.is_none() {
        let finding = storm.finding(Code::W0871, line, 0);
        let finding = finding.with("value", storm.averaging.minutes());
        notes.push(finding.with("agency", agency.word()));
    }
    storm
}
