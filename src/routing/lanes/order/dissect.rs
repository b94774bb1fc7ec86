//! Dissection: cut, order both sides, put the separator last.
//!
//! Of all separators that are found the one with the fewest triangles to be expected is taken; of small pieces several
//! orders are made, and the one with the fewest triangles stays.

use rayon::prelude::*;

use super::cut::separators;
use super::estimate::{Surroundings, front};
use super::graph::Graph;
use super::least_fill::by_least_fill;
use super::ordered::Ordered;

/// Pieces no larger than this are ordered by least fill: a cut would gain nothing.
const SMALL: usize = 400;
/// Up to this size least fill may still do better than a cut…
const MIDDLING: usize = 1600;
/// …and the best two separators are tried.
const WORTH_TWO: usize = 1700;

/// The nodes (by their number here) in the order of contraction. The same on any number of threads.
pub fn dissect(whole: &Graph) -> Vec<u32> {
    let all: Vec<u32> = (0..whole.nodes() as u32).collect();
    let numbered = Graph {
        outer: all,
        ..whole.clone()
    };
    sides(whole, &numbered).order
}

fn dissect_piece(whole: &Graph, graph: &Graph) -> Ordered {
    let count = graph.nodes();
    if count <= SMALL {
        return by_least_fill(whole, &graph.outer);
    }
    let filled = (count <= MIDDLING).then(|| by_least_fill(whole, &graph.outer));
    let around = Surroundings::new(whole).of(graph.outer.iter().copied());
    let tries = if count <= WORTH_TWO { 2 } else { 1 };
    let cut = chosen(whole, graph, around, tries);
    let cut: Vec<Ordered> = cut
        .par_iter()
        .map(|separator| cut_by(whole, graph, separator, around))
        .collect();
    let best = cut.into_iter().chain(filled);
    best.min_by_key(|ordered| ordered.triangles)
        .unwrap_or_default()
}

/// The separators of which the fewest triangles are expected, the best first.
fn chosen(whole: &Graph, graph: &Graph, around: f64, tries: usize) -> Vec<Vec<u32>> {
    let mut surroundings = Surroundings::new(whole);
    let mut found: Vec<(f64, Vec<u32>)> = separators(graph)
        .into_iter()
        .map(|separator| {
            let below = surroundings.expected(&without(graph, &separator));
            (front(separator.len() as f64, around) + below, separator)
        })
        .collect();
    found.sort_by(|a, b| a.0.total_cmp(&b.0).then_with(|| a.1.cmp(&b.1)));
    let mut chosen: Vec<Vec<u32>> = Vec::new();
    for (_, separator) in found {
        if chosen.len() == tries {
            break;
        }
        if chosen.iter().all(|known| differ(known, &separator)) {
            chosen.push(separator);
        }
    }
    chosen
}

/// Whether at most half the nodes of the second separator are in the first.
fn differ(known: &[u32], separator: &[u32]) -> bool {
    let is_known = |node: &&u32| known.binary_search(node).is_ok();
    2 * separator.iter().filter(is_known).count() <= separator.len()
}

/// The order of a piece with a separator last.
fn cut_by(whole: &Graph, graph: &Graph, separator: &[u32], around: f64) -> Ordered {
    let mut ordered = sides(whole, &without(graph, separator));
    // Within a separator any order will do: its nodes become each other's neighbours anyway.
    let separator = separator.iter().map(|&node| graph.outer[node as usize]);
    ordered.triangles += front(separator.len() as f64, around) as u64;
    ordered.order.extend(separator);
    ordered
}

/// What a separator leaves.
fn without(graph: &Graph, separator: &[u32]) -> Graph {
    let nodes = 0..graph.nodes() as u32;
    let rest: Vec<u32> = nodes
        .filter(|node| separator.binary_search(node).is_err())
        .collect();
    graph.part(&rest, &mut vec![u32::MAX; graph.nodes()])
}

/// The connected parts of a graph, each dissected.
fn sides(whole: &Graph, rest: &Graph) -> Ordered {
    let mut pieces = rest.pieces();
    pieces.sort_by_key(|piece| (piece.len(), piece[0]));
    let mut number = vec![u32::MAX; rest.nodes()];
    let parts: Vec<Graph> = pieces
        .iter()
        .map(|piece| rest.part(piece, &mut number))
        .collect();
    let ordered: Vec<Ordered> = parts
        .par_iter()
        .map(|part| dissect_piece(whole, part))
        .collect();
    let mut all = Ordered::default();
    for part in ordered {
        all.order.extend(part.order);
        all.triangles += part.triangles;
    }
    all
}
