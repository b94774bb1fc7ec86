use proptest::prelude::*;

use super::*;

fn grid(columns: usize, rows: usize, values: Vec<f64>) -> Raster {
    let georeference = Georeference {
        columns,
        rows,
        west: 113.0,
        north: 23.0,
        cell_width: 0.01,
        cell_height: 0.01,
    };
    Raster::new(georeference, Crs::WGS84, values).expect("a grid")
}

fn plane(columns: usize, rows: usize) -> Raster {
    let values = (0..rows * columns).map(|cell| ((cell % columns) + 2 * (cell / columns)) as f64);
    grid(columns, rows, values.collect())
}

#[test]
fn bilinear_gives_the_value_of_a_cell_at_its_middle() {
    let raster = plane(5, 4);
    for row in 0..4 {
        for column in 0..5 {
            let at = raster.lon_lat(row, column);
            let value = raster.value(row, column).expect("no void");
            assert_eq!(raster.nearest(at), Some(value));
            assert!((raster.bilinear(at).expect("inside") - value).abs() < 1e-9);
        }
    }
}

#[test]
fn bilinear_is_exact_on_a_plane() {
    let raster = plane(5, 4);
    let at = (113.0 + 0.023, 23.0 - 0.017);
    // Fractions of a cell from the middle of cell (0, 0): 1.8 columns, 1.2 rows.
    assert!((raster.bilinear(at).expect("inside") - (1.8 + 2.0 * 1.2)).abs() < 1e-9);
}

#[test]
fn a_void_cell_has_no_value_and_its_neighbours_do_not_suffer() {
    let mut values = vec![7.0; 9];
    values[4] = f64::NAN;
    let raster = grid(3, 3, values);
    assert_eq!(raster.voids(), 1);
    assert_eq!(raster.bilinear(raster.lon_lat(1, 1)), None);
    assert_eq!(raster.nearest(raster.lon_lat(1, 1)), None);
    let beside = (113.0 + 0.0099, 23.0 - 0.014);
    assert!((raster.bilinear(beside).expect("not void") - 7.0).abs() < 1e-12);
}

#[test]
fn a_crop_keeps_values_at_their_places() {
    let raster = plane(9, 7);
    let district = Bounds {
        west: 113.025,
        south: 22.945,
        east: 113.061,
        north: 22.975,
    };
    let cropped = raster.crop(&district).expect("they overlap");
    assert_eq!((cropped.rows(), cropped.columns()), (4, 5));
    for at in [(113.03, 22.95), (113.055, 22.971)] {
        assert_eq!(cropped.nearest(at), raster.nearest(at));
    }
}

#[test]
fn a_district_elsewhere_is_an_error_with_both_boxes() {
    let far = Bounds {
        west: 13.0,
        south: 22.0,
        east: 14.0,
        north: 23.0,
    };
    let error = plane(3, 3).crop(&far).expect_err("they do not overlap");
    let said = error.to_string();
    assert!(
        said.contains("113.00000") && said.contains("14.00000"),
        "{said}"
    );
}

proptest! {
    #[test]
    fn bilinear_never_leaves_the_range_of_the_grid(
        values in prop::collection::vec(prop_oneof![4 => -100.0..100.0_f64, 1 => Just(f64::NAN)], 20),
        x in -0.01..0.06_f64,
        y in -0.01..0.05_f64,
    ) {
        let raster = grid(5, 4, values);
        let at = (113.0 + x, 23.0 - y);
        prop_assert_eq!(raster.bilinear(at).is_some(), raster.nearest(at).is_some());
        if let (Some(value), Some((low, high))) = (raster.bilinear(at), raster.range()) {
            prop_assert!((low - 1e-9..=high + 1e-9).contains(&value));
        }
    }
}
