//! Target rows that do not say what they need to say.

use crate::scenario::choices::{Assessable, Comparator, Metric};
use crate::scenario::draft::Draft;
use crate::scenario::finding::{Finding, Findings};
use crate::scenario::tables::TargetRow;
use crate::text::Code;

/// Units in which a metric may be limited.
fn units(metric: Metric) -> &'static [&'static str] {
    match metric {
        Metric::FirstReliefTime | Metric::FirstSupplyTime => &["h", "min"],
        Metric::FillRate => &["share"],
        Metric::None => &[],
    }
}

fn comparators(metric: Metric) -> &'static [Comparator] {
    match metric {
        Metric::FirstReliefTime | Metric::FirstSupplyTime => {
            &[Comparator::AtMost, Comparator::Less]
        }
        Metric::FillRate => &[Comparator::AtLeast, Comparator::More],
        Metric::None => Comparator::ALL,
    }
}

pub fn check(draft: &Draft, findings: &mut Findings) {
    for (row, target) in draft.targets.iter() {
        let mut note = |code, field: &str, values: Vec<(&'static str, String)>| {
            let mut finding = Finding::new(code, draft.spot::<TargetRow>(row, field));
            finding
                .values
                .push(("target", target.target_id.to_string()));
            finding.values.extend(values);
            findings.push(finding);
        };
        if target.assessable == Assessable::No {
            if target.why.is_none() {
                note(Code::E0521, "why", vec![]);
            }
            continue;
        }
        if target.metric == Metric::None {
            note(Code::E0523, "metric", vec![]);
            continue;
        }
        let metric = target.metric.word().to_owned();
        let known = units(target.metric);
        if !known.contains(&target.unit.as_str()) {
            let values = vec![
                ("unit", target.unit.clone()),
                ("metric", metric),
                ("units", known.join(", ")),
            ];
            note(Code::E0518, "unit", values);
        } else if target.threshold < 0.0 || (target.unit == "share" && target.threshold > 1.0) {
            let values = vec![
                ("threshold", target.threshold.to_string()),
                ("unit", target.unit.clone()),
            ];
            note(Code::E0524, "threshold", values);
        }
        let known = comparators(target.metric);
        if !known.contains(&target.comparator) {
            let words: Vec<&str> = known.iter().map(|comparator| comparator.word()).collect();
            let comparator = target.comparator.word().to_owned();
            note(
                Code::E0519,
                "comparator",
                vec![("comparator", comparator), ("words", words.join(", "))],
            );
        }
        let timed = target.metric != Metric::FillRate;
        if timed && target.clock.is_none() {
            note(Code::E0520, "clock", vec![("field", "clock".to_owned())]);
        }
        if target.metric == Metric::FirstReliefTime && target.event.is_none() {
            note(Code::E0520, "event", vec![("field", "event".to_owned())]);
        }
    }
}
