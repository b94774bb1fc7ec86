//! How long does one source to all nodes take the reference router, and how long petgraph's Dijkstra?
//!
//! `cargo bench --bench routing`. The network is a grid of 100 × 100 nodes from which a fifth of the links is missing,
//! with costs of one second to two minutes. The router is given new costs before every search, as in a simulation.

use divan::{Bencher, black_box};
use petgraph::algo::dijkstra;
use petgraph::graph::{DiGraph, NodeIndex};

use reliefsim::routing::{LaneCosts, Reference, Router};
use reliefsim::world::{ArcIx, Network, NodeIx};

const SIDE: u32 = 100;
const NODES: u32 = SIDE * SIDE;
/// The middle of the grid.
const SOURCE: u32 = NODES / 2 + SIDE / 2;

fn main() {
    divan::main();
}

/// A number that looks random: Knuth's multiplicative hash, its upper half.
fn scatter(at: u32) -> u32 {
    at.wrapping_add(1).wrapping_mul(2_654_435_761) >> 16
}

fn grid() -> (Network, LaneCosts) {
    let right = |node: u32| (node % SIDE + 1 < SIDE).then_some((node, node + 1, false));
    let down = |node: u32| (node + SIDE < NODES).then_some((node, node + SIDE, false));
    let all = (0..NODES)
        .flat_map(|node| [right(node), down(node)])
        .flatten();
    let shape: Vec<_> = (0..)
        .zip(all)
        .filter(|&(at, _)| !scatter(at).is_multiple_of(5))
        .map(|(_, link)| link)
        .collect();
    let network = Network::of_shape(NODES as usize, &shape);
    let costs = LaneCosts::of_links(&network, |link, lane| {
        1_000 + (scatter(link.0 * 8 + lane as u32) % 119_000) as i32
    });
    (network, costs)
}

/// New costs for eight lanes, then one source to all nodes in one of them.
#[divan::bench]
fn reference(bencher: Bencher) {
    let (network, costs) = grid();
    let mut router = Reference::new(&network, (0..NODES).map(NodeIx).collect());
    bencher.bench_local(|| {
        router.customise(&costs);
        black_box(router.times(NodeIx(SOURCE), 0).len())
    });
}

/// The costs alone: what [`reference`] contains besides the search.
#[divan::bench]
fn reference_costs_only(bencher: Bencher) {
    let (network, costs) = grid();
    let mut router = Reference::new(&network, vec![]);
    bencher.bench_local(|| router.customise(black_box(&costs)));
}

/// petgraph on the same network; its graph is built beforehand.
#[divan::bench]
fn petgraph(bencher: Bencher) {
    let (network, costs) = grid();
    let mut graph = DiGraph::<(), i32>::new();
    for _ in 0..NODES {
        graph.add_node(());
    }
    for arc in (0..network.arcs() as u32).map(ArcIx) {
        let [tail, head] =
            [network.tail[arc.at()], network.head[arc.at()]].map(|node| NodeIndex::new(node.at()));
        graph.add_edge(tail, head, costs.lanes(arc)[0]);
    }
    let source = NodeIndex::new(SOURCE as usize);
    bencher.bench_local(|| dijkstra(&graph, black_box(source), None, |edge| *edge.weight()).len());
}
