//! Putting villages and junctions into the plane.

use super::layout::{Layout, Plane, Point, distance};
use super::rivers::Rivers;
use super::terrain::hand_m;
use crate::random::{EntityKey, Purpose, SeedKey, Stream};

/// Villages stand at least this far apart, in kilometres.
const APART_KM: f64 = 0.3;
/// Villages stand at least this high above the river, in metres.
const LOWEST_VILLAGE_M: f64 = 0.9;
/// Tries to find a good spot before the last one is taken as it is.
const TRIES: usize = 60;
/// Communities of a built-up town lie within this share of its radius.
const URBAN_SHARE: f64 = 0.35;

/// The stream of one thing of the synthetic district.
pub fn stream(seed: u64, what: &str, number: usize) -> Stream {
    SeedKey::new(seed, "synth").stream(number as u32, Purpose::Synth, EntityKey::new("synth", what))
}

/// A point for each village, within its town's land.
pub fn villages(layout: &Layout, plane: &Plane, rivers: &Rivers) -> Vec<Point> {
    let towns: Vec<Point> = layout
        .towns
        .iter()
        .map(|town| plane.point(town.position))
        .collect();
    let mut placed: Vec<Point> = Vec::with_capacity(layout.villages.len());
    let mut begun = vec![false; towns.len()];
    let mut first_of_town = 0;
    for (number, village) in layout.villages.iter().enumerate() {
        if !std::mem::replace(&mut begun[village.town], true) {
            first_of_town = number;
            // The first one is the seat itself.
            placed.push(towns[village.town]);
            continue;
        }
        let radius =
            layout.towns[village.town].radius_km * if village.urban { URBAN_SHARE } else { 1.0 };
        let mut stream = stream(layout.seed, &village.id, 0);
        let mut spot = towns[village.town];
        for _ in 0..TRIES {
            spot = around(towns[village.town], radius, &mut stream);
            let home = distance(spot, towns[village.town]);
            let own = towns.iter().all(|&town| distance(spot, town) >= home);
            let room = placed[first_of_town..]
                .iter()
                .all(|&other| distance(spot, other) >= APART_KM);
            if own && room && hand_m(&layout.terrain, rivers, layout.seed, spot) >= LOWEST_VILLAGE_M
            {
                break;
            }
        }
        placed.push(spot);
    }
    placed
}

fn around(middle: Point, radius: f64, stream: &mut Stream) -> Point {
    let away = radius * libm::sqrt(stream.uniform());
    let angle = std::f64::consts::TAU * stream.uniform();
    [
        middle[0] + away * libm::cos(angle),
        middle[1] + away * libm::sin(angle),
    ]
}

/// Junctions that fill the land around the villages, one in each cell of a shaken grid, until there are `wanted` points in all.
pub fn junctions(layout: &Layout, villages: &[Point]) -> Vec<Point> {
    let wanted = layout.nodes.saturating_sub(villages.len());
    if wanted == 0 {
        return Vec::new();
    }
    let margin = 1.5;
    let low = |axis: usize| {
        villages
            .iter()
            .map(|point| point[axis])
            .fold(f64::INFINITY, f64::min)
            - margin
    };
    let high = |axis: usize| {
        villages
            .iter()
            .map(|point| point[axis])
            .fold(f64::NEG_INFINITY, f64::max)
            + margin
    };
    let (origin, extent) = ([low(0), low(1)], [high(0) - low(0), high(1) - low(1)]);
    let width = libm::sqrt(extent[0] * extent[1] / wanted as f64);
    let columns = libm::ceil(extent[0] / width).max(1.0) as usize;
    let mut shaken = stream(layout.seed, "junctions", 0);
    (0..wanted)
        .map(|number| {
            let cell = [(number % columns) as f64, (number / columns) as f64];
            std::array::from_fn(|axis| origin[axis] + width * (cell[axis] + shaken.uniform()))
        })
        .collect()
}
