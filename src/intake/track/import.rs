//! From a file of tracks to the table of one.

use std::path::{Path, PathBuf};

use super::{Fix, ReadOptions, Storm, TrackFinding, Tracks, read};
use crate::intake::{Draft, IntakeError, Note};
use crate::scenario::choices::Status;
use crate::scenario::decode::FILE_LIMIT_BYTES;
use crate::scenario::hazards::TrackRow;
use crate::scenario::spec::{Id, Row};
use crate::scenario::tables::SourceRow;
use crate::scenario::{Finding, Findings, Spot};
use crate::text::messages::intake as say;
use crate::text::{Code, Lang, Severity};

/// Which storm of a file, and how it is read.
#[derive(Clone, Debug)]
pub struct TrackOptions {
    /// Number or name of the storm; empty = the only one.
    pub storm: String,
    /// How the file is read.
    pub read: ReadOptions,
    /// Language of the notes.
    pub lang: Lang,
}

/// Reads a file of tracks into the table of one storm.
///
/// # Errors
/// When the file cannot be read, or with every finding when the storm cannot be used.
pub fn import(file: &Path, options: &TrackOptions) -> Result<Draft, IntakeError> {
    let failed = |error| IntakeError::Io {
        path: PathBuf::from(file),
        error,
    };
    let name = file.display().to_string();
    if std::fs::metadata(file).map_err(failed)?.len() > FILE_LIMIT_BYTES {
        let limit = FILE_LIMIT_BYTES >> 20;
        let finding = Finding::new(Code::E0103, spot(&name, 0, 0));
        let finding = finding.with("file", &name).with("limit", limit);
        return Err(IntakeError::Findings(Findings(vec![finding])));
    }
    let bytes = std::fs::read(file).map_err(failed)?;
    let tracks = read(&bytes, &options.read);
    let storm = chosen(&tracks, options, &name)?;
    Ok(draft(&tracks, storm, options, &name))
}

fn chosen<'t>(
    tracks: &'t Tracks,
    options: &TrackOptions,
    file: &str,
) -> Result<&'t Storm, IntakeError> {
    tracks.storm(&options.storm).map_err(|found| {
        let findings = found.iter().map(|finding| told(finding, file)).collect();
        IntakeError::Findings(Findings(findings))
    })
}

/// A finding of the reader as one of the program.
fn told(finding: &TrackFinding, file: &str) -> Finding {
    let spot = spot(file, finding.spot.line, finding.spot.column);
    finding.clone().at(spot)
}

fn spot(file: &str, line: u32, column: u32) -> Spot {
    Spot {
        file: file.to_owned(),
        line,
        column,
        ..Spot::default()
    }
}

fn draft(tracks: &Tracks, storm: &Storm, options: &TrackOptions, file: &str) -> Draft {
    let lang = options.lang;
    let mut notes = Vec::new();
    let mut note = |key, text| notes.push(Note { key, text });
    let track: Vec<TrackRow> = storm
        .fixes
        .iter()
        .filter_map(|fix| row(storm, fix))
        .collect();
    note(
        "track_storm",
        say::track_storm(lang, &storm.id, &storm.name, track.len()),
    );
    note(
        "track_averaging",
        say::track_averaging(lang, storm.averaging.minutes()),
    );
    let left = storm.fixes.len() - track.len();
    if left > 0 {
        note("track_fixes_left", say::track_fixes_left(lang, left));
    }
    let warnings = tracks.findings_of(&storm.id);
    for warning in warnings
        .iter()
        .filter(|one| one.severity() == Severity::Warning)
    {
        let place = format!("{file}:{}:{}", warning.spot.line, warning.spot.column);
        let text = say::track_warning(lang, place, warning.message(lang), warning.mend(lang));
        note("track_warning", text);
    }
    Draft {
        sources: vec![source(storm, file, lang)],
        track,
        notes,
        ..Draft::default()
    }
}

/// A fix with wind and pressure; without both a storm has no wind field then.
fn row(storm: &Storm, fix: &Fix) -> Option<TrackRow> {
    Some(TrackRow {
        storm_id: Id(storm.id.clone()),
        name: (!storm.name.is_empty()).then(|| storm.name.clone()),
        time_utc: fix.time,
        lat_deg: fix.lat_deg,
        lon_deg: fix.lon_deg,
        wind_m_s: rounded(fix.wind_m_s?),
        averaging_min: storm.averaging,
        central_pressure_hpa: fix.central_pressure_hpa?,
        rmax_km: fix.rmax_km.map(rounded),
        agency: (!storm.agency.is_empty()).then(|| storm.agency.clone()),
    })
}

/// To hundredths: agencies give whole knots and nautical miles.
fn rounded(value: f64) -> f64 {
    libm::round(value * 100.0) / 100.0
}

fn source(storm: &Storm, file: &str, lang: Lang) -> SourceRow {
    SourceRow {
        table: TrackRow::SPEC.name.to_owned(),
        field: "*".to_owned(),
        row: "*".to_owned(),
        status: Status::Public,
        source: say::track_source(lang, &storm.agency, &storm.id, file),
        range: None,
        note: None,
    }
}
