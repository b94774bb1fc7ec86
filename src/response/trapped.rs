//! The people of one place whom the water traps, and how they come free.
//!
//! Houses drown from the lowest up, so the people in deep water at any time are the first so many, counted from the lowest house.
//! Who is brought out is taken from the deepest water, so those who have been brought out are the first so many too:
//!
//! ```text
//! lowest house ── brought out ──┬── trapped ──┬── free: not yet in deep water, or no longer ── highest house
//!                            rescued        in deep water
//! ```
//!
//! Nobody who has been brought out goes back.

use std::ops::Range;

use crate::outcome::{Freed, FreedBy};
use crate::units::Millis;
use crate::world::Grid;

/// Who is trapped in one place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pool {
    /// People in deep water, whether or not they have been brought out. `[step]`; empty where nobody ever is.
    in_deep_water: Vec<u32>,
    /// Who was brought out when and by whom, in order of time.
    brought_out: Vec<(Millis, u32, FreedBy)>,
    rescued: u32,
}

impl Pool {
    /// Of the people in deep water at each step.
    pub fn of(in_deep_water: Vec<u32>) -> Self {
        let is_ever = in_deep_water.iter().any(|&people| people > 0);
        Self {
            in_deep_water: if is_ever { in_deep_water } else { Vec::new() },
            ..Self::default()
        }
    }

    /// Whether anybody is ever trapped.
    pub fn is_ever_used(&self) -> bool {
        !self.in_deep_water.is_empty()
    }

    /// People trapped at a step.
    pub fn trapped(&self, step: usize) -> u32 {
        let in_deep_water = self.in_deep_water.get(step).copied().unwrap_or(0);
        in_deep_water.saturating_sub(self.rescued)
    }

    /// Brings out so many of those who are trapped at a time, as far as there are any; how many that are.
    pub fn bring_out(&mut self, grid: &Grid, time: Millis, people: u32, by: FreedBy) -> u32 {
        let people = people.min(self.trapped(grid.step_at(time)));
        if people == 0 {
            return 0;
        }
        self.rescued += people;
        match self.brought_out.last_mut() {
            Some(last) if (last.0, last.2) == (time, by) => last.1 += people,
            _ => self.brought_out.push((time, people, by)),
        }
        people
    }

    /// How many more people are in deep water than ever before, and when, in order of time.
    pub fn rises(&self, grid: &Grid) -> Vec<(Millis, u32)> {
        let mut most = 0;
        let mut rises = Vec::new();
        for (step, &people) in self.in_deep_water.iter().enumerate() {
            if people > most {
                rises.push((grid.step_begins(step), people - most));
                most = people;
            }
        }
        rises
    }

    /// Hours that people would have spent trapped after they were brought out, all together.
    pub fn spared_h(&self, grid: &Grid) -> f64 {
        let mut brought_out = self.brought_out.iter().peekable();
        let (mut rescued, mut spared_ms) = (0_u32, 0_i64);
        for (step, &in_deep_water) in self.in_deep_water.iter().enumerate() {
            let (mut since, end) = (grid.step_begins(step), grid.step_begins(step + 1));
            let mut count = |rescued: u32, from: Millis, until: Millis| {
                spared_ms += i64::from(rescued.min(in_deep_water)) * (until - from).0;
            };
            while let Some((time, people, _)) = brought_out.next_if(|(time, ..)| *time < end) {
                count(rescued, since, *time);
                (rescued, since) = (rescued + people, *time);
            }
            count(rescued, since, end);
        }
        Millis(spared_ms).hours()
    }

    /// Everybody who was ever trapped, from the lowest house up: since when, until when, and by whom they came free.
    pub fn freed(&self, grid: &Grid) -> Vec<Freed> {
        let mut freed = Vec::new();
        let most_yet = self.most_yet();
        let mut brought_out = self.brought_out.iter().copied();
        // Who was brought out together with those before.
        let mut together = brought_out.next();
        let mut first = 0;
        for (trapped, mut people) in self.rises(grid) {
            while let Some((out, left, by)) = together.filter(|_| people > 0) {
                let part = people.min(left);
                freed.push(Freed {
                    trapped,
                    out,
                    people: part,
                    by,
                });
                (people, first) = (people - part, first + part);
                together = if left > part {
                    Some((out, left - part, by))
                } else {
                    brought_out.next()
                };
            }
            let_go(grid, &most_yet, trapped, first..first + people, &mut freed);
            first += people;
        }
        freed
    }

