//! Who leaves a place before it is struck, and who takes them in.

use std::ops::Range;

use super::growing_share::{GrowingShare, WHOLE_PPM};
use crate::damage::Away;
use crate::units::Millis;

/// Who leaves a place in time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Left {
    /// People in its danger zone: those in its lowest and weakest houses. Nobody else leaves.
    pub zone: u32,
    /// Which share of those in the zone whose houses stand yet has left.
    pub share: GrowingShare,
    /// People who have left.
    pub people: u32,
}

impl Left {
    /// Of people driven out at a time, numbered from the lowest house, how many had not left, in millionths of a person.
    pub fn stayed_ppm(&self, driven_out: &Range<u32>, time: Millis) -> u64 {
        let in_zone = driven_out.end.min(self.zone) - driven_out.start.min(self.zone);
        let beyond = driven_out.end - driven_out.start - in_zone;
        let staying_ppm = WHOLE_PPM - self.share.at(time);
        u64::from(in_zone) * u64::from(staying_ppm) + u64::from(beyond) * u64::from(WHOLE_PPM)
    }
}

/// How many people of one place moved, or were moved into it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Moved {
    /// People whose house became unfit to stay in, whether or not they had left before.
    pub driven_out: u32,
    /// Of these, who had left before.
    pub in_time: u32,
    /// People who left for a shelter, in vain or not.
    pub left: u32,
    /// People taken in beyond what the shelter holds.
    pub over_capacity: u32,
}

/// The same of all places together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct AllMoved {
    /// People whose house became unfit to stay in.
    pub driven_out: u64,
    /// Of these, who had left before.
    pub in_time: u64,
    /// People who left for a shelter.
    pub left: u64,
    /// People taken in beyond what shelters hold.
    pub over_capacity: u64,
}

impl AllMoved {
    /// The keys of its numbers in files, in the order of [`AllMoved::people`].
    pub const KEYS: [&'static str; 4] = ["driven_out", "left_in_time", "left", "over_capacity"];

    /// Its numbers.
    pub fn people(&self) -> [u64; 4] {
        [self.driven_out, self.in_time, self.left, self.over_capacity]
    }
}

impl Moved {
    /// Who was not there when the water came.
    pub fn away(&self) -> Away {
        let driven_out = f64::from(self.driven_out.max(1));
        Away {
            share: f64::from(self.in_time) / driven_out,
            people: self.left,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_beyond_the_zone_has_left() {
        let mut left = Left {
            zone: 10,
            ..Left::default()
        };
        left.share.grow(Millis(5), 250_000);
        let stayed = |range, ms| left.stayed_ppm(&range, Millis(ms));
        assert_eq!(stayed(0..10, 4), 10_000_000);
        assert_eq!(stayed(0..10, 5), 7_500_000);
        assert_eq!(stayed(8..14, 5), 2 * 750_000 + 4_000_000);
        assert_eq!(stayed(12..14, 9), 2_000_000);
    }
}
