//! What rain needs of other sections and tables.

use crate::scenario::choices::FloodDriver;
use crate::scenario::finding::{Finding, Findings};
use crate::scenario::folder::Folder;
use crate::scenario::hazards::{CatchmentRow, LandslideRow, TyphoonSettings};
use crate::scenario::rain::{LowRoadRow, RainstormSettings};
use crate::scenario::settings::FloodSettings;
use crate::scenario::spec::Row;
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
    apart(raw, typed, findings);
    low_roads(raw, typed, findings);
    if let Some(settings) = &typed.rainstorm {
        formula(raw, settings, findings);
    }
}

/// A sag is a part of the ground that drains to it, and lies on no bridge.
fn low_roads(raw: &Folder, typed: &TypedFolder, findings: &mut Findings) {
    let Some(table) = raw.table(LowRoadRow::SPEC.name) else {
        return;
    };
    let rows = typed.low_roads.rows.iter();
    for (row, &raw_row) in rows.zip(&typed.low_roads.raw_row) {
        if row.contributing_area_m2 < row.sag_area_m2 {
            let spot = table.spot(raw_row, "contributing_area_m2");
            let finding = Finding::new(Code::E0591, spot).with("id", &row.link_id);
            let finding = finding.with("area", row.contributing_area_m2);
            findings.push(finding.with("sag", row.sag_area_m2));
        }
        let mut links = typed.links.rows.iter();
        let link = links.find(|link| link.link_id == row.link_id);
        if link.is_some_and(|link| link.bridge) {
            let finding = Finding::new(Code::W0592, table.spot(raw_row, "link_id"));
            findings.push(finding.with("id", &row.link_id));
        }
    }
}

/// A river by hydrograph knows nothing of the rain, which other tables feel.
fn apart(raw: &Folder, typed: &TypedFolder, findings: &mut Findings) {
    let by_hydrograph = |flood: &FloodSettings| flood.driver == FloodDriver::Hydrograph;
    let rained_on = [
        CatchmentRow::SPEC.name,
        LandslideRow::SPEC.name,
        LowRoadRow::SPEC.name,
    ];
    if !typed.flood.as_ref().is_some_and(by_hydrograph)
        || rained_on.iter().all(|name| raw.table(name).is_none())
    {
        return;
    }
    for rain in [RainstormSettings::SPEC.name, TyphoonSettings::SPEC.name] {
        if raw.settings.section(rain).is_some() {
            let spot = raw.settings.spot(FloodSettings::SPEC.name, "driver");
            findings.push(Finding::new(Code::W0588, spot).with("rain", rain));
        }
    }
}

/// More time never brings less rain.
fn formula(raw: &Folder, settings: &RainstormSettings, findings: &mut Findings) {
    let longest_h = settings.duration_h.support().1;
    let longest_h = RainstormSettings::SPEC.cut("duration_h", longest_h);
    let most = 1.0 + settings.formula_b_min / (longest_h * HOUR_MIN);
    if settings.formula_n > most {
        let spot = raw.settings.spot(RainstormSettings::SPEC.name, "formula_n");
        let finding = Finding::new(Code::E0572, spot).with("n", settings.formula_n);
        let finding = finding.with("most", format!("{most:.3}"));
        findings.push(finding.with("hours", format!("{longest_h:.1}")));
    }
}
