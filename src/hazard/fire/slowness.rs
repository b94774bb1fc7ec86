//! Minutes a metre in every direction, in a form that adds up along a path.
//!
//! From the rear focus of an ellipse of eccentricity e, the rate at the angle θ from the heading is
//! R(θ) = R (1 − e) / (1 − e cos θ) (Alexander 1985), so the time along a step **v** is linear in **v** but for its length:
//!
//! ```text
//! t(v) = |v| / R(θ) = s |v| − w · v,    s = 1 / (R (1 − e)),    w = s e × (unit vector of the heading)
//! ```
//!
//! One multiplication and one dot product a step, no angle.

use super::growth::Growth;

/// Slowness of one cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Slowness {
    /// s, minutes a metre, the same in all directions. Infinite in a barrier.
    pub isotropic_min_m: f64,
    /// Eastern part of w, minutes a metre.
    pub east_min_m: f64,
    /// Northern part of w, minutes a metre.
    pub north_min_m: f64,
}

impl Slowness {
    /// A cell that no fire crosses.
    pub const BARRIER: Self = Self {
        isotropic_min_m: f64::INFINITY,
        east_min_m: 0.0,
        north_min_m: 0.0,
    };

    /// The slowness of a growth; a barrier where the head does not move or a figure is not a number.
    pub fn of(growth: &Growth) -> Self {
        let head_m_min = growth.ellipse.head_m_min;
        let eccentricity = growth.ellipse.eccentricity();
        let isotropic_min_m = 1.0 / (head_m_min * (1.0 - eccentricity));
        if !(head_m_min > 0.0 && isotropic_min_m.is_finite() && growth.heading_rad.is_finite()) {
            return Self::BARRIER;
        }
        let drift_min_m = isotropic_min_m * eccentricity;
        Self {
            isotropic_min_m,
            east_min_m: drift_min_m * libm::sin(growth.heading_rad),
            north_min_m: drift_min_m * libm::cos(growth.heading_rad),
        }
    }

    /// Whether nothing burns here.
    pub fn is_barrier(&self) -> bool {
        self.isotropic_min_m.is_infinite()
    }

    /// Minutes along a step, never negative; infinite in a barrier.
    #[inline]
    pub fn time_min(&self, step: &Step) -> f64 {
        (self.isotropic_min_m * step.length_m
            - self.east_min_m * step.east_m
            - self.north_min_m * step.north_m)
            .max(0.0)
    }
}

/// A straight step over the ground.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step {
    /// Length, m; above zero.
    pub length_m: f64,
    /// To the east, m.
    pub east_m: f64,
    /// To the north, m.
    pub north_m: f64,
}

impl Step {
    /// The step this far east and north.
    pub fn new(east_m: f64, north_m: f64) -> Self {
        Self {
            length_m: libm::hypot(east_m, north_m),
            east_m,
            north_m,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hazard::fire::ellipse::Ellipse;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_time_of_a_step_is_its_length_over_the_rate_that_way(
            head in 0.1..100.0_f64, ratio in 1.0..8.0_f64, heading in 0.0..6.3_f64, bearing in 0.0..6.3_f64,
        ) {
            let ellipse = Ellipse::new(head, ratio);
            let slowness = Slowness::of(&Growth { ellipse, heading_rad: heading });
            let step = Step::new(100.0 * libm::sin(bearing), 100.0 * libm::cos(bearing));
            let expected = 100.0 / ellipse.rate_m_min(bearing - heading);
            prop_assert!((slowness.time_min(&step) / expected - 1.0).abs() < 1e-9);
        }
    }

    #[test]
    fn what_does_not_move_or_is_no_number_is_a_barrier() {
        for (head, heading) in [(0.0, 0.0), (f64::NAN, 0.0), (-1.0, 0.0), (1.0, f64::NAN)] {
            let growth = Growth {
                ellipse: Ellipse {
                    head_m_min: head,
                    length_to_width: 2.0,
                },
                heading_rad: heading,
            };
            assert!(Slowness::of(&growth).is_barrier());
        }
    }
}
