//! Water in depots.

use crate::hazard::Event;
use crate::units::Millis;
use crate::world::{Site, World};

/// When a site's floor is under water; empty interval if never.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SiteFlood {
    /// First time.
    pub from: Millis,
    /// Time from which it is dry again; [`Millis::NEVER`] if not within the horizon.
    pub until: Millis,
}

impl SiteFlood {
    /// A site that stays dry.
    pub const DRY: Self = Self {
        from: Millis::NEVER,
        until: Millis::NEVER,
    };

    /// Works out when the water stands above the floor, from the first step to the last: what was wet stays shut in
    /// between, should the water fall and rise again.
    pub fn of(world: &World, event: &Event, site: &Site) -> Self {
        let Some(water) = site.water else {
            return Self::DRY;
        };
        let wet = event.steps_above(water.reach, water.height_m);
        if wet.is_empty() {
            return Self::DRY;
        }
        let until = if wet.end < world.grid.steps() {
            world.grid.step_begins(wet.end)
        } else {
            Millis::NEVER
        };
        Self {
            from: world.grid.step_begins(wet.start),
            until,
        }
    }

    /// Whether the water ever reaches the floor.
    pub fn ever(&self) -> bool {
        !self.from.is_never()
    }
    /// Whether the floor is under water at this time.
    pub fn covers(&self, time: Millis) -> bool {
        self.from <= time && time < self.until
    }
}
