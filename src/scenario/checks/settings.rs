//! Settings that contradict each other.

use crate::scenario::draft::Draft;
use crate::scenario::finding::{Finding, Findings};
use crate::scenario::settings::{ScenarioSettings, TrafficSettings};
use crate::text::Code;

pub fn check(draft: &Draft, findings: &mut Findings) {
    if let Some(scenario) = &draft.scenario {
        let steps = scenario.epoch_min / scenario.step_min;
        if (steps - libm::round(steps)).abs() > 1e-9 || steps < 1.0 {
            let spot = draft.key::<ScenarioSettings>("epoch_min");
            let finding = Finding::new(Code::E0506, spot).with("epoch", scenario.epoch_min);
            findings.push(finding.with("step", scenario.step_min));
        }
    }
    if let Some(traffic) = &draft.traffic
        && traffic.day_begins_h >= traffic.day_ends_h
    {
        let spot = draft.key::<TrafficSettings>("day_ends_h");
        let finding = Finding::new(Code::E0525, spot).with("begins", traffic.day_begins_h);
        findings.push(finding.with("ends", traffic.day_ends_h));
    }
    let hazards = ["[hazards.flood]", "[hazards.link_failure]"];
    if draft.raw.document.readable && !hazards.iter().any(|name| draft.raw.has_section(name)) {
        let finding = Finding::new(Code::E0507, draft.raw.document.source.whole());
        findings.push(finding.with("hazards", hazards.join(", ")));
    }
}
