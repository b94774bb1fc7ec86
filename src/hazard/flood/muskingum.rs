//! How a flood wave flattens along a reach: Muskingum routing.
//!
//! `McCarthy` (1938): the reach stores S = K [X I + (1 − X) O]. With means I, O by step Δt that gives
//! O₂ = C₀ I₂ + C₁ I₁ + C₂ O₁; Chow, Maidment & Mays (1988), "Applied Hydrology", eq. 8.4.7 to 8.4.10.
//! C₀ + C₁ + C₂ = 1, so that no water is lost. The response to a pulse has mean delay K and variance K² (1 − 2X),
//! whatever the step; it is nowhere negative if and only if 2KX ≤ Δt ≤ 2K (1 − X).

use super::error::{FloodError, positive, within};

/// A reach as Muskingum sees it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MuskingumReach {
    /// K, the time that a flood takes through the reach, in hours.
    pub travel_time_h: f64,
    /// X, from 0 (a reservoir) to 0.5 (a wave that keeps its shape).
    pub weighting: f64,
}

/// What the reach carried before the first step, in m³/s.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Before {
    /// At its upper end.
    pub inflow_m3_s: f64,
    /// At its lower end.
    pub outflow_m3_s: f64,
}

/// C₀, C₁ and C₂, the shares of this step's inflow, the last step's inflow and the last step's outflow.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MuskingumCoefficients {
    /// C₀.
    pub this_inflow: f64,
    /// C₁.
    pub last_inflow: f64,
    /// C₂.
    pub last_outflow: f64,
}

/// A reach made ready for a step: its coefficients, and how often it is divided in length and time to be stable.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MuskingumRouting {
    coefficients: MuskingumCoefficients,
    sub_reaches: usize,
    sub_steps: usize,
}

impl MuskingumReach {
    /// Steps are divided no further than this. A reach that takes less than a 128th of a step lets water through at once.
    const MOST_SUB_STEPS: usize = 64;
    /// Longest travel time, in steps: bounds the lengths that a reach is divided into.
    const MOST_TRAVEL_STEPS: f64 = 1e4;

    /// Routing with the reach and the step as they are.
    ///
    /// # Errors
    /// Where the step is outside 2KX..2K(1 − X), with the range and a mend; where K is not positive or X outside 0..0.5.
    pub fn plain(self, step_h: f64) -> Result<MuskingumRouting, FloodError> {
        self.check(step_h)?;
        let routing = self.divided(1, 1, step_h);
        if routing.is_stable() {
            Ok(routing)
        } else {
            Err(self.unstable(step_h))
        }
    }

    /// Routing with the reach divided into the fewest steps, and then the fewest lengths, that make it stable.
    ///
    /// Each of m lengths gets K / m and the X that leaves the variance of the whole as it was (1 − 2X grows m-fold),
    /// so that dividing changes neither the delay of a flood nor how far it is drawn out. Where the step is divided,
    /// the inflow is held through it and the outflow is the mean of its parts.
    ///
    /// # Errors
    /// Where K is not positive, X outside 0..0.5, or X so close to 0.5 that no division is stable; then with a mend.
    pub fn fitted(self, step_h: f64) -> Result<MuskingumRouting, FloodError> {
        self.check(step_h)?;
        let spread_h = self.travel_time_h * (1.0 - 2.0 * self.weighting);
        for sub_steps in 1..=Self::MOST_SUB_STEPS {
            let sub_step_h = step_h / sub_steps as f64;
            let lengths = libm::ceil(self.travel_time_h / (sub_step_h + spread_h) - 1e-9).max(1.0);
            let routing = self.divided(lengths as usize, sub_steps, step_h);
            if routing.is_stable() {
                return Ok(routing);
            }
        }
        if step_h > 2.0 * self.travel_time_h * Self::MOST_SUB_STEPS as f64 * (1.0 - self.weighting)
        {
            return Ok(MuskingumRouting {
                sub_reaches: 0,
                ..self.divided(1, 1, step_h)
            });
        }
        Err(self.unstable(step_h))
    }

    fn check(self, step_h: f64) -> Result<(), FloodError> {
        positive("step (h)", step_h)?;
        positive("travel time K of the reach (h)", self.travel_time_h)?;
        within("weighting X of the reach", self.weighting, (0.0, 0.5))?;
        let most = (0.0, Self::MOST_TRAVEL_STEPS);
        within(
            "travel time K of the reach (steps)",
            self.travel_time_h / step_h,
            most,
        )?;
        Ok(())
    }

