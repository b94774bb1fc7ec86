//! How far apart bases, landings, scenes and hospitals lie.

use super::dry_roads::dry_roads;
use crate::routing::{CLOSED, Reference, Router};
use crate::units::Millis;
use crate::world::{IncidentArea, Incidents, NodeIx, VehicleIx, World};

/// Where a crew is when nothing moves it: at its base, at a landing or scene, at a hospital.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stop {
    /// The node of the network at which it is reached.
    pub node: NodeIx,
    /// The area whose landing or scene it is.
    pub area: Option<u32>,
}

/// Driving times on a dry day by daylight, and where wind is felt.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IncidentAccess {
    /// Nodes of all stops, in order.
    nodes: Vec<NodeIx>,
    /// Kinds of vehicles that crews drive, in order.
    kinds: Vec<Option<VehicleIx>>,
    /// `[kind × from × to]`
    times_ms: Vec<i32>,
    /// From the node on to the landing or scene. `[area]`
    approach: Vec<Millis>,
    /// The cell of a typhoon's wind at a road of the landing's node. `[area]`
    wind_cell: Vec<Option<u32>>,
}

impl IncidentAccess {
    /// Searches the ways between all stops.
    pub fn prepare(world: &World) -> Self {
        let Some(incidents) = &world.incidents else {
            return Self::default();
        };
        let nodes = nodes(incidents);
        let mut kinds: Vec<_> = incidents.crews.iter().map(|crew| crew.drives).collect();
        kinds.sort_unstable();
        kinds.dedup();
        let mut times_ms = Vec::with_capacity(kinds.len() * nodes.len() * nodes.len());
        let mut router = Reference::new(&world.network, nodes.clone());
        for &kind in &kinds {
            router.customise(&dry_roads(world, kind));
            for &from in &nodes {
                times_ms.extend_from_slice(router.times(from, 0));
            }
        }
        let areas = &incidents.areas;
        let wind_cell = |area: &IncidentArea| {
            let ground = world.storm.as_ref()?;
            ground.cell_at(&world.network, area.node)
        };
        let approach = |minutes: f64| Millis::from_minutes(minutes);
        Self {
            nodes,
            kinds,
            times_ms,
            approach: areas
                .iter()
                .map(|area| approach(area.row.approach_min))
                .collect(),
            wind_cell: areas.iter().map(wind_cell).collect(),
        }
    }

    /// The drive between two stops, approaches included; `None` where no road leads.
    pub fn drive(&self, drives: Option<VehicleIx>, from: Stop, to: Stop) -> Option<Millis> {
        if from.area.is_some() && from.area == to.area {
            return Some(Millis::ZERO);
        }
        let kind = self.kinds.binary_search(&drives).ok()?;
        let [from_at, to_at] = [from.node, to.node].map(|node| self.nodes.binary_search(&node));
        let row = kind * self.nodes.len() + from_at.ok()?;
        let time_ms = self.times_ms[row * self.nodes.len() + to_at.ok()?];
        let road = (time_ms < CLOSED).then_some(Millis(i64::from(time_ms)))?;
        Some(self.approach(from) + road + self.approach(to))
    }

    /// The cell of a typhoon's wind at the landing of an area.
    pub fn wind_cell(&self, area: u32) -> Option<u32> {
        self.wind_cell[area as usize]
    }

    fn approach(&self, stop: Stop) -> Millis {
        stop.area
            .map_or(Millis::ZERO, |area| self.approach[area as usize])
    }
}

fn nodes(incidents: &Incidents) -> Vec<NodeIx> {
    let bases = incidents.crews.iter().map(|crew| crew.base);
    let areas = incidents.areas.iter();
    let of_areas = areas.flat_map(|area| [area.node].into_iter().chain(area.hospital));
    let mut nodes: Vec<NodeIx> = bases.chain(of_areas).collect();
    nodes.sort_unstable();
    nodes.dedup();
    nodes
}
