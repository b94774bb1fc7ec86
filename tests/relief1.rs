//! The reference workload relief-1, whole replications bit for bit: draws, times, dispatch.
//!
//! The workload is defined in integers by a document beside its data (`data/relief-1/WORKLOAD.md`), so that every
//! correct engine gets the same: an event closes and slows roads, 20 depots mobilise, lorries serve 300 villages.
//! The reference router serves eight replications at a time.
//!
//! Draws follow the workload's own hash and the dispatch its own rule, so both live in this test and not in the engine.

mod support;

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::path::Path;

use reliefsim::routing::{CLOSED, LANES, LaneCosts, Reference, Router};
use reliefsim::world::{LinkIx, Network, NodeIx};
use support::{Table, shared};

const SEED: u64 = 20_250_601;
const GAMMA: u64 = 0x9E37_79B9_7F4A_7C15;
const DEPOT_SALT: u64 = 0xD1B5_4A32_D192_ED03;
const CELLS: usize = 1024;
/// Fragility by road class: main, secondary, village.
const FRAGILITY: [u64; 3] = [64, 128, 256];

/// Rations a lorry carries.
const LORRY_RATIONS: i64 = 300;
const LOAD_MS: i64 = 600_000;
const UNLOAD_MS: i64 = 900_000;
const DOCK_MS: i64 = 180_000;
const HORIZON_MS: i64 = 86_400_000;
const PROMISE_MS: i64 = 28_800_000;

struct Edge {
    base_ms: u64,
    class: usize,
    cell: usize,
}

struct Depot {
    node: NodeIx,
    cell: usize,
    lorries: i64,
    rations: i64,
}

struct Instance {
    network: Network,
    edges: Vec<Edge>,
    depots: Vec<Depot>,
    villages: Vec<NodeIx>,
    demand: Vec<i64>,
    /// Threshold and severity. `[event][cell]`
    events: Vec<(u64, usize)>,
    /// Travel-time factor in 1/65536. `[severity][4096]`
    factor: Vec<u64>,
    mobilisation_ms: Vec<i64>,
}

impl Instance {
    fn read(folder: &Path) -> Self {
        let table = |name: &str| Table::read(&folder.join(name));
        let (nodes, edges, depots) = (table("nodes.csv"), table("edges.csv"), table("depots.csv"));
        let (villages, events) = (table("villages.csv"), table("events.csv"));
        let cell: Vec<usize> = nodes.column("cell");
        let [from, to] = ["u", "v"].map(|name| edges.column::<u32>(name));
        let one_way = edges.text("oneway");
        let shape: Vec<_> = (0..from.len())
            .map(|at| (from[at], to[at], one_way[at] == "1"))
            .collect();
        let [base_ms, class] = ["base_ms", "class"].map(|name| edges.column::<u64>(name));
        let edge_cell: Vec<usize> = edges.column("cell");
        let edge = |at: usize| Edge {
            base_ms: base_ms[at],
            class: class[at] as usize,
            cell: edge_cell[at],
        };
        let [lorries, rations] = ["trucks", "stock"].map(|name| depots.column::<i64>(name));
        let depot = |(at, node): (usize, u32)| Depot {
            node: NodeIx(node),
            cell: cell[node as usize],
            lorries: lorries[at],
            rations: rations[at],
        };
        let severity: Vec<usize> = events.column("sev");
        assert_eq!(severity.len(), 64 * CELLS);
        Self {
            network: Network::of_shape(cell.len(), &shape),
            edges: (0..from.len()).map(edge).collect(),
            depots: depots
                .column("node")
                .into_iter()
                .enumerate()
                .map(depot)
                .collect(),
            villages: villages.column("node").into_iter().map(NodeIx).collect(),
            demand: villages.column("demand"),
            events: events.column("thr").into_iter().zip(severity).collect(),
            factor: table("../qspeed.csv").column("q16"),
            mobilisation_ms: table("../qmob.csv").column("ms"),
        }
    }

    fn draw(&self, replication: u64) -> Draw<'_> {
        let key = mix(SEED.wrapping_add(GAMMA.wrapping_mul(replication + 1)));
        let event = (mix(key.wrapping_add(GAMMA)) >> 58) as usize;
        let cells = &self.events[event * CELLS..(event + 1) * CELLS];
        Draw {
            instance: self,
            key,
            event,
            cells,
        }
    }
}

