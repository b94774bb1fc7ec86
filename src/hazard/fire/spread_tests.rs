use super::*;
use crate::hazard::fire::ellipse::Ellipse;
use crate::hazard::fire::growth::Growth;
use crate::hazard::fire::landscape::Landscape;
use proptest::prelude::*;
use std::f64::consts::TAU;

fn square(side: usize, cell_m: f64) -> CellGrid {
    CellGrid {
        rows: side,
        columns: side,
        cell_m,
        west_m: 0.0,
        north_m: 0.0,
    }
}

fn growth(head_m_min: f64, length_to_width: f64, heading_rad: f64) -> Growth {
    Growth {
        ellipse: Ellipse::new(head_m_min, length_to_width),
        heading_rad,
    }
}

fn always(landscape: Landscape) -> Vec<WeatherStage> {
    vec![WeatherStage {
        start_min: 0.0,
        landscape,
    }]
}

fn plain(reach: u8) -> Search {
    Search {
        neighbourhood: Neighbourhood::reaching(reach),
        straighten: false,
        until_min: f64::INFINITY,
    }
}

fn run(stages: &[WeatherStage], cell: usize, search: &Search) -> Vec<f64> {
    let start = Start { cell, minute: 0.0 };
    Spread::default().run(stages, &[start], search).to_vec()
}

/// Both infinite, or the same within a share of either.
fn alike(a: f64, b: f64, share: f64) -> bool {
    (a.is_infinite() && b.is_infinite()) || (a - b).abs() <= share * a
}

/// Some uneven land: rates and headings that differ from cell to cell, and a few barriers.
fn uneven(grid: CellGrid, seed: usize) -> Landscape {
    Landscape::build(grid, |row, column| {
        let mix = |k: usize| ((row * 7919 + column * 104_729 + seed * 31) * k % 997) as f64 / 997.0;
        (mix(13) > 0.1).then(|| growth(1.0 + 9.0 * mix(17), 1.0 + 4.0 * mix(29), TAU * mix(37)))
    })
}

/// Relative error of the burnt area against the ellipse.
fn area_error(cells_across: usize, heading_rad: f64, search: &Search) -> f64 {
    let world_m = 6000.0;
    let grid = square(cells_across, world_m / cells_across as f64);
    let local = growth(20.0, 3.0, heading_rad);
    let minutes = 120.0;
    let start = grid.cell_at(3000.0, -3000.0).expect("the middle");
    let times = run(&always(Landscape::uniform(grid, local)), start, search);
    let burnt = times.iter().filter(|&&t| t <= minutes).count() as f64;
    burnt * grid.cell_area_m2() / local.ellipse.area_m2(minutes) - 1.0
}

#[test]
fn the_error_of_the_area_falls_with_the_size_of_cells() {
    let mean_error = |cells: usize| {
        let headings = [0.0, 0.3, 0.6, 1.1, 2.0, 3.5];
        let total: f64 = headings
            .iter()
            .map(|&heading| area_error(cells, heading, &Search::until(130.0)).abs())
            .sum();
        total / headings.len() as f64
    };
    let errors = [31, 91, 271].map(mean_error);
    assert!(errors[0] > errors[1] && errors[1] > errors[2], "{errors:?}");
    assert!(errors[2] < 0.003, "{errors:?}");
}

#[test]
fn arrival_in_uniform_fuel_is_the_distance_over_the_rate_in_every_direction() {
    let grid = square(121, 30.0);
    let middle = 60 * 121 + 60;
    for (ratio, heading) in [(1.0, 0.0), (2.0, 0.4), (3.0, 2.2), (5.0, 5.9)] {
        let local = growth(10.0, ratio, heading);
        let search = Search::until(f64::INFINITY);
        let times = run(&always(Landscape::uniform(grid, local)), middle, &search);
        let (x0, y0) = grid.centre_m(middle);
        for (cell, &time) in times.iter().enumerate().filter(|&(cell, _)| cell != middle) {
            let (x, y) = grid.centre_m(cell);
            let bearing = libm::atan2(x - x0, y - y0);
            let exact = libm::hypot(x - x0, y - y0) / local.ellipse.rate_m_min(bearing - heading);
            assert!((time / exact - 1.0).abs() < 1e-9, "{time} {exact}");
        }
    }
}

#[test]
fn more_directions_mean_less_error_and_straight_paths_less_than_any() {
    let errors = [1, 2, 3].map(|reach| area_error(91, 0.3, &plain(reach)).abs());
    let chords = area_error(91, 0.3, &Search::until(f64::INFINITY)).abs();
    assert!(errors[0] > errors[1] && errors[1] > errors[2] && errors[2] > chords);
}

