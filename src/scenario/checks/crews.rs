//! Crews of vehicles: those that do nothing, and those that nobody is in.

use crate::scenario::crews::CrewSettings;
use crate::scenario::finding::{Finding, Findings};
use crate::scenario::folder::Folder;
use crate::scenario::spec::Row;
use crate::scenario::tables::TeamRow;
use crate::scenario::typed::TypedFolder;
use crate::text::Code;

/// Notes crews without hours, more crews than people, and breaks that take no time.
pub fn check(raw: &Folder, typed: &TypedFolder, findings: &mut Findings) {
    // Sections that cannot be read may be there.
    if !raw.settings.whole {
        return;
    }
    let section = raw.settings.section(CrewSettings::SPEC.name);
    if let Some(crews) = typed.crews.as_ref().filter(|crews| crews.break_min <= 0.0) {
        let spot = raw.settings.spot(CrewSettings::SPEC.name, "break_min");
        let finding = Finding::new(Code::W0672, spot).with("spell", crews.drive_spell_h);
        findings.push(finding);
    }
    // The teams of a base are for its own crews and need not serve this folder.
    let table = match section {
        Some(_) => raw.table(TeamRow::SPEC.name),
        None => raw.own_table(TeamRow::SPEC.name),
    };
    let Some(table) = table else { return };
    for (team, &row) in typed.teams.rows.iter().zip(&typed.teams.raw_row) {
        let each = team.crews_per_vehicle.unwrap_or(1);
        let crews = f64::from(team.vehicles) * f64::from(each);
        if section.is_none() && each > 1 {
            let finding = Finding::new(Code::W0670, table.spot(row, "crews_per_vehicle"));
            findings.push(finding.with("id", &team.team_id));
        } else if section.is_some() && team.people_persons < crews {
            let finding = Finding::new(Code::W0671, table.spot(row, "people_persons"));
            let finding = finding
                .with("id", &team.team_id)
                .with("people", team.people_persons)
                .with("crews", crews);
            let finding = finding.with("vehicles", team.vehicles);
            findings.push(finding.with("each", each));
        }
    }
}
