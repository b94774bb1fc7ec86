//! Power fails feeder by feeder: places close by lose it together, far ones as if nobody had told them of each other.

#[path = "support/shipped.rs"]
mod shipped;

use reliefsim::hazard::Draws;
use reliefsim::response::{Facts, Plan, RouterKind};
use reliefsim::scenario::geo::sphere_m;
use shipped::shipped;

const REPLICATIONS: u32 = 120;

/// Share of pairs at most `near_km` apart of which exactly one cannot be heard, and the share expected of independent ones.
fn apart(residual_km: f64, near_km: f64) -> (f64, f64) {
    let set = [
        "hazards.typhoon.ensemble=none",
        "hazards.wind_damage.battery_h=0",
        &format!("hazards.wind_damage.power_residual_km={residual_km}"),
    ];
    let world = shipped("kaiping-typhoon", &set);
    let plan = Plan::with_router(&world, RouterKind::Reference, None);
    let key = world.seed_key(1);
    let silent: Vec<Vec<bool>> = (0..REPLICATIONS)
        .map(|replication| {
            let facts = Facts::draw(&world, &plan, Draws { key, replication });
            facts
                .damage
                .silence
                .iter()
                .map(|window| !window.is_empty())
                .collect()
        })
        .collect();
    let share = |place: usize| {
        let times = silent.iter().filter(|day| day[place]).count();
        times as f64 / f64::from(REPLICATIONS)
    };
    let (mut pairs, mut differ, mut expected) = (0_u32, 0.0, 0.0);
    // A shelter stands where its village does, on the same line.
    let lived_in = world.places.iter().take_while(|place| place.population > 0);
    for a in 0..lived_in.count() {
        for b in 0..a {
            let [from, to] = [a, b].map(|at| world.places[at].position);
            if sphere_m(from, to) <= near_km * 1000.0 {
                let days = silent.iter().filter(|day| day[a] != day[b]).count();
                differ += days as f64 / f64::from(REPLICATIONS);
                let [p, q] = [share(a), share(b)];
                expected += p * (1.0 - q) + q * (1.0 - p);
                pairs += 1;
            }
        }
    }
    assert!(pairs > 50, "{pairs} pairs");
    (differ / f64::from(pairs), expected / f64::from(pairs))
}

#[test]
fn neighbours_on_a_feeder_lose_power_together_and_without_feeders_by_chance() {
    let (differ, expected) = apart(20.0, 1.5);
    assert!(
        differ < 0.5 * expected,
        "{differ} of {expected} along feeders"
    );
    let (differ, expected) = apart(0.001, 1.5);
    assert!(
        (differ / expected - 1.0).abs() < 0.1,
        "{differ} of {expected} one by one"
    );
}
