#![allow(
    clippy::float_cmp,
    reason = "the slopes of the valley are sums of quarters, exact in binary"
)]

use super::*;
use crate::intake::raster::{Crs, Georeference};

const CELL_M: f64 = 30.0;
const COLUMNS: usize = 21;
const ROWS: usize = 40;
/// Fall from cell to cell: down the sides, and along the valley. Water runs straight to the middle where the sides are
/// steeper than the diagonal: s > (s + t)/√2.
const SIDE_M: f64 = 2.0;
const ALONG_M: f64 = 0.25;

/// A V-shaped valley that runs south along its middle column: a cell |x| columns from it lies |x| · `SIDE_M` above it.
fn valley() -> Raster {
    let georeference = Georeference {
        columns: COLUMNS,
        rows: ROWS,
        west: 500_000.0,
        north: 2_500_000.0,
        cell_width: CELL_M,
        cell_height: CELL_M,
    };
    let values = (0..ROWS * COLUMNS).map(|cell| {
        let (row, column) = (cell / COLUMNS, cell % COLUMNS);
        100.0 + SIDE_M * column.abs_diff(COLUMNS / 2) as f64 - ALONG_M * row as f64
    });
    let crs = Crs::from_epsg(32650).expect("supported");
    Raster::new(georeference, crs, values.collect()).expect("a grid")
}

/// Drainage begins where the whole width of the valley has come together, in its first row.
fn ground() -> Ground {
    let row_km2 = COLUMNS as f64 * CELL_M * CELL_M / 1e6;
    Ground::new(valley(), &Rivers::DrainedKm2(0.99 * row_km2))
}

fn at(row: usize, column: usize) -> Point {
    valley().lon_lat(row, column)
}

#[test]
fn a_point_of_a_v_shaped_valley_lies_as_high_as_it_is_far_from_its_middle() {
    let ground = ground();
    assert_eq!(ground.river_cells, ROWS);
    assert_eq!(ground.reached_share, 1.0);
    for row in 0..ROWS {
        for column in 0..COLUMNS {
            let expected = SIDE_M * column.abs_diff(COLUMNS / 2) as f64;
            assert_eq!(ground.hand_m(at(row, column)), Some(expected));
        }
    }
}

#[test]
fn a_line_is_as_low_as_where_it_comes_nearest_to_the_river() {
    let ground = ground();
    let lowest = |line: &[(usize, usize)]| {
        let line: Vec<Point> = line.iter().map(|&(row, column)| at(row, column)).collect();
        ground.lowest_m(&line)
    };
    assert_eq!(lowest(&[(3, 1), (30, 1)]), Some(SIDE_M * 9.0));
    assert_eq!(lowest(&[(3, 1), (30, 7)]), Some(SIDE_M * 3.0));
    assert_eq!(lowest(&[(3, 1), (30, 19)]), Some(0.0));
    // Around the river: the ends are high, the bend is low.
    assert_eq!(lowest(&[(3, 1), (10, 8), (30, 1)]), Some(SIDE_M * 2.0));
    assert_eq!(lowest(&[]), None);
}

#[test]
fn a_place_spreads_over_the_cells_within_its_radius() {
    let ground = ground();
    // Three cells each way along a row of the radius: columns 4 to 10 are 6 to 0 cells from the river.
    let [low, middle, high] = ground
        .spread_m(at(20, 7), 3.0 * CELL_M + 1.0, [0.0, 0.5, 1.0])
        .expect("within the raster");
    assert_eq!((low, middle, high), (0.0, SIDE_M * 3.0, SIDE_M * 6.0));
    // A radius of nothing is the cell itself.
    let [low, high] = ground
        .spread_m(at(20, 7), 0.0, [0.1, 0.9])
        .expect("within the raster");
    assert_eq!((low, high), (SIDE_M * 3.0, SIDE_M * 3.0));
}

#[test]
fn lines_stand_for_rivers_where_they_are_given() {
    let middle = vec![at(0, COLUMNS / 2), at(ROWS - 1, COLUMNS / 2)];
    let by_line = Ground::new(valley(), &Rivers::Lines(vec![middle]));
    let by_area = ground();
    for column in 0..COLUMNS {
        assert_eq!(by_line.hand_m(at(9, column)), by_area.hand_m(at(9, column)));
    }
}

#[test]
fn beyond_the_raster_nothing_is_known() {
    let ground = ground();
    let far = (0.0, 0.0);
    assert!(!ground.covers(far));
    assert_eq!(ground.elevation_m(far), None);
    assert_eq!(ground.hand_m(far), None);
    assert_eq!(ground.spread_m(far, 300.0, [0.5]), None);
    assert_eq!(ground.lowest_m(&[far, (1.0, 1.0)]), None);
    // No cell drains so much: no river, no height above one.
    let dry = Ground::new(valley(), &Rivers::DrainedKm2(1e9));
    assert_eq!((dry.river_cells, dry.hand_m(at(9, 9))), (0, None));
    let top_m = dry.elevation_m(at(0, COLUMNS / 2)).unwrap_or(f64::NAN);
    assert!((top_m - 100.0).abs() < 1e-6, "{top_m}");
}

#[test]
fn shares_are_ranks() {
    assert_eq!((rank(0.0, 9), rank(0.1, 9), rank(0.11, 9)), (0, 0, 1));
    assert_eq!((rank(0.9, 9), rank(1.0, 9), rank(7.0, 9)), (8, 9, 9));
    assert_eq!(rank(0.9, 0), 0);
}
