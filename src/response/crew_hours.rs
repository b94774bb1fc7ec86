//! The hours of the crews of one vehicle: on duty, at rest, at the wheel. `docs/model.md` draws them.

use crate::routing::Spell;
use crate::units::Millis;
use crate::world::World;

/// How long everybody may drive and work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hours {
    spell: Millis,
    pause: Millis,
    shift: Millis,
    rest: Millis,
}

impl Hours {
    /// Those of a world; `None` where nobody tires.
    pub fn of(world: &World) -> Option<Self> {
        world.crews.as_ref().map(|crews| Self {
            spell: Millis::from_hours(crews.drive_spell_h),
            pause: Millis::from_minutes(crews.break_min),
            shift: Millis::from_hours(crews.shift_h),
            rest: Millis::from_hours(crews.rest_h),
        })
    }
}

/// The crews of one vehicle: one on it, the others at its site.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Crews {
    /// Since when the crew on the vehicle is on duty; `None` if it is rested.
    on_duty: Option<Millis>,
    /// Since when it stands by.
    standing_by: Millis,
    /// From when on each of the others is rested.
    others: Vec<Millis>,
    /// Driven since the last break.
    driven: Millis,
    /// When the last drive ended.
    stopped: Millis,
}

/// What becomes of a vehicle whose crew goes to rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relief {
    /// A crew that is rested takes over at once.
    Now,
    /// One does at this time; until then the vehicle stands.
    At(Millis),
}

impl Crews {
    /// They stand by from now on.
    pub fn stand_by(&mut self, now: Millis) {
        self.standing_by = now;
    }

    /// Since when the crew on the vehicle has stood by.
    pub fn standing_by(&self) -> Millis {
        self.standing_by
    }

    /// The crew on the vehicle is rested.
    pub fn is_rested(&mut self) {
        self.on_duty = None;
    }

    /// A drive has ended, after so long without a break.
    pub fn has_driven(&mut self, driven: Millis, stopped: Millis) {
        (self.driven, self.stopped) = (driven, stopped);
    }

    /// Begins a replication: this many crews, all rested.
    pub fn begin(&mut self, crews: u32) {
        let mut others = std::mem::take(&mut self.others);
        others.clear();
        others.resize(crews.saturating_sub(1) as usize, Millis::ZERO);
        *self = Self {
            others,
            ..Self::default()
        };
    }

    /// The crew is given a load: from now on it is on duty, if it was not.
    pub fn begin_duty(&mut self, hours: Hours, now: Millis) {
        if self.has_rested(hours, now) {
            self.on_duty = None;
        }
        self.on_duty.get_or_insert(now);
    }

    /// Whether the crew, which stands by, has done so for as long as a rest.
    pub fn has_rested(&self, hours: Hours, now: Millis) -> bool {
        now - self.standing_by >= hours.rest
    }

    /// When the shift of a crew that stands by is over; `None` if it is rested.
    pub fn shift_ends(&self, hours: Hours) -> Option<Millis> {
        self.on_duty.map(|since| since + hours.shift)
    }

    /// The crew has been at rest since `since`; the crew that is rested first takes over.
    pub fn rest(&mut self, hours: Hours, since: Millis, now: Millis) -> Relief {
        (self.on_duty, self.driven) = (None, Millis::ZERO);
        self.others.push(since + hours.rest);
        // The last is rested first.
        self.others
            .sort_unstable_by_key(|&rested| std::cmp::Reverse(rested));
        let rested = self.others.pop().unwrap_or(now);
        if rested <= now {
            Relief::Now
        } else {
            Relief::At(rested)
        }
    }

    /// What the driver may drive from now on.
    pub fn spell(&mut self, hours: Hours, now: Millis) -> Spell {
        if now - self.stopped >= hours.pause {
            self.driven = Millis::ZERO;
        }
        Spell {
            longest: hours.spell,
            pause: hours.pause,
            driven: self.driven,
            paused: Millis::ZERO,
        }
    }
}

#[cfg(test)]
#[path = "crew_hours_tests.rs"]
mod tests;
