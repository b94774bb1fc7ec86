//! The roads of a dry day by daylight, as one kind of vehicle travels them.

use crate::damage::dry_cost;
use crate::random::Dist;
use crate::routing::{LANES, LaneCosts, Query, Reference, Router};
use crate::scenario::choices::Mode;
use crate::world::{ArcIx, LinkIx, NodeIx, Vehicle, VehicleIx, World};

/// The dry roads as these vehicles travel them; a team without a vehicle is driven like a laden lorry.
pub fn dry_roads(world: &World, kind: Option<VehicleIx>) -> LaneCosts {
    let vehicle = driven(world, kind);
    let mut costs = LaneCosts::closed(world.network.arcs());
    for arc in (0..world.network.arcs() as u32).map(ArcIx) {
        let link: LinkIx = world.network.link[arc.at()];
        *costs.lanes_mut(arc) = [dry_cost(world, &vehicle, link); LANES];
    }
    costs
}

/// What a team drives: its vehicle, or a laden lorry, which drives as fast as roads allow and stops where cars stop.
pub fn driven(world: &World, kind: Option<VehicleIx>) -> Vehicle {
    if let Some(kind) = kind {
        return world.vehicles[kind.at()].clone();
    }
    let flood = world.flood.as_ref();
    Vehicle {
        id: String::new(),
        name: String::new(),
        mode: Mode::Road,
        payload_g: 0,
        volume_ml: None,
        speed_factor: 1.0,
        max_speed_km_h: f64::INFINITY,
        ford_depth_m: flood.map_or(0.0, |flood| flood.depth_speed_stop_mm / 1000.0),
        unload_min: Dist::Fixed(0.0),
        unload_t_per_h: 0.0,
        boats: None,
        flight: None,
    }
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
