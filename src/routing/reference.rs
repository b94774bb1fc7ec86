//! Plain Dijkstra, one lane and one source at a time.

use super::search::Search;
use super::{CLOSED, LANES, LaneCosts, Query, Router};
use crate::world::{ArcIx, LinkIx, Network, NodeIx};

/// The reference router.
///
/// Times are computed when they are first asked for and kept until the next [`customise`](Router::customise).
///
/// **Ties.** Of several arcs by which a node is reached at its earliest time, one that takes time goes before one
/// that takes none, and then the smallest arc index wins. Along arcs that take no time the way with the fewest of
/// them wins first, so that they never lead in a circle. Where every arc takes time, the rule is simply: the smallest
/// arc index into each node.
///
/// **Closures.** An arc whose cost is [`CLOSED`] or more is not travelled, and a node that could only be reached in
/// [`CLOSED`] or more counts as not reached.
pub struct Reference<'a> {
    network: &'a Network,
    targets: Vec<NodeIx>,
    is_target: Vec<bool>,
    costs: LaneCosts,
    rows: [Rows; LANES],
    search: Search,
    avoided: Vec<bool>,
}

/// The times of one lane that have been asked for since the last `customise`.
#[derive(Default)]
struct Rows {
    /// `[row]`
    sources: Vec<NodeIx>,
    /// `[row][target]`
    times_ms: Vec<i32>,
}

impl<'a> Reference<'a> {
    /// A router over this network that answers times to these targets. All arcs are closed until the first `customise`.
    pub fn new(network: &'a Network, targets: Vec<NodeIx>) -> Self {
        let mut is_target = vec![false; network.nodes()];
        for target in &targets {
            is_target[target.at()] = true;
        }
        Self {
            network,
            targets,
            is_target,
            costs: LaneCosts::closed(network.arcs()),
            rows: Default::default(),
            search: Search::new(network.nodes()),
            avoided: vec![false; network.links()],
        }
    }

    fn mark(&mut self, links: &[LinkIx], avoided: bool) {
        for link in links {
            self.avoided[link.at()] = avoided;
        }
    }

    fn append_row(&mut self, source: NodeIx, lane: usize) {
        let (costs, is_target) = (&self.costs, &self.is_target);
        let mut open = is_target.iter().filter(|&&is| is).count();
        let cost = |arc| costs.lanes(arc)[lane];
        self.search.run(self.network, source, cost, |node| {
            open -= usize::from(is_target[node.at()]);
            open == 0
        });
        let rows = &mut self.rows[lane];
        rows.sources.push(source);
        let times = self.targets.iter().map(|&target| self.search.time(target));
        rows.times_ms.extend(times);
    }
}

impl Router for Reference<'_> {
    fn customise(&mut self, costs: &LaneCosts) {
        self.costs.copy_from(costs);
        for rows in &mut self.rows {
            rows.sources.clear();
            rows.times_ms.clear();
        }
    }

    fn times(&mut self, source: NodeIx, lane: usize) -> &[i32] {
        let sources = &self.rows[lane].sources;
        let row = sources.iter().position(|&known| known == source);
        let row = row.unwrap_or(sources.len());
        if row == sources.len() {
            self.append_row(source, lane);
        }
        let width = self.targets.len();
        &self.rows[lane].times_ms[row * width..(row + 1) * width]
    }

    fn route(&mut self, query: Query, avoid: &[LinkIx], route: &mut Vec<ArcIx>) -> Option<i32> {
        let Query {
            source,
            target,
            lane,
        } = query;
        self.mark(avoid, true);
        let (network, costs, avoided) = (self.network, &self.costs, &self.avoided);
        let cost = |arc: ArcIx| {
            if avoided[network.link[arc.at()].at()] {
                CLOSED
            } else {
                costs.lanes(arc)[lane]
            }
        };
        self.search
            .run(network, source, cost, |node| node == target);
        self.mark(avoid, false);
        let time = self.search.time(target);
        (time < CLOSED).then(|| {
            self.search.append_route(network, target, route);
            time
        })
    }
}
