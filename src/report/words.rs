//! The results' own words in the reader's language: steps, limits, standings.

use super::numbers;
use crate::outcome::Step;
use crate::run::{Summary, TargetResult};
use crate::scenario::choices::{Comparator, Status};
use crate::text::Lang;
use crate::text::messages::report as say;

/// A step of the time budget.
pub fn step(lang: Lang, step: Step) -> String {
    match step {
        Step::Report => say::step_report(lang),
        Step::Assessment => say::step_assessment(lang),
        Step::Order => say::step_order(lang),
        Step::Turnout => say::step_turnout(lang),
        Step::VehicleWait => say::step_vehicle_wait(lang),
        Step::RoadWait => say::step_road_wait(lang),
        Step::Queue => say::step_queue(lang),
        Step::Loading => say::step_loading(lang),
        Step::Driving => say::step_driving(lang),
        Step::Detour => say::step_detour(lang),
        Step::Unloading => say::step_unloading(lang),
    }
}

/// How good the inputs are.
pub fn confidence(lang: Lang, key: &str) -> String {
    match key {
        "high" => say::confidence_high(lang),
        "medium" => say::confidence_medium(lang),
        "low" => say::confidence_low(lang),
        other => other.to_owned(),
    }
}

/// The standing of a number.
pub fn status(lang: Lang, status: Status) -> String {
    match status {
        Status::Plan => say::status_plan(lang),
        Status::Public => say::status_public(lang),
        Status::Assumed => say::status_assumed(lang),
    }
}

/// The limit of a target: `≤ 8 h`, `≥ 95 %`.
pub fn limit(lang: Lang, target: &TargetResult) -> String {
    let sign = match target.comparator {
        Comparator::AtMost => "≤",
        Comparator::Less => "<",
        Comparator::AtLeast => "≥",
        Comparator::More => ">",
        Comparator::Equal => "=",
    };
    let number = numbers::shortest(target.threshold);
    let with_unit = match target.unit.as_str() {
        "h" => say::hours(lang, number),
        "min" => say::minutes(lang, number),
        "share" => format!("{} %", numbers::shortest(target.threshold * 100.0)),
        "%" => format!("{number} %"),
        unit => format!("{number} {unit}"),
    };
    format!("{sign} {with_unit}")
}

/// The limit of a target in hours, where it is a time.
pub fn limit_h(target: &TargetResult) -> Option<f64> {
    match target.unit.as_str() {
        "h" => Some(target.threshold),
        "min" => Some(target.threshold / 60.0),
        _ => None,
    }
}

/// A number of hours with one decimal: `5.2 h`; "not reached" where there is none.
pub fn hours(lang: Lang, value: Option<f64>) -> String {
    match value {
        Some(value) => say::hours(lang, numbers::fixed(Some(value), 1)),
        None => say::not_reached(lang),
    }
}

/// The rows of the plan as people read them: what was put to the test, then the rest, each in the order of the plan.
pub fn tested_first(summary: &Summary) -> impl Iterator<Item = &TargetResult> {
    let of = |tested: bool| {
        let rows = summary.targets.iter();
        rows.filter(move |target| target.probability.is_some() == tested)
    };
    of(true).chain(of(false))
}
