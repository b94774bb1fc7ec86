//! Forest fires over cells: on ground that is alike they are the ellipse, and where it is not they go round.

mod support;

use std::fmt::Write as _;
use std::path::Path;

use reliefsim::hazard::{Blaze, Draws};
use reliefsim::response::{Facts, Plan, RouterKind};
use reliefsim::scenario::choices::FireGround;
use reliefsim::scenario::hazards::ForestCellRow;
use reliefsim::scenario::{Request, Scenario, load};
use reliefsim::units::Millis;
use reliefsim::world;
use support::program::Desk;

const REPLICATIONS: u32 = 10;
const CELL_M: f64 = 20.0;
const SIDE: u32 = 201;

fn kaiping(model: &str) -> Scenario {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/kaiping-fire");
    let request = Request {
        set: vec![
            format!("hazards.fire.model={model}"),
            "scenario.horizon_h=12".into(),
        ],
        ..Request::default()
    };
    load(&folder, &request).expect("a sound scenario").scenario
}

/// The same forests as cells of their own slope, aspect and fuel, `side` cells each way; `burns` says where they burn.
fn over_cells(
    mut scenario: Scenario,
    (side, cell_m): (u32, f64),
    burns: impl Fn(u32, u32) -> bool,
) -> Scenario {
    let mut cells = Vec::new();
    for forest in &scenario.forests {
        for row in 0..side {
            for column in (0..side).filter(|&column| burns(row, column)) {
                cells.push(ForestCellRow {
                    forest_id: forest.forest_id.clone(),
                    row,
                    column,
                    fuel_model: forest.fuel_model,
                    slope_deg: forest.slope_deg,
                    aspect_deg: forest.aspect_deg,
                });
            }
        }
    }
    scenario.forest_cells = cells;
    let settings = scenario.fire.as_mut().expect("fires");
    (settings.ground, settings.cell_m) = (FireGround::Grid, cell_m);
    scenario
}

/// Fires and how they ended: burnt ground in m². `[replication]`
fn fires(scenario: &Scenario) -> Vec<Vec<(Blaze, u64)>> {
    let world = world::compile(scenario);
    let plan = Plan::with_router(&world, RouterKind::Reference, None);
    let key = world.seed_key(1);
    let one = |replication| {
        let facts = Facts::draw(&world, &plan, Draws { key, replication });
        let burnt = facts.fires().iter().map(|fire| fire.burnt_m2);
        facts.event.fires.iter().cloned().zip(burnt).collect()
    };
    (0..REPLICATIONS).map(one).collect()
}

/// Largest relative error of the free area of fires of ten cells and more, and of all of them some hours on.
fn worst_error(model: &str, size: (u32, f64)) -> f64 {
    let ellipses = fires(&kaiping(model));
    let grids = fires(&over_cells(kaiping(model), size, |_, _| true));
    let (mut worst, mut compared) = (0.0_f64, 0);
    for ((ellipse, _), (grid, _)) in ellipses.iter().flatten().zip(grids.iter().flatten()) {
        assert_eq!(
            (ellipse.number, ellipse.ignited),
            (grid.number, grid.ignited)
        );
        for hours in [1.0, 2.0, 4.0] {
            let time = ellipse.reported + Millis::from_hours(hours);
            let [free, by_cells] = [ellipse, grid].map(|fire| fire.free_area_m2(time));
            if free > 60.0 * size.1 * size.1 && time < grid.comes_to_edge() {
                worst = worst.max((by_cells / free - 1.0).abs());
                compared += 1;
            }
        }
    }
    assert!(compared > 3, "{compared} fires");
    worst
}

#[test]
fn on_ground_that_is_alike_the_area_is_the_ellipses_within_the_error_of_the_cells() {
    for model in ["wang", "rothermel"] {
        let worst = worst_error(model, (SIDE, CELL_M));
        assert!(worst < 0.12, "{model}: {worst}");
    }
}

