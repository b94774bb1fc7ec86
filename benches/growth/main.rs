//! How does the time grow: with the nodes of a network, with depots, with places, and with the epochs of a replication?
//!
//! `cargo bench --bench growth [-- OPTIONS]`. Networks are the made ones of relief-1 (a jittered grid with a quarter of its
//! links missing). For each kernel the time at every size is printed, and the exponent: the slope of a straight line
//! through the logarithms (least squares) with its standard error. Times are processor time of the one thread, the fastest
//! of some rounds: what else runs on a machine only ever adds. Sizes of the hierarchy are counted, not timed.
//!
//! Options: `--csv FILE` (all points, for `benches/growth/plot`), `--rounds N` (default 7), `--quick` (small sizes only).

#[path = "../relief_1/mod.rs"]
mod relief_1;
#[allow(dead_code)] // Each program uses the part it needs.
#[path = "../../tests/support/shipped.rs"]
mod shipped;

mod fit;
mod kernels;
mod points;
mod replication;

use std::path::PathBuf;

use points::Points;

/// What is asked for.
pub struct Options {
    csv: Option<PathBuf>,
    rounds: usize,
    quick: bool,
}

fn options() -> Options {
    let mut options = Options {
        csv: None,
        rounds: 7,
        quick: false,
    };
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        let mut value = || {
            words
                .next()
                .unwrap_or_else(|| panic!("{word} takes a value"))
        };
        match word.as_str() {
            "--csv" => options.csv = Some(PathBuf::from(value())),
            "--rounds" => options.rounds = value().parse().expect("a number of rounds"),
            "--quick" => options.quick = true,
            "--bench" => {} // cargo's own
            other => panic!("unknown option {other}"),
        }
    }
    options
}

fn main() {
    let options = options();
    // The order is found on all threads; here it has one, so that its processor time is all of it.
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(1)
        .build()
        .expect("a thread");
    let mut points = Points::default();
    pool.install(|| {
        kernels::with_nodes(&options, &mut points);
        kernels::with_depots(&options, &mut points);
        kernels::with_places(&options, &mut points);
        replication::with_epochs(&options, &mut points);
    });
    points.print();
    if let Some(file) = &options.csv {
        points.write(file);
    }
}
