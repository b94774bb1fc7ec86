//! A dam that fails: how much water comes, how fast, and through how wide a gap.
//!
//! Froehlich (1995), "Peak outflow from breached embankment dam", Journal of Water Resources Planning and Management 121,
//! 90–97: Qp = 0.607 Vw^0.295 hw^1.24. Froehlich (2008), "Embankment dam breach parameters and their uncertainties",
//! Journal of Hydraulic Engineering 134, 1708–1721: B = 0.27 k₀ Vw^0.32 hb^0.04 and tf = 63.2 √(Vw / (g hb²)).

use super::error::{FloodError, not_negative, positive};
use super::triangle::Triangle;
use crate::random::{Stream, normal_quantile};

/// Water and wall of a dam at the moment it fails.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dam {
    /// Vw, water above the bottom of the breach, in m³.
    pub water_volume_m3: f64,
    /// hw, depth of that water, in m.
    pub water_depth_m: f64,
    /// hb, height of the breach from the crest to its bottom, in m.
    pub breach_height_m: f64,
}

/// What makes a dam fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FailureMode {
    /// Water flows over the crest.
    Overtopping,
    /// Water bores through the body.
    Piping,
}

/// Figures of the regressions that depend on the mode of failure, and how far the peak can be off.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BreachParameters {
    /// k₀ of the width when overtopped.
    pub overtopping_width_factor: f64,
    /// k₀ of the width when piped.
    pub piping_width_factor: f64,
    /// Slope of the breach's sides when overtopped, horizontal to vertical.
    pub overtopping_side_slope: f64,
    /// Slope of the breach's sides when piped, horizontal to vertical.
    pub piping_side_slope: f64,
    /// Standard deviation of the logarithm (base 10) of observed over predicted peak.
    pub peak_error_log10: f64,
    /// Acceleration of gravity, in m/s².
    pub gravity_m_s2: f64,
}

impl BreachParameters {
    /// Froehlich (2008); the factors 1.3 and 1.0 are from memory. The error is half of the ±0.4 that Wahl (2004) gives as the
    /// band of predictions.
    pub fn froehlich_2008() -> Self {
        Self {
            overtopping_width_factor: 1.3,
            piping_width_factor: 1.0,
            overtopping_side_slope: 1.0,
            piping_side_slope: 0.7,
            peak_error_log10: 0.2,
            gravity_m_s2: 9.81,
        }
    }
}

/// The gap and the wave that comes through it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Breach {
    /// Peak of the outflow, in m³/s.
    pub peak_m3_s: f64,
    /// Mean width of the gap, in m.
    pub mean_width_m: f64,
    /// Time in which the gap forms, in s.
    pub formation_time_s: f64,
    /// Slope of its sides, horizontal to vertical.
    pub side_slope: f64,
    water_volume_m3: f64,
}

impl Dam {
    /// Qp, the peak that Froehlich (1995) predicts, in m³/s.
    ///
    /// # Errors
    /// Where the volume or the depth is not positive.
    pub fn peak_m3_s(&self) -> Result<f64, FloodError> {
        let volume_m3 = positive("water behind the dam (m3)", self.water_volume_m3)?;
        let depth_m = positive("depth of the water behind the dam (m)", self.water_depth_m)?;
        Ok(0.607 * libm::pow(volume_m3, 0.295) * libm::pow(depth_m, 1.24))
    }

    /// The breach as the regressions predict it.
    ///
    /// # Errors
    /// Where a figure of the dam or of the parameters is not positive.
    pub fn breach(
        &self,
        mode: FailureMode,
        parameters: &BreachParameters,
    ) -> Result<Breach, FloodError> {
        let peak_m3_s = self.peak_m3_s()?;
        let height_m = positive("height of the breach (m)", self.breach_height_m)?;
        let gravity_m_s2 = positive("gravity (m/s2)", parameters.gravity_m_s2)?;
        let (width_factor, side_slope) = match mode {
            FailureMode::Overtopping => (
                parameters.overtopping_width_factor,
                parameters.overtopping_side_slope,
            ),
            FailureMode::Piping => (parameters.piping_width_factor, parameters.piping_side_slope),
        };
        let width_factor = positive("width factor of the breach", width_factor)?;
        let volume_m3 = self.water_volume_m3;
        Ok(Breach {
            peak_m3_s,
            mean_width_m: 0.27
                * width_factor
                * libm::pow(volume_m3, 0.32)
                * libm::pow(height_m, 0.04),
            formation_time_s: 63.2 * libm::sqrt(volume_m3 / gravity_m_s2) / height_m,
            side_slope: not_negative("side slope of the breach", side_slope)?,
            water_volume_m3: volume_m3,
        })
    }
}

impl Breach {
    /// The same breach with its peak moved by the error of the prediction: Qp · 10^N(0, error). One draw.
    #[must_use]
    pub fn drawn(self, parameters: &BreachParameters, stream: &mut Stream) -> Self {
        let error_log10 = parameters.peak_error_log10 * normal_quantile(stream.uniform());
        Self {
            peak_m3_s: self.peak_m3_s * libm::pow(10.0, error_log10),
            ..self
        }
    }

