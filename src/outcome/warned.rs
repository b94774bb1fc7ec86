//! Who of a place has been warned when.

use crate::units::Millis;

/// Warnings at one place. Shares are of all its people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warned {
    /// When the order to warn was given; [`Millis::NEVER`] if it was not.
    pub ordered: Millis,
    /// From when on which share has heard, in millionths, in order of time.
    pub by: Vec<(Millis, u32)>,
}

impl Default for Warned {
    fn default() -> Self {
        Self {
            ordered: Millis::NEVER,
            by: Vec::new(),
        }
    }
}

impl Warned {
    /// The share that has heard by a time, in millionths.
    pub fn share_ppm(&self, time: Millis) -> u32 {
        let heard = self.by.partition_point(|(from, _)| *from <= time);
        let last = heard.checked_sub(1).map(|at| self.by[at]);
        last.map_or(0, |(_, share_ppm)| share_ppm)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_holds_from_its_time_on() {
        let warned = Warned {
            ordered: Millis::ZERO,
            by: vec![(Millis(10), 300_000), (Millis(20), 650_000)],
        };
        let of = |ms| warned.share_ppm(Millis(ms));
        assert_eq!(
            [of(9), of(10), of(19), of(20), of(99)],
            [0, 300_000, 300_000, 650_000, 650_000]
        );
        assert_eq!(Warned::default().share_ppm(Millis(5)), 0);
    }
}
