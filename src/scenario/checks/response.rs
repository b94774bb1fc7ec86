//! Goods, vehicles and people: something must lie somewhere, and somebody must carry it.

use super::activation::brings_relief;
use crate::random::Dist;
use crate::scenario::choices::{DispatchRule, Mode, TeamKind};
use crate::scenario::finding::{Finding, Findings};
use crate::scenario::folder::Folder;
use crate::scenario::settings::PolicySettings;
use crate::scenario::spec::Row;
use crate::scenario::tables::{
    CommodityRow, LinkRow, PlaceRow, SiteRow, StockRow, TeamRow, VehicleRow,
};
use crate::scenario::typed::TypedFolder;
use crate::text::Code;

/// Notes empty tables, scenarios without stock or vehicles, and commodities that lie nowhere.
pub fn check(raw: &Folder, typed: &TypedFolder, findings: &mut Findings) {
    empty_tables(raw, findings);
    let stocked = |id: &crate::scenario::Id| {
        typed
            .stock
            .rows
            .iter()
            .any(|line| line.site_id == *id && holds_anything(line))
    };
    if let Some(table) = raw
        .table(SiteRow::SPEC.name)
        .filter(|table| !table.rows.is_empty())
        && !typed.sites.rows.iter().any(|site| stocked(&site.site_id))
        && typed.stock.rows.len() == raw_rows(raw, StockRow::SPEC.name)
    {
        findings.push(Finding::new(Code::E0521, table.source.whole()));
    }
    if let Some(table) = raw
        .table(TeamRow::SPEC.name)
        .filter(|table| !table.rows.is_empty())
    {
        for (team, &row) in typed.teams.rows.iter().zip(&typed.teams.raw_row) {
            if team.vehicles > 0 && team.vehicle_id.is_none() {
                let finding = Finding::new(Code::E0528, table.spot(row, "vehicle_id"));
                let finding = finding.with("team", &team.team_id);
                findings.push(finding.with("vehicles", team.vehicles));
            }
        }
        let carries = |team: &TeamRow| {
            team.vehicles > 0 && team.vehicle_id.is_some() && stocked(&team.site_id)
        };
        if !typed.teams.rows.iter().any(carries) {
            findings.push(Finding::new(Code::W0522, table.source.whole()));
        }
    }
    let rule = typed.policy.as_ref().map(|policy| policy.dispatch_rule);
    if rule == Some(DispatchRule::RelaxedBound) {
        let spot = raw
            .settings
            .spot(PolicySettings::SPEC.name, "dispatch_rule");
        findings.push(Finding::new(Code::W0630, spot));
    }
    if let Some(table) = raw.table(CommodityRow::SPEC.name) {
        for (goods, &row) in typed
            .commodities
            .rows
            .iter()
            .zip(&typed.commodities.raw_row)
        {
            if !typed
                .stock
                .rows
                .iter()
                .any(|line| line.commodity_id == goods.commodity_id && holds_anything(line))
            {
                findings.push(
                    Finding::new(Code::W0523, table.spot(row, "commodity_id"))
                        .with("id", &goods.commodity_id),
                );
            }
        }
        if !typed.commodities.rows.is_empty()
            && typed
                .commodities
                .rows
                .iter()
                .all(|goods| goods.first_package_per_person <= 0.0)
        {
            findings.push(Finding::new(Code::E0524, table.source.whole()));
        }
    }
    idle_boats(raw, typed, findings);
    idle_flight(raw, typed, findings);
    bare_bases(raw, typed, findings);
    stranded_boats(raw, typed, findings);
    idle_making(raw, typed, findings);
    idle_arrivals(raw, typed, findings);
    if let Some(table) = raw.table(PlaceRow::SPEC.name) {
        let nobody = typed
            .places
            .rows
            .iter()
            .all(|place| place.population_persons < 0.5);
        if nobody && !typed.places.rows.is_empty() {
            findings.push(Finding::new(Code::E0525, table.source.whole()));
        }
    }
}

/// Whether goods lie there, or are made.
fn holds_anything(line: &StockRow) -> bool {
    line.quantity > 0.0 || makes(line)
}

fn makes(line: &StockRow) -> bool {
    line.made_per_day.is_some_and(|units| units > 0.0)
}

/// Limits of what is not made.
fn idle_making(raw: &Folder, typed: &TypedFolder, findings: &mut Findings) {
    let Some(table) = raw.table(StockRow::SPEC.name) else {
        return;
    };
    for (line, &row) in typed.stock.rows.iter().zip(&typed.stock.raw_row) {
        if line.made_up_to.is_some() && !makes(line) {
            let finding = Finding::new(Code::W0676, table.spot(row, "made_up_to"));
            let finding = finding.with("site", &line.site_id);
            findings.push(finding.with("commodity", &line.commodity_id));
        }
    }
}

/// Chances that something comes which is there from the start.
fn idle_arrivals(raw: &Folder, typed: &TypedFolder, findings: &mut Findings) {
    let Some(table) = raw.table(SiteRow::SPEC.name) else {
        return;
    };
    for (site, &row) in typed.sites.rows.iter().zip(&typed.sites.raw_row) {
        if site.arrival_share.is_some() && site.arrives_after_h.is_none() {
            let finding = Finding::new(Code::W0677, table.spot(row, "arrival_share"));
            findings.push(finding.with("id", &site.site_id));
        }
    }
}

