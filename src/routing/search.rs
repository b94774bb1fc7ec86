//! One-to-many search by Dijkstra (1959), with labels that are reused from search to search.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use super::CLOSED;
use crate::world::{ArcIx, Network, NodeIx};

/// How good a way to a node is; less is better.
///
/// The upper half is the time in ms. The lower half counts the arcs since the last one that took time: it makes a
/// chain of arcs that take no time a chain, never a circle, and stays 0 wherever every arc takes time.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Rank(u64);

impl Rank {
    const START: Self = Self(0);

    fn time_ms(self) -> i32 {
        (self.0 >> 32) as i32
    }

    /// The rank at the end of an arc; `None` where the arc or the whole way is closed.
    fn after(self, cost_ms: i32) -> Option<Self> {
        // Both are below CLOSED where they are added, so that their sum fits.
        if cost_ms >= CLOSED || self.time_ms() + cost_ms >= CLOSED {
            return None;
        }
        Some(match cost_ms {
            0 => Self(self.0 + 1),
            _ => Self(((self.time_ms() + cost_ms) as u64) << 32),
        })
    }
}

/// A node that waits to be settled. Of equal ranks any may come first.
#[derive(Clone, Copy)]
struct Waiting {
    rank: Rank,
    node: NodeIx,
}

/// The least rank is the greatest in the queue.
impl Ord for Waiting {
    fn cmp(&self, other: &Self) -> Ordering {
        other.rank.cmp(&self.rank)
    }
}
impl PartialOrd for Waiting {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl PartialEq for Waiting {
    fn eq(&self, other: &Self) -> bool {
        self.rank == other.rank
    }
}
impl Eq for Waiting {}

/// The best way to a node found so far.
#[derive(Clone, Copy)]
struct Label {
    /// The search that wrote the label; labels of earlier searches count as absent.
    search: u32,
    rank: Rank,
    last_arc: Option<ArcIx>,
}

/// Labels of all nodes and the queue; both keep their memory between searches.
pub(super) struct Search {
    labels: Vec<Label>,
    queue: BinaryHeap<Waiting>,
    current: u32,
}

impl Search {
    pub(super) fn new(nodes: usize) -> Self {
        let absent = Label {
            search: 0,
            rank: Rank::START,
            last_arc: None,
        };
        Self {
            labels: vec![absent; nodes],
            queue: BinaryHeap::new(),
            current: 0,
        }
    }

    /// Searches from `source` until `settled` answers that the node just settled was the last one needed.
    ///
    /// Labels of settled nodes are final; those of others, if any, are upper bounds.
    pub(super) fn run(
        &mut self,
        network: &Network,
        source: NodeIx,
        cost: impl Fn(ArcIx) -> i32,
        mut settled: impl FnMut(NodeIx) -> bool,
    ) {
        self.forget();
        self.write(source, Rank::START, None);
        while let Some(Waiting { rank, node }) = self.queue.pop() {
            if rank != self.labels[node.at()].rank {
                continue; // reached more quickly since
            }
            if settled(node) {
                break;
            }
            for arc in network.arcs_from(node) {
                if let Some(rank) = rank.after(cost(arc)) {
                    self.offer(network.head[arc.at()], rank, arc);
                }
            }
        }
    }

    /// Time to a node in the last search, in ms; [`CLOSED`] where it was not reached.
    pub(super) fn time(&self, node: NodeIx) -> i32 {
        let label = &self.labels[node.at()];
        if label.search == self.current {
            label.rank.time_ms()
        } else {
            CLOSED
        }
    }

    /// Appends the way to a settled node of the last search.
    pub(super) fn append_route(&self, network: &Network, to: NodeIx, route: &mut Vec<ArcIx>) {
        let start = route.len();
        let mut node = to;
        while let Some(arc) = self.labels[node.at()].last_arc {
            route.push(arc);
            node = network.tail[arc.at()];
        }
        route[start..].reverse();
    }

    /// The arc by which each node was reached in the last search. `[node]`
    pub(super) fn last_arcs(&self) -> impl Iterator<Item = Option<ArcIx>> + '_ {
        self.labels
            .iter()
            .map(|label| label.last_arc.filter(|_| label.search == self.current))
    }

    fn forget(&mut self) {
        self.queue.clear();
        if self.current == u32::MAX {
            self.labels.iter_mut().for_each(|label| label.search = 0);
            self.current = 0;
        }
        self.current += 1;
    }

    /// Takes the better of the label and the way offered; of two equally good ones the smaller last arc.
    ///
    /// Every way that can win or tie comes from a node of smaller rank, settled earlier, so that the label at
    /// settling is the same whatever order the queue has.
    #[inline]
    fn offer(&mut self, node: NodeIx, rank: Rank, arc: ArcIx) {
        let label = &mut self.labels[node.at()];
        if label.search != self.current || rank < label.rank {
            self.write(node, rank, Some(arc));
        } else if rank == label.rank && label.last_arc.is_some_and(|last| arc < last) {
            label.last_arc = Some(arc);
        }
    }

    #[inline]
    fn write(&mut self, node: NodeIx, rank: Rank, last_arc: Option<ArcIx>) {
        self.labels[node.at()] = Label {
            search: self.current,
            rank,
            last_arc,
        };
        self.queue.push(Waiting { rank, node });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_of_earlier_searches_never_come_back_when_the_stamps_begin_anew() {
        let network = Network::of_shape(3, &[(0, 1, true), (2, 1, true)]);
        let mut search = Search::new(3);
        search.run(&network, NodeIx(0), |_| 5, |_| false); // stamp 1
        search.current = u32::MAX - 1;
        for _ in 0..2 {
            search.run(&network, NodeIx(2), |_| 7, |_| false); // stamps MAX and, anew, 1
            let times = [0, 1, 2].map(|node| search.time(NodeIx(node)));
            assert_eq!(times, [CLOSED, 7, 0]);
        }
    }
}
