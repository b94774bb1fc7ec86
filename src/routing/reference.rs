//! Plain Dijkstra, one lane and one source at a time.

use fixedbitset::FixedBitSet;

use super::search::Search;
use super::{CLOSED, LANES, LaneCosts, Query, Router};
use crate::world::{ArcIx, LinkIx, Network, NodeIx};

/// The reference router.
///
/// Times are computed when they are first asked for and kept until the next [`refresh`](Router::refresh).
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
    is_wanted: Vec<bool>,
    costs: LaneCosts,
    rows: [Rows; LANES],
    search: Search,
    avoided: Vec<bool>,
}

/// What has been found for one lane since the last `customise`.
#[derive(Default)]
struct Rows {
    /// From where, and to which targets: a row answers for no others. `[row]`
    asked: Vec<(NodeIx, FixedBitSet)>,
    /// `[row][target]`
    times_ms: Vec<i32>,
    /// The arc by which each node is reached; meaningful on the ways to the targets asked for. `[row][node]`
    last_arc: Vec<Option<ArcIx>>,
}

impl Rows {
    /// Room for one more source.
    fn add(&mut self, source: NodeIx, targets: usize, nodes: usize) -> usize {
        self.asked.push((source, FixedBitSet::new()));
        self.times_ms.resize(self.asked.len() * targets, CLOSED);
        self.last_arc.resize(self.asked.len() * nodes, None);
        self.asked.len() - 1
    }
}

impl<'a> Reference<'a> {
    /// A router over this network that answers times to these targets. All arcs are closed until the first `customise`.
    pub fn new(network: &'a Network, targets: Vec<NodeIx>) -> Self {
        Self {
            network,
            targets,
            is_wanted: vec![false; network.nodes()],
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

    /// The row of a source, searched for if it does not hold all these targets yet.
    fn row(&mut self, source: NodeIx, lane: usize, wanted: impl Iterator<Item = usize>) -> usize {
        let rows = &mut self.rows[lane];
        let mut wanted: FixedBitSet = wanted.collect();
        let known = rows.asked.iter().position(|(from, _)| *from == source);
        if let Some(row) = known {
            if wanted.is_subset(&rows.asked[row].1) {
                return row;
            }
            wanted.union_with(&rows.asked[row].1);
        }
        // Several targets may lie at one node.
        let mut open = 0;
        for at in wanted.ones() {
            let is_wanted = &mut self.is_wanted[self.targets[at].at()];
            open += usize::from(!std::mem::replace(is_wanted, true));
        }
        let (costs, is_wanted) = (&self.costs, &self.is_wanted);
        let cost = |arc| costs.lanes(arc)[lane];
        self.search.run(self.network, source, cost, |node| {
            open -= usize::from(is_wanted[node.at()]);
            open == 0
        });
        let row = known.unwrap_or_else(|| rows.add(source, self.targets.len(), is_wanted.len()));
        let times_ms = &mut rows.times_ms[row * self.targets.len()..][..self.targets.len()];
        for (time_ms, target) in times_ms.iter_mut().zip(&self.targets) {
            // Only the labels of nodes that were waited for are final.
            *time_ms = if is_wanted[target.at()] {
                self.search.time(*target)
            } else {
                CLOSED
            };
        }
        let last_arcs = &mut rows.last_arc[row * is_wanted.len()..];
        for (last_arc, found) in last_arcs.iter_mut().zip(self.search.last_arcs()) {
            *last_arc = found;
        }
        for at in wanted.ones() {
            self.is_wanted[self.targets[at].at()] = false;
        }
        rows.asked[row].1 = wanted;
        row
    }

    /// Unpacks a way from a row that holds it; `None` if no row does.
    fn known_route(&self, query: Query, route: &mut Vec<ArcIx>) -> Option<i32> {
        let (rows, nodes) = (&self.rows[query.lane], self.network.nodes());
        let target = self
            .targets
            .iter()
            .position(|&target| target == query.target)?;
        let width = self.targets.len();
        let time = |row: usize| rows.times_ms[row * width + target];
        let holds = |row: &usize| rows.asked[*row].0 == query.source && time(*row) < CLOSED;
        let row = (0..rows.asked.len()).find(holds)?;
        let start = route.len();
        let mut node = query.target;
        while let Some(arc) = rows.last_arc[row * nodes + node.at()] {
            route.push(arc);
            node = self.network.tail[arc.at()];
        }
        route[start..].reverse();
        Some(time(row))
    }
}

impl Router for Reference<'_> {
    fn costs_mut(&mut self) -> &mut LaneCosts {
        &mut self.costs
    }

    fn refresh(&mut self) {
        for rows in &mut self.rows {
            rows.asked.clear();
            rows.times_ms.clear();
            rows.last_arc.clear();
        }
    }

    fn times(&mut self, source: NodeIx, lane: usize) -> &[i32] {
        let row = self.row(source, lane, 0..self.targets.len());
        let width = self.targets.len();
        &self.rows[lane].times_ms[row * width..(row + 1) * width]
    }

    fn times_to(&mut self, source: NodeIx, lane: usize, wanted: &[u32]) -> &[i32] {
        let row = self.row(source, lane, wanted.iter().map(|&at| at as usize));
        let width = self.targets.len();
        &self.rows[lane].times_ms[row * width..(row + 1) * width]
    }

    fn route(&mut self, query: Query, avoid: &[LinkIx], route: &mut Vec<ArcIx>) -> Option<i32> {
        let Query {
            source,
            target,
            lane,
        } = query;
        if avoid.is_empty()
            && let Some(time) = self.known_route(query, route)
        {
            return Some(time);
        }
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
