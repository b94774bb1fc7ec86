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

    /// Works out when the water stands above the floor. Levels have one peak, so there is one interval.
    pub fn of(world: &World, event: &Event, site: &Site) -> Self {
        let Some(water) = site
            .water
            .filter(|water| event.peak_rise_m(water.reach) > water.height_m)
        else {
            return Self::DRY;
        };
        let wet = |step: &usize| event.rise_m(water.reach, *step) > water.height_m;
        let steps = world.grid.steps();
        let first = (0..steps)
            .find(wet)
            .map_or(Millis::NEVER, |step| world.grid.step_begins(step));
        let last = (0..steps).rev().find(wet).map(|step| step + 1);
        let until = last
            .filter(|&step| step < steps)
            .map_or(Millis::NEVER, |step| world.grid.step_begins(step));
        Self { from: first, until }
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
