//! Hand-made events: probabilities, and rows that contradict each other or do nothing.

use std::collections::{HashMap, HashSet};

use crate::scenario::finding::{Finding, Findings};
use crate::scenario::folder::Folder;
use crate::scenario::spec::Row;
use crate::scenario::states::{StatePlaceRow, StateRow};
use crate::scenario::typed::TypedFolder;
use crate::text::Code;

/// Probabilities are written with few digits.
const SUM_TOLERANCE: f64 = 1e-6;

/// Notes probabilities that do not add up to 1, places that a state strikes twice, people affected who are fewer than those who must
/// leave, and states that strike nobody.
pub fn check(raw: &Folder, typed: &TypedFolder, findings: &mut Findings) {
    let Some(table) = raw.table(StateRow::SPEC.name) else {
        return;
    };
    let states = &typed.states;
    // A row that cannot be read may hold what is missing.
    if states.rows.len() == table.rows.len() {
        let sum: f64 = states.rows.iter().map(|state| state.probability).sum();
        if (sum - 1.0).abs() > SUM_TOLERANCE {
            findings.push(Finding::new(Code::E0690, table.source.whole()).with("sum", sum));
        }
    }
    let Some(places) = raw.table(StatePlaceRow::SPEC.name) else {
        return;
    };
    let mut seen = HashMap::new();
    let mut strikes = HashSet::new();
    for (row, &at) in typed
        .state_places
        .rows
        .iter()
        .zip(&typed.state_places.raw_row)
    {
        let tell = |code, column| {
            let finding = Finding::new(code, places.spot(at, column));
            let finding = finding.with("state", &row.state_id);
            finding.with("place", &row.place_id)
        };
        if let Some(first) = seen.insert((&row.state_id, &row.place_id), at) {
            let line = places.spot(first, "place_id").line;
            findings.push(tell(Code::E0691, "place_id").with("line", line));
        }
        let affected = row.affected_share.unwrap_or(row.displaced_share);
        if affected < row.displaced_share {
            findings.push(tell(Code::E0692, "affected_share"));
        }
        if affected > 0.0 {
            strikes.insert(&row.state_id);
        }
    }
    let is_whole = typed.state_places.rows.len() == places.rows.len();
    for (state, &at) in states.rows.iter().zip(&states.raw_row) {
        if is_whole && state.probability > 0.0 && !strikes.contains(&state.state_id) {
            let finding = Finding::new(Code::W0693, table.spot(at, "state_id"));
            findings.push(finding.with("state", &state.state_id));
        }
    }
}
