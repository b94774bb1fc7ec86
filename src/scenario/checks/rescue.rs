//! Crews that bring people out, and what they need.

use crate::scenario::choices::{Mode, TeamKind};
use crate::scenario::finding::{Finding, Findings};
use crate::scenario::folder::Folder;
use crate::scenario::hospitals::HospitalRow;
use crate::scenario::rescue::RescueSettings;
use crate::scenario::spec::Row;
use crate::scenario::tables::{TeamRow, VehicleRow};
use crate::scenario::typed::TypedFolder;
use crate::text::Code;

/// Notes settings without crews, crews without settings, teams without boats, settings that do nothing, and hospitals that take nobody in.
pub fn check(raw: &Folder, typed: &TypedFolder, findings: &mut Findings) {
    // Sections that cannot be read may be there.
    if !raw.settings.whole {
        return;
    }
    let section = raw.settings.section(RescueSettings::SPEC.name);
    let rescues = |team: &TeamRow| team.kind == TeamKind::SearchRescue;
    let is_crew = |team: &TeamRow| rescues(team) && team.vehicles > 0 && brings_boats(typed, team);
    if let Some(section) = section {
        if !typed.teams.rows.iter().any(is_crew) {
            findings.push(Finding::new(Code::W0660, section.spot.clone()));
        }
        let no_neighbours = |settings: &RescueSettings| settings.neighbour_share <= 0.0;
        for entry in &section.entries {
            let code = match entry.key.as_str() {
                "neighbour_h" if typed.rescue.as_ref().is_some_and(no_neighbours) => Code::W0663,
                "pickup_min" | "stay_h" if raw.table(HospitalRow::SPEC.name).is_none() => {
                    Code::W0664
                }
                _ => continue,
            };
            let finding = Finding::new(code, entry.key_spot.clone());
            findings.push(finding.with("field", &entry.key));
        }
        hospitals(raw, typed, findings);
    }
    // The teams of a base are for its own hazards and need not serve those of this folder.
    let table = match section {
        Some(_) => raw.table(TeamRow::SPEC.name),
        None => raw.own_table(TeamRow::SPEC.name),
    };
    let Some(table) = table else { return };
    let teams = typed.teams.rows.iter().zip(&typed.teams.raw_row);
    for (team, &row) in teams.filter(|(team, _)| rescues(team)) {
        let (code, column) = match section {
            None => (Code::W0661, "kind"),
            Some(_) if !is_crew(team) => (Code::W0662, "vehicle_id"),
            Some(_) => continue,
        };
        let finding = Finding::new(code, table.spot(row, column));
        findings.push(finding.with("id", &team.team_id));
    }
}

/// Hospitals have what they need to take somebody in.
fn hospitals(raw: &Folder, typed: &TypedFolder, findings: &mut Findings) {
    let Some(table) = raw.table(HospitalRow::SPEC.name) else {
        return;
    };
    let hospitals = &typed.hospitals;
    for (hospital, &row) in hospitals.rows.iter().zip(&hospitals.raw_row) {
        let mut tell = |code, column| {
            let finding = Finding::new(code, table.spot(row, column));
            findings.push(finding.with("id", &hospital.hospital_id));
        };
        let is_own = |vehicle: &&VehicleRow| vehicle.vehicle_id == hospital.vehicle_id;
        let vehicle = typed.vehicles.rows.iter().find(is_own);
        if vehicle.is_some_and(|vehicle| vehicle.mode != Mode::Road) {
            tell(Code::E0665, "vehicle_id");
        }
        if hospital.free_beds == 0 {
            tell(Code::W0666, "free_beds");
        } else if hospital.ambulances == 0 {
            tell(Code::W0666, "ambulances");
        }
    }
}

/// Whether a team's vehicle brings boats; one that is not there is told elsewhere.
fn brings_boats(typed: &TypedFolder, team: &TeamRow) -> bool {
    let Some(id) = &team.vehicle_id else {
        return false;
    };
    let mut vehicles = typed.vehicles.rows.iter();
    vehicles
        .find(|vehicle| vehicle.vehicle_id == *id)
        .is_none_or(VehicleRow::brings_boats)
}
