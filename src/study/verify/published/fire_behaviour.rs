//! Published values of fire behaviour and fire weather.

use crate::hazard::fire::{
    CROWN_FUEL_MODEL, Canopy, CrownParameters, Curing, DangerClass, DayLengths, Ellipse, FireKind,
    Fuel, FuelBed, FuelModels, KW_M_PER_BTU_FT_S, M_MIN_PER_CHAIN_H, M_PER_FT, M_S_PER_MPH,
    Moisture, MoistureCodes, Month, NoonWeather, Push, SURFACE_LENGTH_TO_WIDTH_CAP, Shelter, Stand,
    SurfaceFire, WangFire, WangParameters, WangWeather, WindLimit, crown_flame_length_m,
    crown_length_to_width, length_to_width,
};

const M_PER_CHAIN: f64 = 66.0 * M_PER_FT;
const M2_PER_ACRE: f64 = 10.0 * M_PER_CHAIN * M_PER_CHAIN;

/// Calls the function of a row.
pub(super) fn call(function: &str, arguments: &[f64]) -> Option<Vec<f64>> {
    rothermel(function, arguments)
        .or_else(|| behave_stand(function, arguments))
        .or_else(|| crown(function, arguments))
        .or_else(|| wang(function, arguments))
        .or_else(|| weather(function, arguments))
}

/// Arguments: fuel model; dead 1 h, 10 h, 100 h, live herb, live woody moisture, %; midflame wind, mi/h, upslope;
/// slope, %; and minutes where the function needs them.
fn rothermel(function: &str, arguments: &[f64]) -> Option<Vec<f64>> {
    if let &[wind_mph] = arguments {
        let wind_m_s = wind_mph * M_S_PER_MPH;
        return match function {
            "length_to_width" => Some(vec![length_to_width(wind_m_s, SURFACE_LENGTH_TO_WIDTH_CAP)]),
            "crown_length_to_width" => Some(vec![crown_length_to_width(wind_m_s)]),
            _ => None,
        };
    }
    let (&[fuel, d1, d10, d100, herb, woody, wind_mph, slope], rest) =
        arguments.split_first_chunk()?;
    let bed = bed(fuel, [d1, d10, d100, herb, woody])?;
    let push = Push {
        midflame_m_s: wind_mph * M_S_PER_MPH,
        downwind_rad: 0.0,
        slope: slope / 100.0,
        upslope_rad: 0.0,
    };
    let fire = SurfaceFire::new(&bed, &push, WindLimit::None);
    let ellipse = fire.ellipse(SURFACE_LENGTH_TO_WIDTH_CAP);
    Some(match (function, rest) {
        ("surface_spread_ch_h", []) => vec![ch_h(fire.head_m_min)],
        ("surface_spread_m_min", []) => vec![fire.head_m_min],
        ("surface_flame_ft", []) => vec![fire.flame_length_m() / M_PER_FT],
        ("surface_intensity_btu_ft_s", []) => vec![fire.intensity_kw_m / KW_M_PER_BTU_FT_S],
        ("surface_length_to_width", []) => vec![ellipse.length_to_width],
        ("ellipse_head_over_back", []) => vec![ellipse.head_m_min / ellipse.back_m_min()],
        ("ellipse_a_b_c_ch", &[minutes]) => {
            let axes = ellipse.half_axes(minutes);
            let focus = axes.along_m - ellipse.back_m_min() * minutes;
            [axes.across_m, axes.along_m, focus]
                .map(|m| m / M_PER_CHAIN)
                .to_vec()
        }
        ("ellipse_area_ac", &[minutes]) => vec![ellipse.area_m2(minutes) / M2_PER_ACRE],
        ("ellipse_area_km2", &[minutes]) => vec![ellipse.area_m2(minutes) / 1e6],
        ("ellipse_perimeter_ch", &[minutes]) => vec![ellipse.perimeter_m(minutes) / M_PER_CHAIN],
        _ => return None,
    })
}

