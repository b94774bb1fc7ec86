//! Levels of response: each higher one must ask for more, and somebody must act at it.

use crate::scenario::activation::ActivationRow;
use crate::scenario::choices::TeamKind;
use crate::scenario::finding::{Finding, Findings};
use crate::scenario::folder::Folder;
use crate::scenario::raw_table::RawTable;
use crate::scenario::spec::Row;
use crate::scenario::tables::TeamRow;
use crate::scenario::typed::TypedFolder;
use crate::text::Code;

/// Notes levels that are reached before lower ones, and teams that no level calls.
pub fn check(raw: &Folder, typed: &TypedFolder, findings: &mut Findings) {
    if let Some(table) = raw.table(ActivationRow::SPEC.name) {
        let levels = &typed.activation_levels;
        let mut rows: Vec<(&ActivationRow, usize)> = levels
            .rows
            .iter()
            .zip(levels.raw_row.iter().copied())
            .collect();
        rows.sort_by_key(|(row, _)| std::cmp::Reverse(row.level));
        for pair in rows.windows(2) {
            if let [(lower, _), (higher, row)] = *pair {
                compare(table, lower, (higher, row), findings);
            }
        }
    }
    idle_teams(raw, typed, findings);
}

/// Notes what a level asks for, or releases, less of than the one below it.
fn compare(
    table: &RawTable,
    lower: &ActivationRow,
    (higher, row): (&ActivationRow, usize),
    findings: &mut Findings,
) {
    let about = |code: Code, field: &'static str| {
        let finding = Finding::new(code, table.spot(row, field));
        let finding = finding.with("level", higher.level.word());
        finding.with("lower", lower.level.word())
    };
    if higher.thresholds().iter().all(|(_, asked)| asked.is_none()) {
        findings.push(about(Code::E0675, "level"));
    }
    let thresholds = lower.thresholds().into_iter().zip(higher.thresholds());
    let asked = thresholds
        .filter_map(|((_, lower), (field, higher))| Some((field, lower?, higher?)))
        .chain([("stock_share", lower.stock_share, higher.stock_share)]);
    for (field, less, more) in asked {
        if more < less {
            let finding = about(Code::E0674, field).with("field", field);
            findings.push(finding.with("value", more).with("than", less));
        }
    }
}

/// Teams that a level would call, but that bring no relief goods.
fn idle_teams(raw: &Folder, typed: &TypedFolder, findings: &mut Findings) {
    let Some(table) = raw.own_table(TeamRow::SPEC.name) else {
        return;
    };
    for (team, &row) in typed.teams.rows.iter().zip(&typed.teams.raw_row) {
        if team.from_level.is_some() && !brings_relief(typed, team) {
            let finding = Finding::new(Code::W0673, table.spot(row, "from_level"));
            findings.push(finding.with("id", &team.team_id));
        }
    }
}

/// Whether a team's vehicles carry relief goods, in what this scenario simulates.
pub(super) fn brings_relief(typed: &TypedFolder, team: &TeamRow) -> bool {
    let does_other_work = match team.kind {
        TeamKind::FireService => true,
        TeamKind::ForestFire | TeamKind::Aviation => typed.fire.is_some(),
        TeamKind::WaterRescue | TeamKind::Medical => typed.incidents.is_some(),
        TeamKind::RoadClearing => typed.clearing.is_some(),
        TeamKind::SearchRescue => typed.rescue.is_some(),
        TeamKind::General | TeamKind::Flood | TeamKind::Expert | TeamKind::Transport => false,
    };
    team.vehicles > 0 && team.vehicle_id.is_some() && !does_other_work
}
