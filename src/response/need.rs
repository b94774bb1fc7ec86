//! People in need at a place, as the water rises and as other causes strike. People who had to leave stay in need until the
//! horizon. Where water and another cause strike a place, the worse counts: they strike the same low and weak houses. Who had
//! left in time is in need where they went: at a shelter, from their arrival on.

use std::ops::Range;

use crate::damage::Hit;
use crate::hazard::Event;
use crate::outcome::{Left, WHOLE_PPM};
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
    /// The next arrival of people who have left elsewhere, and how many there are.
    next_arrival: usize,
    arrivals: usize,
    /// People affected so far.
    pub affected: u32,
    /// Of these, who is here: who had not left before, or has come from elsewhere.
    pub affected_here: u32,
    /// The affected who had not left, in millionths of a person.
    affected_stayed_ppm: u64,
    /// People whose house has become unfit to stay in, whether or not they had left before.
    pub driven_out: u32,
    /// Those of them who were still there, in millionths of a person.
    stayed_ppm: u64,
    /// Those of them who are here, and who has come from elsewhere.
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
            next_arrival: 0,
            arrivals: 0,
            affected: 0,
            affected_here: 0,
            affected_stayed_ppm: 0,
            driven_out: 0,
            stayed_ppm: 0,
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

    /// People come from elsewhere, at these times.
    pub fn take_in(&mut self, arrivals: &[(Millis, u32)]) {
        self.arrivals = arrivals.len();
        let first = arrivals.first().map_or(Millis::NEVER, |(time, _)| *time);
        self.struck = self.struck.min(first);
    }

    /// Whether more people can be struck than have been.
    #[inline]
    pub fn grows(&self, now: Millis) -> bool {
        self.struck <= now
            && (self.next_step < self.end_step
                || self.next_hit < self.hits
                || self.next_arrival < self.arrivals)
    }

    /// Counts the people struck up to `now`; returns how many more of the affected are here, and appends to `displaced` how many more
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
        let (before, hits) = (self.affected_here, (threat.hits, threat.left));
        let grid = &threat.world.grid;
        let end = (grid.step_at(now) + 1).min(self.end_step);
        for step in self.next_step..end {
            self.take_hits(hits, grid.step_begins(step), displaced);
            self.take_water(threat, step, displaced);
        }
        self.next_step = self.next_step.max(end);
        self.take_hits(hits, now, displaced);
        self.take_arrivals(threat.arrivals, now, displaced);
        self.affected_here - before
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
            let time = world.grid.step_begins(step);
            self.count(time, [affected, out], threat.left, displaced);
        }
    }

    fn take_hits(
        &mut self,
        (hits, left): (&[Hit], Option<&Left>),
        until: Millis,
        displaced: &mut Vec<(Millis, u32)>,
    ) {
        while let Some(hit) = hits.get(self.next_hit).filter(|hit| hit.time <= until) {
            self.next_hit += 1;
            let struck = [hit.affected, hit.displaced];
            self.count(hit.time, struck, left, displaced);
        }
    }

    fn take_arrivals(
        &mut self,
        arrivals: &[(Millis, u32)],
        until: Millis,
        displaced: &mut Vec<(Millis, u32)>,
    ) {
        let due = arrivals[self.next_arrival..]
            .iter()
            .take_while(|(time, _)| *time <= until);
        for &(time, people) in due {
            self.next_arrival += 1;
            self.displaced += people;
            self.affected_here += people;
            displaced.push((time, people));
        }
    }

    fn count(
        &mut self,
        time: Millis,
        struck: [u32; 2],
        left: Option<&Left>,
        displaced: &mut Vec<(Millis, u32)>,
    ) {
        let [affected, out] = struck;
        if affected > self.affected {
            self.affected_stayed_ppm += stayed_ppm(left, self.affected..affected, time);
            self.affected = affected;
            self.affected_here = whole(self.affected_stayed_ppm);
        }
        if out <= self.driven_out {
            return;
        }
        self.stayed_ppm += stayed_ppm(left, self.driven_out..out, time);
        self.driven_out = out;
        let stayed = whole(self.stayed_ppm);
        if stayed > self.displaced {
            displaced.push((time, stayed - self.displaced));
            self.displaced = stayed;
        }
    }
}

/// Of people struck at a time, numbered from the lowest house, how many had not left, in millionths of a person.
fn stayed_ppm(left: Option<&Left>, struck: Range<u32>, time: Millis) -> u64 {
    left.map_or_else(
        || u64::from(struck.end - struck.start) * u64::from(WHOLE_PPM),
        |left| left.stayed_ppm(&struck, time),
    )
}

/// Whoever has partly left is still there: then nobody is lost, since part of a person never gets to a shelter.
fn whole(people_ppm: u64) -> u32 {
    people_ppm.div_ceil(u64::from(WHOLE_PPM)) as u32
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
    /// Who has left it, where people leave in time.
    pub left: Option<&'a Left>,
    /// Who comes to it from elsewhere, in order of time.
    pub arrivals: &'a [(Millis, u32)],
    /// The place.
    pub place: &'a Place,
}

#[cfg(test)]
#[path = "need_tests.rs"]
mod tests;
