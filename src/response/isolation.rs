//! Which places no open road reaches: all lanes of a batch in one search, a bit a lane.

use std::ops::Range;
use std::sync::Arc;

use petgraph::unionfind::UnionFind;

use super::facts::Facts;
use super::lane::Lane;
use super::plan::Plan;
use super::tier::Tier;
use crate::damage::TrueRoads;
use crate::routing::{CLOSED, LANES, LaneBits, Roads};
use crate::units::Millis;
use crate::world::{LinkIx, Network, NodeIx, Place, Vehicle, VehicleIx, World};

/// Who is to find a road.
#[derive(Clone, Debug)]
struct Wader {
    kind: VehicleIx,
    /// The vehicle without its boats: where only they get through, a place is cut off.
    on_wheels: Vehicle,
}

impl Wader {
    fn of(world: &World, kind: VehicleIx) -> Self {
        let on_wheels = Vehicle {
            boats: None,
            ..world.vehicles[kind.at()].clone()
        };
        Self { kind, on_wheels }
    }
}

/// Buffers for one thread.
///
/// What no event of a batch touches stays joined throughout: such nodes are one *piece*, and only links between pieces
/// are looked at epoch by epoch.
#[derive(Clone, Debug)]
pub struct Flooding {
    /// The vehicle that wades deepest; without one nothing is counted.
    wader: Option<Wader>,
    /// Nodes with a stocked site that serves others.
    stocked: Vec<NodeIx>,
    /// Whether the deepest wader travels a link when it is dry. `[link]`
    passable: Vec<bool>,
    /// Whether a link leads both ways. `[link]`
    is_two_way: Vec<bool>,
    /// The piece each node belongs to. `[node]`
    piece: Vec<u32>,
    /// First arc out of each piece, and one past the last at the end. `[piece + 1]`
    first: Vec<u32>,
    /// Arcs between pieces: where to, over which link.
    arcs: Vec<(u32, LinkIx)>,
    /// Lanes in which an open road leads to a piece. `[piece]`
    reached: Vec<LaneBits>,
    /// Lanes in which a link is closed. `[link]`
    closed: Vec<LaneBits>,
    /// Until when a touched link stays as it was last seen. `[lane][touched]`
    lasts_until: [Vec<Millis>; LANES],
    /// The piece each place lies in. `[place]`
    piece_of_place: Vec<u32>,
    /// Lanes that the last search was for.
    lanes: LaneBits,
    queue: Vec<u32>,
    waiting: Vec<bool>,
}

impl Flooding {
    /// Buffers for this world.
    pub fn new(world: &World, plan: &Plan) -> Self {
        let serves = |tier: &Tier| !matches!(tier, Tier::Own(_));
        let sites = world.sites.iter().zip(&plan.tier);
        let stocked = sites.filter(|(site, tier)| serves(tier) && !site.stock.is_empty());
        let wader = plan.deepest_wader.map(|wader| &world.vehicles[wader.at()]);
        let modes = world.network.links.mode.iter();
        Self {
            wader: plan.deepest_wader.map(|kind| Wader::of(world, kind)),
            stocked: stocked.map(|(site, _)| site.node).collect(),
            passable: modes
                .map(|&mode| wader.is_some_and(|wader| wader.travels(mode)))
                .collect(),
            is_two_way: plan
                .arcs_of_link
                .iter()
                .map(|[to, fro]| to != fro)
                .collect(),
            piece: vec![0; world.network.nodes()],
            first: Vec::new(),
            arcs: Vec::new(),
            reached: Vec::new(),
            closed: vec![0; world.network.links()],
            lasts_until: Default::default(),
            piece_of_place: Vec::new(),
            lanes: 0,
            queue: Vec::new(),
            waiting: Vec::new(),
        }
    }

    /// A new batch: finds the pieces that none of its events takes apart.
    pub fn begin(&mut self, world: &World, facts: &[Arc<Facts>]) {
        self.lanes = 0;
        let network = &world.network;
        let mut is_touched = vec![false; network.links()];
        for link in facts.iter().flat_map(|facts| &facts.damage.touched) {
            is_touched[link.at()] = true;
        }
        let mut joined = UnionFind::<u32>::new(network.nodes());
        for (link, [from, to]) in network.links.ends.iter().enumerate() {
            if self.passable[link] && self.is_two_way[link] && !is_touched[link] {
                joined.union(from.0, to.0);
            }
        }
        let mut number = vec![u32::MAX; network.nodes()];
        let mut pieces = 0;
        for node in 0..network.nodes() as u32 {
            let own = &mut number[joined.find_mut(node) as usize];
            if *own == u32::MAX {
                *own = pieces;
                pieces += 1;
            }
            self.piece[node as usize] = *own;
        }
        self.join(network, pieces as usize);
        self.reached.resize(pieces as usize, 0);
        self.waiting.clear();
        self.waiting.resize(pieces as usize, false);
        self.closed.fill(0);
        for (lasts_until, facts) in self.lasts_until.iter_mut().zip(facts) {
            lasts_until.clear();
            lasts_until.resize(facts.damage.touched.len(), Millis::ZERO);
        }
        let of_place = |place: &Place| self.piece[place.node.at()];
        self.piece_of_place.clear();
        self.piece_of_place
            .extend(world.places.iter().map(of_place));
    }

