//! How many replications of the reference workload relief-1 a second, and how many times what others manage?
//!
//! `cargo bench --bench relief1 [-- OPTIONS]`. In each round every engine gets the same eight replications, in turns, in one
//! run; processor time of the one thread, mean of a round, median over the rounds. The lanes take them as one batch, after
//! other batches outside the clock, as a simulation would; the others warm up on the first of the eight. Before anything is
//! timed, whole replications are checked against the expected figures (or, on a made network, against the plain engine); what
//! the peers find is checked in `tests/peers.rs`. Routing alone is timed for the others: draws and graphs are made outside
//! their clock. For the lanes everything is inside.
//!
//! Options: `--set syn10k|syn100k|auckland|made:NODES`, `--rounds N`, `--phases` (where the lanes' time goes),
//! `--only-lanes`, `--data FOLDER` (default `../shared/data`). Without the data `made:10000` is taken; a set that is named and
//! not there is an error.

#[path = "relief_1/fast_paths.rs"]
mod fast_paths;
#[path = "relief_1/graphs.rs"]
mod graphs;
mod relief_1;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use cpu_time::ThreadTime;
use petgraph::EdgeType;
use petgraph::graph::Graph;

use relief_1::{Instance, Row, auckland, furnish, lanes, plain, read};
use reliefsim::routing::lanes::{Hierarchy, contraction_order};
use reliefsim::routing::{LANES, LaneCosts, Reference, Router};
use reliefsim::world::ArcIx;

/// Batches that the lanes play before the one that counts.
const WARM_UP: u64 = 8;

struct Options {
    /// `None`: the first that is there.
    set: Option<String>,
    rounds: usize,
    phases: bool,
    only_lanes: bool,
    data: PathBuf,
}

fn options() -> Options {
    let mut options = Options {
        set: None,
        rounds: 15,
        phases: false,
        only_lanes: false,
        data: Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data"),
    };
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        let mut value = || {
            words
                .next()
                .unwrap_or_else(|| panic!("{word} takes a value"))
        };
        match word.as_str() {
            "--set" => options.set = Some(value()),
            "--rounds" => options.rounds = value().parse().expect("a number of rounds"),
            "--data" => options.data = PathBuf::from(value()),
            "--phases" => options.phases = true,
            "--only-lanes" => options.only_lanes = true,
            "--bench" => {} // cargo's own
            other => panic!("unknown option {other}"),
        }
    }
    options
}

/// The instance asked for, and what is expected of it if that is written down.
fn instance(set: &str, data: &Path) -> (Instance, Option<Vec<Row>>) {
    let folder = data.join("relief-1").join(set);
    let roads = data.join(auckland::ROADS);
    if folder.exists() {
        (Instance::read(&folder), Some(read::expected(&folder)))
    } else if set == "auckland" && roads.exists() {
        let (network, base_ms) = auckland::read(&roads);
        (Instance::furnish(network, &base_ms), None)
    } else if let Some(nodes) = set.strip_prefix("made:") {
        let (network, base_ms) = furnish::shape(nodes.parse().expect("a number of nodes"));
        (Instance::furnish(network, &base_ms), None)
    } else {
        panic!("no set {set} under {}", data.display());
    }
}

fn main() {
    let options = options();
    let set = options.set.clone().unwrap_or_else(|| {
        let is_there = options.data.join("relief-1").join("syn10k").exists();
        if is_there { "syn10k" } else { "made:10000" }.to_owned()
    });
    let (instance, expected) = instance(&set, &options.data);
    let two_way = instance.network.arcs() == 2 * instance.network.links();
    println!(
        "{set}: {} nodes, {} links, {} arcs, {} depots, {} villages",
        instance.network.nodes(),
        instance.network.links(),
        instance.network.arcs(),
        instance.depots.len(),
        instance.villages.len()
    );
    if two_way {
        race::<1>(&instance, expected.as_deref(), &options);
    } else {
        race::<2>(&instance, expected.as_deref(), &options);
    }
}

fn race<const D: usize>(instance: &Instance, expected: Option<&[Row]>, options: &Options) {
    let begun = Instant::now();
    let order = contraction_order(&instance.network);
    let ordered = begun.elapsed();
    let begun = Instant::now();
    let hierarchy = Hierarchy::new(&instance.network, &order);
    println!(
        "order {:.2} s, hierarchy {:.2} s (wall clock, all threads): {} up arcs, {} triangles",
        ordered.as_secs_f64(),
        begun.elapsed().as_secs_f64(),
        hierarchy.head.len(),
        hierarchy.triangles()
    );
    let mut engine = lanes::Engine::<D>::new(instance, &hierarchy);
    println!(
        "between depots and villages {} ranks and {} up arcs tell; descended: {:?} of them; joined and climbed: {:?}",
        engine.hierarchy.nodes(),
        engine.hierarchy.head.len(),
        engine.table.descended(),
        engine.table.approached()
    );
    check(instance, expected, &mut engine);
    if options.phases {
        return phases(&mut engine, options.rounds);
    }
    let mut entries = vec![lanes_whole(engine)];
    if !options.only_lanes {
        entries.push(entry("reference router, routing only", reference(instance)));
        entries.push(entry(
            "petgraph, directed, routing only",
            petgraph(instance, graphs::directed(instance)),
        ));
        if D == 1 {
            entries.push(entry(
                "petgraph, undirected, routing only",
                petgraph(instance, graphs::undirected(instance)),
            ));
        }
        entries.push(entry(
            "fast_paths, prepared anew, routing only",
            fast_paths::fast_paths(instance),
        ));
    }
    for round in 0..options.rounds {
        for entry in &mut entries {
            entry.took.push((entry.run)(LANES as u64 * round as u64));
        }
    }
    report(entries);
}

