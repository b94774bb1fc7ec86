//! Which places no open road reaches.

use super::lane::Lane;
use super::plan::Tier;
use crate::routing::{CLOSED, Roads};
use crate::units::Millis;
use crate::world::{LinkIx, NodeIx};

/// Buffers for one thread.
#[derive(Clone, Debug, Default)]
pub struct Flooding {
    reached: Vec<bool>,
    queue: Vec<NodeIx>,
    closed: Vec<bool>,
}

impl Lane<'_> {
    /// Adds the epoch to the isolation of every struck place that no open road reaches from a stocked site at its start.
    pub(super) fn count_isolated(&mut self, now: Millis, end: Millis, flooding: &mut Flooding) {
        let Some(vehicle) = self.plan.deepest_wader else {
            return;
        };
        if self.damage.touched.is_empty() || self.needs.iter().all(|need| need.struck > now) {
            return;
        }
        let network = &self.world.network;
        flooding.closed.clear();
        flooding.closed.resize(network.links(), false);
        let roads = self.roads(vehicle);
        let closed = self
            .damage
            .touched
            .iter()
            .filter(|&&link| roads.cost(link, now) >= CLOSED);
        closed.for_each(|link| flooding.closed[link.at()] = true);
        self.spread(flooding, vehicle);
        for (at, outcome) in self
            .places
            .iter_mut()
            .enumerate()
            .filter(|(_, outcome)| outcome.struck <= now)
        {
            if !flooding.reached[self.world.places[at].node.at()] {
                outcome.isolated += end - now;
                // The first look at a place comes within an epoch of its being struck.
                outcome.cut_off_when_struck |= now - outcome.struck < end - now;
            }
        }
    }

    /// Marks every node that open arcs reach from a stocked site that serves others.
    fn spread(&self, flooding: &mut Flooding, vehicle: crate::world::VehicleIx) {
        let (network, vehicle) = (&self.world.network, &self.world.vehicles[vehicle.at()]);
        flooding.reached.clear();
        flooding.reached.resize(network.nodes(), false);
        flooding.queue.clear();
        for (site, tier) in self.world.sites.iter().zip(&self.plan.tier) {
            if !matches!(tier, Tier::Own(_))
                && !site.stock.is_empty()
                && !flooding.reached[site.node.at()]
            {
                flooding.reached[site.node.at()] = true;
                flooding.queue.push(site.node);
            }
        }
        while let Some(node) = flooding.queue.pop() {
            for arc in network.arcs_from(node) {
                let (LinkIx(link), head) = (network.link[arc.at()], network.head[arc.at()]);
                let open = vehicle.travels(network.links.mode[link as usize])
                    && !flooding.closed[link as usize];
                if open && !flooding.reached[head.at()] {
                    flooding.reached[head.at()] = true;
                    flooding.queue.push(head);
                }
            }
        }
    }
}
