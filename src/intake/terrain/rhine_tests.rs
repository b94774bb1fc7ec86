//! The Rhine basin: our directions against those that came with the elevations (MERIT Hydro by way of pyflwdir); and
//! LANDFIRE's slopes against ours.

use super::neighbours::Neighbours;
use super::{Drainage, Flow, Hand, fill, slope};
use crate::intake::raster::Raster;
use crate::intake::raster::shared_tests::shared_raster;

/// The elevations and the published directions.
fn rhine() -> Option<(Raster, Raster)> {
    let elevation = shared_raster("rhine-dem-d8/rhine_elv0.tif", None)?;
    let codes = shared_raster("rhine-dem-d8/rhine_d8.tif", None)?;
    Some((elevation.raster, codes.raster))
}

/// The published directions run downhill on these elevations (all but 114 of 349,552), yet in half of the cells another
/// way is steeper: they come from rivers on finer cells. D8 on these cells alone cannot repeat that. The bounds are
/// guards a little below what was found (46.0 % the same, 73.5 % within 45°); chance would give 12.5 % and 37.5 %.
#[test]
fn directions_agree_with_the_published_ones_far_beyond_chance() {
    let Some((elevation, codes)) = rhine() else {
        return;
    };
    let own = Flow::new(&elevation, &fill(&elevation, 0.0));
    let told = Flow::of_esri_codes(&codes);
    let cells = Neighbours::new(elevation.rows(), elevation.columns());
    let (mut all, mut same, mut within_45_deg) = (0_u32, 0_u32, 0_u32);
    for cell in 0..elevation.cells() {
        let directions = (own.direction(&cells, cell), told.direction(&cells, cell));
        if let (Some(own), Some(told)) = directions {
            let (own, told) = (own.esri_code(), told.esri_code());
            all += 1;
            same += u32::from(own == told);
            within_45_deg +=
                u32::from([own, own.rotate_left(1), own.rotate_right(1)].contains(&told));
        }
    }
    println!("rhine: {same} of {all} directions the same, {within_45_deg} within 45°");
    let share = |count: u32| f64::from(count) / f64::from(all);
    assert!(all > 300_000 && share(same) > 0.45 && share(within_45_deg) > 0.72);
}

/// What matters to HAND is where the rivers are, not each cell's direction.
#[test]
fn rivers_lie_where_the_published_ones_lie() {
    const RIVER_KM2: f64 = 500.0;
    let Some((elevation, codes)) = rhine() else {
        return;
    };
    let own = Flow::new(&elevation, &fill(&elevation, 0.0)).drained_km2(&elevation);
    let told = Flow::of_esri_codes(&codes).drained_km2(&codes);
    let cells = Neighbours::new(elevation.rows(), elevation.columns());
    let (mut rivers, mut same, mut beside) = (0_u32, 0_u32, 0_u32);
    for cell in (0..told.len()).filter(|&cell| told[cell] >= RIVER_KM2) {
        let here = own[cell] >= RIVER_KM2;
        rivers += 1;
        same += u32::from(here);
        beside += u32::from(here || cells.around(cell).any(|(_, near)| own[near] >= RIVER_KM2));
    }
    println!("rhine: {same} of {rivers} river cells the same, {beside} within one cell");
    let share = |count: u32| f64::from(count) / f64::from(rivers);
    assert!(rivers > 10_000 && share(same) > 0.6 && share(beside) > 0.88);
}

/// By the published directions the largest river here drains 196,086 km², by ours 154,543 km²: somewhere a tributary
/// takes another way. Where was not looked into.
#[test]
fn the_largest_catchment_holds_most_of_the_published_one() {
    let Some((elevation, codes)) = rhine() else {
        return;
    };
    let filled = fill(&elevation, 0.0);
    let flow = Flow::new(&elevation, &filled);
    let area = flow.drained_km2(&elevation);
    let largest = |area: &[f64]| area.iter().fold(0.0, |most: f64, area| most.max(*area));
    let (own, told) = (
        largest(&area),
        largest(&Flow::of_esri_codes(&codes).drained_km2(&codes)),
    );
    println!("rhine: {own:.0} km², published {told:.0} km²");
    assert!(own > 0.75 * told && own < 1.1 * told);
    let hand = Hand::new(&flow, &Drainage::by_area(&flow, &area, 500.0), &filled);
    assert!(hand.reached_share(&flow) > 0.95);
}

/// LANDFIRE's slope (percent, whole numbers) is made from its elevation (whole metres) before both are rounded.
#[test]
fn slopes_agree_with_those_of_landfire() {
    let folder = "landfire-flammap/landfire_inputs";
    let read = |name: &str| shared_raster(&format!("{folder}/{name}"), None);
    let (Some(elevation), Some(percent)) = (
        read("LF2020_Elev_220_CONUS/LC20_Elev_220.tif"),
        read("LF2020_SlpP_220_CONUS/LC20_SlpP_220.tif"),
    ) else {
        return;
    };
    let found = slope(&elevation.raster);
    let pairs = found.rise_over_run.iter().zip(percent.raster.values());
    let mut off: Vec<f64> = pairs
        .filter_map(|(own, told)| Some((100.0 * (*own)? - told?).abs()))
        .collect();
    off.sort_by(f64::total_cmp);
    let (median, nine_in_ten) = (off[off.len() / 2], off[off.len() * 9 / 10]);
    println!("landfire: median {median:.2} %, 9 in 10 within {nine_in_ten:.2} %");
    assert!(median < 2.0 && nine_in_ten < 5.0, "{median} {nine_in_ten}");
}
