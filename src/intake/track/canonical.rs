//! The project's own table of tracks, `hazards/track.csv`: read and written without loss of a digit.
//!
//! ```text
//! storm_id,name,time_utc,lat_deg,lon_deg,wind_m_s,averaging_min,central_pressure_hpa,rmax_km,agency
//! 1713,HATO,2017-08-23T00:00Z,21.6,114.4,38.583333333333336,10,965,,JMA
//! ```
//! `rmax_km` may be missing; empty cells are unknown. Grades, landfall marks and extents of winds have no column.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::bounds::{DEGREES_METRES, RMAX_KM};
use super::draft::{Entry, FixCells, StormDraft};
use super::finding::Notes;
use super::header::{Header, Name, cell};
use super::line::{Cell, Row, cells, numbered};
use super::storm::{Averaging, Storm};
use crate::text::Code;
use crate::units::UtcMinute;

/// The header line as written.
const HEADER: &str = "storm_id,name,time_utc,lat_deg,lon_deg,wind_m_s,averaging_min,central_pressure_hpa,rmax_km,agency";
/// Columns of which one is enough to know the table.
pub const KNOWN_BY: [&str; 3] = ["storm_id", "averaging_min", "wind_m_s"];

/// Where the columns are.
struct Columns {
    id: Option<usize>,
    name: Option<usize>,
    time: Option<usize>,
    lat: Option<usize>,
    lon: Option<usize>,
    wind: Option<usize>,
    averaging: Option<usize>,
    pressure: Option<usize>,
    rmax: Option<usize>,
    agency: Option<usize>,
}

impl Columns {
    /// Finds them; `None` after noting those that lack.
    fn of(header: &Header<'_>, notes: &mut Notes) -> Option<Self> {
        let rmax = header.perhaps(Name::with_unit("rmax", "km"), notes);
        let mut needed = |name| header.needed(name, notes);
        let columns = Self {
            id: needed(Name::plain("storm_id")),
            name: needed(Name::plain("name")),
            time: needed(Name::plain("time_utc")),
            lat: needed(Name::with_unit("lat", "deg")),
            lon: needed(Name::with_unit("lon", "deg")),
            wind: needed(Name::with_unit("wind", "m_s")),
            averaging: needed(Name::with_unit("averaging", "min")),
            pressure: needed(Name::with_unit("central_pressure", "hpa")),
            rmax,
            agency: needed(Name::plain("agency")),
        };
        let all = [
            columns.id,
            columns.name,
            columns.time,
            columns.lat,
            columns.lon,
            columns.wind,
            columns.averaging,
            columns.pressure,
            columns.agency,
        ];
        (!all.contains(&None)).then_some(columns)
    }
}

/// Storms in the order in which they first appear.
pub fn read(text: &str, notes: &mut Notes) -> Vec<StormDraft> {
    let mut lines = numbered(text);
    let header = lines.next().map(|(line, text)| Header::of(line, text));
    let Some(columns) = header.and_then(|header| Columns::of(&header, notes)) else {
        return Vec::new();
    };
    let mut storms: Vec<StormDraft> = Vec::new();
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    for (line, text) in lines {
        let cells = cells(text);
        let id = cell(&cells, columns.id).text.into_owned();
        let mut row = Row {
            line,
            storm: &id,
            notes,
        };
        let Some(told) = Told::of(&mut row, &cells, &columns) else {
            continue;
        };
        let at = *known.entry(id.clone()).or_insert_with(|| {
            storms.push(told.new_storm(&id, line));
            storms.len() - 1
        });
        if let Some(storm) = storms.get_mut(at) {
            told.hold_against(storm, &mut row);
            storm.entries.extend(fix(&mut row, &cells, &columns));
        }
    }
    storms
}

/// What every row repeats about its storm.
struct Told<'a> {
    name: Cell<'a>,
    agency: Cell<'a>,
    averaging: Averaging,
    averaging_column: u32,
}

