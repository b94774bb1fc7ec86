//! A rainstorm by a city's formula: it raises rivers by their catchments and fills the sags of low roads.

mod support;
#[path = "support/worlds.rs"]
mod worlds;

use reliefsim::hazard::{Draws, Event};
use reliefsim::random::Dist;
use reliefsim::response::{Facts, Plan, RouterKind};
use reliefsim::scenario::Scenario;
use reliefsim::scenario::choices::FloodDriver;
use reliefsim::scenario::hazards::CatchmentRow;
use reliefsim::scenario::rain::{LowRoadRow, RainstormSettings};
use reliefsim::world::{self, LinkIx, ReachIx, World};
use support::program::Desk;
use worlds::id;

/// Guangzhou's former formula, as the engine's table has it: A 3618.427, C 0.438, b 11.259, n 0.750.
const A_L_S_HA: f64 = 3_618.427;
const C: f64 = 0.438;
const B_MIN: f64 = 11.259;
const N: f64 = 0.75;

fn rainstorm(return_period_y: f64, duration_h: f64) -> RainstormSettings {
    RainstormSettings {
        formula_a_l_s_ha: A_L_S_HA,
        formula_c: C,
        formula_b_min: B_MIN,
        formula_n: N,
        return_period_y: Dist::Fixed(return_period_y),
        design_return_period_y: 20.0,
        duration_h: Dist::Fixed(duration_h),
        peak_share: 0.4,
        begins_h: Dist::Fixed(2.0),
        area_factor: Dist::Fixed(0.9),
        catchment_residual: Dist::Fixed(1.0),
    }
}

/// Depth of the storm at a point, by the formula as printed: q t / 167 with q = A (1 + C lg P) / (t + b)^n.
fn depth_mm(return_period_y: f64, duration_h: f64) -> f64 {
    let minutes = 60.0 * duration_h;
    let growth = 1.0 + C * libm::log10(return_period_y);
    A_L_S_HA * growth / libm::pow(minutes + B_MIN, N) * minutes / 167.0
}

fn catchment() -> CatchmentRow {
    CatchmentRow {
        reach_id: id("river"),
        x_coord: 0.0,
        y_coord: 0.0,
        area_km2: 50.0,
        curve_number: 80.0,
        time_to_peak_h: 3.0,
        base_flow_m3_s: 2.0,
        downstream_reach_id: None,
        muskingum_k_h: 1.0,
        muskingum_x: 0.2,
        bed_width_m: 30.0,
        side_slope: 2.0,
        bed_slope: 0.0005,
        manning_n: 0.035,
        bank_height_m: 100.0,
        plain_width_m: 0.0,
        surge_share: 0.0,
    }
}

fn sag(drainage_mm_h: f64) -> LowRoadRow {
    LowRoadRow {
        link_id: id("l0"),
        contributing_area_m2: 40_000.0,
        sag_area_m2: 4_000.0,
        runoff_share: 0.8,
        drainage_mm_h,
        brim_depth_m: 0.7,
    }
}

/// A depot and a village twelve kilometres apart on one road, in a storm.
fn scenario(storm: RainstormSettings, low_roads: Vec<LowRoadRow>) -> Scenario {
    let mut scenario = worlds::empty(2, 48.0);
    worlds::road(&mut scenario, [0, 1], 12.0, 0.0);
    worlds::village(&mut scenario, 1, 100);
    worlds::depot(&mut scenario, 0, 2);
    scenario.rainstorm = Some(storm);
    scenario.low_roads = low_roads;
    scenario.catchments = vec![catchment()];
    if let Some(flood) = &mut scenario.flood {
        flood.driver = FloodDriver::Rainstorm;
    }
    scenario
}

fn event(world: &World, replication: u32) -> Event {
    let plan = Plan::with_router(world, RouterKind::Reference, None);
    let key = world.seed_key(1);
    Facts::draw(world, &plan, Draws { key, replication }).event
}

fn close(value: f64, expected: f64) -> bool {
    (value - expected).abs() < 1e-9 * (1.0 + expected.abs())
}

#[test]
fn the_rain_of_a_catchment_is_the_formulas_times_the_factor_of_its_area() {
    for (years, hours) in [(2.0, 3.0), (20.0, 12.0), (100.0, 24.0)] {
        let world = world::compile(&scenario(rainstorm(years, hours), vec![sag(0.0)]));
        let event = event(&world, 0);
        let rain = event.rain.as_ref().expect("it rains");
        let on_catchment: f64 = rain.catchments_mm().iter().sum();
        let at_sag: f64 = rain.low_road_mm(0).iter().sum();
        assert!(close(at_sag, depth_mm(years, hours)), "{at_sag}");
        assert!(close(on_catchment, 0.9 * at_sag), "{on_catchment}");
        let severity = depth_mm(years, hours) / depth_mm(20.0, hours);
        assert!(close(event.severity, severity), "{}", event.severity);
    }
}

