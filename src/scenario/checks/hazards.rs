//! What typhoons, floods from their rain, and forest fires need of each other and of their tables.

use crate::scenario::choices::{Datum, Ensemble, FloodDriver, TeamKind};
use crate::scenario::finding::{Finding, Findings};
use crate::scenario::folder::Folder;
use crate::scenario::hazards::{
    BridgeOrderRow, CatchmentRow, FireSettings, ForestRow, ReservoirRow, TrackRow, TyphoonSettings,
    WindDamageSettings,
};
use crate::scenario::pressure_wind::atkinson_holliday_1977_m_s;
use crate::scenario::rain::RainstormSettings;
use crate::scenario::settings::{DatumSettings, FloodSettings};
use crate::scenario::spec::Row;
use crate::scenario::tables::ReachRow;
use crate::scenario::typed::TypedFolder;
use crate::text::Code;

/// Winds of a track beyond these multiples of what its pressures give are taken for a wrong unit: a knot is 0.514 m/s.
const SUSPICIOUS_WIND_RATIO: [f64; 2] = [0.6, 1.6];

/// Notes what does not fit together.
pub fn check(raw: &Folder, typed: &TypedFolder, findings: &mut Findings) {
    flood(raw, typed, findings);
    track(raw, typed, findings);
    wind_unit(raw, typed, findings);
    catchments(raw, typed, findings);
    reservoirs(raw, typed, findings);
    typhoon(raw, typed, findings);
    bridges(raw, typed, findings);
    fire(raw, typed, findings);
}

fn flood(raw: &Folder, typed: &TypedFolder, findings: &mut Findings) {
    let Some(flood) = &typed.flood else {
        return;
    };
    let section = FloodSettings::SPEC.name;
    match flood.driver {
        FloodDriver::Hydrograph => {
            let keys = [
                ("severity", flood.severity.is_none()),
                ("peak_time_h", flood.peak_time_h.is_none()),
            ];
            for (key, _) in keys.into_iter().filter(|(_, missing)| *missing) {
                let finding = Finding::new(Code::E0531, raw.settings.spot(section, "driver"));
                findings.push(finding.with("key", key));
            }
        }
        FloodDriver::Typhoon => {
            let of = (TyphoonSettings::SPEC.name, Code::E0532);
            by_rain(raw, typed, of, findings);
        }
        FloodDriver::Rainstorm => {
            let of = (RainstormSettings::SPEC.name, Code::E0570);
            by_rain(raw, typed, of, findings);
        }
    }
}

/// What brings the rain is there, and catchments that it falls on; what only a hydrograph needs is not.
fn by_rain(
    raw: &Folder,
    typed: &TypedFolder,
    (bringer, lacking): (&str, Code),
    findings: &mut Findings,
) {
    let section = FloodSettings::SPEC.name;
    let written = raw.settings.section(section);
    let entries = written.map_or(&[][..], |written| &written.entries);
    for key in ["severity", "peak_time_h"] {
        if entries.iter().any(|entry| entry.key == key) {
            let finding = Finding::new(Code::W0590, raw.settings.spot(section, key));
            findings.push(finding.with("key", key));
        }
    }
    let has_bringer = raw.settings.section(bringer).is_some();
    if has_bringer && raw.table(CatchmentRow::SPEC.name).is_some() {
        still_reaches(raw, typed, findings);
    } else {
        let spot = raw.settings.spot(FloodSettings::SPEC.name, "driver");
        findings.push(Finding::new(lacking, spot));
    }
}

/// Every reach rises by a catchment, its own or that of the reach it stands beside.
fn still_reaches(raw: &Folder, typed: &TypedFolder, findings: &mut Findings) {
    let Some(table) = raw.table(ReachRow::SPEC.name) else {
        return;
    };
    for (row, &raw_row) in typed.reaches.rows.iter().zip(&typed.reaches.raw_row) {
        let river = row.beside_reach_id.as_ref().unwrap_or(&row.reach_id);
        let mut catchments = typed.catchments.rows.iter();
        if !catchments.any(|catchment| catchment.reach_id == *river) {
            let finding = Finding::new(Code::E0550, table.spot(raw_row, "reach_id"));
            findings.push(finding.with("id", &row.reach_id));
        }
    }
}

fn typhoon(raw: &Folder, typed: &TypedFolder, findings: &mut Findings) {
    let has = |section| raw.settings.section(section).is_some();
    if has(WindDamageSettings::SPEC.name) && !has(TyphoonSettings::SPEC.name) {
        let section = raw.settings.section(WindDamageSettings::SPEC.name);
        let spot = section.map_or_else(
            || raw.settings.source.whole(),
            |section| section.spot.clone(),
        );
        findings.push(Finding::new(Code::E0533, spot));
    }
    if let Some(settings) = &typed.typhoon {
        coast(raw, settings, findings);
        in_time(raw, typed, settings, findings);
    }
    let is_plane = |datum: &DatumSettings| datum.network == Datum::LocalM;
    if has(TyphoonSettings::SPEC.name) && typed.datum.as_ref().is_some_and(is_plane) {
        let spot = raw.settings.spot(DatumSettings::SPEC.name, "network");
        findings.push(Finding::new(Code::E0534, spot));
    }
}

