//! One bar a target: its probability, interval, and the reliability asked.

use super::{Scale, WIDTH};
use crate::report::svg::{Anchor, Svg, polyline, wrap};
use crate::report::{numbers, words};
use crate::run::{Summary, TargetResult};
use crate::text::Lang;
use crate::text::messages::report as say;

/// Height of one row.
const ROW: f64 = 46.0;
/// Where the first row begins.
const TOP: f64 = 14.0;
/// Widest line of an indicator, in ems of the label's type.
const LABEL_EMS: f64 = 20.0;

/// The figure; `None` when no target can be assessed.
pub fn bars(summary: &Summary, lang: Lang) -> Option<String> {
    let assessed: Vec<(&TargetResult, f64)> = summary
        .targets
        .iter()
        .filter_map(|target| Some((target, target.chance()?)))
        .collect();
    if assessed.is_empty() {
        return None;
    }
    let axis = Scale {
        low: 0.0,
        high: 1.0,
        from: 292.0,
        to: 690.0,
    };
    let bottom = TOP + ROW * assessed.len() as f64;
    let described: Vec<String> = assessed
        .iter()
        .map(|&(target, p)| describe(target, p, lang))
        .collect();
    let mut svg = Svg::new(
        "bars",
        [WIDTH, bottom + 30.0],
        &say::caption_bars(lang),
        &described.join(" "),
    );
    for share in [0.0, 0.25, 0.5, 0.75, 1.0] {
        let x = axis.at(share);
        svg.line("grid", [x, TOP], [x, bottom]);
        let label = numbers::percent(share);
        svg.text("tick", [x, bottom + 18.0], Anchor::Middle, &label);
    }
    for (at, &(target, probability)) in assessed.iter().enumerate() {
        let middle = TOP + ROW * (at as f64 + 0.5);
        label(&mut svg, target, middle, lang);
        bar(&mut svg, (target, probability), axis, middle);
    }
    Some(svg.finish())
}

fn describe(target: &TargetResult, probability: f64, lang: Lang) -> String {
    let (low, high) = ends(target, probability);
    say::describe_bar(
        lang,
        format!("{} {}", target.indicator, words::limit(lang, target)),
        numbers::percent(probability),
        numbers::interval(low, high),
        numbers::percent(target.reliability),
    )
}

fn ends(target: &TargetResult, probability: f64) -> (f64, f64) {
    (
        target.ci_low.unwrap_or(probability),
        target.ci_high.unwrap_or(probability),
    )
}

fn label(svg: &mut Svg, target: &TargetResult, middle: f64, lang: Lang) {
    let mut lines = wrap(&target.indicator, LABEL_EMS, 2);
    let limit = words::limit(lang, target);
    if lines.len() == 1 {
        lines.push(limit);
    } else if let Some(last) = lines.last_mut() {
        *last = wrap(&format!("{last} {limit}"), LABEL_EMS + 4.0, 1).concat();
    }
    for (at, line) in lines.iter().enumerate() {
        let y = middle - 4.0 + 17.0 * at as f64;
        svg.text("label", [0.0, y], Anchor::Start, line.trim_end());
    }
}

fn bar(svg: &mut Svg, (target, probability): (&TargetResult, f64), axis: Scale, middle: f64) {
    let (low, high) = ends(target, probability);
    let end = axis.at(probability);
    svg.rect("bar", [axis.from, middle - 8.0], [end - axis.from, 16.0]);
    svg.line("whisker", [axis.at(low), middle], [axis.at(high), middle]);
    for at in [low, high] {
        let x = axis.at(at);
        svg.line("whisker", [x, middle - 4.0], [x, middle + 4.0]);
    }
    let asked = axis.at(target.reliability);
    svg.line("asked", [asked, middle - 14.0], [asked, middle + 12.0]);
    let triangle = [
        [asked - 4.0, middle - 19.0],
        [asked + 4.0, middle - 19.0],
        [asked, middle - 13.0],
    ];
    svg.path("asked-head", &(polyline(&triangle) + "Z"));
    let text = numbers::percent(probability);
    svg.text("value", [WIDTH, middle + 5.0], Anchor::End, &text);
}
