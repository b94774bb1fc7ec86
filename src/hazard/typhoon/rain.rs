//! Rain of a storm by distance from its centre, and what falls on places along the track.

use super::averaging::WindOneMin;
use super::position::Position;
use super::track::Track;

/// Millimetres an hour in one inch a day.
const INCH_DAY_MM_H: f64 = 25.4 / 24.0;

/// R-CLIPER as Tuleya, `DeMaria` & Kuligowski (2007) give it, bias-adjusted by NHC: linear from the centre to the ring of
/// heaviest rain, exponential beyond it. Parameters grow with u = 1 + (v - 35 kt) / 33 kt.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RCliper {
    /// Rate at the centre in inches a day: constant, and per u.
    pub centre_inch_day: [f64; 2],
    /// Rate on the ring in inches a day: constant, and per u.
    pub ring_inch_day: [f64; 2],
    /// Radius of the ring in km: constant, and per u.
    pub ring_km: [f64; 2],
    /// Radius over which rates fall by e, in km: constant, and per u.
    pub fall_km: [f64; 2],
}

impl RCliper {
    /// T0 = -1.10 + 3.96 u, Tm = -1.60 + 4.80 u, rm = 64.5 - 13 u, re = 150 - 16 u.
    pub const TULEYA_2007: Self = Self {
        centre_inch_day: [-1.10, 3.96],
        ring_inch_day: [-1.60, 4.80],
        ring_km: [64.5, -13.0],
        fall_km: [150.0, -16.0],
    };

    /// Rain rate in mm/h at a distance from the centre.
    pub fn rate_mm_h(&self, wind: WindOneMin, distance_km: f64) -> f64 {
        let u = 1.0 + (wind.knots() - 35.0) / 33.0;
        let line = |[constant, slope]: [f64; 2]| (constant + slope * u).max(0.0);
        let [centre, ring] = [line(self.centre_inch_day), line(self.ring_inch_day)];
        // Beyond category 5 the lines would give a ring without a radius.
        let [ring_km, fall_km] = [line(self.ring_km).max(1.0), line(self.fall_km).max(1.0)];
        let inch_day = if distance_km <= ring_km {
            centre + (ring - centre) * distance_km / ring_km
        } else {
            ring * libm::exp(-(distance_km - ring_km) / fall_km)
        };
        inch_day * INCH_DAY_MM_H
    }
}

/// The rain of the Interagency Performance Evaluation Task Force (2006): even within Rm, exponential beyond it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ipet {
    /// Rate within Rm in mm/h where there is no deficit.
    pub base_mm_h: f64,
    /// Growth of the rate in mm/h a hPa of deficit.
    pub mm_h_per_hpa: f64,
    /// Fall per Rm of distance beyond Rm.
    pub fall_per_rmax: f64,
    /// Rate to the right of the track over that to the left (mirrored south of the equator).
    pub right_side: f64,
}

impl Ipet {
    /// 1.14 + 0.12 Δp and 0.3 as in cht-cyclones, which has no right side; the report's 1.5 is from memory.
    pub const CHT: Self = Self {
        base_mm_h: 1.14,
        mm_h_per_hpa: 0.12,
        fall_per_rmax: 0.3,
        right_side: 1.0,
    };

    /// Rain rate in mm/h to the left of the track.
    pub fn rate_mm_h(&self, dp_hpa: f64, rmax_km: f64, distance_km: f64) -> f64 {
        let peak = (self.base_mm_h + self.mm_h_per_hpa * dp_hpa).max(0.0);
        if distance_km <= rmax_km {
            peak
        } else {
            peak * libm::exp(-self.fall_per_rmax * (distance_km - rmax_km) / rmax_km.max(1e-3))
        }
    }
}

/// A model of rain.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum RainModel {
    /// By wind.
    RCliper(RCliper),
    /// By deficit and radius of maximum winds, the radius in km as given.
    Ipet {
        /// Parameters.
        model: Ipet,
        /// Radius of maximum winds in km where a fix has none.
        rmax_km: f64,
    },
}

/// Even steps in time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RainSteps {
    /// Length of a step in hours.
    pub step_h: f64,
    /// Distance from the centre in km beyond which no rain is counted.
    pub cutoff_km: f64,
}

/// Rain in mm on each place while the storm goes along its track: the rate at the middle of each step times its length. `[place]`
pub fn accumulated_mm(
    track: &Track,
    model: &RainModel,
    steps: RainSteps,
    places: &[Position],
) -> Vec<f64> {
    let mut rain_mm = vec![0.0; places.len()];
    for begin_h in track.times_h(steps.step_h) {
        let end_h = (begin_h + steps.step_h).min(track.span_h().1);
        let middle_h = f64::midpoint(begin_h, end_h);
        let Some(fix) = track.at(middle_h).filter(|_| end_h > begin_h) else {
            continue;
        };
        let heading_deg = track.motion(middle_h).heading_deg();
        for (rain_mm, place) in rain_mm.iter_mut().zip(places) {
            let distance_km = fix.centre.distance_km(*place);
            if distance_km > steps.cutoff_km {
                continue;
            }
            let rate_mm_h = match model {
                RainModel::RCliper(model) => model.rate_mm_h(fix.wind, distance_km),
                RainModel::Ipet { model, rmax_km } => {
                    let off_deg = fix.centre.bearing_deg(*place) - heading_deg;
                    let right = fix.centre.spin() * libm::sin(off_deg.to_radians()) > 0.0;
                    let side = if right { model.right_side } else { 1.0 };
                    let rmax_km = fix.rmax_km.unwrap_or(*rmax_km);
                    side * model.rate_mm_h(fix.dp_hpa(), rmax_km, distance_km)
                }
            };
            *rain_mm += rate_mm_h * (end_h - begin_h);
        }
    }
    rain_mm
}

#[cfg(test)]
#[path = "rain_tests.rs"]
mod tests;
