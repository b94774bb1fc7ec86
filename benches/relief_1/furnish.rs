//! A network made into an instance of the same kind where there is none to read: cells, classes, depots, villages and
//! events from the workload's own hash. Also a made network of the same kind of shape.

use reliefsim::random::normal_quantile;
use reliefsim::world::{Network, NodeIx};

use super::{CELLS, Depot, EVENTS, Edge, FACTORS, GAMMA, Hit, Instance, mix};

const DEPOTS: u64 = 20;
const VILLAGES: u64 = 300;
/// Cells in a row.
const ROW: usize = 32;

/// Numbers that look random, by what they are for.
fn hash(purpose: u64, at: u64) -> u64 {
    mix(mix(purpose.wrapping_mul(GAMMA)).wrapping_add(at.wrapping_mul(GAMMA)))
}

/// A number from 0 to 1.
fn share(purpose: u64, at: u64) -> f64 {
    (hash(purpose, at) >> 11) as f64 / (1_u64 << 53) as f64
}

/// A square of about this many nodes on a jittered grid (40 km for 10,000), with 2.6 links a node: a quarter of the
/// grid's links is missing and a tenth of its squares has a diagonal.
pub fn shape(nodes: usize) -> (Network, Vec<u32>) {
    let side = (nodes as f64).sqrt().round() as u32;
    let spacing_m = 400.0;
    let node = |x: u32, y: u32| y * side + x;
    let position: Vec<[f64; 2]> = (0..side * side)
        .map(|at| {
            let jitter = |purpose| (share(purpose, u64::from(at)) - 0.5) * 0.7;
            [
                (f64::from(at % side) + jitter(1)) * spacing_m,
                (f64::from(at / side) + jitter(2)) * spacing_m,
            ]
        })
        .collect();
    let mut links = Vec::new();
    for (x, y) in (0..side).flat_map(|y| (0..side).map(move |x| (x, y))) {
        let at = u64::from(node(x, y));
        if x + 1 < side && share(3, at) < 0.75 {
            links.push((node(x, y), node(x + 1, y), false));
        }
        if y + 1 < side && share(4, at) < 0.75 {
            links.push((node(x, y), node(x, y + 1), false));
        }
        if x + 1 < side && y + 1 < side && share(5, at) < 0.1 {
            links.push((node(x, y), node(x + 1, y + 1), false));
        }
    }
    // 36 km/h.
    let length = |&(a, b, _): &(u32, u32, bool)| {
        let [a, b] = [a, b].map(|node| position[node as usize]);
        (libm::hypot(a[0] - b[0], a[1] - b[1]) * 100.0) as u32
    };
    let base_ms = links.iter().map(length).collect();
    let mut network = Network::of_shape(position.len(), &links);
    network.position = position;
    (network, base_ms)
}

impl Instance {
    /// Furnishes a network: depots and villages at nodes of its largest piece, hazards in rings about a centre.
    pub fn furnish(network: Network, base_ms: &[u32]) -> Self {
        let cell = cells(&network);
        let connected = largest_piece(&network);
        let edges = (0..network.links())
            .map(|link| Edge {
                base_ms: base_ms[link],
                class: (hash(6, link as u64) % 3) as usize,
                cell: cell[network.links.ends[link][0].at()],
            })
            .collect();
        let pick = |purpose, at| connected[(hash(purpose, at) % connected.len() as u64) as usize];
        let depots: Vec<Depot> = (0..DEPOTS)
            .map(|at| {
                let node = pick(7, at);
                Depot {
                    node,
                    cell: cell[node.at()],
                    lorries: 3 + (hash(8, at) % 4) as i32,
                    rations: 12_000 + (hash(9, at) % 12_000) as i32,
                }
            })
            .collect();
        // A road in many pieces is hit as often as one in few: on large networks a link is hit more seldom.
        let share = (13_000.0 / network.links() as f64).min(1.0);
        let events = (0..EVENTS)
            .flat_map(|event| (0..CELLS).map(move |cell| hit(event, cell, share)))
            .collect();
        let factor = (0..4 * FACTORS)
            .map(|at| {
                let z = normal_quantile(((at % FACTORS) as f64 + 0.5) / FACTORS as f64);
                let median = 1.0 + 0.25 * (at / FACTORS) as f64;
                ((median * libm::exp(0.15 * z)).max(1.0) * 65536.0) as u32
            })
            .collect();
        let mobilisation_ms = (0..FACTORS)
            .map(|at| {
                let z = normal_quantile((at as f64 + 0.5) / FACTORS as f64);
                (1_800_000.0 * libm::exp(0.6 * z)) as i32
            })
            .collect();
        Self {
            edges,
            depots,
            villages: (0..VILLAGES).map(|at| pick(10, at)).collect(),
            demand: (0..VILLAGES)
                .map(|at| 200 + (hash(11, at) % 1800) as i32)
                .collect(),
            events,
            factor,
            mobilisation_ms,
            network,
        }
    }
}

/// Heavier near the event's centre.
fn hit(event: usize, cell: usize, share_of_links: f64) -> Hit {
    let centre = [12, 13].map(|purpose| share(purpose, event as u64) * ROW as f64);
    let (x, y) = ((cell % ROW) as f64, (cell / ROW) as f64);
    let near = libm::exp(-libm::hypot(x - centre[0], y - centre[1]) / 6.0);
    Hit {
        threshold: ((200.0 + near * 26_000.0) * share_of_links) as u32,
        severity: (near * 3.99) as u32,
    }
}

/// The cell of each node on a grid of 32 × 32 over all.
fn cells(network: &Network) -> Vec<usize> {
    let range = |axis: usize| {
        let values = network.position.iter().map(|at| at[axis]);
        values.fold((f64::MAX, f64::MIN), |range, value| {
            (range.0.min(value), range.1.max(value))
        })
    };
    let ranges = [range(0), range(1)];
    let part = |at: &[f64; 2], axis: usize| {
        let (low, high) = ranges[axis];
        (((at[axis] - low) / (high - low) * ROW as f64) as usize).min(ROW - 1)
    };
    network
        .position
        .iter()
        .map(|at| part(at, 1) * ROW + part(at, 0))
        .collect()
}

/// The nodes of the piece with the most of them, by arcs forwards.
fn largest_piece(network: &Network) -> Vec<NodeIx> {
    let mut seen = vec![false; network.nodes()];
    let mut largest = Vec::new();
    for start in (0..network.nodes() as u32).map(NodeIx) {
        let mut piece = Vec::new();
        let mut next = vec![start];
        while let Some(node) = next.pop() {
            if !std::mem::replace(&mut seen[node.at()], true) {
                piece.push(node);
                next.extend(network.arcs_from(node).map(|arc| network.head[arc.at()]));
            }
        }
        if piece.len() > largest.len() {
            largest = piece;
        }
    }
    largest
}
