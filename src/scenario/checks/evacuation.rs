//! Shelters that people are to go to.

use std::collections::HashSet;

use crate::scenario::evacuation::{EvacuationSettings, ShelterRow};
use crate::scenario::finding::{Finding, Findings};
use crate::scenario::folder::Folder;
use crate::scenario::spec::Row;
use crate::scenario::typed::TypedFolder;
use crate::text::Code;

/// Notes shelters that nobody can be sent to, those that nobody says how many they hold, and those that hold nobody.
pub fn check(raw: &Folder, typed: &TypedFolder, findings: &mut Findings) {
    if typed.evacuation.is_none() {
        return;
    }
    let stands = |row: &ShelterRow| {
        row.place_id.is_some() || (row.x_coord.is_some() && row.y_coord.is_some())
    };
    let rows = &typed.shelters.rows;
    if !rows.iter().any(stands) {
        let section = raw.settings.section(EvacuationSettings::SPEC.name);
        let spot = section.map(|section| section.spot.clone());
        findings.extend(spot.map(|spot| Finding::new(Code::E0594, spot)));
        return;
    }
    let holds =
        |row: &ShelterRow| row.capacity_persons.is_some() || row.effective_area_m2.is_some();
    first(raw, typed, (Code::W0595, "place_id"), stands, findings);
    first(
        raw,
        typed,
        (Code::W0596, "capacity_persons"),
        holds,
        findings,
    );
    let has_room = |row: &ShelterRow| row.capacity_persons.is_none_or(|holds| holds >= 1.0);
    first(
        raw,
        typed,
        (Code::W0654, "capacity_persons"),
        has_room,
        findings,
    );
    same_names(raw, typed, findings);
}

/// One finding at the first shelter that does not say something, with how many do not.
fn first(
    raw: &Folder,
    typed: &TypedFolder,
    (code, column): (Code, &str),
    is_told: impl Fn(&ShelterRow) -> bool,
    findings: &mut Findings,
) {
    let Some(table) = raw.table(ShelterRow::SPEC.name) else {
        return;
    };
    let rows = typed.shelters.rows.iter().zip(&typed.shelters.raw_row);
    let silent: Vec<_> = rows.filter(|(row, _)| !is_told(row)).collect();
    if let Some((row, raw_row)) = silent.first() {
        let finding = Finding::new(code, table.spot(**raw_row, column));
        let finding = finding.with("id", &row.shelter_id);
        findings.push(finding.with("count", silent.len()));
    }
}

/// People in a shelter are told of beside those of places: their names must differ.
fn same_names(raw: &Folder, typed: &TypedFolder, findings: &mut Findings) {
    let Some(table) = raw.table(ShelterRow::SPEC.name) else {
        return;
    };
    let places: HashSet<_> = typed.places.rows.iter().map(|row| &row.place_id).collect();
    for (row, &raw_row) in typed.shelters.rows.iter().zip(&typed.shelters.raw_row) {
        if places.contains(&row.shelter_id) {
            let finding = Finding::new(Code::E0597, table.spot(raw_row, "shelter_id"));
            findings.push(finding.with("id", &row.shelter_id));
        }
    }
}
