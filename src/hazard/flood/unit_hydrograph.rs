//! How a catchment spreads its runoff over time: the triangular unit hydrograph.

use super::error::{FloodError, positive};
use super::triangle::Triangle;

/// Seconds in an hour.
const HOUR_S: f64 = 3600.0;
/// Cubic metres in a millimetre over a square kilometre.
const M3_PER_MM_KM2: f64 = 1000.0;
/// Steps of runoff that the convolution takes at once.
const TOGETHER: usize = 4;

/// The triangular unit hydrograph of the US Soil Conservation Service (1972), "National Engineering Handbook",
/// section 4, chapter 16: it rises for the time to peak Tp and falls for 1.67 Tp. Its peak is then
/// qp = 0.208 A Q / Tp (m³/s, km², mm, h); the exact factor of a base of 8/3 Tp is 0.75 / 3.6 = 0.2083.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TriangularShape {
    /// Tp, from the beginning of the runoff to the peak, in hours.
    pub time_to_peak_h: f64,
    /// Time of falling as a multiple of the time of rising. Flat country falls more slowly than 5/3.
    pub recession_ratio: f64,
}

impl TriangularShape {
    /// The recession as published: 5/3 of the rise.
    pub fn scs_1972(time_to_peak_h: f64) -> Self {
        Self {
            time_to_peak_h,
            recession_ratio: 5.0 / 3.0,
        }
    }

    /// The time to peak from the catchment's lag and the duration of each pulse of runoff: Tp = D / 2 + lag.
    pub fn from_lag(lag_h: f64, step_h: f64) -> Self {
        Self::scs_1972(0.5 * step_h + lag_h)
    }

    /// Peak discharge of `excess_mm` of runoff, in m³/s: 2 A Q over the base. Zero for a shape without duration.
    pub fn peak_m3_s(&self, area_km2: f64, excess_mm: f64) -> f64 {
        let base_s = self.base_h() * HOUR_S;
        if base_s > 0.0 {
            2.0 * area_km2 * excess_mm * M3_PER_MM_KM2 / base_s
        } else {
            0.0
        }
    }

    fn base_h(&self) -> f64 {
        self.time_to_peak_h * (1.0 + self.recession_ratio)
    }
}

/// Shares of a step's runoff that reach the outlet in that step and in those after it. They add up to 1.
#[derive(Clone, Debug, PartialEq)]
pub struct UnitHydrograph {
    /// Mean discharge, in m³/s, of 1 mm, between `TOGETHER − 1` zeros on either side. `[step since the runoff]`
    padded_m3_s: Vec<f64>,
    step_h: f64,
}

impl UnitHydrograph {
    /// The hydrograph of 1 mm of runoff on `area_km2`, as means of steps of `step_h`: the triangle's area is taken
    /// exactly over every step, so that no volume is lost whatever the step.
    ///
    /// # Errors
    /// Where the area, the step or one of the triangle's times is not positive, or the base exceeds a million steps.
    pub fn new(shape: TriangularShape, area_km2: f64, step_h: f64) -> Result<Self, FloodError> {
        const MOST_STEPS: f64 = 1e6;
        positive("area of the catchment (km2)", area_km2)?;
        positive("step (h)", step_h)?;
        positive("time to peak (h)", shape.time_to_peak_h)?;
        positive("recession ratio", shape.recession_ratio)?;
        let steps = libm::ceil(shape.base_h() / step_h);
        if steps > MOST_STEPS {
            return Err(FloodError::OutOfRange {
                what: "base of the unit hydrograph (steps)",
                value: steps,
                low: 1.0,
                high: MOST_STEPS,
            });
        }
        let triangle = Triangle {
            peak: shape.time_to_peak_h,
            base: shape.base_h(),
        };
        let whole_m3_s = area_km2 * M3_PER_MM_KM2 / (step_h * HOUR_S);
        let share = |step| {
            let begin_h = step as f64 * step_h;
            triangle.share_between(begin_h, begin_h + step_h)
        };
        let mut padded_m3_s = vec![0.0; TOGETHER - 1];
        padded_m3_s.extend((0..steps as usize).map(|step| whole_m3_s * share(step)));
        padded_m3_s.extend([0.0; TOGETHER - 1]);
        Ok(Self {
            padded_m3_s,
            step_h,
        })
    }

