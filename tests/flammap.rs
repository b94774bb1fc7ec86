//! Every surface fire of a real tile, held to `FlamMap` cell by cell.

#[path = "flammap/tile.rs"]
mod tile;

use tile::{SlopeReading, Tile, share_within};

#[test]
fn flammap_surface_cells_agree() {
    let Some(tile) = Tile::read() else { return };
    assert_eq!(tile.burnable_in_one_only(), 0);
    let ratios = tile.ratios(SlopeReading::WholeDegrees);
    // Every cell with a surface fire has a fuel model that burns here too.
    let [_, surface, _] = tile.counts();
    assert!(surface > 200_000 && ratios.fuel.len() == surface);
    for figures in &ratios.figures {
        assert!(share_within(figures, 0.001) > 0.999);
    }
    let turned = ratios.turn_rad.iter().filter(|turn| **turn > 0.02);
    assert!((turned.count() as f64) < 0.001 * ratios.turn_rad.len() as f64);
}

#[test]
fn without_flammaps_rounding_of_slopes_cells_stay_within_6_per_cent() {
    let Some(tile) = Tile::read() else { return };
    let ratios = tile.ratios(SlopeReading::Percent);
    for figures in &ratios.figures {
        assert!(share_within(figures, 0.06) > 0.999);
        assert!(share_within(figures, 0.01) > 0.3);
    }
}

#[test]
fn flammap_surface_fires_climb_into_the_crowns_in_the_same_cells() {
    let Some(tile) = Tile::read() else { return };
    let [[_, theirs_only], [ours_only, both]] = tile.climbing();
    assert!(both > 1000);
    // None differs; single precision may tip a cell that stands on the threshold.
    assert!(theirs_only + ours_only < both / 100);
}
