//! How long does a run of 64 replications take, with one thread and with two?
//!
//! `cargo bench --bench whole_run`. Reading the scenario is not in it; laying the plan, folding and the summary are.

#[allow(dead_code)] // Each program uses the part it needs.
#[path = "../tests/support/shipped.rs"]
mod shipped;

use std::sync::atomic::AtomicBool;

use divan::{Bencher, black_box};
use reliefsim::run::{Options, Silent, run};
use reliefsim::scenario::create;
use reliefsim::world::World;
use shipped::{shipped, world};

fn main() {
    divan::main();
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
    bench(bencher, &shipped("kaiping", &[]), threads);
}

#[divan::bench(args = [1, 2], sample_count = 20)]
fn example(bencher: Bencher, threads: usize) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let folder = folder.path().join("example");
    create(&folder).expect("the example");
    bench(bencher, &world(&folder, &[]), threads);
}
