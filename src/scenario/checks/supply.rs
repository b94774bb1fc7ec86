//! Goods that are nowhere, or that nothing can carry.

use std::collections::BTreeSet;

use crate::scenario::choices::Level;
use crate::scenario::draft::Draft;
use crate::scenario::finding::{Finding, Findings};
use crate::scenario::tables::{SiteRow, StockRow, TeamRow};
use crate::text::Code;

pub fn check(draft: &Draft, findings: &mut Findings) {
    for (row, team) in draft.teams.iter() {
        if team.vehicles > 0 && team.vehicle_id.is_none() {
            let finding = Finding::new(Code::E0527, draft.spot::<TeamRow>(row, "vehicle_id"));
            findings.push(
                finding
                    .with("team", &team.team_id)
                    .with("vehicles", team.vehicles),
            );
        }
    }
    let stocked = stocked(draft);
    if stocked.is_empty() {
        // Faulty or missing rows have been noted by themselves.
        let whole = draft
            .raw
            .table("stock.csv")
            .map_or(0, |table| table.rows.len());
        if whole > 0 && whole == draft.stock.rows.len() {
            let spot = draft.spot::<StockRow>(draft.stock.raw_row[0], "quantity");
            findings.push(Finding::new(Code::E0516, spot));
        }
        return;
    }
    check_vehicles(draft, &stocked, findings);
}

/// The sites that hold anything.
pub fn stocked<'a>(draft: &'a Draft) -> BTreeSet<&'a str> {
    let lines = draft.stock.rows.iter().filter(|line| line.quantity > 0.0);
    lines.map(|line| line.site_id.0.as_str()).collect()
}

/// Goods leave a site only with vehicles that stand there; a village's own store is handed out on foot.
fn check_vehicles(draft: &Draft, stocked: &BTreeSet<&str>, findings: &mut Findings) {
    let teams = draft.teams.rows.iter();
    let bases: BTreeSet<&str> = teams
        .filter(|team| team.vehicles > 0 && team.vehicle_id.is_some())
        .map(|team| team.site_id.0.as_str())
        .collect();
    for (row, site) in draft.sites.iter() {
        let id = site.site_id.0.as_str();
        let own_store = site.level == Level::Village && site.place_id.is_some();
        if stocked.contains(id) && !bases.contains(id) && !own_store {
            let finding = Finding::new(Code::W0517, draft.spot::<SiteRow>(row, "site_id"));
            findings.push(finding.with("site", id).with("name", &site.name));
        }
    }
}
