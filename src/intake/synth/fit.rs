//! From a layout to tables.

use super::build;
use super::grade::{Class, Journeys, grade};
use super::graph::{Edge, roads};
use super::layout::{Layout, Plane, Point, distance, rounded};
use super::rivers::Rivers;
use super::terrain::hand_m;
use crate::intake::Draft;
use crate::scenario::choices::Mode;
use crate::scenario::spec::Id;
use crate::scenario::tables::{LinkRow, NodeRow, PlaceRow};

/// Roads wind: their length is this much of the straight line, and up to as much again by chance.
const WINDING: f64 = 0.06;
/// Ground farther than this from a river, or higher above it, is never reached by its water.
const BEYOND_WATER: (f64, f64) = (8.0, 14.0);
/// Houses of a village spread over so many metres of height, by chance in between.
const HOUSES_SPREAD_M: (f64, f64) = (1.5, 4.5);
/// Height of bridge decks above the lower bank, by class from the best, in metres.
const DECK_M: [f64; 4] = [7.5, 6.5, 4.5, 3.0];
/// Height of embankments above the ground, by class from the best, in metres.
const EMBANKMENT_M: [f64; 4] = [1.8, 1.2, 0.6, 0.2];

/// Builds the network and puts the places on it.
pub fn fit(layout: &Layout) -> Draft {
    let positions: Vec<[f64; 2]> = layout.towns.iter().map(|town| town.position).collect();
    let plane = Plane::around(&positions);
    let rivers = Rivers::new(&layout.rivers, &plane);
    let villages = build::villages(layout, &plane, &rivers);
    let mut points = villages.clone();
    points.extend(build::junctions(layout, &villages));
    let edges = roads(&points, &rivers, layout.bridge_spacing_km, layout.seed);
    let seats = seats(layout);
    let by_village: Vec<(usize, usize)> = layout
        .villages
        .iter()
        .enumerate()
        .filter_map(|(number, village)| {
            Some((
                number,
                seats.iter().position(|&(town, _)| town == village.town)?,
            ))
        })
        .collect();
    let towns: Vec<usize> = seats.iter().map(|&(_, point)| point).collect();
    let classes = grade(
        &points,
        &edges,
        &Journeys {
            towns: &towns,
            villages: &by_village,
        },
    );
    let ground = Ground {
        layout,
        rivers: &rivers,
    };
    let mut draft = Draft {
        nodes: nodes(&ground, &plane, &points),
        places: places(&ground, &plane, &points),
        ..Draft::default()
    };
    draft.links = edges
        .iter()
        .zip(&classes)
        .enumerate()
        .map(|(number, (edge, class))| link(&ground, &points, (number, edge, *class)))
        .collect();
    draft
}

/// Each town with the point of its seat; the seat of the district first.
fn seats(layout: &Layout) -> Vec<(usize, usize)> {
    let first = |town: usize| {
        layout
            .villages
            .iter()
            .position(|village| village.town == town)
    };
    let mut seats: Vec<(usize, usize)> = (0..layout.towns.len())
        .filter_map(|town| Some((town, first(town)?)))
        .collect();
    seats.sort_by_key(|&(town, _)| (!layout.towns[town].seat, town));
    seats
}

/// The ground with its water.
struct Ground<'a> {
    layout: &'a Layout,
    rivers: &'a Rivers,
}

impl Ground<'_> {
    fn hand_m(&self, point: Point) -> f64 {
        hand_m(&self.layout.terrain, self.rivers, self.layout.seed, point)
    }

    /// The reach whose water can come here.
    fn reach(&self, point: Point, hand_m: f64) -> Option<Id> {
        let near = self.rivers.nearest(point)?;
        if near.distance_km > BEYOND_WATER.0 || hand_m > BEYOND_WATER.1 {
            return None;
        }
        let river = &self.layout.rivers[near.river];
        let behind = river
            .behind_dyke
            .as_ref()
            .filter(|_| near.distance_km > river.foreland_km);
        Some(Id(behind.unwrap_or(&river.reach_id).clone()))
    }

    fn node_id(&self, number: usize) -> Id {
        let villages = self.layout.villages.len();
        Id(if number < villages {
            format!("P{:04}", number + 1)
        } else {
            format!("J{:06}", number - villages + 1)
        })
    }
}

