//! Best tracks of tropical cyclones, from the files in which agencies publish them.
//!
//! In: the bytes of a file, and what the file does not say. Out: [`Tracks`], storms as plain data in degrees, m/s, hPa
//! and km, with every finding at once; [`Tracks::storm`] chooses one and refuses it where it has errors.
//!
//! ```text
//!             format ──► jma │ cma │ atcf │ ibtracs │ plain │ canonical      cells, with their line and column
//!                                    │
//!                                  draft ──► order of time ──► suspicion ──► Storm { averaging, fixes }
//! ```
//!
//! The format is told by the content. Winds keep the averaging period of their agency (JTWC 1, CMA 2, JMA and HKO 10
//! minutes): converting is the business of whoever uses them. [`write_canonical`] writes `hazards/track.csv`.

mod atcf;
mod bounds;
mod canonical;
mod cma;
mod draft;
mod finding;
mod format;
mod headed;
mod header;
mod ibtracs;
mod import;
mod jma;
mod line;
mod plain;
mod select;
mod storm;
mod suspicion;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

pub use canonical::write as write_canonical;
pub use finding::{TrackFinding, TrackSpot};
pub use format::Format;
pub use import::{TrackOptions, import};

pub use storm::{Agency, Averaging, Fix, Grade, Storm, WindRadius};
pub use suspicion::{SuspicionLimits, atkinson_holliday_1977_m_s};

use crate::text::{Code, Severity};

use draft::StormDraft;
use finding::Notes;
use line::numbered;
use plain::Told;

/// What a file does not say, and how it is judged.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadOptions {
    /// The format, where it is not to be told by the content.
    pub format: Option<Format>,
    /// Whose analysis to read of an `IBTrACS` file (CMA where nobody tells), and whose a plain table is; files that
    /// tell their agency are held against it.
    pub agency: Option<Agency>,
    /// Identifier of the storm of a plain table.
    pub id: String,
    /// Name of the storm of a plain table.
    pub name: String,
    /// Beyond which values warnings are given.
    pub limits: SuspicionLimits,
}

impl Default for ReadOptions {
    fn default() -> Self {
        Self {
            format: None,
            agency: None,
            id: "storm".to_owned(),
            name: String::new(),
            limits: SuspicionLimits::project_2026(),
        }
    }
}

/// A file that was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tracks {
    /// Its format, where one was found.
    pub format: Option<Format>,
    /// Its storms, in the order of the file; those with errors lack the fixes that could not be read.
    pub storms: Vec<Storm>,
    /// Everything that is wrong, in the order of line and column.
    pub findings: Vec<TrackFinding>,
}

impl Tracks {
    /// The findings of one storm, and those of the file as a whole.
    pub fn findings_of(&self, storm: &str) -> Vec<&TrackFinding> {
        let concerns =
            |finding: &&TrackFinding| finding.spot.storm.is_empty() || finding.spot.storm == storm;
        self.findings.iter().filter(concerns).collect()
    }

    /// One storm, by identifier, by name, or by name and year; an empty text wants the only one. Errors of other
    /// storms of the file do not matter.
    ///
    /// # Errors
    /// When it is not there, is one of several, or has errors: all findings that concern it.
    pub fn storm(&self, wanted: &str) -> Result<&Storm, Vec<TrackFinding>> {
        let is_error = |finding: &TrackFinding| finding.severity() == Severity::Error;
        if self.storms.is_empty() && self.findings.iter().any(is_error) {
            return Err(self.findings.clone());
        }
        let at = select::select(&self.storms, wanted).map_err(|finding| vec![finding])?;
        let storm = self.storms.get(at).ok_or_else(Vec::new)?;
        let findings = self.findings_of(&storm.id);
        if findings.iter().any(|finding| is_error(finding)) {
            return Err(findings.into_iter().cloned().collect());
        }
        Ok(storm)
    }
}

/// Reads a file of tracks, whatever its bytes.
pub fn read(bytes: &[u8], options: &ReadOptions) -> Tracks {
    let mut notes = Notes::default();
    let text = decode(bytes, &mut notes);
    let format = options.format.or_else(|| Format::sniff(&text));
    let mut drafts = match format {
        _ if text.trim().is_empty() => {
            let finding = TrackFinding::new(Code::E0850, TrackSpot::default());
            notes.push(finding);
            Vec::new()
        }
        None => {
            notes.push(unknown_format(&text));
            Vec::new()
        }
        Some(format) => drafts(format, &text, options, &mut notes),
    };
    for draft in &mut drafts {
        draft.settle(&mut notes);
        suspicion::look(draft, options.agency, &options.limits, &mut notes);
    }
    Tracks {
        format,
        storms: drafts.into_iter().map(StormDraft::finish).collect(),
        findings: notes.finish(),
    }
}

fn drafts(format: Format, text: &str, options: &ReadOptions, notes: &mut Notes) -> Vec<StormDraft> {
    let agency = options.agency.unwrap_or(Agency::Cma);
    let drafts = match format {
        Format::Jma => jma::read(text, notes),
        Format::Cma => cma::read(text, notes),
        Format::Atcf => atcf::read(text, notes),
        Format::Ibtracs => ibtracs::read(text, agency, notes),
        Format::Plain => {
            let told = Told {
                agency: options.agency,
                id: &options.id,
                name: &options.name,
            };
            plain::read(text, &told, notes)
        }
        Format::Canonical => canonical::read(text, notes),
    };
    if drafts.is_empty() && !notes.has_errors() {
        let finding = TrackFinding::new(Code::E0852, TrackSpot::default());
        notes.push(finding.with("format", format.word()));
    }
    drafts
}

/// UTF-8 with or without a byte order mark, else GB18030; bytes that are neither become replacement characters.
fn decode<'a>(bytes: &'a [u8], notes: &mut Notes) -> Cow<'a, str> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Cow::Borrowed(text);
    }
    let spot = TrackSpot::default();
    notes.push(TrackFinding::new(Code::W0869, spot));
    encoding_rs::GB18030.decode_without_bom_handling(bytes).0
}

fn unknown_format(text: &str) -> TrackFinding {
    let first = numbered(text).next().map_or("", |(_, line)| line);
    let spot = TrackSpot {
        line: 1,
        ..TrackSpot::default()
    };
    let finding = TrackFinding::new(Code::E0851, spot);
    let finding = finding.with("known", Format::words());
    finding.with("value", first.chars().take(40).collect::<String>())
}
