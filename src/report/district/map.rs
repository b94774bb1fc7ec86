//! The map of a district: roads and which of them water can reach, villages by people, depots, shelters, and the names of its towns.

use super::District;
use crate::report::figures::WIDTH;
use crate::report::figures::ground::{furniture, links};
use crate::report::figures::labels::Labels;
use crate::report::figures::sketch::Sketch;
use crate::report::standalone::standalone;
use crate::report::svg::{Anchor, Point, Svg, ems};
use crate::scenario::choices::Level;
use crate::text::Lang;
use crate::text::messages::{district as say, report as words};
use crate::world::World;

/// Tallest map.
const TALLEST: f64 = 640.0;
/// Height of the key under the map.
const KEY: f64 = 40.0;
/// Radius of a village in which as many people live as in the largest, and of the smallest drawn.
const RADII: [f64; 2] = [7.0, 2.6];
/// Radius of a shelter: small enough that the village it stands in is seen around it.
const SHELTER: f64 = 0.9;

/// The map as a document of its own; empty where there is nothing to draw.
pub fn map(district: &District) -> String {
    let (lang, world) = (district.lang, district.world);
    let Some(sketch) = Sketch::of(world, WIDTH, TALLEST) else {
        return String::new();
    };
    let name = &district.loaded.scenario.scenario.district;
    let (sketch, frame) = sketch.below(0.0, WIDTH);
    let height = frame.bottom();
    let title = say::map_title(lang, name);
    let mut svg = Svg::new(
        "district",
        [WIDTH, height + KEY],
        &title,
        &say::map_caption(lang),
    );
    frame.outline(&mut svg, "sheet-edge");
    links(&mut svg, world, &sketch, frame);
    villages(&mut svg, world, &sketch);
    depots(&mut svg, world, &sketch);
    towns(&mut svg, world, &sketch);
    furniture(&mut svg, &sketch, frame, lang);
    key(&mut svg, height + 24.0, lang);
    standalone(&svg.finish(), (&title, &say::map_caption(lang)), "")
}

fn villages(svg: &mut Svg, world: &World, sketch: &Sketch) {
    let most = world.places.iter().map(|place| place.population).max();
    let most = f64::from(most.unwrap_or(1).max(1));
    for place in &world.places {
        let at = sketch.at(place.position);
        if place.is_shelter {
            svg.circle("place shade-4", at, SHELTER, &place.name);
            continue;
        }
        let radius = RADII[0] * libm::sqrt(f64::from(place.population) / most);
        svg.circle("place shade-1", at, radius.max(RADII[1]), &place.name);
    }
}

/// Depots of county and towns; store points of villages lie where the villages do.
fn depots(svg: &mut Svg, world: &World, sketch: &Sketch) {
    let is_depot = |level| matches!(level, Level::Province | Level::County | Level::Town);
    for site in world.sites.iter().filter(|site| is_depot(site.level)) {
        let side = if site.level == Level::Town { 6.0 } else { 9.0 };
        svg.square("site", sketch.at(site.position), side, &site.name);
    }
}

/// Names of the towns in the middle of their people.
fn towns(svg: &mut Svg, world: &World, sketch: &Sketch) {
    let mut labels = Labels::within(WIDTH - 6.0);
    for (town, name) in world.towns.iter().enumerate() {
        if let Some(at) = middle(world, sketch, town) {
            labels.beside(svg, "place-name", (at, 4.0), name);
        }
    }
}

fn middle(world: &World, sketch: &Sketch, town: usize) -> Option<Point> {
    let mut people = 0.0;
    let mut sum = [0.0; 2];
    for (_, place) in world
        .villages()
        .filter(|(_, place)| place.town.at() == town)
    {
        let at = sketch.at(place.position);
        let weight = f64::from(place.population);
        people += weight;
        sum = [0, 1].map(|axis| sum[axis] + weight * at[axis]);
    }
    (people > 0.0).then(|| sum.map(|sum| sum / people))
}

fn key(svg: &mut Svg, y: f64, lang: Lang) {
    let mut x = 4.0;
    let mut entry = |svg: &mut Svg, draw: &dyn Fn(&mut Svg, Point), name: &str| {
        draw(svg, [x + 8.0, y - 4.0]);
        svg.text("tick", [x + 26.0, y], Anchor::Start, name);
        x += 26.0 + 13.0 * ems(name) + 16.0;
    };
    entry(
        svg,
        &|svg, at| svg.circle("place shade-1", at, 5.0, ""),
        &say::map_village(lang),
    );
    entry(
        svg,
        &|svg, at| svg.circle("place shade-4", at, SHELTER, ""),
        &say::map_shelter(lang),
    );
    entry(
        svg,
        &|svg, at| svg.square("site", at, 8.0, ""),
        &say::map_depot(lang),
    );
    let stroke = |class: &'static str| {
        move |svg: &mut Svg, [x, y]: Point| svg.line(class, [x - 8.0, y], [x + 12.0, y])
    };
    entry(svg, &stroke("road"), &words::map_road(lang));
    entry(svg, &stroke("road-low"), &words::map_road_low(lang));
}
