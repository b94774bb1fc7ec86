//! How each reach rises. A reach has no line of its own: the waterways that belong to it stand for it, where there are any.

use serde_json::{Value, json};

use super::super::{Hazard, Told, hours, rivers, rounded};
use super::{Feature, Geometry, position};
use crate::scenario::choices::Mode;
use crate::world::ReachIx;

/// The features; none where there is no flood.
pub fn features(told: &Told, hazard: &Hazard) -> Vec<Feature> {
    let Some(flood) = &told.facts.event.flood else {
        return Vec::new();
    };
    let grid = &told.world.grid;
    let discharges = rivers::discharges(told);
    let series = |of: &dyn Fn(usize) -> f64, decimals: u8| -> Vec<f64> {
        (0..grid.steps())
            .map(|step| rounded(of(step), decimals))
            .collect()
    };
    let time_h: Vec<Option<f64>> = (0..grid.steps())
        .map(|step| hours(grid.step_begins(step)))
        .collect();
    let feature = |(at, row): (u32, &rivers::ReachRow)| {
        let reach = ReachIx(at);
        let discharge = discharges.get(at as usize).and_then(Option::as_ref);
        // What the table says of the reach, and then its levels in time.
        let mut properties = json!(row);
        properties["time_h"] = json!(time_h);
        properties["river_rise_m"] = json!(series(&|step| flood.river_m(reach, step), 3));
        properties["behind_dyke_rise_m"] = row.dyke_crest_m.map_or(Value::Null, |_| {
            json!(series(&|step| flood.rise_m(reach, step), 3))
        });
        properties["discharge_m3_s"] = discharge.map_or(Value::Null, |flow| {
            json!(series(&|step| flow.get(step).copied().unwrap_or(0.0), 1))
        });
        Feature::new(waterways(told, reach), properties)
    };
    (0..).zip(&hazard.reaches).map(feature).collect()
}

fn waterways(told: &Told, reach: ReachIx) -> Option<Geometry> {
    let network = &told.world.network;
    let links = &network.links;
    let belongs = |link: &usize| {
        links.mode[*link] == Mode::Water
            && links.water[*link].is_some_and(|water| water.reach == reach)
    };
    let line = |link: usize| {
        links.ends[link]
            .map(|node| position(network.position[node.at()]))
            .to_vec()
    };
    let lines: Vec<Vec<[f64; 2]>> = (0..network.links()).filter(belongs).map(line).collect();
    (!lines.is_empty()).then_some(Geometry::MultiLineString(lines))
}
