//! The time by which a fire grows: by night, when air is moist and still, it runs slower.
//!
//! ```text
//! grown(t) = ∫ share dt,   share = 1 by day, less in the dark
//! ```
//!
//! On this clock a fire in steady weather grows steadily, so that its ellipse, and the race of its crews against it, need
//! know nothing of day and night.

use crate::units::Millis;

/// A clock that starts with a fire.
#[derive(Clone, Debug, PartialEq)]
pub struct GrowthClock {
    /// In order of time; the last piece never ends.
    pieces: Vec<Piece>,
}

/// A stretch of day or night.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Piece {
    begins: Millis,
    /// Minutes grown when it begins.
    grown_min: f64,
    /// Minutes grown in a minute.
    share: f64,
}

impl GrowthClock {
    /// The clock of a fire that starts at `ignited`, when light changes at these later times, first to whether it is dark
    /// then. `night_share` is at least a thousandth: no fire stands quite still.
    pub fn new(
        ignited: Millis,
        dark: bool,
        changes: impl IntoIterator<Item = Millis>,
        night_share: f64,
    ) -> Self {
        let share = |dark: bool| {
            if dark {
                night_share.clamp(1e-3, 1.0)
            } else {
                1.0
            }
        };
        let mut is_dark = dark;
        let mut last = Piece {
            begins: ignited,
            grown_min: 0.0,
            share: share(dark),
        };
        let mut pieces = vec![last];
        for begins in changes {
            is_dark = !is_dark;
            last = Piece {
                begins,
                grown_min: last.grown_min + (begins - last.begins).minutes() * last.share,
                share: share(is_dark),
            };
            pieces.push(last);
        }
        Self { pieces }
    }

    /// Minutes grown by a time; none before the fire.
    pub fn grown_min(&self, time: Millis) -> f64 {
        let after = self.pieces.partition_point(|piece| piece.begins <= time);
        let piece = after.checked_sub(1).and_then(|at| self.pieces.get(at));
        piece.map_or(0.0, |piece| {
            piece.grown_min + (time - piece.begins).minutes() * piece.share
        })
    }

    /// When so many minutes have been grown; [`Millis::NEVER`] for more than ever will be.
    pub fn time_of(&self, grown_min: f64) -> Millis {
        /// Later than every horizon.
        const LONGEST_MIN: f64 = 1e7;
        if grown_min.is_nan() || grown_min >= LONGEST_MIN {
            return Millis::NEVER;
        }
        let after = self
            .pieces
            .partition_point(|piece| piece.grown_min <= grown_min);
        let piece = &self.pieces[after.max(1) - 1];
        let minutes = (grown_min - piece.grown_min).max(0.0) / piece.share;
        piece.begins + Millis::from_minutes(minutes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn hours(hours: f64) -> Millis {
        Millis::from_hours(hours)
    }

    #[test]
    fn by_night_it_runs_slower() {
        // Lit at 14:00, dark from 19:00 to 6:00.
        let changes = [hours(5.0), hours(16.0)];
        let clock = GrowthClock::new(hours(0.0), false, changes, 0.25);
        for (time_h, grown_h) in [
            (0.0, 0.0),
            (5.0, 5.0),
            (9.0, 6.0),
            (16.0, 7.75),
            (18.0, 9.75),
        ] {
            let grown = clock.grown_min(hours(time_h));
            assert!((grown - 60.0 * grown_h).abs() < 1e-9, "{time_h}: {grown}");
            assert_eq!(clock.time_of(60.0 * grown_h), hours(time_h));
        }
        assert!(clock.grown_min(hours(-1.0)) <= 0.0);
        assert!(clock.time_of(f64::INFINITY).is_never());
    }

    proptest! {
        #[test]
        fn the_way_back_leads_to_the_same_minute(
            ignited in 0_i64..100, dark in any::<bool>(), gaps in prop::collection::vec(1_i64..900, 0..6),
            share in 0.05..1.0_f64, minute in 0_i64..6_000,
        ) {
            let ignited = Millis::from_minutes(ignited as f64);
            let changes = gaps.iter().scan(ignited, |time, &gap| {
                *time += Millis::from_minutes(gap as f64);
                Some(*time)
            });
            let clock = GrowthClock::new(ignited, dark, changes.collect::<Vec<_>>(), share);
            let time = ignited + Millis::from_minutes(minute as f64);
            let back = clock.time_of(clock.grown_min(time));
            prop_assert!((back - time).0.abs() <= 1, "{back:?} {time:?}");
        }
    }
}
