//! How long do the hazards take?
//!
//! `cargo bench --bench hazards`. Tables and networks that are made once for all replications are not in it.

#[path = "../tests/support/shipped.rs"]
mod shipped;

use divan::{Bencher, black_box};
use reliefsim::hazard::Draws;
use reliefsim::hazard::typhoon::averaging::WindOneMin;
use reliefsim::hazard::typhoon::{
    Cells, Field, Fix, Position, ProfileKind, Track, TrackKind, WindModel,
};
use reliefsim::random::copula::{self, Residuals};
use reliefsim::random::{Purpose, SeedKey, normal_quantile};
use reliefsim::response::{Facts, Plan};
use shipped::shipped;

fn main() {
    divan::main();
}

/// 2,000 cells in 73 hourly moments: Holland 2008 and the storm's motion.
#[divan::bench]
fn wind_field(bencher: Bencher) {
    let fix = |hour: u32| Fix {
        time_h: f64::from(hour),
        centre: Position {
            lat_deg: 20.0 + 0.05 * f64::from(hour),
            lon_deg: 116.0 - 0.09 * f64::from(hour),
        },
        wind: WindOneMin::from_m_s(45.0),
        central_pressure_hpa: 950.0,
        environment_pressure_hpa: 1010.0,
        rmax_km: None,
    };
    let fixes = (0..=12).map(|at| fix(6 * at)).collect();
    let track = Track::new(TrackKind::BestTrack, fixes).expect("a track");
    let place = |at: u32| Position {
        lat_deg: 22.0 + 0.02 * f64::from(at / 50),
        lon_deg: 112.3 + 0.02 * f64::from(at % 50),
    };
    let places: Vec<Position> = (0..2000).map(place).collect();
    let cells = Cells::new(&places);
    let model = WindModel::climada(ProfileKind::Holland2008);
    let mut field = Field::default();
    bencher.bench_local(|| {
        let storms = model.storms(&track, &track.times_h(1.0));
        field.fill(&cells, black_box(&storms));
    });
}

/// Residuals of 4,000 roads in 40 km × 40 km that are alike over so many kilometres.
#[divan::bench(args = [1.0, 20.0])]
fn copula(bencher: Bencher, length_km: f64) {
    let road = |at: u32| copula::Position {
        x_km: 40.0 * (f64::from(at) * 0.618_033_988_7).fract(),
        y_km: 40.0 * (f64::from(at) * 0.754_877_666_2).fract(),
    };
    let roads: Vec<copula::Position> = (0..4000).map(road).collect();
    let residuals = Residuals::prepare("trees", length_km, &roads);
    let key: SeedKey = shipped("kaiping-typhoon", &[]).seed_key(1);
    let (mut drawn, mut replication) = (Vec::new(), 0);
    bencher.bench_local(|| {
        replication += 1;
        let normal = |node| normal_quantile(key.stream(replication, Purpose::Wind, node).uniform());
        residuals.draw(normal, black_box(&mut drawn));
    });
}

/// All facts of a replication: the event, the damage, who is struck, reports and orders.
#[divan::bench(args = ["kaiping-typhoon", "kaiping-fire"])]
fn facts(bencher: Bencher, scenario: &str) {
    let world = shipped(scenario, &[]);
    let plan = Plan::new(&world);
    let key = world.seed_key(1);
    let mut replication = 0;
    bencher.bench_local(|| {
        replication += 1;
        black_box(Facts::draw(&world, &plan, Draws { key, replication }))
    });
}
