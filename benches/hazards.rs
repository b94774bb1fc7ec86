//! How long do the hazards take?
//!
//! `cargo bench --bench hazards`. Tables and networks that are made once for all replications are not in it.

#[path = "../tests/support/shipped.rs"]
mod shipped;

use divan::{Bencher, black_box};
use reliefsim::hazard::Draws;
use reliefsim::hazard::fire::Ellipse;
use reliefsim::hazard::fire::containment::{Attack, LineCrew, Tactic};
use reliefsim::hazard::fire::grid::CellGrid;
use reliefsim::hazard::fire::grid_front::GridFront;
use reliefsim::hazard::fire::growth::Growth;
use reliefsim::hazard::fire::landscape::{Landscape, WeatherStage};
use reliefsim::hazard::fire::spread::Spread;
use reliefsim::hazard::flood::muskingum::MuskingumReach;
use reliefsim::hazard::flood::network::{
    Basin, Cascade, CascadeReach, CascadeReservoir, Catchment, Rainfall, Steps,
};
use reliefsim::hazard::flood::rating::Rating;
use reliefsim::hazard::flood::reservoir::{GateRule, ReservoirRow};
use reliefsim::hazard::flood::runoff::CurveNumber;
use reliefsim::hazard::flood::unit_hydrograph::TriangularShape;
use reliefsim::hazard::typhoon::averaging::WindOneMin;
use reliefsim::hazard::typhoon::{
    Cells, Field, Fix, Position, ProfileKind, Track, TrackKind, WindModel,
};
use reliefsim::random::copula::{self, Residuals};
use reliefsim::random::{Purpose, SeedKey, normal_quantile};
use reliefsim::response::{Facts, Plan};
use reliefsim::scenario::choices::AntecedentMoisture;
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

/// A fire over 6 km × 6 km of cells of 100 m that all differ, with its landscape: 12 hours at about 2 m/min.
#[divan::bench]
fn grid_fire(bencher: Bencher) {
    let grid = CellGrid {
        rows: 61,
        columns: 61,
        cell_m: 100.0,
        west_m: -3050.0,
        north_m: 3050.0,
    };
    let local = |row: usize, column: usize| {
        let mix = ((row * 7919 + column * 104_729) % 997) as f64 / 997.0;
        Some(Growth {
            ellipse: Ellipse::new(1.0 + 2.0 * mix, 1.5 + mix),
            heading_rad: 0.5 * mix,
        })
    };
    let mut spread = Spread::default();
    bencher.bench_local(|| {
        let weather = WeatherStage {
            start_min: 0.0,
            landscape: Landscape::build(grid, local),
        };
        black_box(GridFront::burn(&mut spread, &weather, 720.0))
    });
}

/// Twelve crews who arrive one after the other and close in on a fire from its rear (Fried & Fried 1996).
#[divan::bench]
fn containment(bencher: Bencher) {
    let attack = Attack {
        ellipse: Ellipse::new(3.0, 2.0),
        discovered_m2: 20_000.0,
        tactic: Tactic::Rear,
        size_limit_m2: f64::INFINITY,
    };
    let crew = |at: u32| LineCrew {
        arrival_min: 30.0 + 10.0 * f64::from(at),
        duration_min: 720.0,
        line_m_min: 1.5,
    };
    let crews: Vec<LineCrew> = (0..12).map(crew).collect();
    bencher.bench_local(|| black_box(attack).run(black_box(&crews)));
}

/// Rain of a day on 30 catchments, down a chain of 30 reaches with a reservoir on every tenth, 72 hours by the quarter.
#[divan::bench]
fn river_cascade(bencher: Bencher) {
    const STEPS: usize = 288;
    let reservoir = || {
        let row = |level_m: f64, gates_m3_s| ReservoirRow {
            level_m,
            storage_m3: level_m * 1e6,
            gates_m3_s,
            spillway_m3_s: 0.0,
        };
        CascadeReservoir {
            rows: vec![row(0.0, 0.0), row(1.0, 300.0), row(30.0, 300.0)],
            rule: GateRule {
                flood_limit_level_m: 5.0,
                emergency_level_m: 28.0,
                emergency_hysteresis_m: 0.5,
                safe_release_m3_s: 50.0,
            },
            level_m: 5.0,
        }
    };
    let reach = |at: usize| CascadeReach {
        muskingum: MuskingumReach {
            travel_time_h: 1.5,
            weighting: 0.2,
        },
        upstream: at.checked_sub(1).into_iter().collect(),
        rating: Rating::new(&[0.0, 2.0, 5.0, 9.0], &[0.0, 60.0, 400.0, 2000.0]).expect("a rating"),
        reservoir: (at % 10 == 5).then(reservoir),
    };
    let catchment = |reach: usize| Catchment {
        area_km2: 40.0,
        curve_number: CurveNumber::new(75.0).expect("a curve number"),
        initial_abstraction_ratio: 0.2,
        shape: TriangularShape::scs_1972(2.5),
        base_flow_m3_s: 3.3,
        reach,
    };
    let basin = Basin {
        catchments: (0..30).map(catchment).collect(),
        reaches: (0..30).map(reach).collect(),
    };
    let steps = Steps {
        step_h: 0.25,
        count: STEPS,
    };
    let mut cascade = Cascade::new(&basin, steps).expect("a basin");
    let rain_mm: Vec<f64> = (0..30 * STEPS)
        .map(|at| if at % STEPS < 96 { 2.0 } else { 0.0 })
        .collect();
    bencher.bench_local(|| {
        let rainfall = Rainfall {
            rain_mm: black_box(&rain_mm),
            moisture: AntecedentMoisture::ALL[1],
            inflow_m3_s: &[],
        };
        cascade.run(rainfall)
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
