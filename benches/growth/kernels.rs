//! The kernels of the lane router, and the reference, on networks of growing size.

use std::hint::black_box;
use std::time::Duration;

use cpu_time::ThreadTime;
use reliefsim::routing::lanes::{Customised, Hierarchy, Lanes, Placed, Table, contraction_order};
use reliefsim::routing::{CLOSED, LaneCosts, Reference, Router};
use reliefsim::world::{Network, NodeIx};

use super::Options;
use super::points::Points;
use super::relief_1::{GAMMA, furnish, mix};

/// Where one thing grows the others stay.
const NODES: usize = 40_000;
const DEPOTS: usize = 20;
const PLACES: usize = 300;
/// Share of the links that are closed in each lane, in 1/65536: a twentieth.
const CLOSED_SHARE: u64 = 3277;

/// The fastest of some rounds, in ms of processor time, of what is called often enough to take 20 ms.
pub fn fastest<T>(rounds: usize, mut run: impl FnMut() -> T) -> f64 {
    let mut once = || {
        let begun = ThreadTime::now();
        black_box(run());
        begun.elapsed()
    };
    let first = once().max(Duration::from_nanos(1));
    let times = (20_000_000 / first.as_nanos()).clamp(1, 10_000) as u32;
    let round = |_| (0..times).map(|_| once()).sum::<Duration>() / times;
    let best = (0..rounds).map(round).fold(first, Duration::min);
    best.as_secs_f64() * 1e3
}

/// A made network with costs in every lane.
struct Made {
    network: Network,
    costs: LaneCosts,
}

impl Made {
    fn of(nodes: usize) -> Self {
        let (network, base_ms) = furnish::shape(nodes);
        let costs = LaneCosts::of_links(&network, |link, lane| {
            let hash = hash(link.at() as u64 * 8 + lane as u64);
            let slow = 65_536 + (hash & 65_535); // up to twice the dry time
            if hash >> 48 < CLOSED_SHARE {
                CLOSED
            } else {
                ((u64::from(base_ms[link.at()]) * slow) >> 16) as i32
            }
        });
        Self { network, costs }
    }

    fn placed<'a>(&'a self, hierarchy: &'a Hierarchy) -> Placed<'a> {
        Placed {
            hierarchy,
            costs: &self.costs,
        }
    }

    /// So many nodes drawn from all.
    fn draw(&self, purpose: u64, count: usize) -> Vec<NodeIx> {
        let node = |at: usize| hash((purpose << 40) + at as u64) % self.network.nodes() as u64;
        (0..count).map(|at| NodeIx(node(at) as u32)).collect()
    }

    fn depots(&self, count: usize) -> Vec<NodeIx> {
        self.draw(1, count)
    }

    fn places(&self, count: usize) -> Vec<NodeIx> {
        self.draw(2, count)
    }
}

fn hash(at: u64) -> u64 {
    mix(at.wrapping_add(1).wrapping_mul(GAMMA))
}

/// 2,500 to 160,000 nodes; 20 depots, 300 places.
pub fn with_nodes(options: &Options, points: &mut Points) {
    let sizes = [2_500, 5_000, 10_000, 20_000, 40_000, 80_000, 160_000];
    for &nodes in &sizes[..if options.quick { 3 } else { sizes.len() }] {
        let made = Made::of(nodes);
        let x = made.network.nodes();
        let (network, rounds) = (&made.network, options.rounds);
        // Seconds each.
        let few = rounds.min(3);
        let mut time = |what, ms| points.time("nodes", what, x, ms);
        time("order", fastest(few, || contraction_order(network)));
        let order = contraction_order(network);
        time(
            "hierarchy",
            fastest(few, || Hierarchy::new(network, &order)),
        );
        let hierarchy = Hierarchy::new(network, &order);
        let mut customised = Customised::<1>::new(&hierarchy);
        let customise = || customised.customise(&hierarchy, &made.placed(&hierarchy));
        time("customise, 8 lanes", fastest(rounds, customise));
        let mut table = Table::new(&hierarchy, &made.depots(DEPOTS), &made.places(PLACES));
        let fill = || table.fill(&hierarchy, &customised);
        time("table, 8 lanes", fastest(rounds, fill));
        time("one row, 8 lanes", row(&made, &hierarchy, rounds));
        time("reference, one row in one lane", reference(&made, rounds));
        points.count("nodes", "up arcs", x, hierarchy.head.len());
        points.count("nodes", "triangles", x, hierarchy.triangles());
        points.count("nodes", "ranks descended to", x, table.descended().0);
        points.count("nodes", "arcs descended", x, table.descended().1);
    }
}

/// One source to all places when the costs are already customised; every question comes from another node.
fn row(made: &Made, hierarchy: &Hierarchy, rounds: usize) -> f64 {
    let mut router = Lanes::<1>::new(&made.network, hierarchy, made.places(PLACES));
    let sources = made.draw(3, 200);
    let mut best = f64::INFINITY;
    for _ in 0..rounds {
        router.customise(&made.costs);
        router.times(sources[0], 0); // the first question also customises
        let begun = ThreadTime::now();
        for &source in &sources[1..] {
            black_box(router.times(source, 0));
        }
        best = best.min(begun.elapsed().as_secs_f64() * 1e3 / (sources.len() - 1) as f64);
    }
    best
}

fn reference(made: &Made, rounds: usize) -> f64 {
    let mut router = Reference::new(&made.network, made.places(PLACES));
    let sources = made.draw(3, 8);
    let mut best = f64::INFINITY;
    for _ in 0..rounds.min(3) {
        router.customise(&made.costs);
        let begun = ThreadTime::now();
        for &source in &sources {
            black_box(router.times(source, 0));
        }
        best = best.min(begun.elapsed().as_secs_f64() * 1e3 / sources.len() as f64);
    }
    best
}

/// 5 to 160 depots, on 40,000 nodes with 300 places.
pub fn with_depots(options: &Options, points: &mut Points) {
    let counts = [5, 10, 20, 40, 80, 160].map(|depots| (depots, PLACES));
    tables("depots", &counts, options, points);
}

/// 75 to 2,400 places, on 40,000 nodes with 20 depots.
pub fn with_places(options: &Options, points: &mut Points) {
    let counts = [75, 150, 300, 600, 1_200, 2_400].map(|places| (DEPOTS, places));
    tables("places", &counts, options, points);
}

/// The table for so many depots and places.
fn tables(
    against: &'static str,
    counts: &[(usize, usize)],
    options: &Options,
    points: &mut Points,
) {
    let made = Made::of(if options.quick { 2_500 } else { NODES });
    let hierarchy = Hierarchy::new(&made.network, &contraction_order(&made.network));
    let mut customised = Customised::<1>::new(&hierarchy);
    customised.customise(&hierarchy, &made.placed(&hierarchy));
    for &(depots, places) in counts {
        let x = if against == "depots" { depots } else { places };
        let mut table = Table::new(&hierarchy, &made.depots(depots), &made.places(places));
        let ms = fastest(options.rounds, || table.fill(&hierarchy, &customised));
        points.time(against, "table, 8 lanes", x, ms);
        points.count(against, "arcs descended", x, table.descended().1);
    }
}
