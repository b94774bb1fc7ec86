//! How long does one batch of eight replications of Kaiping take?
//!
//! `cargo bench --bench replication`. Drawing the event, the response and its outcomes are in it; reading the scenario is not.

#[allow(dead_code)] // Each program uses the part it needs.
#[path = "../tests/support/shipped.rs"]
mod shipped;

use divan::{Bencher, black_box};
use reliefsim::response::{Batch, Plan, RouterKind};
use reliefsim::routing::LANES;
use shipped::shipped;

fn main() {
    divan::main();
}

#[divan::bench(args = [RouterKind::Lanes, RouterKind::Reference], sample_count = 10)]
fn batch_of_eight(bencher: Bencher, router: RouterKind) {
    let world = shipped("kaiping", &[]);
    let plan = Plan::with_router(&world, router, None);
    let mut batch = Batch::new(&world, &plan);
    bencher.bench_local(|| black_box(batch.play(world.seed_key(1), 0, LANES)));
}
