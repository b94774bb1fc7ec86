//! Rows of the plan: unit, clock, event and sense of the comparison.

use crate::scenario::choices::{Assessable, Comparator, EventKind, Metric, NeedPopulation};
use crate::scenario::finding::{Finding, Findings};
use crate::scenario::folder::Folder;
use crate::scenario::spec::Row;
use crate::scenario::tables::TargetRow;
use crate::scenario::typed::TypedFolder;
use crate::text::Code;

/// Notes rows that do not say what they measure.
pub fn check(raw: &Folder, typed: &TypedFolder, findings: &mut Findings) {
    let Some(table) = raw.table(TargetRow::SPEC.name) else {
        return;
    };
    for (target, &row) in typed.targets.rows.iter().zip(&typed.targets.raw_row) {
        let spot = |column| table.spot(row, column);
        let id = &target.target_id;
        if target.assessable == Assessable::No || target.metric == Metric::None {
            if target.why.is_none() {
                findings.push(Finding::new(Code::E0510, spot("why")).with("id", id));
            }
            if target.assessable != Assessable::No {
                findings.push(Finding::new(Code::E0511, spot("metric")).with("id", id));
            }
            continue;
        }
        let units: &[&str] = if target.metric == Metric::FillRate {
            &["share"]
        } else {
            &["h", "min"]
        };
        if !units.contains(&target.unit.as_str()) {
            let finding = Finding::new(Code::E0512, spot("unit")).with("value", &target.unit);
            findings.push(finding.with("units", units.join(", ")));
        }
        let share = target.unit == "share";
        if target.threshold < 0.0 || (share && target.threshold > 1.0) {
            let finding = Finding::new(Code::E0529, spot("threshold")).with("id", id);
            let finding = finding.with("threshold", target.threshold);
            findings.push(finding.with("unit", &target.unit));
        }
        if target.metric != Metric::FillRate {
            if target.clock.is_none() {
                findings.push(
                    Finding::new(Code::E0513, spot("clock"))
                        .with("id", id)
                        .with("field", "clock"),
                );
            }
            if matches!(target.metric, Metric::FirstReliefTime | Metric::FireOutTime)
                && target.event.is_none()
            {
                findings.push(
                    Finding::new(Code::E0513, spot("event"))
                        .with("id", id)
                        .with("field", "event"),
                );
            }
        }
        let of_fires = matches!(
            target.event,
            Some(EventKind::Contained | EventKind::Extinguished)
        );
        if target.event.is_some() && of_fires != (target.metric == Metric::FireOutTime) {
            let word = target.event.map_or("", EventKind::word);
            let finding = Finding::new(Code::E0544, spot("event")).with("event", word);
            findings.push(finding.with("metric", target.metric.word()));
        }
        let longer_is_worse = target.metric != Metric::FillRate;
        let asks_for_less = matches!(target.comparator, Comparator::AtMost | Comparator::Less);
        if longer_is_worse != asks_for_less {
            findings.push(
                Finding::new(Code::W0514, spot("comparator"))
                    .with("value", target.comparator.word()),
            );
        }
        if target.event == Some(EventKind::PackageDelivered)
            && target.population == NeedPopulation::Affected
        {
            findings.push(Finding::new(Code::E0515, spot("population")).with("id", id));
        }
    }
}
