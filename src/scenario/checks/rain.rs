//! What rain needs of other sections and tables.

use crate::scenario::finding::{Finding, Findings};
use crate::scenario::folder::Folder;
use crate::scenario::hazards::{LandslideRow, TyphoonSettings};
use crate::scenario::rain::{LowRoadRow, RainstormSettings};
use crate::scenario::settings::FloodSettings;
use crate::scenario::spec::{Cell, Row};
use crate::scenario::typed::TypedFolder;
use crate::text::Code;

/// Minutes in an hour.
const HOUR_MIN: f64 = 60.0;

/// Notes what does not fit together.
pub fn check(raw: &Folder, typed: &TypedFolder, findings: &mut Findings) {
    let has = |section: &str| raw.settings.section(section);
    let (rainstorm, typhoon) = (RainstormSettings::SPEC.name, TyphoonSettings::SPEC.name);
    if let (Some(section), Some(_)) = (has(rainstorm), has(typhoon)) {
        findings.push(Finding::new(Code::E0571, section.spot.clone()));
    }
    if has(rainstorm).is_none() && has(typhoon).is_none() {
        for name in [LandslideRow::SPEC.name, LowRoadRow::SPEC.name] {
            if let Some(table) = raw.table(name) {
                let finding = Finding::new(Code::W0573, table.source.whole());
                findings.push(finding.with("table", name));
            }
        }
    }
    if let (Some(table), None) = (
        raw.table(LowRoadRow::SPEC.name),
        has(FloodSettings::SPEC.name),
    ) {
        findings.push(Finding::new(Code::W0574, table.source.whole()));
    }
    if let Some(settings) = &typed.rainstorm {
        formula(raw, settings, findings);
    }
}

/// More time never brings less rain.
fn formula(raw: &Folder, settings: &RainstormSettings, findings: &mut Findings) {
    let Some((_, longest_h)) = settings.duration_h.extent() else {
        return;
    };
    let most = 1.0 + settings.formula_b_min / (longest_h * HOUR_MIN);
    if settings.formula_n > most {
        let spot = raw.settings.spot(RainstormSettings::SPEC.name, "formula_n");
        let finding = Finding::new(Code::E0572, spot).with("n", settings.formula_n);
        let finding = finding.with("most", format!("{most:.3}"));
        findings.push(finding.with("hours", format!("{longest_h:.1}")));
    }
}
