//! The hydrographs: the level of each reach over local time, and its discharge where that is known. Small multiples on one
//! scale, so that reaches can be held against each other.

use super::super::rivers::{self, ReachRow};
use super::super::typhoon::highest;
use super::super::words::Part;
use super::super::{Hazard, Told};
use super::Drawing;
use crate::hazard::Flood;
use crate::report::figures::WIDTH;
use crate::report::figures::axis::{COUNT_STEPS, Plot};
use crate::report::figures::legend::Legend;
use crate::report::numbers;
use crate::report::svg::{Anchor, Point, Svg, band, ems, polyline};
use crate::text::messages::hazard as say;
use crate::world::ReachIx;

/// Most reaches drawn: those that rise highest.
const MOST: usize = 24;
/// Columns of small plots.
const COLUMNS: usize = 2;
/// From the top of one plot to that of the next below.
const PITCH: f64 = 168.0;
/// Height of a plot.
const PLOT: f64 = 116.0;
/// Room for the marks of the values.
const LEFT: f64 = 38.0;
/// Room between columns.
const GAP: f64 = 22.0;
/// Steps at which levels are marked, in m.
const LEVEL_STEPS: [f64; 8] = [0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0];

/// A reach and its row.
struct Drawn<'a> {
    ix: ReachIx,
    row: &'a ReachRow,
}

/// Levels; none where there is no flood.
pub fn levels(told: &Told, hazard: &Hazard) -> Option<Drawing> {
    let flood = told.facts.event.flood.as_ref()?;
    let drawn = highest_reaches(hazard, |row| row.river_peak_m);
    let tops = drawn.iter().map(|reach| {
        let lines = [
            reach.row.warning_rise_m,
            reach.row.dyke_crest_m.unwrap_or(0.0),
        ];
        lines.into_iter().fold(reach.row.river_peak_m, f64::max)
    });
    // Above the highest line there is room for its words.
    let high = tops.fold(0.1, f64::max) * 1.22;
    let title = say::caption_levels(told.lang);
    let mut svg = sheet("hydrograph", &drawn, &title);
    for (at, reach) in drawn.iter().enumerate() {
        let plot = panel(&mut svg, told, (at, &reach.row.name), (high, &LEVEL_STEPS));
        level(&mut svg, told, flood, reach, &plot);
    }
    key(&mut svg, told, &drawn);
    Some(Drawing {
        name: "hydrograph.svg",
        part: Part::Rivers,
        caption: title,
        svg: svg.finish(),
    })
}

/// Discharges; none where they are not known.
pub fn discharges(told: &Told, hazard: &Hazard) -> Option<Drawing> {
    let flows = rivers::discharges(told);
    let known = |reach: &Drawn| flows.get(reach.ix.at()).is_some_and(Option::is_some);
    let mut drawn = highest_reaches(hazard, |row| row.peak_discharge_m3_s.unwrap_or(-1.0));
    drawn.retain(known);
    let peaks = drawn
        .iter()
        .filter_map(|reach| reach.row.peak_discharge_m3_s);
    let high = peaks.fold(1.0, f64::max) * 1.22;
    let title = say::caption_discharges(told.lang);
    let mut svg = sheet("discharge", &drawn, &title);
    for (at, reach) in drawn.iter().enumerate() {
        let plot = panel(&mut svg, told, (at, &reach.row.name), (high, &COUNT_STEPS));
        let flow = flows[reach.ix.at()].as_ref()?;
        let line: Vec<Point> = points(told, &plot, |step| flow.get(step).copied().unwrap_or(0.0));
        svg.path("river", &polyline(&line));
        let (step, peak) = highest(flow);
        let at = plot.at(told.world.grid.step_begins(step).hours(), peak);
        let peak = reach.row.peak_discharge_m3_s;
        let label = format!("{} m³/s", numbers::fixed(peak, 0));
        peak_mark(&mut svg, &plot, at, &label);
    }
    (!drawn.is_empty()).then(|| Drawing {
        name: "discharge.svg",
        part: Part::Rivers,
        caption: title,
        svg: svg.finish(),
    })
}

/// The reaches to be drawn, in the order of the table.
fn highest_reaches(hazard: &Hazard, by: impl Fn(&ReachRow) -> f64) -> Vec<Drawn<'_>> {
    let drawn = (0..).zip(&hazard.reaches).map(|(at, row)| Drawn {
        ix: ReachIx(at),
        row,
    });
    let mut drawn: Vec<Drawn> = drawn.collect();
    drawn.sort_by(|a, b| by(b.row).total_cmp(&by(a.row)).then(a.ix.cmp(&b.ix)));
    drawn.truncate(MOST);
    drawn.sort_by_key(|reach| reach.ix);
    drawn
}

