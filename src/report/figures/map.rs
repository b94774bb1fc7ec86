//! The sketch map: roads, water, places by people and share relieved in time, stocked sites.

use super::WIDTH;
use super::ground::{furniture, links};
use super::labels::Labels;
use super::sketch::Sketch;
use crate::report::files::relieved_within;
use crate::report::numbers;
use crate::report::svg::{Anchor, Point, Svg, ems};
use crate::run::{PlaceResult, Summary};
use crate::text::Lang;
use crate::text::messages::report as say;
use crate::world::World;

/// Tallest map.
const TALLEST: f64 = 560.0;
/// Height of the key under the map.
const KEY: f64 = 78.0;
/// Shades of the share relieved: a fifth of the range each.
const SHADES: usize = 5;

/// The figure, shaded by the share relieved within `limit_h`, with the names of the places in `named`;
/// `None` when there is nothing to draw.
pub fn map(
    (summary, world): (&Summary, &World),
    limit_h: f64,
    named: &[usize],
    lang: Lang,
) -> Option<String> {
    let sketch = Sketch::of(world, WIDTH, TALLEST)?;
    let limit = say::hours(lang, numbers::shortest(limit_h));
    let first = named.first().and_then(|&at| summary.places.get(at));
    let description = first.map_or_else(String::new, |place| say::describe_map(lang, &place.name));
    let (sketch, frame) = sketch.below(0.0, WIDTH);
    let height = frame.bottom();
    let mut svg = Svg::new(
        "map",
        [WIDTH, height + KEY],
        &say::caption_map(lang, &limit),
        &description,
    );
    frame.outline(&mut svg, "sheet-edge");
    links(&mut svg, world, &sketch, frame);
    let circles = places(&mut svg, (summary, world), &sketch, limit_h);
    for site in world.sites.iter().filter(|site| !site.stock.is_empty()) {
        svg.square("site", sketch.at(site.position), 7.0, &site.name);
    }
    names(&mut svg, summary, named, &circles);
    furniture(&mut svg, &sketch, frame, lang);
    key(&mut svg, height, &limit, lang);
    Some(svg.finish())
}

/// Draws the places, the largest first so that none hides another; gives back centre and radius of each.
fn places(
    svg: &mut Svg,
    (summary, world): (&Summary, &World),
    sketch: &Sketch,
    limit_h: f64,
) -> Vec<(Point, f64)> {
    let most = summary.places.iter().map(|place| place.population).max();
    let most = f64::from(most.unwrap_or(1).max(1));
    let widest = (90.0 / libm::sqrt(world.villages().count().max(1) as f64)).clamp(3.5, 12.0);
    let circle = |(place, at): (&PlaceResult, &crate::world::Place)| {
        let radius = widest * libm::sqrt(f64::from(place.population) / most);
        (sketch.at(at.position), radius.max(2.0))
    };
    let circles: Vec<(Point, f64)> = summary
        .places
        .iter()
        .zip(&world.places)
        .map(circle)
        .collect();
    let mut order: Vec<usize> = (0..circles.len()).collect();
    order.sort_by(|&a, &b| circles[b].1.total_cmp(&circles[a].1).then(a.cmp(&b)));
    for at in order {
        let place = &summary.places[at];
        let share = relieved_within(place, limit_h).filter(|_| place.struck_share > 0.0);
        let (class, hint) = match share {
            Some(share) => (
                format!("place shade-{}", shade(share)),
                format!("{} {}", place.name, numbers::percent(share)),
            ),
            None => ("place untouched".to_owned(), place.name.clone()),
        };
        svg.circle(&class, circles[at].0, circles[at].1, &hint);
    }
    circles
}

/// The shade of a share: 0 palest, [`SHADES`] − 1 darkest.
fn shade(share: f64) -> usize {
    ((share * SHADES as f64) as usize).min(SHADES - 1)
}

/// Writes names beside circles, leaving out those that would run over one already written.
fn names(svg: &mut Svg, summary: &Summary, named: &[usize], circles: &[(Point, f64)]) {
    let mut labels = Labels::within(WIDTH - 6.0);
    for &at in named {
        if let (Some(place), Some(&circle)) = (summary.places.get(at), circles.get(at)) {
            labels.beside(svg, "place-name", circle, &place.name);
        }
    }
}

fn key(svg: &mut Svg, top: f64, limit: &str, lang: Lang) {
    let mut x = 4.0;
    let mut y = top + 24.0;
    svg.text("tick", [x, y], Anchor::Start, &say::map_share(lang, limit));
    x += 13.0 * ems(&say::map_share(lang, limit)) + 18.0;
    for at in 0..SHADES {
        svg.circle(&format!("place shade-{at}"), [x, y - 4.0], 6.0, "");
        let step = 100 / SHADES;
        let label = format!("{}–{} %", at * step, (at + 1) * step);
        svg.text("tick", [x + 11.0, y], Anchor::Start, &label);
        x += 13.0 * ems(&label) + 26.0;
    }
    svg.circle("place untouched", [x, y - 4.0], 6.0, "");
    svg.text(
        "tick",
        [x + 11.0, y],
        Anchor::Start,
        &say::map_untouched(lang),
    );
    (x, y) = (4.0, top + 52.0);
    svg.square("site", [x + 6.0, y - 4.0], 7.0, "");
    for (class, name) in [
        ("", say::map_site(lang)),
        ("road", say::map_road(lang)),
        ("road-low", say::map_road_low(lang)),
        ("waterway", say::map_waterway(lang)),
    ] {
        if !class.is_empty() {
            svg.line(class, [x, y - 4.0], [x + 26.0, y - 4.0]);
            x += 18.0;
        }
        svg.text("tick", [x + 16.0, y], Anchor::Start, &name);
        x += 16.0 + 13.0 * ems(&name) + 26.0;
    }
}
