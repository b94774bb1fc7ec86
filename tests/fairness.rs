//! How evenly people wait, held against a plain recount of what single replications leave.

#[path = "support/shipped.rs"]
mod shipped;

use std::collections::BTreeMap;
use std::sync::atomic::AtomicBool;

use reliefsim::response::Plan;
use reliefsim::run;

const REPLICATIONS: u32 = 6;

/// The cost of waiting for water so many hours (Holguín-Veras et al. 2013).
fn usd(hours: f64) -> f64 {
    libm::exp(1.5031 + 0.1172 * hours.min(120.0)) - libm::exp(1.5031)
}

#[test]
fn the_summary_says_what_a_recount_says() {
    let world = shipped::shipped("songbei", &[]);
    let plan = Plan::new(&world);
    let (mut costs, mut ginis, mut worst) = (Vec::new(), Vec::new(), Vec::new());
    for replication in 0..REPLICATIONS {
        let (outcome, _) = run::trace(&world, &plan, 1, replication);
        let mut each: Vec<f64> = Vec::new();
        let mut towns: BTreeMap<u32, Vec<f64>> = BTreeMap::new();
        for (place, row) in outcome.places.iter().zip(&world.places) {
            for group in place.relieved() {
                let end = group.by.map_or(world.grid.horizon, |by| by.time);
                let wait = (end - group.displaced).hours().max(0.0);
                let waits = std::iter::repeat_n(wait, group.people as usize);
                each.extend(waits.clone());
                towns.entry(row.town.0).or_default().extend(waits);
            }
        }
        let n = each.len() as f64;
        each.sort_by(f64::total_cmp);
        // Σ (2 i − n − 1) xᵢ / (n Σ x), over people in order.
        let ranked = each
            .iter()
            .zip(1..)
            .map(|(wait, rank)| (2.0 * f64::from(rank) - n - 1.0) * wait);
        ginis.push(ranked.sum::<f64>() / (n * each.iter().sum::<f64>()));
        costs.push(each.iter().map(|&wait| usd(wait)).sum::<f64>() / n);
        let mean = |waits: &Vec<f64>| waits.iter().sum::<f64>() / waits.len() as f64;
        worst.push(towns.values().map(mean).fold(0.0, f64::max));
    }
    let options = run::Options {
        seed: 1,
        replications: u64::from(REPLICATIONS),
        precision: None,
        threads: 1,
        cache: None,
    };
    let never = AtomicBool::new(false);
    let done = run::run(&world, &options, &run::Silent, &never, &mut |_| ());
    let summary = done.expect("six replications can be run").summary;
    let found = summary.fairness.expect("people are displaced");
    let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len() as f64;
    for (found, expected) in [
        (found.deprivation_usd_per_person[3], mean(&costs)),
        (found.gini[3], mean(&ginis)),
        (found.worst_town_wait_h[3], mean(&worst)),
    ] {
        assert!(
            (found - expected).abs() <= 1e-4 * expected + 0.005,
            "{found} of {expected}"
        );
    }
    assert!(world.towns.contains(&found.worst_town));
    assert!((1.0 / f64::from(REPLICATIONS)..=1.0).contains(&found.worst_town_share));
}