    /// Lists the arcs between pieces.
    fn join(&mut self, network: &Network, pieces: usize) {
        let mut between: Vec<(u32, u32, LinkIx)> = (0..network.arcs())
            .map(|arc| {
                let [from, to] =
                    [network.tail[arc], network.head[arc]].map(|node| self.piece[node.at()]);
                (from, to, network.link[arc])
            })
            .filter(|(from, to, link)| from != to && self.passable[link.at()])
            .collect();
        between.sort_unstable();
        self.first.clear();
        self.first.resize(pieces + 1, 0);
        for (from, _, _) in &between {
            self.first[*from as usize + 1] += 1;
        }
        for piece in 0..pieces {
            self.first[piece + 1] += self.first[piece];
        }
        self.arcs.clear();
        self.arcs
            .extend(between.into_iter().map(|(_, to, link)| (to, link)));
    }

    /// Marks for every piece the lanes in which open arcs lead there from a stocked site.
    fn spread(&mut self) {
        self.reached.fill(0);
        self.queue.clear();
        for node in &self.stocked {
            let piece = self.piece[node.at()];
            self.reached[piece as usize] = self.lanes;
            if !std::mem::replace(&mut self.waiting[piece as usize], true) {
                self.queue.push(piece);
            }
        }
        while let Some(piece) = self.queue.pop() {
            self.waiting[piece as usize] = false;
            let here = self.reached[piece as usize];
            let out = self.first[piece as usize] as usize..self.first[piece as usize + 1] as usize;
            for &(to, link) in &self.arcs[out] {
                let new = here & !self.closed[link.at()] & !self.reached[to as usize];
                if new != 0 {
                    self.reached[to as usize] |= new;
                    if !std::mem::replace(&mut self.waiting[to as usize], true) {
                        self.queue.push(to);
                    }
                }
            }
        }
    }

    /// Adds the epoch to the isolation of every struck place that no open road reaches from a stocked site at its start.
    pub fn count_isolated(&mut self, lanes: &mut [Lane], epoch: Range<Millis>) {
        let now = epoch.start;
        let counts = |lane: &&Lane| {
            let struck = lane.needs.iter().any(|need| need.struck <= now);
            lane.is_active() && !lane.facts.damage.touched.is_empty() && struck
        };
        let asked = lanes.iter().filter(counts);
        let asked: LaneBits = asked.fold(0, |bits, lane| bits | 1 << lane.in_batch);
        if self.wader.is_none() || asked == 0 {
            return;
        }
        let is_asked = |lane: &Lane| asked & (1 << lane.in_batch) != 0;
        let mut is_searched = self.lanes == asked;
        for lane in lanes.iter().filter(|lane| is_asked(lane)) {
            is_searched &= !self.look_at_links(lane, now);
        }
        if !is_searched {
            self.lanes = asked;
            self.spread();
        }
        for lane in lanes.iter_mut().filter(|lane| is_asked(lane)) {
            self.count(lane, &epoch);
        }
    }

    /// Brings up to date which links are closed in a lane; whether any has changed.
    fn look_at_links(&mut self, lane: &Lane, now: Millis) -> bool {
        let Some(wader) = &self.wader else {
            return false;
        };
        let roads = TrueRoads {
            vehicle: &wader.on_wheels,
            ..lane.roads(wader.kind)
        };
        let (damage, grid) = (&lane.facts.damage, lane.world.grid);
        let (step, bit) = (grid.step_at(now), 1 << lane.in_batch);
        let mut has_changed = false;
        let touched = damage.touched.iter().enumerate();
        for (at, &link) in touched {
            let lasts_until = &mut self.lasts_until[lane.in_batch][at];
            if *lasts_until > now {
                continue;
            }
            *lasts_until = match damage.lasts_until(at, step) {
                usize::MAX => Millis::NEVER,
                until => grid.step_begins(until),
            };
            let closed = &mut self.closed[link.at()];
            let is_closed = roads.cost(link, now) >= CLOSED;
            has_changed |= is_closed != (*closed & bit != 0);
            *closed = if is_closed {
                *closed | bit
            } else {
                *closed & !bit
            };
        }
        has_changed
    }

    /// Adds the epoch to the struck places of a lane that no open road leads to.
    fn count(&self, lane: &mut Lane, epoch: &Range<Millis>) {
        let bit = 1 << lane.in_batch;
        for (at, &piece) in self.piece_of_place.iter().enumerate() {
            if self.reached[piece as usize] & bit == 0 && lane.needs[at].struck <= epoch.start {
                let (outcome, epoch_length) = (&mut lane.places[at], epoch.end - epoch.start);
                outcome.isolated += epoch_length;
                // The first look at a place comes within an epoch of its being struck.
                outcome.cut_off_when_struck |= epoch.start - outcome.struck < epoch_length;
            }
        }
    }
}
