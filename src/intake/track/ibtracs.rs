//! `IBTrACS` version 4 tables: many agencies side by side, names in the first line, units in the second, winds in knots.
//!
//! One agency is read, never a mixture: its columns (`CMA_WIND`, `CMA_PRES`, …) and its own centre (`CMA_LAT`) where
//! the file has one. Rows in which it says nothing are passed over: `IBTrACS` fills three-hourly rows between fixes.

use std::collections::{BTreeMap, BTreeSet};

use super::bounds::{DEGREES_KNOTS, RMAX_NAUTICAL_MILES};
use super::draft::{Entry, FixCells, StormDraft};
use super::finding::{Notes, TrackFinding, TrackSpot};
use super::header::{Header, Name, cell};
use super::line::{Cell, Row, cells, numbered};
use super::storm::Agency;
use crate::text::Code;
use crate::units::UtcMinute;

/// Columns by which such a table is known.
pub const KNOWN_BY: [&str; 2] = ["SID", "ISO_TIME"];

/// Where the columns of one agency are.
struct Columns {
    id: Option<usize>,
    name: Option<usize>,
    time: Option<usize>,
    /// The agency's own centre, else the merged one.
    lat: Option<usize>,
    lon: Option<usize>,
    own_lat: Option<usize>,
    wind: Option<usize>,
    pressure: Option<usize>,
    rmax: Option<usize>,
    /// JMA's stage: it gives no wind for depressions.
    grade: Option<usize>,
    /// Winds of every agency, to tell which ones there are.
    winds: [Option<usize>; 4],
}

impl Columns {
    fn of(header: &Header<'_>, agency: Agency, notes: &mut Notes) -> Option<Self> {
        let own = |what: &str| header.find(&format!("{}_{what}", agency.ibtracs_prefix()));
        let mut needed = |name| header.needed(Name::plain(name), notes);
        let id = needed("SID");
        let name = needed("NAME");
        let time = needed("ISO_TIME");
        let lat = needed("LAT");
        let lon = needed("LON");
        let all = [id, name, time, lat, lon];
        let both = own("LAT").zip(own("LON"));
        let columns = Self {
            id,
            name,
            time,
            lat: both.map(|(lat, _)| lat).or(lat),
            lon: both.map(|(_, lon)| lon).or(lon),
            own_lat: both.map(|(lat, _)| lat),
            wind: own("WIND"),
            pressure: own("PRES"),
            rmax: own("RMW"),
            grade: own("GRADE"),
            winds: Agency::ALL
                .map(|agency| header.find(&format!("{}_WIND", agency.ibtracs_prefix()))),
        };
        (!all.contains(&None)).then_some(columns)
    }