    /// Time from the beginning of the breach until the water is out, in s: the base 2 Vw / Qp of the triangle that has
    /// the volume for its area. Infinite for a peak that is not positive.
    pub fn base_time_s(&self) -> f64 {
        if self.peak_m3_s > 0.0 {
            2.0 * self.water_volume_m3 / self.peak_m3_s
        } else {
            f64::INFINITY
        }
    }

    /// Time of the peak, in s: when the gap has formed, or when the water is out if that comes first.
    pub fn peak_time_s(&self) -> f64 {
        self.formation_time_s.min(self.base_time_s())
    }

    /// Adds the outflow, means by step of `step_s`, to `discharge_m3_s`; the breach begins `begin_s` after the first
    /// step does. All of the volume comes out, except what comes after the last step.
    pub fn add_discharge(&self, begin_s: f64, step_s: f64, discharge_m3_s: &mut [f64]) {
        let triangle = Triangle {
            peak: self.peak_time_s(),
            base: self.base_time_s(),
        };
        if !triangle.base.is_finite() || step_s <= 0.0 {
            return;
        }
        for (step, discharge_m3_s) in discharge_m3_s.iter_mut().enumerate() {
            let time_s = step as f64 * step_s - begin_s;
            let share = triangle.share_between(time_s, time_s + step_s);
            *discharge_m3_s += self.water_volume_m3 * share / step_s;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::{EntityKey, Purpose, SeedKey};
    use proptest::prelude::*;

    fn dam(water_volume_m3: f64, height_m: f64) -> Dam {
        Dam {
            water_volume_m3,
            water_depth_m: height_m,
            breach_height_m: height_m,
        }
    }

    #[test]
    fn piping_leaves_a_narrower_gap_with_steeper_sides_and_the_same_peak() {
        let parameters = BreachParameters::froehlich_2008();
        let breach = |mode| dam(1e6, 12.0).breach(mode, &parameters).unwrap();
        let (over, through) = (
            breach(FailureMode::Overtopping),
            breach(FailureMode::Piping),
        );
        assert!((over.mean_width_m / through.mean_width_m - 1.3).abs() < 1e-12);
        assert!(through.side_slope < over.side_slope);
        assert!((over.peak_m3_s - through.peak_m3_s).abs() < 1e-12);
    }

    #[test]
    fn an_empty_reservoir_has_no_breach() {
        for dam in [dam(0.0, 12.0), dam(1e6, 0.0), dam(f64::NAN, 12.0)] {
            let breach = dam.breach(FailureMode::Piping, &BreachParameters::froehlich_2008());
            assert!(breach.is_err());
        }
    }

    #[test]
    fn the_drawn_error_has_the_spread_of_the_parameter_and_no_bias_in_its_logarithm() {
        let parameters = BreachParameters::froehlich_2008();
        let breach = dam(1e6, 12.0)
            .breach(FailureMode::Overtopping, &parameters)
            .unwrap();
        let key = SeedKey::new(1, "test");
        let logs: Vec<f64> = (0..4000)
            .map(|replication| {
                let mut stream = key.stream(replication, Purpose::Reach, EntityKey::SCENARIO);
                let drawn = breach.drawn(&parameters, &mut stream);
                libm::log10(drawn.peak_m3_s / breach.peak_m3_s)
            })
            .collect();
        let mean = logs.iter().sum::<f64>() / 4000.0;
        let square = logs.iter().map(|log| log * log).sum::<f64>() / 4000.0;
        // Four standard errors: 0.2 / √4000 of the mean, 0.2 / √8000 of the spread.
        assert!(mean.abs() < 0.0127 && (libm::sqrt(square) - 0.2).abs() < 0.009);
    }

    proptest! {
        #[test]
        fn all_the_water_comes_out_whatever_the_step_and_the_error(
            volume in 1e4_f64..1e9,
            height in 2.0_f64..100.0,
            factor in 0.1_f64..10.0,
            begin_s in 0.0_f64..5000.0,
            parts in 0.2_f64..50.0,
        ) {
            let parameters = BreachParameters::froehlich_2008();
            let mut breach = dam(volume, height).breach(FailureMode::Overtopping, &parameters).unwrap();
            breach.peak_m3_s *= factor;
            let step_s = breach.base_time_s() / parts;
            let mut discharge = vec![0.0; (parts + begin_s / step_s).ceil() as usize + 1];
            breach.add_discharge(begin_s, step_s, &mut discharge);
            let out_m3 = discharge.iter().sum::<f64>() * step_s;
            prop_assert!((out_m3 / volume - 1.0).abs() < 1e-9);
            prop_assert!(discharge.iter().all(|&flow| flow <= breach.peak_m3_s * (1.0 + 1e-9)));
        }
    }
}