#[test]
fn a_quarter_turn_of_the_world_turns_the_fire() {
    let side = 31;
    let grid = square(side, 30.0);
    let local = |row: usize, column: usize, turn: f64| {
        (!(row + 2 * column).is_multiple_of(7)).then(|| {
            growth(
                1.0 + (row % 5) as f64,
                1.0 + (column % 3) as f64,
                0.7 + turn,
            )
        })
    };
    let straight = Landscape::build(grid, |row, column| local(row, column, 0.0));
    // A quarter turn clockwise takes (row, column) to (column, side − 1 − row).
    let turned = Landscape::build(grid, |row, column| {
        local(side - 1 - column, row, std::f64::consts::FRAC_PI_2)
    });
    // Straightened, ways that take equally long may have different bends, and then differ in what straightening gains.
    for (search, tolerance) in [(plain(2), 1e-9), (Search::until(f64::INFINITY), 0.05)] {
        let a = run(&always(straight.clone()), 15 * side + 14, &search);
        let b = run(&always(turned.clone()), 14 * side + 15, &search);
        for row in 0..side {
            for column in 0..side {
                let (x, y) = (a[row * side + column], b[column * side + side - 1 - row]);
                assert!(alike(x, y, tolerance), "{row} {column}: {x} {y}");
            }
        }
    }
}

#[test]
fn nothing_burns_past_a_closed_barrier_even_one_that_touches_by_corners() {
    let grid = square(41, 10.0);
    // A diamond, one cell thick, cells touching by corners only.
    let landscape = Landscape::build(grid, |row, column| {
        (row.abs_diff(20) + column.abs_diff(20) != 9).then(|| growth(10.0, 2.0, 0.5))
    });
    for search in [plain(1), plain(5), Search::until(f64::INFINITY)] {
        let times = run(&always(landscape.clone()), 20 * 41 + 20, &search);
        for (cell, &time) in times.iter().enumerate() {
            let (row, column) = grid.place(cell);
            let inside = row.abs_diff(20) + column.abs_diff(20) < 9;
            assert_eq!(time.is_finite(), inside, "{row} {column}");
        }
    }
}

#[test]
fn fire_goes_round_the_end_of_a_wall() {
    let grid = square(41, 10.0);
    let local = growth(10.0, 1.0, 0.0);
    let wall = Landscape::build(grid, |row, column| {
        (column != 20 || row > 30).then_some(local)
    });
    let times = run(&always(wall), 20 * 41 + 15, &Search::until(f64::INFINITY));
    // From (20, 15) round the free cell (31, 20) to (20, 25): twice the hypotenuse, at 10 m/min.
    let way_min = 2.0 * libm::hypot(11.0, 5.0);
    let time = times[20 * 41 + 25];
    assert!(
        time >= way_min - 1e-9 && time < 1.03 * way_min,
        "{time} {way_min}"
    );
}

#[test]
fn cutting_the_weather_into_equal_stages_changes_nothing() {
    let grid = square(31, 20.0);
    let landscape = uneven(grid, 5);
    let stages: Vec<WeatherStage> = (0..40)
        .map(|k| WeatherStage {
            start_min: f64::from(k) * 7.3,
            landscape: landscape.clone(),
        })
        .collect();
    let search = Search::until(250.0);
    let whole = run(&always(landscape), 15 * 31 + 15, &search);
    let cut = run(&stages, 15 * 31 + 15, &search);
    for (a, b) in whole.iter().zip(&cut) {
        assert!(alike(*a, *b, 1e-9), "{a} {b}");
    }
}

#[test]
fn fire_that_runs_faster_from_a_given_minute_has_come_as_far_as_both_speeds_add_up_to() {
    let grid = square(81, 10.0);
    let stage = |start_min, head| WeatherStage {
        start_min,
        landscape: Landscape::uniform(grid, growth(head, 1.0, 0.0)),
    };
    let stages = [stage(0.0, 5.0), stage(33.0, 12.0)];
    let times = run(&stages, 40 * 81 + 40, &Search::until(f64::INFINITY));
    for (cell, &time) in times.iter().enumerate() {
        let (x, y) = grid.centre_m(cell);
        let distance = libm::hypot(x - 405.0, y + 405.0);
        let exact = (distance / 5.0).min(33.0) + ((distance - 165.0).max(0.0) / 12.0);
        assert!(
            time >= exact - 1e-9 && time <= exact * 1.01 + 0.01,
            "{time} {exact}"
        );
    }
}

#[test]
fn the_order_in_which_stages_are_given_does_not_matter() {
    let grid = square(21, 20.0);
    let stage = |start_min, seed| WeatherStage {
        start_min,
        landscape: uneven(grid, seed),
    };
    let sorted = [stage(0.0, 1), stage(20.0, 2), stage(50.0, 3)];
    let mixed = [stage(50.0, 3), stage(0.0, 1), stage(20.0, 2)];
    let search = Search::until(f64::INFINITY);
    assert_eq!(run(&sorted, 220, &search), run(&mixed, 220, &search));
}

