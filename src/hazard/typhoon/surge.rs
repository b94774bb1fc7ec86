//! Storm surge as a relation with the wind at the coast. It knows no coastline and no bathymetry: a first guess with a
//! wide, stated error.
//!
//! ```text
//!   level = tide + [ surge(wind) + inverse barometer ] + error - inland reduction, nothing where that is below the ground
//! ```

use super::averaging::WindOneMin;
use super::mean_error::sigma_from_mean_error;

/// CLIMADA's bathtub: surge = slope × max(v - threshold, 0) + surge at the threshold.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bathtub {
    /// Wind from which on the surge grows, in m/s, 1-min.
    pub threshold_m_s: f64,
    /// Surge at and below the threshold in m.
    pub at_threshold_m: f64,
    /// Growth in m a m/s.
    pub slope_m_per_m_s: f64,
    /// Loss in m a km inland.
    pub inland_m_per_km: f64,
    /// Distance from the coast beyond which no water comes, in km.
    pub inland_limit_km: f64,
    /// Height of the ground above which no water comes, in m.
    pub height_limit_m: f64,
    /// Rise of the sea under low pressure in m a hPa. CLIMADA's line contains it on average, so 0 is its own choice.
    pub barometer_m_per_hpa: f64,
    /// Mean absolute error of the surge in m.
    pub mean_error_m: f64,
}

impl Bathtub {
    /// `tc_surge_bathtub.py`: 0.1023 (v - 26.8224) + 1.8288 m, 0.2 m/km, 50 km, 10 m. The mean error is 0.5 m, the bias that
    /// plan evaluators allow for; the inverse barometer (about 0.01 m/hPa, from memory) is left out.
    pub const CLIMADA: Self = Self {
        threshold_m_s: 26.8224,
        at_threshold_m: 1.8288,
        slope_m_per_m_s: 0.1023,
        inland_m_per_km: 0.2,
        inland_limit_km: 50.0,
        height_limit_m: 10.0,
        barometer_m_per_hpa: 0.0,
        mean_error_m: 0.5,
    };

    /// Surge at the coast in m above the tide, for the highest wind there and the deficit there.
    pub fn at_coast_m(&self, wind: WindOneMin, dp_hpa: f64) -> f64 {
        let above_m_s = (wind.m_s() - self.threshold_m_s).max(0.0);
        self.slope_m_per_m_s * above_m_s
            + self.at_threshold_m
            + self.barometer_m_per_hpa * dp_hpa.max(0.0)
    }

    /// Standard deviation in m of the Gaussian error whose mean absolute value is `mean_error_m`.
    pub fn sigma_m(&self) -> f64 {
        sigma_from_mean_error(self.mean_error_m)
    }

    /// Depth of water in m over a place. `sea_level_m` is tide, surge and error at the coast, on the datum of the ground.
    pub fn depth_m(&self, sea_level_m: f64, place: &SurgePlace) -> f64 {
        let beyond = place.coast_km > self.inland_limit_km || place.ground_m > self.height_limit_m;
        if beyond {
            return 0.0;
        }
        let level_m = sea_level_m - self.inland_m_per_km * place.coast_km.max(0.0);
        (level_m - place.ground_m).max(0.0)
    }
}

/// A place that the sea may reach.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SurgePlace {
    /// Distance from the coast in km.
    pub coast_km: f64,
    /// Height of the ground in m.
    pub ground_m: f64,
}

/// What makes up the level of the sea at the coast, in m.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SeaLevel {
    /// Astronomical tide on the datum of the ground.
    pub tide_m: f64,
    /// Surge above the tide.
    pub surge_m: f64,
    /// Error of the surge, drawn once a storm: N(0, [`Bathtub::sigma_m`]).
    pub error_m: f64,
}

impl SeaLevel {
    /// The sum. The surge with its error is never negative.
    pub fn total_m(&self) -> f64 {
        self.tide_m + (self.surge_m + self.error_m).max(0.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const B: Bathtub = Bathtub::CLIMADA;

    #[test]
    fn water_falls_by_a_fifth_of_a_metre_a_kilometre_and_stops_at_both_limits() {
        let depth = |coast_km, ground_m| B.depth_m(5.0, &SurgePlace { coast_km, ground_m });
        assert!((depth(0.0, 1.0) - 4.0).abs() < 1e-12);
        assert!((depth(5.0, 1.0) - 3.0).abs() < 1e-12);
        assert!(depth(50.1, -9.0).abs() < 1e-12);
        let deep = B.depth_m(
            20.0,
            &SurgePlace {
                coast_km: 0.0,
                ground_m: 10.1,
            },
        );
        assert!(deep.abs() < 1e-12);
    }

    #[test]
    fn a_hectopascal_lifts_the_sea_by_a_centimetre_where_the_barometer_counts() {
        let with = Bathtub {
            barometer_m_per_hpa: 0.01,
            ..B
        };
        let wind = WindOneMin::from_m_s(40.0);
        assert!((with.at_coast_m(wind, 60.0) - B.at_coast_m(wind, 60.0) - 0.6).abs() < 1e-12);
    }

    #[test]
    fn tide_and_surge_add_and_no_error_turns_a_surge_into_an_ebb() {
        let level = SeaLevel {
            tide_m: 1.2,
            surge_m: 2.8,
            error_m: 0.5,
        };
        assert!((level.total_m() - 4.5).abs() < 1e-12);
        let low = SeaLevel {
            error_m: -9.0,
            ..level
        };
        assert!((low.total_m() - 1.2).abs() < 1e-12);
    }
}