    /// The most people in deep water from each step on. `[step]`
    fn most_yet(&self) -> Vec<u32> {
        let mut most = 0;
        let later = self.in_deep_water.iter().rev().map(|&people| {
            most = people.max(most);
            most
        });
        let mut most_yet: Vec<u32> = later.collect();
        most_yet.reverse();
        most_yet
    }
}

/// When the water lets those go for good who were trapped together and whom nobody brought out; numbers count from the lowest
/// house.
fn let_go(
    grid: &Grid,
    most_yet: &[u32],
    trapped: Millis,
    people: Range<u32>,
    freed: &mut Vec<Freed>,
) {
    let mut held = people.end;
    let mut tell = |out, people, by| {
        if people > 0 {
            freed.push(Freed {
                trapped,
                out,
                people,
                by,
            });
        }
    };
    for (step, &most) in most_yet.iter().enumerate().skip(grid.step_at(trapped) + 1) {
        let holds = most.clamp(people.start, held);
        tell(grid.step_begins(step), held - holds, FreedBy::Water);
        held = holds;
    }
    tell(Millis::NEVER, held - people.start, FreedBy::Nobody);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const STEP: Millis = Millis(100);

    fn grid(steps: usize) -> Grid {
        Grid {
            // The last step begins before the horizon.
            horizon: Millis(STEP.0 * steps as i64 - 1),
            step: STEP,
            epoch: STEP,
        }
    }

    #[test]
    fn who_is_brought_out_is_not_trapped_again() {
        let grid = grid(5);
        let mut pool = Pool::of(vec![0, 4, 2, 6, 1]);
        assert_eq!(pool.bring_out(&grid, Millis(150), 3, FreedBy::Crew), 3);
        // Two in deep water, both brought out before.
        assert_eq!(pool.bring_out(&grid, Millis(250), 9, FreedBy::Crew), 0);
        assert_eq!(pool.trapped(3), 3);
        assert_eq!(
            pool.bring_out(&grid, Millis(310), 1, FreedBy::Neighbours),
            1
        );
        let freed = |trapped, out, people, by| Freed {
            trapped: Millis(trapped),
            out,
            people,
            by,
        };
        let expected = [
            freed(100, Millis(150), 3, FreedBy::Crew),
            freed(100, Millis(310), 1, FreedBy::Neighbours),
            freed(300, Millis(400), 2, FreedBy::Water),
        ];
        assert_eq!(pool.freed(&grid), expected);
        // Three of four for half a step, two of two, three of six for a tenth and then four, one of one.
        let spared = Millis(3 * 50 + 2 * 100 + 3 * 10 + 4 * 90 + 100);
        assert!((pool.spared_h(&grid) - spared.hours()).abs() < 1e-12);
    }

    proptest! {
        /// Held against a plain list of people, looked at millisecond by millisecond.
        #[test]
        fn everybody_is_accounted_for(
            water in prop::collection::vec(0_u32..9, 1..12),
            tries in prop::collection::vec((0_i64..1200, 1_u32..4, any::<bool>()), 0..12),
        ) {
            let grid = grid(water.len());
            let mut pool = Pool::of(water.clone());
            let end = STEP.0 * water.len() as i64;
            let mut tries: Vec<_> = tries.into_iter().filter(|(time, ..)| *time < end).collect();
            tries.sort_unstable();
            let mut out = Vec::new();
            for (time, people, is_crew) in tries {
                let by = if is_crew { FreedBy::Crew } else { FreedBy::Neighbours };
                for _ in 0..pool.bring_out(&grid, Millis(time), people, by) {
                    out.push(time);
                }
            }
            let freed = pool.freed(&grid);
            let most = water.iter().copied().max().unwrap_or(0);
            prop_assert_eq!(freed.iter().map(|group| group.people).sum::<u32>(), most);
            let is_by = |wanted: &[FreedBy]| freed.iter().filter(|group| wanted.contains(&group.by)).map(|group| group.people).sum::<u32>();
            prop_assert_eq!(is_by(&[FreedBy::Crew, FreedBy::Neighbours]) as usize, out.len());
            let last = water.last().copied().unwrap_or(0);
            prop_assert_eq!(is_by(&[FreedBy::Nobody]), last.saturating_sub(out.len() as u32));
            for group in &freed {
                prop_assert!(group.trapped <= group.out && (group.by == FreedBy::Nobody) == group.out.is_never());
            }
            let spared_ms = (0..end).map(|time| {
                let in_deep_water = water[grid.step_at(Millis(time))] as usize;
                out.iter().filter(|&&out| out <= time).count().min(in_deep_water) as i64
            });
            let spared = Millis(spared_ms.sum());
            prop_assert!((pool.spared_h(&grid) - spared.hours()).abs() < 1e-9);
        }
    }
}
