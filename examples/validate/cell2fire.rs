//! How far do our arrival times agree with `Cell2Fire`'s burnt grids?
//!
//! Landscapes, weather and burnt grids after 8 hours as published with `Cell2Fire`, read from `../shared/data/c2f-bench`.

use crate::benchmark::Benchmark;
use reliefsim::hazard::fire::spread::{Search, Spread, Start};

pub fn print() {
    // Curing as in the data: column `cur` of Sub20x20/Data.csv, dogrib/cur.asc.
    for (name, aspect_as_uphill, curing_percent) in [
        ("Sub20x20", false, 60.0),
        ("Sub20x20", true, 60.0),
        ("dogrib", false, 70.0),
        ("dogrib", true, 70.0),
    ] {
        let Some(case) = Benchmark::read(name, aspect_as_uphill, curing_percent) else {
            println!("skipped: c2f-bench/{name} is not there");
            continue;
        };
        let start = Start {
            cell: case.ignition,
            minute: 0.0,
        };
        let mut spread = Spread::default();
        let times = spread
            .run(&case.stages, &[start], &Search::until(480.0))
            .to_vec();
        println!(
            "{name}, azimuth read as {}",
            if aspect_as_uphill {
                "uphill"
            } else {
                "downhill"
            }
        );
        for hour in 1..=8 {
            let burnt = times
                .iter()
                .filter(|&&t| t <= f64::from(hour) * 60.0)
                .count();
            println!("  {hour} h  ours {burnt:6} cells = {burnt:6} ha");
        }
        let ours: Vec<bool> = times.iter().map(|&t| t <= 480.0).collect();
        let count = |f: &dyn Fn(bool, bool) -> bool| {
            ours.iter()
                .zip(&case.baseline)
                .filter(|&(&a, &b)| f(a, b))
                .count()
        };
        let (both, either) = (count(&|a, b| a && b), count(&|a, b| a || b));
        println!(
            "  8 h  ours {}  Cell2Fire {}  intersection {both}  union {either}  Jaccard {:.3}",
            count(&|a, _| a),
            count(&|_, b| b),
            both as f64 / either as f64
        );
        for minutes in [120, 180, 240, 300, 360, 420] {
            let early = |t: &f64| *t <= f64::from(minutes);
            let pairs = || times.iter().map(early).zip(&case.baseline);
            let both = pairs().filter(|&(a, &b)| a && b).count();
            let either = pairs().filter(|&(a, &b)| a || b).count();
            println!(
                "  ours at {minutes} min against it: {} cells, Jaccard {:.3}",
                times.iter().filter(|t| early(t)).count(),
                both as f64 / either as f64
            );
        }
    }
}
