//! The router over rows of times.

use super::customise::Customised;
use super::detour::Detour;
use super::groups::Groups;
use super::hierarchy::Hierarchy;
use super::rows::{Row, way_down};
use super::update::Update;
use crate::routing::{CLOSED, LaneCosts, Query, Router};
use crate::world::{ArcIx, LinkIx, Network, NodeIx};

/// Rows that are kept at once take no more than about this.
const ROWS_BYTES: usize = 64 << 20;
/// Who asks for one target in so many is told of all: what lies on the way to some is soon on the way to all.
const SWEPT: usize = 4;
/// No row.
const NONE: u32 = u32::MAX;

/// The lane-parallel router. `D` is the number of directions whose costs are kept apart: 1 where every link can be
/// travelled both ways at the same cost, else 2.
pub struct Lanes<'a, const D: usize> {
    network: &'a Network,
    hierarchy: &'a Hierarchy,
    targets: Vec<NodeIx>,
    /// The arcs that lead to each node, ascending. `[node]`
    arrivals: Groups<ArcIx>,
    costs: LaneCosts,
    customised: Customised<D>,
    update: Update<D>,
    /// The ranks that times to all targets follow from, highest first.
    way_down: Vec<u32>,
    rows: Vec<Row>,
    /// What each row in use holds: twice the rank of its source, plus one if it holds times to it. `[row]`
    held: Vec<u32>,
    /// The row in use that holds it. `[2 × rank + backwards]`
    row_of: Vec<u32>,
    /// The row that was last used anew, in turns, when there was no room for more.
    reused: usize,
    times_ms: Vec<i32>,
    detour: Detour,
    /// In which question a node was last reached over links that take no time. `[node]`
    free_ride: Vec<u32>,
    questions: u32,
}

impl<'a, const D: usize> Lanes<'a, D> {
    /// A router over this network that answers times to these targets. All arcs are closed until the first `customise`.
    pub fn new(network: &'a Network, hierarchy: &'a Hierarchy, targets: Vec<NodeIx>) -> Self {
        let arrivals = (0..).map(ArcIx).zip(&network.head);
        let arrivals = arrivals.map(|(arc, head)| (head.0, arc));
        Self {
            network,
            hierarchy,
            times_ms: vec![CLOSED; targets.len()],
            arrivals: Groups::of(network.nodes(), arrivals),
            costs: LaneCosts::closed(network.arcs()),
            customised: Customised::new(hierarchy),
            update: Update::new(hierarchy),
            way_down: way_down(hierarchy, &targets),
            targets,
            rows: Vec::new(),
            held: Vec::new(),
            row_of: vec![NONE; 2 * hierarchy.nodes()],
            reused: 0,
            detour: Detour::new(network),
            free_ride: vec![0; hierarchy.nodes()],
            questions: 0,
        }
    }

    /// The row of times from a node, or to it; begun if there is none yet.
    fn row(&mut self, node: NodeIx, backwards: bool) -> usize {
        let rank = self.hierarchy.rank[node.at()];
        // Where both directions cost the same, times to a node are times from it.
        let backwards = backwards && D > 1;
        let key = 2 * rank + u32::from(backwards);
        if self.row_of[key as usize] != NONE {
            return self.row_of[key as usize] as usize;
        }
        self.update
            .apply(self.hierarchy, &self.costs, &mut self.customised);
        let at = self.room();
        self.row_of[key as usize] = at as u32;
        self.held[at] = key;
        self.rows[at].begin(self.hierarchy, &self.customised, rank, backwards);
        at
    }

    fn forget(&mut self) {
        for key in self.held.drain(..) {
            self.row_of[key as usize] = NONE;
        }
    }

    /// A row that may be written to; its entry in `held` is to be replaced.
    fn room(&mut self) -> usize {
        let most = (ROWS_BYTES / (36 * self.hierarchy.nodes().max(1))).max(8);
        if self.held.len() < most {
            self.held.push(NONE);
            if self.rows.len() < self.held.len() {
                self.rows.push(Row::new(self.hierarchy));
            }
            return self.held.len() - 1;
        }
        self.reused = (self.reused + 1) % most;
        self.row_of[self.held[self.reused] as usize] = NONE;
        self.reused
    }

    /// The time at a node in a row, in one lane.
    #[inline]
    fn time(&mut self, row: usize, node: NodeIx, lane: usize) -> i32 {
        let rank = self.hierarchy.rank[node.at()];
        self.rows[row].at(self.hierarchy, &self.customised, rank)[lane]
    }

    /// Fills in the times of a row to targets at these positions.
    fn fill(&mut self, row: usize, lane: usize, wanted: impl Iterator<Item = usize>) {
        for at in wanted {
            self.times_ms[at] = self.time(row, self.targets[at], lane);
        }
    }

