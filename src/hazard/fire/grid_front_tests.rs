use super::*;
use crate::hazard::fire::containment::{Attack, LineCrew, Outcome, Tactic};
use crate::hazard::fire::ellipse::Ellipse;
use crate::hazard::fire::landscape::Landscape;
use proptest::prelude::*;

/// So many minutes are known in these tests, and the fires stay within this distance of their start.
const UNTIL_MIN: f64 = 130.0;
const WITHIN_M: f64 = 3000.0;

/// The start is at the centre of the middle cell.
fn around_the_start(cell_m: f64) -> CellGrid {
    let half = libm::ceil(WITHIN_M / cell_m);
    let side = 2 * half as usize + 1;
    CellGrid {
        rows: side,
        columns: side,
        cell_m,
        west_m: -(half + 0.5) * cell_m,
        north_m: (half + 0.5) * cell_m,
    }
}

fn growth(head_m_min: f64, length_to_width: f64, heading_rad: f64) -> Growth {
    Growth {
        ellipse: Ellipse::new(head_m_min, length_to_width),
        heading_rad,
    }
}

fn burn(landscape: Landscape) -> GridFront {
    let weather = WeatherStage {
        start_min: 0.0,
        landscape,
    };
    GridFront::burn(&mut Spread::default(), &weather, UNTIL_MIN).expect("a start that burns")
}

fn uniform(cell_m: f64, local: Growth) -> GridFront {
    burn(Landscape::uniform(around_the_start(cell_m), local))
}

/// The same crews against an ellipse that was found at 2 ha: minutes and m².
fn contained(ellipse: Ellipse) -> [f64; 2] {
    let attack = Attack {
        ellipse,
        discovered_m2: 20_000.0,
        tactic: Tactic::Rear,
        size_limit_m2: f64::INFINITY,
    };
    let crew = LineCrew {
        arrival_min: 20.0,
        duration_min: 1000.0,
        line_m_min: 70.0,
    };
    match attack.run(&[crew]) {
        Outcome::Contained {
            time_min, area_m2, ..
        } => [time_min, area_m2],
        other => panic!("{other:?}"),
    }
}

/// The mean of the relative error over ellipses that point in several directions.
fn mean_error(cell_m: f64, error: impl Fn(&GridFront, &Growth) -> f64) -> f64 {
    let headings = [0.0, 0.3, 0.6, 1.1, 2.0, 3.5];
    let of_heading = |&heading_rad: &f64| {
        let local = growth(18.0, 2.5, heading_rad);
        error(&uniform(cell_m, local), &local).abs()
    };
    headings.iter().map(of_heading).sum::<f64>() / headings.len() as f64
}

/// That an error falls with the size of cells, from 200 m to 22 m, and ends below `small`.
fn assert_falls(small: f64, error: impl Fn(&GridFront, &Growth) -> f64) {
    let errors = [200.0, 66.7, 22.2].map(|cell_m| mean_error(cell_m, &error));
    assert!(errors[0] > errors[1] && errors[1] > errors[2], "{errors:?}");
    assert!(errors[2] < small, "{errors:?}");
}

#[test]
fn in_uniform_land_the_area_is_that_of_the_ellipse_and_its_error_falls_with_the_cells() {
    assert_falls(0.01, |front, local| {
        front.area_m2(100.0) / local.area_m2(100.0) - 1.0
    });
}

#[test]
fn in_uniform_land_so_much_has_burnt_when_the_ellipse_has() {
    assert_falls(0.01, |front, local| {
        front.minute_of_area(5e5) / local.minute_of_area(5e5) - 1.0
    });
}

#[test]
fn in_uniform_land_a_point_is_met_when_the_ellipse_meets_it() {
    assert_falls(0.05, |front, local| {
        // Metres and radians from the heading; all are met in the time that is known.
        let points = [(900.0, 0.3), (300.0, -1.0)];
        let of_point = |&(distance_m, angle_rad): &(f64, f64)| {
            let bearing_rad = local.heading_rad + angle_rad;
            let point =
                [libm::sin(bearing_rad), libm::cos(bearing_rad)].map(|part| distance_m * part);
            (front.minute_near(point, 0.0) / local.minute_near(point, 0.0) - 1.0).abs()
        };
        points.iter().map(of_point).sum::<f64>() / points.len() as f64
    });
}

#[test]
fn in_uniform_land_crews_close_the_fitted_ellipse_when_they_close_the_true_one() {
    for at in [0, 1] {
        assert_falls(0.03, |front, local| {
            contained(front.fitted(100.0).ellipse)[at] / contained(local.ellipse)[at] - 1.0
        });
    }
}

#[test]
fn without_wind_on_flat_land_it_is_a_circle() {
    let front = uniform(25.0, growth(10.0, 1.0, 0.0));
    for [east_m, north_m] in front.burnt_cells(100.0) {
        assert!(libm::hypot(east_m, north_m) <= 1000.0 + 1e-6);
    }
    let area_m2 = std::f64::consts::PI * 1000.0 * 1000.0;
    assert!((front.area_m2(100.0) / area_m2 - 1.0).abs() < 0.005);
    let ratio = front.fitted(100.0).ellipse.length_to_width;
    assert!(ratio < 1.02, "{ratio}");
}