#[test]
fn the_river_rises_with_the_storm_and_not_without_rain() {
    let peak_of = |settings| {
        let world = world::compile(&scenario(settings, Vec::new()));
        event(&world, 0).peak_rise_m(ReachIx(0))
    };
    let peak_m = |years: f64| peak_of(rainstorm(years, 12.0));
    let peaks: Vec<f64> = [2.0, 10.0, 50.0, 200.0].map(peak_m).to_vec();
    assert!(
        peaks[0] > 0.1 && peaks.windows(2).all(|two| two[0] < two[1]),
        "{peaks:?}"
    );
    // 1 + C lg P is below zero at P = 0.2 where C is 2: so frequent a storm brings nothing.
    let mut calm = rainstorm(0.2, 12.0);
    calm.formula_c = 2.0;
    assert!(peak_of(calm) <= 0.0);
}

#[test]
fn a_sag_without_drains_fills_to_what_runs_there_or_to_its_brim_and_stays() {
    for (years, hours) in [(1.0, 1.0), (100.0, 24.0)] {
        let world = world::compile(&scenario(rainstorm(years, hours), vec![sag(0.0)]));
        let event = event(&world, 0);
        let water = world.network.links.water[0].expect("the sag");
        let last = event.rise_m(water.reach, world.grid.steps() - 1) - water.height_m;
        let full_m = depth_mm(years, hours) / 1000.0 * 0.8 * 40_000.0 / 4_000.0;
        assert!(close(last, full_m.min(0.7)), "{last} of {full_m}");
    }
}

#[test]
fn drains_that_take_the_hardest_rain_leave_every_outcome_as_it_was() {
    let peak_mm_h = 60.0 * depth_mm(20.0, 1e-9 / 60.0) / 1e-9;
    let outcome = |low_roads| {
        let world = world::compile(&scenario(rainstorm(20.0, 12.0), low_roads));
        let plan = Plan::with_router(&world, RouterKind::Reference, None);
        reliefsim::run::trace(&world, &plan, 1, 0).0
    };
    assert_eq!(outcome(vec![sag(peak_mm_h)]), outcome(Vec::new()));
    assert_ne!(outcome(vec![sag(0.0)]), outcome(Vec::new()));
}

#[test]
fn on_a_low_road_beside_a_river_stands_the_deeper_of_both() {
    let mut beside = scenario(rainstorm(50.0, 6.0), vec![sag(30.0)]);
    beside.links[0].flood_ref = Some(id("river"));
    beside.links[0].hand_m = Some(0.5);
    let both = world::compile(&beside);
    beside.low_roads.clear();
    let river = world::compile(&beside);
    let alone = world::compile(&scenario(rainstorm(50.0, 6.0), vec![sag(30.0)]));
    let (link, mut is_sag_deeper, mut is_river_deeper) = (LinkIx(0), false, false);
    let [on_both, on_river, on_alone] = [&both, &river, &alone].map(|world| event(world, 0));
    for step in 0..both.grid.steps() {
        let time = both.grid.step_begins(step);
        let depth = |world, event| reliefsim::damage::depth_m(world, event, link, time);
        let (sag_m, river_m) = (depth(&alone, &on_alone), depth(&river, &on_river));
        assert!(close(depth(&both, &on_both), sag_m.max(river_m)), "{step}");
        is_sag_deeper |= sag_m > river_m;
        is_river_deeper |= river_m > sag_m;
    }
    assert!(is_sag_deeper && is_river_deeper, "both cases were met");
}

#[test]
fn draws_beyond_what_a_field_allows_are_cut_to_it_and_it_still_rains() {
    let mut settings = rainstorm(50.0, 6.0);
    settings.return_period_y = Dist::Normal(5.0, 50.0);
    settings.duration_h = Dist::Normal(6.0, 200.0);
    settings.area_factor = Dist::Normal(1.0, 2.0);
    let world = world::compile(&scenario(settings, Vec::new()));
    let rains: Vec<f64> = (0..60)
        .map(|replication| event(&world, replication).rain.expect("it rains"))
        .map(|rain| rain.severity.expect("a rainstorm has one"))
        .collect();
    assert!(rains.iter().all(|severity| *severity > 0.0), "{rains:?}");
}

const SECTION: &str = "
[hazards.rainstorm]
formula_a_l_s_ha = 3618.427
formula_c = 0.438
formula_b_min = 11.259
formula_n = 0.75
return_period_y = \"lognormal(30, 100)\"
";
const CATCHMENTS: &str = "reach_id,x_coord,y_coord,area_km2,curve_number,time_to_peak_h,base_flow_m3_s,downstream_reach_id,bed_width_m,bed_slope
river,112.7,22.4,400,80,6,3,,40,0.0005
";
const LOW_ROADS: &str = "link_id,contributing_area_m2,sag_area_m2,drainage_mm_h
AB,60000,3000,36
";
const SOURCES: &str = "[hazards.rainstorm],*,*,assumed,test
hazards/catchments.csv,*,*,assumed,test
hazards/low_roads.csv,*,*,assumed,test
";

