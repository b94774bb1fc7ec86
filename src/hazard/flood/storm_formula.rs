//! How hard it rains by return period and duration: the storm intensity formulae (暴雨强度公式) of Chinese cities.

use super::error::{FloodError, not_negative, positive};

/// Litres per second and hectare in one millimetre per minute, rounded as the formulae themselves round it
/// (exactly 10 000 / 60 = 166.67).
const L_S_HA_PER_MM_MIN: f64 = 167.0;

/// The formulae that come with the engine: `city,a_l_s_ha,c,b_min,n,status,source`.
const STORM_FORMULAE: &str = include_str!("storm_formulae.csv");

/// q = A (1 + C lg P) / (t + b)^n in L/s/ha, with A = 167 A₁, P the return period in years and t the duration in
/// minutes: the form that GB 50014 asks of every city.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StormFormula {
    /// A = 167 A₁, in L/s/ha · min^n.
    pub a_l_s_ha: f64,
    /// C, growth with the logarithm of the return period.
    pub c: f64,
    /// b, in minutes.
    pub b_min: f64,
    /// n, decay with the duration.
    pub n: f64,
}

/// A formula of the engine's table, with the city it holds for and how well it is known.
#[derive(Clone, Debug, PartialEq, serde::Deserialize)]
pub struct CityStormFormula {
    /// City, in lower case.
    pub city: String,
    /// See [`StormFormula::a_l_s_ha`].
    pub a_l_s_ha: f64,
    /// See [`StormFormula::c`].
    pub c: f64,
    /// See [`StormFormula::b_min`].
    pub b_min: f64,
    /// See [`StormFormula::n`].
    pub n: f64,
    /// `memory` where the coefficients still have to be compared with the city's own publication.
    pub status: String,
    /// Where the coefficients come from.
    pub source: String,
}

impl CityStormFormula {
    /// The formula alone.
    pub fn formula(&self) -> StormFormula {
        StormFormula {
            a_l_s_ha: self.a_l_s_ha,
            c: self.c,
            b_min: self.b_min,
            n: self.n,
        }
    }
}

/// The formulae that come with the engine. None is confirmed; a scenario should bring its own.
pub fn storm_formulae() -> Vec<CityStormFormula> {
    csv::Reader::from_reader(STORM_FORMULAE.as_bytes())
        .into_deserialize()
        .flatten()
        .collect()
}

impl StormFormula {
    /// From the form in millimetres per minute: i = A₁ (1 + C lg P) / (t + b)^n, where `a_mm_min` is A₁.
    pub fn from_mm_min(a_mm_min: f64, c: f64, b_min: f64, n: f64) -> Self {
        Self {
            a_l_s_ha: L_S_HA_PER_MM_MIN * a_mm_min,
            c,
            b_min,
            n,
        }
    }

    /// The engine's formula for `city` (`guangzhou_old`, `harbin`, `jilin`, `nantong`).
    pub fn of_city(city: &str) -> Option<Self> {
        let rows = storm_formulae();
        rows.iter()
            .find(|row| row.city == city)
            .map(CityStormFormula::formula)
    }

    /// Checks that the formula gives rain at every duration up to `duration_min`, and that a longer storm never
    /// brings less of it: A, b, n > 0, C ≥ 0, (1 − n) t + b ≥ 0.
    ///
    /// # Errors
    /// Names the coefficient that fails.
    pub fn check(&self, duration_min: f64) -> Result<(), FloodError> {
        positive("A of the storm formula (L/s/ha)", self.a_l_s_ha)?;
        not_negative("C of the storm formula", self.c)?;
        positive("b of the storm formula (min)", self.b_min)?;
        positive("n of the storm formula", self.n)?;
        positive("duration of the storm (min)", duration_min)?;
        let most = 1.0 + self.b_min / duration_min;
        if self.n > most {
            return Err(FloodError::OutOfRange {
                what: "n of the storm formula",
                value: self.n,
                low: 0.0,
                high: most,
            });
        }
        Ok(())
    }

    /// Mean intensity over `duration_min` once in `return_period_y`, in L/s/ha.
    pub fn intensity_l_s_ha(&self, return_period_y: f64, duration_min: f64) -> f64 {
        let minutes = (duration_min + self.b_min).max(f64::MIN_POSITIVE);
        self.growth(return_period_y) * self.a_l_s_ha / libm::pow(minutes, self.n)
    }

    /// The same in mm/min: a / (t + b)^n, with a = A₁ (1 + C lg P).
    pub fn intensity_mm_min(&self, return_period_y: f64, duration_min: f64) -> f64 {
        self.intensity_l_s_ha(return_period_y, duration_min) / L_S_HA_PER_MM_MIN
    }

    /// Depth of the hardest rain of `duration_min` once in `return_period_y`, in mm: a t / (t + b)^n.
    pub fn depth_mm(&self, return_period_y: f64, duration_min: f64) -> f64 {
        let minutes = duration_min.max(0.0);
        self.intensity_mm_min(return_period_y, minutes) * minutes
    }

    /// 1 + C lg P; zero where the formula, carried to very frequent rain, falls below it.
    fn growth(&self, return_period_y: f64) -> f64 {
        let p = return_period_y.max(f64::MIN_POSITIVE);
        (1.0 + self.c * libm::log10(p)).max(0.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_is_a_formula_with_a_status_and_a_source() {
        let rows = storm_formulae();
        assert_eq!(rows.len(), STORM_FORMULAE.lines().count() - 1);
        for row in rows {
            assert!(row.formula().check(1440.0).is_ok(), "{}", row.city);
            assert!(!row.status.is_empty() && !row.source.is_empty());
        }
    }

    #[test]
    fn the_table_gives_the_intensities_of_the_design_checks() {
        // design/checks.csv, F3 (once in 50 years, 60 minutes) and F4 (once in 50 years, 120 minutes).
        for (city, l_s_ha) in [
            ("harbin", 173.789),
            ("jilin", 141.807),
            ("nantong", 207.545),
        ] {
            let formula = StormFormula::of_city(city).unwrap();
            assert!((formula.intensity_l_s_ha(50.0, 60.0) - l_s_ha).abs() < 1e-3);
        }
        let guangzhou = StormFormula::of_city("guangzhou_old").unwrap();
        assert!((guangzhou.depth_mm(50.0, 120.0) - 116.942_216).abs() < 1e-6);
        assert!(StormFormula::of_city("atlantis").is_none());
    }

    #[test]
    fn both_forms_of_the_formula_say_the_same() {
        let a = StormFormula::from_mm_min(2889.0 / 167.0, 0.9, 10.0, 0.88);
        let b = StormFormula::of_city("harbin").unwrap();
        assert!((a.depth_mm(20.0, 60.0) - b.depth_mm(20.0, 60.0)).abs() < 1e-12);
    }

    #[test]
    fn rarer_and_longer_rain_is_never_less() {
        for row in storm_formulae() {
            let formula = row.formula();
            let mut last = 0.0;
            for minutes in 1..=1440 {
                let depth = formula.depth_mm(10.0, f64::from(minutes));
                assert!(depth > last && formula.depth_mm(11.0, f64::from(minutes)) > depth);
                last = depth;
            }
        }
    }

    #[test]
    fn a_formula_whose_rain_shrinks_with_time_is_refused() {
        let formula = StormFormula::from_mm_min(10.0, 0.8, 10.0, 1.2);
        assert!(formula.check(50.0).is_ok() && formula.check(51.0).is_err());
        assert!(
            StormFormula {
                b_min: 0.0,
                ..formula
            }
            .check(10.0)
            .is_err()
        );
    }
}
