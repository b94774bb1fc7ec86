//! The results' own words in the reader's language: steps, limits, standings.

use super::numbers;
use crate::outcome::Step;
use crate::run::{AttributionResult, Summary, TargetResult};
use crate::scenario::choices::{Comparator, Status};
use crate::text::Lang;
use crate::text::messages::report as say;
use crate::text::metrics;

/// A step of the time budget.
pub fn step(lang: Lang, step: Step) -> String {
    match step {
        Step::Report => say::step_report(lang),
        Step::Assessment => say::step_assessment(lang),
        Step::Order => say::step_order(lang),
        Step::Turnout => say::step_turnout(lang),
        Step::GoodsWait => say::step_goods_wait(lang),
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
    let value = with_unit(lang, target.threshold, &target.unit);
    format!("{} {value}", sign(target.comparator))
}

/// How a value is held against a limit, as people write it.
pub fn sign(comparator: Comparator) -> &'static str {
    match comparator {
        Comparator::AtMost => "≤",
        Comparator::Less => "<",
        Comparator::AtLeast => "≥",
        Comparator::More => ">",
        Comparator::Equal => "=",
    }
}

/// A target by its name and its limit.
pub fn indicator_and_limit(lang: Lang, target: &TargetResult) -> String {
    format!("{} {}", target.indicator, limit(lang, target))
}

/// What breaks a row first, for who reads one line.
pub fn breaks_first(lang: Lang, target: &TargetResult, row: &AttributionResult) -> String {
    let name = indicator_and_limit(lang, target);
    let late = numbers::percent(row.late_share);
    let Some(first) = row.first() else {
        return say::breaks_unknown(lang, name, late);
    };
    let mut sentences = vec![say::breaks_first(lang, name, late, step(lang, first.step))];
    if first.in_time_share > 0.0 {
        let people = numbers::of_a_hundred(first.in_time_share);
        sentences.push(say::breaks_in_time(lang, people));
    }
    if first.stuck_share > 0.0 {
        let people = numbers::of_a_hundred(first.stuck_share);
        sentences.push(say::breaks_stuck(lang, people));
    }
    if row.missed > 0 && first.mended_share > 0.0 {
        let (missed, share) = (numbers::grouped(row.missed), first.mended_share);
        sentences.push(say::breaks_mended(lang, missed, numbers::percent(share)));
    }
    sentences.join(lang.pick(" ", ""))
}

/// A value in a unit of `targets.csv`.
pub fn with_unit(lang: Lang, value: f64, unit: &str) -> String {
    let whole = unit == "persons" && value >= 0.0;
    let number = if whole {
        numbers::grouped(libm::round(value) as u64)
    } else {
        numbers::shortest(value)
    };
    match unit {
        "h" => say::hours(lang, number),
        "min" => say::minutes(lang, number),
        "share" => format!("{} %", numbers::shortest(value * 100.0)),
        "%" => format!("{number} %"),
        "per mille" => say::unit_per_mille(lang, number),
        "per 100000" => say::unit_per_100000(lang, number),
        "per million" => say::unit_per_million(lang, number),
        "per 100 km2" => say::unit_per_100_km2(lang, number),
        "persons" => say::unit_persons(lang, number),
        "m2 per person" => say::unit_m2_per_person(lang, number),
        unit => format!("{number} {unit}"),
    }
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

/// The rows of the plan as people read them: what was put to the test, then what was computed, then the rest, each in the order
/// of the plan.
pub fn tested_first(summary: &Summary) -> impl Iterator<Item = &TargetResult> {
    let standing = |target: &TargetResult| match target.chance() {
        Some(_) => 0,
        None => 1 + u8::from(target.computed().is_none()),
    };
    let of = move |wanted: u8| {
        let rows = summary.targets.iter();
        rows.filter(move |target| standing(target) == wanted)
    };
    of(0).chain(of(1)).chain(of(2))
}

/// The value of a row that was computed once, in its unit, to six figures: `on record: 2.74612 m² per person`.
pub fn computed(lang: Lang, target: &TargetResult) -> Option<String> {
    let value = target.computed()?;
    let rounded = format!("{value:.5e}").parse().unwrap_or(value);
    let rounded = if target.unit == "persons" {
        value
    } else {
        rounded
    };
    Some(say::computed(lang, with_unit(lang, rounded, &target.unit)))
}

/// Why a row says what it says: the plan's reader's own words, else the record that could prove what nobody here can tell.
pub fn why(lang: Lang, target: &TargetResult) -> String {
    let record = metrics::text(target.metric.word(), lang)
        .filter(|_| target.why.is_empty() && target.probability.is_none());
    record.map_or_else(|| target.why.clone(), |text| text.record.to_owned())
}
