//! Grading roads: the shortest ways between towns are main roads, those to villages are lesser ones.

use petgraph::graph::{NodeIndex, UnGraph};

use super::graph::Edge;
use super::layout::{Point, distance};

/// Class of a road, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// Between the seat of the district and its towns.
    Provincial,
    /// Between neighbouring towns.
    County,
    /// Shared by several villages on their way to town.
    Township,
    /// All others.
    Village,
}

impl Class {
    /// Name in `facility_type`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Provincial => "provincial",
            Self::County => "county",
            Self::Township => "township",
            Self::Village => "village",
        }
    }
}

/// Villages that must share a road to town before it counts as a township road.
const SHARED_BY: u32 = 3;

/// What is joined to what.
pub struct Journeys<'a> {
    /// Points of the towns; the seat first.
    pub towns: &'a [usize],
    /// Points of the villages, each with the position of its town in `towns`.
    pub villages: &'a [(usize, usize)],
}

/// The class of every edge.
pub fn grade(points: &[Point], edges: &[Edge], journeys: &Journeys) -> Vec<Class> {
    let mut graph = UnGraph::<(), f64>::with_capacity(points.len(), edges.len());
    for _ in points {
        graph.add_node(());
    }
    for edge in edges {
        graph.add_edge(
            NodeIndex::new(edge.from),
            NodeIndex::new(edge.to),
            distance(points[edge.from], points[edge.to]),
        );
    }
    let mut class = vec![Class::Village; edges.len()];
    let mut used = vec![0_u32; edges.len()];
    for &(village, town) in journeys.villages {
        for edge in way(&graph, points, village, journeys.towns[town]) {
            used[edge] += 1;
            if used[edge] >= SHARED_BY {
                class[edge] = class[edge].min(Class::Township);
            }
        }
    }
    for (at, &town) in journeys.towns.iter().enumerate() {
        for &other in &journeys.towns[at + 1..] {
            let neighbours = at == 0 || are_neighbours(points, journeys.towns, town, other);
            if neighbours {
                let best = if at == 0 {
                    Class::Provincial
                } else {
                    Class::County
                };
                for edge in way(&graph, points, town, other) {
                    class[edge] = class[edge].min(best);
                }
            }
        }
    }
    class
}

/// Towns are neighbours if no third one lies in the circle between them.
fn are_neighbours(points: &[Point], towns: &[usize], a: usize, b: usize) -> bool {
    let middle = [
        f64::midpoint(points[a][0], points[b][0]),
        f64::midpoint(points[a][1], points[b][1]),
    ];
    let half = distance(points[a], points[b]) / 2.0;
    towns
        .iter()
        .filter(|&&town| town != a && town != b)
        .all(|&town| distance(points[town], middle) >= half)
}

/// The edges of the shortest way; none if there is no way.
fn way(graph: &UnGraph<(), f64>, points: &[Point], from: usize, to: usize) -> Vec<usize> {
    let goal = NodeIndex::new(to);
    let found = petgraph::algo::astar(
        graph,
        NodeIndex::new(from),
        |node| node == goal,
        |edge| *edge.weight(),
        |node| distance(points[node.index()], points[to]),
    );
    let nodes = found.map(|(_, nodes)| nodes).unwrap_or_default();
    nodes
        .windows(2)
        .filter_map(|pair| graph.find_edge(pair[0], pair[1]))
        .map(petgraph::prelude::EdgeIndex::index)
        .collect()
}
