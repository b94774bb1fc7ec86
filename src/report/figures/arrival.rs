//! The arrival curve: the share of the displaced who have their first package, against time, with its spread.

use super::{HOUR_STEPS, Scale, WIDTH, step_of, ticks};
use crate::report::svg::{Anchor, Point, Svg, band, ems, polyline};
use crate::report::{numbers, words};
use crate::run::{ArrivalCurve, Summary};
use crate::scenario::metrics::Metric;
use crate::text::Lang;
use crate::text::messages::report as say;

/// Lower edge of the plot.
const BOTTOM: f64 = 300.0;
/// Upper edge of the plot.
const TOP: f64 = 34.0;

/// The limits in hours that the plan sets to relief, in rising order.
pub fn relief_limits_h(summary: &Summary) -> Vec<f64> {
    let mut limits: Vec<f64> = summary
        .targets
        .iter()
        .filter(|target| target.metric == Metric::FirstReliefTime && target.chance().is_some())
        .filter_map(words::limit_h)
        .collect();
    limits.sort_by(f64::total_cmp);
    limits.dedup();
    limits
}

/// Mean, 5 % and 95 % quantile of the share relieved by this time; straight lines between the points of the curve.
pub fn shares_at(curve: &ArrivalCurve, time_h: f64) -> Option<[f64; 3]> {
    let next = curve.time_h.iter().position(|&time| time >= time_h)?;
    let at = |values: &[f64]| -> Option<f64> {
        let here = *values.get(next)?;
        let Some(before) = next.checked_sub(1) else {
            return Some(here);
        };
        let (from, to) = (curve.time_h[before], curve.time_h[next]);
        let share = if to > from {
            (time_h - from) / (to - from)
        } else {
            1.0
        };
        Some(values[before] + share * (here - values[before]))
    };
    Some([at(&curve.mean)?, at(&curve.p05)?, at(&curve.p95)?])
}

/// The figure; `None` without a curve.
pub fn arrival(summary: &Summary, lang: Lang) -> Option<String> {
    let curve = &summary.arrival;
    if curve.time_h.len() < 2 {
        return None;
    }
    let limits = relief_limits_h(summary);
    let until = shown_until(curve, &limits);
    let hours = Scale {
        low: 0.0,
        high: until,
        from: 48.0,
        to: WIDTH - 12.0,
    };
    let share = Scale {
        low: 0.0,
        high: 1.0,
        from: BOTTOM,
        to: TOP,
    };
    let title = say::caption_arrival(lang);
    let mut svg = Svg::new(
        "arrival",
        [WIDTH, BOTTOM + 46.0],
        &title,
        &describe(curve, &limits, lang),
    );
    axes(&mut svg, hours, share, lang);
    let line = |values: &[f64]| points(curve, values, hours, share);
    svg.path("band", &band(&line(&curve.p95), &line(&curve.p05)));
    for (at, &limit) in limits.iter().enumerate() {
        let x = hours.at(limit);
        svg.line("limit", [x, TOP - 8.0], [x, BOTTOM]);
        let label = say::hours(lang, numbers::shortest(limit));
        // Limits close to each other are labelled to the left and to the right of the pair.
        let room = 13.0 * ems(&label) + 4.0;
        let crowded =
            |other: Option<&f64>| other.is_some_and(|&other| (hours.at(other) - x).abs() < room);
        let anchor = match (
            crowded(at.checked_sub(1).and_then(|at| limits.get(at))),
            crowded(limits.get(at + 1)),
        ) {
            (false, true) => Anchor::End,
            (true, false) => Anchor::Start,
            _ => Anchor::Middle,
        };
        svg.text("limit-label", [x, TOP - 14.0], anchor, &label);
    }
    svg.path("mean", &polyline(&line(&curve.mean)));
    svg.path("median", &polyline(&line(&curve.p50)));
    key(&mut svg, hours.to, lang);
    Some(svg.finish())
}

/// Up to where nearly everybody has been relieved in nearly every event, and beyond every limit.
fn shown_until(curve: &ArrivalCurve, limits: &[f64]) -> f64 {
    let end = curve.time_h.last().copied().unwrap_or(1.0);
    let done = curve.p05.iter().position(|&share| share >= 0.98);
    let enough = done
        .and_then(|at| curve.time_h.get(at))
        .map_or(end, |time| time * 1.1);
    let limit = limits.last().map_or(0.0, |limit| limit * 1.5);
    enough.max(limit).max(1.0).min(end)
}

fn points(curve: &ArrivalCurve, values: &[f64], hours: Scale, share: Scale) -> Vec<Point> {
    let shown = curve.time_h.iter().zip(values);
    shown
        .take_while(|(time, _)| **time <= hours.high + 1e-9)
        .map(|(&time, &value)| [hours.at(time), share.at(value)])
        .collect()
}

fn axes(svg: &mut Svg, hours: Scale, share: Scale, lang: Lang) {
    for at in [0.0, 0.25, 0.5, 0.75, 1.0] {
        let y = share.at(at);
        svg.line("grid", [hours.from, y], [hours.to, y]);
        svg.text(
            "tick",
            [hours.from - 8.0, y + 4.0],
            Anchor::End,
            &numbers::percent(at),
        );
    }
    let step = step_of(hours.high, 13.0, &HOUR_STEPS);
    for time in ticks(hours.high, step) {
        let x = hours.at(time);
        svg.line("axis", [x, BOTTOM], [x, BOTTOM + 4.0]);
        svg.text(
            "tick",
            [x, BOTTOM + 18.0],
            Anchor::Middle,
            &numbers::shortest(time),
        );
    }
    svg.line("axis", [hours.from, BOTTOM], [hours.to, BOTTOM]);
    let middle = f64::midpoint(hours.from, hours.to);
    svg.text(
        "tick",
        [middle, BOTTOM + 38.0],
        Anchor::Middle,
        &say::arrival_axis(lang),
    );
}

/// Names the lines and the band in the lower right corner, where the curve has left room.
fn key(svg: &mut Svg, right: f64, lang: Lang) {
    let names = [
        ("median", say::arrival_median(lang)),
        ("mean", say::arrival_mean(lang)),
        ("band", say::arrival_band(lang)),
    ];
    let width = names
        .iter()
        .map(|(_, name)| 13.0 * ems(name))
        .fold(0.0, f64::max);
    let x = right - width;
    for (at, (class, name)) in names.iter().enumerate() {
        let y = BOTTOM - 66.0 + 22.0 * at as f64;
        let sample = [x - 42.0, y - 4.5];
        if *class == "band" {
            svg.rect(class, [sample[0], y - 11.0], [32.0, 13.0]);
        } else {
            svg.line(class, sample, [sample[0] + 32.0, sample[1]]);
        }
        svg.text("label halo", [x, y], Anchor::Start, name);
    }
}

fn describe(curve: &ArrivalCurve, limits: &[f64], lang: Lang) -> String {
    let sentences = limits.iter().filter_map(|&limit| {
        let [mean, low, high] = shares_at(curve, limit)?;
        let limit = say::hours(lang, numbers::shortest(limit));
        Some(format!(
            "{limit}: {} ({}).",
            numbers::percent(mean),
            numbers::interval(low, high)
        ))
    });
    sentences.collect::<Vec<_>>().join(" ")
}
