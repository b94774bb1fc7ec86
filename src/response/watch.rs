//! Who watches which road, and how late its state is reported.

use std::cell::RefCell;

use crate::damage::Damage;
use crate::hazard::Draws;
use crate::random::Purpose;
use crate::units::Millis;
use crate::world::{LinkIx, World};

/// Who watches the touched links. `[touched]`
#[derive(Clone, Debug, Default)]
pub struct Watch {
    /// How late the state of each is reported.
    pub delay: Vec<Millis>,
    /// Whether it is watched from the start.
    pub is_watched: Vec<bool>,
}

impl Watch {
    /// Draws it for the links that the damage touches.
    pub fn draw(world: &World, damage: &Damage, draws: &Draws) -> Self {
        let mut watch = Self::default();
        for link in &damage.touched {
            let (is_watched, delay) = Self::of(world, draws, *link);
            watch.is_watched.push(is_watched);
            watch.delay.push(delay);
        }
        watch
    }

    /// Whether a link is watched from the start, and how late its state is reported if it is touched.
    pub fn of(world: &World, draws: &Draws, link: LinkIx) -> (bool, Millis) {
        let mut stream = draws.stream(Purpose::LinkReport, world.network.links.key[link.at()]);
        let is_watched = stream.happens(world.policy.link_report_share);
        let delay = world.policy.link_report_min.minutes(&mut stream);
        (is_watched, delay)
    }
}

/// Who watches which links, drawn of each when somebody first asks, and kept: crews ask of the same links again and again.
#[derive(Debug, Default)]
pub struct Watches {
    /// `[link]`; empty until somebody asks.
    drawn: RefCell<Vec<Option<(bool, Millis)>>>,
}

impl Watches {
    /// As [`Watch::of`], of one replication.
    pub fn of(&self, world: &World, draws: &Draws, link: LinkIx) -> (bool, Millis) {
        let mut drawn = self.drawn.borrow_mut();
        if drawn.is_empty() {
            drawn.resize(world.network.links(), None);
        }
        *drawn[link.at()].get_or_insert_with(|| Watch::of(world, draws, link))
    }
}
