//! How far the teams that fight fires stand from the forests.

use super::dry_roads::dry_roads;
use super::flight_access::flying_time;
use crate::routing::{CLOSED, Reference, Router};
use crate::units::Millis;
use crate::world::{FireTeam, Force, NodeIx, VehicleIx, World};

/// Driving times on a dry day by daylight, and flying times of helicopters; teams that no road leads from are left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FireAccess {
    /// Team and driving time, nearest first. `[forest]`
    nearest: Vec<Vec<(u32, Millis)>>,
}

impl FireAccess {
    /// Searches the ways from all teams to all forests.
    pub fn prepare(world: &World) -> Self {
        let Some(woods) = &world.woods else {
            return Self::default();
        };
        let forests: Vec<NodeIx> = woods.forests.iter().map(|forest| forest.node).collect();
        let mut nearest = vec![Vec::new(); forests.len()];
        let drives = |team: &&FireTeam| matches!(team.force, Force::Crew { .. });
        let driven = woods.teams.iter().filter(drives);
        let mut kinds: Vec<Option<VehicleIx>> = driven.map(|team| team.vehicle).collect();
        kinds.sort_unstable();
        kinds.dedup();
        for kind in kinds {
            let mut router = Reference::new(&world.network, forests.clone());
            router.customise(&dry_roads(world, kind));
            for (team, row) in (0..)
                .zip(&woods.teams)
                .filter(|(_, row)| drives(row) && row.vehicle == kind)
            {
                let times = router.times(world.sites[row.site.at()].node, 0);
                for (nearest, &time_ms) in nearest.iter_mut().zip(times) {
                    if time_ms < CLOSED {
                        nearest.push((team, Millis(i64::from(time_ms))));
                    }
                }
            }
        }
        for (team, row) in (0..).zip(&woods.teams) {
            let Force::Helicopters { speed_km_h, .. } = row.force else {
                continue;
            };
            for (nearest, forest) in nearest.iter_mut().zip(&woods.forests) {
                let ends = [world.sites[row.site.at()].position, forest.position];
                nearest.push((team, flying_time(world, ends, speed_km_h)));
            }
        }
        for teams in &mut nearest {
            teams.sort_unstable_by_key(|&(team, time)| (time, team));
        }
        Self { nearest }
    }

    /// The teams that can get to a forest and how long they drive, nearest first.
    pub fn nearest(&self, forest: u32) -> &[(u32, Millis)] {
        self.nearest.get(forest as usize).map_or(&[], Vec::as_slice)
    }
}
