//! How many replications of the reference workload relief-1 a second, and how many times what others manage?
//!
//! `cargo bench --bench relief1 [-- OPTIONS]`. In each round every engine gets the same eight replications, in turns, in one
//! run (the lanes go on to 320 from each of them, because one takes so little); processor time of the one thread, mean of a
//! round, median over the rounds. Before anything is timed, whole replications are checked against
//! the expected figures (or, on a made network, against the plain engine). Routing alone is timed for the others: draws
//! and graphs are made outside their clock. For the lanes everything is inside.
//!
//! Options: `--set syn10k|syn100k|auckland|made:NODES`, `--rounds N`, `--phases` (where the lanes' time goes),
//! `--only-lanes`, `--data FOLDER` (default `../shared/data`). Without the data a made network of 10,000 nodes is used.

#[path = "relief_1/fast_paths.rs"]
mod fast_paths;
mod relief_1;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use cpu_time::ThreadTime;
use petgraph::graph::{DiGraph, NodeIndex, UnGraph};
use petgraph::visit::EdgeFiltered;

use relief_1::{Instance, Row, auckland, furnish, lanes, plain, read};
use reliefsim::routing::lanes::{Hierarchy, contraction_order};
use reliefsim::routing::{CLOSED, LANES, LaneCosts, Reference, Router};
use reliefsim::world::ArcIx;

struct Options {
    set: String,
    rounds: usize,
    phases: bool,
    only_lanes: bool,
    data: PathBuf,
}

fn options() -> Options {
    let mut options = Options {
        set: "syn10k".to_owned(),
        rounds: 5,
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
            "--set" => options.set = value(),
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
fn instance(options: &Options) -> (Instance, Option<Vec<Row>>) {
    let folder = options.data.join("relief-1").join(&options.set);
    if folder.exists() {
        return (Instance::read(&folder), Some(read::expected(&folder)));
    }
    let roads = options.data.join(auckland::ROADS);
    if options.set == "auckland" && roads.exists() {
        let (network, base_ms) = auckland::read(&roads);
        return (Instance::furnish(network, &base_ms), None);
    }
    let nodes = options
        .set
        .strip_prefix("made:")
        .map_or(10_000, |nodes| nodes.parse().expect("a number of nodes"));
    if !options.set.starts_with("made:") {
        println!("{} is not there: a made network instead", options.set);
    }
    let (network, base_ms) = furnish::shape(nodes);
    (Instance::furnish(network, &base_ms), None)
}

fn main() {
    let options = options();
    let (instance, expected) = instance(&options);
    let two_way = instance.network.arcs() == 2 * instance.network.links();
    println!(
        "{}: {} nodes, {} links, {} arcs, {} depots, {} villages",
        options.set,
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
        "between depots and villages {} ranks and {} up arcs tell; table: {:?} of them",
        engine.hierarchy.nodes(),
        engine.hierarchy.head.len(),
        engine.table.size()
    );
    check(instance, expected, &mut engine);
    if options.phases {
        return phases(&mut engine, options.rounds);
    }
    let mut entries = vec![entry("lanes, whole replications", lanes_whole(engine))];
    if !options.only_lanes {
        entries.push(entry("reference router, routing only", reference(instance)));
        entries.push(entry(
            "petgraph, directed, routing only",
            petgraph(instance),
        ));
        if D == 1 {
            entries.push(entry(
                "petgraph, undirected, routing only",
                petgraph_undirected(instance),
            ));
        }
        entries.push(entry(
            "fast_paths, prepared anew, routing only",
            fast_paths::fast_paths(instance),
        ));
    }
    for round in 0..options.rounds {
        for entry in &mut entries {
            let first = LANES as u64 * round as u64;
            let took: Duration = (first..first + LANES as u64).map(&mut entry.run).sum();
            entry.took.push(took / LANES as u32);
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
    /// Runs this replication (the lanes 320 from here on); processor time of one.
    run: Box<dyn FnMut(u64) -> Duration + 'a>,
    took: Vec<Duration>,
}

fn entry<'a>(name: &'static str, run: impl FnMut(u64) -> Duration + 'a) -> Entry<'a> {
    Entry {
        name,
        run: Box::new(run),
        took: Vec::new(),
    }
}

/// Batches are many, because one takes so little.
fn lanes_whole<const D: usize>(
    mut engine: lanes::Engine<'_, D>,
) -> impl FnMut(u64) -> Duration + '_ {
    move |first| {
        let batches = 40;
        let begun = ThreadTime::now();
        for batch in 0..batches {
            engine.batch(first + batch * LANES as u64);
        }
        begun.elapsed() / (batches as u32 * LANES as u32)
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

/// petgraph's Dijkstra from every usable depot over the arcs that are open; the graph is built outside the clock.
fn petgraph(instance: &Instance) -> impl FnMut(u64) -> Duration + '_ {
    let network = &instance.network;
    let mut graph = DiGraph::<(), ArcIx>::new();
    for _ in 0..network.nodes() {
        graph.add_node(());
    }
    for arc in (0..network.arcs() as u32).map(ArcIx) {
        let [tail, head] =
            [network.tail[arc.at()], network.head[arc.at()]].map(|node| NodeIndex::new(node.at()));
        graph.add_edge(tail, head, arc);
    }
    move |first| {
        let (costs, usable) = drawn(instance, first);
        let costs: Vec<i32> = (0..network.arcs() as u32)
            .map(|arc| costs.lanes(ArcIx(arc))[0])
            .collect();
        let begun = ThreadTime::now();
        let open = EdgeFiltered::from_fn(&graph, |edge| costs[edge.weight().at()] < CLOSED);
        for &depot in &usable {
            let source = NodeIndex::new(instance.depots[depot].node.at());
            let times =
                petgraph::algo::dijkstra(&open, source, None, |edge| costs[edge.weight().at()]);
            std::hint::black_box(times.len());
        }
        begun.elapsed()
    }
}

/// The same with links as edges of an undirected graph, for networks without one-way links.
fn petgraph_undirected(instance: &Instance) -> impl FnMut(u64) -> Duration + '_ {
    let network = &instance.network;
    let mut graph = UnGraph::<(), u32>::new_undirected();
    for _ in 0..network.nodes() {
        graph.add_node(());
    }
    for (link, ends) in (0..).zip(&network.links.ends) {
        let [tail, head] = ends.map(|node| NodeIndex::new(node.at()));
        graph.add_edge(tail, head, link);
    }
    move |first| {
        let (costs, usable) = drawn(instance, first);
        let mut by_link = vec![CLOSED; network.links()];
        for (arc, link) in (0..).map(ArcIx).zip(&network.link) {
            by_link[link.at()] = costs.lanes(arc)[0];
        }
        let begun = ThreadTime::now();
        let open = EdgeFiltered::from_fn(&graph, |edge| by_link[*edge.weight() as usize] < CLOSED);
        for &depot in &usable {
            let source = NodeIndex::new(instance.depots[depot].node.at());
            let times = petgraph::algo::dijkstra(&open, source, None, |edge| {
                by_link[*edge.weight() as usize]
            });
            std::hint::black_box(times.len());
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
