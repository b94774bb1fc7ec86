//! Members that differ from a forecast as forecasts have been wrong.
//!
//! Each of three errors (east, north, wind) is a standard Gaussian process z times σ(lead): an AR(1) at knots, joined by
//! straight lines that are scaled back to variance 1. So σ(lead) holds at every lead, and members are smooth between knots.
//! The central pressure follows the wind along Atkinson & Holliday (1977).
//! East and north errors are independent with one σ, hence along-track and cross-track errors have that law too.

use std::ops::RangeInclusive;

use super::super::averaging::WindOneMin;
use super::super::mean_error::{sigma_from_mean_distance, sigma_from_mean_error};
use super::super::relations::atkinson_holliday_1977_dp_hpa;
use super::super::track::{Fix, PRESSURE_HPA, Track, TrackError, WIND_M_S};
use super::error_table::ErrorTable;
use crate::random::{Stream, normal_quantile};

/// How forecasts err.
#[derive(Clone, Debug, PartialEq)]
pub struct ForecastError {
    /// Mean distance between forecast and true position by lead, in km.
    pub position_km: ErrorTable,
    /// Mean absolute error of the maximum wind by lead, in m/s.
    pub wind_m_s: ErrorTable,
    /// Hours between the knots of the process; above zero.
    pub knot_h: f64,
    /// Correlation of errors one knot apart, 0 to 1.
    pub knot_correlation: f64,
}

/// Errors of a member: east, north, wind.
const ERRORS: usize = 3;
/// More knots than any forecast has; bounds the draws where `knot_h` is tiny.
const MOST_KNOTS: usize = 1000;

impl ForecastError {
    /// Hong Kong Observatory 2015 positions, official 2012 winds; knots a day apart and their correlation 0.8 are *assumed*.
    pub fn hko_2015() -> Self {
        Self {
            position_km: ErrorTable::hko_2015_position_km(),
            wind_m_s: ErrorTable::official_2012_wind_m_s(),
            knot_h: 24.0,
            knot_correlation: 0.8,
        }
    }

    /// A member of the forecast, whose lead time counts from its first fix; reported radii of maximum winds stay.
    /// Takes three uniforms a knot, from the first fix to past the last.
    ///
    /// # Errors
    /// The moved fixes are no track: only if parameters are not finite or `knot_h` is not above zero.
    pub fn member(&self, forecast: &Track, stream: &mut Stream) -> Result<Track, TrackError> {
        let (first_h, last_h) = forecast.span_h();
        let knots = self.knots(last_h - first_h, stream);
        let fixes = forecast
            .fixes()
            .iter()
            .map(|fix| self.moved(fix, fix.time_h - first_h, &knots))
            .collect();
        Track::new(forecast.kind(), fixes)
    }

    fn moved(&self, fix: &Fix, lead_h: f64, knots: &[[f64; ERRORS]]) -> Fix {
        let [east, north, wind] = self.process(knots, lead_h);
        let sigma_km = sigma_from_mean_distance(self.position_km.mean(lead_h));
        let sigma_m_s = sigma_from_mean_error(self.wind_m_s.mean(lead_h));
        let wind_m_s = fix.wind.m_s() + sigma_m_s * wind;
        let wind = WindOneMin::from_m_s(held(wind_m_s, &WIND_M_S));
        Fix {
            centre: fix.centre.moved(sigma_km * east, sigma_km * north),
            wind,
            central_pressure_hpa: held(
                fix.environment_pressure_hpa
                    - (fix.dp_hpa() + deepening_hpa(fix.wind, wind)).max(0.0),
                &PRESSURE_HPA,
            ),
            ..*fix
        }
    }

    /// The AR(1) at the knots: z' = φ z + √(1 - φ²) ε.
    fn knots(&self, span_h: f64, stream: &mut Stream) -> Vec<[f64; ERRORS]> {
        let legs = libm::ceil(span_h / self.knot_h).max(1.0);
        let count = (legs as usize).min(MOST_KNOTS) + 1;
        let phi = self.knot_correlation.clamp(0.0, 1.0);
        let fresh = (1.0 - phi * phi).sqrt();
        let mut draw = || std::array::from_fn(|_| normal_quantile(stream.uniform()));
        let mut knots: Vec<[f64; ERRORS]> = Vec::with_capacity(count);
        for _ in 0..count {
            let noise: [f64; ERRORS] = draw();
            knots.push(match knots.last() {
                None => noise,
                Some(last) => std::array::from_fn(|e| phi * last[e] + fresh * noise[e]),
            });
        }
        knots
    }

    /// z at a lead: between two knots the line, over its own standard deviation.
    fn process(&self, knots: &[[f64; ERRORS]], lead_h: f64) -> [f64; ERRORS] {
        let at = (lead_h / self.knot_h).clamp(0.0, (knots.len() - 1) as f64);
        let from = (at as usize).min(knots.len() - 2);
        let share = at - from as f64;
        let phi = self.knot_correlation.clamp(0.0, 1.0);
        let rest = 1.0 - share;
        let sd = (rest * rest + share * share + 2.0 * rest * share * phi).sqrt();
        std::array::from_fn(|e| (rest * knots[from][e] + share * knots[from + 1][e]) / sd)
    }
}

/// By how much the deficit grows with the wind, in hPa. A difference, not a ratio: a depression whose wind doubles has not
/// four times its deficit.
fn deepening_hpa(from: WindOneMin, to: WindOneMin) -> f64 {
    atkinson_holliday_1977_dp_hpa(to) - atkinson_holliday_1977_dp_hpa(from)
}

/// The value, or the nearest that a fix may have.
fn held(value: f64, range: &RangeInclusive<f64>) -> f64 {
    value.clamp(*range.start(), *range.end())
}
