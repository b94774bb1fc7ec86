//! petgraph as a peer: plain Dijkstra on a directed graph, and on an undirected one where no link leads one way only.
#![allow(dead_code)] // The test and the bench use different parts.

use petgraph::EdgeType;
use petgraph::algo::dijkstra as search;
use petgraph::graph::{DiGraph, Graph, NodeIndex, UnGraph};
use petgraph::visit::EdgeFiltered;
use reliefsim::routing::{CLOSED, LaneCosts};
use reliefsim::world::{ArcIx, NodeIx};

use super::relief_1::Instance;

/// The network with the number of its arc at each edge.
pub fn directed(instance: &Instance) -> DiGraph<(), ArcIx> {
    let network = &instance.network;
    let ends = network.tail.iter().zip(&network.head);
    with_edges(network.nodes(), (0..).map(ArcIx).zip(ends))
}

/// The same with a single edge for both directions of a link.
pub fn undirected(instance: &Instance) -> UnGraph<(), ArcIx> {
    let network = &instance.network;
    let mut arc_of = vec![ArcIx(0); network.links()];
    for (arc, link) in (0..).map(ArcIx).zip(&network.link) {
        arc_of[link.at()] = arc;
    }
    let ends = network.links.ends.iter().map(|[from, to]| (from, to));
    with_edges(network.nodes(), arc_of.into_iter().zip(ends))
}

fn with_edges<'a, T: EdgeType>(
    nodes: usize,
    edges: impl Iterator<Item = (ArcIx, (&'a NodeIx, &'a NodeIx))>,
) -> Graph<(), ArcIx, T> {
    let mut graph = Graph::default();
    for _ in 0..nodes {
        graph.add_node(());
    }
    for (arc, (from, to)) in edges {
        graph.add_edge(NodeIndex::new(from.at()), NodeIndex::new(to.at()), arc);
    }
    graph
}

/// Costs by arc.
pub fn in_first_lane(costs: &LaneCosts) -> Vec<i32> {
    let arcs = (0..costs.arcs() as u32).map(ArcIx);
    arcs.map(|arc| costs.lanes(arc)[0]).collect()
}

/// The times from a node over the arcs that are open, in ms, to whoever is asked for; [`CLOSED`] where no way leads.
pub fn dijkstra<T: EdgeType>(
    graph: &Graph<(), ArcIx, T>,
    cost_ms: &[i32],
    source: NodeIx,
) -> impl Fn(NodeIx) -> i32 + use<T> {
    let open = EdgeFiltered::from_fn(graph, |edge| cost_ms[edge.weight().at()] < CLOSED);
    let times = search(&open, NodeIndex::new(source.at()), None, |edge| {
        cost_ms[edge.weight().at()]
    });
    move |node| {
        let time = times.get(&NodeIndex::new(node.at()));
        time.copied().unwrap_or(CLOSED)
    }
}