    /// Whether the agency says anything in this row.
    fn are_filled(&self, cells: &[Cell<'_>]) -> bool {
        let own = [self.own_lat, self.wind, self.pressure];
        own.iter()
            .any(|&column| !cell(cells, column).text.is_empty())
    }
}

/// Storms by one agency, in the order in which they first appear.
pub fn read(text: &str, agency: Agency, notes: &mut Notes) -> Vec<StormDraft> {
    let mut lines = numbered(text).peekable();
    let header = lines.next().map(|(line, text)| Header::of(line, text));
    let columns = header.and_then(|header| Columns::of(&header, agency, notes));
    let Some(columns) = columns else {
        return Vec::new();
    };
    let is_units = |text: &str| cell(&cells(text), columns.id).text.is_empty();
    if let Some((line, units)) = lines.next_if(|(_, text)| is_units(text)) {
        hold_units(line, &cells(units), &columns, notes);
    }
    let mut storms = Storms::default();
    for (line, text) in lines {
        let cells = cells(text);
        let at = storms.place_of(&cells, &columns, agency, line);
        storms.note_agencies(at, &cells, &columns);
        if !columns.are_filled(&cells) {
            continue;
        }
        if let Some(storm) = storms.drafts.get_mut(at) {
            let mut row = Row {
                line,
                storm: &storm.id,
                notes,
            };
            let entry = fix(&mut row, &cells, &columns);
            storm.entries.extend(entry);
        }
    }
    storms.finish(agency)
}

/// Holds the second line against the units that are expected.
fn hold_units(line: u32, units: &[Cell<'_>], columns: &Columns, notes: &mut Notes) {
    let expected = [
        ("wind", columns.wind, &["kts", "kt", "knots"][..]),
        ("pressure", columns.pressure, &["mb", "hPa"][..]),
        ("rmax", columns.rmax, &["nmile", "nm"][..]),
    ];
    for (field, column, known) in expected {
        let unit = cell(units, column);
        let is_known = known
            .iter()
            .any(|name| unit.text.eq_ignore_ascii_case(name));
        if !is_known && !unit.text.is_empty() {
            let spot = TrackSpot {
                line,
                column: unit.column,
                storm: String::new(),
            };
            let finding = TrackFinding::new(Code::E0855, spot);
            let finding = finding.with("field", field).with("found", &unit.text);
            notes.push(finding.with("expected", known.join(" / ")));
        }
    }
}

fn fix(row: &mut Row<'_>, cells: &[Cell<'_>], columns: &Columns) -> Option<Entry> {
    let example = "2017-08-23 00:00:00";
    let time = row.time(&cell(cells, columns.time), example, UtcMinute::parse_iso);
    let rmax_km = row.number(&cell(cells, columns.rmax), &RMAX_NAUTICAL_MILES);
    let is_depression = cell(cells, columns.grade).text == "2";
    let cells = FixCells {
        time: cell(cells, columns.time),
        lat: cell(cells, columns.lat),
        lon: cell(cells, columns.lon),
        wind: cell(cells, columns.wind),
        pressure: cell(cells, columns.pressure),
    };
    let mut entry = row.entry(time, &cells, &DEGREES_KNOTS)?;
    entry.fix.rmax_km = rmax_km?;
    entry.wind_is_due = !is_depression;
    Some(entry)
}

/// Storms as they are met, and who gives winds for them.
#[derive(Default)]
struct Storms {
    drafts: Vec<StormDraft>,
    agencies: Vec<BTreeSet<Agency>>,
    known: BTreeMap<String, usize>,
}

impl Storms {
    fn place_of(
        &mut self,
        cells: &[Cell<'_>],
        columns: &Columns,
        agency: Agency,
        line: u32,
    ) -> usize {
        let id = cell(cells, columns.id).text;
        if let Some(&at) = self.known.get(id.as_ref()) {
            return at;
        }
        let at = self.drafts.len();
        self.known.insert(id.to_string(), at);
        self.agencies.push(BTreeSet::new());
        self.drafts.push(StormDraft {
            id: id.into_owned(),
            name: cell(cells, columns.name).text.into_owned(),
            agency: agency.word().to_owned(),
            averaging: agency.averaging(),
            line,
            announced: None,
            why_empty: None,
            entries: Vec::new(),
        });
        at
    }

    fn note_agencies(&mut self, at: usize, cells: &[Cell<'_>], columns: &Columns) {
        let Some(agencies) = self.agencies.get_mut(at) else {
            return;
        };
        for (agency, column) in Agency::ALL.into_iter().zip(columns.winds) {
            if !cell(cells, column).text.is_empty() {
                agencies.insert(agency);
            }
        }
    }

    fn finish(mut self, agency: Agency) -> Vec<StormDraft> {
        for (storm, agencies) in self.drafts.iter_mut().zip(&self.agencies) {
            let known: Vec<&str> = agencies.iter().map(|agency| agency.word()).collect();
            let known = if known.is_empty() {
                "-".to_owned()
            } else {
                known.join(", ")
            };
            let absent = storm.finding(Code::E0866, storm.line, 0);
            let absent = absent.with("agency", agency.word());
            storm.why_empty = (!agencies.contains(&agency)).then(|| absent.with("known", known));
        }
        self.drafts
    }
}
