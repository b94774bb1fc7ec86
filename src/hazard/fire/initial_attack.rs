//! How likely is it that a fire still runs four hours after its report?
//!
//! ```text
//! ln(p / (1 − p)) = Σ coefficient × covariate
//! ```
//!
//! Fitted on the even rows of the Victorian Wildfire Research Dataset v2.5.8 (Butler, Rennie, Tartaglia and others 2025;
//! fires with observed weather, seasons 2007-08 to 2019-20) and tried on the odd ones: `examples/victoria`,
//! `tests/victoria.rs`. The table `initial_attack.csv` has the coefficients, and the range of each covariate in the data
//! (1st to 99th percentile), to which what is asked is held: the model does not extrapolate.
//!
//! Held-out fires of the same seasons are calibrated. The wet seasons 2020-21 to 2023-24, for which there is only forecast
//! weather, are not: up to twice as many failures are predicted there as happened, since soil and season are not covariates.
//!
//! Australian crews, roads and fuels: for a Chinese district this tells how weather and access move the odds, and its own
//! record should set their level ([`InitialAttack::shifted`]).

use super::logistic::{logit, probability, score};

const VICTORIA: &str = include_str!("initial_attack.csv");

/// Number of covariates, the constant included.
pub const COVARIATES: usize = 7;

/// What the odds depend on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FireConditions {
    /// Air temperature when the fire is reported, °C.
    pub temperature_c: f64,
    /// Relative humidity, 0 to 100 %.
    pub humidity_percent: f64,
    /// Mean wind at 10 m, m/s.
    pub wind_m_s: f64,
    /// Share of forest within 3 km, 0 to 1.
    pub forest_share: f64,
    /// Share of shrub within 3 km, 0 to 1.
    pub shrub_share: f64,
    /// Distance to the nearest road, m.
    pub road_m: f64,
    /// Buildings within 20 km: how far the next crew is.
    pub buildings_20km: f64,
}

impl FireConditions {
    /// The covariates in the order of the table: 1, vapour pressure deficit in kPa, wind in m/s, forest and shrub share,
    /// ln(1 + road / 100 m), ln(1 + buildings).
    pub fn covariates(&self) -> [f64; COVARIATES] {
        [
            1.0,
            vapour_pressure_deficit_kpa(self.temperature_c, self.humidity_percent),
            self.wind_m_s,
            self.forest_share,
            self.shrub_share,
            libm::log1p(self.road_m.max(0.0) / 100.0),
            libm::log1p(self.buildings_20km.max(0.0)),
        ]
    }
}

/// How much more water the air could take, kPa: 0.6108 exp(17.27 T / (T + 237.3)) (1 − RH / 100), the saturation after
/// Tetens as in Allen et al. (1998), FAO 56, eq. 11. Temperatures are held to −60 to 60 °C, humidity to 0 to 100 %.
pub fn vapour_pressure_deficit_kpa(temperature_c: f64, humidity_percent: f64) -> f64 {
    let t = temperature_c.clamp(-60.0, 60.0);
    let saturation_kpa = 0.6108 * libm::exp(17.27 * t / (t + 237.3));
    saturation_kpa * (1.0 - humidity_percent.clamp(0.0, 100.0) / 100.0)
}

/// The chance that initial attack fails.
#[derive(Clone, Debug, PartialEq)]
pub struct InitialAttack {
    terms: Vec<Term>,
    shift: f64,
}

#[derive(Clone, Debug, PartialEq)]
struct Term {
    coefficient: f64,
    low: f64,
    high: f64,
}

impl InitialAttack {
    /// As fitted in Victoria.
    pub fn victoria() -> Self {
        let mut reader = csv::Reader::from_reader(VICTORIA.as_bytes());
        let number = |row: &csv::StringRecord, at: usize| row.get(at)?.parse().ok();
        let term = |row: csv::StringRecord| {
            Some(Term {
                coefficient: number(&row, 1)?,
                low: number(&row, 3)?,
                high: number(&row, 4)?,
            })
        };
        Self {
            terms: reader.records().flatten().filter_map(term).collect(),
            shift: 0.0,
        }
    }

