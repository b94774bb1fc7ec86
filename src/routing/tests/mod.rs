//! Tests of the room: against petgraph, against trying everything, and on graphs small enough to see.

mod drive;
mod oracle;
mod reference;

use super::{LaneCosts, Roads};
use crate::random::EntityKey;
use crate::scenario::choices::Mode;
use crate::units::Millis;
use crate::world::{ArcIx, LinkIx, Links, Network, NodeIx};

/// A network of links given as (from, to, directed), without geography.
fn network(nodes: usize, ends: &[(u32, u32, bool)]) -> Network {
    let count = ends.len();
    let links = Links {
        id: (0..count).map(|at| at.to_string()).collect(),
        key: vec![EntityKey::SCENARIO; count],
        ends: ends
            .iter()
            .map(|&(from, to, _)| [NodeIx(from), NodeIx(to)])
            .collect(),
        length_m: vec![1.0; count],
        speed_km_h: vec![1.0; count],
        mode: vec![Mode::Road; count],
        bridge: vec![false; count],
        water: vec![None; count],
        closed_probability: vec![0.0; count],
        any_can_fail: false,
    };
    let directed: Vec<bool> = ends.iter().map(|end| end.2).collect();
    let node_id = (0..nodes).map(|at| at.to_string()).collect();
    Network::build(vec![[0.0; 2]; nodes], node_id, links, &directed)
}

/// Costs by link, the same in all lanes.
fn costs(network: &Network, by_link: &[i32]) -> LaneCosts {
    let mut costs = LaneCosts::closed(network.arcs());
    for (at, link) in (0..).zip(&network.link) {
        costs.lanes_mut(ArcIx(at)).fill(by_link[link.at()]);
    }
    costs
}

/// Roads whose costs are written down step by step; the last step lasts for ever.
#[derive(Clone, Debug)]
struct Steps {
    step_ms: i64,
    /// `[link][step]`
    cost: Vec<Vec<i32>>,
    /// Whether every new step counts as a change, or only one with another cost.
    every_step: bool,
}

impl Steps {
    fn at(&self, link: LinkIx, time: Millis) -> usize {
        ((time.0 / self.step_ms) as usize).min(self.cost[link.at()].len() - 1)
    }
}

impl Roads for Steps {
    fn cost(&self, link: LinkIx, time: Millis) -> i32 {
        self.cost[link.at()][self.at(link, time)]
    }
    fn next_change(&self, link: LinkIx, time: Millis) -> Millis {
        let (cost, now) = (&self.cost[link.at()], self.at(link, time));
        (now + 1..cost.len())
            .find(|&step| self.every_step || cost[step] != cost[now])
            .map_or(Millis::NEVER, |step| Millis(self.step_ms * step as i64))
    }
}
