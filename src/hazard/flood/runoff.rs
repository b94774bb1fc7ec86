//! What of the rain runs off: the curve number method of the US Soil Conservation Service, in SI units.

use super::error::{FloodError, within};
use crate::scenario::choices::AntecedentMoisture;

/// A runoff curve number CN: 100 lets everything run off, smaller numbers hold back more.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct CurveNumber(f64);

impl CurveNumber {
    /// A curve number from 1 to 100.
    ///
    /// # Errors
    /// Where it is not.
    pub fn new(curve_number: f64) -> Result<Self, FloodError> {
        within("curve number", curve_number, (1.0, 100.0)).map(Self)
    }

    /// The number itself.
    pub fn value(self) -> f64 {
        self.0
    }

    /// This number, tabled for average moisture, under another moisture: Chow, Maidment & Mays (1988), "Applied
    /// Hydrology", eq. 5.5.8 and 5.5.9: CN(I) = 4.2 CN / (10 − 0.058 CN), CN(III) = 23 CN / (10 + 0.13 CN).
    /// Both from memory.
    #[must_use]
    pub fn under(self, moisture: AntecedentMoisture) -> Self {
        let cn = self.0;
        Self(match moisture {
            AntecedentMoisture::Dry => 4.2 * cn / (10.0 - 0.058 * cn),
            AntecedentMoisture::Average => cn,
            AntecedentMoisture::Wet => 23.0 * cn / (10.0 + 0.13 * cn),
        })
    }

    /// Potential retention S = 25 400 / CN − 254, in mm.
    pub fn retention_mm(self) -> f64 {
        (25_400.0 / self.0 - 254.0).max(0.0)
    }
}

/// Rain held back by the ground of one catchment.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Runoff {
    retention_mm: f64,
    initial_abstraction_mm: f64,
}

impl Runoff {
    /// Share of the retention that fills before anything runs off, as the method was published.
    pub const INITIAL_ABSTRACTION_RATIO: f64 = 0.2;

    /// Ground with this curve number, of whose retention S the share `initial_abstraction_ratio` fills first
    /// (Ia = 0.2 S as published; Hawkins et al. 2002 find 0.05 more often right, with S refitted).
    ///
    /// # Errors
    /// Where the ratio is outside 0..1.
    pub fn new(
        curve_number: CurveNumber,
        initial_abstraction_ratio: f64,
    ) -> Result<Self, FloodError> {
        let ratio = within(
            "initial abstraction ratio",
            initial_abstraction_ratio,
            (0.0, 1.0),
        )?;
        let retention_mm = curve_number.retention_mm();
        Ok(Self {
            retention_mm,
            initial_abstraction_mm: ratio * retention_mm,
        })
    }

    /// Runoff from `rain_mm` of rain in all, in mm: Q = (P − Ia)² / (P − Ia + S), zero up to Ia. SCS (1972),
    /// "National Engineering Handbook", section 4, chapter 10.
    #[inline]
    pub fn excess_mm(&self, rain_mm: f64) -> f64 {
        let left_mm = rain_mm - self.initial_abstraction_mm;
        if left_mm > 0.0 {
            left_mm * (left_mm / (left_mm + self.retention_mm))
        } else {
            0.0
        }
    }

    /// Writes the runoff of every step, in mm, into `excess_mm`: the growth of the runoff of all rain so far.
    /// `[step]` for both; the shorter one ends it. Rain below 0 counts as none.
    pub fn fill_excess_mm(&self, rain_mm: &[f64], excess_mm: &mut [f64]) {
        let (mut fallen_mm, mut run_off_mm) = (0.0, 0.0);
        for (&rain_mm, excess_mm) in rain_mm.iter().zip(excess_mm) {
            fallen_mm += rain_mm.max(0.0);
            let until_mm = self.excess_mm(fallen_mm);
            *excess_mm = (until_mm - run_off_mm).max(0.0);
            run_off_mm = until_mm;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn runoff(curve_number: f64) -> Runoff {
        let number = CurveNumber::new(curve_number).unwrap();
        Runoff::new(number, Runoff::INITIAL_ABSTRACTION_RATIO).unwrap()
    }

    #[test]
    fn nothing_is_held_back_at_100_and_nothing_runs_off_up_to_the_initial_abstraction() {
        assert!((runoff(100.0).excess_mm(37.0) - 37.0).abs() < 1e-12);
        let initial_mm = 0.2 * (25_400.0 / 80.0 - 254.0);
        assert!(runoff(80.0).excess_mm(initial_mm) <= 0.0);
        assert!(runoff(80.0).excess_mm(initial_mm + 1.0) > 0.0);
    }

    #[test]
    fn moisture_moves_the_number_the_right_way_and_leaves_100_alone() {
        for value in [30.0, 60.0, 75.0, 90.0] {
            let number = CurveNumber::new(value).unwrap();
            let under: Vec<CurveNumber> = AntecedentMoisture::ALL
                .iter()
                .map(|&moisture| number.under(moisture))
                .collect();
            let [dry, average, wet] = under[..] else {
                unreachable!("three conditions")
            };
            assert!(dry < average && average < wet && wet.value() <= 100.0);
        }
        let full = CurveNumber::new(100.0).unwrap();
        for &moisture in AntecedentMoisture::ALL {
            assert!((full.under(moisture).value() - 100.0).abs() < 1e-12);
        }
    }

    #[test]
    fn numbers_outside_the_table_are_refused() {
        for value in [0.0, -5.0, 100.1, f64::NAN, f64::INFINITY] {
            assert!(CurveNumber::new(value).is_err(), "{value}");
        }
    }

    proptest! {
        #[test]
        fn steps_add_up_to_the_runoff_of_the_whole_and_never_exceed_the_rain(
            rain_mm in prop::collection::vec(0.0_f64..30.0, 1..200),
            curve_number in 20.0_f64..100.0,
        ) {
            let runoff = runoff(curve_number);
            let mut excess_mm = vec![0.0; rain_mm.len()];
            runoff.fill_excess_mm(&rain_mm, &mut excess_mm);
            let whole_mm = runoff.excess_mm(rain_mm.iter().sum());
            prop_assert!((excess_mm.iter().sum::<f64>() - whole_mm).abs() < 1e-9 * (1.0 + whole_mm));
            for (rain, excess) in rain_mm.iter().zip(&excess_mm) {
                prop_assert!((0.0..=rain + 1e-9).contains(excess));
            }
        }
    }
}
