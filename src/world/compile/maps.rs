//! Depths on flood maps, to curves over the rise of the river.

use std::collections::{BTreeMap, HashMap};

use crate::scenario::choices::Mapped;
use crate::scenario::water::{ReturnLevelRow, mappable};
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
    for (thing, reach) in mappable(&scenario.links, &scenario.places, &scenario.sites) {
        let (Some(own), Some(reach)) = (maps.get(&thing), reach) else {
            continue;
        };
        let of_reach = || levels(&scenario.return_levels, reach);
        if let Some(levels) = known.entry(reach).or_insert_with(of_reach) {
            curve.insert((thing.0, thing.1.to_owned()), depths.add(levels, own));
        }
    }
    (curve, depths)
}
