//! A depot moves: how long until 200 replications of Kaiping have been estimated again?
//!
//! `cargo bench --bench what_if`. In the clock: the plan of the changed world, all replications and their estimates. Not in
//! it: reading and compiling the changed scenario, and drawing the days, which is done once (timed on its own).

#[allow(dead_code)] // Each program uses the part it needs.
#[path = "../tests/support/shipped.rs"]
mod shipped;

use divan::{Bencher, black_box};
use reliefsim::response::Plan;
use reliefsim::run::Days;
use shipped::shipped;

const REPLICATIONS: u32 = 200;
const SEED: u64 = 1;

fn main() {
    divan::main();
}

fn meet(bencher: Bencher, change: &str, threads: usize) {
    let base = shipped("kaiping", &[]);
    let plan = Plan::new(&base);
    let days = Days::draw(&base, &plan, SEED, REPLICATIONS, threads).expect("threads");
    let alternative = shipped("kaiping", &[change]);
    bencher.bench_local(|| black_box(days.meet(&alternative)).expect("the same days"));
}

#[divan::bench(args = [1, 2], sample_count = 20)]
fn county_depot_moves(bencher: Bencher, threads: usize) {
    meet(bencher, "sites.county.node_id=P0240", threads);
}

#[divan::bench(args = [1, 2], sample_count = 20)]
fn town_depot_moves(bencher: Bencher, threads: usize) {
    meet(bencher, "sites.town-01.node_id=P0020", threads);
}

#[divan::bench(args = [1, 2], sample_count = 10)]
fn drawing_the_days(bencher: Bencher, threads: usize) {
    let base = shipped("kaiping", &[]);
    let plan = Plan::new(&base);
    bencher
        .bench_local(|| black_box(Days::draw(&base, &plan, SEED, REPLICATIONS, threads).is_ok()));
}
