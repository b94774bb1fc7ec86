//! Numbers that contradict each other.

use std::collections::BTreeSet;

use crate::scenario::choices::Mapped;
use crate::scenario::evacuation::ShelterRow;
use crate::scenario::finding::{Finding, Findings};
use crate::scenario::folder::Folder;
use crate::scenario::hazards::WindDamageSettings;
use crate::scenario::people::CasualtySettings;
use crate::scenario::rain::RainDamageSettings;
use crate::scenario::settings::{ScenarioSettings, TrafficSettings};
use crate::scenario::spec::{Id, Row};
use crate::scenario::tables::{
    FailureStateRow, HydrographRow, LinkRow, PlaceRow, SiteRow, StockRow,
};
use crate::scenario::typed::TypedFolder;
use crate::scenario::water::FloodDamageSettings;
use crate::text::Code;

/// Farthest that probabilities may be from adding up to one.
const SUM_TOLERANCE: f64 = 1e-6;

/// Sections that say what a hazard does, and bring none.
const HARM: [&str; 4] = [
    WindDamageSettings::SPEC.name,
    RainDamageSettings::SPEC.name,
    FloodDamageSettings::SPEC.name,
    CasualtySettings::SPEC.name,
];

/// Notes contradictions.
pub fn check(raw: &Folder, typed: &TypedFolder, findings: &mut Findings) {
    // A hazard with faults is still one.
    let sections = raw.settings.sections.iter();
    let given = sections
        .map(|section| section.name.as_str())
        .any(|name| name.starts_with("[hazards.") && !HARM.contains(&name));
    if raw.settings.whole && !given {
        findings.push(Finding::new(Code::E0501, raw.settings.source.whole()));
    }
    time_steps(raw, typed, findings);
    daylight(raw, typed, findings);
    heights(raw, typed, findings);
    hydrograph(raw, typed, findings);
    failure_states(raw, typed, findings);
    duplicate_stock(raw, typed, findings);
}

fn time_steps(raw: &Folder, typed: &TypedFolder, findings: &mut Findings) {
    let Some(scenario) = &typed.scenario else {
        return;
    };
    let ratio = scenario.epoch_min / scenario.step_min;
    if (ratio - libm::round(ratio)).abs() > 1e-9 || ratio < 1.0 {
        let spot = raw.settings.spot(ScenarioSettings::SPEC.name, "epoch_min");
        let finding = Finding::new(Code::E0502, spot).with("epoch", scenario.epoch_min);
        findings.push(finding.with("step", scenario.step_min));
    }
}

fn daylight(raw: &Folder, typed: &TypedFolder, findings: &mut Findings) {
    if let Some(traffic) = &typed.traffic
        && traffic.day_begins_h >= traffic.day_ends_h
    {
        let spot = raw.settings.spot(TrafficSettings::SPEC.name, "day_ends_h");
        let finding = Finding::new(Code::E0527, spot).with("begins", traffic.day_begins_h);
        findings.push(finding.with("ends", traffic.day_ends_h));
    }
}

/// Heights are given one way, and completely.
fn heights(raw: &Folder, typed: &TypedFolder, findings: &mut Findings) {
    let mapped: BTreeSet<(Mapped, &Id)> = {
        let rows = typed.depths.rows.iter();
        rows.map(|row| (row.entity, &row.entity_id)).collect()
    };
    if let Some(table) = raw.table(LinkRow::SPEC.name) {
        for (link, &row) in typed.links.rows.iter().zip(&typed.links.raw_row) {
            if link.hand_m.is_some() && link.elev_min_m.is_some() {
                findings.push(
                    Finding::new(Code::E0503, table.spot(row, "elev_min_m"))
                        .with("id", &link.link_id),
                );
            }
            let reach = typed
                .reaches
                .rows
                .iter()
                .find(|reach| Some(&reach.reach_id) == link.flood_ref.as_ref());
            if let (Some(reach), Some(_), None) = (reach, link.elev_min_m, link.hand_m)
                && reach.base_level_m.is_none()
            {
                let finding = Finding::new(Code::E0504, table.spot(row, "elev_min_m"))
                    .with("id", &link.link_id);
                findings.push(finding.with("reach", &reach.reach_id));
            }
            if link.flood_ref.is_some()
                && link.hand_m.is_none()
                && link.elev_min_m.is_none()
                && !mapped.contains(&(Mapped::Link, &link.link_id))
            {
                findings.push(
                    Finding::new(Code::E0505, table.spot(row, "flood_ref"))
                        .with("id", &link.link_id)
                        .with("column", "hand_m"),
                );
            }
        }
    }
    if let Some(table) = raw.table(PlaceRow::SPEC.name) {
        for (place, &row) in typed.places.rows.iter().zip(&typed.places.raw_row) {
            match (place.hand_low_m, place.hand_high_m) {
                (Some(low), Some(high)) if high < low => {
                    findings.push(
                        Finding::new(Code::E0506, table.spot(row, "hand_high_m"))
                            .with("low", low)
                            .with("high", high),
                    );
                }
                (None, _) | (_, None) if place.flood_ref.is_some() => {
                    let is_mapped = mapped.contains(&(Mapped::Place, &place.place_id));
                    let code = if is_mapped { Code::W0587 } else { Code::E0505 };
                    let finding = Finding::new(code, table.spot(row, "flood_ref"));
                    let finding = finding.with("id", &place.place_id);
                    findings.push(finding.with("column", "hand_low_m, hand_high_m"));
                }
                _ => {}
            }
        }
    }
    shelter_floors(raw, typed, findings);
    if let Some(table) = raw.table(SiteRow::SPEC.name) {
        for (site, &row) in typed.sites.rows.iter().zip(&typed.sites.raw_row) {
            if site.flood_ref.is_some()
                && site.floor_m.is_none()
                && !mapped.contains(&(Mapped::Site, &site.site_id))
            {
                findings.push(
                    Finding::new(Code::E0505, table.spot(row, "flood_ref"))
                        .with("id", &site.site_id)
                        .with("column", "floor_m"),
                );
            }
        }
    }
}