impl<'a> Told<'a> {
    fn of(row: &mut Row<'_>, cells: &[Cell<'a>], columns: &Columns) -> Option<Self> {
        let minutes = cell(cells, columns.averaging);
        let averaging = minutes.text.parse().ok().and_then(Averaging::of_minutes);
        if averaging.is_none() {
            let value = minutes.text.to_string();
            let problem = Code::E0865;
            row.find(problem, minutes.column, &[("value", value)]);
        }
        Some(Self {
            name: cell(cells, columns.name),
            agency: cell(cells, columns.agency),
            averaging: averaging?,
            averaging_column: minutes.column,
        })
    }

    fn new_storm(&self, id: &str, line: u32) -> StormDraft {
        StormDraft {
            id: id.to_owned(),
            name: self.name.text.to_string(),
            agency: self.agency.text.to_string(),
            averaging: self.averaging,
            line,
            announced: None,
            why_empty: None,
            entries: Vec::new(),
        }
    }

    /// Notes where a row says something else than the first row of its storm.
    fn hold_against(&self, storm: &StormDraft, row: &mut Row<'_>) {
        let minutes = |averaging: Averaging| averaging.minutes().to_string();
        let pairs = [
            (
                "name",
                self.name.text.to_string(),
                storm.name.clone(),
                self.name.column,
            ),
            (
                "agency",
                self.agency.text.to_string(),
                storm.agency.clone(),
                self.agency.column,
            ),
            (
                "averaging_min",
                minutes(self.averaging),
                minutes(storm.averaging),
                self.averaging_column,
            ),
        ];
        for (field, value, first, column) in pairs {
            if value != first {
                let values = [
                    ("field", field.to_owned()),
                    ("value", value),
                    ("first", first),
                ];
                row.find(Code::E0864, column, &values);
            }
        }
    }
}

fn fix(row: &mut Row<'_>, cells: &[Cell<'_>], columns: &Columns) -> Option<Entry> {
    let example = "2017-08-23T00:00Z";
    let time = row.time(&cell(cells, columns.time), example, UtcMinute::parse_iso);
    let rmax_km = row.number(&cell(cells, columns.rmax), &RMAX_KM);
    let cells = FixCells {
        time: cell(cells, columns.time),
        lat: cell(cells, columns.lat),
        lon: cell(cells, columns.lon),
        wind: cell(cells, columns.wind),
        pressure: cell(cells, columns.pressure),
    };
    let mut entry = row.entry(time, &cells, &DEGREES_METRES)?;
    entry.fix.rmax_km = rmax_km?;
    Some(entry)
}

/// The table of these storms, with line ends `\n`. Numbers are written with the fewest digits that read back the same.
///
/// Line breaks within names become blanks, and blanks around them go: no track format can hold them.
pub fn write(storms: &[Storm]) -> String {
    let mut text = format!("{HEADER}\n");
    for storm in storms {
        let [id, name, agency] = [&storm.id, &storm.name, &storm.agency].map(|text| quoted(text));
        for fix in &storm.fixes {
            let number = |value: Option<f64>| value.map_or_else(String::new, |v| v.to_string());
            let cells = [
                id.clone(),
                name.clone(),
                fix.time.to_string(),
                fix.lat_deg.to_string(),
                fix.lon_deg.to_string(),
                number(fix.wind_m_s),
                storm.averaging.minutes().to_string(),
                number(fix.central_pressure_hpa),
                number(fix.rmax_km),
                agency.clone(),
            ];
            // Writing into a string cannot fail.
            let _ = writeln!(text, "{}", cells.join(","));
        }
    }
    text
}

fn quoted(text: &str) -> String {
    let text: String = text
        .chars()
        .map(|sign| if sign.is_control() { ' ' } else { sign })
        .collect();
    let text = text.trim();
    if text.contains(['"', ',']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}
