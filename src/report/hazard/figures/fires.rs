//! The forest fires: where they burn in the district, and a close-up of each with its perimeters by the hour.

use std::collections::BTreeSet;

use super::super::fires::FireRow;
use super::super::outline::Perimeter;
use super::super::words::Part;
use super::super::{Hazard, Told};
use super::Drawing;
use crate::report::figures::WIDTH;
use crate::report::figures::ground::{furniture, links, scale_bar};
use crate::report::figures::labels::Labels;
use crate::report::figures::legend::Legend;
use crate::report::figures::sketch::{Frame, Sketch};
use crate::report::numbers;
use crate::report::svg::{Anchor, Point, Svg, number, polyline};
use crate::text::messages::hazard as say;
use crate::world::Woods;

/// Upper edge of the overview.
const OVERVIEW: f64 = 22.0;
/// Tallest overview.
const TALLEST: f64 = 460.0;
/// Most close-ups: the largest fires.
const MOST: usize = 6;
/// Most perimeters of a close-up.
const MOST_PERIMETERS: usize = 6;
/// Height of a close-up.
const PANEL: f64 = 290.0;
/// Room between close-ups, and above each for its title.
const GAP: [f64; 2] = [16.0, 40.0];
/// Least ground across a close-up, in m.
const LEAST_M: f64 = 120.0;

/// A close-up.
struct CloseUp<'a> {
    number: usize,
    row: &'a FireRow,
    perimeters: &'a [Perimeter],
}

/// The figure; none without a fire.
pub fn fires(told: &Told, hazard: &Hazard, perimeters: &[Perimeter]) -> Option<Drawing> {
    let woods = told.world.woods.as_ref()?;
    let sketch = Sketch::of(told.world, WIDTH, TALLEST).filter(|_| !hazard.fires.is_empty())?;
    let lang = told.lang;
    let (sketch, frame) = sketch.below(OVERVIEW, WIDTH);
    let close_ups = largest(hazard, perimeters);
    let below = frame.bottom();
    let panels = below + 40.0;
    let rows = close_ups.len().div_ceil(2) as f64;
    let height = panels + rows * (PANEL + GAP[1]) + if close_ups.is_empty() { 0.0 } else { 44.0 };
    let title = say::caption_fires(lang);
    let headings: Vec<String> = close_ups.iter().map(|fire| heading(told, fire)).collect();
    let mut svg = Svg::new("fires", [WIDTH, height], &title, &headings.join(" · "));
    overview(
        &mut svg,
        told,
        (woods, hazard, perimeters),
        (&sketch, frame),
    );
    overview_key(&mut svg, told, below + 20.0);
    for (at, fire) in close_ups.iter().enumerate() {
        let width = (WIDTH - GAP[0]) / 2.0;
        let corner = [
            (at % 2) as f64 * (width + GAP[0]),
            panels + GAP[1] - 8.0 + (at / 2) as f64 * (PANEL + GAP[1]),
        ];
        let frame = Frame {
            corner,
            size: [width, PANEL],
        };
        close_up(&mut svg, told, fire, (woods, frame));
    }
    if !close_ups.is_empty() {
        close_up_key(&mut svg, told, height - 22.0);
    }
    Some(Drawing {
        name: "fires.svg",
        part: Part::Fires,
        caption: title,
        svg: svg.finish(),
    })
}

/// The largest fires that have perimeters, in the order of the table.
fn largest<'a>(hazard: &'a Hazard, perimeters: &'a [Perimeter]) -> Vec<CloseUp<'a>> {
    let of_fires = perimeters.chunk_by(|a, b| a.fire == b.fire);
    let mut largest: Vec<CloseUp> = of_fires
        .filter_map(|perimeters| {
            let at = perimeters.first()?.fire;
            Some(CloseUp {
                number: at + 1,
                row: &hazard.fires[at],
                perimeters,
            })
        })
        .collect();
    largest.sort_by(|a, b| b.row.burnt_ha.total_cmp(&a.row.burnt_ha));
    largest.truncate(MOST);
    largest.sort_by_key(|fire| fire.number);
    largest
}