/// The finaliser of `SplitMix64` (Steele, Lea & Flood 2014).
fn mix(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// What one replication draws.
struct Draw<'a> {
    instance: &'a Instance,
    key: u64,
    event: usize,
    /// Threshold and severity. `[cell]`
    cells: &'a [(u64, usize)],
}

impl Draw<'_> {
    /// Time to travel an edge, in ms; [`CLOSED`] where it is.
    fn cost(&self, edge: usize) -> i32 {
        let Edge {
            base_ms,
            class,
            cell,
        } = self.instance.edges[edge];
        let (threshold, severity) = self.cells[cell];
        let hash = mix(self.key.wrapping_add(GAMMA.wrapping_mul(edge as u64 + 2)));
        if (hash >> 48) < (threshold * FRAGILITY[class]) >> 8 {
            return CLOSED;
        }
        let factor = self.instance.factor[severity * 4096 + (hash >> 36) as usize % 4096];
        ((base_ms * factor) >> 16) as i32
    }

    /// When a depot is mobilised, in ms; `None` where it cannot be used.
    fn mobilised(&self, depot: usize) -> Option<i64> {
        let salted = (self.key ^ DEPOT_SALT).wrapping_add(GAMMA.wrapping_mul(depot as u64 + 1));
        let hash = mix(salted);
        let threshold = self.cells[self.instance.depots[depot].cell].0;
        let at = (hash >> 36) as usize % 4096;
        (hash >> 48 >= threshold).then(|| self.instance.mobilisation_ms[at])
    }
}

/// One usable depot: when it is mobilised and how far the villages are.
struct Open<'a> {
    depot: &'a Depot,
    mobilised_ms: i64,
    times_ms: Vec<i32>,
}

/// What the dispatch leaves.
struct Relief {
    trips: i64,
    delivered: i64,
    /// First arrival, in ms. `[village]`
    first_ms: Vec<Option<i64>>,
}

/// The event simulation of the workload: lorries in order of the time they are free, each to the nearest village
/// in need, those without any delivery first.
fn dispatch(depots: &[Open], demand: &[i64]) -> Relief {
    let mut needed = demand.to_vec();
    let mut rations: Vec<i64> = depots.iter().map(|open| open.depot.rations).collect();
    let mut relief = Relief {
        trips: 0,
        delivered: 0,
        first_ms: vec![None; demand.len()],
    };
    let mut free = BinaryHeap::new();
    for (at, open) in depots.iter().enumerate() {
        for lorry in 0..open.depot.lorries {
            // Numbers run over the depots in order, so that (depot, lorry) orders like the number.
            free.push(Reverse((open.mobilised_ms + lorry * DOCK_MS, at, lorry)));
        }
    }
    while let Some(Reverse((now, at, lorry))) = free.pop() {
        let arrival = |village: usize| now + LOAD_MS + i64::from(depots[at].times_ms[village]);
        let choice = (0..demand.len())
            .filter(|&village| needed[village] > 0 && arrival(village) <= HORIZON_MS)
            .min_by_key(|&village| (relief.first_ms[village].is_some(), arrival(village)));
        let Some(village) = choice.filter(|_| rations[at] > 0) else {
            continue; // nothing left to carry, or nowhere to go
        };
        let amount = LORRY_RATIONS.min(needed[village]).min(rations[at]);
        needed[village] -= amount;
        rations[at] -= amount;
        relief.trips += 1;
        relief.delivered += amount;
        let there = arrival(village);
        let first = relief.first_ms[village].get_or_insert(there);
        *first = there.min(*first);
        let back = there + UNLOAD_MS + i64::from(depots[at].times_ms[village]);
        free.push(Reverse((back, at, lorry)));
    }
    relief
}

fn count_and_sum(values: impl Iterator<Item = i64>) -> [i64; 2] {
    values.fold([0, 0], |[count, sum], value| [count + 1, sum + value])
}