    /// Walks back from the end along the arcs that [`Reference`](crate::routing::Reference) would take.
    fn unpack(&mut self, query: Query, row: usize, route: &mut Vec<ArcIx>) {
        let start = route.len();
        let mut node = query.target;
        while node != query.source {
            let Some(arc) = self.last_arc(query, row, node) else {
                break; // the source: nothing leads there more quickly than being there
            };
            route.push(arc);
            node = self.network.tail[arc.at()];
        }
        route[start..].reverse();
    }

    /// The arc by which a node is reached.
    fn last_arc(&mut self, query: Query, row: usize, node: NodeIx) -> Option<ArcIx> {
        let time = self.time(row, node, query.lane);
        let mut free: Option<(u32, ArcIx)> = None;
        for at in 0..self.arrivals.at(node.0).len() {
            let arc = self.arrivals.at(node.0)[at];
            let cost = self.costs.lanes(arc)[query.lane];
            let tail = self.network.tail[arc.at()];
            if cost >= CLOSED || self.time(row, tail, query.lane) + cost != time {
                continue;
            }
            if cost > 0 {
                return Some(arc);
            }
            // Only arcs that take no time lead here: the fewest of them in a row, then the smallest.
            let rides = self.free_rides(query, row, tail);
            free = free
                .into_iter()
                .chain(rides.map(|rides| (rides, arc)))
                .min();
        }
        free.map(|(_, arc)| arc)
    }
}

impl<const D: usize> Router for Lanes<'_, D> {
    fn costs_mut(&mut self) -> &mut LaneCosts {
        &mut self.costs
    }

    fn refresh(&mut self) {
        self.update.note_all();
        self.forget();
    }

    fn refresh_at(&mut self, changed: &[ArcIx]) {
        self.update.note(changed);
        self.forget();
    }

    fn times(&mut self, source: NodeIx, lane: usize) -> &[i32] {
        let row = self.row(source, false);
        self.rows[row].sweep(self.hierarchy, &self.customised, &self.way_down);
        self.fill(row, lane, 0..self.targets.len());
        &self.times_ms
    }

    fn times_to(&mut self, source: NodeIx, lane: usize, wanted: &[u32]) -> &[i32] {
        let row = self.row(source, false);
        if SWEPT * wanted.len() >= self.targets.len() {
            self.rows[row].sweep(self.hierarchy, &self.customised, &self.way_down);
        }
        self.fill(row, lane, wanted.iter().map(|&at| at as usize));
        &self.times_ms
    }

    fn route(&mut self, query: Query, avoid: &[LinkIx], route: &mut Vec<ArcIx>) -> Option<i32> {
        let row = self.row(query.source, false);
        let time = self.time(row, query.target, query.lane);
        if time >= CLOSED {
            return None;
        }
        let start = route.len();
        self.unpack(query, row, route);
        let network = self.network;
        let is_avoided = |arc: &ArcIx| avoid.contains(&network.link[arc.at()]);
        if !route[start..].iter().any(is_avoided) {
            return Some(time);
        }
        route.truncate(start);
        let row = self.row(query.target, true);
        let (hierarchy, customised, row) = (self.hierarchy, &self.customised, &mut self.rows[row]);
        let compass =
            |node: NodeIx| row.at(hierarchy, customised, hierarchy.rank[node.at()])[query.lane];
        let roads = super::detour::Roads {
            network,
            arrivals: &self.arrivals,
            costs: &self.costs,
            avoid,
        };
        self.detour.find(&roads, query, compass, route)
    }
}

impl<const D: usize> Lanes<'_, D> {
    /// How many arcs in a row that take no time lead to a node after the last one that takes some; `None` in a circle
    /// of such arcs that only leads to itself.
    fn free_rides(&mut self, query: Query, row: usize, node: NodeIx) -> Option<u32> {
        if self.questions == u32::MAX {
            self.free_ride.fill(0);
            self.questions = 0;
        }
        self.questions += 1;
        let mut level = vec![node];
        self.free_ride[node.at()] = self.questions;
        for rides in 1.. {
            let mut next = Vec::new();
            for &node in &level {
                if node == query.source {
                    return Some(rides);
                }
                let time = self.time(row, node, query.lane);
                for at in 0..self.arrivals.at(node.0).len() {
                    let arc = self.arrivals.at(node.0)[at];
                    let cost = self.costs.lanes(arc)[query.lane];
                    let tail = self.network.tail[arc.at()];
                    if cost >= CLOSED || self.time(row, tail, query.lane) + cost != time {
                        continue;
                    }
                    if cost > 0 {
                        return Some(rides);
                    }
                    if self.free_ride[tail.at()] != self.questions {
                        self.free_ride[tail.at()] = self.questions;
                        next.push(tail);
                    }
                }
            }
            if next.is_empty() {
                return None;
            }
            level = next;
        }
        None
    }
}
