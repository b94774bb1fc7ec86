//! Driving a route through what is true.

use super::{CLOSED, Roads};
use crate::units::Millis;
use crate::world::{ArcIx, LinkIx, Network, NodeIx};

/// How a drive along a route ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drive {
    /// At the end of the route, at this time.
    Arrived(Millis),
    /// In front of a closed link.
    Blocked {
        /// The closed link.
        link: LinkIx,
        /// The node before it.
        node: NodeIx,
        /// When the vehicle got there.
        time: Millis,
    },
}

/// Drives `route` from `departure` until its end or the first link that is closed when the vehicle gets there.
pub fn drive(network: &Network, roads: &impl Roads, route: &[ArcIx], departure: Millis) -> Drive {
    let mut time = departure;
    for &arc in route {
        let link = network.link[arc.at()];
        let cost = roads.cost(link, time);
        if cost >= CLOSED {
            return Drive::Blocked {
                link,
                node: network.tail[arc.at()],
                time,
            };
        }
        time += Millis(i64::from(cost));
    }
    Drive::Arrived(time)
}
