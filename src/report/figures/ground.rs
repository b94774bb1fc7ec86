//! What every map shows beside its subject: roads and water below it; scale, north and a word of caution on top.

use std::fmt::Write as _;

use super::sketch::{Frame, Sketch, is_drawn, round_km};
use crate::report::numbers;
use crate::report::svg::{Anchor, Svg, number};
use crate::scenario::choices::Mode;
use crate::text::Lang;
use crate::text::messages::report as say;
use crate::world::World;

/// The class of a link on the map, in the order of drawing.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Drawn {
    Waterway,
    Road,
    LowRoad,
}

/// One path for each kind of link, so that many thousands of links stay a small file.
pub fn links(svg: &mut Svg, world: &World, sketch: &Sketch, frame: Frame) {
    let network = &world.network;
    for (kind, class) in [
        (Drawn::Waterway, "waterway"),
        (Drawn::Road, "road"),
        (Drawn::LowRoad, "road-low"),
    ] {
        let mut data = String::new();
        for (at, ends) in network.links.ends.iter().enumerate() {
            let mode = network.links.mode[at];
            let this = match (mode, network.links.water[at]) {
                (Mode::Water, _) => Drawn::Waterway,
                (_, Some(_)) => Drawn::LowRoad,
                (_, None) => Drawn::Road,
            };
            if !is_drawn(mode) || this != kind {
                continue;
            }
            let [a, b] = ends.map(|node| sketch.at(network.position[node.at()]));
            if !frame.touches(a, b) {
                continue;
            }
            let [a, b] = [a, b].map(|point| point.map(number));
            // Links shorter than a tenth of a unit cannot be seen.
            if a != b {
                let _ = write!(data, "M{} {}L{} {}", a[0], a[1], b[0], b[1]);
            }
        }
        if !data.is_empty() {
            svg.path(class, &data);
        }
    }
}

/// Scale bar, north arrow and the words that keep the map from being taken for more than it is.
pub fn furniture(svg: &mut Svg, sketch: &Sketch, frame: Frame, lang: Lang) {
    scale_bar(svg, sketch, frame);
    let [left, top] = frame.corner;
    let [right, bottom] = [left + frame.size[0], top + frame.size[1]];
    let north = right - 24.0;
    let tip = top + 18.0;
    svg.path(
        "north",
        &format!(
            "M{n} {}L{} {}L{n} {}L{} {}Z",
            number(tip),
            number(north - 5.0),
            number(tip + 18.0),
            number(tip + 14.0),
            number(north + 5.0),
            number(tip + 18.0),
            n = number(north)
        ),
    );
    svg.text(
        "halo tick",
        [north, tip + 32.0],
        Anchor::Middle,
        &say::map_north(lang),
    );
    let notice = say::map_sketch(lang);
    svg.text(
        "halo tick",
        [right - 12.0, bottom - 13.0],
        Anchor::End,
        &notice,
    );
}

/// A round distance in the lower left corner.
pub fn scale_bar(svg: &mut Svg, sketch: &Sketch, frame: Frame) {
    let km = round_km(frame.size[0] * sketch.metres_per_unit);
    let length = km * 1000.0 / sketch.metres_per_unit;
    let (x, y) = (
        frame.corner[0] + 16.0,
        frame.corner[1] + frame.size[1] - 14.0,
    );
    svg.path(
        "scale",
        &format!(
            "M{} {}V{}H{}V{}",
            number(x),
            number(y - 5.0),
            number(y),
            number(x + length),
            number(y - 5.0)
        ),
    );
    let label = format!(
        "{} km",
        numbers::shortest(libm::round(km * 1000.0) / 1000.0)
    );
    svg.text(
        "halo tick",
        [x + length + 8.0, y + 1.0],
        Anchor::Start,
        &label,
    );
}