#[test]
fn a_grid_of_cells_without_size_does_not_burn() {
    for cell_m in [0.0, -1.0, f64::NAN, f64::INFINITY] {
        let landscape = Landscape::uniform(square(3, cell_m), growth(1.0, 1.0, 0.0));
        let times = run(&always(landscape), 4, &Search::until(100.0));
        assert!(times.iter().all(|t| t.is_infinite()));
    }
}

#[test]
fn rain_makes_fire_wait() {
    let grid = square(21, 10.0);
    let dry = Landscape::uniform(grid, growth(1.0, 2.0, 0.3));
    let wet = Landscape::build(grid, |_, _| None);
    let stages: Vec<WeatherStage> = [(0.0, &dry), (25.0, &wet), (85.0, &dry)]
        .map(|(start_min, landscape)| WeatherStage {
            start_min,
            landscape: landscape.clone(),
        })
        .to_vec();
    let without = run(&always(dry), 10 * 21 + 10, &Search::until(f64::INFINITY));
    let with = run(&stages, 10 * 21 + 10, &Search::until(f64::INFINITY));
    for (a, b) in without.iter().zip(&with) {
        let expected = if *a <= 25.0 { *a } else { a + 60.0 };
        assert!((b - expected).abs() < 1e-9, "{a} {b}");
    }
}

#[test]
fn the_limit_of_time_only_cuts() {
    let landscape = uneven(square(31, 20.0), 3);
    let all = run(
        &always(landscape.clone()),
        480,
        &Search::until(f64::INFINITY),
    );
    let some = run(&always(landscape), 480, &Search::until(40.0));
    for (a, b) in all.iter().zip(&some) {
        let cut = if *a <= 40.0 { *a } else { f64::INFINITY };
        assert!(alike(cut, *b, 1e-12), "{a} {b}");
    }
}

#[test]
fn starts_outside_the_grid_or_in_barriers_and_no_weather_do_nothing() {
    let grid = square(3, 10.0);
    let landscape = Landscape::build(grid, |row, _| (row > 0).then(|| growth(1.0, 1.0, 0.0)));
    let stages = always(landscape);
    for cell in [0, 9, usize::MAX] {
        let times = run(&stages, cell, &Search::until(100.0));
        assert!(times.iter().all(|t| t.is_infinite()));
    }
    assert!(run(&[], 0, &Search::until(100.0)).is_empty());
    let start = Start {
        cell: 4,
        minute: f64::NAN,
    };
    let mut spread = Spread::default();
    let times = spread.run(&stages, &[start], &Search::until(100.0));
    assert!(times.iter().all(|t| t.is_infinite()));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn faster_fire_never_arrives_later_in_the_plain_search(
        seed in 0..1000_usize, factors in proptest::collection::vec(1.0..2.0_f64, 225),
    ) {
        let grid = square(15, 20.0);
        let slow = uneven(grid, seed);
        let fast = Landscape::build(grid, |row, column| {
            let mix = |k: usize| ((row * 7919 + column * 104_729 + seed * 31) * k % 997) as f64 / 997.0;
            let head = (1.0 + 9.0 * mix(17)) * factors[row * 15 + column];
            (mix(13) > 0.1).then(|| growth(head, 1.0 + 4.0 * mix(29), TAU * mix(37)))
        });
        let slow = run(&always(slow), 112, &plain(2));
        let fast = run(&always(fast), 112, &plain(2));
        for (a, b) in slow.iter().zip(&fast) {
            prop_assert!(b <= &(a * (1.0 + 1e-12)));
        }
    }

    #[test]
    fn straightening_only_ever_finds_quicker_ways(seed in 0..1000_usize) {
        let stages = always(uneven(square(15, 20.0), seed));
        let bent = run(&stages, 112, &plain(1));
        let straight = run(&stages, 112, &Search::until(f64::INFINITY));
        for (a, b) in bent.iter().zip(&straight) {
            prop_assert!(b <= &(a * (1.0 + 1e-12)));
            prop_assert_eq!(a.is_finite(), b.is_finite());
        }
    }

    #[test]
    fn where_the_grid_lies_in_the_world_does_not_matter(east in -1e5..1e5_f64, north in -1e5..1e5_f64) {
        let here = square(15, 20.0);
        let there = CellGrid { west_m: east, north_m: north, ..here };
        let search = Search::until(f64::INFINITY);
        prop_assert_eq!(
            run(&always(uneven(here, 1)), 112, &search),
            run(&always(uneven(there, 1)), 112, &search)
        );
    }

    #[test]
    fn a_spread_that_was_used_before_gives_what_a_new_one_gives(seed in 0..1000_usize) {
        let (first, second) = (uneven(square(21, 20.0), seed), uneven(square(15, 20.0), seed + 1));
        let mut used = Spread::default();
        let start = [Start { cell: 112, minute: 0.0 }];
        let search = Search::until(f64::INFINITY);
        used.run(&always(first), &start, &search);
        let again = used.run(&always(second.clone()), &start, &search).to_vec();
        prop_assert_eq!(again, run(&always(second), 112, &search));
    }
}
