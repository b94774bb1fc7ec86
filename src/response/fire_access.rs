//! How far the teams that fight fires stand from the forests.

use super::crew_drive::{CrewRoads, Met, Patience, Prospect, Trip};
use super::crew_ways::{CrewWays, Rooted};
use super::flight_access::flying_time;
use crate::units::Millis;
use crate::world::{FireTeam, Force, VehicleIx, Woods, World};

/// Flying times of helicopters and the dry ways of those who drive; teams that no road leads from are left out.
#[derive(Clone, Debug, Default)]
pub struct FireAccess {
    ways: CrewWays,
    /// Team, and its time on a dry day by daylight, nearest first. `[forest]`
    nearest: Vec<Vec<(u32, Millis)>>,
}

impl FireAccess {
    /// Searches the ways from all teams to all forests.
    pub fn prepare(world: &World) -> Self {
        let Some(woods) = &world.woods else {
            return Self::default();
        };
        let drives = |team: &&FireTeam| matches!(team.force, Force::Crew { .. });
        let kinds = woods.teams.iter().filter(drives).map(|team| team.vehicle);
        let mut access = Self {
            ways: CrewWays::prepare(world, Rooted::AtEnd, kinds),
            nearest: Vec::new(),
        };
        let nearest = |forest| access.nearest_to(world, woods, forest);
        access.nearest = (0..woods.forests.len() as u32).map(nearest).collect();
        access
    }

    /// Whether the same teams get to every forest as under another plan.
    pub fn is_like(&self, other: &Self) -> bool {
        self.nearest == other.nearest && self.ways.is_like(&other.ways)
    }

    fn nearest_to(&self, world: &World, woods: &Woods, forest: u32) -> Vec<(u32, Millis)> {
        let to = &woods.forests[forest as usize];
        let time = |team: &FireTeam| match team.force {
            Force::Helicopters { speed_km_h, .. } => {
                let ends = [world.sites[team.site.at()].position, to.position];
                Some(flying_time(world, ends, speed_km_h))
            }
            Force::Crew { .. } => {
                let ways = self.ways.of(team.vehicle)?;
                ways.dry_time(world, world.sites[team.site.at()].node, to.node)
            }
        };
        let all = (0..).zip(&woods.teams);
        let mut teams: Vec<_> = all
            .filter_map(|(at, team)| Some((at, time(team)?)))
            .collect();
        teams.sort_unstable_by_key(|&(team, time)| (time, team));
        teams
    }

    /// The teams that can get to a forest, and how soon as far as is known now, nearest first; those to whom no road is reported
    /// open come last.
    pub fn nearest(
        &self,
        roads: &CrewRoads,
        woods: &Woods,
        forest: u32,
        now: Millis,
    ) -> Vec<(u32, Millis)> {
        let of_dry_days = self.nearest.get(forest as usize);
        let known = |&(team, dry): &(u32, Millis)| {
            let row = &woods.teams[team as usize];
            let prospect = match row.force {
                Force::Helicopters { .. } => Prospect::In(dry),
                Force::Crew { .. } => {
                    let trip = trip(roads.world, woods, team, forest);
                    let driver = self.ways.of(row.vehicle).map(|ways| roads.as_driven(ways));
                    driver.map_or(Prospect::NoRoad, |driver| driver.prospect(trip, now, &[]))
                }
            };
            match prospect {
                Prospect::In(time) => (false, time, team),
                Prospect::NoneOpen | Prospect::NoRoad => (true, dry, team),
            }
        };
        let mut teams: Vec<_> = of_dry_days.into_iter().flatten().map(known).collect();
        teams.sort_unstable();
        teams
            .into_iter()
            .map(|(_, time, team)| (team, time))
            .collect()
    }

    /// When a team that drives is where it leaves the road to a forest; [`Millis::NEVER`] where no way opens.
    pub fn drive(
        &self,
        roads: &CrewRoads,
        woods: &Woods,
        [team, forest]: [u32; 2],
        leaves: Millis,
    ) -> Millis {
        let drives: Option<VehicleIx> = woods.teams[team as usize].vehicle;
        let trip = trip(roads.world, woods, team, forest);
        let ways = self.ways.of(drives);
        ways.map_or(Millis::NEVER, |ways| {
            let driver = roads.as_driven(ways);
            let ride = driver.drive(trip, leaves, Patience::Waits, &mut Met::new());
            ride.end.arrived()
        })
    }
}

fn trip(world: &World, woods: &Woods, team: u32, forest: u32) -> Trip {
    let team = &woods.teams[team as usize];
    Trip {
        from: world.sites[team.site.at()].node,
        to: woods.forests[forest as usize].node,
        approach: [Millis::ZERO; 2],
    }
}
