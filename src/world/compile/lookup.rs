//! From identifiers and coordinates to positions in the world.

use std::collections::HashMap;

use super::maps::{self, MappedDepth};
use crate::scenario::choices::{Datum, Mapped};
use crate::scenario::geo::{Nearest, to_wgs84};
use crate::scenario::tables::LinkRow;
use crate::scenario::{Id, Scenario};
use crate::world::depths::DepthCurves;
use crate::world::depths::Waterside;
use crate::world::index::{NodeIx, ReachIx};

/// Identifiers to positions. Only looked up, never walked, so hash order cannot reach a result.
pub struct Index {
    pub node: HashMap<String, u32>,
    pub place: HashMap<String, u32>,
    pub site: HashMap<String, u32>,
    pub vehicle: HashMap<String, u32>,
    pub commodity: HashMap<String, u32>,
    pub reach: HashMap<String, u32>,
    /// Whether there is any flood; without one no water stands at anything.
    floods: bool,
    pub base_level_m: Vec<Option<f64>>,
    /// The curve of each thing on flood maps and the rise from which it is wet; `None` where all maps show it dry.
    curve: HashMap<(Mapped, String), MappedDepth>,
    pub depths: DepthCurves,
    pub town: HashMap<String, u32>,
    pub town_names: Vec<String>,
}

impl Index {
    pub fn of(scenario: &Scenario) -> Self {
        let numbered = |ids: Vec<&Id>| {
            ids.into_iter()
                .zip(0..)
                .map(|(id, at)| (id.0.clone(), at))
                .collect()
        };
        let mut town_names: Vec<String> = Vec::new();
        let mut town = HashMap::new();
        for place in &scenario.places {
            town.entry(place.town.0.clone()).or_insert_with(|| {
                town_names.push(place.town.0.clone());
                town_names.len() as u32 - 1
            });
        }
        let (curve, depths) = maps::curves(scenario);
        Self {
            node: numbered(scenario.nodes.iter().map(|row| &row.node_id).collect()),
            place: numbered(scenario.places.iter().map(|row| &row.place_id).collect()),
            site: numbered(scenario.sites.iter().map(|row| &row.site_id).collect()),
            vehicle: numbered(
                scenario
                    .vehicles
                    .iter()
                    .map(|row| &row.vehicle_id)
                    .collect(),
            ),
            commodity: numbered(
                scenario
                    .commodities
                    .iter()
                    .map(|row| &row.commodity_id)
                    .collect(),
            ),
            floods: scenario.flood.is_some(),
            reach: numbered(scenario.reaches.iter().map(|row| &row.reach_id).collect()),
            base_level_m: scenario
                .reaches
                .iter()
                .map(|row| row.base_level_m)
                .collect(),
            curve,
            depths,
            town,
            town_names,
        }
    }

    /// The river that can cover a link.
    pub fn riverside(&self, row: &LinkRow) -> Option<Waterside> {
        let reach = row.flood_ref.as_ref();
        let base = reach.and_then(|id| self.base_level_m[*self.reach.get(&id.0)? as usize]);
        let height = row.hand_m.or_else(|| Some(row.elev_min_m? - base?));
        self.waterside((Mapped::Link, &row.link_id), reach, height)
    }

    /// How a thing stands to the water: by its depths on flood maps where it has any, else by its height.
    pub fn waterside(
        &self,
        thing: (Mapped, &Id),
        reach: Option<&Id>,
        height_m: Option<f64>,
    ) -> Option<Waterside> {
        let (kind, id) = thing;
        let Some(&mapped) = self.curve.get(&(kind, id.0.clone())) else {
            return self.beside(reach, height_m);
        };
        let (curve, wet_from_m) = mapped?;
        let beside = self.beside(reach, Some(wet_from_m))?;
        Some(Waterside {
            curve: Some(curve),
            ..beside
        })
    }

    /// How a thing of this height stands to the water, where no map shows it.
    pub fn beside(&self, reach: Option<&Id>, height_m: Option<f64>) -> Option<Waterside> {
        let reach = *self.reach.get(&reach?.0).filter(|_| self.floods)?;
        Some(Waterside {
            reach: ReachIx(reach),
            height_m: height_m?,
            curve: None,
        })
    }
}

/// Finds where things stand on the network.
pub struct Locator<'a> {
    pub finder: Nearest<'a>,
    pub planar: bool,
    pub index: &'a Index,
}

impl Locator<'_> {
    /// The position in the datum of the network, and the node named or nearest.
    pub fn locate(
        &self,
        datum: Datum,
        point: [f64; 2],
        node_id: Option<&Id>,
    ) -> ([f64; 2], NodeIx) {
        let position = if self.planar {
            point
        } else {
            to_wgs84(datum, point)
        };
        let node = match node_id {
            Some(id) => self.index.node[&id.0],
            None => self
                .finder
                .nearest(position)
                .map_or(0, |(node, _)| node as u32),
        };
        (position, NodeIx(node))
    }
}
