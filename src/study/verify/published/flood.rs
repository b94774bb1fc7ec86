//! The flood's functions by the names that `flood.csv` calls them.

use crate::hazard::flood::breach::{Breach, BreachParameters, Dam, FailureMode};
use crate::hazard::flood::displaced::DisplacedClasses;
use crate::hazard::flood::muskingum::{Before, MuskingumReach, MuskingumRouting};
use crate::hazard::flood::runoff::{CurveNumber, Runoff};
use crate::hazard::flood::storm::ChicagoStorm;
use crate::hazard::flood::storm_formula::StormFormula;
use crate::hazard::flood::unit_hydrograph::TriangularShape;

/// The figures of one row of `flood.csv`; `None` for a name or a number of arguments that is not there.
pub(super) fn call(function: &str, arguments: &[f64]) -> Option<Vec<f64>> {
    rain(function, arguments)
        .or_else(|| river(function, arguments))
        .or_else(|| dam(function, arguments))
}

fn rain(function: &str, arguments: &[f64]) -> Option<Vec<f64>> {
    Some(match (function, arguments) {
        ("runoff_mm", &[rain_mm, curve_number]) => vec![runoff_mm(rain_mm, curve_number)?],
        ("storm_l_s_ha", &[a_l_s_ha, c, b_min, n, years, minutes]) => {
            let formula = formula([a_l_s_ha, c, b_min, n]);
            vec![formula.intensity_l_s_ha(years, minutes)]
        }
        // The depth of the formula, the sum of the rain by 5 minutes, the sum by 7 minutes.
        ("chicago_depth_mm", &[a, c, b, n, years, minutes, peak_position]) => {
            let storm = storm([a, c, b, n], years, minutes, peak_position)?;
            let sum = |step_min: f64| {
                let mut rain_mm = vec![0.0; (minutes / step_min).ceil() as usize];
                storm.fill_rain_mm(0.0, step_min, &mut rain_mm);
                rain_mm.iter().sum::<f64>()
            };
            vec![storm.depth_mm(), sum(5.0), sum(7.0)]
        }
        ("chicago_peak_mm_min", &[a, c, b, n, years, minutes, peak_position]) => {
            vec![storm([a, c, b, n], years, minutes, peak_position)?.peak_mm_min()]
        }
        ("triangular_peak_m3_s", &[area_km2, runoff_mm, time_to_peak_h]) => {
            vec![TriangularShape::scs_1972(time_to_peak_h).peak_m3_s(area_km2, runoff_mm)]
        }
        // Water depths of the people, all of one number of people.
        ("displaced_petabencana", [people, depths @ ..]) => {
            let classes = DisplacedClasses::named("petabencana")?;
            depths
                .iter()
                .map(|&depth_m| people * classes.share(depth_m))
                .collect()
        }
        _ => return None,
    })
}

fn river(function: &str, arguments: &[f64]) -> Option<Vec<f64>> {
    Some(match (function, arguments) {
        ("muskingum_coefficients", &[k, x, step_h]) => {
            let c = muskingum(k, x, step_h)?.coefficients();
            vec![c.this_inflow, c.last_inflow, c.last_outflow]
        }
        // K, X, the step, the first outflow, then the inflows; the outflows without the first.
        ("muskingum_route", [k, x, step_h, outflow, inflow, later @ ..]) => {
            route([*k, *x, *step_h], [*inflow, *outflow], later)?
        }
        ("muskingum_last", [k, x, step_h, outflow, inflow, later @ ..]) => {
            let out = route([*k, *x, *step_h], [*inflow, *outflow], later)?;
            vec![*out.last()?]
        }
        ("muskingum_peak", [k, x, step_h, outflow, inflow, later @ ..]) => {
            let out = route([*k, *x, *step_h], [*inflow, *outflow], later)?;
            vec![out.iter().fold(0.0_f64, |a, &b| a.max(b))]
        }
        _ => return None,
    })
}

fn dam(function: &str, arguments: &[f64]) -> Option<Vec<f64>> {
    Some(match (function, arguments) {
        ("froehlich_peak_m3_s", &[volume_m3, depth_m]) => {
            vec![wall(volume_m3, depth_m).peak_m3_s().ok()?]
        }
        ("froehlich_width_m", &[volume_m3, height_m]) => {
            vec![overtopped(volume_m3, height_m)?.mean_width_m]
        }
        ("froehlich_formation_s", &[volume_m3, height_m]) => {
            vec![overtopped(volume_m3, height_m)?.formation_time_s]
        }
        ("breach_base_min", &[volume_m3, peak_m3_s]) => {
            vec![with_peak(volume_m3, peak_m3_s)?.base_time_s() / 60.0]
        }
        ("breach_volume_m3", &[volume_m3, peak_m3_s]) => {
            const STEP_S: f64 = 300.0;
            let breach = with_peak(volume_m3, peak_m3_s)?;
            let steps = (breach.base_time_s() / STEP_S).ceil() as usize;
            let mut discharge = vec![0.0; steps];
            breach.add_discharge(0.0, STEP_S, &mut discharge);
            vec![discharge.iter().sum::<f64>() * STEP_S]
        }
        _ => return None,
    })
}

fn runoff_mm(rain_mm: f64, curve_number: f64) -> Option<f64> {
    let number = CurveNumber::new(curve_number).ok()?;
    let runoff = Runoff::new(number, Runoff::INITIAL_ABSTRACTION_RATIO).ok()?;
    Some(runoff.excess_mm(rain_mm))
}

fn formula([a_l_s_ha, c, b_min, n]: [f64; 4]) -> StormFormula {
    StormFormula {
        a_l_s_ha,
        c,
        b_min,
        n,
    }
}

fn storm(figures: [f64; 4], years: f64, minutes: f64, peak_position: f64) -> Option<ChicagoStorm> {
    ChicagoStorm::new(formula(figures), years, minutes, peak_position).ok()
}

fn muskingum(travel_time_h: f64, weighting: f64, step_h: f64) -> Option<MuskingumRouting> {
    let reach = MuskingumReach {
        travel_time_h,
        weighting,
    };
    reach.plain(step_h).ok()
}

fn route(
    [k, x, step_h]: [f64; 3],
    [inflow_m3_s, outflow_m3_s]: [f64; 2],
    later: &[f64],
) -> Option<Vec<f64>> {
    let mut flow = later.to_vec();
    let before = Before {
        inflow_m3_s,
        outflow_m3_s,
    };
    muskingum(k, x, step_h)?.route(before, &mut flow);
    Some(flow)
}

fn wall(water_volume_m3: f64, height_m: f64) -> Dam {
    Dam {
        water_volume_m3,
        water_depth_m: height_m,
        breach_height_m: height_m,
    }
}

fn overtopped(volume_m3: f64, height_m: f64) -> Option<Breach> {
    let parameters = BreachParameters::froehlich_2008();
    wall(volume_m3, height_m)
        .breach(FailureMode::Overtopping, &parameters)
        .ok()
}

fn with_peak(volume_m3: f64, peak_m3_s: f64) -> Option<Breach> {
    let mut breach = overtopped(volume_m3, 12.0)?;
    breach.peak_m3_s = peak_m3_s;
    Some(breach)
}
