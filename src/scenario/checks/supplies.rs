//! Tours, and the room that goods take: what does nothing, and what takes none.

use crate::scenario::Id;
use crate::scenario::choices::{DispatchRule, Level, Mode};
use crate::scenario::finding::{Finding, Findings};
use crate::scenario::folder::Folder;
use crate::scenario::settings::PolicySettings;
use crate::scenario::spec::Row;
use crate::scenario::tables::{CommodityRow, SiteRow, TeamRow, VehicleRow};
use crate::scenario::typed::TypedFolder;
use crate::text::Code;

/// Notes limits of tours that nobody makes, and volumes that count nowhere or are missing.
pub fn check(raw: &Folder, typed: &TypedFolder, findings: &mut Findings) {
    idle_tours(raw, typed, findings);
    volumes(raw, typed, findings);
    idle_fetching(raw, typed, findings);
}

/// Villages that are to fetch, without vehicles or without a depot.
fn idle_fetching(raw: &Folder, typed: &TypedFolder, findings: &mut Findings) {
    if !typed
        .policy
        .as_ref()
        .is_some_and(|policy| policy.village_fetch)
    {
        return;
    }
    let sites = || typed.sites.rows.iter();
    let stocked = |site: &SiteRow| {
        let mut lines = typed.stock.rows.iter();
        lines.any(|line| line.site_id == site.site_id && line.quantity > 0.0)
    };
    let has_depot = |town: &Id| {
        let in_town =
            |site: &&SiteRow| site.level == Level::Town && site.town.as_ref() == Some(town);
        sites().filter(in_town).any(stocked)
    };
    let town_of = |place: &Id| {
        let mut places = typed.places.rows.iter();
        places
            .find(|row| row.place_id == *place)
            .map(|row| &row.town)
    };
    let drives = |team: &TeamRow| {
        let mut vehicles = typed.vehicles.rows.iter();
        let own = vehicles.find(|vehicle| Some(&vehicle.vehicle_id) == team.vehicle_id.as_ref());
        team.vehicles > 0 && own.is_some_and(|vehicle| vehicle.mode == Mode::Road)
    };
    let fetches = |team: &&TeamRow| {
        let site = sites().find(|site| site.site_id == team.site_id);
        let village = site.filter(|site| site.level == Level::Village);
        let place = village.and_then(|site| site.place_id.as_ref());
        place.and_then(town_of).is_some_and(has_depot)
    };
    if !typed.teams.rows.iter().filter(fetches).any(drives) {
        let spot = raw
            .settings
            .spot(PolicySettings::SPEC.name, "village_fetch");
        findings.push(Finding::new(Code::W0685, spot));
    }
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
