#![allow(clippy::float_cmp, reason = "values are copied, not computed")]

use proptest::prelude::*;

use super::*;
use crate::intake::raster::Window;

/// A grid of cells of 30 m whose values tell their place.
fn grid(rows: usize, columns: usize) -> Raster {
    let georeference = Georeference {
        columns,
        rows,
        west: 500_000.0,
        north: 2_500_000.0,
        cell_width: 30.0,
        cell_height: 30.0,
    };
    let values = (0..rows * columns).map(|cell| cell as f64).collect();
    Raster::new(georeference, utm(50), values).expect("a grid")
}

fn utm(zone: u32) -> Crs {
    Crs::from_epsg(32600 + zone).expect("supported")
}

fn cut(whole: &Raster, window: Window) -> Tile {
    let values = (0..window.rows * window.columns).map(|cell| {
        let (row, column) = (cell / window.columns, cell % window.columns);
        whole
            .value(window.row + row, window.column + column)
            .unwrap_or(f64::NAN)
    });
    let raster = Raster::new(
        whole.georeference().of_window(&window),
        whole.crs(),
        values.collect(),
    );
    Tile {
        name: format!("{}-{}.tif", window.row, window.column),
        raster: raster.expect("a grid"),
    }
}

fn columns(from: usize, count: usize) -> Window {
    Window {
        row: 0,
        column: from,
        rows: 4,
        columns: count,
    }
}

fn moved(mut tile: Tile, change: impl Fn(&mut Georeference)) -> Tile {
    let mut georeference = *tile.raster.georeference();
    change(&mut georeference);
    let values = tile.raster.values().map(|value| value.unwrap_or(f64::NAN));
    tile.raster =
        Raster::new(georeference, tile.raster.crs(), values.collect()).expect("still a grid");
    tile
}

fn refused(tiles: Vec<Tile>) -> String {
    match join(tiles, 1_000).expect_err("tiles that do not join") {
        RasterError::Tiles { difference, .. } => difference,
        other => panic!("{other}"),
    }
}

proptest! {
    #[test]
    fn a_grid_cut_and_joined_is_the_grid(row in 1..5_usize, column in 1..6_usize, lap in 0..2_usize, turned in any::<bool>()) {
        let whole = grid(5, 6);
        let (rows, columns) = (whole.rows(), whole.columns());
        let mut tiles = Vec::new();
        // Four tiles, the later ones overlapping the earlier by `lap` cells.
        for (top, bottom) in [(0, row), (row - lap.min(row), rows)] {
            for (left, right) in [(0, column), (column - lap.min(column), columns)] {
                if bottom > top && right > left {
                    tiles.push(cut(&whole, Window { row: top, column: left, rows: bottom - top, columns: right - left }));
                }
            }
        }
        if turned {
            tiles.reverse();
        }
        let joined = join(tiles, 30).expect("tiles of one grid");
        prop_assert_eq!(joined.raster.georeference(), whole.georeference());
        prop_assert!(joined.raster.values().eq(whole.values()));
        prop_assert_eq!(joined.differing, 0);
    }
}

#[test]
fn the_first_value_holds_and_voids_are_filled_from_the_next() {
    let whole = grid(4, 4);
    let mut values: Vec<f64> = whole.values().map(|value| value.unwrap_or(0.0)).collect();
    values[5] = f64::NAN;
    let first = Tile {
        name: "a".into(),
        raster: whole.with_values(values).expect("the same cells"),
    };
    let raised = whole.values().map(|value| value.unwrap_or(0.0) + 100.0);
    let second = Tile {
        name: "b".into(),
        raster: whole.with_values(raised.collect()).expect("the same cells"),
    };
    let joined = join(vec![first, second], 16).expect("two tiles");
    assert_eq!(joined.raster.at(4), Some(4.0));
    assert_eq!(joined.raster.at(5), Some(105.0));
    assert_eq!(joined.differing, 15);
}

#[test]
fn tiles_that_do_not_abut_are_refused() {
    let whole = grid(4, 9);
    let left = || cut(&whole, columns(0, 3));
    let next = || cut(&whole, columns(3, 3));
    assert!(join(vec![left(), next()], 24).is_ok());
    assert!(refused(vec![left(), cut(&whole, columns(6, 3))]).contains(" | "));
    // Three in a row hang together, in whatever order.
    assert!(join(vec![left(), cut(&whole, columns(6, 3)), next()], 36).is_ok());
    let shifted = moved(next(), |grid| grid.west += 7.5);
    assert!(refused(vec![left(), shifted]).contains("0.25"));
    let coarse = moved(next(), |grid| grid.cell_height = 90.0);
    assert_eq!(refused(vec![left(), coarse]), "Δ 90 ≠ 30");
    let georeference = *next().raster.georeference();
    let other = Tile {
        name: "other.tif".into(),
        raster: Raster::new(georeference, utm(49), vec![0.0; 12]).expect("a grid"),
    };
    assert_eq!(refused(vec![left(), other]), "EPSG:32649 ≠ EPSG:32650");
}

#[test]
fn corners_alone_do_not_join_and_the_whole_is_not_too_large() {
    let whole = grid(4, 4);
    let corner = |at: usize| {
        cut(
            &whole,
            Window {
                row: at,
                column: at,
                rows: 2,
                columns: 2,
            },
        )
    };
    assert!(refused(vec![corner(0), corner(2)]).contains(" | "));
    let tiles = vec![cut(&whole, columns(0, 2)), cut(&whole, columns(2, 2))];
    assert_eq!(
        join(tiles, 15).expect_err("16 cells"),
        RasterError::TooLarge {
            cells: 16.0,
            limit: 15
        }
    );
    assert!(join(Vec::new(), 15).is_err());
}
