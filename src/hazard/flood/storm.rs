//! The Chicago design storm: one storm that holds the hardest rain of every duration at once.

use super::error::{FloodError, positive, within};
use super::storm_formula::StormFormula;

/// The synthetic storm of Keifer & Chu (1957), "Synthetic storm pattern for drainage design", Journal of the
/// Hydraulics Division 83 (HY4), paper 1332.
///
/// Around the peak at share r of the duration T stands, for every duration s, the depth D(s) = a s / (s + b)^n of the
/// intensity formula: r D(s) in the r s minutes before the peak, (1 − r) D(s) in the (1 − r) s minutes after. The
/// published intensity i = a [(1 − n) s + b] / (s + b)^(1 + n), with s the time before the peak over r, or the time
/// after it over 1 − r, is the derivative of that. Rain per step is taken as differences of the depth itself, never
/// from the intensity, so that it adds up to D(T) for any step.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ChicagoStorm {
    formula: StormFormula,
    return_period_y: f64,
    duration_min: f64,
    peak_position: f64,
}

impl ChicagoStorm {
    /// The storm of `return_period_y` that lasts `duration_min` and peaks after the share `peak_position` of it
    /// (r; 0.35 to 0.45 is usual).
    ///
    /// # Errors
    /// Where a coefficient, the return period or the duration is not positive, r is outside 0..1, or the formula's
    /// rain would shrink with the duration ([`StormFormula::check`]).
    pub fn new(
        formula: StormFormula,
        return_period_y: f64,
        duration_min: f64,
        peak_position: f64,
    ) -> Result<Self, FloodError> {
        formula.check(duration_min)?;
        Ok(Self {
            formula,
            return_period_y: positive("return period of the storm (years)", return_period_y)?,
            duration_min,
            peak_position: within("peak position of the storm", peak_position, (0.0, 1.0))?,
        })
    }

    /// Depth of the whole storm, in mm: a T / (T + b)^n.
    pub fn depth_mm(&self) -> f64 {
        self.depth_of(self.duration_min)
    }

    /// Depth that has fallen `time_min` after the beginning, in mm.
    pub fn depth_until_mm(&self, time_min: f64) -> f64 {
        let r = self.peak_position;
        let peak_min = r * self.duration_min;
        let time_min = time_min.clamp(0.0, self.duration_min);
        if time_min < peak_min {
            r * (self.depth_mm() - self.depth_of((peak_min - time_min) / r))
        } else if time_min < self.duration_min {
            r * self.depth_mm() + (1.0 - r) * self.depth_of((time_min - peak_min) / (1.0 - r))
        } else {
            self.depth_mm()
        }
    }

    /// Intensity at `time_min`, in mm/min; zero outside the storm.
    pub fn intensity_mm_min(&self, time_min: f64) -> f64 {
        let r = self.peak_position;
        let from_peak_min = time_min - r * self.duration_min;
        let share = if from_peak_min < 0.0 { r } else { 1.0 - r };
        if !(0.0..=self.duration_min).contains(&time_min) {
            return 0.0;
        }
        let s_min = if share > 0.0 {
            from_peak_min.abs() / share
        } else {
            0.0
        };
        let StormFormula { b_min, n, .. } = self.formula;
        self.mean_mm_min(s_min) * ((1.0 - n) * s_min + b_min) / (s_min + b_min)
    }

    /// Intensity at the peak itself, in mm/min: a / b^n.
    pub fn peak_mm_min(&self) -> f64 {
        self.mean_mm_min(0.0)
    }

    /// Writes the rain of every step, in mm, into `rain_mm`; the storm begins `begins_min` after the first step does. What
    /// falls after the last step is left out.
    pub fn fill_rain_mm(&self, begins_min: f64, step_min: f64, rain_mm: &mut [f64]) {
        let mut before_mm = 0.0;
        for (step, rain_mm) in rain_mm.iter_mut().enumerate() {
            let until_mm = self.depth_until_mm((step + 1) as f64 * step_min - begins_min);
            *rain_mm = (until_mm - before_mm).max(0.0);
            before_mm = until_mm;
        }
    }

    /// D(s) / s, in mm/min.
    fn mean_mm_min(&self, s_min: f64) -> f64 {
        self.formula.intensity_mm_min(self.return_period_y, s_min)
    }

    /// D(s), in mm.
    fn depth_of(&self, s_min: f64) -> f64 {
        self.formula.depth_mm(self.return_period_y, s_min)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn storm(duration_min: f64, peak_position: f64) -> ChicagoStorm {
        let formula = StormFormula::of_city("guangzhou_old").unwrap();
        ChicagoStorm::new(formula, 50.0, duration_min, peak_position).unwrap()
    }

    proptest! {
        #[test]
        fn rain_adds_up_to_the_depth_of_the_formula_for_any_step(
            duration_min in 5.0_f64..1440.0,
            peak_position in 0.0_f64..=1.0,
            step_min in 0.5_f64..90.0,
            begins_min in 0.0_f64..600.0,
        ) {
            let storm = storm(duration_min, peak_position);
            let last_min = begins_min + duration_min;
            let mut rain_mm = vec![0.0; (last_min / step_min).ceil() as usize];
            storm.fill_rain_mm(begins_min, step_min, &mut rain_mm);
            let dry = (begins_min / step_min) as usize;
            // r T / r is T but for rounding.
            prop_assert!(rain_mm[..dry].iter().all(|&rain_mm| rain_mm < 1e-9));
            let sum: f64 = rain_mm.iter().sum();
            prop_assert!((sum - storm.depth_mm()).abs() < 1e-10 * sum);
        }

        #[test]
        fn the_intensity_is_the_derivative_of_the_depth(
            peak_position in 0.05_f64..0.95,
            time_min in 1.0_f64..119.0,
        ) {
            let storm = storm(120.0, peak_position);
            prop_assume!((time_min - 120.0 * peak_position).abs() > 0.1);
            let slope = (storm.depth_until_mm(time_min + 1e-4) - storm.depth_until_mm(time_min - 1e-4)) / 2e-4;
            prop_assert!((slope - storm.intensity_mm_min(time_min)).abs() < 1e-6);
        }
    }

    #[test]
    fn the_window_around_the_peak_holds_the_hardest_rain_of_its_duration() {
        let (storm, r) = (storm(120.0, 0.4), 0.4);
        for minutes in [1.0, 10.0, 60.0, 119.0] {
            let begin = 48.0 - r * minutes;
            let rain = storm.depth_until_mm(begin + minutes) - storm.depth_until_mm(begin);
            assert!((rain - storm.depth_of(minutes)).abs() < 1e-10);
        }
    }

    #[test]
    fn it_rains_hardest_at_the_peak_and_not_at_all_outside() {
        let storm = storm(120.0, 0.4);
        assert!((storm.intensity_mm_min(48.0) - storm.peak_mm_min()).abs() < 1e-12);
        for minute in 0..=120 {
            assert!(storm.intensity_mm_min(f64::from(minute)) <= storm.peak_mm_min());
        }
        assert!(storm.intensity_mm_min(-0.1) <= 0.0 && storm.intensity_mm_min(120.1) <= 0.0);
    }

    #[test]
    fn a_storm_that_peaks_at_an_end_is_finite_throughout() {
        for storm in [storm(60.0, 0.0), storm(60.0, 1.0)] {
            for tenth in 0..=600 {
                let time_min = f64::from(tenth) / 10.0;
                assert!(storm.intensity_mm_min(time_min).is_finite());
                assert!(storm.depth_until_mm(time_min).is_finite());
            }
        }
    }
}
