//! The roads of a dry day by daylight, as one kind of vehicle travels them.

use crate::damage::dry_cost;
use crate::routing::{CLOSED, LANES, LaneCosts, Query, Reference, Router};
use crate::scenario::choices::Mode;
use crate::world::{ArcIx, LinkIx, NodeIx, VehicleIx, World};

/// The dry roads as these vehicles travel them; a team without a vehicle is driven like a laden lorry.
pub fn dry_roads(world: &World, kind: Option<VehicleIx>) -> LaneCosts {
    let mut costs = LaneCosts::closed(world.network.arcs());
    let links = &world.network.links;
    for arc in (0..world.network.arcs() as u32).map(ArcIx) {
        let link: LinkIx = world.network.link[arc.at()];
        let cost = match kind {
            Some(kind) => dry_cost(world, &world.vehicles[kind.at()], link),
            None if links.mode[link.at()] == Mode::Road && links.speed_km_h[link.at()] > 0.0 => {
                // metres / (km/h) = 3.6 s.
                let time_ms = links.length_m[link.at()] * 3600.0 / links.speed_km_h[link.at()];
                libm::round(time_ms.min(f64::from(CLOSED))) as i32
            }
            None => CLOSED,
        };
        *costs.lanes_mut(arc) = [cost; LANES];
    }
    costs
}

/// The links of the quickest way between two nodes over the roads that a router was given; `None` where none leads there.
pub fn quickest_way(
    world: &World,
    router: &mut Reference,
    [source, target]: [NodeIx; 2],
) -> Option<Vec<LinkIx>> {
    let mut arcs = Vec::new();
    let query = Query {
        source,
        target,
        lane: 0,
    };
    router.route(query, &[], &mut arcs)?;
    let links = arcs.iter().map(|arc| world.network.link[arc.at()]);
    Some(links.collect())
}
