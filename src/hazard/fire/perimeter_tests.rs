use super::*;
use proptest::prelude::*;

fn grid(rows: usize, columns: usize) -> CellGrid {
    CellGrid {
        rows,
        columns,
        cell_m: 10.0,
        west_m: 500.0,
        north_m: 900.0,
    }
}

fn net_area_m2(rings: &[Ring]) -> f64 {
    rings.iter().map(Ring::signed_area_m2).sum()
}

#[test]
fn the_outline_of_a_circle_has_its_area_and_length() {
    let cells = grid(101, 101);
    let middle = cells.centre_m(50 * 101 + 50);
    let arrival: Vec<f64> = (0..cells.len())
        .map(|cell| {
            let (x, y) = cells.centre_m(cell);
            libm::hypot(x - middle.0, y - middle.1)
        })
        .collect();
    let rings = outlines(&cells, &arrival, 333.0);
    assert_eq!(rings.len(), 1);
    let circle = std::f64::consts::PI * 333.0 * 333.0;
    assert!((rings[0].signed_area_m2() / circle - 1.0).abs() < 0.001);
    assert!((rings[0].length_m() / (std::f64::consts::TAU * 333.0) - 1.0).abs() < 0.001);
}

#[test]
fn an_unburnt_island_is_a_clockwise_hole() {
    let cells = grid(9, 9);
    let arrival: Vec<f64> = (0..81)
        .map(|cell| if cell == 40 { f64::INFINITY } else { 0.0 })
        .collect();
    let rings = outlines(&cells, &arrival, 1.0);
    assert_eq!(rings.len(), 2);
    assert!(rings.iter().any(|ring| ring.signed_area_m2() < 0.0));
    assert!(rings.iter().any(|ring| ring.signed_area_m2() > 0.0));
}

#[test]
fn hectares_by_time_count_cells() {
    let arrival = [0.0, 30.0, 60.0, f64::INFINITY];
    assert_eq!(
        burnt_ha(&grid(2, 2), &arrival, &[0.0, 45.0, 60.0, 1e9]),
        [0.01, 0.02, 0.03, 0.03]
    );
}

proptest! {
    #[test]
    fn outlines_keep_the_burnt_land_on_their_left(
        burnt in proptest::collection::vec(any::<bool>(), 99),
    ) {
        let cells = grid(9, 11);
        let arrival: Vec<f64> =
            burnt.iter().map(|&b| if b { 0.0 } else { f64::INFINITY }).collect();
        let rings = outlines(&cells, &arrival, 1.0);
        // Half-way crossings give each burnt cell a diamond of half a cell, and shares of the squares between.
        let quarter = |corners: usize| match corners {
            1 => 1.0 / 8.0, 2 => 0.5, 3 => 7.0 / 8.0, 4 => 1.0, _ => 0.0,
        };
        let mut expected = 0.0;
        for row in -1..9_isize {
            for column in -1..11_isize {
                let is_burnt = |r: isize, c: isize| {
                    (0..9).contains(&r) && (0..11).contains(&c) && burnt[(r * 11 + c) as usize]
                };
                let corners = [(0, 0), (0, 1), (1, 1), (1, 0)].map(|(d, r)| is_burnt(row + d, column + r));
                let count = corners.iter().filter(|&&b| b).count();
                let faces = count == 2 && corners[0] == corners[2];
                expected += 100.0 * if faces { 0.25 } else { quarter(count) };
            }
        }
        prop_assert!((net_area_m2(&rings) - expected).abs() < 1e-6, "{} {}", net_area_m2(&rings), expected);
    }

    #[test]
    fn later_outlines_enclose_no_less(seed in 0..500_usize, early in 0.0..1.0_f64, wait in 0.0..1.0_f64) {
        let cells = grid(12, 12);
        let arrival: Vec<f64> = (0..144).map(|cell| ((cell * 7919 + seed * 31) % 101) as f64 / 50.0).collect();
        let area = |time| net_area_m2(&outlines(&cells, &arrival, time));
        prop_assert!(area(early) <= area(early + wait) + 1e-9);
    }
}
