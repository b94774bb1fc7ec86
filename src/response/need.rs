//! People in need at a place, as the water rises and as other causes strike. People who had to leave stay in need until the
//! horizon. Where water and another cause strike a place, the worse counts: they strike the same low and weak houses.

use crate::damage::Hit;
use crate::hazard::Event;
use crate::units::Millis;
use crate::world::{Place, World};

/// The people of one place over time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlaceNeed {
    /// When the first people were struck; [`Millis::NEVER`] if none are.
    pub struck: Millis,
    /// The next step whose water is to be looked at.
    next_step: usize,
    /// The first step from which on the water reaches nobody more.
    end_step: usize,
    /// The highest rise so far, in metres: no less water reaches anybody new.
    highest_m: f64,
    /// The next hit to be looked at, and how many there are.
    next_hit: usize,
    hits: usize,
    /// People affected so far.
    pub affected: u32,
    /// People who have had to leave so far.
    pub displaced: u32,
}

impl PlaceNeed {
    /// A place before the event, with the time at which it will be struck.
    pub fn of(world: &World, event: &Event, place: &Place, hits: &[Hit]) -> Self {
        let mut need = Self {
            struck: hits.first().map_or(Millis::NEVER, |hit| hit.time),
            next_step: 0,
            end_step: 0,
            highest_m: f64::NEG_INFINITY,
            next_hit: 0,
            hits: hits.len(),
            affected: 0,
            displaced: 0,
        };
        let (Some(water), Some(flood)) = (place.water, &event.flood) else {
            return need;
        };
        let reaches_anybody = |rise_m: f64| place.people_below(&world.depths, rise_m, 0.0) > 0;
        if let Some(step) = flood.first_step(water.reach, reaches_anybody) {
            need.struck = need.struck.min(world.grid.step_begins(step));
            need.next_step = step;
            need.end_step = flood.peak_step(water.reach) + 1;
        }
        need
    }

    /// Whether more people can be struck than have been.
    #[inline]
    pub fn grows(&self, now: Millis) -> bool {
        self.struck <= now && (self.next_step < self.end_step || self.next_hit < self.hits)
    }

    /// Counts the people struck up to `now`; returns how many more are affected, and appends to `displaced` how many more
    /// had to leave when.
    pub fn grow(
        &mut self,
        threat: &Threat,
        now: Millis,
        displaced: &mut Vec<(Millis, u32)>,
    ) -> u32 {
        if !self.grows(now) {
            return 0;
        }
        let before = self.affected;
        let grid = &threat.world.grid;
        let end = (grid.step_at(now) + 1).min(self.end_step);
        for step in self.next_step..end {
            self.take_hits(threat.hits, grid.step_begins(step), displaced);
            self.take_water(threat, step, displaced);
        }
        self.next_step = self.next_step.max(end);
        self.take_hits(threat.hits, now, displaced);
        self.affected - before
    }

    fn take_water(&mut self, threat: &Threat, step: usize, displaced: &mut Vec<(Millis, u32)>) {
        let Threat {
            world,
            event,
            place,
            ..
        } = *threat;
        let (Some(side), Some(flood), Some(settings)) = (place.water, &event.flood, &world.flood)
        else {
            return;
        };
        let rise_m = flood.rise_m(side.reach, step);
        if rise_m > self.highest_m {
            self.highest_m = rise_m;
            let affected = place.people_below(&world.depths, rise_m, 0.0);
            let out = place.people_below(&world.depths, rise_m, settings.displaced_depth_m);
            self.count(world.grid.step_begins(step), [affected, out], displaced);
        }
    }

    fn take_hits(&mut self, hits: &[Hit], until: Millis, displaced: &mut Vec<(Millis, u32)>) {
        while let Some(hit) = hits.get(self.next_hit).filter(|hit| hit.time <= until) {
            self.next_hit += 1;
            self.count(hit.time, [hit.affected, hit.displaced], displaced);
        }
    }

    fn count(&mut self, time: Millis, struck: [u32; 2], displaced: &mut Vec<(Millis, u32)>) {
        let [affected, out] = struck;
        self.affected = self.affected.max(affected);
        if out > self.displaced {
            displaced.push((time, out - self.displaced));
            self.displaced = out;
        }
    }
}

/// What strikes a place.
#[derive(Clone, Copy)]
pub struct Threat<'a> {
    /// The world.
    pub world: &'a World,
    /// The event: its water.
    pub event: &'a Event,
    /// What else strikes the place, in order of time.
    pub hits: &'a [Hit],
    /// The place.
    pub place: &'a Place,
}

#[cfg(test)]
#[path = "need_tests.rs"]
mod tests;
