//! From the wind of a station to the wind that the flames feel.
//!
//! Stations measure in the open, at 10 m (China) or 20 ft above the vegetation (USA); Rothermel's equations want the
//! wind at half the flames' height. Albini & Baughman (1979), "Estimating windspeeds for predicting wildland fire
//! behavior", INT-221, give the ratio from a logarithmic profile.

use std::f64::consts::PI;

use super::us_units::M_PER_FT;

/// Wind at 10 m over wind at 20 ft in the open; the factor of `BehavePlus`.
pub const TEN_METRES_OVER_TWENTY_FEET: f64 = 1.15;

/// Wind at 20 ft, m/s, from the wind at 10 m.
pub fn wind_at_20ft_m_s(wind_10m_m_s: f64) -> f64 {
    wind_10m_m_s / TEN_METRES_OVER_TWENTY_FEET
}

/// Trees above the fuel.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Canopy {
    /// Height of the trees, m.
    pub height_m: f64,
    /// Share of the volume below the tree tops that crowns fill.
    pub filled_share: f64,
}

impl Canopy {
    /// Crowns as cones: cover × crown ratio / 3 (Albini & Baughman 1979).
    pub fn of_cones(cover: f64, crown_ratio: f64, height_m: f64) -> Self {
        Self {
            height_m,
            filled_share: cover * crown_ratio / 3.0,
        }
    }

    /// Where the crown ratio is unknown: cover × π / 12 (Finney 1998, RMRS-RP-4, eq. 45).
    pub fn of_cover(cover: f64, height_m: f64) -> Self {
        Self {
            height_m,
            filled_share: cover * PI / 12.0,
        }
    }
}

/// From which stand on fuel counts as sheltered.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shelter {
    /// Share of the volume that crowns fill at least.
    pub least_filled_share: f64,
    /// Height of the trees at least, m.
    pub least_height_m: f64,
}

impl Shelter {
    /// 5 % and 6 ft, as in `BehavePlus`.
    pub fn behave_plus() -> Self {
        Self {
            least_filled_share: 0.05,
            least_height_m: 6.0 * M_PER_FT,
        }
    }

    fn covers(&self, canopy: &Canopy) -> bool {
        canopy.filled_share >= self.least_filled_share.max(1e-6)
            && canopy.height_m >= self.least_height_m.max(1e-3)
    }

    /// Midflame wind over wind at 20 ft, for a bed of fuel this deep under these trees.
    pub fn wind_adjustment(&self, depth_ft: f64, canopy: Option<&Canopy>) -> f64 {
        let factor = match canopy.filter(|canopy| self.covers(canopy)) {
            Some(canopy) => {
                let height_ft = canopy.height_m / M_PER_FT;
                0.555 / (libm::sqrt(canopy.filled_share * height_ft) * profile(height_ft))
            }
            None if depth_ft > 0.0 => 1.83 / profile(depth_ft),
            None => 0.0,
        };
        factor.clamp(0.0, 1.0)
    }
}

/// Logarithm of the wind profile from the roughness of something this high, ft, to 20 ft above it.
fn profile(height_ft: f64) -> f64 {
    libm::log((20.0 + 0.36 * height_ft) / (0.13 * height_ft))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn trees_slow_the_wind_and_seedlings_do_not() {
        let shelter = Shelter::behave_plus();
        let open = shelter.wind_adjustment(1.0, None);
        let forest = Canopy::of_cover(0.6, 20.0);
        let seedlings = Canopy::of_cover(0.6, 1.0);
        assert!(shelter.wind_adjustment(1.0, Some(&forest)) < 0.5 * open);
        let among = shelter.wind_adjustment(1.0, Some(&seedlings));
        assert!((among - open).abs() < 1e-12);
    }

    proptest! {
        #[test]
        fn the_factor_is_a_share(
            depth in 0.0..1e4_f64, filled in -1.0..2.0_f64, height in -5.0..1e4_f64,
        ) {
            let canopy = Canopy { height_m: height, filled_share: filled };
            let factor = Shelter::behave_plus().wind_adjustment(depth, Some(&canopy));
            prop_assert!((0.0..=1.0).contains(&factor), "{}", factor);
        }
    }
}
