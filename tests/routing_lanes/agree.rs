//! Costs drawn by lane, and the lanes held to the reference: every time, every arc.

use reliefsim::random::Stream;
use reliefsim::routing::lanes::{Customised, Hierarchy, Lanes, Placed, Table};
use reliefsim::routing::{CLOSED, LANES, LaneCosts, Query, Reference, Router};
use reliefsim::world::{ArcIx, LinkIx, Network, NodeIx};

use super::roads::{Roads, dice, pick};

/// How roads fare in a lane.
#[derive(Clone, Copy, Debug)]
pub struct Fate {
    /// Share of the links (or arcs) that are closed.
    pub closed: f64,
    /// Share of the links that take no time at all, in every lane.
    pub free: f64,
    /// Times are multiples of this, in ms: the coarser, the more ways are equally quick.
    pub grain_ms: i32,
}

/// Costs of every lane: closed, or the link's time up to three times over; a draw a link, or an arc where directions differ.
pub fn costs(roads: &Roads, fate: Fate, by_arc: bool, seed: u64) -> LaneCosts {
    let network = &roads.network;
    let mut free = dice(seed, "free");
    let is_free: Vec<bool> = roads
        .base_ms
        .iter()
        .map(|_| free.happens(fate.free))
        .collect();
    let draws = if by_arc {
        network.arcs()
    } else {
        network.links()
    };
    let drawn: Vec<Vec<f64>> = (0..LANES)
        .map(|lane| {
            let mut dice = dice(seed, &format!("lane {lane}"));
            (0..draws).map(|_| dice.uniform()).collect()
        })
        .collect();
    let mut costs = LaneCosts::closed(network.arcs());
    for arc in (0..network.arcs() as u32).map(ArcIx) {
        let link = network.link[arc.at()].at();
        let at = if by_arc { arc.at() } else { link };
        *costs.lanes_mut(arc) = std::array::from_fn(|lane| match drawn[lane][at] {
            draw if draw < fate.closed => CLOSED,
            _ if is_free[link] => 0,
            draw => {
                let slow = 1.0 + 2.0 * (draw - fate.closed) / (1.0 - fate.closed);
                let ms = (f64::from(roads.base_ms[link]) * slow) as i32;
                (ms / fate.grain_ms).max(1) * fate.grain_ms
            }
        });
    }
    costs
}

/// What is asked: from where, to where, and how many routes from each source in each lane.
pub struct Sample {
    pub sources: Vec<NodeIx>,
    pub targets: Vec<NodeIx>,
    pub routes: usize,
    /// Decides on routes and on what they avoid.
    pub dice: Stream,
}

impl Sample {
    /// Nodes drawn from all.
    pub fn of(network: &Network, sources: usize, targets: usize, seed: u64) -> Self {
        let mut dice = dice(seed, "sample");
        let mut nodes = |count| {
            let node = |_| NodeIx(pick(&mut dice, network.nodes()) as u32);
            (0..count).map(node).collect::<Vec<_>>()
        };
        let (sources, targets) = (nodes(sources), nodes(targets));
        Self {
            sources,
            targets,
            routes: 3,
            dice,
        }
    }
}

/// How often each kind of answer came, so that a test can insist that it tested something.
#[derive(Clone, Copy, Debug, Default)]
pub struct Seen {
    pub reached: usize,
    pub not_reached: usize,
    pub routes: usize,
    /// Routes that had to be others than the quickest, because that was avoided.
    pub detours: usize,
    /// No way left round what was avoided.
    pub cut_off: usize,
}

/// Holds the lanes with `D` directions to the reference: rows of times, rows to some targets, the table, and routes with
/// and without avoided links.
pub fn agree<const D: usize>(
    network: &Network,
    hierarchy: &Hierarchy,
    costs: &LaneCosts,
    sample: &mut Sample,
) -> Seen {
    let mut seen = Seen::default();
    let mut lanes = Lanes::<D>::new(network, hierarchy, sample.targets.clone());
    let mut reference = Reference::new(network, sample.targets.clone());
    lanes.customise(costs);
    reference.customise(costs);
    let mut customised = Customised::<D>::new(hierarchy);
    customised.customise(hierarchy, &Placed { hierarchy, costs });
    let mut table = Table::new(hierarchy, &sample.sources, &sample.targets);
    table.fill(hierarchy, &customised);
    let some: Vec<u32> = (0..sample.targets.len() as u32).step_by(3).collect();
    for lane in 0..LANES {
        for (at, source) in sample.sources.clone().into_iter().enumerate() {
            let to_some = lanes.times_to(source, lane, &some).to_vec();
            let expected = reference.times(source, lane);
            assert_eq!(
                lanes.times(source, lane),
                expected,
                "from {source:?} in lane {lane}"
            );
            let row = (0..expected.len()).map(|target| table.to(target)[at][lane]);
            assert!(
                row.eq(expected.iter().copied()),
                "the table from {source:?} in lane {lane}"
            );
            for &target in &some {
                let target = target as usize;
                assert_eq!(to_some[target], expected[target], "from {source:?} to some");
            }
            let reached = expected.iter().filter(|&&time| time < CLOSED).count();
            seen.reached += reached;
            seen.not_reached += expected.len() - reached;
            for _ in 0..sample.routes {
                let target = sample.targets[pick(&mut sample.dice, sample.targets.len())];
                let query = Query {
                    source,
                    target,
                    lane,
                };
                same_routes(
                    &mut lanes,
                    &mut reference,
                    (network, query),
                    (&mut sample.dice, &mut seen),
                );
            }
        }
    }
    seen
}

/// A route, then a way round some of its links, then round some of that as well.
fn same_routes(
    lanes: &mut dyn Router,
    reference: &mut dyn Router,
    (network, query): (&Network, Query),
    (dice, seen): (&mut Stream, &mut Seen),
) {
    let mut avoid: Vec<LinkIx> = Vec::new();
    for round in 0..3 {
        let (mut route, mut expected) = (Vec::new(), Vec::new());
        let time = lanes.route(query, &avoid, &mut route);
        assert_eq!(
            time,
            reference.route(query, &avoid, &mut expected),
            "{query:?} {avoid:?}"
        );
        assert_eq!(route, expected, "{query:?} {avoid:?}");
        seen.routes += 1;
        if route.is_empty() {
            seen.cut_off += usize::from(round > 0 && time.is_none());
            return;
        }
        seen.detours += usize::from(round > 0);
        // One that lies on the way, and some anywhere.
        let on_the_way = route[pick(dice, route.len())];
        avoid.push(network.link[on_the_way.at()]);
        avoid.extend((0..4).map(|_| LinkIx(pick(dice, network.links()) as u32)));
    }
}
