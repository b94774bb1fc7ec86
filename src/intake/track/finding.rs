//! What is wrong with a file of tracks, and where: collected, never first-only.

use std::collections::BTreeMap;
use std::fmt;

use crate::scenario::Finding;
use crate::text::{Code, Lang, Severity};

/// Findings of one storm (or of the file as a whole) beyond this many are counted, not kept.
const MOST_OF_ONE_STORM: usize = 100;

/// A place in a file of tracks.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct TrackSpot {
    /// Line, from 1; 0 = the whole file.
    pub line: u32,
    /// Column in characters, from 1; 0 = the whole line.
    pub column: u32,
    /// Identifier of the storm that it concerns; empty = the whole file.
    pub storm: String,
}

/// One thing that is wrong with a file of tracks.
pub type TrackFinding = Finding<TrackSpot>;

impl fmt::Display for TrackFinding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word = match self.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let TrackSpot {
            line,
            column,
            storm,
        } = &self.spot;
        write!(f, "{word} {line}:{column}")?;
        if !storm.is_empty() {
            write!(f, " [{storm}]")?;
        }
        let (message, mend) = (self.message(Lang::En), self.mend(Lang::En));
        write!(f, " {message}; {mend}")
    }
}

/// Collects findings, up to a limit for each storm.
#[derive(Clone, Debug, Default)]
pub(super) struct Notes {
    found: Vec<TrackFinding>,
    counts: BTreeMap<(String, Severity), usize>,
}

impl Notes {
    /// Notes one more.
    pub fn push(&mut self, finding: TrackFinding) {
        // Counted apart, so that no number of warnings hides an error.
        let kind = (finding.spot.storm.clone(), finding.severity());
        let count = self.counts.entry(kind).or_default();
        *count += 1;
        if *count <= MOST_OF_ONE_STORM {
            self.found.push(finding);
        }
    }
    /// Whether any error is noted.
    pub fn has_errors(&self) -> bool {
        let is_error = |finding: &TrackFinding| finding.severity() == Severity::Error;
        self.found.iter().any(is_error)
    }
    /// Everything noted, in the order of the file.
    pub fn finish(mut self) -> Vec<TrackFinding> {
        self.found
            .sort_by(|a, b| (&a.spot, a.code).cmp(&(&b.spot, b.code)));
        for ((storm, _), count) in self.counts {
            if let Some(more) = count.checked_sub(MOST_OF_ONE_STORM + 1) {
                let spot = TrackSpot {
                    storm,
                    ..TrackSpot::default()
                };
                let finding = TrackFinding::new(Code::W0881, spot);
                self.found.push(finding.with("value", more + 1));
            }
        }
        self.found
    }
}