    /// The same effects of weather and access, but such that fires in these conditions fail with this probability (held to
    /// 0.001 to 0.999): the level of a district's own record.
    #[must_use]
    pub fn shifted(mut self, conditions: &FireConditions, uncontrolled: f64) -> Self {
        let now = self.uncontrolled_after_4_h(conditions).clamp(0.001, 0.999);
        self.shift += logit(uncontrolled.clamp(0.001, 0.999)) - logit(now);
        self
    }

    /// The coefficients, constant first.
    pub fn coefficients(&self) -> Vec<f64> {
        self.terms.iter().map(|term| term.coefficient).collect()
    }

    /// Probability that the fire is not under control four hours after its report.
    pub fn uncontrolled_after_4_h(&self, conditions: &FireConditions) -> f64 {
        let held: Vec<f64> = conditions
            .covariates()
            .iter()
            .zip(&self.terms)
            .map(|(value, term)| value.max(term.low).min(term.high))
            .collect();
        probability(score(&self.coefficients(), &held) + self.shift)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOT_HILL: FireConditions = FireConditions {
        temperature_c: 35.0,
        humidity_percent: 15.0,
        wind_m_s: 10.0,
        forest_share: 0.9,
        shrub_share: 0.05,
        road_m: 800.0,
        buildings_20km: 20.0,
    };

    #[test]
    fn the_table_has_a_row_for_every_covariate() {
        assert_eq!(InitialAttack::victoria().terms.len(), COVARIATES);
        assert!(
            InitialAttack::victoria()
                .terms
                .iter()
                .all(|t| t.low <= t.high)
        );
    }

    #[test]
    fn dry_air_wind_forest_and_a_far_road_make_failure_likelier() {
        let model = InitialAttack::victoria();
        let base = model.uncontrolled_after_4_h(&HOT_HILL);
        let milder = [
            FireConditions {
                humidity_percent: 60.0,
                ..HOT_HILL
            },
            FireConditions {
                wind_m_s: 2.0,
                ..HOT_HILL
            },
            FireConditions {
                forest_share: 0.2,
                ..HOT_HILL
            },
            FireConditions {
                road_m: 10.0,
                ..HOT_HILL
            },
            FireConditions {
                buildings_20km: 900.0,
                ..HOT_HILL
            },
        ];
        for conditions in milder {
            assert!(
                model.uncontrolled_after_4_h(&conditions) < base,
                "{conditions:?}"
            );
        }
    }

    #[test]
    fn beyond_the_data_nothing_changes_and_nothing_breaks() {
        let model = InitialAttack::victoria();
        let far = |road_m| model.uncontrolled_after_4_h(&FireConditions { road_m, ..HOT_HILL });
        assert!((far(1e6) - far(1e9)).abs() < 1e-12);
        let odd = FireConditions {
            wind_m_s: f64::NAN,
            road_m: -5.0,
            ..HOT_HILL
        };
        assert!((0.0..=1.0).contains(&model.uncontrolled_after_4_h(&odd)));
    }

    #[test]
    fn a_shifted_model_meets_the_record_of_the_district() {
        let model = InitialAttack::victoria().shifted(&HOT_HILL, 0.05);
        assert!((model.uncontrolled_after_4_h(&HOT_HILL) - 0.05).abs() < 1e-12);
    }

    #[test]
    fn saturated_air_at_20_degrees_holds_2_338_kilopascals() {
        // Allen et al. (1998), FAO 56, annex 2, table 2.3.
        assert!((vapour_pressure_deficit_kpa(20.0, 0.0) - 2.338).abs() < 5e-4);
        assert!(vapour_pressure_deficit_kpa(20.0, 100.0).abs() < 1e-12);
    }
}