/// Boats that nothing brings, and transfers into none.
fn idle_boats(raw: &Folder, typed: &TypedFolder, findings: &mut Findings) {
    let Some(table) = raw.table(VehicleRow::SPEC.name) else {
        return;
    };
    for (vehicle, &row) in typed.vehicles.rows.iter().zip(&typed.vehicles.raw_row) {
        let has_boats = vehicle.boat_speed_km_h.is_some();
        let field = match (has_boats, vehicle.mode) {
            (true, Mode::Road) => continue,
            (true, _) => "boat_speed_km_h",
            (false, _) if vehicle.transfer_min == Dist::Fixed(0.0) => continue,
            (false, _) => "transfer_min",
        };
        let finding = Finding::new(Code::W0598, table.spot(row, field));
        let finding = finding.with("id", &vehicle.vehicle_id);
        findings.push(finding.with("field", field));
    }
}

/// Limits of flight of what does not fly, and air links, which nobody needs.
fn idle_flight(raw: &Folder, typed: &TypedFolder, findings: &mut Findings) {
    if let Some(table) = raw.table(VehicleRow::SPEC.name) {
        for (vehicle, &row) in typed.vehicles.rows.iter().zip(&typed.vehicles.raw_row) {
            let limits = [
                ("wind_limit_m_s", vehicle.wind_limit_m_s.is_some()),
                ("night_flight", vehicle.night_flight),
            ];
            for (field, is_set) in limits {
                if is_set && vehicle.mode != Mode::Air {
                    let finding = Finding::new(Code::W0640, table.spot(row, field));
                    let finding = finding.with("id", &vehicle.vehicle_id);
                    findings.push(finding.with("field", field));
                }
            }
        }
    }
    if let Some(table) = raw.table(LinkRow::SPEC.name) {
        let mut links = typed.links.rows.iter().zip(&typed.links.raw_row);
        if let Some((link, &row)) = links.find(|(link, _)| link.mode == Mode::Air) {
            let finding = Finding::new(Code::W0641, table.spot(row, "mode"));
            findings.push(finding.with("id", &link.link_id));
        }
    }
}

/// Helicopters at sites without stock: they load where they stand.
fn bare_bases(raw: &Folder, typed: &TypedFolder, findings: &mut Findings) {
    let Some(table) = raw.table(TeamRow::SPEC.name) else {
        return;
    };
    let flies = |team: &TeamRow| {
        let mut vehicles = typed.vehicles.rows.iter();
        let own = vehicles.find(|vehicle| Some(&vehicle.vehicle_id) == team.vehicle_id.as_ref());
        team.vehicles > 0 && own.is_some_and(|vehicle| vehicle.mode == Mode::Air)
    };
    let fights = |team: &TeamRow| team.kind == TeamKind::Aviation && typed.fire.is_some();
    for (team, &row) in typed.teams.rows.iter().zip(&typed.teams.raw_row) {
        let mut lines = typed.stock.rows.iter();
        let is_bare = !lines.any(|line| line.site_id == team.site_id && holds_anything(line));
        if is_bare && flies(team) && !fights(team) {
            let finding = Finding::new(Code::W0642, table.spot(row, "site_id"));
            let finding = finding.with("id", &team.team_id);
            findings.push(finding.with("site", &team.site_id));
        }
    }
}

/// Relief by water where there are no waterways; boats of rescuers come on trailers.
fn stranded_boats(raw: &Folder, typed: &TypedFolder, findings: &mut Findings) {
    let Some(table) = raw.table(TeamRow::SPEC.name) else {
        return;
    };
    let mut links = typed.links.rows.iter();
    if links.any(|link| link.mode == Mode::Water) {
        return;
    }
    let is_boat = |team: &TeamRow| {
        let mut vehicles = typed.vehicles.rows.iter();
        let own = vehicles.find(|vehicle| Some(&vehicle.vehicle_id) == team.vehicle_id.as_ref());
        team.vehicles > 0 && own.is_some_and(|vehicle| vehicle.mode == Mode::Water)
    };
    for (team, &row) in typed.teams.rows.iter().zip(&typed.teams.raw_row) {
        if is_boat(team) && brings_relief(typed, team) {
            let finding = Finding::new(Code::W0653, table.spot(row, "vehicle_id"));
            findings.push(finding.with("id", &team.team_id));
        }
    }
}

fn raw_rows(raw: &Folder, name: &str) -> usize {
    raw.table(name).map_or(0, |table| table.rows.len())
}

/// Tables that are there and needed must have rows. Sources may be empty: every number is then assumed.
fn empty_tables(raw: &Folder, findings: &mut Findings) {
    for (name, table) in &raw.tables {
        let may_be_empty =
            ["sources.csv", "shelters.csv", "projects.csv", "teams.csv"].contains(name);
        if table.rows.is_empty() && !table.header.is_empty() && !may_be_empty {
            findings.push(Finding::new(Code::E0215, table.source.whole()).with("file", name));
        }
    }
}