/// The example under a rainstorm.
fn desk() -> Desk {
    let desk = Desk::with_example();
    let text = desk.read("demo/scenario.toml");
    let of_hydrograph =
        |line: &&str| line.starts_with("severity") || line.starts_with("peak_time_h");
    let kept: Vec<&str> = text.lines().filter(|line| !of_hydrograph(line)).collect();
    let by_rain = "[hazards.flood]\ndriver = \"rainstorm\"";
    let text = kept.join("\n").replace("[hazards.flood]", by_rain);
    desk.write("demo/scenario.toml", text + "\n" + SECTION);
    desk.append("demo/sources.csv", SOURCES);
    desk.write("demo/hazards/catchments.csv", CATCHMENTS);
    desk.write("demo/hazards/low_roads.csv", LOW_ROADS);
    desk
}

#[test]
fn a_rainstorm_that_fits_is_clean_and_runs_to_a_verdict_on_any_number_of_threads() {
    let desk = desk();
    assert_eq!(desk.codes("demo"), [""; 0]);
    for threads in ["1", "2"] {
        let out = format!("out-{threads}");
        desk.done(&[
            "run",
            "demo",
            "-n",
            "64",
            "--threads",
            threads,
            "--out",
            &out,
        ]);
    }
    assert_eq!(desk.results("out-1"), desk.results("out-2"));
    assert!(desk.json("out-1/summary.json")["targets"].is_array());
}

#[test]
fn a_run_in_which_nothing_happens_says_so() {
    let desk = desk();
    // The form in mm/min was typed into the cell of L/s/ha.
    let (right, wrong) = ("formula_a_l_s_ha = 3618.427", "formula_a_l_s_ha = 0.2");
    desk.replace("demo/scenario.toml", right, wrong);
    let printed = desk.done(&["run", "demo", "-n", "8", "--lang", "en", "--out", "out"]);
    let words = "In none of 8 replications did anything happen";
    assert!(printed.stderr.contains(words), "{}", printed.stderr);
    assert!(desk.read("out/report.html").contains(words));
}

type Spoil = fn(&Desk);

#[test]
fn what_does_not_fit_is_found() {
    let cases: [(&str, Spoil); 13] = [
        ("E0570", |desk| {
            desk.replace("demo/scenario.toml", SECTION, "");
        }),
        ("E0571", |desk| {
            let typhoon = "\n[hazards.typhoon]\nstart_utc = \"2017-08-22T12:00Z\"\n";
            desk.append("demo/scenario.toml", typhoon);
        }),
        ("E0572", |desk| {
            desk.replace("demo/scenario.toml", "formula_n = 0.75", "formula_n = 1.2");
        }),
        ("W0573", |desk| {
            desk.replace("demo/scenario.toml", SECTION, "");
        }),
        ("E0572", |desk| {
            // Never within the first 999 of 1,000 storms, but in the longest that is drawn.
            desk.replace(
                "demo/scenario.toml",
                "formula_n = 0.75",
                "formula_n = 1.002",
            );
            let section = "[hazards.rainstorm]\n";
            let rare = format!("{section}duration_h = \"lognormal(3, 8)\"\n");
            desk.replace("demo/scenario.toml", section, &rare);
        }),
        ("E0516", |desk| {
            let swapped = ("river,112.7,22.4", "river,22.4,112.7");
            desk.replace("demo/hazards/catchments.csv", swapped.0, swapped.1);
        }),
        ("E0591", |desk| {
            desk.replace("demo/hazards/low_roads.csv", "60000", "6");
        }),
        ("W0592", |desk| {
            desk.replace("demo/hazards/low_roads.csv", "AB,", "KI,");
        }),
        ("W0590", |desk| {
            let by_rain = "driver = \"rainstorm\"";
            let both = "driver = \"rainstorm\"\nseverity = 2";
            desk.replace("demo/scenario.toml", by_rain, both);
        }),
        ("W0108", |desk| {
            desk.write("demo/hazards/lowroads.csv", "link_id\n");
        }),
        ("W0588", |desk| {
            let flood = "driver = \"rainstorm\"";
            let apart = "severity = 1\npeak_time_h = 10";
            desk.replace("demo/scenario.toml", flood, apart);
        }),
        ("W0573", |desk| {
            let settings = desk.read("demo/scenario.toml");
            let (before, after) = settings.split_once("[hazards.flood]").expect("there");
            let (_, after) = after.split_once("[[measures]]").expect("there");
            let dry = format!("{before}[hazards.link_failure]\n[[measures]]{after}");
            desk.write("demo/scenario.toml", dry);
        }),
        ("E0401", |desk| {
            desk.replace("demo/hazards/low_roads.csv", "AB,", "XX,");
        }),
    ];
    for (code, spoil) in cases {
        let desk = desk();
        spoil(&desk);
        let found = desk.codes("demo");
        assert!(found.iter().any(|one| one == code), "{code}: {found:?}");
    }
}