#[test]
fn crews_end_a_fire_over_cells_about_as_they_end_the_ellipse() {
    let ellipses = fires(&kaiping("wang"));
    let grids = fires(&over_cells(kaiping("wang"), (SIDE, CELL_M), |_, _| true));
    let mut compared = 0;
    for ((_, by_ellipse), (grid, by_cells)) in ellipses.iter().flatten().zip(grids.iter().flatten())
    {
        let is_large = *by_ellipse as f64 > 30.0 * CELL_M * CELL_M;
        if is_large && grid.comes_to_edge() >= Millis::from_hours(12.0) {
            let ratio = *by_cells as f64 / *by_ellipse as f64;
            assert!(
                (0.85..1.2).contains(&ratio),
                "{by_ellipse} m2 by the ellipse, {by_cells} by cells"
            );
            compared += 1;
        }
    }
    assert!(compared > 3, "{compared} fires");
}

#[test]
fn a_belt_that_does_not_burn_holds_the_fire_within() {
    let within = |at: u32| (31..=49).contains(&at);
    // The cell in the far corner says how large the grid is.
    let belt = |row: u32, column: u32| (within(row) && within(column)) || row + column == 160;
    let held = fires(&over_cells(kaiping("wang"), (81, 30.0), belt));
    for (fire, _) in held.iter().flatten() {
        let most = fire.free_area_m2(Millis::from_hours(12.0));
        assert!(most <= 19.0 * 19.0 * 30.0 * 30.0 + 1.0, "{most}");
        assert!(fire.comes_near([0.0, 600.0], 0.0).is_never());
        assert!(fire.comes_to_edge().is_never());
    }
}

/// The shipped fires in a folder of their own, over the cells of this table.
fn desk(cells: &str) -> Desk {
    let desk = Desk::empty();
    let scenarios = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/kaiping-fire");
    desk.done(&["new", "fires", "--from", &scenarios.display().to_string()]);
    desk.replace(
        "fires/scenario.toml",
        "[hazards.fire]",
        "[hazards.fire]\nground = \"grid\"",
    );
    desk.write("fires/hazards/forest_cells.csv", cells);
    desk.append(
        "fires/sources.csv",
        "hazards/forest_cells.csv,*,*,assumed,test,,\n",
    );
    desk
}

/// A table of cells, all alike, for every forest of the folder.
fn table() -> String {
    let mut table = String::from("forest_id,row,column,fuel_model,slope_deg,aspect_deg\n");
    for forest in &kaiping("wang").forests {
        for cell in 0..31 * 31 {
            let (row, column) = (cell / 31, cell % 31);
            let (id, fuel) = (&forest.forest_id, forest.fuel_model);
            let _ = writeln!(table, "{id},{row},{column},{fuel},15,180");
        }
    }
    table
}

#[test]
fn a_run_over_cells_comes_to_a_verdict_on_any_number_of_threads() {
    let desk = desk(&table());
    let checked = desk.run(&["check", "fires"]);
    assert_eq!(checked.code, 0, "{}", checked.stdout);
    for threads in ["1", "2"] {
        let out = format!("out-{threads}");
        desk.done(&[
            "run",
            "fires",
            "-n",
            "24",
            "--threads",
            threads,
            "--out",
            &out,
        ]);
    }
    assert_eq!(desk.results("out-1"), desk.results("out-2"));
}

#[test]
fn cells_that_do_not_fit_are_found() {
    let whole = table();
    let first = whole.lines().nth(1).expect("a row").to_owned();
    let id = first.split(',').next().expect("a forest");
    let middle = whole
        .lines()
        .find(|line| line.starts_with(&format!("{id},15,15,")))
        .expect("there");
    let own = format!("{id},");
    let others: Vec<&str> = whole
        .lines()
        .filter(|line| !line.starts_with(&own))
        .collect();
    let without = others.join("\n");
    let cases = [
        (format!("{whole}{first}\n"), "E0582"),
        (whole.replace(&format!("{middle}\n"), ""), "E0583"),
        (format!("{whole}{id},40,0,77,0,0\n"), "E0540"),
        (format!("{whole}nowhere,0,0,9,0,0\n"), "E0401"),
        (without, "E0581"),
    ];
    for (cells, code) in cases {
        let found = desk(&cells).codes("fires");
        assert!(found.iter().any(|one| one == code), "{code}: {found:?}");
    }
}
