//! Dissection: cut, order both sides, put the separator last.

use super::cut::separator;
use super::graph::Graph;

/// Pieces no larger than this are ordered by least degree: a cut would gain nothing.
const SMALL: usize = 24;
/// Sides no smaller than this are worth a thread of their own.
const WORTH_A_THREAD: usize = 2000;

/// The nodes (by their number in the network) in the order of contraction. The same on any number of threads.
pub fn dissect(graph: &Graph) -> Vec<u32> {
    let pieces = graph.pieces();
    if let [_] = pieces[..] {
        return dissect_piece(graph);
    }
    let mut number = vec![u32::MAX; graph.nodes()];
    pieces
        .iter()
        .flat_map(|piece| dissect_piece(&graph.part(piece, &mut number)))
        .collect()
}

fn dissect_piece(graph: &Graph) -> Vec<u32> {
    if graph.nodes() <= SMALL {
        return by_least_degree(graph);
    }
    let separator = separator(graph);
    let mut is_cut = vec![false; graph.nodes()];
    separator
        .iter()
        .for_each(|&node| is_cut[node as usize] = true);
    let rest: Vec<u32> = (0..graph.nodes() as u32)
        .filter(|&node| !is_cut[node as usize])
        .collect();
    let mut number = vec![u32::MAX; graph.nodes()];
    let rest = graph.part(&rest, &mut number);
    let mut order = sides(&rest);
    // Within a separator any order will do: its nodes become each other's neighbours anyway.
    order.extend(separator.iter().map(|&node| graph.outer[node as usize]));
    order
}

/// The parts that a separator leaves, each dissected; the two largest on threads of their own.
fn sides(rest: &Graph) -> Vec<u32> {
    let mut pieces = rest.pieces();
    pieces.sort_by_key(|piece| (piece.len(), piece[0]));
    let mut number = vec![u32::MAX; rest.nodes()];
    let mut parts: Vec<Graph> = pieces
        .iter()
        .map(|piece| rest.part(piece, &mut number))
        .collect();
    let (last, before) = (parts.pop(), parts.pop());
    let mut order: Vec<u32> = parts.iter().flat_map(dissect_piece).collect();
    let both = || {
        let side = |part: &Option<Graph>| part.as_ref().map_or(Vec::new(), dissect_piece);
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

/// Contracts the node with the fewest neighbours, again and again.
fn by_least_degree(graph: &Graph) -> Vec<u32> {
    let count = graph.nodes();
    // At most SMALL nodes: a row of bits holds a node's neighbours.
    let mut around: Vec<u32> = (0..count as u32)
        .map(|node| {
            graph
                .neighbours(node)
                .iter()
                .fold(0, |row, &to| row | 1 << to)
        })
        .collect();
    let mut left: u32 = ((1_u64 << count) - 1) as u32;
    let mut order = Vec::with_capacity(count);
    while left != 0 {
        let inside = |node: &usize| left & (1 << node) != 0;
        let Some(node) = (0..count)
            .filter(inside)
            .min_by_key(|&node| ((around[node] & left).count_ones(), node))
        else {
            break;
        };
        left &= !(1 << node);
        let neighbours = around[node] & left;
        for at in (0..count).filter(|at| neighbours & (1 << at) != 0) {
            around[at] |= neighbours & !(1 << at);
        }
        order.push(graph.outer[node]);
    }
    order
}