fn overview(
    svg: &mut Svg,
    told: &Told,
    (woods, hazard, perimeters): (&Woods, &Hazard, &[Perimeter]),
    (sketch, frame): (&Sketch, Frame),
) {
    let lang = told.lang;
    let [left, top] = frame.corner;
    frame.title(svg, &say::fires_district(lang));
    frame.outline(svg, "sheet-edge");
    frame.open_clip(svg, "fires-frame");
    links(svg, told.world, sketch, frame);
    for perimeter in perimeters.iter().filter(|perimeter| perimeter.is_last) {
        svg.path("burnt", &closed(&perimeter.ring, sketch));
    }
    svg.close();
    let stations: BTreeSet<usize> = woods.teams.iter().map(|team| team.site.at()).collect();
    for site in stations {
        let site = &told.world.sites[site];
        svg.square("station", sketch.at(site.position), 4.5, &site.name);
    }
    let mut labels = Labels::within(frame.right() - 6.0);
    let bottom = frame.bottom();
    labels.keep_free([left, bottom - 30.0], [frame.right(), bottom]);
    labels.keep_free([left, top], [left + 130.0, top + 84.0]);
    // Fires of a forest start at the same spot, so they share a name.
    for (forest, row) in woods.forests.iter().zip(0_u32..) {
        let here = told.facts.event.fires.iter().zip(&hazard.fires).enumerate();
        let here = here.filter(|(_, (blaze, _))| blaze.forest == row);
        let (numbers, burnt): (Vec<String>, Vec<f64>) = here
            .map(|(at, (_, row))| ((at + 1).to_string(), row.burnt_ha))
            .unzip();
        if numbers.is_empty() {
            continue;
        }
        let at = sketch.at(forest.position);
        ignition(svg, at);
        let burnt_ha = burnt.iter().sum::<f64>();
        let name = format!(
            "{} {} {} ha",
            numbers.join(","),
            forest.row.name,
            figure(burnt_ha)
        );
        labels.beside(svg, "fire-name halo", (at, 7.0), &name);
    }
    wind(svg, told, [left + 54.0, top + 44.0]);
    furniture(svg, sketch, frame, lang);
}

/// Where the wind blows to, and how strongly: the same for all fires of a day.
fn wind(svg: &mut Svg, told: &Told, [x, y]: Point) {
    let Some(blaze) = told.facts.event.fires.first() else {
        return;
    };
    let speed = numbers::fixed(Some(blaze.wind_m_s), 1);
    svg.text(
        "tick halo",
        [x, y + 38.0],
        Anchor::Middle,
        &say::wind(told.lang, speed),
    );
    if let Some(downwind_rad) = blaze.downwind_rad {
        let (sin, cos) = libm::sincos(downwind_rad);
        // Along the arrow and to the right of it.
        let at = |along: f64, right: f64| {
            [
                x + along * sin + right * cos,
                y - 4.0 - along * cos + right * sin,
            ]
        };
        svg.line("wind", at(-22.0, 0.0), at(14.0, 0.0));
        svg.path(
            "wind-head",
            &(polyline(&[at(24.0, 0.0), at(10.0, 5.5), at(10.0, -5.5)]) + "Z"),
        );
    }
}

fn close_up(svg: &mut Svg, told: &Told, fire: &CloseUp, (woods, frame): (&Woods, Frame)) {
    let Some(last) = fire.perimeters.last() else {
        return;
    };
    let Some(sketch) = Sketch::framed(&last.ring, told.world.planar, frame, LEAST_M) else {
        return;
    };
    frame.title(svg, &heading(told, fire));
    frame.outline(svg, "sheet-edge");
    frame.open_clip(svg, &format!("fire-{}-frame", fire.number));
    let shown = shown(fire.perimeters);
    // The latest below, the earliest on top.
    for (at, perimeter) in shown.iter().enumerate().rev() {
        let shade = MOST_PERIMETERS - shown.len() + at;
        svg.hinted_path(
            &format!("front front-{shade}"),
            &closed(&perimeter.ring, &sketch),
            &perimeter.local_time,
        );
    }
    links(svg, told.world, &sketch, frame);
    if fire.row.contained_h.is_some() {
        svg.path("free-front", &closed(&last.free_ring, &sketch));
    }
    svg.close();
    let blaze = &told.facts.event.fires[fire.number - 1];
    let start = sketch.at(woods.forests[blaze.forest as usize].position);
    ignition(svg, start);
    let (left, bottom) = (frame.corner[0], frame.bottom());
    let mut labels = Labels::within(frame.right() - 6.0);
    labels.keep_free([left, bottom - 30.0], [left + 130.0, bottom]);
    labels.keep_free(
        [start[0] - 7.0, start[1] - 7.0],
        [start[0] + 7.0, start[1] + 7.0],
    );
    for perimeter in shown.iter().rev() {
        let head = farthest(start, &perimeter.ring, &sketch);
        let clock = perimeter.local_time.rsplit(' ').next().unwrap_or_default();
        svg.circle("head", head, 2.0, &perimeter.local_time);
        labels.beside(svg, "front-label halo", (head, 2.0), clock);
    }
    scale_bar(svg, &sketch, frame);
}