/// Whole replications before any clock runs.
fn check<const D: usize>(
    instance: &Instance,
    expected: Option<&[Row]>,
    engine: &mut lanes::Engine<D>,
) {
    let plainly = || -> Vec<Row> {
        let mut router = Reference::new(&instance.network, instance.villages.clone());
        router.customise(&plain::costs(instance, 0));
        (0..LANES)
            .map(|lane| plain::replicate(instance, lane as u64, &mut router, lane))
            .collect()
    };
    let expected = expected.map_or_else(plainly, <[Row]>::to_vec);
    for (batch, rows) in expected.chunks(LANES).enumerate() {
        assert_eq!(
            engine.checked((batch * LANES) as u64)[..],
            *rows,
            "batch {batch}"
        );
    }
    println!("{} replications checked, all figures equal", expected.len());
}

/// One engine in the race.
struct Entry<'a> {
    name: &'static str,
    /// Runs eight replications from this one on; mean processor time of one.
    run: Box<dyn FnMut(u64) -> Duration + 'a>,
    took: Vec<Duration>,
}

/// An engine that takes a replication at a time.
fn entry<'a>(name: &'static str, mut run: impl FnMut(u64) -> Duration + 'a) -> Entry<'a> {
    let eight = move |first: u64| {
        run(first);
        let took: Duration = (first..first + LANES as u64).map(&mut run).sum();
        took / LANES as u32
    };
    Entry {
        name,
        run: Box::new(eight),
        took: Vec::new(),
    }
}

/// The lanes, which take eight at a time.
fn lanes_whole<const D: usize>(mut engine: lanes::Engine<'_, D>) -> Entry<'_> {
    let eight = move |first: u64| {
        for batch in 1..=WARM_UP {
            engine.batch(first + batch * LANES as u64);
        }
        let begun = ThreadTime::now();
        engine.batch(first);
        begun.elapsed() / LANES as u32
    };
    Entry {
        name: "lanes, whole replications",
        run: Box::new(eight),
        took: Vec::new(),
    }
}

/// Costs and usable depots of one replication, drawn outside the clock.
fn drawn(instance: &Instance, replication: u64) -> (LaneCosts, Vec<usize>) {
    let key = relief_1::key(replication);
    let usable =
        (0..instance.depots.len()).filter(|&depot| instance.mobilised(key, depot).is_some());
    (plain::costs(instance, replication), usable.collect())
}

fn reference(instance: &Instance) -> impl FnMut(u64) -> Duration + '_ {
    let mut router = Reference::new(&instance.network, instance.villages.clone());
    move |first| {
        let (costs, usable) = drawn(instance, first);
        router.customise(&costs);
        let begun = ThreadTime::now();
        for &depot in &usable {
            std::hint::black_box(router.times(instance.depots[depot].node, 0));
        }
        begun.elapsed()
    }
}

/// petgraph from every usable depot; the graph is built outside the clock.
fn petgraph<'a, T: EdgeType + 'a>(
    instance: &'a Instance,
    graph: Graph<(), ArcIx, T>,
) -> impl FnMut(u64) -> Duration + 'a {
    move |first| {
        let (costs, usable) = drawn(instance, first);
        let costs = graphs::in_first_lane(&costs);
        let begun = ThreadTime::now();
        for &depot in &usable {
            let source = instance.depots[depot].node;
            let _times = std::hint::black_box(graphs::dijkstra(&graph, &costs, source));
        }
        begun.elapsed()
    }
}

fn report(entries: Vec<Entry>) {
    let mut medians = Vec::new();
    for mut entry in entries {
        entry.took.sort_unstable();
        medians.push((entry.name, entry.took[entry.took.len() / 2], entry.took[0]));
    }
    println!(
        "{:<40} {:>12} {:>12} {:>10}",
        "", "median ms", "fastest ms", "ratio"
    );
    let own = medians[0].1.as_secs_f64();
    for (name, median, fastest) in medians {
        println!(
            "{name:<40} {:>12.4} {:>12.4} {:>10.1}",
            median.as_secs_f64() * 1e3,
            fastest.as_secs_f64() * 1e3,
            median.as_secs_f64() / own
        );
    }
}

/// Where the lanes' time goes, in ms a replication.
fn phases<const D: usize>(engine: &mut lanes::Engine<D>, rounds: usize) {
    let mut took = [Duration::ZERO; 4];
    let batches = 40 * rounds as u64;
    for first in (0..batches).map(|batch| batch * LANES as u64) {
        let mut begun = ThreadTime::now();
        let mut lap = |phase: usize| {
            took[phase] += begun.elapsed();
            begun = ThreadTime::now();
        };
        engine.draw(first);
        lap(0);
        engine.customise();
        lap(1);
        engine.fill();
        lap(2);
        engine.dispatch(first);
        lap(3);
    }
    for (name, took) in ["draw", "customise", "table", "dispatch"].iter().zip(took) {
        println!(
            "{name:<10} {:>8.4} ms",
            took.as_secs_f64() * 1e3 / (batches as f64 * LANES as f64)
        );
    }
}
