//! Rows of the plan: unit, clock, event and sense of the comparison, and what computed rows are computed from.

use crate::scenario::choices::{
    Assessable, Clock, Comparator, EventKind, NeedPopulation, TeamKind,
};
use crate::scenario::evacuation::EvacuationSettings;
use crate::scenario::finding::{Finding, Findings, Spot};
use crate::scenario::folder::Folder;
use crate::scenario::hazards::FireSettings;
use crate::scenario::hospitals::HospitalRow;
use crate::scenario::incidents::{IncidentKind, IncidentRow, IncidentSettings};
use crate::scenario::inventory::Item;
use crate::scenario::metrics::{Basis, Definition, Metric, in_unit};
use crate::scenario::rescue::RescueSettings;
use crate::scenario::spec::{Cell, Row};
use crate::scenario::tables::TargetRow;
use crate::scenario::typed::TypedFolder;
use crate::scenario::warning::WarningSettings;
use crate::text::Code;

/// Hours of a day.
const DAY_H: f64 = 24.0;

/// Notes rows that do not say what they measure.
pub fn check(raw: &Folder, typed: &TypedFolder, findings: &mut Findings) {
    let Some(table) = raw.table(TargetRow::SPEC.name) else {
        return;
    };
    for (target, &row) in typed.targets.rows.iter().zip(&typed.targets.raw_row) {
        let spot = |column: &str| table.spot(row, column);
        let definition = target.metric.definition();
        if target.assessable == Assessable::No || definition.basis == Basis::Recorded {
            unassessed(target, spot, findings);
            continue;
        }
        limit(target, &definition, spot, findings);
        clock(target, &definition, spot, findings);
        let lacking = lacking(target.metric, typed);
        if !lacking.is_empty() {
            let finding = Finding::new(Code::W0589, spot("metric"));
            let finding = finding.with("id", &target.target_id);
            let finding = finding.with("metric", target.metric.word());
            findings.push(finding.with("lacking", lacking.join(", ")));
        }
        if target.metric == Metric::FireExtinguished24h {
            day_of_fires(target, typed, spot, findings);
        }
        if target.event == Some(EventKind::PackageDelivered)
            && target.population == NeedPopulation::Affected
        {
            let finding = Finding::new(Code::E0515, spot("population"));
            findings.push(finding.with("id", &target.target_id));
        }
    }
}

/// A row that nothing here can judge says why, in its own words or by its metric.
fn unassessed(target: &TargetRow, spot: impl Fn(&str) -> Spot, findings: &mut Findings) {
    let mut tell = |code, column| {
        let finding = Finding::new(code, spot(column));
        findings.push(finding.with("id", &target.target_id));
    };
    let basis = target.metric.definition().basis;
    let says_why =
        target.why.is_some() || basis == Basis::Recorded && target.metric != Metric::None;
    if !says_why {
        tell(Code::E0510, "why");
    }
    if target.assessable != Assessable::No {
        tell(Code::E0511, "metric");
    }
}

/// The limit is in a unit of the metric, possible, and asks for what is better.
fn limit(
    target: &TargetRow,
    definition: &Definition,
    spot: impl Fn(&str) -> Spot,
    findings: &mut Findings,
) {
    if !definition.units.contains(&target.unit.as_str()) {
        let finding = Finding::new(Code::E0512, spot("unit")).with("value", &target.unit);
        findings.push(finding.with("units", definition.units.join(", ")));
    }
    let is_ratio = definition.units.contains(&"share");
    if target.threshold < 0.0 || (is_ratio && target.threshold > in_unit(&target.unit)) {
        let finding = Finding::new(Code::E0529, spot("threshold")).with("id", &target.target_id);
        let finding = finding.with("threshold", target.threshold);
        findings.push(finding.with("unit", &target.unit));
    }
    let asks_for_less = matches!(target.comparator, Comparator::AtMost | Comparator::Less);
    if definition.more_is_better == asks_for_less {
        let finding = Finding::new(Code::W0514, spot("comparator"));
        findings.push(finding.with("value", target.comparator.word()));
    }
}

/// A time runs from a clock to an event of its metric.
fn clock(
    target: &TargetRow,
    definition: &Definition,
    spot: impl Fn(&str) -> Spot,
    findings: &mut Findings,
) {
    let missing = [
        ("clock", definition.has_clock && target.clock.is_none()),
        (
            "event",
            !definition.events.is_empty() && target.event.is_none(),
        ),
    ];
    for (field, _) in missing.into_iter().filter(|(_, missing)| *missing) {
        let finding = Finding::new(Code::E0513, spot(field)).with("id", &target.target_id);
        findings.push(finding.with("field", field));
    }
    let of_relief = |event| {
        matches!(
            event,
            EventKind::FirstDelivery | EventKind::PackageDelivered
        )
    };
    let fits = |event| {
        definition.events.contains(&event) || definition.events.is_empty() && of_relief(event)
    };
    if let Some(event) = target.event.filter(|&event| !fits(event)) {
        let finding = Finding::new(Code::E0544, spot("event")).with("event", event.word());
        findings.push(finding.with("metric", target.metric.word()));
    }
    let is_of_relief = |clock| matches!(clock, Clock::Warning | Clock::Activation);
    if let Some(clock) = target.clock.filter(|&clock| is_of_relief(clock))
        && target.metric.incidents().is_some()
    {
        let finding = Finding::new(Code::E0611, spot("clock")).with("clock", clock.word());
        findings.push(finding.with("metric", target.metric.word()));
    }
}

