use proptest::prelude::*;

use super::*;
use crate::intake::raster::{Crs, Georeference};

fn grid(crs: u32, cell: f64, values: Vec<f64>) -> Raster {
    let georeference = Georeference {
        columns: 5,
        rows: 4,
        west: if crs == 4326 { 112.0 } else { 500_000.0 },
        north: if crs == 4326 { 60.0 } else { 2_500_000.0 },
        cell_width: cell,
        cell_height: cell,
    };
    Raster::new(
        georeference,
        Crs::from_epsg(crs).expect("supported"),
        values,
    )
    .expect("a grid")
}

/// z = east · x + north · y on cells of 30 m, row 0 in the north.
fn plane(east: f64, north: f64) -> Raster {
    let z = |cell: usize| 30.0 * (east * (cell % 5) as f64 - north * (cell / 5) as f64);
    grid(32650, 30.0, (0..20).map(z).collect())
}

#[test]
fn slopes_to_the_four_winds_have_their_aspect() {
    for (east, north, aspect) in [
        (0.0, 0.5, 180.0),
        (0.0, -0.5, 0.0),
        (0.5, 0.0, 270.0),
        (-0.5, 0.0, 90.0),
    ] {
        let found = slope(&plane(east, north));
        for (slope, downhill) in found.rise_over_run.iter().zip(&found.aspect_deg) {
            assert!((slope.expect("no void") - 0.5).abs() < 1e-12);
            assert!((downhill.expect("not flat") - aspect).abs() < 1e-9);
        }
    }
}

#[test]
fn degrees_count_as_metres_of_their_latitude() {
    // At 60° north a degree of longitude is half as long, so the same rise along the row is twice as steep.
    let by_column: Vec<f64> = (0..20).map(|cell| 10.0 * (cell % 5) as f64).collect();
    let by_row: Vec<f64> = (0..20).map(|cell| 10.0 * (cell / 5) as f64).collect();
    let along = slope(&grid(4326, 0.001, by_column)).rise_over_run[7].expect("no void");
    let down = slope(&grid(4326, 0.001, by_row)).rise_over_run[7].expect("no void");
    assert!((along / down - 2.0).abs() < 0.01, "{along} {down}");
}

#[test]
fn a_void_has_no_slope_and_level_ground_no_aspect() {
    let mut values = vec![100.0; 20];
    values[6] = f64::NAN;
    let found = slope(&grid(32650, 30.0, values));
    assert_eq!(found.rise_over_run[6], None);
    assert_eq!(found.rise_over_run[7], Some(0.0));
    assert!(found.aspect_deg.iter().all(Option::is_none));
}

proptest! {
    /// Horn's formula is exact on a plane, on the edge too.
    #[test]
    fn the_slope_of_a_plane_is_that_of_the_plane(east in -3.0..3.0_f64, north in -3.0..3.0_f64) {
        let found = slope(&plane(east, north));
        for slope in found.rise_over_run {
            prop_assert!((slope.expect("no void") - libm::hypot(east, north)).abs() < 1e-9);
        }
    }

    #[test]
    fn a_datum_shift_changes_no_slope(values in prop::collection::vec(0..2000_i32, 20), shift in -500..500_i32) {
        let at = |shift: i32| slope(&grid(32650, 30.0, values.iter().map(|z| f64::from(z + shift)).collect()));
        prop_assert_eq!(at(0), at(shift));
    }
}