#[test]
fn a_river_stops_it_and_a_bridge_of_fuel_lets_it_pass_late() {
    let grid = around_the_start(50.0);
    let middle = grid.rows / 2;
    let local = growth(15.0, 2.0, 0.0);
    let river = |gap: Option<usize>| {
        burn(Landscape::build(grid, |row, column| {
            (row != middle - 6 || Some(column) == gap).then_some(local)
        }))
    };
    let beyond = [0.0, 600.0];
    let open_min = uniform(50.0, local).minute_near(beyond, 0.0);
    assert!(river(None).minute_near(beyond, 0.0).is_infinite());
    assert!(
        river(None)
            .burnt_cells(UNTIL_MIN)
            .all(|[_, north_m]| north_m < 300.0)
    );
    let late_min = river(Some(middle + 2)).minute_near(beyond, 0.0);
    assert!(late_min > open_min && late_min.is_finite(), "{late_min}");
}

#[test]
fn it_runs_up_a_slope_faster_than_down() {
    use crate::hazard::fire::wang::{WangFire, WangParameters};
    let parameters = WangParameters::wang_1992();
    let uphill_to_the_east = WangFire {
        parameters: &parameters,
        still_m_min: 3.0,
        wind_m_s: 0.0,
        downwind_rad: 0.0,
        slope: libm::tan(25.0_f64.to_radians()),
        upslope_rad: std::f64::consts::FRAC_PI_2,
    };
    let (heading_rad, ellipse) = uphill_to_the_east.ellipse();
    let front = uniform(
        50.0,
        Growth {
            ellipse,
            heading_rad,
        },
    );
    let [up_min, down_min] = [200.0, -200.0].map(|east_m| front.minute_near([east_m, 0.0], 0.0));
    assert!(up_min < down_min, "{up_min} {down_min}");
}

#[test]
fn the_edge_of_the_grid_is_told() {
    let slow = uniform(100.0, growth(5.0, 2.0, 0.0));
    assert!(slow.minute_at_edge().is_infinite());
    let fast = uniform(100.0, growth(40.0, 2.0, 0.0));
    assert!((fast.minute_at_edge() - WITHIN_M / 40.0).abs() < 1e-6);
}

#[test]
fn a_start_in_a_barrier_or_off_the_grid_is_no_fire() {
    let grid = around_the_start(500.0);
    let off = CellGrid {
        west_m: 10.0,
        ..grid
    };
    let local = growth(5.0, 2.0, 0.0);
    for landscape in [
        Landscape::build(grid, |_, _| None),
        Landscape::uniform(off, local),
    ] {
        let weather = WeatherStage {
            start_min: 0.0,
            landscape,
        };
        assert_eq!(
            GridFront::burn(&mut Spread::default(), &weather, 10.0),
            None
        );
    }
}

#[test]
fn a_single_cell_burns_and_no_more() {
    let grid = around_the_start(1500.0);
    let middle = grid.rows / 2;
    let front = burn(Landscape::build(grid, |row, column| {
        (row == middle && column == middle).then(|| growth(5.0, 2.0, 0.0))
    }));
    assert_eq!(front.burnt_cells(UNTIL_MIN).count(), 1);
    assert!(
        front
            .minute_of_area(grid.cell_area_m2() * 1.1)
            .is_infinite()
    );
    assert!(front.area_m2(UNTIL_MIN) <= grid.cell_area_m2());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn the_ellipse_fitted_to_an_ellipse_is_that_ellipse(
        head in 0.5..100.0_f64, ratio in 1.01..8.0_f64, heading in -3.1..3.1_f64, minute in 1.0..1000.0_f64,
    ) {
        let true_growth = growth(head, ratio, heading);
        let reach_m = head * minute;
        let way = [reach_m * libm::sin(heading), reach_m * libm::cos(heading)];
        let fitted = Growth::fitted(minute, true_growth.area_m2(minute), way);
        prop_assert!((fitted.ellipse.head_m_min / head - 1.0).abs() < 1e-9);
        prop_assert!((fitted.ellipse.length_to_width / ratio - 1.0).abs() < 1e-6);
        prop_assert!((fitted.heading_rad - heading).abs() < 1e-9);
    }

    #[test]
    fn what_has_burnt_when_so_much_has_burnt_is_so_much(
        ratio in 1.0..5.0_f64, heading in 0.0..6.2_f64, area_m2 in 1.0..1e5_f64,
    ) {
        let front = uniform(100.0, growth(12.0, ratio, heading));
        let minute = front.minute_of_area(area_m2);
        prop_assert!((front.area_m2(minute) / area_m2 - 1.0).abs() < 1e-6, "{minute}");
    }

    #[test]
    fn the_same_land_elsewhere_on_the_grid_burns_alike(east in 0_usize..8, south in 0_usize..8) {
        let local = |row: usize, column: usize| {
            let mix = (row * 7919 + column * 104_729) % 997;
            (mix > 60).then(|| growth(2.0 + mix as f64 / 100.0, 2.0, mix as f64 / 160.0))
        };
        let grid = around_the_start(200.0);
        // The same cells with more beside them that never burn.
        let wider = CellGrid {
            rows: grid.rows + south,
            columns: grid.columns + east,
            west_m: grid.west_m - east as f64 * grid.cell_m,
            north_m: grid.north_m + south as f64 * grid.cell_m,
            ..grid
        };
        let middle = grid.rows / 2;
        let land = |row: usize, column: usize| {
            if (row, column) == (middle, middle) { Some(growth(9.0, 2.0, 0.0)) } else { local(row, column) }
        };
        let here = burn(Landscape::build(grid, land));
        let there = burn(Landscape::build(wider, |row, column| {
            land(row.checked_sub(south)?, column.checked_sub(east)?)
        }));
        for minute in [10.0, 50.0, 120.0] {
            prop_assert!((here.area_m2(minute) - there.area_m2(minute)).abs() < 1e-6);
        }
    }
}
