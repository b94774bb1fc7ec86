//! `fast_paths` as a peer: contraction hierarchies of one replication at a time, prepared anew under an order that is kept.
//!
//! The order comes from the dry roads, once. In each replication the graph of the open arcs is made and prepared under that
//! order, then each pair of depot and village is asked for: the crate knows no rows.
#![allow(dead_code)] // The test and the bench use different parts.

use std::time::Duration;

use cpu_time::ThreadTime;
use fast_paths::{
    FastGraph, InputGraph, PathCalculator, create_calculator, get_node_ordering, prepare,
    prepare_with_order,
};
use reliefsim::routing::CLOSED;
use reliefsim::world::{ArcIx, NodeIx};

use super::relief_1::{self, Instance, plain};

/// What is kept from replication to replication.
pub struct FastPaths<'a> {
    instance: &'a Instance,
    order: Vec<usize>,
    calculator: PathCalculator,
}

impl<'a> FastPaths<'a> {
    /// Finds the order.
    pub fn new(instance: &'a Instance) -> Self {
        let network = &instance.network;
        let dry_ms = |arc: ArcIx| instance.edges[network.link[arc.at()].at()].base_ms as i32;
        let graph = prepare(&input(instance, dry_ms));
        Self {
            instance,
            order: get_node_ordering(&graph),
            calculator: create_calculator(&graph),
        }
    }

    /// The graph of one replication, by the costs of its arcs.
    pub fn prepare(&self, cost_ms: &[i32]) -> FastGraph {
        let open = input(self.instance, |arc| cost_ms[arc.at()]);
        prepare_with_order(&open, &self.order).expect("as many nodes as before")
    }

    /// The time of a way, in ms; [`CLOSED`] where there is none.
    pub fn time(&mut self, graph: &FastGraph, from: NodeIx, to: NodeIx) -> i32 {
        let path = self.calculator.calc_path(graph, from.at(), to.at());
        path.map_or(CLOSED, |path| path.get_weight().min(CLOSED as usize) as i32)
    }
}

/// The arcs that are open. One arc that is as good as closed sees to it that the last node is there.
fn input(instance: &Instance, cost_ms: impl Fn(ArcIx) -> i32) -> InputGraph {
    let network = &instance.network;
    let mut graph = InputGraph::new();
    graph.add_edge(network.nodes() - 1, 0, CLOSED as usize);
    for arc in (0..network.arcs() as u32).map(ArcIx) {
        let ms = cost_ms(arc);
        assert!(ms > 0, "the crate leaves out arcs that take no time");
        if ms < CLOSED {
            let [tail, head] = [network.tail[arc.at()], network.head[arc.at()]];
            graph.add_edge(tail.at(), head.at(), ms as usize);
        }
    }
    graph.freeze();
    graph
}

/// Costs of a replication by arc, drawn outside any clock.
pub fn drawn(instance: &Instance, replication: u64) -> Vec<i32> {
    let costs = plain::costs(instance, replication);
    (0..instance.network.arcs() as u32)
        .map(|arc| costs.lanes(ArcIx(arc))[0])
        .collect()
}

/// Times from every usable depot to every village; preparing the graph anew is part of it.
pub fn fast_paths(instance: &Instance) -> impl FnMut(u64) -> Duration + '_ {
    let mut peer = FastPaths::new(instance);
    move |first| {
        let (costs, key) = (drawn(instance, first), relief_1::key(first));
        let usable: Vec<NodeIx> = (0..instance.depots.len())
            .filter(|&depot| instance.mobilised(key, depot).is_some())
            .map(|depot| instance.depots[depot].node)
            .collect();
        let begun = ThreadTime::now();
        let graph = peer.prepare(&costs);
        for &depot in &usable {
            for &village in &instance.villages {
                std::hint::black_box(peer.time(&graph, depot, village));
            }
        }
        begun.elapsed()
    }
}