    /// Chow, Maidment & Mays (1988), eq. 8.4.8 to 8.4.10, for one of `sub_reaches` lengths and `sub_steps` steps.
    fn divided(self, sub_reaches: usize, sub_steps: usize, step_h: f64) -> MuskingumRouting {
        let (lengths, dt) = (sub_reaches as f64, step_h / sub_steps as f64);
        let k = self.travel_time_h / lengths;
        let x = 0.5 * (1.0 - lengths * (1.0 - 2.0 * self.weighting));
        let (upper, lower) = (2.0 * k * x, 2.0 * k * (1.0 - x));
        let whole = lower + dt;
        MuskingumRouting {
            coefficients: MuskingumCoefficients {
                this_inflow: (dt - upper) / whole,
                last_inflow: (dt + upper) / whole,
                last_outflow: (lower - dt) / whole,
            },
            sub_reaches,
            sub_steps,
        }
    }

    fn unstable(self, step_h: f64) -> FloodError {
        let Self {
            travel_time_h: k,
            weighting: x,
        } = self;
        // With the step cut to at most K, the nearest whole number m of lengths is stable once K (1 − 2X) reaches |K/m − Δt|.
        let sub_step_h = step_h / libm::ceil(step_h / k);
        let lengths = libm::round(k / sub_step_h).max(1.0);
        FloodError::UnstableMuskingum {
            step_h,
            least_h: 2.0 * k * x,
            most_h: 2.0 * k * (1.0 - x),
            weighting_mend: (0.5 * (1.0 - (k / lengths - sub_step_h).abs() / k)).min(x),
        }
    }
}

impl MuskingumRouting {
    /// The coefficients of one length and one part of a step.
    pub fn coefficients(&self) -> MuskingumCoefficients {
        self.coefficients
    }

    /// Lengths that the reach is divided into; 0 where it lets water through within the step.
    pub fn sub_reaches(&self) -> usize {
        self.sub_reaches
    }

    /// Parts that the step is divided into.
    pub fn sub_steps(&self) -> usize {
        self.sub_steps
    }

    /// Turns the inflow at the upper end into the outflow at the lower end, in place. `[step]`
    pub fn route(&self, before: Before, flow_m3_s: &mut [f64]) {
        let mut inflow_m3_s = before.inflow_m3_s;
        for _ in 0..self.sub_reaches {
            let outflow_m3_s = before.outflow_m3_s;
            if self.sub_steps == 1 {
                self.pass(inflow_m3_s, outflow_m3_s, flow_m3_s);
            } else {
                self.pass_in_parts(inflow_m3_s, outflow_m3_s, flow_m3_s);
            }
            inflow_m3_s = outflow_m3_s;
        }
    }

    fn pass(&self, mut inflow: f64, mut outflow: f64, flow: &mut [f64]) {
        for flow in flow {
            outflow = self.next(inflow, *flow, outflow);
            inflow = *flow;
            *flow = outflow;
        }
    }

    fn pass_in_parts(&self, mut inflow: f64, mut outflow: f64, flow: &mut [f64]) {
        for flow in flow {
            let mut sum = 0.0;
            for _ in 0..self.sub_steps {
                outflow = self.next(inflow, *flow, outflow);
                inflow = *flow;
                sum += outflow;
            }
            *flow = sum / self.sub_steps as f64;
        }
    }

    #[inline]
    fn next(&self, last_inflow: f64, this_inflow: f64, last_outflow: f64) -> f64 {
        let c = &self.coefficients;
        // The outflow comes last: it is the one that the next step waits for.
        (c.this_inflow * this_inflow + c.last_inflow * last_inflow) + c.last_outflow * last_outflow
    }

    /// C₁ + C₀ C₂, the response in the step after a pulse, is 4 Δt K / whole² and so never negative.
    fn is_stable(&self) -> bool {
        const ROUNDING: f64 = -1e-12;
        self.coefficients.this_inflow >= ROUNDING && self.coefficients.last_outflow >= ROUNDING
    }
}

#[cfg(test)]
#[path = "muskingum_tests.rs"]
mod tests;
