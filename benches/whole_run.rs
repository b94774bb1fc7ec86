//! How long does a run of 64 replications take, with one thread and with two?
//!
//! `cargo bench --bench whole_run`. Reading the scenario is not in it; laying the plan, folding and the summary are.

use std::path::Path;
use std::sync::atomic::AtomicBool;

use divan::{Bencher, black_box};
use reliefsim::run::{Options, Silent, run};
use reliefsim::scenario::{Request, create, load};
use reliefsim::world::{World, compile};

fn main() {
    divan::main();
}

fn world(folder: &Path) -> World {
    let loaded = load(folder, &Request::default()).expect("a sound scenario");
    compile(&loaded.scenario)
}

fn bench(bencher: Bencher, world: &World, threads: usize) {
    let options = Options {
        seed: 1,
        replications: 64,
        precision: None,
        threads,
        cache: None,
    };
    let stop = AtomicBool::new(false);
    bencher.bench_local(|| {
        black_box(run(world, &options, &Silent, &stop, &mut |_| {})).expect("threads")
    });
}

#[divan::bench(args = [1, 2], sample_count = 5)]
fn kaiping(bencher: Bencher, threads: usize) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/kaiping");
    bench(bencher, &world(&folder), threads);
}

#[divan::bench(args = [1, 2], sample_count = 20)]
fn example(bencher: Bencher, threads: usize) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let folder = folder.path().join("example");
    create(&folder).expect("the example");
    bench(bencher, &world(&folder), threads);
}
