//! The closed roads: how many links each cause closes hour by hour, and where the roads lie that are closed at any time.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::super::roads::{ClosedHour, Why, first_causes};
use super::super::words::{self, Part};
use super::super::{Hazard, Told};
use super::Drawing;
use crate::report::figures::WIDTH;
use crate::report::figures::axis::{COUNT_STEPS, Plot};
use crate::report::figures::ground::{furniture, links};
use crate::report::figures::legend::Legend;
use crate::report::figures::sketch::Sketch;
use crate::report::numbers;
use crate::report::svg::{Anchor, Point, Svg, band, number};
use crate::text::messages::hazard as say;
use crate::world::LinkIx;

/// Upper and lower edge of the plot.
const PLOT: [f64; 2] = [26.0, 212.0];
/// Left edge of the plot.
const LEFT: f64 = 46.0;
/// Upper edge of the map.
const MAP: f64 = 272.0;
/// Tallest map.
const TALLEST: f64 = 520.0;
/// Hatches: gap and tilt. Causes without one are solid.
const HATCHED: [(Why, f64, f64); 4] = [
    (Why::Landslide, 5.0, 135.0),
    (Why::Trees, 6.0, 45.0),
    (Why::BridgeWind, 5.0, 0.0),
    (Why::Smoke, 5.0, 90.0),
];

/// The figure; none where no road is ever closed.
pub fn closures(told: &Told, hazard: &Hazard) -> Option<Drawing> {
    let lang = told.lang;
    let sketch = Sketch::of(told.world, WIDTH, TALLEST)?;
    let causes: Vec<Why> = hazard.roads.causes().collect();
    if causes.is_empty() {
        return None;
    }
    let (sketch, frame) = sketch.below(MAP, WIDTH);
    let title = say::caption_closures(lang);
    let description = heading(told, hazard);
    let mut svg = Svg::new(
        "closures",
        [WIDTH, frame.bottom() + 56.0],
        &title,
        &description,
    );
    for (why, gap, degrees) in HATCHED {
        if causes.contains(&why) {
            svg.hatch(&format!("{}-hatch", why.key()), gap, degrees);
        }
    }
    by_hour(&mut svg, told, hazard, &causes);
    frame.title(&mut svg, &say::closed_at_any_time(lang));
    frame.outline(&mut svg, "sheet-edge");
    links(&mut svg, told.world, &sketch, frame);
    let ever = first_causes(hazard.roads.closures.iter());
    on_map(&mut svg, told, &ever, &sketch);
    furniture(&mut svg, &sketch, frame, lang);
    key(&mut svg, told, &causes, frame.bottom() + 22.0);
    Some(Drawing {
        name: "closures.svg",
        part: Part::Roads,
        caption: title,
        svg: svg.finish(),
    })
}

/// The full hour at which most links are closed.
fn busiest(hazard: &Hazard) -> Option<&ClosedHour> {
    let hours = hazard.roads.hours.iter();
    hours.max_by_key(|hour| hour.links)
}

/// What the plot shows, with its highest figure.
fn heading(told: &Told, hazard: &Hazard) -> String {
    let (links, km) = busiest(hazard).map_or((0, 0.0), |hour| (hour.links, hour.km));
    say::closed_by_hour(told.lang, links, numbers::fixed(Some(km), 0))
}

/// Links closed at each full hour, cause upon cause.
fn by_hour(svg: &mut Svg, told: &Told, hazard: &Hazard, causes: &[Why]) {
    let hours = &hazard.roads.hours;
    // Once all roads are open again, nothing more is drawn.
    let last = hours
        .iter()
        .rposition(|hour| hour.links > 0)
        .map_or(1, |last| last + 1);
    let until_h = hours
        .get(last)
        .or(hours.last())
        .map_or(1.0, |hour| hour.time_h)
        .max(1.0);
    let links = busiest(hazard).map_or(0, |hour| hour.links);
    let high = f64::from(links.max(1)) * 1.08;
    let plot = Plot::new([LEFT, PLOT[0]], [WIDTH - 12.0, PLOT[1]], until_h, high);
    svg.text(
        "panel-title",
        [0.0, PLOT[0] - 12.0],
        Anchor::Start,
        &heading(told, hazard),
    );
    plot.axes(svg, &told.clock(), &COUNT_STEPS);
    let shown = &hours[..=last.min(hours.len() - 1)];
    let mut below = vec![0.0; shown.len()];
    // The first to count lies lowest.
    for &why in causes {
        let above: Vec<f64> = shown
            .iter()
            .zip(&below)
            .map(|(hour, below)| below + closed(hour, why))
            .collect();
        let [lower, upper] = [&below, &above].map(|values| stairs(&plot, shown, values));
        svg.path(&format!("why why-{}", why.key()), &band(&upper, &lower));
        below = above;
    }
    svg.line("axis", [LEFT, PLOT[1]], [WIDTH - 12.0, PLOT[1]]);
}