/// The stand of `BehavePlus`'s own tests: moistures 6, 7, 8, 60, 90 %, trees of 30 ft with a crown ratio of 0.5.
/// Arguments: fuel model; wind at 20 ft, mi/h; its origin, °; slope, %; aspect, °; canopy cover, %; and a bearing
/// where the function needs one.
fn behave_stand(function: &str, arguments: &[f64]) -> Option<Vec<f64>> {
    let (&[fuel, wind_mph, wind_from_deg, slope, aspect_deg, cover], rest) =
        arguments.split_first_chunk()?;
    if !function.starts_with("stand_") {
        return None;
    }
    let bed = bed(fuel, [6.0, 7.0, 8.0, 60.0, 90.0])?;
    let canopy = Canopy::of_cones(cover / 100.0, 0.5, 30.0 * M_PER_FT);
    let depth_ft = depth_ft(fuel)?;
    let factor = Shelter::behave_plus().wind_adjustment(depth_ft, Some(&canopy));
    let midflame_m_s = factor * wind_mph * M_S_PER_MPH;
    let push = Push::from_bearings(midflame_m_s, wind_from_deg, slope / 100.0, aspect_deg);
    let fire = SurfaceFire::new(&bed, &push, WindLimit::None);
    let ellipse: Ellipse = fire.ellipse(SURFACE_LENGTH_TO_WIDTH_CAP);
    Some(match (function, rest) {
        ("stand_spread_ch_h", []) => vec![ch_h(fire.head_m_min)],
        ("stand_back_ch_h", []) => vec![ch_h(ellipse.back_m_min())],
        ("stand_flank_ch_h", []) => vec![ch_h(ellipse.flank_m_min())],
        ("stand_distance_ch", &[hours]) => vec![ch_h(fire.head_m_min) * hours],
        ("stand_spread_towards_ch_h", &[bearing_deg]) => {
            let angle = bearing_deg.to_radians() - fire.heading_rad;
            vec![ch_h(ellipse.rate_m_min(angle))]
        }
        ("stand_length_to_width", []) => vec![ellipse.length_to_width],
        ("stand_intensity_btu_ft_s", []) => vec![fire.intensity_kw_m / KW_M_PER_BTU_FT_S],
        ("stand_live_extinction_percent", []) => vec![bed.live_extinction * 100.0],
        ("stand_sav_per_ft", []) => vec![bed.sav_per_ft],
        _ => return None,
    })
}

/// Crown fires over fuel model GS4 on a slope of 30 %. Arguments: dead 1 h moisture, %; upslope wind at 20 ft, mi/h; tree
/// height and height of the crown base, ft; bulk density of the crowns, lb/ft³. Needles hold 120 %, the rest as above.
fn crown(function: &str, arguments: &[f64]) -> Option<Vec<f64>> {
    let &[dead_1h, wind_mph, height_ft, base_ft, density] = arguments else {
        return None;
    };
    let percent = [dead_1h, 7.0, 8.0, 60.0, 90.0];
    let stand = Stand {
        height_m: height_ft * M_PER_FT,
        base_height_m: base_ft * M_PER_FT,
        bulk_density_kg_m3: density * 16.018_463,
        foliar_moisture_percent: 120.0,
    };
    let model = CrownParameters::rothermel_1991();
    let model_10 = bed(f64::from(CROWN_FUEL_MODEL), percent)?;
    let below = bed(124.0, percent)?;
    let crown_m_min = model.rate_m_min(&model_10, wind_mph * M_S_PER_MPH);
    let intensity_kw_m = model.intensity_kw_m(&below, &stand, crown_m_min);
    Some(match function {
        "crown_spread_ch_h" => vec![ch_h(crown_m_min)],
        "crown_intensity_btu_ft_s" => vec![intensity_kw_m / KW_M_PER_BTU_FT_S],
        "crown_flame_ft" => vec![crown_flame_length_m(intensity_kw_m) / M_PER_FT],
        "fire_kind" => {
            let canopy = Canopy::of_cones(0.5, 0.5, stand.height_m);
            let factor = Shelter::behave_plus().wind_adjustment(depth_ft(124.0)?, Some(&canopy));
            let midflame_m_s = factor * wind_mph * M_S_PER_MPH;
            let push = Push::from_bearings(midflame_m_s, 0.0, 0.3, 0.0);
            let surface = SurfaceFire::new(&below, &push, WindLimit::None);
            vec![
                match model.kind(&stand, surface.intensity_kw_m, crown_m_min) {
                    FireKind::Surface => 0.0,
                    FireKind::Torching => 1.0,
                    FireKind::Conditional => 2.0,
                    FireKind::Crowning => 3.0,
                },
            ]
        }
        _ => return None,
    })
}

