#![allow(clippy::float_cmp, reason = "filled ground is level to the last bit")]

use proptest::prelude::*;

use super::*;
use crate::intake::raster::{Crs, Georeference};

/// A grid of square cells of 30 m.
pub(in crate::intake::terrain) fn grid(columns: usize, values: Vec<f64>) -> Raster {
    let georeference = Georeference {
        columns,
        rows: values.len() / columns,
        west: 500_000.0,
        north: 2_500_000.0,
        cell_width: 30.0,
        cell_height: 30.0,
    };
    Raster::new(
        georeference,
        Crs::from_epsg(32650).expect("supported"),
        values,
    )
    .expect("a grid")
}

/// Small grids with flats, pits and voids.
pub(in crate::intake::terrain) fn any_grid() -> impl Strategy<Value = Raster> {
    (1..9_usize, 1..9_usize).prop_flat_map(|(rows, columns)| {
        let cell = prop_oneof![12 => (0..6_i32).prop_map(f64::from), 1 => Just(f64::NAN)];
        prop::collection::vec(cell, rows * columns).prop_map(move |values| grid(columns, values))
    })
}

/// The lowest level over which water can leave, by passing over all cells until nothing changes (Planchon & Darboux 2001).
fn plain_fill(elevation: &Raster) -> Vec<f64> {
    let cells = Neighbours::new(elevation.rows(), elevation.columns());
    let ground: Vec<f64> = elevation
        .values()
        .map(|value| value.unwrap_or(f64::NAN))
        .collect();
    let start = |cell: usize| {
        if leaves(&cells, &ground, cell) {
            ground[cell]
        } else {
            f64::INFINITY
        }
    };
    let mut levels: Vec<f64> = (0..ground.len())
        .map(|cell| {
            if ground[cell].is_nan() {
                f64::NAN
            } else {
                start(cell)
            }
        })
        .collect();
    loop {
        let before = levels.clone();
        for cell in 0..levels.len() {
            let spill = cells
                .around(cell)
                .fold(f64::INFINITY, |low, (_, beside)| low.min(levels[beside]));
            if levels[cell] > ground[cell] {
                levels[cell] = spill.max(ground[cell]).min(levels[cell]);
            }
        }
        if before
            .iter()
            .zip(&levels)
            .all(|(a, b)| a == b || (a.is_nan() && b.is_nan()))
        {
            return levels;
        }
    }
}

#[test]
fn a_pit_is_filled_to_its_spill_and_no_higher() {
    #[rustfmt::skip]
    let elevation = grid(5, vec![
        9.0, 9.0, 9.0, 9.0, 9.0,
        9.0, 2.0, 3.0, 8.0, 9.0,
        9.0, 1.0, 9.0, 6.0, 5.0,
        9.0, 2.0, 7.0, 8.0, 9.0,
        9.0, 9.0, 9.0, 9.0, 9.0,
    ]);
    let filled = fill(&elevation, 0.0);
    // The pit of 1, 2, 2, 3 spills over the corner of 6, which drains to the edge at 5.
    assert_eq!([filled[6], filled[7], filled[11], filled[16]], [6.0; 4]);
    assert_eq!(filled[13], 6.0);
    assert_eq!(filled[17], 7.0);
}

#[test]
fn an_epsilon_leaves_no_cell_without_a_lower_one() {
    let elevation = grid(6, vec![5.0; 36]);
    let filled = fill(&elevation, 0.01);
    let cells = Neighbours::new(6, 6);
    for cell in (0..36).filter(|&cell| !cells.is_rim(cell)) {
        assert!(
            cells
                .around(cell)
                .any(|(_, beside)| filled[beside] < filled[cell]),
            "{cell}"
        );
    }
}

proptest! {
    #[test]
    fn filling_agrees_with_the_plain_way(elevation in any_grid()) {
        let (fast, plain) = (fill(&elevation, 0.0), plain_fill(&elevation));
        for (cell, (fast, plain)) in fast.iter().zip(&plain).enumerate() {
            prop_assert!(fast == plain || (fast.is_nan() && plain.is_nan()), "{cell}: {fast} {plain}");
        }
    }

    #[test]
    fn filling_never_lowers_and_filling_twice_is_filling_once(elevation in any_grid()) {
        let once = fill(&elevation, 0.0);
        for (filled, ground) in once.iter().zip(elevation.values()) {
            prop_assert_eq!(filled.is_nan(), ground.is_none());
            prop_assert!(ground.is_none_or(|ground| *filled >= ground));
        }
        let again = elevation.with_values(once.clone()).expect("the same cells");
        let twice = fill(&again, 0.0);
        prop_assert!(twice.iter().zip(&once).all(|(a, b)| a == b || a.is_nan()));
    }
}
