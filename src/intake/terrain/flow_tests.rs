#![allow(clippy::float_cmp, reason = "filled ground is level to the last bit")]

use proptest::prelude::*;

use super::*;
use crate::intake::terrain::fill;
use crate::intake::terrain::fill::tests::{any_grid, grid};

#[test]
fn water_takes_the_steepest_way() {
    #[rustfmt::skip]
    let elevation = grid(3, vec![
        9.0, 9.0, 9.0,
        9.0, 8.0, 7.0,
        9.0, 9.0, 6.7,
    ]);
    let filled = fill(&elevation, 0.0);
    let flow = Flow::new(&elevation, &filled);
    // East drops 1 in 30 m; south-east drops 1.3 in 42.4 m, which is less steep.
    let east = flow
        .direction(&Neighbours::new(3, 3), 4)
        .map(Direction::esri_code);
    assert_eq!(east, Some(1));
    assert_eq!(flow.below(8), None);
}

#[test]
fn a_valley_gathers_everything_above() {
    #[rustfmt::skip]
    let elevation = grid(3, vec![
        5.0, 4.0, 5.0,
        4.0, 3.0, 4.0,
        3.0, 2.0, 3.0,
    ]);
    let flow = Flow::new(&elevation, &fill(&elevation, 0.0));
    let cells = flow.accumulate(|_| 1.0);
    assert_eq!(cells[7], 9.0);
    let drained = flow.drained_km2(&elevation);
    assert!((drained[7] - 9.0 * 900e-6).abs() < 1e-15);
}

#[test]
fn published_codes_are_followed_and_circles_left_out() {
    #[rustfmt::skip]
    let codes = grid(3, vec![
        1.0,   4.0, 247.0,
        1.0,   0.0,   2.0,
        1.0,  16.0,  64.0,
    ]);
    let flow = Flow::of_esri_codes(&codes);
    let below: Vec<Option<usize>> = (0..9).map(|cell| flow.below(cell)).collect();
    let expected = [
        Some(1),
        Some(4),
        None,
        Some(4),
        None,
        None,
        Some(7),
        Some(6),
        Some(5),
    ];
    assert_eq!(below, expected);
    let mut order = flow.upstream_first().to_vec();
    order.sort_unstable();
    assert_eq!(order, [0, 1, 3, 4, 5, 8]);
    assert_eq!(flow.accumulate(|_| 1.0)[4], 4.0);
}

proptest! {
    #[test]
    fn every_cell_drains_off_the_grid_and_never_uphill(elevation in any_grid()) {
        let filled = fill(&elevation, 0.0);
        let flow = Flow::new(&elevation, &filled);
        let cells = Neighbours::new(elevation.rows(), elevation.columns());
        for start in (0..flow.cells()).filter(|&cell| !filled[cell].is_nan()) {
            let (mut cell, mut steps) = (start, 0);
            while let Some(below) = flow.below(cell) {
                prop_assert!(filled[below] <= filled[cell]);
                prop_assert!(cells.around(cell).any(|(_, beside)| beside == below));
                cell = below;
                steps += 1;
                prop_assert!(steps <= flow.cells(), "a circle at {}", start);
            }
            prop_assert!(leaves(&cells, &filled, cell), "water stands at {}", cell);
        }
    }

    #[test]
    fn the_order_holds_every_cell_once_and_before_the_one_below(elevation in any_grid()) {
        let flow = Flow::new(&elevation, &fill(&elevation, 0.0));
        let mut place = vec![None; flow.cells()];
        for (at, &cell) in flow.upstream_first().iter().enumerate() {
            prop_assert_eq!(place[cell as usize].replace(at), None);
        }
        let present = elevation.cells() - elevation.voids();
        prop_assert_eq!(flow.upstream_first().len(), present);
        for cell in 0..flow.cells() {
            if let Some(below) = flow.below(cell) {
                prop_assert!(place[cell] < place[below]);
            }
        }
    }

    /// What falls on the grid leaves the grid.
    #[test]
    fn no_water_is_lost(elevation in any_grid()) {
        let flow = Flow::new(&elevation, &fill(&elevation, 0.0));
        let sums = flow.accumulate(|_| 1.0);
        let left: f64 = flow
            .upstream_first()
            .iter()
            .map(|&cell| cell as usize)
            .filter(|&cell| flow.below(cell).is_none())
            .map(|cell| sums[cell])
            .sum();
        prop_assert_eq!(left, (elevation.cells() - elevation.voids()) as f64);
    }

    /// Depressions that nobody filled, and elevations of another length, are no reason to panic or to go in circles.
    #[test]
    fn unfilled_ground_still_gives_an_order(elevation in any_grid(), cut in 0..64_usize) {
        let mut levels: Vec<f64> = elevation.values().map(|value| value.unwrap_or(f64::NAN)).collect();
        levels.truncate(cut);
        let present = levels.iter().filter(|level| !level.is_nan()).count();
        let flow = Flow::new(&elevation, &levels);
        prop_assert_eq!(flow.upstream_first().len(), present);
    }
}