/// The point of an outline that lies farthest from the start: the head, or a flank where crews have stopped the head.
fn farthest(start: Point, ring: &[[f64; 2]], sketch: &Sketch) -> Point {
    let distance = |at: &Point| libm::hypot(at[0] - start[0], at[1] - start[1]);
    let points = ring.iter().map(|at| sketch.at(*at));
    let farther = |best: Point, at: Point| {
        if distance(&at) > distance(&best) {
            at
        } else {
            best
        }
    };
    points.fold(start, farther)
}

/// `1 Cangcheng 17.5 ha, contained 08-23 17:05`.
fn heading(told: &Told, fire: &CloseUp) -> String {
    let last = fire.perimeters.last();
    let time = last.map_or("", |last| last.local_time.as_str());
    let (forest, burnt) = (&fire.row.forest, figure(fire.row.burnt_ha));
    let horizon_h = told.world.grid.horizon.hours();
    let is_out_of_time = last
        .and_then(|last| last.time_h)
        .is_some_and(|time_h| time_h >= horizon_h);
    if fire.row.contained_h.is_some() {
        say::fire_contained(told.lang, fire.number, forest, burnt, time)
    } else if is_out_of_time {
        say::fire_burning(told.lang, fire.number, forest, burnt)
    } else {
        say::fire_burnt_out(told.lang, fire.number, forest, burnt, time)
    }
}

/// Every hour, or every few where there are many; the last always.
fn shown(perimeters: &[Perimeter]) -> Vec<&Perimeter> {
    let Some((last, before)) = perimeters.split_last() else {
        return Vec::new();
    };
    let step = before.len().div_ceil(MOST_PERIMETERS - 1).max(1);
    // Counted from the last, so that the steps up to it are even.
    let mut shown: Vec<&Perimeter> = before.iter().rev().skip(step - 1).step_by(step).collect();
    shown.reverse();
    shown.push(last);
    shown
}

fn figure(burnt_ha: f64) -> String {
    numbers::fixed(Some(burnt_ha), usize::from(burnt_ha < 100.0))
}

fn closed(ring: &[[f64; 2]], sketch: &Sketch) -> String {
    let points: Vec<Point> = ring.iter().map(|at| sketch.at(*at)).collect();
    polyline(&points) + "Z"
}

/// A cross in a ring.
fn ignition(svg: &mut Svg, at: Point) {
    let [x, y] = at;
    svg.circle("ignition", at, 4.6, "");
    svg.path(
        "ignition",
        &format!("M{} {}h13m-6.5 -6.5v13", number(x - 6.5), number(y)),
    );
}

fn overview_key(svg: &mut Svg, told: &Told, y: f64) {
    let lang = told.lang;
    let mut legend = Legend::new(y);
    legend.entry(svg, 14.0, &say::key_ignition(lang), |svg, [x, y]| {
        ignition(svg, [x + 7.0, y]);
    });
    legend.entry(svg, 16.0, &say::key_burnt(lang), |svg, [x, y]| {
        svg.rect("burnt", [x, y - 5.0], [16.0, 10.0]);
    });
    legend.entry(svg, 8.0, &say::key_station(lang), |svg, [x, y]| {
        svg.square("station", [x + 4.0, y], 4.5, "");
    });
}

fn close_up_key(svg: &mut Svg, told: &Told, y: f64) {
    let lang = told.lang;
    let mut legend = Legend::new(y);
    let side = 12.0;
    legend.entry(
        svg,
        MOST_PERIMETERS as f64 * side,
        &say::key_fronts(lang),
        |svg, [x, y]| {
            for shade in 0..MOST_PERIMETERS {
                svg.rect(
                    &format!("front front-{shade}"),
                    [x + shade as f64 * side, y - 5.0],
                    [side, 10.0],
                );
            }
        },
    );
    legend.entry(svg, 26.0, &say::key_free(lang), |svg, [x, y]| {
        svg.line("free-front", [x, y], [x + 26.0, y]);
    });
}
