//! Which points are joined.

use petgraph::unionfind::UnionFind;

use super::grid::Grid;
use super::layout::{Point, distance};
use super::rivers::Rivers;
use crate::random::philox_block;

/// Neighbours are looked for within this many mean spacings.
const SEARCH_SPACINGS: f64 = 2.6;
/// Share of the Gabriel edges beyond the relative neighbourhood graph that are built as roads too.
const SHORTCUT_SHARE: f64 = 0.08;

/// A road before it has a class.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Edge {
    /// From this point.
    pub from: usize,
    /// To this point.
    pub to: usize,
    /// River it crosses.
    pub crosses: Option<usize>,
}

/// Joins points to their neighbours, keeps one crossing of each river in every `spacing_km`, and joins up what that cut off.
pub fn roads(points: &[Point], rivers: &Rivers, spacing_km: f64, seed: u64) -> Vec<Edge> {
    let width = mean_spacing(points);
    let grid = Grid::new(points, width);
    let mut edges = neighbourhood(points, &grid, width * SEARCH_SPACINGS, seed);
    for edge in &mut edges {
        edge.crosses = rivers.crossed(points[edge.from], points[edge.to]);
    }
    let (crossing, mut kept): (Vec<Edge>, Vec<Edge>) =
        edges.into_iter().partition(|edge| edge.crosses.is_some());
    kept.extend(bridges(points, crossing, spacing_km));
    join_up(points, &grid, rivers, &mut kept);
    kept.sort_by_key(|edge| (edge.from, edge.to));
    kept
}

fn mean_spacing(points: &[Point]) -> f64 {
    let extent = |axis: usize| {
        let values = || points.iter().map(|point| point[axis]);
        values().fold(f64::NEG_INFINITY, f64::max) - values().fold(f64::INFINITY, f64::min)
    };
    libm::sqrt(extent(0).max(0.1) * extent(1).max(0.1) / points.len().max(1) as f64).max(1e-3)
}

/// The relative neighbourhood graph (no third point is nearer to both ends than they are to each other), and some of the
/// Gabriel edges beyond it (no third point lies in the circle over the edge).
fn neighbourhood(points: &[Point], grid: &Grid, radius: f64, seed: u64) -> Vec<Edge> {
    let mut edges = Vec::with_capacity(points.len() * 3 / 2);
    let mut near: Vec<usize> = Vec::new();
    for from in 0..points.len() {
        near.clear();
        near.extend(
            grid.within(points[from], radius)
                .filter(|&other| other != from),
        );
        near.sort_unstable();
        for &to in near.iter().filter(|&&to| to > from) {
            let length = distance(points[from], points[to]);
            let middle = [
                f64::midpoint(points[from][0], points[to][0]),
                f64::midpoint(points[from][1], points[to][1]),
            ];
            let others = || {
                near.iter()
                    .filter(|&&other| other != to)
                    .map(|&other| points[other])
            };
            let gabriel = others().all(|other| distance(other, middle) * 2.0 >= length);
            let relative = || {
                others().all(|other| {
                    distance(other, points[from]).max(distance(other, points[to])) >= length
                })
            };
            if gabriel && (chance(seed, from, to) < SHORTCUT_SHARE || relative()) {
                edges.push(Edge {
                    from,
                    to,
                    crosses: None,
                });
            }
        }
    }
    edges
}

/// A number between 0 and 1 that belongs to a pair of points.
pub fn chance(seed: u64, from: usize, to: usize) -> f64 {
    let word = philox_block(
        [seed as u32, (seed >> 32) as u32],
        [from as u32, to as u32, 0, 0xB41D],
    )[0];
    f64::from(word) / (f64::from(u32::MAX) + 1.0)
}

/// Of the roads that cross a river, the shortest ones that are far enough apart.
fn bridges(points: &[Point], mut crossing: Vec<Edge>, spacing_km: f64) -> Vec<Edge> {
    let length = |edge: &Edge| distance(points[edge.from], points[edge.to]);
    crossing.sort_by(|a, b| {
        length(a)
            .total_cmp(&length(b))
            .then((a.from, a.to).cmp(&(b.from, b.to)))
    });
    let mut built: Vec<Edge> = Vec::new();
    for edge in crossing {
        let far = |other: &Edge| {
            other.crosses != edge.crosses
                || distance(points[other.from], points[edge.from]) >= spacing_km
        };
        if built.iter().all(far) {
            built.push(edge);
        }
    }
    built
}

/// Adds the shortest roads that make one network of all pieces.
fn join_up(points: &[Point], grid: &Grid, rivers: &Rivers, edges: &mut Vec<Edge>) {
    let mut pieces = UnionFind::<usize>::new(points.len());
    for edge in edges.iter() {
        pieces.union(edge.from, edge.to);
    }
    loop {
        let labels = pieces.clone().into_labeling();
        let mut sizes = std::collections::BTreeMap::<usize, usize>::new();
        for &label in &labels {
            *sizes.entry(label).or_default() += 1;
        }
        let Some(largest) = sizes
            .iter()
            .max_by_key(|&(label, size)| (size, std::cmp::Reverse(label)))
            .map(|(label, _)| *label)
        else {
            return;
        };
        if sizes.len() == 1 {
            return;
        }
        let mut best: std::collections::BTreeMap<usize, (f64, usize, usize)> =
            std::collections::BTreeMap::new();
        for from in (0..points.len()).filter(|&from| labels[from] != largest) {
            if let Some(to) = nearest_elsewhere(points, grid, &labels, from) {
                let candidate = (distance(points[from], points[to]), from, to);
                let entry = best.entry(labels[from]).or_insert(candidate);
                if candidate < *entry {
                    *entry = candidate;
                }
            }
        }
        for (_, from, to) in best.into_values() {
            if pieces.union(from, to) {
                let crosses = rivers.crossed(points[from], points[to]);
                edges.push(Edge {
                    from: from.min(to),
                    to: from.max(to),
                    crosses,
                });
            }
        }
    }
}

fn nearest_elsewhere(
    points: &[Point],
    grid: &Grid,
    labels: &[usize],
    from: usize,
) -> Option<usize> {
    let mut radius = mean_spacing(points) * 2.0;
    while radius <= 2.0 * grid.extent() {
        let others = grid
            .within(points[from], radius)
            .filter(|&other| labels[other] != labels[from]);
        let nearest = others.min_by(|&a, &b| {
            let to = |other: usize| distance(points[from], points[other]);
            to(a).total_cmp(&to(b)).then(a.cmp(&b))
        });
        if nearest.is_some() {
            return nearest;
        }
        radius *= 2.0;
    }
    None
}
