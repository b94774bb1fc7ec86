//! The way of a rescue crew: over the roads that are open when it sets out, through what is true.
//!
//! ```text
//! sets out ─ the quickest way of that moment ─▶ there
//!     ▲              └ meets a closed link ─ another way is open ─┐
//!     ├───────────────────────────────────────────────────────────┘
//!     └ looks at every step ◀─ none is: waits ─ too long ─▶ gives up, free where it stands
//! ```

use crate::damage::TrueRoads;
use crate::routing::{Drive, OracleTree, Roads, drive, earliest_arrivals};
use crate::units::Millis;
use crate::world::{LinkIx, NodeIx, VehicleIx};

/// How a way ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Travelled {
    /// At its end.
    Arrived(Millis),
    /// At a node, after it had waited too long at a closed road; [`Millis::NEVER`] if it stood there at the horizon.
    GaveUp(Millis, NodeIx),
}

/// The roads as they are at one moment, as if they stayed so.
struct Still<'a> {
    roads: &'a TrueRoads<'a>,
    at: Millis,
}

impl Roads for Still<'_> {
    fn cost(&self, link: LinkIx, _: Millis) -> i32 {
        self.roads.cost(link, self.at)
    }
    fn next_change(&self, _: LinkIx, _: Millis) -> Millis {
        Millis::NEVER
    }
}

/// The quickest ways over the roads of one moment, searched for once from where several crews stand.
#[derive(Debug, Default)]
pub struct WaysNow {
    now: Millis,
    known: Vec<(NodeIx, VehicleIx, Vec<Millis>)>,
}

impl WaysNow {
    /// When a vehicle that leaves a node now would be at each node, if the roads stayed as they are. `[node]`
    pub fn from(
        &mut self,
        roads: &TrueRoads,
        (from, vehicle): (NodeIx, VehicleIx),
        now: Millis,
    ) -> &[Millis] {
        if self.now != now {
            self.known.clear();
            self.now = now;
        }
        let is_it = |(at, kind, _): &(NodeIx, VehicleIx, _)| (*at, *kind) == (from, vehicle);
        let at = self.known.iter().position(is_it).unwrap_or_else(|| {
            let arrival = ways_now(roads, from, now).arrival;
            self.known.push((from, vehicle, arrival));
            self.known.len() - 1
        });
        &self.known[at].2
    }
}

/// The quickest ways from a node over the roads as they are now.
fn ways_now(roads: &TrueRoads, from: NodeIx, now: Millis) -> OracleTree {
    let (network, horizon) = (&roads.world.network, roads.world.grid.horizon);
    let still = Still { roads, at: now };
    // A way that would end after the horizon is one: the roads may get better on it.
    earliest_arrivals(network, &still, from, now, now + horizon)
}

/// Drives from a node to another. Waits at closed roads for `patience` in all, and looks for another way at every step.
pub fn travel(
    roads: &TrueRoads,
    [from, to]: [NodeIx; 2],
    leaves: Millis,
    patience: Millis,
) -> Travelled {
    let (network, grid) = (&roads.world.network, &roads.world.grid);
    let (mut node, mut now, mut waited) = (from, leaves, Millis::ZERO);
    while now < grid.horizon {
        let ways = ways_now(roads, node, now);
        if ways.arrival[to.at()].is_never() {
            let next = grid.step_begins(grid.step_at(now) + 1);
            let gives_up = now + (patience - waited);
            if next >= gives_up {
                return Travelled::GaveUp(gives_up, node);
            }
            waited += next - now;
            now = next;
            continue;
        }
        let route: Vec<_> = ways
            .route(network, to)
            .into_iter()
            .map(|(arc, _)| arc)
            .collect();
        match drive(network, roads, &route, now) {
            Drive::Arrived(time) => return Travelled::Arrived(time),
            Drive::Blocked { node: at, time, .. } => (node, now) = (at, time),
        }
    }
    Travelled::GaveUp(Millis::NEVER, node)
}
