//! Water on a low road: what runs off towards a sag in the road, less what the drains take.
//!
//! V₂ = V₁ + (runoff − drainage) Δt, depth = V / A: a sag with upright sides (assumed). Drains take what they can until
//! the sag is dry; above the brim water runs on elsewhere.

use super::error::{FloodError, not_negative, positive};

/// Minutes in an hour.
const HOUR_MIN: f64 = 60.0;
/// Metres in a millimetre.
const M_PER_MM: f64 = 1e-3;

/// A sag of a road and the ground that drains to it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RoadSag {
    /// Ground whose runoff comes to the sag, itself included, in m².
    pub contributing_area_m2: f64,
    /// Surface of the water in the sag, in m².
    pub sag_area_m2: f64,
    /// What the drains take from the contributing area, in mm/h. Drains are designed for the hardest rain of 1 to 3
    /// years; [`StormFormula`](super::storm_formula::StormFormula) gives it.
    pub drainage_mm_h: f64,
    /// Depth at which water runs on to elsewhere, in m.
    pub brim_depth_m: f64,
}

/// Where the water of one sag is, in m³. Runoff = stored + drained + run on.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct SagBalance {
    /// Still in the sag.
    pub stored_m3: f64,
    /// Taken by the drains.
    pub drained_m3: f64,
    /// Run on over the brim.
    pub run_on_m3: f64,
}

impl RoadSag {
    /// Checks that the sag is one.
    ///
    /// # Errors
    /// Where an area is not positive, or the drainage or the brim is negative.
    pub fn check(&self) -> Result<(), FloodError> {
        positive(
            "contributing area of the sag (m2)",
            self.contributing_area_m2,
        )?;
        positive("area of the sag (m2)", self.sag_area_m2)?;
        not_negative("drainage of the sag (mm/h)", self.drainage_mm_h)?;
        not_negative("brim of the sag (m)", self.brim_depth_m)?;
        Ok(())
    }

    /// Writes the depth at the end of every step of `step_min`, in m, for the runoff `runoff_mm` of the contributing
    /// area; returns where the water has gone. `[step]` for both; the shorter one ends it. The sag is dry before.
    ///
    /// # Errors
    /// As [`RoadSag::check`]; where the step is not positive.
    pub fn fill_depth_m(
        &self,
        step_min: f64,
        runoff_mm: &[f64],
        depth_m: &mut [f64],
    ) -> Result<SagBalance, FloodError> {
        self.check()?;
        let step_h = positive("step (min)", step_min)? / HOUR_MIN;
        let m3_per_mm = self.contributing_area_m2 * M_PER_MM;
        let capacity_m3 = self.drainage_mm_h * step_h * m3_per_mm;
        let brim_m3 = self.brim_depth_m * self.sag_area_m2;
        let mut balance = SagBalance::default();
        for (&runoff_mm, depth_m) in runoff_mm.iter().zip(depth_m) {
            let there_m3 = balance.stored_m3 + runoff_mm.max(0.0) * m3_per_mm;
            let drained_m3 = there_m3.min(capacity_m3);
            let left_m3 = there_m3 - drained_m3;
            balance.stored_m3 = left_m3.min(brim_m3);
            balance.drained_m3 += drained_m3;
            balance.run_on_m3 += left_m3 - balance.stored_m3;
            *depth_m = balance.stored_m3 / self.sag_area_m2;
        }
        Ok(balance)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn sag() -> RoadSag {
        RoadSag {
            contributing_area_m2: 20_000.0,
            sag_area_m2: 800.0,
            drainage_mm_h: 36.0,
            brim_depth_m: 1.2,
        }
    }

    fn depths(runoff_mm: &[f64]) -> (Vec<f64>, SagBalance) {
        let mut depth_m = vec![0.0; runoff_mm.len()];
        let balance = sag().fill_depth_m(10.0, runoff_mm, &mut depth_m).unwrap();
        (depth_m, balance)
    }

    #[test]
    fn no_rain_and_rain_that_the_drains_take_leave_the_road_dry() {
        for runoff_mm in [[0.0; 30], [6.0; 30]] {
            let (depth_m, _) = depths(&runoff_mm);
            assert!(depth_m.iter().all(|&depth_m| depth_m.to_bits() == 0));
        }
    }

    #[test]
    fn the_excess_stands_on_the_area_of_the_sag_and_drains_at_the_rate_of_the_drains() {
        // 10 mm less the 6 mm that drain in 10 minutes: 4 mm · 20 000 m² = 80 m³, 0.1 m in the sag; then 6 mm a step drain.
        let (depth_m, _) = depths(&[10.0, 10.0, 0.0, 0.0, 0.0]);
        for (depth_m, expected_m) in depth_m.iter().zip([0.1, 0.2, 0.05, 0.0, 0.0]) {
            assert!((depth_m - expected_m).abs() < 1e-12);
        }
    }

    #[test]
    fn the_water_never_stands_above_the_brim() {
        let (depth_m, balance) = depths(&[100.0; 20]);
        assert!((depth_m[19] - 1.2).abs() < 1e-12 && balance.run_on_m3 > 0.0);
    }

    proptest! {
        #[test]
        fn every_drop_is_stored_drained_or_run_on_and_more_rain_is_never_shallower(
            runoff_mm in prop::collection::vec((0.0_f64..40.0, 0.0_f64..10.0), 1..100),
        ) {
            let less: Vec<f64> = runoff_mm.iter().map(|pair| pair.0).collect();
            let more: Vec<f64> = runoff_mm.iter().map(|pair| pair.0 + pair.1).collect();
            let (shallow, balance) = depths(&less);
            let (deep, _) = depths(&more);
            let fallen_m3 = less.iter().sum::<f64>() * 20.0;
            let found_m3 = balance.stored_m3 + balance.drained_m3 + balance.run_on_m3;
            prop_assert!((fallen_m3 - found_m3).abs() < 1e-8 * (1.0 + fallen_m3));
            for (shallow, deep) in shallow.iter().zip(&deep) {
                prop_assert!(*deep >= shallow - 1e-12);
            }
        }
    }
}
