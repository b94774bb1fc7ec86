//! Boats that road vehicles bring: where the water is too deep for wheels they go on by boat.
//!
//! Routers see only that such a link can be passed, at the speed of the boats. Launching them and moving the load takes
//! its time once on a way.

use super::lane::Lane;
use crate::damage::{depth_m, is_by_boat};
use crate::random::Purpose;
use crate::routing::{CLOSED, Roads};
use crate::units::Millis;
use crate::world::ArcIx;

impl Lane<'_> {
    /// What changing into boats and back adds to a stretch that is driven from now on, counted at its start: nothing where it
    /// leads over no water too deep for wheels before it is closed, or the load has changed on this way already. One draw a
    /// team, for all its ways.
    pub(super) fn transfer(&mut self, truck: u32, stretch: &[ArcIx]) -> Millis {
        let row = self.plan.trucks[truck as usize];
        let boats = self.world.vehicles[row.vehicle.at()].boats;
        let Some(boats) = boats.filter(|_| !self.trips[truck as usize].is_afloat) else {
            return Millis::ZERO;
        };
        let roads = self.roads(row.vehicle);
        let mut time = self.now;
        let mut is_afloat = false;
        for arc in stretch {
            let link = self.world.network.link[arc.at()];
            let cost_ms = roads.cost(link, time);
            if is_afloat || cost_ms >= CLOSED {
                break;
            }
            let depth_m = depth_m(self.world, &self.facts.event, link, time);
            is_afloat = is_by_boat(self.world, roads.vehicle, depth_m);
            time += Millis(i64::from(cost_ms));
        }
        if !is_afloat {
            return Millis::ZERO;
        }
        self.trips[truck as usize].is_afloat = true;
        let team = self.world.fleets[row.fleet as usize].key;
        let mut stream = self.facts.draws.stream(Purpose::Ferry, team);
        boats.transfer_min.minutes(&mut stream)
    }
}