fn closed(hour: &ClosedHour, why: Why) -> f64 {
    f64::from(hour.causes.get(&why).copied().unwrap_or(0))
}

/// A line that holds each value until the next hour.
fn stairs(plot: &Plot, hours: &[ClosedHour], values: &[f64]) -> Vec<Point> {
    let mut points: Vec<Point> = Vec::with_capacity(2 * hours.len());
    for (at, hour) in hours.iter().enumerate() {
        points.push(plot.at(hour.time_h, values[at]));
        let next = hours.get(at + 1).map_or(hour.time_h, |next| next.time_h);
        points.push(plot.at(next, values[at]));
    }
    points
}

/// One path a cause; causes that count first lie on top.
fn on_map(svg: &mut Svg, told: &Told, ever: &BTreeMap<LinkIx, Why>, sketch: &Sketch) {
    let network = &told.world.network;
    for why in Why::ALL.into_iter().rev() {
        let mut data = String::new();
        let mut middles = Vec::new();
        for (&link, _) in ever.iter().filter(|(_, of)| **of == why) {
            let ends = network.links.ends[link.at()];
            let [a, b] = ends.map(|node| sketch.at(network.position[node.at()]));
            let [[ax, ay], [bx, by]] = [a, b].map(|point| point.map(number));
            let _ = write!(data, "M{ax} {ay}L{bx} {by}");
            middles.push([f64::midpoint(a[0], b[0]), f64::midpoint(a[1], b[1])]);
        }
        if data.is_empty() {
            continue;
        }
        let class = format!("shut shut-{}", why.key());
        svg.path(&class, &data);
        // What strikes one spot of a road has a mark of its own.
        for middle in middles.into_iter().filter(|_| is_at_a_spot(why)) {
            mark(svg, why, middle);
        }
    }
}

fn is_at_a_spot(why: Why) -> bool {
    matches!(
        why,
        Why::Landslide | Why::BridgeWind | Why::Failure | Why::Scour
    )
}

fn mark(svg: &mut Svg, why: Why, [x, y]: Point) {
    let class = format!("spot spot-{}", why.key());
    let data = match why {
        Why::Landslide => format!(
            "M{} {}L{} {}L{} {}Z",
            number(x),
            number(y - 5.0),
            number(x + 5.0),
            number(y + 4.0),
            number(x - 5.0),
            number(y + 4.0)
        ),
        Why::BridgeWind => format!("M{} {}h8v8h-8Z", number(x - 4.0), number(y - 4.0)),
        Why::Scour => format!("M{} {}l5 5l-5 5l-5 -5Z", number(x), number(y - 5.0)),
        _ => format!("M{} {}l8 8m0 -8l-8 8", number(x - 4.0), number(y - 4.0)),
    };
    svg.path(&class, &data);
}

fn key(svg: &mut Svg, told: &Told, causes: &[Why], y: f64) {
    let mut legend = Legend::new(y);
    for &why in causes {
        let words = words::cause(why, told.lang);
        legend.entry(svg, 52.0, &words, |svg, [x, y]| {
            svg.rect(
                &format!("why why-{}", why.key()),
                [x, y - 5.0],
                [18.0, 10.0],
            );
            svg.line(
                &format!("shut shut-{}", why.key()),
                [x + 24.0, y],
                [x + 52.0, y],
            );
            if is_at_a_spot(why) {
                mark(svg, why, [x + 38.0, y]);
            }
        });
    }
}
