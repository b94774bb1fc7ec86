#![allow(clippy::float_cmp, reason = "filled ground is level to the last bit")]

use proptest::prelude::*;

use super::*;
use crate::intake::raster::Raster;
use crate::intake::terrain::fill;
use crate::intake::terrain::fill::tests::any_grid;

struct Worked {
    filled: Vec<f64>,
    flow: Flow,
    drainage: Drainage,
    hand: Hand,
}

fn work(elevation: &Raster, cells: u32) -> Worked {
    let filled = fill(elevation, 0.0);
    let flow = Flow::new(elevation, &filled);
    let drainage = Drainage::by_area(
        &flow,
        &flow.drained_km2(elevation),
        f64::from(cells) * 900e-6,
    );
    let hand = Hand::new(&flow, &drainage, &filled);
    Worked {
        filled,
        flow,
        drainage,
        hand,
    }
}

/// Walks down from a cell until it meets a river.
fn walk(worked: &Worked, start: usize) -> Option<usize> {
    let mut cell = start;
    loop {
        if worked.drainage.reach(cell).is_some() {
            return Some(cell);
        }
        cell = worked.flow.below(cell)?;
    }
}

proptest! {
    #[test]
    fn it_is_what_a_walk_downstream_finds(elevation in any_grid(), cells in 1..9_u32) {
        let worked = work(&elevation, cells);
        for cell in 0..worked.flow.cells() {
            let river = walk(&worked, cell);
            prop_assert_eq!(worked.hand.river_cell(cell), river);
            let above = river.map(|river| worked.filled[cell] - worked.filled[river]);
            prop_assert_eq!(worked.hand.above_m(cell), above);
            prop_assert_eq!(worked.hand.reach(cell), river.and_then(|river| worked.drainage.reach(river)));
        }
    }

    #[test]
    fn it_is_never_negative_and_zero_on_rivers(elevation in any_grid(), cells in 1..9_u32) {
        let worked = work(&elevation, cells);
        for cell in 0..worked.flow.cells() {
            prop_assert!(worked.hand.above_m(cell).is_none_or(|above| above >= 0.0));
            if worked.drainage.reach(cell).is_some() {
                prop_assert_eq!(worked.hand.above_m(cell), Some(0.0));
            }
        }
    }

    #[test]
    fn raising_the_whole_country_changes_nothing(elevation in any_grid(), cells in 1..9_u32, shift in -400..4000_i32) {
        let raised = elevation.values().map(|value| value.map_or(f64::NAN, |z| z + f64::from(shift)));
        let raised = elevation.with_values(raised.collect()).expect("the same cells");
        let (here, there) = (work(&elevation, cells).hand, work(&raised, cells).hand);
        for cell in 0..elevation.cells() {
            prop_assert_eq!(here.above_m(cell), there.above_m(cell));
            prop_assert_eq!(here.reach(cell), there.reach(cell));
        }
    }

    #[test]
    fn a_threshold_of_one_cell_makes_everything_a_river(elevation in any_grid()) {
        let worked = work(&elevation, 1);
        let present = elevation.cells() - elevation.voids();
        prop_assert_eq!(worked.drainage.river_cells(), present);
        prop_assert!(present == 0 || worked.hand.reached_share(&worked.flow) == 1.0);
    }
}
