//! Published and recomputed values of fire containment and of water by helicopter.

use crate::hazard::fire::Ellipse;
use crate::hazard::fire::containment::{Attack, LineCrew, Outcome, Tactic};
use crate::hazard::fire::helicopter::{BucketHelicopter, FlightConditions};

const METRES_PER_CHAIN: f64 = 20.1168;
const M2_PER_ACRE: f64 = 10.0 * METRES_PER_CHAIN * METRES_PER_CHAIN;

/// Calls a function by its name; `None` if there is none or the outcome is another one.
pub(super) fn call(function: &str, arguments: &[f64]) -> Option<Vec<f64>> {
    if let Some(figure) = function.strip_prefix("containment_") {
        return Some(vec![contained(figure, arguments)?]);
    }
    if let Some(figure) = function.strip_prefix("exhausted_") {
        return Some(vec![exhausted(figure, arguments)?]);
    }
    let mi_26 = BucketHelicopter::mi_26();
    let calm = FlightConditions {
        altitude_m: 0.0,
        temperature_c: 15.0,
        wind_m_s: 0.0,
        night: false,
    };
    let distances = arguments.iter();
    match function {
        "helicopter_cycle_min" => Some(distances.map(|&km| mi_26.cycle_min(km)).collect()),
        "helicopter_water_t_h" => Some(distances.map(|&km| mi_26.water_t_h(km, &calm)).collect()),
        _ => None,
    }
}

fn contained(figure: &str, arguments: &[f64]) -> Option<f64> {
    let (tactic, figure) = figure.split_once('_')?;
    let Outcome::Contained {
        time_min,
        line_m,
        area_m2,
    } = attack(tactic, arguments)?
    else {
        return None;
    };
    match figure {
        "line_ch" => Some(line_m / METRES_PER_CHAIN),
        "min" => Some(time_min),
        "ac" => Some(area_m2 / M2_PER_ACRE),
        _ => None,
    }
}

fn exhausted(figure: &str, arguments: &[f64]) -> Option<f64> {
    let (tactic, figure) = figure.split_once('_')?;
    let Outcome::Exhausted { time_min, line_m } = attack(tactic, arguments)? else {
        return None;
    };
    match figure {
        "line_ch" => Some(line_m / METRES_PER_CHAIN),
        "min" => Some(time_min),
        _ => None,
    }
}

/// Arguments: acres at report, spread in ch/h, length to width, line in ch/h, arrival and duration in hours.
fn attack(tactic: &str, arguments: &[f64]) -> Option<Outcome> {
    let &[acres, spread_ch_h, ratio, line_ch_h, arrival_h, duration_h] = arguments else {
        return None;
    };
    let attack = Attack {
        ellipse: Ellipse::new(spread_ch_h * METRES_PER_CHAIN / 60.0, ratio),
        discovered_m2: acres * M2_PER_ACRE,
        tactic: match tactic {
            "head" => Tactic::Head,
            "rear" => Tactic::Rear,
            _ => return None,
        },
        size_limit_m2: f64::INFINITY,
    };
    Some(attack.run(&[LineCrew {
        arrival_min: 60.0 * arrival_h,
        duration_min: 60.0 * duration_h,
        line_m_min: line_ch_h * METRES_PER_CHAIN / 60.0,
    }]))
}
