//! A surface fire in one bed of fuel under one wind on one slope.
//!
//! ```text
//! R = R₀ (1 + |φ_w + φ_s|),   φ_w along the wind, φ_s up the slope
//! ```

use super::ellipse::{Ellipse, length_to_width};
use super::fuel_bed::FuelBed;
use super::us_units::{FT_MIN_PER_M_S, KW_M_PER_BTU_FT_S, M_PER_FT};

/// Wind and slope at one place. Directions are those in which each pushes the fire, clockwise from any axis, the
/// same for both.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Push {
    /// Wind at midflame height, m/s.
    pub midflame_m_s: f64,
    /// Where the wind blows to, radians.
    pub downwind_rad: f64,
    /// Rise over run of the steepest ascent.
    pub slope: f64,
    /// Where the steepest ascent points, radians.
    pub upslope_rad: f64,
}

impl Push {
    /// As weather stations and terrain models give it: where the wind comes from and which way the slope faces, both
    /// in degrees clockwise from north.
    pub fn from_bearings(
        midflame_m_s: f64,
        wind_from_deg: f64,
        slope: f64,
        aspect_deg: f64,
    ) -> Self {
        let opposite = |deg: f64| (deg + 180.0).to_radians();
        Self {
            midflame_m_s,
            downwind_rad: opposite(wind_from_deg),
            slope,
            upslope_rad: opposite(aspect_deg),
        }
    }
}

/// The wind beyond which more wind no longer speeds up a fire of given reaction intensity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WindLimit {
    /// No such wind.
    None,
    /// 0.9 `I_R` ft/min, `I_R` in Btu/ft²/min: Rothermel (1972), eq. 87. Optional in `BehavePlus`, and off in the runs
    /// that this module is held to.
    Rothermel1972,
    /// 96.8 `I_R`^(1/3) ft/min: Andrews, Cruz & Rothermel (2013), "Examination of the wind speed limit function in the
    /// Rothermel surface fire spread model", Int. J. Wildland Fire 22, 959–969.
    Andrews2013,
}

impl WindLimit {
    fn ft_min(self, reaction_btu_ft2_min: f64) -> f64 {
        match self {
            Self::None => f64::INFINITY,
            Self::Rothermel1972 => 0.9 * reaction_btu_ft2_min,
            Self::Andrews2013 => 96.8 * libm::cbrt(reaction_btu_ft2_min),
        }
    }
}

/// The head of a surface fire.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SurfaceFire {
    /// Rate of spread of the head, m/min.
    pub head_m_min: f64,
    /// Where it heads, radians on the axis of the [`Push`].
    pub heading_rad: f64,
    /// Midflame wind that alone, on the flat, would spread it as fast, m/s.
    pub effective_wind_m_s: f64,
    /// Whether the wind limit holds it back.
    pub is_wind_limited: bool,
    /// Intensity of the head, kW/m.
    pub intensity_kw_m: f64,
}

impl SurfaceFire {
    /// The fire in this bed. Rothermel (1972) for the factors; wind and slope are added as vectors.
    pub fn new(bed: &FuelBed, push: &Push, limit: WindLimit) -> Self {
        let wind_ft_min = push.midflame_m_s.max(0.0) * FT_MIN_PER_M_S;
        let by_wind = bed.wind_coefficient * libm::pow(wind_ft_min, bed.wind_exponent);
        let by_slope = bed.slope_coefficient * push.slope * push.slope;
        let along = by_wind * libm::cos(push.downwind_rad) + by_slope * libm::cos(push.upslope_rad);
        let right = by_wind * libm::sin(push.downwind_rad) + by_slope * libm::sin(push.upslope_rad);
        let mut factor = libm::hypot(along, right);
        let mut effective_ft_min = if bed.wind_coefficient > 0.0 {
            libm::pow(factor / bed.wind_coefficient, 1.0 / bed.wind_exponent)
        } else {
            0.0
        };
        let limit_ft_min = limit.ft_min(bed.reaction_btu_ft2_min);
        let is_wind_limited = effective_ft_min > limit_ft_min;
        if is_wind_limited {
            effective_ft_min = limit_ft_min;
            factor = bed.wind_coefficient * libm::pow(limit_ft_min, bed.wind_exponent);
        }
        let head_m_min = bed.still_m_min * (1.0 + factor);
        Self {
            head_m_min,
            heading_rad: libm::atan2(right, along),
            effective_wind_m_s: effective_ft_min / FT_MIN_PER_M_S,
            is_wind_limited,
            intensity_kw_m: bed.intensity_kw_m(head_m_min),
        }
    }

    /// Flame length of the head, m.
    pub fn flame_length_m(&self) -> f64 {
        flame_length_m(self.intensity_kw_m)
    }

    /// The shape it grows into, not longer than `cap` times its width.
    pub fn ellipse(&self, cap: f64) -> Ellipse {
        Ellipse::new(
            self.head_m_min,
            length_to_width(self.effective_wind_m_s, cap),
        )
    }
}

/// Flame length, m, of a surface fire of this intensity: 0.45 I^0.46 ft, I in Btu/ft/s (Byram 1959; Albini 1976).
pub fn flame_length_m(intensity_kw_m: f64) -> f64 {
    let intensity_btu_ft_s = intensity_kw_m.max(0.0) / KW_M_PER_BTU_FT_S;
    0.45 * libm::pow(intensity_btu_ft_s, 0.46) * M_PER_FT
}

#[cfg(test)]
#[path = "surface_fire_tests.rs"]
mod tests;