/// A fire must be seen to burn for a day before it can be said not to be out within one.
fn day_of_fires(
    target: &TargetRow,
    typed: &TypedFolder,
    spot: impl Fn(&str) -> Spot,
    findings: &mut Findings,
) {
    let latest = typed
        .fire
        .as_ref()
        .and_then(|fire| fire.ignition_h.extent());
    let (Some((_, latest_h)), Some(scenario)) = (latest, &typed.scenario) else {
        return;
    };
    let least_h = latest_h + DAY_H;
    if scenario.horizon_h < least_h {
        let finding = Finding::new(Code::E0593, spot("metric")).with("id", &target.target_id);
        let finding = finding.with("horizon", scenario.horizon_h);
        findings.push(finding.with("least", libm::ceil(least_h)));
    }
}

/// What a computed row wants and the tables do not say.
fn lacking(metric: Metric, typed: &TypedFolder) -> Vec<&'static str> {
    // Nothing is a share of nothing.
    let is_whole = |item| {
        matches!(
            item,
            Item::SheltersRequired | Item::LandKm2 | Item::ForestTeams
        )
    };
    let has = |item: Item| {
        let mut rows = typed.inventory.rows.iter();
        rows.any(|row| row.item == item && (row.quantity > 0.0 || !is_whole(item)))
    };
    let items = |wanted: &[Item]| -> Vec<&'static str> {
        let lacking = wanted.iter().filter(|item| !has(**item));
        lacking.map(|item| item.word()).collect()
    };
    let shelters = &typed.shelters.rows;
    let told = |is_told: bool, what| if is_told { Vec::new() } else { vec![what] };
    match metric {
        Metric::ShelterCoverage if shelters.is_empty() => {
            items(&[Item::SheltersRequired, Item::SheltersInPlace])
        }
        Metric::ShelterCoverage => items(&[Item::SheltersRequired]),
        Metric::ShelterAreaPerPerson => {
            let all = shelters.iter().all(|row| row.effective_area_m2.is_some());
            let is_told = has(Item::ShelterAreaM2) || (all && !shelters.is_empty());
            told(is_told, "effective_area_m2")
        }
        Metric::ShelterCapacity => {
            let all = shelters.iter().all(|row| row.capacity_persons.is_some());
            let is_told = has(Item::ShelterCapacity) || (all && !shelters.is_empty());
            told(is_told, "capacity_persons")
        }
        Metric::FirefighterRatio => items(&[Item::FullTimeFirefighters]),
        Metric::FirefightersAdded => {
            items(&[Item::FullTimeFirefighters, Item::FullTimeFirefightersBefore])
        }
        Metric::RainGaugeDensity => items(&[Item::RainGauges, Item::LandKm2]),
        Metric::TeamStandardRate => items(&[Item::ForestTeams, Item::ForestTeamsToStandard]),
        Metric::LookoutCoverage => {
            let forests = &typed.forests.rows;
            let all = forests.iter().all(|row| row.seen_share.is_some());
            told(all && !forests.is_empty(), "seen_share")
        }
        Metric::FireStationCoverage => {
            let mut places = typed.places.rows.iter();
            let built_up = places.any(|row| row.built_up_km2.unwrap_or(0.0) > 0.0);
            let mut teams = typed.teams.rows.iter();
            let engines = teams.any(|row| row.kind == TeamKind::FireService);
            let mut lacking = told(built_up, "built_up_km2");
            lacking.extend(told(engines, TeamKind::FireService.word()));
            lacking
        }
        Metric::FireOutTime | Metric::FireExtinguished24h => {
            told(typed.fire.is_some(), FireSettings::SPEC.name)
        }
        Metric::RiverArrivalTime | Metric::SeaArrivalTime | Metric::MedicalArrivalTime => {
            let kind = metric.incidents();
            let of_kind =
                |row: &IncidentRow| Some(row.kind) == kind && row.expected_incidents > 0.0;
            let mut lacking = told(typed.incidents.is_some(), IncidentSettings::SPEC.name);
            if !typed.incident_areas.rows.iter().any(of_kind) {
                lacking.extend([IncidentRow::SPEC.name, kind.map_or("", IncidentKind::word)]);
            }
            lacking
        }
        Metric::WarningCoverage | Metric::WarningLead => {
            told(typed.warning.is_some(), WarningSettings::SPEC.name)
        }
        Metric::InjuredCareTime => {
            let mut lacking = told(typed.rescue.is_some(), RescueSettings::SPEC.name);
            let hospitals = !typed.hospitals.rows.is_empty();
            lacking.extend(told(hospitals, HospitalRow::SPEC.name));
            lacking
        }
        Metric::TrappedRescueTime => told(typed.rescue.is_some(), RescueSettings::SPEC.name),
        Metric::EvacuationCoverage => {
            told(typed.evacuation.is_some(), EvacuationSettings::SPEC.name)
        }
        _ => Vec::new(),
    }
}
