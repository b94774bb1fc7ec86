//! The vehicles of all teams, one by one.

use crate::world::{Fleet, SiteIx, VehicleIx, World};

/// One vehicle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Truck {
    /// The fleet it belongs to.
    pub fleet: u32,
    /// Where it stands by and loads.
    pub site: SiteIx,
    /// What it is.
    pub vehicle: VehicleIx,
}

/// All vehicles, in the order of their fleets.
pub fn trucks(world: &World) -> Vec<Truck> {
    let one_fleet = |(number, fleet): (usize, &Fleet)| {
        let truck = Truck {
            fleet: number as u32,
            site: fleet.site,
            vehicle: fleet.vehicle,
        };
        std::iter::repeat_n(truck, fleet.count as usize)
    };
    world
        .fleets
        .iter()
        .enumerate()
        .flat_map(one_fleet)
        .collect()
}