/// Arguments: highest temperature, °C; wind force; humidity, %; wind, m/s; slope, °; `K_s`. Wind and spread run upslope.
fn wang(function: &str, arguments: &[f64]) -> Option<Vec<f64>> {
    let parameters = WangParameters::wang_1992();
    Some(match (function, arguments) {
        ("wang_slope_factor", slopes_deg) => slopes_deg
            .iter()
            .map(|deg| parameters.slope_factor(libm::tan(deg.to_radians())))
            .collect(),
        ("wang_initial_and_head_m_min", &[highest_c, beaufort, humidity, wind_m_s, deg, ks]) => {
            let initial_m_min = parameters.initial_m_min(&WangWeather {
                highest_c,
                beaufort,
                lowest_humidity_percent: humidity,
            });
            let fire = WangFire {
                parameters: &parameters,
                still_m_min: initial_m_min * ks,
                wind_m_s,
                downwind_rad: 0.0,
                slope: libm::tan(deg.to_radians()),
                upslope_rad: 0.0,
            };
            vec![initial_m_min, fire.head().1]
        }
        _ => return None,
    })
}

/// Canadian index: after the standard start in April at 46° N, days of temperature, °C; humidity, %; wind, km/h; rain, mm.
fn weather(function: &str, arguments: &[f64]) -> Option<Vec<f64>> {
    match function {
        "fwi_last_day" => {
            let month = Month::new(4)?;
            let days = DayLengths::at(46.0);
            let mut codes = MoistureCodes::spring();
            let mut wind = 0.0;
            for &[air_c, humidity_percent, wind_km_h, rain_mm] in arguments.as_chunks().0 {
                let noon = NoonWeather {
                    air_c,
                    humidity_percent,
                    wind_km_h,
                    rain_mm,
                };
                codes = codes.next(&noon, month, &days);
                wind = wind_km_h;
            }
            let indices = codes.indices(wind);
            let MoistureCodes { ffmc, dmc, dc } = codes;
            Some(vec![ffmc, dmc, dc, indices.isi, indices.bui, indices.fwi])
        }
        "htz_class" => {
            let class = |&score: &f64| f64::from(DangerClass::of_score(score).number());
            Some(arguments.iter().map(class).collect())
        }
        _ => None,
    }
}

fn bed(number: f64, percent: [f64; 5]) -> Option<FuelBed> {
    let moisture = Moisture::from_percent(percent);
    match FuelModels::standard().get(number as i32) {
        Ok(Fuel::Burnable(model)) => Some(FuelBed::new(model, &moisture, &Curing::behave_plus())),
        Ok(Fuel::NonBurnable) => Some(FuelBed::BARE),
        Err(_) => None,
    }
}

fn depth_ft(number: f64) -> Option<f64> {
    match FuelModels::standard().get(number as i32) {
        Ok(Fuel::Burnable(model)) => Some(model.depth_ft),
        Ok(Fuel::NonBurnable) => Some(0.0),
        Err(_) => None,
    }
}

fn ch_h(rate_m_min: f64) -> f64 {
    rate_m_min / M_MIN_PER_CHAIN_H
}
