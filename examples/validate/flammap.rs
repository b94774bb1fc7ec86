//! Prints how our surface fires compare with `FlamMap`'s on the Worcester tile, by figure and by fuel model.

use std::collections::BTreeMap;

use crate::tile::{SlopeReading, Tile, share_within};

pub fn print() {
    let Some(tile) = Tile::read() else { return };
    let [cells, surface, crown] = tile.counts();
    println!("{cells} cells, {surface} with a surface fire, {crown} with a crown fire (left out)");
    println!(
        "{} cells burn in one of the two only\n",
        tile.burnable_in_one_only()
    );
    let [[neither, theirs], [ours, both]] = tile.climbing();
    println!(
        "climbs into the crowns: in neither {neither}, in both {both}, ours only {ours}, theirs only {theirs}\n"
    );
    for (title, reading) in [
        ("slopes as given", SlopeReading::Percent),
        (
            "slopes rounded to whole degrees",
            SlopeReading::WholeDegrees,
        ),
    ] {
        let ratios = tile.ratios(reading);
        println!("{title}: {} cells", ratios.fuel.len());
        println!("  figure         within 0.1 %   1 %      5 %      lowest   highest ratio");
        for (name, figures) in ["spread rate", "flame length", "intensity"]
            .iter()
            .zip(&ratios.figures)
        {
            let share = |distance| 100.0 * share_within(figures, distance);
            let lowest = figures.iter().copied().fold(f64::INFINITY, f64::min);
            let highest = figures.iter().copied().fold(0.0, f64::max);
            println!(
                "  {name:<14} {:8.3} % {:8.3} % {:8.3} %  {lowest:.5}  {highest:.5}",
                share(0.001),
                share(0.01),
                share(0.05)
            );
        }
        let turned = ratios.turn_rad.iter().filter(|turn| **turn > 0.02).count();
        println!("  directions more than 0.02 rad apart: {turned}\n");
    }
    by_fuel(&tile);
}

fn by_fuel(tile: &Tile) {
    let ratios = tile.ratios(SlopeReading::WholeDegrees);
    let mut by_fuel: BTreeMap<i32, Vec<f64>> = BTreeMap::new();
    for (fuel, ratio) in ratios.fuel.iter().zip(&ratios.figures[0]) {
        by_fuel.entry(*fuel).or_default().push(*ratio);
    }
    println!("spread rate by fuel model, slopes in whole degrees");
    for (fuel, ratios) in by_fuel {
        let share = 100.0 * share_within(&ratios, 0.001);
        println!(
            "  {fuel}: {:6} cells, {share:7.3} % within 0.1 %",
            ratios.len()
        );
    }
}
