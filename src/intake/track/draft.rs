//! A storm while it is read: fixes that still know their place in the file, until the order of time is checked.

use super::bounds::FixBounds;
use super::finding::{Notes, TrackFinding, TrackSpot};
use super::line::{Cell, Row};
use super::storm::{Averaging, Fix, Storm};
use crate::text::Code;
use crate::units::UtcMinute;

/// The cells that every format has for a fix.
#[derive(Clone, Debug, Default)]
pub struct FixCells<'a> {
    /// Time.
    pub time: Cell<'a>,
    /// Latitude.
    pub lat: Cell<'a>,
    /// Longitude.
    pub lon: Cell<'a>,
    /// Maximum sustained wind.
    pub wind: Cell<'a>,
    /// Central pressure.
    pub pressure: Cell<'a>,
}

/// Columns of the cells of a fix, from 1.
#[derive(Clone, Copy, Debug, Default)]
pub struct FixColumns {
    /// Time.
    pub time: u32,
    /// Latitude.
    pub lat: u32,
    /// Longitude.
    pub lon: u32,
    /// Maximum sustained wind.
    pub wind: u32,
    /// Central pressure.
    pub pressure: u32,
}

/// A fix and where it stands.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The fix.
    pub fix: Fix,
    /// Its line, from 1.
    pub line: u32,
    /// Its columns in that line.
    pub columns: FixColumns,
    /// Whether the format gives a wind at this stage of the storm: JMA gives none for depressions.
    pub wind_is_due: bool,
}

impl Row<'_> {
    /// The fix of this line; `None` after noting everything that is wrong with it.
    pub fn entry(
        &mut self,
        time: Option<UtcMinute>,
        cells: &FixCells<'_>,
        bounds: &FixBounds,
    ) -> Option<Entry> {
        let lat_deg = self.needed(&cells.lat, &bounds.lat);
        let lon_deg = self.needed(&cells.lon, &bounds.lon);
        let wind = self.number(&cells.wind, &bounds.wind);
        let pressure = self.number(&cells.pressure, &bounds.pressure);
        let mut fix = Fix::at(time?, lat_deg?, lon_deg?);
        fix.wind_m_s = wind?;
        fix.central_pressure_hpa = pressure?;
        let columns = FixColumns {
            time: cells.time.column,
            lat: cells.lat.column,
            lon: cells.lon.column,
            wind: cells.wind.column,
            pressure: cells.pressure.column,
        };
        Some(Entry {
            fix,
            line: self.line,
            columns,
            wind_is_due: true,
        })
    }
}

/// A storm while it is read.
#[derive(Clone, Debug)]
pub struct StormDraft {
    /// Identifier, as in [`Storm`].
    pub id: String,
    /// Name, perhaps empty.
    pub name: String,
    /// Who analysed it.
    pub agency: String,
    /// Period of its winds.
    pub averaging: Averaging,
    /// Line of its header, or of its first fix.
    pub line: u32,
    /// Fixes that its header tells of.
    pub announced: Option<usize>,
    /// What is told where there is no fix, instead of that alone.
    pub why_empty: Option<TrackFinding>,
    /// Its fixes; in the order of time once it is settled.
    pub entries: Vec<Entry>,
}

impl StormDraft {
    /// A finding of this storm.
    pub fn finding(&self, code: Code, line: u32, column: u32) -> TrackFinding {
        let spot = TrackSpot {
            line,
            column,
            storm: self.id.clone(),
        };
        TrackFinding::new(code, spot)
    }

    /// Notes fixes out of order, and leaves them out; notes a storm that is too short.
    pub fn settle(&mut self, notes: &mut Notes) {
        if let Some(announced) = self.announced.filter(|&count| count != self.entries.len()) {
            let finding = self.finding(Code::W0870, self.line, 0);
            let finding = finding.with("expected", announced);
            notes.push(finding.with("value", self.entries.len()));
        }
        let mut ordered: Vec<Entry> = Vec::with_capacity(self.entries.len());
        for entry in std::mem::take(&mut self.entries) {
            let (time, column) = (entry.fix.time, entry.columns.time);
            match ordered.last().map(|last| last.fix.time) {
                Some(before) if time == before => {
                    let finding = self.finding(Code::E0860, entry.line, column);
                    notes.push(finding.with("value", time));
                }
                Some(before) if time < before => {
                    let finding = self.finding(Code::E0861, entry.line, column);
                    notes.push(finding.with("value", time).with("before", before));
                }
                _ => ordered.push(entry),
            }
        }
        self.entries = ordered;
        match self.entries.len() {
            0 => {
                let bare = || self.finding(Code::E0862, self.line, 0);
                notes.push(self.why_empty.clone().unwrap_or_else(bare));
            }
            1 => notes.push(self.finding(Code::E0863, self.line, 0)),
            _ => {}
        }
    }

    /// The storm, without places in the file.
    pub fn finish(self) -> Storm {
        Storm {
            id: self.id,
            name: self.name,
            agency: self.agency,
            averaging: self.averaging,
            fixes: self.entries.into_iter().map(|entry| entry.fix).collect(),
        }
    }
}
