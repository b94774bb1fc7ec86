//! The fire's shape under one steady wind: an ellipse that starts from its rear focus.
//!
//! ```text
//!                 across
//!                   |
//!        back <-- start ------ centre ------------> head
//!                   |
//! ```

use std::f64::consts::PI;

/// Length-to-width ratio above which surface fires are not drawn, the cap of `BehavePlus`.
pub const SURFACE_LENGTH_TO_WIDTH_CAP: f64 = 8.0;

/// Metres a second in one statute mile an hour, the unit of the published ratios.
pub const M_S_PER_MPH: f64 = 0.447_04;

/// Nothing burns faster, m/min; keeps products finite.
const FASTEST_M_MIN: f64 = 1e6;

/// Narrower ellipses cannot be told from a line in double precision.
const NARROWEST: f64 = 1e4;

/// Growth of a free fire from a point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ellipse {
    /// Rate of spread of the head, m/min; at least 0.
    pub head_m_min: f64,
    /// Length over width; 1 is a circle.
    pub length_to_width: f64,
}

/// Half axes of an ellipse, in m.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HalfAxes {
    /// Half of the length, in the direction of the head.
    pub along_m: f64,
    /// Half of the width.
    pub across_m: f64,
}

impl Ellipse {
    /// The ellipse with these figures; a rate below 0 counts as 0, a ratio below 1 as 1.
    pub fn new(head_m_min: f64, length_to_width: f64) -> Self {
        Self {
            head_m_min: bounded(head_m_min, 0.0, FASTEST_M_MIN),
            length_to_width: sane(length_to_width),
        }
    }

    /// Eccentricity e = sqrt(LW² − 1) / LW.
    pub fn eccentricity(&self) -> f64 {
        let ratio = sane(self.length_to_width);
        libm::sqrt((ratio - 1.0) * (ratio + 1.0)) / ratio
    }

    /// Rate of spread against the heading, m/min: R (1 − e) / (1 + e).
    pub fn back_m_min(&self) -> f64 {
        let e = self.eccentricity();
        self.head_m_min * (1.0 - e) / (1.0 + e)
    }

    /// Rate at which each flank moves sideways, m/min: half of the width gained in a minute.
    pub fn flank_m_min(&self) -> f64 {
        self.half_axes(1.0).across_m
    }

    /// Rate of spread from the point of ignition, m/min, at this angle from the heading: R (1 − e) / (1 − e cos θ).
    pub fn rate_m_min(&self, angle_from_heading_rad: f64) -> f64 {
        let e = self.eccentricity();
        self.head_m_min * (1.0 - e) / (1.0 - e * libm::cos(angle_from_heading_rad))
    }

    /// Half axes after this many minutes.
    pub fn half_axes(&self, time_min: f64) -> HalfAxes {
        let along_m = 0.5 * (self.head_m_min + self.back_m_min()) * time_min.max(0.0);
        HalfAxes {
            along_m,
            across_m: along_m / sane(self.length_to_width),
        }
    }

    /// Burnt area after this many minutes, m².
    pub fn area_m2(&self, time_min: f64) -> f64 {
        let axes = self.half_axes(time_min);
        PI * axes.along_m * axes.across_m
    }

    /// Length of the fire's edge after this many minutes, m: π (a + b) (1 + h/4 + h²/64), h = ((a − b) / (a + b))²;
    /// at most 0.6 % short, where the ellipse is a line.
    pub fn perimeter_m(&self, time_min: f64) -> f64 {
        let HalfAxes { along_m, across_m } = self.half_axes(time_min);
        let sum = along_m + across_m;
        if sum <= 0.0 {
            return 0.0;
        }
        let ratio = (along_m - across_m) / sum;
        let h = ratio * ratio;
        PI * sum * (1.0 + h / 4.0 + h * h / 64.0)
    }
}

