//! Plain Dijkstra, one lane and one source at a time.

use super::{LaneCosts, Query, Router};
use crate::world::{ArcIx, LinkIx, Network, NodeIx};

/// The reference router.
pub struct Reference<'a> {
    network: &'a Network,
    targets: Vec<NodeIx>,
}

impl<'a> Reference<'a> {
    /// A router over this network that answers times to these targets.
    pub fn new(network: &'a Network, targets: Vec<NodeIx>) -> Self {
        Self { network, targets }
    }
}

impl Router for Reference<'_> {
    fn customise(&mut self, costs: &LaneCosts) {
        let _ = (costs, self.network, &self.targets);
        todo!()
    }
    fn times(&mut self, source: NodeIx, lane: usize) -> &[i32] {
        let _ = (source, lane);
        todo!()
    }
    fn route(&mut self, query: Query, avoid: &[LinkIx], route: &mut Vec<ArcIx>) -> Option<i32> {
        let _ = (query, avoid, route);
        todo!()
    }
}