/// What has an order in wind is a bridge.
fn bridges(raw: &Folder, typed: &TypedFolder, findings: &mut Findings) {
    let Some(table) = raw.table(BridgeOrderRow::SPEC.name) else {
        return;
    };
    let orders = &typed.bridge_orders;
    for (row, &raw_row) in orders.rows.iter().zip(&orders.raw_row) {
        let mut links = typed.links.rows.iter();
        let link = links.find(|link| link.link_id == row.link_id);
        if link.is_some_and(|link| !link.bridge) {
            let finding = Finding::new(Code::W0575, table.spot(raw_row, "link_id"));
            findings.push(finding.with("id", &row.link_id));
        }
    }
}

/// A point has two coordinates.
fn coast(raw: &Folder, settings: &TyphoonSettings, findings: &mut Findings) {
    let keys = ["coast_lon_deg", "coast_lat_deg"];
    let given = [settings.coast_lon_deg, settings.coast_lat_deg].map(|degrees| degrees.is_some());
    let (there, missing) = match given {
        [true, false] => (keys[0], keys[1]),
        [false, true] => (keys[1], keys[0]),
        _ => return,
    };
    let spot = raw.settings.spot(TyphoonSettings::SPEC.name, there);
    let finding = Finding::new(Code::E0549, spot).with("there", there);
    findings.push(finding.with("missing", missing));
}

/// The storm passes while it is simulated, and is known for as long as its forecast is old.
fn in_time(raw: &Folder, typed: &TypedFolder, settings: &TyphoonSettings, findings: &mut Findings) {
    let hours = |row: &TrackRow| row.time_utc.hours_since(settings.start_utc);
    let rows = &typed.track.rows;
    let (Some(first_h), Some(last_h)) = (rows.first().map(hours), rows.last().map(hours)) else {
        return;
    };
    let horizon_h = typed
        .scenario
        .as_ref()
        .map_or(f64::INFINITY, |all| all.horizon_h);
    let spot = |key| raw.settings.spot(TyphoonSettings::SPEC.name, key);
    if last_h <= 0.0 || first_h >= horizon_h {
        findings.push(Finding::new(Code::E0547, spot("start_utc")));
    } else if settings.ensemble == Ensemble::ForecastError && first_h > -settings.lead_h {
        let finding = Finding::new(Code::W0548, spot("lead_h")).with("hours", -first_h);
        findings.push(finding.with("lead", settings.lead_h));
    }
}

/// One storm, two fixes at least, each later than the one before.
fn track(raw: &Folder, typed: &TypedFolder, findings: &mut Findings) {
    let Some(table) = raw.table(TrackRow::SPEC.name) else {
        return;
    };
    let rows = &typed.track.rows;
    // A track with faulty fixes has been noted fix by fix.
    if rows.len() < table.rows.len() {
        return;
    }
    if rows.len() < 2 {
        findings.push(Finding::new(Code::E0535, table.source.whole()));
    }
    for (pair, &row) in rows.windows(2).zip(typed.track.raw_row.iter().skip(1)) {
        if pair[1].time_utc <= pair[0].time_utc {
            let finding = Finding::new(Code::E0536, table.spot(row, "time_utc"));
            findings.push(finding.with("value", pair[1].time_utc));
        }
        if pair[1].storm_id != pair[0].storm_id {
            let finding = Finding::new(Code::E0537, table.spot(row, "storm_id"));
            findings.push(finding.with("value", &pair[1].storm_id));
        }
    }
}

/// Knots written as m/s, or the other way round, show in the relation of wind to pressure (Atkinson & Holliday 1977).
fn wind_unit(raw: &Folder, typed: &TypedFolder, findings: &mut Findings) {
    let Some(table) = raw.table(TrackRow::SPEC.name) else {
        return;
    };
    let mut ratios: Vec<f64> = typed
        .track
        .rows
        .iter()
        .filter(|fix| fix.central_pressure_hpa < 995.0 && fix.wind_m_s > 0.0)
        .map(|fix| fix.wind_m_s / atkinson_holliday_1977_m_s(fix.central_pressure_hpa))
        .collect();
    ratios.sort_by(f64::total_cmp);
    let Some(&median) = ratios.get(ratios.len() / 2) else {
        return;
    };
    let [low, high] = SUSPICIOUS_WIND_RATIO;
    if median < low || median > high {
        let finding = Finding::new(Code::W0538, table.source.whole());
        findings.push(finding.with("ratio", format!("{median:.2}")));
    }
}

