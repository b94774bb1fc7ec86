//! How many instructions does each kernel take? Unlike times these do not depend on what else runs on a machine.
//!
//! `benches/instructions/run` counts them with callgrind, which collects between the beginning and the end of [`counted`].
//! By itself, `instructions KERNEL` runs a kernel twice (the first time buffers grow and the processor is asked what
//! it can do) and prints what one run consists of: units, their name, and replications.
//!
//! The network is the made one of relief-1 with 10,000 nodes, 20 depots and 300 villages; `kaiping` is a whole batch of the engine.
//! The contraction order is kept in `target/instructions`, so that callgrind need not watch it being found.

#[path = "../relief_1/mod.rs"]
mod relief_1;
#[allow(dead_code)] // Each program uses the part it needs.
#[path = "../../tests/support/shipped.rs"]
mod shipped;

use std::hint::black_box;
use std::path::Path;

use relief_1::{Instance, furnish, lanes, plain};
use reliefsim::response::{Batch, Plan, RouterKind};
use reliefsim::routing::lanes::{Customised, Hierarchy, Lanes, Placed, Table, cached_order};
use reliefsim::routing::{LANES, Query, Reference, Router};
use reliefsim::world::{LinkIx, NodeIx};
use shipped::shipped;

const NODES: usize = 10_000;
/// Rows that are asked for in one run.
const ROWS: usize = 20;
const ORDERS: &str = "target/instructions";

/// What one run of a kernel consists of.
struct Work {
    units: usize,
    unit: &'static str,
    replications: usize,
}

/// A batch of eight replications.
fn batch(units: usize, unit: &'static str) -> Work {
    Work {
        units,
        unit,
        replications: LANES,
    }
}

fn main() {
    let kernel = std::env::args().skip(1).find(|word| word != "--bench");
    match kernel.as_deref() {
        Some("features") => features(),
        Some("kaiping") => kaiping(),
        Some(kernel) => on_made_network(kernel),
        None => println!("benches/instructions/run counts with callgrind"),
    }
}

/// Which vector instructions the kernels find.
fn features() {
    #[cfg(target_arch = "x86_64")]
    println!(
        "avx2: {}, avx512f and avx512vl: {}",
        is_x86_feature_detected!("avx2"),
        is_x86_feature_detected!("avx512f") && is_x86_feature_detected!("avx512vl")
    );
}

/// Nothing but this is counted.
#[inline(never)]
fn counted(run: &mut dyn FnMut()) {
    run();
    // Not the last call, which would leave this function before it is made.
    black_box(());
}

fn measure(work: &Work, mut run: impl FnMut()) {
    run();
    counted(&mut run);
    println!("{}\t{}\t{}", work.units, work.unit, work.replications);
}

fn on_made_network(kernel: &str) {
    let (network, base_ms) = furnish::shape(NODES);
    let instance = Instance::furnish(network, &base_ms);
    let order = cached_order(
        &instance.network,
        Some(&Path::new(env!("CARGO_MANIFEST_DIR")).join(ORDERS)),
    );
    let hierarchy = Hierarchy::new(&instance.network, &order);
    match kernel {
        "draw" | "dispatch" => relief(kernel, &instance, &hierarchy),
        "customise" | "table" => all_at_once(kernel, &instance, &hierarchy),
        "row" | "route" => lane_router(kernel, &instance, &hierarchy),
        "reference" => reference(&instance),
        other => panic!("no kernel {other}"),
    }
}

/// Draws and dispatch of relief-1.
fn relief(kernel: &str, instance: &Instance, hierarchy: &Hierarchy) {
    let mut engine = lanes::Engine::<1>::new(instance, hierarchy);
    if kernel == "draw" {
        let links = instance.network.links();
        measure(&batch(links, "link in 8 lanes"), || engine.draw(0));
    } else {
        engine.batch(0);
        measure(&batch(LANES, "replication"), || engine.dispatch(0));
    }
}

/// Customisation of a batch, and the table from all depots to all villages.
fn all_at_once(kernel: &str, instance: &Instance, hierarchy: &Hierarchy) {
    let costs = &plain::costs(instance, 0);
    let placed = Placed { hierarchy, costs };
    let mut customised = Customised::<1>::new(hierarchy);
    if kernel == "customise" {
        let triangles = batch(hierarchy.triangles(), "triangle in 8 lanes");
        return measure(&triangles, || customised.customise(hierarchy, &placed));
    }
    customised.customise(hierarchy, &placed);
    let depots: Vec<NodeIx> = instance.depots.iter().map(|depot| depot.node).collect();
    let mut table = Table::new(hierarchy, &depots, &instance.villages);
    let (joined, climbed) = table.approached();
    let relaxed = (table.descended().1 + joined) * depots.len() + climbed;
    let fill = || table.fill(hierarchy, &customised);
    measure(&batch(relaxed, "arc from a depot in 8 lanes"), fill);
}

/// Rows that nobody has asked for yet, or ways round closed links from a row that is there.
fn lane_router(kernel: &str, instance: &Instance, hierarchy: &Hierarchy) {
    let network = &instance.network;
    let mut router = Lanes::<1>::new(network, hierarchy, instance.villages.clone());
    router.customise(&plain::costs(instance, 0));
    if kernel == "row" {
        let mut sources = instance.villages.chunks(ROWS);
        return measure(&batch(ROWS, "row in 8 lanes"), || {
            for &source in sources.next().unwrap_or_default() {
                black_box(router.times(source, 0));
            }
        });
    }
    let (queries, mut route) = (detours(instance, &mut router), Vec::new());
    let work = Work {
        units: queries.len(),
        unit: "way round closed links",
        replications: 1,
    };
    measure(&work, || {
        for (query, avoid) in &queries {
            route.clear();
            black_box(router.route(*query, avoid, &mut route));
        }
    });
}

/// From the first depot to some villages, few enough for the router to keep their rows, keeping off a link in the middle of the quickest way.
fn detours(instance: &Instance, router: &mut Lanes<1>) -> Vec<(Query, [LinkIx; 1])> {
    let source = instance.depots[0].node;
    let detour = |&target: &NodeIx| {
        let (query, mut route) = (
            Query {
                source,
                target,
                lane: 0,
            },
            Vec::new(),
        );
        router.route(query, &[], &mut route)?;
        let middle = *route.get(route.len() / 2)?;
        Some((query, [instance.network.link[middle.at()]]))
    };
    instance.villages[..100].iter().filter_map(detour).collect()
}

/// Plain Dijkstra from the depots, one lane.
fn reference(instance: &Instance) {
    let costs = plain::costs(instance, 0);
    let mut router = Reference::new(&instance.network, instance.villages.clone());
    let depots = instance.depots.len();
    let arcs = instance.network.arcs() * depots;
    let work = Work {
        units: arcs,
        unit: "arc from a depot in 1 lane",
        replications: 1,
    };
    router.customise(&costs);
    measure(&work, || {
        router.refresh();
        for depot in &instance.depots {
            black_box(router.times(depot.node, 0));
        }
    });
}

/// A whole batch: events, response, outcomes.
fn kaiping() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let world = shipped("kaiping", &[]);
    let plan = Plan::with_router(&world, RouterKind::Lanes, Some(&root.join(ORDERS)));
    let mut kept = Batch::new(&world, &plan);
    measure(&batch(LANES, "replication"), || {
        black_box(kept.play(world.seed_key(1), 0, LANES));
    });
}