fn sheet(id: &str, drawn: &[Drawn], title: &str) -> Svg {
    let plots = drawn.len();
    let names: Vec<&str> = drawn.iter().map(|reach| reach.row.name.as_str()).collect();
    let height = plots.div_ceil(COLUMNS) as f64 * PITCH + 26.0;
    Svg::new(id, [WIDTH, height], title, &names.join(" · "))
}

/// The empty plot of a reach.
fn panel(
    svg: &mut Svg,
    told: &Told,
    (at, name): (usize, &str),
    (high, steps): (f64, &[f64]),
) -> Plot {
    let width = (WIDTH - GAP * (COLUMNS - 1) as f64) / COLUMNS as f64;
    let left = (at % COLUMNS) as f64 * (width + GAP) + LEFT;
    let top = (at / COLUMNS) as f64 * PITCH + 24.0;
    let right = left - LEFT + width - 4.0;
    let hours = told.world.grid.horizon.hours();
    let plot = Plot::new([left, top], [right, top + PLOT], hours, high);
    plot.axes(svg, &told.clock(), steps);
    svg.text("panel-title", [left, top - 8.0], Anchor::Start, name);
    plot
}

fn points(told: &Told, plot: &Plot, value: impl Fn(usize) -> f64) -> Vec<Point> {
    let grid = &told.world.grid;
    let point = |step: usize| plot.at(grid.step_begins(step).hours(), value(step));
    (0..grid.steps()).map(point).collect()
}

fn level(svg: &mut Svg, told: &Told, flood: &Flood, reach: &Drawn, plot: &Plot) {
    let (row, lang) = (reach.row, told.lang);
    let (left, right) = (plot.hours.from, plot.hours.to);
    if row.dyke_crest_m.is_some() {
        let inside = points(told, plot, |step| flood.rise_m(reach.ix, step));
        let ground: Vec<Point> = inside.iter().map(|[x, _]| [*x, plot.values.from]).collect();
        svg.path("inside", &band(&inside, &ground));
    }
    let lines = [
        ("warning-stage", Some(row.warning_rise_m)),
        ("dyke-crest", row.dyke_crest_m),
    ];
    for (class, height_m) in lines {
        let Some(height_m) = height_m else { continue };
        let y = plot.values.at(height_m);
        svg.line(class, [left, y], [right, y]);
        let figure = numbers::shortest(height_m);
        let words = match class {
            "dyke-crest" => say::dyke_crest(lang, figure),
            _ => say::warning_stage(lang, figure),
        };
        svg.text("tick halo", [right - 2.0, y - 4.0], Anchor::End, &words);
    }
    let river = points(told, plot, |step| flood.river_m(reach.ix, step));
    svg.path("river", &polyline(&river));
    if let Some(time_h) = row.river_peak_time_h {
        let at = plot.at(time_h, row.river_peak_m);
        let label = format!(
            "{} m, {}",
            numbers::fixed(Some(row.river_peak_m), 2),
            row.river_peak_local_time
        );
        peak_mark(svg, plot, at, &label);
    }
}

/// A dot on the peak, and its figure above it.
fn peak_mark(svg: &mut Svg, plot: &Plot, at: Point, label: &str) {
    svg.circle("peak", at, 3.2, "");
    // Bold type is a little wider.
    let half = 13.2 * ems(label) / 2.0;
    let x = at[0].clamp(
        plot.hours.from + half,
        (plot.hours.to - half).max(plot.hours.from + half),
    );
    svg.text("peak-label halo", [x, at[1] - 7.0], Anchor::Middle, label);
}

fn key(svg: &mut Svg, told: &Told, drawn: &[Drawn]) {
    let lang = told.lang;
    let mut legend = Legend::new(drawn.len().div_ceil(COLUMNS) as f64 * PITCH + 14.0);
    let mut line = |svg: &mut Svg, class: &str, words: &str| {
        legend.entry(svg, 26.0, words, |svg, [x, y]| {
            svg.line(class, [x, y], [x + 26.0, y]);
        });
    };
    line(svg, "river", &say::key_river(lang));
    line(svg, "warning-stage", &say::key_warning(lang));
    if drawn.iter().any(|reach| reach.row.dyke_crest_m.is_some()) {
        line(svg, "dyke-crest", &say::key_dyke(lang));
        legend.entry(svg, 18.0, &say::key_inside(lang), |svg, [x, y]| {
            svg.rect("inside", [x, y - 5.0], [18.0, 10.0]);
        });
    }
}