fn nodes(ground: &Ground, plane: &Plane, points: &[Point]) -> Vec<NodeRow> {
    let row = |(number, &point): (usize, &Point)| {
        let [x_coord, y_coord] = plane.position(point);
        NodeRow {
            node_id: ground.node_id(number),
            x_coord,
            y_coord,
            z_coord: Some(rounded(
                ground.layout.terrain.base_m + ground.hand_m(point),
                10.0,
            )),
            node_type: Some(
                if number < ground.layout.villages.len() {
                    "place"
                } else {
                    "junction"
                }
                .to_owned(),
            ),
        }
    };
    points.iter().enumerate().map(row).collect()
}

fn places(ground: &Ground, plane: &Plane, points: &[Point]) -> Vec<PlaceRow> {
    let row = |(number, village): (usize, &super::layout::Village)| {
        let [x_coord, y_coord] = plane.position(points[number]);
        let low = rounded(ground.hand_m(points[number]), 10.0);
        let spread = build::stream(ground.layout.seed, &village.id, 1).uniform();
        let high = rounded(
            low + HOUSES_SPREAD_M.0 + spread * (HOUSES_SPREAD_M.1 - HOUSES_SPREAD_M.0),
            10.0,
        );
        let reach = ground.reach(points[number], low);
        PlaceRow {
            place_id: Id(village.id.clone()),
            name: village.name.clone(),
            town: Id(ground.layout.towns[village.town].name.clone()),
            adcode: village.adcode.clone().map(Id),
            x_coord,
            y_coord,
            node_id: Some(ground.node_id(number)),
            population_persons: f64::from(village.population),
            built_up_km2: None,
            special_needs_share: 0.15,
            hand_low_m: reach.as_ref().map(|_| low),
            hand_high_m: reach.as_ref().map(|_| high),
            flood_ref: reach,
        }
    };
    ground.layout.villages.iter().enumerate().map(row).collect()
}

fn link(
    ground: &Ground,
    points: &[Point],
    (number, edge, class): (usize, &Edge, Class),
) -> LinkRow {
    let (a, b) = (points[edge.from], points[edge.to]);
    let middle = [f64::midpoint(a[0], b[0]), f64::midpoint(a[1], b[1])];
    let bridge = edge.crosses.is_some();
    let ground_m = if bridge {
        ground.hand_m(a).min(ground.hand_m(b)) + DECK_M[class as usize]
    } else {
        [a, b, middle]
            .map(|point| ground.hand_m(point))
            .into_iter()
            .fold(f64::INFINITY, f64::min)
            + EMBANKMENT_M[class as usize]
    };
    let reach = ground.reach(middle, ground_m);
    let winding = 1.0
        + WINDING * (1.0 + super::graph::chance(ground.layout.seed ^ 0x5EED, edge.from, edge.to));
    LinkRow {
        link_id: Id(format!("L{:06}", number + 1)),
        from_node_id: ground.node_id(edge.from),
        to_node_id: ground.node_id(edge.to),
        directed: false,
        length: libm::round(distance(a, b) * winding * 1000.0).max(1.0),
        facility_type: Some(Id(class.word().to_owned())),
        free_speed: None,
        lanes: None,
        name: None,
        geometry: None,
        mode: Mode::Road,
        bridge,
        bridge_length_m: None,
        tunnel: false,
        ford: false,
        hand_m: reach.as_ref().map(|_| rounded(ground_m, 10.0)),
        flood_ref: reach,
        elev_min_m: None,
        closed_probability: 0.0,
    }
}
