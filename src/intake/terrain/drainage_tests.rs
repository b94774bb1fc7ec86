use proptest::prelude::*;

use super::*;
use crate::intake::terrain::fill;
use crate::intake::terrain::fill::tests::{any_grid, grid};

/// Two valleys that meet in the middle of the third row and run south together.
fn confluence() -> Raster {
    #[rustfmt::skip]
    let values = vec![
        7.0, 9.0, 9.0, 9.0, 7.0,
        9.0, 6.0, 9.0, 6.0, 9.0,
        9.0, 9.0, 5.0, 9.0, 9.0,
        9.0, 9.0, 4.0, 9.0, 9.0,
        9.0, 9.0, 3.0, 9.0, 9.0,
    ];
    grid(5, values)
}

#[test]
fn a_reach_ends_where_two_rivers_meet() {
    let elevation = confluence();
    let flow = Flow::new(&elevation, &fill(&elevation, 0.0));
    let area = flow.drained_km2(&elevation);
    let drainage = Drainage::by_area(&flow, &area, 2.0 * 900e-6);
    assert_eq!(drainage.reaches(), 3);
    let reach = |row: usize, column: usize| drainage.reach(row * 5 + column);
    assert_ne!(reach(1, 1), reach(1, 3));
    assert_ne!(reach(1, 1), reach(2, 2));
    assert_eq!(reach(2, 2), reach(4, 2));
    assert_eq!(reach(0, 2), None);
}

#[test]
fn lines_mark_the_cells_they_cross() {
    let elevation = confluence();
    let at = |row, column| elevation.lon_lat(row, column);
    let lines = vec![
        vec![at(2, 2), at(4, 2)],
        vec![at(0, 0), at(2, 2)],
        Vec::new(),
        vec![at(4, 4)],
    ];
    let drainage = Drainage::by_lines(&elevation, &lines);
    assert_eq!(drainage.reaches(), 4);
    let marked: Vec<(usize, u32)> = (0..25)
        .filter_map(|cell| Some((cell, drainage.reach(cell)?)))
        .collect();
    assert_eq!(marked, [(0, 1), (6, 1), (12, 0), (17, 0), (22, 0), (24, 3)]);
}

#[test]
fn lines_beyond_the_grid_mark_nothing_and_cost_nothing() {
    let elevation = confluence();
    let far = vec![
        vec![(-170.0, -80.0), (170.0, -80.0)],
        vec![(f64::NAN, 0.0), (1.0, 1.0)],
        vec![(f64::INFINITY, 0.0), (0.0, f64::NEG_INFINITY)],
    ];
    assert_eq!(Drainage::by_lines(&elevation, &far).river_cells(), 0);
    // A line right through leaves a mark in every row.
    let (lon, lat) = elevation.lon_lat(2, 2);
    let through = vec![vec![(lon, lat + 0.1), (lon, lat - 0.1)]];
    assert!(Drainage::by_lines(&elevation, &through).river_cells() >= 5);
}

proptest! {
    #[test]
    fn a_river_runs_on_below_itself(elevation in any_grid(), threshold in 1..9_u32) {
        let flow = Flow::new(&elevation, &fill(&elevation, 0.0));
        let area = flow.drained_km2(&elevation);
        let drainage = Drainage::by_area(&flow, &area, f64::from(threshold) * 900e-6);
        for cell in (0..flow.cells()).filter(|&cell| drainage.reach(cell).is_some()) {
            prop_assert!(flow.below(cell).is_none_or(|below| drainage.reach(below).is_some()));
        }
        let mut met: Vec<u32> = (0..flow.cells()).filter_map(|cell| drainage.reach(cell)).collect();
        met.sort_unstable();
        met.dedup();
        prop_assert_eq!(met.len(), drainage.reaches());
    }
}
