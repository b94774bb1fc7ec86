//! Warning the people of a place before the water comes.
//!
//! In: when the river passes its warning stage (or that a typhoon comes), the channels, and when the telephones of the place
//! are dead. Out: when the order to warn goes out, and which share of the people has heard by any time.
//!
//! ```text
//! warning stage ─ − lead ─▶ known ─ decision ─▶ order ─ delay of each channel ─▶ heard at once, or from door to door
//! ```
//!
//! Channels reach people independently of each other, so that a place has heard but for the product of those whom each
//! misses.

use crate::damage::{Damage, Window};
use crate::hazard::{Draws, Event};
use crate::outcome::{GrowingShare, Warned};
use crate::random::{EntityKey, Purpose};
use crate::units::Millis;
use crate::world::{Channel, Place, PlaceIx, Warning, World};

/// Parts into which the people reached from door to door are told.
const DOORS: u32 = 8;

/// The warnings of one replication, told of the places that `is_told` names. `[place]`; empty where nobody is warned.
pub fn draw(
    world: &World,
    (event, damage): (&Event, &Damage),
    draws: &Draws,
    is_told: impl Fn(PlaceIx) -> bool,
) -> Vec<Warned> {
    let Some(warning) = &world.warning else {
        return Vec::new();
    };
    if event.flood.is_none() && event.passage.is_none() {
        return Vec::new();
    }
    let scene = Scene {
        world,
        warning,
        event,
        draws,
        lags: Lags::draw(warning, draws),
    };
    let silence = |at: usize| damage.silence.get(at).copied().unwrap_or_default();
    let warned = world.places.iter().enumerate().map(|(at, place)| {
        if is_told(PlaceIx(at as u32)) {
            scene.warn(place, silence(at))
        } else {
            Warned::default()
        }
    });
    warned.collect()
}

/// What is drawn once for the event.
struct Lags {
    lead: Millis,
    decision: Millis,
}

impl Lags {
    fn draw(warning: &Warning, draws: &Draws) -> Self {
        let mut stream = draws.stream(Purpose::Warning, EntityKey::SCENARIO);
        let settings = &warning.settings;
        Self {
            lead: Millis::from_hours(settings.lead_h.sample(&mut stream)),
            decision: settings.decision_min.minutes(&mut stream),
        }
    }
}

struct Scene<'a> {
    world: &'a World,
    warning: &'a Warning,
    event: &'a Event,
    draws: &'a Draws,
    lags: Lags,
}

impl Scene<'_> {
    fn warn(&self, place: &Place, silence: Window) -> Warned {
        let Some(known) = self.known(place) else {
            return Warned::default();
        };
        let ordered = known + self.lags.decision;
        let channels = self.warning.channels.iter().enumerate();
        let mut heard: Vec<Heard> = channels
            .flat_map(|channel| self.heard(channel, place, (ordered, silence)))
            .filter(|heard| heard.time < self.world.grid.horizon)
            .collect();
        heard.sort_by_key(|heard| heard.time);
        Warned {
            ordered,
            by: joined(&heard, self.warning.channels.len()),
        }
    }

    /// When it is known that a place is threatened. Whoever simulates a typhoon has its forecast from the start.
    fn known(&self, place: &Place) -> Option<Millis> {
        if self.event.passage.is_some() {
            return Some(Millis::ZERO);
        }
        let (water, flood) = place.water.zip(self.event.flood.as_ref())?;
        let stage = self
            .world
            .grid
            .step_begins(flood.warning_step(water.reach)?);
        Some((stage - self.lags.lead).max(Millis::ZERO))
    }

    /// When a channel is heard, and by which share of the people from then on: once, or door by door.
    fn heard(
        &self,
        (number, channel): (usize, &Channel),
        place: &Place,
        (ordered, silence): (Millis, Window),
    ) -> Vec<Heard> {
        let key = place.key.with(channel.key);
        let mut stream = self.draws.stream(Purpose::Warning, key);
        let begins = ordered + channel.delay_min.minutes(&mut stream);
        if begins >= self.world.grid.horizon || (channel.by_telephone && silence.covers(begins)) {
            return Vec::new();
        }
        let is_dark = self.event.daylight.is_dark(begins);
        let reach = channel.reach_share[usize::from(is_dark)];
        let Some(round_h) = channel.round_h else {
            return vec![Heard {
                channel: number,
                time: begins,
                share: reach,
            }];
        };
        let round_h = round_h.sample(&mut stream).max(0.0);
        let door = |part: u32| {
            let share = f64::from(part) / f64::from(DOORS);
            Heard {
                channel: number,
                time: begins + Millis::from_hours(share * round_h),
                share: share * reach,
            }
        };
        (1..=DOORS).map(door).collect()
    }
}

/// A share of the people who have heard one channel from a time on.
#[derive(Clone, Copy)]
struct Heard {
    channel: usize,
    time: Millis,
    share: f64,
}

/// The share who have heard any channel.
fn joined(heard: &[Heard], channels: usize) -> GrowingShare {
    let mut missed = vec![1.0; channels];
    let mut by = GrowingShare::default();
    for one in heard {
        missed[one.channel] = 1.0 - one.share;
        let share = 1.0 - missed.iter().product::<f64>();
        by.grow(one.time, libm::round(share * 1e6) as u32);
    }
    by
}
