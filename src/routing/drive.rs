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

impl Drive {
    /// When it ended.
    pub fn time(&self) -> Millis {
        match *self {
            Self::Arrived(time) | Self::Blocked { time, .. } => time,
        }
    }
}

/// How long somebody has driven, and may drive, without a break.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spell {
    /// Longest drive without a break.
    pub longest: Millis,
    /// How long a break takes.
    pub pause: Millis,
    /// Driven since the last break.
    pub driven: Millis,
    /// Breaks taken so far, together.
    pub paused: Millis,
}

impl Spell {
    /// Of somebody who needs no break.
    pub const ENDLESS: Self = Self {
        longest: Millis::NEVER,
        pause: Millis::ZERO,
        driven: Millis::ZERO,
        paused: Millis::ZERO,
    };

    /// Whether a break is due before so much more is driven. Nobody stops on a link: one that takes longer than the whole spell
    /// is driven in one go, after a break.
    fn is_over(&self, more: Millis) -> bool {
        self.driven > Millis::ZERO && self.longest - self.driven < more
    }
}

/// Drives `route` from `departure` until its end or the first link that is closed when the vehicle gets there.
pub fn drive(network: &Network, roads: &impl Roads, route: &[ArcIx], departure: Millis) -> Drive {
    let mut spell = Spell::ENDLESS;
    drive_in_spells(network, roads, route, departure, &mut spell)
}

/// The same with breaks, each at the last node before the spell would be exceeded.
pub fn drive_in_spells(
    network: &Network,
    roads: &impl Roads,
    route: &[ArcIx],
    departure: Millis,
    spell: &mut Spell,
) -> Drive {
    let mut time = departure;
    for &arc in route {
        let link = network.link[arc.at()];
        let mut cost = roads.cost(link, time);
        if cost < CLOSED && spell.is_over(Millis(i64::from(cost))) {
            time += spell.pause;
            spell.paused += spell.pause;
            spell.driven = Millis::ZERO;
            cost = roads.cost(link, time);
        }
        if cost >= CLOSED {
            return Drive::Blocked {
                link,
                node: network.tail[arc.at()],
                time,
            };
        }
        time += Millis(i64::from(cost));
        spell.driven += Millis(i64::from(cost));
    }
    Drive::Arrived(time)
}