/// Water flows down, never in a circle.
fn catchments(raw: &Folder, typed: &TypedFolder, findings: &mut Findings) {
    let Some(table) = raw.table(CatchmentRow::SPEC.name) else {
        return;
    };
    let rows = &typed.catchments.rows;
    for (row, &raw_row) in rows.iter().zip(&typed.catchments.raw_row) {
        let mut at = row;
        let below = |at: &CatchmentRow| {
            let id = at.downstream_reach_id.as_ref();
            rows.iter().find(|row| Some(&row.reach_id) == id)
        };
        for _ in 0..rows.len() {
            let Some(next) = below(at) else { break };
            if next.reach_id == row.reach_id {
                let spot = table.spot(raw_row, "downstream_reach_id");
                findings.push(Finding::new(Code::E0539, spot).with("id", &row.reach_id));
                break;
            }
            at = next;
        }
    }
}

/// Levels and storages of a reservoir rise from its bottom to its crest.
fn reservoirs(raw: &Folder, typed: &TypedFolder, findings: &mut Findings) {
    let Some(table) = raw.table(ReservoirRow::SPEC.name) else {
        return;
    };
    let mut dams = Vec::new();
    for (row, &raw_row) in typed.reservoirs.rows.iter().zip(&typed.reservoirs.raw_row) {
        let levels = [
            ("bottom_level_m", row.bottom_level_m),
            ("flood_limit_level_m", row.flood_limit_level_m),
            ("emergency_level_m", row.emergency_level_m),
            ("crest_level_m", row.crest_level_m),
        ];
        for pair in levels.windows(2).filter(|pair| pair[1].1 <= pair[0].1) {
            let finding = Finding::new(Code::E0545, table.spot(raw_row, pair[1].0));
            let finding = finding.with("id", &row.reservoir_id);
            findings.push(finding.with("above", pair[1].0).with("below", pair[0].0));
        }
        if row.crest_storage_million_m3 <= row.limit_storage_million_m3 {
            let [below, above] = ["limit_storage_million_m3", "crest_storage_million_m3"];
            let finding = Finding::new(Code::E0545, table.spot(raw_row, above));
            let finding = finding.with("id", &row.reservoir_id);
            findings.push(finding.with("above", above).with("below", below));
        }
        let mut catchments = typed.catchments.rows.iter();
        let own = catchments.find(|catchment| catchment.reach_id == row.reach_id);
        if own.is_some_and(|own| own.downstream_reach_id.is_none()) {
            let finding = Finding::new(Code::E0551, table.spot(raw_row, "reach_id"));
            findings.push(finding.with("id", &row.reservoir_id));
        }
        if dams.contains(&&row.reach_id) {
            let finding = Finding::new(Code::E0546, table.spot(raw_row, "reach_id"));
            findings.push(finding.with("reach", &row.reach_id));
        }
        dams.push(&row.reach_id);
    }
}

fn fire(raw: &Folder, typed: &TypedFolder, findings: &mut Findings) {
    let (Some(_), Some(table)) = (&typed.fire, raw.table(ForestRow::SPEC.name)) else {
        return;
    };
    let rows = &typed.forests.rows;
    for (row, &raw_row) in rows.iter().zip(&typed.forests.raw_row) {
        let known = is_fuel_model(row.fuel_model);
        if !known {
            let finding = Finding::new(Code::E0540, table.spot(raw_row, "fuel_model"));
            findings.push(finding.with("value", row.fuel_model));
        }
        if known && row.line_m_h_person.is_none() && !has_line_rate(row.fuel_model) {
            let finding = Finding::new(Code::E0541, table.spot(raw_row, "line_m_h_person"));
            let finding = finding.with("id", &row.forest_id);
            findings.push(finding.with("value", row.fuel_model));
        }
    }
    if rows.len() == table.rows.len() && rows.iter().all(|row| row.weight <= 0.0) {
        findings.push(Finding::new(Code::E0542, table.source.whole()));
    }
    let fights = |kind: TeamKind| kind == TeamKind::ForestFire;
    if !typed.teams.rows.iter().any(|team| fights(team.kind)) {
        let spot = raw.settings.spot(FireSettings::SPEC.name, "teams_per_fire");
        findings.push(Finding::new(Code::W0543, spot));
    }
}

/// Whether a fuel model of this number is known: Anderson (1982) or Scott & Burgan (2005).
pub fn is_fuel_model(number: u32) -> bool {
    matches!(
        number,
        1..=13 | 101..=109 | 121..=124 | 141..=149 | 161..=165 | 181..=189 | 201..=204
    )
}

/// Whether the table of line production knows this fuel model.
pub fn has_line_rate(number: u32) -> bool {
    matches!(number, 1 | 2 | 4 | 5 | 6 | 8 | 9)
}