/// A row of check sums, in the order of [`CHECKED`].
fn replicate(draw: &Draw, router: &mut Reference, lane: usize) -> Vec<i64> {
    let instance = draw.instance;
    let mut depots = Vec::new();
    for (at, depot) in instance.depots.iter().enumerate() {
        if let Some(mobilised_ms) = draw.mobilised(at) {
            let times_ms = router.times(depot.node, lane).to_vec();
            depots.push(Open {
                depot,
                mobilised_ms,
                times_ms,
            });
        }
    }
    let open = |open: &Open, village: usize| {
        let time = open.times_ms[village];
        (time < CLOSED).then_some(i64::from(time))
    };
    let villages = 0..instance.villages.len();
    let access = villages.clone().filter_map(|village| {
        let ways = depots
            .iter()
            .filter_map(|depot| Some(depot.mobilised_ms + open(depot, village)?));
        ways.min()
    });
    let matrix = depots.iter().flat_map(|depot| {
        villages
            .clone()
            .filter_map(move |village| open(depot, village))
    });
    let relief = dispatch(&depots, &instance.demand);
    let first = || relief.first_ms.iter().flatten().copied();
    let in_time = first().filter(|&time| time <= PROMISE_MS).count() as i64;
    let mut row = vec![draw.event as i64, depots.len() as i64];
    row.extend(count_and_sum(access));
    row.extend(count_and_sum(matrix));
    row.extend([relief.trips, relief.delivered]);
    row.extend(count_and_sum(first()));
    row.push(in_time);
    row
}

const CHECKED: [&str; 11] = [
    "event",
    "usable",
    "nA",
    "sumA",
    "nD",
    "sumD",
    "trips",
    "delivered",
    "nF",
    "sumF",
    "n8h",
];

/// Runs the first replications, a batch of lanes at a time, and compares every figure.
fn equals_expected(set: &str, replications: usize) {
    let Some(folder) = shared("data/relief-1").map(|data| data.join(set)) else {
        return;
    };
    let instance = Instance::read(&folder);
    let expected = Table::read(&folder.join("expected.csv"));
    let expected = CHECKED.map(|name| expected.column::<i64>(name));
    let mut router = Reference::new(&instance.network, instance.villages.clone());
    for batch in (0..replications).step_by(LANES) {
        let draws: [Draw; LANES] = std::array::from_fn(|lane| instance.draw((batch + lane) as u64));
        let cost = |link: LinkIx, lane: usize| draws[lane].cost(link.at());
        router.customise(&LaneCosts::of_links(&instance.network, cost));
        for (lane, draw) in draws.iter().enumerate() {
            let wanted: Vec<i64> = expected.iter().map(|column| column[batch + lane]).collect();
            let found = replicate(draw, &mut router, lane);
            assert_eq!(
                found,
                wanted,
                "replication {} of {set}: {CHECKED:?}",
                batch + lane
            );
        }
    }
}

#[test]
fn draws_are_those_of_the_workload() {
    let Some(folder) = shared("data/relief-1/syn10k") else {
        return;
    };
    let instance = Instance::read(&folder);
    let draw = instance.draw(0);
    let checks = Table::read(&folder.join("check_rep0.csv"));
    let costs = checks
        .column::<usize>("edge")
        .into_iter()
        .zip(checks.column::<i32>("w_ms"));
    for (edge, expected) in costs {
        let found = draw.cost(edge);
        let expected = if expected < 0 { CLOSED } else { expected };
        assert_eq!(found, expected, "edge {edge}");
    }
    let checks = Table::read(&folder.join("check_depots.csv"));
    let [replication, depot] = ["rep", "depot"].map(|name| checks.column::<usize>(name));
    let [usable, mobilised] = ["usable", "mob_ms"].map(|name| checks.column::<i64>(name));
    for row in 0..depot.len() {
        let found = instance.draw(replication[row] as u64).mobilised(depot[row]);
        assert_eq!(found, (usable[row] == 1).then_some(mobilised[row]));
    }
}

#[test]
fn the_first_64_replications_on_10_000_nodes_are_as_expected() {
    equals_expected("syn10k", 64);
}

#[test]
fn the_first_8_replications_on_100_000_nodes_are_as_expected() {
    equals_expected("syn100k", 8);
}
