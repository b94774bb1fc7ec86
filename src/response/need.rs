//! People in need at a place as the water rises. People who had to leave stay in need until the horizon.

use crate::hazard::Event;
use crate::units::Millis;
use crate::world::{Place, World};

/// The people of one place over time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlaceNeed {
    /// When water reached the first house; [`Millis::NEVER`] if it does not.
    pub struck: Millis,
    /// The next step to look at.
    next_step: usize,
    /// The step of the peak: after it nobody more is reached.
    peak_step: usize,
    /// The highest rise so far, in metres: no less water reaches anybody new.
    highest_m: f64,
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
            next_step: 0,
            peak_step: 0,
            highest_m: f64::NEG_INFINITY,
            affected: 0,
            displaced: 0,
        };
        let Some(water) = place.water else {
            return need;
        };
        let reaches_anybody = |rise_m: f64| place.people_below(rise_m, 0.0) > 0;
        let flood = event.flood.as_ref();
        if let Some(step) = flood.and_then(|flood| flood.first_step(water.reach, reaches_anybody)) {
            need.struck = world.grid.step_begins(step);
            need.next_step = step;
        }
        need.peak_step = flood.map_or(0, |flood| flood.peak_step(water.reach));
        need
    }

    /// Whether the water can reach more people than it has.
    #[inline]
    pub fn grows(&self, now: Millis) -> bool {
        self.struck <= now && self.next_step <= self.peak_step
    }

    /// Counts the people reached up to `now`; returns how many more are affected, and appends to `displaced` how many more
    /// had to leave in which step.
    pub fn grow(&mut self, water: &Waters, now: Millis, displaced: &mut Vec<(Millis, u32)>) -> u32 {
        let Waters {
            world,
            event,
            place,
        } = *water;
        let (Some(side), Some(flood), Some(settings)) = (place.water, &event.flood, &world.flood)
        else {
            return 0;
        };
        if !self.grows(now) {
            return 0;
        }
        let last = world.grid.step_at(now);
        let before = self.affected;
        for step in self.next_step..=last {
            let rise = flood.rise_m(side.reach, step);
            if rise <= self.highest_m {
                continue;
            }
            self.highest_m = rise;
            self.affected = self.affected.max(place.people_below(rise, 0.0));
            let out = place.people_below(rise, settings.displaced_depth_m);
            if out > self.displaced {
                displaced.push((world.grid.step_begins(step), out - self.displaced));
                self.displaced = out;
            }
        }
        self.next_step = last + 1;
        self.affected - before
    }
}

/// The water at a place.
#[derive(Clone, Copy)]
pub struct Waters<'a> {
    /// The world.
    pub world: &'a World,
    /// The event.
    pub event: &'a Event,
    /// The place.
    pub place: &'a Place,
}
