//! Which places no open road reaches: all lanes of a batch in one search, a bit a lane.

use std::ops::Range;

use super::lane::Lane;
use super::plan::{Plan, Tier};
use crate::damage::TrueRoads;
use crate::routing::{CLOSED, Roads};
use crate::units::Millis;
use crate::world::{LinkIx, NodeIx, World};

/// A set of lanes, a bit each.
type LaneBits = u8;

/// Buffers for one thread.
#[derive(Clone, Debug)]
pub struct Flooding {
    /// Nodes with a stocked site that serves others.
    stocked: Vec<NodeIx>,
    /// Whether the deepest wader travels a link when it is dry. `[link]`
    passable: Vec<bool>,
    /// Lanes in which an open road leads to a node. `[node]`
    reached: Vec<LaneBits>,
    /// Lanes in which a link is closed, now and at the last search. `[link]`
    closed: Vec<LaneBits>,
    searched: Vec<LaneBits>,
    /// Lanes that the last search was for.
    lanes: LaneBits,
    queue: Vec<NodeIx>,
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
            stocked: stocked.map(|(site, _)| site.node).collect(),
            passable: modes
                .map(|&mode| wader.is_some_and(|wader| wader.travels(mode)))
                .collect(),
            reached: vec![0; world.network.nodes()],
            closed: vec![0; world.network.links()],
            searched: vec![0; world.network.links()],
            lanes: 0,
            queue: Vec::new(),
            waiting: vec![false; world.network.nodes()],
        }
    }

    /// A new batch: nothing has been searched for it.
    pub fn begin(&mut self) {
        self.lanes = 0;
    }

    /// Marks for every node the lanes in which open arcs lead there from a stocked site.
    fn spread(&mut self, world: &World) {
        let network = &world.network;
        self.reached.fill(0);
        self.queue.clone_from(&self.stocked);
        for node in &self.stocked {
            self.reached[node.at()] = self.lanes;
            self.waiting[node.at()] = true;
        }
        while let Some(node) = self.queue.pop() {
            self.waiting[node.at()] = false;
            let here = self.reached[node.at()];
            for arc in network.arcs_from(node) {
                let (link, head) = (network.link[arc.at()], network.head[arc.at()]);
                let open = if self.passable[link.at()] {
                    !self.closed[link.at()]
                } else {
                    0
                };
                let new = here & open & !self.reached[head.at()];
                if new != 0 {
                    self.reached[head.at()] |= new;
                    if !std::mem::replace(&mut self.waiting[head.at()], true) {
                        self.queue.push(head);
                    }
                }
            }
        }
    }
}

/// Adds the epoch to the isolation of every struck place that no open road reaches from a stocked site at its start.
pub fn count_isolated(lanes: &mut [Lane], epoch: Range<Millis>, flooding: &mut Flooding) {
    let now = epoch.start;
    let counts = |lane: &Lane| {
        let struck = lane.needs.iter().any(|need| need.struck <= now);
        lane.is_active() && !lane.damage.touched.is_empty() && struck
    };
    let asked = lanes.iter().filter(|lane| counts(lane));
    let asked: LaneBits = asked.fold(0, |bits, lane| bits | 1 << lane.in_batch);
    let Some(first) = lanes.first() else { return };
    let (world, Some(wader)) = (first.world, first.plan.deepest_wader) else {
        return;
    };
    if asked == 0 {
        return;
    }
    flooding.closed.fill(0);
    let is_asked = |lane: &Lane| asked & (1 << lane.in_batch) != 0;
    for lane in lanes.iter().filter(|lane| is_asked(lane)) {
        let roads = lane.roads(wader);
        for link in closed_links(lane, &roads, now) {
            flooding.closed[link.at()] |= 1 << lane.in_batch;
        }
    }
    if flooding.lanes != asked || flooding.closed != flooding.searched {
        flooding.lanes = asked;
        flooding.spread(world);
        flooding.searched.clone_from(&flooding.closed);
    }
    for lane in lanes.iter_mut().filter(|lane| is_asked(lane)) {
        let places = lane.places.iter_mut().zip(&world.places);
        for (outcome, place) in places.filter(|(outcome, _)| outcome.struck <= now) {
            if flooding.reached[place.node.at()] & (1 << lane.in_batch) == 0 {
                let epoch_length = epoch.end - now;
                outcome.isolated += epoch_length;
                // The first look at a place comes within an epoch of its being struck.
                outcome.cut_off_when_struck |= now - outcome.struck < epoch_length;
            }
        }
    }
}

/// The links that are closed now.
fn closed_links<'l>(
    lane: &'l Lane,
    roads: &'l TrueRoads,
    now: Millis,
) -> impl Iterator<Item = LinkIx> + 'l {
    let (damage, step) = (&lane.damage, lane.world.grid.step_at(now));
    let touched = damage.touched.iter().zip(&damage.wet);
    // Where nothing fails by itself, links without water are open.
    let suspect = touched.filter(move |(_, wet)| damage.any_fails() || wet.contains(&step));
    suspect
        .map(|(link, _)| *link)
        .filter(move |&link| roads.cost(link, now) >= CLOSED)
}
