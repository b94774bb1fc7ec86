//! Tours, and the room that goods take: what does nothing, and what takes none.

use crate::scenario::choices::DispatchRule;
use crate::scenario::finding::{Finding, Findings};
use crate::scenario::folder::Folder;
use crate::scenario::settings::PolicySettings;
use crate::scenario::spec::Row;
use crate::scenario::tables::{CommodityRow, VehicleRow};
use crate::scenario::typed::TypedFolder;
use crate::text::Code;

/// Notes limits of tours that nobody makes, and volumes that count nowhere or are missing.
pub fn check(raw: &Folder, typed: &TypedFolder, findings: &mut Findings) {
    idle_tours(raw, typed, findings);
    volumes(raw, typed, findings);
}

fn idle_tours(raw: &Folder, typed: &TypedFolder, findings: &mut Findings) {
    let name = PolicySettings::SPEC.name;
    let (Some(policy), Some(section)) = (&typed.policy, raw.settings.section(name)) else {
        return;
    };
    let spot = |key: &str| raw.settings.spot(name, key);
    if policy.tour_stops < 2
        && section
            .entries
            .iter()
            .any(|entry| entry.key == "tour_added_min")
    {
        findings.push(Finding::new(Code::W0680, spot("tour_added_min")));
    }
    if policy.tour_stops > 1 && policy.dispatch_rule == DispatchRule::RelaxedBound {
        let finding = Finding::new(Code::W0684, spot("tour_stops"));
        findings.push(finding.with("field", "tour_stops"));
    }
}

fn volumes(raw: &Folder, typed: &TypedFolder, findings: &mut Findings) {
    let (vehicles, goods) = (&typed.vehicles, &typed.commodities);
    let has_room = vehicles
        .rows
        .iter()
        .any(|vehicle| vehicle.volume_m3.is_some());
    let takes_room = goods.rows.iter().any(|row| row.unit_volume_l.is_some());
    if let Some(table) = raw.table(VehicleRow::SPEC.name).filter(|_| !takes_room) {
        let rows = vehicles.rows.iter().zip(&vehicles.raw_row);
        for (vehicle, &row) in rows.filter(|(vehicle, _)| vehicle.volume_m3.is_some()) {
            let finding = Finding::new(Code::W0681, table.spot(row, "volume_m3"));
            findings.push(finding.with("id", &vehicle.vehicle_id));
        }
    }
    let Some(table) = raw.table(CommodityRow::SPEC.name).filter(|_| takes_room) else {
        return;
    };
    for (row, &at) in goods.rows.iter().zip(&goods.raw_row) {
        let finding = match (has_room, row.unit_volume_l) {
            (false, Some(_)) => Finding::new(Code::W0682, table.spot(at, "unit_volume_l")),
            (true, None) => Finding::new(Code::W0683, table.spot(at, "commodity_id")),
            _ => continue,
        };
        findings.push(finding.with("id", &row.commodity_id));
    }
}