/// Length over width of a surface fire under this effective wind at midflame height, at most `cap`.
///
/// Anderson (1983), "Predicting wind-driven wild land fire size and shape", INT-305 (U in mi/h):
/// 0.936 exp(0.1147 U) + 0.461 exp(−0.0692 U) − 0.397.
pub fn length_to_width(effective_wind_m_s: f64, cap: f64) -> f64 {
    let u = mph(effective_wind_m_s);
    let ratio = 0.936 * libm::exp(0.1147 * u) + 0.461 * libm::exp(-0.0692 * u) - 0.397;
    sane(ratio.min(cap))
}

/// Length over width of a crown fire under this wind at 20 ft (6.1 m): 1 + 0.125 U, U in mi/h.
///
/// Rothermel (1991), "Predicting behavior and size of crown fires", INT-438.
pub fn crown_length_to_width(wind_20ft_m_s: f64) -> f64 {
    sane(1.0 + 0.125 * mph(wind_20ft_m_s))
}

fn mph(wind_m_s: f64) -> f64 {
    wind_m_s.max(0.0) / M_S_PER_MPH
}

fn sane(length_to_width: f64) -> f64 {
    bounded(length_to_width, 1.0, NARROWEST)
}

/// The value within the bounds; what is no number counts as the lower one.
fn bounded(value: f64, low: f64, high: f64) -> f64 {
    if value > low { value.min(high) } else { low }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn still_air_makes_a_circle() {
        let still = length_to_width(0.0, SURFACE_LENGTH_TO_WIDTH_CAP);
        let circle = Ellipse::new(2.0, still);
        assert!((still - 1.0).abs() < 1e-12);
        assert!((circle.back_m_min() - 2.0).abs() < 1e-6);
        assert!((circle.perimeter_m(3.0) - 2.0 * PI * 6.0).abs() < 1e-5);
    }

    #[test]
    fn a_line_is_drawn_six_per_mille_short() {
        let line = Ellipse::new(1.0, NARROWEST);
        let length = 4.0 * line.half_axes(1.0).along_m;
        let short = 1.0 - line.perimeter_m(1.0) / length;
        assert!((0.005..0.007).contains(&short), "{short}");
    }

    #[test]
    fn no_argument_makes_a_figure_that_is_no_number() {
        let odd = [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, -1.0, 0.0, 1e308];
        for head in odd {
            for ratio in odd {
                let fire = Ellipse::new(head, ratio);
                for figure in [fire.back_m_min(), fire.flank_m_min(), fire.perimeter_m(0.0)] {
                    assert!(figure.is_finite() && figure >= 0.0, "{head} {ratio}");
                }
                assert!((1.0..=NARROWEST).contains(&length_to_width(head, ratio)));
            }
        }
    }

    proptest! {
        #[test]
        fn rates_in_all_directions_trace_the_ellipse(
            head in 0.01..100.0, ratio in 1.0..8.0, angle in -7.0..7.0,
        ) {
            let fire = Ellipse::new(head, ratio);
            let axes = fire.half_axes(1.0);
            let reach = fire.rate_m_min(angle);
            let x = reach * libm::cos(angle) - (axes.along_m - fire.back_m_min());
            let y = reach * libm::sin(angle);
            let on = x * x / (axes.along_m * axes.along_m) + y * y / (axes.across_m * axes.across_m);
            prop_assert!((on - 1.0).abs() < 1e-9, "{on}");
        }

        #[test]
        fn area_is_what_the_rates_enclose(head in 0.01..100.0, ratio in 1.0..8.0) {
            let fire = Ellipse::new(head, ratio);
            let steps = 2000;
            let turn = 2.0 * PI / f64::from(steps);
            let swept: f64 = (0..steps)
                .map(|k| fire.rate_m_min(f64::from(k) * turn))
                .map(|reach| 0.5 * reach * reach * turn)
                .sum();
            prop_assert!((swept / fire.area_m2(1.0) - 1.0).abs() < 1e-6);
        }
    }
}
