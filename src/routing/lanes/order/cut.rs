//! Small sets of nodes that part a connected graph into two sides of similar size.

use rayon::prelude::*;

use super::cover::smallest_cover;
use super::flow::{Flow, Side, twins};
use super::graph::Graph;

/// Directions in which the map is swept, as multiples of (x, y): every 22.5°.
const DIRECTIONS: [[f64; 2]; 8] = [
    [1.0, 0.0],
    [1.0, TILT],
    [1.0, 1.0],
    [TILT, 1.0],
    [0.0, 1.0],
    [-TILT, 1.0],
    [1.0, -1.0],
    [1.0, -TILT],
];
/// The tangent of 22.5°.
const TILT: f64 = std::f64::consts::SQRT_2 - 1.0;
/// Share of the nodes that lies at either end of a sweep to begin with.
const SEEDS: [f64; 2] = [0.1, 0.2];
/// The smaller side of a cut has at least this share of the nodes…
const LEAST: f64 = 0.2;
/// …and is not grown beyond this one.
const ENOUGH: f64 = 0.45;

/// A cut of edges.
struct Cut {
    /// Nodes on its smaller side.
    smaller: usize,
    /// The nodes of one side.
    side: Vec<u32>,
}

/// The nodes of separators of a connected graph of at least three nodes, each ascending: small ones, balanced ones, and
/// all between.
pub fn separators(graph: &Graph) -> Vec<Vec<u32>> {
    let twin = twins(graph);
    let swept = DIRECTIONS.iter().map(|[x, y]| {
        let along = graph.position.iter().map(|at| at[0] * x + at[1] * y);
        along.collect()
    });
    let sweeps: Vec<Vec<f64>> = swept.chain([end_to_end(graph)]).collect();
    let mut found: Vec<Vec<u32>> = sweeps
        .par_iter()
        .flat_map(|along| SEEDS.par_iter().map(move |&seeds| (along, seeds)))
        .flat_map_iter(|(along, seeds)| cuts(graph, &twin, along, seeds))
        .map(|cut| smallest_cover(graph, &cut.side))
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// The nodes between the two ends of the graph, by how much nearer they are to the one than to the other, in links.
/// This orders a graph whose nodes have no place on the map.
fn end_to_end(graph: &Graph) -> Vec<f64> {
    let farthest = |steps: &[u32]| {
        (0..graph.nodes() as u32)
            .max_by_key(|&node| (steps[node as usize], std::cmp::Reverse(node)))
    };
    let one = farthest(&steps_from(graph, 0)).unwrap_or(0);
    let from_one = steps_from(graph, one);
    let other = farthest(&from_one).unwrap_or(0);
    let from_other = steps_from(graph, other);
    let pairs = from_one.iter().zip(&from_other);
    pairs.map(|(&a, &b)| f64::from(a) - f64::from(b)).collect()
}

fn steps_from(graph: &Graph, start: u32) -> Vec<u32> {
    let mut steps = vec![u32::MAX; graph.nodes()];
    steps[start as usize] = 0;
    let mut queue = vec![start];
    let mut next = 0;
    while let Some(&node) = queue.get(next) {
        next += 1;
        for &to in graph.neighbours(node) {
            if steps[to as usize] == u32::MAX {
                steps[to as usize] = steps[node as usize] + 1;
                queue.push(to);
            }
        }
    }
    steps
}

/// The cuts that are met between two seeds at the ends of an order, as the smaller side grows towards the middle.
fn cuts(graph: &Graph, twin: &[u32], along: &[f64], seeds: f64) -> Vec<Cut> {
    let count = graph.nodes();
    let mut order: Vec<u32> = (0..count as u32).collect();
    order.sort_by(|&a, &b| {
        along[a as usize]
            .total_cmp(&along[b as usize])
            .then(a.cmp(&b))
    });
    let mut place = vec![0_u32; count];
    for (at, &node) in (0..).zip(&order) {
        place[node as usize] = at;
    }
    let seeds = ((count as f64 * seeds) as usize).max(1);
    let mut flow = Flow::new(graph, twin, &order[..seeds], &order[count - seeds..]);
    let mut found: Vec<Cut> = Vec::new();
    loop {
        let [from, to] = [Side::Source, Side::Target].map(|side| flow.side(side).len());
        let side = if from <= to {
            Side::Source
        } else {
            Side::Target
        };
        let next = pierced(&mut flow, side, &place)
            .filter(|_| from.min(to) as f64 <= ENOUGH * count as f64);
        // With the next node the cut becomes larger, or there is none: this cut has been grown as far as it goes.
        if next.is_none_or(|(needs_flow, _)| needs_flow) {
            note(&mut found, &flow, count);
        }
        let Some((_, node)) = next else { break };
        flow.grow(side, node);
    }
    let is_balanced = |cut: &Cut| cut.smaller as f64 >= LEAST * count as f64;
    if found.iter().any(is_balanced) {
        found.retain(is_balanced);
    }
    found
}

/// Keeps the cut on either side.
fn note(found: &mut Vec<Cut>, flow: &Flow, count: usize) {
    for side in [Side::Source, Side::Target] {
        let side = flow.side(side);
        found.push(Cut {
            smaller: side.len().min(count - side.len()),
            side: side.to_vec(),
        });
    }
}

/// The node by which a side is grown: next to it, if possible not yet reached by the other side, nearest to its own end.
/// With it, whether it takes more flow.
fn pierced(flow: &mut Flow, side: Side, place: &[u32]) -> Option<(bool, u32)> {
    let other = match side {
        Side::Source => Side::Target,
        Side::Target => Side::Source,
    };
    let border = flow.border(side).to_vec();
    let open = border
        .into_iter()
        .filter(|&to| !flow.is_terminal(other, to));
    let distance = |to: u32| match side {
        Side::Source => place[to as usize],
        Side::Target => u32::MAX - place[to as usize],
    };
    open.map(|to| (flow.is_on(other, to), distance(to), to))
        .min()
        .map(|(needs_flow, _, to)| (needs_flow, to))
}
