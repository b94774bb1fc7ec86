//! Depths on flood maps, to curves over the rise of the river.

use std::collections::{BTreeMap, HashMap};

use crate::scenario::choices::Mapped;
use crate::scenario::water::ReturnLevelRow;
use crate::scenario::{Id, Scenario};
use crate::world::depths::{CurveIx, DepthCurves};
use crate::world::return_levels::ReturnLevels;

/// The curve of a thing and the rise from which it is wet, in m; `None` where all maps show it dry.
pub type MappedDepth = Option<(CurveIx, f64)>;

/// How rare the rises of a reach are, where that is known.
pub fn levels(rows: &[ReturnLevelRow], reach: &Id) -> Option<ReturnLevels> {
    let own = rows.iter().filter(|level| level.reach_id == *reach);
    let own: Vec<(f64, f64)> = own
        .map(|level| (level.return_period_y, level.rise_m))
        .collect();
    (!own.is_empty()).then(|| ReturnLevels::new(own))
}

/// The curves of all things on flood maps whose reach has return levels; `check` has found the others.
pub fn curves(scenario: &Scenario) -> (HashMap<(Mapped, String), MappedDepth>, DepthCurves) {
    let mut maps: BTreeMap<(Mapped, &str), Vec<(f64, f64)>> = BTreeMap::new();
    for row in &scenario.depths {
        let own = maps.entry((row.entity, &row.entity_id.0)).or_default();
        own.push((row.return_period_y, row.depth_m));
    }
    let mut depths = DepthCurves::default();
    let mut curve = HashMap::new();
    if maps.is_empty() {
        return (curve, depths);
    }
    let mut known: BTreeMap<&Id, Option<ReturnLevels>> = BTreeMap::new();
    for (thing, reach) in things(scenario) {
        let Some(own) = maps.get(&thing) else {
            continue;
        };
        let of_reach = || levels(&scenario.return_levels, reach);
        if let Some(levels) = known.entry(reach).or_insert_with(of_reach) {
            curve.insert((thing.0, thing.1.to_owned()), depths.add(levels, own));
        }
    }
    (curve, depths)
}

/// Everything that a river can reach, with its reach, in the order of the tables.
fn things(scenario: &Scenario) -> impl Iterator<Item = ((Mapped, &str), &Id)> {
    let links = scenario.links.iter();
    let links = links.map(|row| (Mapped::Link, &row.link_id, row.flood_ref.as_ref()));
    let places = scenario.places.iter();
    let places = places.map(|row| (Mapped::Place, &row.place_id, row.flood_ref.as_ref()));
    let sites = scenario.sites.iter();
    let sites = sites.map(|row| (Mapped::Site, &row.site_id, row.flood_ref.as_ref()));
    let all = links.chain(places).chain(sites);
    all.filter_map(|(kind, id, reach)| Some(((kind, id.0.as_str()), reach?)))
}
