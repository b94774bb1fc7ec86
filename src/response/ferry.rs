//! Boats that road vehicles bring: where the water is too deep for wheels they go on by boat.
//!
//! Routers see only that such a link can be passed, at the speed of the boats. Launching them and moving the load takes
//! its time once on a way.

use super::lane::Lane;
use crate::damage::{depth_m, is_by_boat};
use crate::random::Purpose;
use crate::routing::Roads;
use crate::units::Millis;
use crate::world::ArcIx;

impl Lane<'_> {
    /// What changing into boats and back adds to a route that is open throughout, driven from now on: nothing where it
    /// leads over no water too deep for wheels. One draw a team.
    pub(super) fn transfer(&self, truck: u32, route: &[ArcIx]) -> Millis {
        let row = self.plan.trucks[truck as usize];
        let Some(boats) = self.world.vehicles[row.vehicle.at()].boats else {
            return Millis::ZERO;
        };
        let roads = self.roads(row.vehicle);
        let mut time = self.now;
        let afloat = route.iter().any(|arc| {
            let link = self.world.network.link[arc.at()];
            let depth_m = depth_m(self.world, &self.facts.event, link, time);
            time += Millis(i64::from(roads.cost(link, time)));
            is_by_boat(self.world, roads.vehicle, depth_m)
        });
        if !afloat {
            return Millis::ZERO;
        }
        let team = self.world.fleets[row.fleet as usize].key;
        let mut stream = self.facts.draws.stream(Purpose::Ferry, team);
        Millis::from_minutes(boats.transfer_min.sample(&mut stream).max(0.0))
    }
}
