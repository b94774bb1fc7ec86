//! Calls for help and those who answer them.

use crate::scenario::choices::{Mode, TeamKind};
use crate::scenario::finding::{Finding, Findings};
use crate::scenario::folder::Folder;
use crate::scenario::incidents::{IncidentKind, IncidentRow, IncidentSettings};
use crate::scenario::spec::Row;
use crate::scenario::tables::{TeamRow, VehicleRow};
use crate::scenario::typed::TypedFolder;
use crate::text::Code;

/// Notes windows beyond the horizon, kinds of incidents that nobody answers, teams that cannot, and rows whose columns
/// contradict each other.
pub fn check(raw: &Folder, typed: &TypedFolder, findings: &mut Findings) {
    let Some(settings) = &typed.incidents else {
        return;
    };
    window(raw, typed, settings, findings);
    unanswered(raw, typed, findings);
    teams(raw, typed, findings);
    let Some(table) = raw.table(IncidentRow::SPEC.name) else {
        return;
    };
    let areas = &typed.incident_areas;
    for (area, &row) in areas.rows.iter().zip(&areas.raw_row) {
        let mut tell = |code, column| {
            let finding = Finding::new(code, table.spot(row, column)).with("id", &area.area_id);
            findings.push(finding.with("kind", area.kind.word()));
        };
        if !area.kind.is_on_water() && area.from_landing_km.support().1 > 0.0 {
            tell(Code::E0612, "from_landing_km");
        }
        if area.hospital_share > 0.0 && area.hospital_site_id.is_none() {
            tell(Code::E0613, "hospital_site_id");
        }
    }
}

/// Incidents happen while it is simulated.
fn window(raw: &Folder, typed: &TypedFolder, settings: &IncidentSettings, findings: &mut Findings) {
    let horizon_h = typed.scenario.as_ref().map(|scenario| scenario.horizon_h);
    if let Some(horizon_h) = horizon_h.filter(|horizon_h| settings.window_h > *horizon_h) {
        let spot = raw.settings.spot(IncidentSettings::SPEC.name, "window_h");
        let finding = Finding::new(Code::E0610, spot).with("window", settings.window_h);
        findings.push(finding.with("horizon", horizon_h));
    }
}

/// Somebody answers incidents of each kind.
fn unanswered(raw: &Folder, typed: &TypedFolder, findings: &mut Findings) {
    let answers = |team: &TeamRow, kind: IncidentKind| {
        team.kind == kind.answered_by()
            && team.vehicles > 0
            && vehicle(typed, team) == Some(mode(team.kind))
    };
    for &kind in IncidentKind::ALL {
        let mut areas = typed.incident_areas.rows.iter();
        let happens = areas.any(|area| area.kind == kind && area.expected_incidents > 0.0);
        if happens && !typed.teams.rows.iter().any(|team| answers(team, kind)) {
            let section = raw.settings.section(IncidentSettings::SPEC.name);
            let spot = section
                .map(|section| section.spot.clone())
                .unwrap_or_default();
            let finding = Finding::new(Code::W0614, spot).with("kind", kind.word());
            let finding = finding.with("team", kind.answered_by().word());
            findings.push(finding.with("mode", mode(kind.answered_by()).word()));
        }
    }
}

/// Teams that answer calls have what they need for it.
fn teams(raw: &Folder, typed: &TypedFolder, findings: &mut Findings) {
    let Some(table) = raw.table(TeamRow::SPEC.name) else {
        return;
    };
    for (team, &row) in typed.teams.rows.iter().zip(&typed.teams.raw_row) {
        let answers = matches!(team.kind, TeamKind::WaterRescue | TeamKind::Medical);
        let has = team.vehicles > 0 && vehicle(typed, team) == Some(mode(team.kind));
        if answers && !has {
            let finding = Finding::new(Code::W0615, table.spot(row, "vehicle_id"));
            let finding = finding
                .with("id", &team.team_id)
                .with("team", team.kind.word());
            findings.push(finding.with("mode", mode(team.kind).word()));
        }
    }
}

/// On what those who answer calls must travel.
fn mode(kind: TeamKind) -> Mode {
    if kind == TeamKind::WaterRescue {
        Mode::Water
    } else {
        Mode::Road
    }
}

fn vehicle(typed: &TypedFolder, team: &TeamRow) -> Option<Mode> {
    let id = team.vehicle_id.as_ref()?;
    let mut vehicles = typed.vehicles.rows.iter();
    let own = vehicles.find(|vehicle: &&VehicleRow| vehicle.vehicle_id == *id)?;
    Some(own.mode)
}
