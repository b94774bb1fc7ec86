//! Crews that clear roads, and what they need.

use crate::scenario::choices::{Mode, TeamKind};
use crate::scenario::clearing::ClearingSettings;
use crate::scenario::finding::{Finding, Findings};
use crate::scenario::folder::Folder;
use crate::scenario::spec::Row;
use crate::scenario::tables::{TeamRow, VehicleRow};
use crate::scenario::typed::TypedFolder;
use crate::text::Code;

/// Notes settings without crews, crews without settings, and crews whose vehicle drives on no road.
pub fn check(raw: &Folder, typed: &TypedFolder, findings: &mut Findings) {
    // Sections that cannot be read may be there.
    if !raw.settings.whole {
        return;
    }
    let section = raw.settings.section(ClearingSettings::SPEC.name);
    let clears = |team: &TeamRow| team.kind == TeamKind::RoadClearing;
    match section {
        Some(section) if !typed.teams.rows.iter().any(clears) => {
            findings.push(Finding::new(Code::W0650, section.spot.clone()));
        }
        _ => {}
    }
    // The teams of a base are for its own hazards and need not serve those of this folder.
    let table = match section {
        Some(_) => raw.table(TeamRow::SPEC.name),
        None => raw.own_table(TeamRow::SPEC.name),
    };
    let teams = typed.teams.rows.iter().zip(&typed.teams.raw_row);
    for (team, &row) in teams.filter(|(team, _)| clears(team)) {
        let Some(table) = table else { continue };
        if section.is_none() {
            let finding = Finding::new(Code::W0651, table.spot(row, "kind"));
            findings.push(finding.with("id", &team.team_id));
        } else if team.vehicles > 0 && !drives(typed, team) {
            let finding = Finding::new(Code::W0652, table.spot(row, "vehicle_id"));
            findings.push(finding.with("id", &team.team_id));
        }
    }
}

/// Whether a team's vehicle travels on roads; one that is not there is told elsewhere.
fn drives(typed: &TypedFolder, team: &TeamRow) -> bool {
    let mut vehicles = typed.vehicles.rows.iter();
    let is_own = |vehicle: &&VehicleRow| team.vehicle_id.as_ref() == Some(&vehicle.vehicle_id);
    vehicles
        .find(is_own)
        .is_none_or(|vehicle| vehicle.mode == Mode::Road)
}
