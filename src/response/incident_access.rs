//! Where crews that answer calls stop, how they drive between these stops, and where they are on their way back.

use super::crew_drive::{CrewRoads, Driver, End, Met, Patience, Prospect, Ride, Trip};
use super::crew_ways::{CrewWays, Rooted};
use crate::units::Millis;
use crate::world::{ArcIx, IncidentArea, NodeIx, VehicleIx, World};

/// Where a crew is when nothing moves it: at its base, at a landing or scene, at a hospital.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stop {
    /// The node of the network at which it is reached.
    pub node: NodeIx,
    /// The area whose landing or scene it is.
    pub area: Option<u32>,
}

/// From where a crew would go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Start {
    /// Where it sets out or turns off.
    pub stop: Stop,
    /// When it is there.
    pub from: Millis,
    /// Whether it must turn out first.
    pub is_at_base: bool,
}

/// Ways of crews that answer calls, and where wind is felt.
#[derive(Clone, Debug, Default)]
pub struct IncidentAccess {
    ways: CrewWays,
    /// From the node on to the landing or scene. `[area]`
    approach: Vec<Millis>,
    /// The cell of a typhoon's wind at a road of the landing's node. `[area]`
    wind_cell: Vec<Option<u32>>,
}

/// A crew's way back, and what it drives.
#[derive(Clone, Debug)]
pub struct WayBack {
    /// Where it began.
    from: Stop,
    /// When.
    since: Millis,
    ride: Ride,
}

impl IncidentAccess {
    /// Makes ready for the crews of a world.
    pub fn prepare(world: &World) -> Self {
        let Some(incidents) = &world.incidents else {
            return Self::default();
        };
        let areas = &incidents.areas;
        let wind_cell = |area: &IncidentArea| {
            let ground = world.storm.as_ref()?;
            ground.cell_at(&world.network, area.node)
        };
        let approach = |minutes: f64| Millis::from_minutes(minutes);
        let drives = incidents.crews.iter().map(|crew| crew.drives);
        Self {
            ways: CrewWays::prepare(world, Rooted::AtEnd, drives),
            approach: areas
                .iter()
                .map(|area| approach(area.row.approach_min))
                .collect(),
            wind_cell: areas.iter().map(wind_cell).collect(),
        }
    }

    /// How soon a crew could be at another stop, as far as is known now: a time on a dry day by daylight.
    pub fn prospect(
        &self,
        roads: &CrewRoads,
        drives: Option<VehicleIx>,
        [from, to]: [Stop; 2],
        now: Millis,
    ) -> Prospect {
        if from.area.is_some() && from.area == to.area {
            return Prospect::In(Millis::ZERO);
        }
        let driver = self.driver(roads, drives);
        driver.map_or(Prospect::NoRoad, |driver| {
            driver.prospect(self.trip(from, to), now, &[])
        })
    }

    /// Drives from one stop to another.
    pub fn drive(
        &self,
        roads: &CrewRoads,
        drives: Option<VehicleIx>,
        [from, to]: [Stop; 2],
        leaves: Millis,
    ) -> Ride {
        let still = |end| Ride {
            on_road: leaves,
            legs: Vec::new(),
            end,
        };
        if from.area.is_some() && from.area == to.area {
            return still(End::Arrived(leaves));
        }
        let Some(driver) = self.driver(roads, drives) else {
            return still(End::NoRoad);
        };
        driver.drive(
            self.trip(from, to),
            leaves,
            Patience::Waits,
            &mut Met::new(),
        )
    }

    /// From where a crew on its way back can go elsewhere, and when it is there: on from the next node, or back from the last
    /// one where the road leads both ways; from where it stands, while it waits or has no road back.
    pub fn turn_offs(
        &self,
        roads: &CrewRoads,
        drives: Option<VehicleIx>,
        back: &WayBack,
        now: Millis,
    ) -> Vec<(Stop, Millis)> {
        let network = &roads.world.network;
        let at_node = |node| Stop { node, area: None };
        let WayBack { from, since, ride } = back;
        if ride.end == End::NoRoad {
            return vec![(*from, now)];
        }
        if now < ride.on_road {
            let turned_round = (*from, now + (now - *since));
            return vec![turned_round, (at_node(from.node), ride.on_road)];
        }
        let entered = ride.legs.partition_point(|leg| leg.enters < now);
        let Some(leg) = entered.checked_sub(1).map(|at| ride.legs[at]) else {
            return vec![(at_node(from.node), now)];
        };
        let [tail, head] = [network.tail[leg.arc.at()], network.head[leg.arc.at()]];
        let onward = (at_node(head), leg.leaves.max(now));
        let link = network.link[leg.arc.at()];
        let leads_back = |arc: ArcIx| network.link[arc.at()] == link;
        let can_turn = leg.leaves > now
            && network.arcs_from(head).any(leads_back)
            && self
                .driver(roads, drives)
                .is_some_and(|driver| driver.is_open(link, now));
        let turned_round = can_turn.then(|| (at_node(tail), now + (now - leg.enters)));
        [onward].into_iter().chain(turned_round).collect()
    }

    /// The cell of a typhoon's wind at the landing of an area.
    pub fn wind_cell(&self, area: u32) -> Option<u32> {
        self.wind_cell[area as usize]
    }

    fn driver<'a>(
        &'a self,
        roads: &CrewRoads<'a>,
        drives: Option<VehicleIx>,
    ) -> Option<Driver<'a>> {
        self.ways.of(drives).map(|ways| roads.as_driven(ways))
    }

    fn trip(&self, from: Stop, to: Stop) -> Trip {
        Trip {
            from: from.node,
            to: to.node,
            approach: [self.approach(from), self.approach(to)],
        }
    }

    fn approach(&self, stop: Stop) -> Millis {
        stop.area
            .map_or(Millis::ZERO, |area| self.approach[area as usize])
    }
}

impl WayBack {
    /// Sets out from a stop.
    pub fn begin(from: Stop, since: Millis, ride: Ride) -> Self {
        Self { from, since, ride }
    }

    /// Whether it is back, where it has a way back at all.
    pub fn is_over(&self, now: Millis) -> bool {
        matches!(self.ride.end, End::Arrived(time) if time <= now)
    }
}
