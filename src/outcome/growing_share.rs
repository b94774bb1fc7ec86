//! A share of the people of a place that only grows.

use crate::units::Millis;

/// The whole of a share, in millionths.
pub const WHOLE_PPM: u32 = 1_000_000;

/// From when on which share, in millionths, in order of time; nobody before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GrowingShare(pub Vec<(Millis, u32)>);

impl GrowingShare {
    /// The share at a time, in millionths.
    pub fn at(&self, time: Millis) -> u32 {
        let begun = self.0.partition_point(|(from, _)| *from <= time);
        let last = begun.checked_sub(1).map(|at| self.0[at]);
        last.map_or(0, |(_, share_ppm)| share_ppm)
    }

    /// The share at the end, in millionths.
    pub fn last(&self) -> u32 {
        self.0.last().map_or(0, |(_, share_ppm)| *share_ppm)
    }

    /// From a time on it is this much; times and shares come in order.
    pub fn grow(&mut self, time: Millis, share_ppm: u32) {
        match self.0.last_mut().filter(|last| last.0 == time) {
            Some(last) => last.1 = share_ppm,
            None => self.0.push((time, share_ppm)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_holds_from_its_time_on() {
        let mut share = GrowingShare::default();
        for (ms, ppm) in [(10, 200_000), (10, 300_000), (20, 650_000)] {
            share.grow(Millis(ms), ppm);
        }
        let at = |ms| share.at(Millis(ms));
        assert_eq!(
            [at(9), at(10), at(19), at(20), at(99)],
            [0, 300_000, 300_000, 650_000, 650_000]
        );
        assert_eq!(share.last(), 650_000);
        assert_eq!(GrowingShare::default().at(Millis(5)), 0);
    }
}
