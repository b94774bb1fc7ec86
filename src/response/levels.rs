//! Levels of the county's response: when each is reached by what has been reported, and in force.
//!
//! ```text
//! first report ─ assessment_min ─▶ assessed ─ counts what has been reported ─▶ a threshold of the level is reached ─ activation_min ─▶ in force
//!                                                 ▲                                     └ a higher level brings all lower ones
//!        further reports, and news of places known already ─┘
//! ```
//!
//! Headquarters never sees the truth: of each place it knows what held as long ago as that place's first report took.

use super::need::{PlaceNeed, Threat};
use crate::hazard::Draws;
use crate::random::{EntityKey, Purpose};
use crate::scenario::activation::{ActivationLevel, ActivationRow};
use crate::units::Millis;
use crate::world::World;

/// When each level is in force; [`Millis::NEVER`] if it is not. In the order of the world's rows, from the lowest.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Levels(pub Vec<Millis>);

/// What more there is to report of a place, from a time on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct News {
    /// It happened.
    pub time: Millis,
    /// People displaced.
    pub displaced: u32,
    /// People affected.
    pub affected: u32,
    /// Places struck.
    pub places: u32,
}

/// What there will be to report of a place, in order of time; `need` is that before the event.
pub fn news(threat: &Threat, mut need: PlaceNeed) -> Vec<News> {
    let mut news = Vec::new();
    if need.struck.is_never() {
        return news;
    }
    news.push(News {
        time: need.struck,
        places: u32::from(!threat.place.is_shelter),
        ..News::default()
    });
    let grid = &threat.world.grid;
    let mut displaced = Vec::new();
    for step in grid.step_at(need.struck)..grid.steps() {
        let now = grid.step_begins(step).max(need.struck);
        displaced.clear();
        let affected = need.grow(threat, now, &mut displaced);
        if affected > 0 || !displaced.is_empty() {
            news.push(News {
                time: now,
                displaced: displaced.iter().map(|(_, people)| people).sum(),
                affected,
                places: 0,
            });
        }
        if !need.grows(Millis::NEVER) {
            break;
        }
    }
    news
}

impl Levels {
    /// Draws when each level is in force. `reported` is what reaches the county when, in any order; `assessed` is the end of the
    /// first assessment.
    pub fn draw(world: &World, draws: &Draws, assessed: Millis, reported: &mut [News]) -> Self {
        reported.sort_by_key(|news| news.time);
        let rows = &world.activation_levels;
        let mut in_force: Vec<Millis> = rows
            .iter()
            .map(|row| {
                let key = EntityKey::new("activation_level", row.level.word());
                let mut stream = draws.stream(Purpose::ActivationLevel, key);
                let delay = row.activation_min.unwrap_or(world.policy.activation_min);
                let delay = delay.minutes(&mut stream);
                let reached = reached(row, assessed, reported);
                if reached.is_never() {
                    reached
                } else {
                    reached + delay
                }
            })
            .collect();
        // A higher level brings all lower ones.
        for at in (1..in_force.len()).rev() {
            in_force[at - 1] = in_force[at - 1].min(in_force[at]);
        }
        Self(in_force)
    }

    /// When anything is in force at all.
    pub fn first(&self) -> Millis {
        self.0.first().copied().unwrap_or(Millis::NEVER)
    }

    /// When a level is in force.
    pub fn from(&self, world: &World, level: ActivationLevel) -> Millis {
        let mut rows = world.activation_levels.iter().zip(&self.0);
        let row = rows.find(|(row, _)| row.level == level);
        row.map_or(Millis::NEVER, |(_, &time)| time)
    }
}

/// When what has been reported, in order of time, reaches a level.
fn reached(row: &ActivationRow, assessed: Millis, reported: &[News]) -> Millis {
    let thresholds = row.thresholds().map(|(_, threshold)| threshold);
    if assessed.is_never() || thresholds == [None; 3] {
        return assessed;
    }
    let mut known = [0_u64; 3];
    for news in reported {
        let more = [news.displaced, news.affected, news.places];
        for (known, more) in known.iter_mut().zip(more) {
            *known += u64::from(more);
        }
        let is_reached = |(known, threshold): (&u64, &Option<f64>)| {
            threshold.is_some_and(|threshold| *known as f64 >= threshold)
        };
        if known.iter().zip(&thresholds).any(is_reached) {
            return news.time.max(assessed);
        }
    }
    Millis::NEVER
}

#[cfg(test)]
#[path = "levels_tests.rs"]
mod tests;