    /// Adds the discharge of the runoff `excess_mm` to `discharge_m3_s`, means by step. `[step]` for both; what comes
    /// after the last step is left out.
    ///
    /// Takes [`TOGETHER`] steps of runoff at once, so that each discharge is loaded and stored once for all of them.
    pub fn add_discharge(&self, excess_mm: &[f64], discharge_m3_s: &mut [f64]) {
        for (block, pulses_mm) in excess_mm.chunks(TOGETHER).enumerate() {
            let mut excess = [0.0; TOGETHER];
            excess[..pulses_mm.len()].copy_from_slice(pulses_mm);
            // Most steps of an event are dry.
            if excess.iter().any(|&excess| excess > 0.0) {
                let later = discharge_m3_s.iter_mut().skip(block * TOGETHER);
                for (sum, unit) in later.zip(self.padded_m3_s.windows(TOGETHER)) {
                    *sum += (excess[0] * unit[3] + excess[1] * unit[2])
                        + (excess[2] * unit[1] + excess[3] * unit[0]);
                }
            }
        }
    }

    /// The step, in hours.
    pub fn step_h(&self) -> f64 {
        self.step_h
    }

    /// Mean discharge of 1 mm, in m³/s. `[step since the runoff]`
    pub fn discharge_m3_s(&self) -> &[f64] {
        &self.padded_m3_s[TOGETHER - 1..self.padded_m3_s.len() + 1 - TOGETHER]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_peak_is_the_published_one() {
        // 0.208 is 0.75 / 3.6 rounded.
        let peak = TriangularShape::scs_1972(2.0).peak_m3_s(50.0, 10.0);
        assert!((peak - 0.208 * 50.0 * 10.0 / 2.0).abs() < 0.002 * peak);
        assert!(TriangularShape::scs_1972(0.0).peak_m3_s(50.0, 10.0) <= 0.0);
    }

    #[test]
    fn short_steps_come_close_to_the_peak_of_the_triangle() {
        let shape = TriangularShape::scs_1972(2.0);
        let unit = UnitHydrograph::new(shape, 50.0, 0.001).unwrap();
        let highest = unit.discharge_m3_s().iter().fold(0.0_f64, |a, &b| a.max(b));
        let peak = shape.peak_m3_s(50.0, 1.0);
        assert!(highest <= peak && highest > 0.999 * peak);
    }

    #[test]
    fn shapes_without_duration_or_size_are_refused() {
        let shape = TriangularShape::scs_1972;
        for (shape, area_km2, step_h) in [
            (shape(0.0), 1.0, 1.0),
            (shape(1.0), 0.0, 1.0),
            (shape(1.0), 1.0, -1.0),
            (shape(f64::NAN), 1.0, 1.0),
            (shape(1e9), 1.0, 0.1),
        ] {
            assert!(UnitHydrograph::new(shape, area_km2, step_h).is_err());
        }
    }

    proptest! {
        #[test]
        fn the_convolution_is_the_sum_over_all_earlier_steps(
            excess_mm in prop::collection::vec(prop_oneof![Just(0.0), 0.0_f64..20.0], 0..40),
            steps in 0_usize..60,
            time_to_peak_h in 0.05_f64..9.0,
        ) {
            let unit = UnitHydrograph::new(TriangularShape::scs_1972(time_to_peak_h), 7.0, 1.0).unwrap();
            let mut discharge = vec![1.0; steps];
            unit.add_discharge(&excess_mm, &mut discharge);
            for (step, &discharge) in discharge.iter().enumerate() {
                let arrived = |(from, excess): (usize, &f64)| {
                    let since = step.checked_sub(from)?;
                    unit.discharge_m3_s().get(since).map(|unit| excess * unit)
                };
                let plain: f64 = excess_mm.iter().enumerate().filter_map(arrived).sum();
                prop_assert!((discharge - 1.0 - plain).abs() < 1e-10);
            }
        }

        #[test]
        fn the_volume_at_the_outlet_is_the_runoff_times_the_area(
            excess_mm in prop::collection::vec(0.0_f64..20.0, 1..60),
            area_km2 in 0.1_f64..500.0,
            time_to_peak_h in 0.05_f64..20.0,
            recession_ratio in 0.2_f64..6.0,
            step_h in 0.1_f64..2.0,
        ) {
            let shape = TriangularShape { time_to_peak_h, recession_ratio };
            let unit = UnitHydrograph::new(shape, area_km2, step_h).unwrap();
            let mut discharge = vec![0.0; excess_mm.len() + unit.discharge_m3_s().len()];
            unit.add_discharge(&excess_mm, &mut discharge);
            let out_m3 = discharge.iter().sum::<f64>() * step_h * 3600.0;
            let in_m3 = excess_mm.iter().sum::<f64>() * area_km2 * 1000.0;
            prop_assert!((out_m3 - in_m3).abs() <= 1e-9 * (1.0 + in_m3));
        }
    }
}
