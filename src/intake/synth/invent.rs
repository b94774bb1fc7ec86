//! A district out of nothing but a seed.

use super::build::stream;
use super::layout::{Layout, Plane, River, Terrain, Town, Village, distance};
use crate::random::{Dist, Stream};

/// What is asked of an invented district.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SynthOptions {
    /// Seed.
    pub seed: u64,
    /// Nodes of the network.
    pub nodes: usize,
    /// Villages and communities.
    pub places: usize,
    /// Towns, the seat included.
    pub towns: usize,
}

/// Where the invented district lies: a middle without meaning.
const MIDDLE: [f64; 2] = [112.5, 22.4];
/// Square kilometres a node stands for: about the density of a rural county's roads.
const KM2_PER_NODE: f64 = 0.45;
/// People of a village: median and 90th percentile.
const VILLAGE_PEOPLE: Dist = Dist::LogNormal {
    median: 1500.0,
    p90: 4000.0,
};
/// People of a community of the seat as a multiple of a village's.
const URBAN_FACTOR: f64 = 3.0;

/// Invents towns, villages and rivers.
pub fn invent(options: &SynthOptions) -> Layout {
    let towns = options.towns.clamp(1, options.places.max(1));
    let side_km = libm::sqrt(options.nodes.max(1) as f64 * KM2_PER_NODE);
    let plane = Plane::around(&[MIDDLE]);
    let seats = seats(options.seed, towns, side_km);
    let radius = |at: usize| {
        let others = seats
            .iter()
            .enumerate()
            .filter(|&(other, _)| other != at)
            .map(|(_, seat)| distance(seats[at], *seat));
        (0.8 * others.fold(side_km, f64::min)).clamp(1.0, 12.0)
    };
    let town = |(at, seat): (usize, &[f64; 2])| Town {
        name: format!("镇{:02}", at + 1),
        position: plane.position(*seat),
        radius_km: radius(at),
        seat: at == 0,
    };
    Layout {
        seed: options.seed,
        nodes: options.nodes.max(options.places),
        bridge_spacing_km: 4.0,
        towns: seats.iter().enumerate().map(town).collect(),
        villages: villages(options, towns),
        rivers: rivers(options.seed, side_km, &plane),
        terrain: Terrain {
            floor_slope_m_km: 1.6,
            floor_km: 3.0,
            roughness_m: 2.5,
            base_m: 8.0,
        },
    }
}

/// The seat in the middle, the other towns at the best of some tries far from each other.
fn seats(seed: u64, towns: usize, side_km: f64) -> Vec<[f64; 2]> {
    let mut seats = vec![[0.0, 0.0]];
    let mut draws = stream(seed, "towns", 0);
    let anywhere = |draws: &mut Stream| -> [f64; 2] {
        std::array::from_fn(|_| (draws.uniform() - 0.5) * side_km * 0.9)
    };
    while seats.len() < towns {
        let tries: Vec<[f64; 2]> = (0..12).map(|_| anywhere(&mut draws)).collect();
        let room = |spot: &[f64; 2]| {
            seats
                .iter()
                .map(|seat| distance(*seat, *spot))
                .fold(f64::INFINITY, f64::min)
        };
        let best = tries.into_iter().max_by(|a, b| room(a).total_cmp(&room(b)));
        seats.extend(best);
    }
    seats
}

/// Villages in turn to all towns; a fifth of all are communities of the seat.
fn villages(options: &SynthOptions, towns: usize) -> Vec<Village> {
    let urban = (options.places / 5).max(1);
    let mut villages: Vec<Village> = (0..options.places.max(towns))
        .map(|number| {
            let urban = number < urban;
            let town = if urban { 0 } else { number % towns };
            let people = VILLAGE_PEOPLE
                .sample(&mut stream(options.seed, "people", number))
                .clamp(100.0, 20_000.0);
            let population = libm::round(people * if urban { URBAN_FACTOR } else { 1.0 }) as u32;
            Village {
                id: format!("V{:05}", number + 1),
                name: format!("村{:05}", number + 1),
                town,
                adcode: None,
                population,
                urban,
            }
        })
        .collect();
    villages.sort_by(|a, b| (a.town, &a.id).cmp(&(b.town, &b.id)));
    villages
}

/// A river across the district past its seat, and one that joins it.
fn rivers(seed: u64, side_km: f64, plane: &Plane) -> Vec<River> {
    let mut bends = stream(seed, "rivers", 0);
    let mut bend = |width: f64| (bends.uniform() - 0.5) * width;
    let half = side_km * 0.55;
    let main: Vec<[f64; 2]> = (0..=12)
        .map(|at| {
            [
                -half + 2.0 * half * f64::from(at) / 12.0,
                1.2 + bend(side_km * 0.12),
            ]
        })
        .collect();
    let mouth = main[8];
    let side: Vec<[f64; 2]> = (0..=6)
        .map(|at| {
            let part = f64::from(at) / 6.0;
            let wide = if at == 6 { 0.0 } else { side_km * 0.1 };
            [
                mouth[0] * part + bend(wide),
                half * (1.0 - part) + mouth[1] * part,
            ]
        })
        .collect();
    let river = |reach: &str, name: &str, course: Vec<[f64; 2]>| River {
        reach_id: reach.to_owned(),
        name: name.to_owned(),
        course: course
            .into_iter()
            .map(|point| plane.position(point))
            .collect(),
        foreland_km: 0.0,
        behind_dyke: None,
    };
    vec![river("main", "干流", main), river("side", "支流", side)]
}
