//! People in need at a place as the water rises. People who had to leave stay in need until the horizon.

use crate::hazard::Event;
use crate::units::Millis;
use crate::world::{Place, World};

/// The people of one place over time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlaceNeed {
    /// When water reached the first house; [`Millis::NEVER`] if it does not.
    pub struck: Millis,
    /// The highest step looked at so far.
    seen_step: usize,
    /// People whose house the water has reached so far.
    pub affected: u32,
    /// People who have had to leave so far.
    pub displaced: u32,
}

impl PlaceNeed {
    /// A place before the event, with the time at which it will be struck.
    pub fn of(world: &World, event: &Event, place: &Place) -> Self {
        let mut need = Self {
            struck: Millis::NEVER,
            seen_step: 0,
            affected: 0,
            displaced: 0,
        };
        let Some(water) = place.water else {
            return need;
        };
        if place.people_below(event.peak_rise_m(water.reach), 0.0) == 0 {
            return need;
        }
        let reached = |step: &usize| place.people_below(event.rise_m(water.reach, *step), 0.0) > 0;
        if let Some(step) = (0..world.grid.steps()).find(reached) {
            need.struck = world.grid.step_begins(step);
            need.seen_step = step;
        }
        need
    }

    /// Counts the people reached up to `now`; returns by how many (affected, displaced) they have grown.
    pub fn grow(&mut self, world: &World, event: &Event, place: &Place, now: Millis) -> (u32, u32) {
        let (Some(water), Some(flood)) = (place.water, &world.flood) else {
            return (0, 0);
        };
        if self.struck > now {
            return (0, 0);
        }
        let before = (self.affected, self.displaced);
        let last = world.grid.step_at(now);
        for step in self.seen_step..=last {
            let rise = event.rise_m(water.reach, step);
            self.affected = self.affected.max(place.people_below(rise, 0.0));
            self.displaced = self
                .displaced
                .max(place.people_below(rise, flood.displaced_depth_m));
        }
        self.seen_step = last;
        (self.affected - before.0, self.displaced - before.1)
    }
}
