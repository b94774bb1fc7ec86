//! Hazards whose tables do not add up.

use crate::scenario::draft::Draft;
use crate::scenario::finding::{Finding, Findings};
use crate::scenario::tables::{FailureStateRow, HydrographRow};
use crate::text::Code;

/// How far a sum of probabilities may lie from 1.
const SUM_TOLERANCE: f64 = 1e-6;

pub fn check(draft: &Draft, findings: &mut Findings) {
    check_states(draft, findings);
    check_hydrograph(draft, findings);
}

fn whole_table_read<R: crate::scenario::spec::Row>(draft: &Draft, typed: usize) -> bool {
    let table = draft.raw.table(R::SPEC.name);
    typed > 0 && table.is_some_and(|table| table.rows.len() == typed)
}

fn check_states(draft: &Draft, findings: &mut Findings) {
    let states = &draft.failure_states;
    if !whole_table_read::<FailureStateRow>(draft, states.rows.len()) {
        return;
    }
    let sum: f64 = states.rows.iter().map(|state| state.probability).sum();
    if (sum - 1.0).abs() > SUM_TOLERANCE {
        let spot = draft.spot::<FailureStateRow>(states.raw_row[0], "probability");
        findings.push(Finding::new(Code::E0513, spot).with("sum", sum));
    }
}

fn check_hydrograph(draft: &Draft, findings: &mut Findings) {
    let points = &draft.hydrograph;
    if !whole_table_read::<HydrographRow>(draft, points.rows.len()) {
        return;
    }
    for at in 1..points.rows.len() {
        let (before, time) = (points.rows[at - 1].time_ratio, points.rows[at].time_ratio);
        if time <= before {
            let spot = draft.spot::<HydrographRow>(points.raw_row[at], "time_ratio");
            let finding = Finding::new(Code::E0514, spot).with("time", time);
            findings.push(finding.with("before", before));
        }
    }
    let last = points.rows.len() - 1;
    for at in [0, last] {
        let share = points.rows[at].rise_share;
        if share.abs() > 0.0 {
            let spot = draft.spot::<HydrographRow>(points.raw_row[at], "rise_share");
            findings.push(Finding::new(Code::E0515, spot).with("share", share));
        }
    }
}
