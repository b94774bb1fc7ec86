//! Dissection: cut, order both sides, put the separator last.

use super::cut::separator;
use super::graph::Graph;
use super::least_fill::by_least_fill;

/// Pieces no larger than this are ordered by least fill: a cut would gain nothing.
const SMALL: usize = 1600;
/// Sides no smaller than this are worth a thread of their own.
const WORTH_A_THREAD: usize = 2000;

/// The nodes (by their number here) in the order of contraction. The same on any number of threads.
pub fn dissect(whole: &Graph) -> Vec<u32> {
    let all: Vec<u32> = (0..whole.nodes() as u32).collect();
    let numbered = Graph {
        outer: all,
        ..whole.clone()
    };
    sides(whole, &numbered)
}

fn dissect_piece(whole: &Graph, graph: &Graph) -> Vec<u32> {
    if graph.nodes() <= SMALL {
        return by_least_fill(whole, &graph.outer);
    }
    let separator = separator(graph);
    let mut is_cut = vec![false; graph.nodes()];
    for &node in &separator {
        is_cut[node as usize] = true;
    }
    let rest: Vec<u32> = (0..graph.nodes() as u32)
        .filter(|&node| !is_cut[node as usize])
        .collect();
    let mut number = vec![u32::MAX; graph.nodes()];
    let rest = graph.part(&rest, &mut number);
    let mut order = sides(whole, &rest);
    // Within a separator any order will do: its nodes become each other's neighbours anyway.
    order.extend(separator.iter().map(|&node| graph.outer[node as usize]));
    order
}

/// The connected parts of what a separator leaves, each dissected; the two largest on threads of their own.
fn sides(whole: &Graph, rest: &Graph) -> Vec<u32> {
    let mut pieces = rest.pieces();
    pieces.sort_by_key(|piece| (piece.len(), piece[0]));
    let mut number = vec![u32::MAX; rest.nodes()];
    let mut parts: Vec<Graph> = pieces
        .iter()
        .map(|piece| rest.part(piece, &mut number))
        .collect();
    let (last, before) = (parts.pop(), parts.pop());
    let mut order: Vec<u32> = parts
        .iter()
        .flat_map(|part| dissect_piece(whole, part))
        .collect();
    let both = || {
        let side = |part: &Option<Graph>| {
            part.as_ref()
                .map_or(Vec::new(), |part| dissect_piece(whole, part))
        };
        if rest.nodes() >= WORTH_A_THREAD {
            rayon::join(|| side(&before), || side(&last))
        } else {
            (side(&before), side(&last))
        }
    };
    let (before, last) = both();
    order.extend(before);
    order.extend(last);
    order
}