/// A shelter that a river can reach says how high its floor is, and coordinates come in pairs.
fn shelter_floors(raw: &Folder, typed: &TypedFolder, findings: &mut Findings) {
    let Some(table) = raw.table(ShelterRow::SPEC.name) else {
        return;
    };
    for (shelter, &row) in typed.shelters.rows.iter().zip(&typed.shelters.raw_row) {
        let lacking = [
            (
                shelter.flood_ref.is_some() && shelter.floor_m.is_none(),
                Code::E0505,
                "floor_m",
            ),
            (
                shelter.x_coord.is_some() && shelter.y_coord.is_none(),
                Code::E0599,
                "y_coord",
            ),
            (
                shelter.y_coord.is_some() && shelter.x_coord.is_none(),
                Code::E0599,
                "x_coord",
            ),
        ];
        for (is_lacking, code, column) in lacking {
            if is_lacking {
                let finding = Finding::new(code, table.spot(row, "shelter_id"));
                let finding = finding.with("id", &shelter.shelter_id);
                findings.push(finding.with("column", column));
            }
        }
    }
}

/// Times rise; the curve starts and ends at zero and reaches its peak at one.
fn hydrograph(raw: &Folder, typed: &TypedFolder, findings: &mut Findings) {
    let Some(table) = raw.table(HydrographRow::SPEC.name) else {
        return;
    };
    let rows = &typed.hydrograph.rows;
    // A curve with faulty points has been noted point by point.
    if rows.is_empty() || rows.len() < table.rows.len() {
        return;
    }
    for (pair, &row) in rows.windows(2).zip(typed.hydrograph.raw_row.iter().skip(1)) {
        if pair[1].time_ratio <= pair[0].time_ratio {
            findings.push(
                Finding::new(Code::E0507, table.spot(row, "time_ratio"))
                    .with("value", pair[1].time_ratio),
            );
        }
    }
    let is = |row: Option<&HydrographRow>, share: f64| {
        row.is_some_and(|row| (row.rise_share - share).abs() < SUM_TOLERANCE)
    };
    let peak = rows.iter().any(|row| is(Some(row), 1.0));
    if !is(rows.first(), 0.0) || !is(rows.last(), 0.0) || !peak {
        findings.push(Finding::new(Code::E0508, table.source.whole()));
    }
}

fn failure_states(raw: &Folder, typed: &TypedFolder, findings: &mut Findings) {
    let Some(table) = raw.table(FailureStateRow::SPEC.name) else {
        return;
    };
    if typed.failure_states.rows.len() < table.rows.len() {
        return;
    }
    let sum: f64 = typed
        .failure_states
        .rows
        .iter()
        .map(|state| state.probability)
        .sum();
    if (sum - 1.0).abs() > SUM_TOLERANCE {
        findings.push(Finding::new(Code::E0509, table.source.whole()).with("sum", sum));
    }
}

/// One line for each site, commodity and kind: two would share their random draws.
fn duplicate_stock(raw: &Folder, typed: &TypedFolder, findings: &mut Findings) {
    let Some(table) = raw.table(StockRow::SPEC.name) else {
        return;
    };
    let mut seen = std::collections::HashMap::new();
    for (line, &row) in typed.stock.rows.iter().zip(&typed.stock.raw_row) {
        let key = (&line.site_id.0, &line.commodity_id.0, line.kind);
        if let Some(&earlier) = seen.get(&key) {
            let id = format!(
                "{}/{}/{}",
                line.site_id,
                line.commodity_id,
                line.kind.word()
            );
            let first = table.spot(earlier, "site_id").line;
            findings.push(
                Finding::new(Code::E0214, table.spot(row, "site_id"))
                    .with("id", id)
                    .with("line", first),
            );
        } else {
            seen.insert(key, row);
        }
    }
}
