//! Published values of the typhoon room: one call a row of `typhoon.csv`.

use crate::hazard::typhoon::averaging::WindOneMin;
use crate::hazard::typhoon::decay::{KaplanDeMaria1995, VickeryTwisdale1995};
use crate::hazard::typhoon::ensemble::ForecastError;
use crate::hazard::typhoon::operations::{Emanuel2011, beaufort_lower_m_s};
use crate::hazard::typhoon::profile::{
    EmanuelRotunno2011, Holland, Holland2008Inputs, Holland2010, Periphery, ShapeLimits,
    holland_1980_b, holland_2008_bs, peak_wind_m_s,
};
use crate::hazard::typhoon::rain::{Ipet, RCliper};
use crate::hazard::typhoon::relations::{
    RadiusInputs, RmaxRelation, ShapeInputs, ShapeRelation, nederhoff_2019,
};
use crate::hazard::typhoon::surge::Bathtub;
use crate::hazard::typhoon::{
    Fix, Position, ProfileKind, Track, TrackKind, WindModel, sigma_from_mean_distance,
    sigma_from_mean_error,
};
use crate::random::{EntityKey, Purpose, SeedKey};

/// The value of a function at these arguments; `None` where this room has no such function.
pub(super) fn call(function: &str, arguments: &[f64]) -> Option<Vec<f64>> {
    profile(function, arguments)
        .or_else(|| relation(function, arguments))
        .or_else(|| storm(function, arguments))
        .or_else(|| consequence(function, arguments))
}

fn profile(function: &str, arguments: &[f64]) -> Option<Vec<f64>> {
    let at = |radii: &[f64], speed: &dyn Fn(f64) -> f64| radii.iter().map(|&r| speed(r)).collect();
    Some(match (function, arguments) {
        ("holland_1980_b", &[wind, dp_hpa, density]) => {
            vec![ShapeLimits::HOLLAND_1980.hold(holland_1980_b(wind, dp_hpa, density))]
        }
        ("holland_2008_bs", &[dp_hpa, filling_hpa_h, lat_deg, translation_m_s]) => {
            vec![holland_2008_bs(&Holland2008Inputs {
                dp_hpa,
                filling_hpa_h,
                lat_deg,
                translation_m_s,
            })]
        }
        ("peak_wind", &[b, dp_hpa, density]) => vec![peak_wind_m_s(b, dp_hpa, density)],
        ("holland", [rmax_km, b, dp_hpa, coriolis_per_s, radii @ ..]) => {
            let profile = Holland {
                rmax_km: *rmax_km,
                b: *b,
                dp_hpa: *dp_hpa,
                density_kg_m3: 1.15,
                coriolis_per_s: *coriolis_per_s,
                to_level: 1.0,
            };
            at(radii, &|r| profile.speed_m_s(r))
        }
        ("holland_2010" | "holland_2010_exponent", [rmax_km, max_wind_m_s, bs, radii @ ..]) => {
            let profile = Holland2010 {
                rmax_km: *rmax_km,
                max_wind_m_s: *max_wind_m_s,
                bs: *bs,
                periphery: Periphery::HOLLAND_2010,
            };
            match function {
                "holland_2010" => at(radii, &|r| profile.speed_m_s(r)),
                _ => at(radii, &|r| profile.exponent(r)),
            }
        }
        ("emanuel_rotunno_2011", [rmax_km, max_wind_m_s, coriolis_per_s, radii @ ..]) => {
            let profile = EmanuelRotunno2011 {
                rmax_km: *rmax_km,
                max_wind_m_s: *max_wind_m_s,
                coriolis_per_s: *coriolis_per_s,
            };
            at(radii, &|r| profile.speed_m_s(r))
        }
        _ => return None,
    })
}

fn relation(function: &str, arguments: &[f64]) -> Option<Vec<f64>> {
    let inputs = |dp_hpa, lat_deg| RadiusInputs {
        central_hpa: 1010.0 - dp_hpa,
        dp_hpa,
        wind_m_s: 0.0,
        lat_deg,
    };
    let vickery_wadhera =
        |dp_hpa, lat_deg| RmaxRelation::VickeryWadhera2008.rmax_km(&inputs(dp_hpa, lat_deg));
    Some(match (function, arguments) {
        ("vickery_wadhera_2008_rmax", &[dp_hpa, lat_deg]) => vec![vickery_wadhera(dp_hpa, lat_deg)],
        ("vickery_wadhera_2008_b", &[dp_hpa, lat_deg]) => {
            let place = Position {
                lat_deg,
                lon_deg: 0.0,
            };
            vec![ShapeRelation::VickeryWadhera2008.b(&ShapeInputs {
                wind_m_s: 0.0,
                rmax_km: vickery_wadhera(dp_hpa, lat_deg),
                lat_deg,
                coriolis_per_s: place.coriolis_per_s(),
            })]
        }
        ("climada_rmax", &[central_hpa]) => {
            let dp_hpa = 1010.0 - central_hpa;
            vec![RmaxRelation::ClimadaPressure.rmax_km(&inputs(dp_hpa, 20.0))]
        }
        ("nederhoff_2019", &[wind_m_s, lat_deg]) => {
            let radius = nederhoff_2019(wind_m_s, lat_deg);
            vec![radius.mode_km, radius.median_km, radius.sigma]
        }
        _ => return None,
    })
}

fn storm(function: &str, arguments: &[f64]) -> Option<Vec<f64>> {
    Some(match (function, arguments) {
        ("kaplan_demaria_1995_knots", [knots, hours @ ..]) => {
            let landfall = WindOneMin::from_knots(*knots);
            let model = KaplanDeMaria1995::published();
            hours
                .iter()
                .map(|&h| model.wind(landfall, h).knots())
                .collect()
        }
        ("vickery_twisdale_1995", [dp_hpa, hours @ ..]) => {
            let model = VickeryTwisdale1995::PUBLISHED;
            hours
                .iter()
                .map(|&h| model.dp_hpa(*dp_hpa, h, 0.0))
                .collect()
        }
        ("leg_distance_and_speed", &[lat0, lon0, lat1, lon1, hours]) => {
            let fixes = [
                [0.0, lat0, lon0, 0.0, 1000.0],
                [hours, lat1, lon1, 0.0, 1000.0],
            ];
            let track = track(TrackKind::BestTrack, &fixes)?;
            let [from, to] = [0, 1].map(|fix| track.fixes()[fix].centre);
            vec![from.distance_km(to), track.leg_speed_m_s(hours)]
        }
        ("rayleigh_sigma", means) => means
            .iter()
            .map(|&mean| sigma_from_mean_distance(mean))
            .collect(),
        ("forecast_error_mean_km", &[members, lead_h]) => {
            vec![forecast_error_mean_km(members as u32, lead_h)?]
        }
        ("hindcast", [model, lat_deg, lon_deg, fixes @ ..]) => {
            let place = Position {
                lat_deg: *lat_deg,
                lon_deg: *lon_deg,
            };
            let kind = if *model < 2000.0 {
                ProfileKind::Holland1980
            } else {
                ProfileKind::Holland2008
            };
            let (fixes, _) = fixes.as_chunks::<5>();
            let track = track(TrackKind::BestTrack, fixes)?;
            let storms = WindModel::climada(kind).storms(&track, &track.times_h(0.25));
            vec![
                storms
                    .iter()
                    .map(|storm| storm.wind(place).m_s())
                    .fold(0.0, f64::max),
            ]
        }
        _ => return None,
    })
}

fn consequence(function: &str, arguments: &[f64]) -> Option<Vec<f64>> {
    Some(match (function, arguments) {
        ("r_cliper_2007", [wind_m_s, radii @ ..]) => {
            let wind = WindOneMin::from_m_s(*wind_m_s);
            radii
                .iter()
                .map(|&r| RCliper::TULEYA_2007.rate_mm_h(wind, r))
                .collect()
        }
        ("ipet_2006", [dp_hpa, rmax_km, radii @ ..]) => radii
            .iter()
            .map(|&r| Ipet::CHT.rate_mm_h(*dp_hpa, *rmax_km, r))
            .collect(),
        ("bathtub_surge", &[wind_m_s]) => {
            vec![Bathtub::CLIMADA.at_coast_m(WindOneMin::from_m_s(wind_m_s), 0.0)]
        }
        ("surge_sigma", &[mean_error_m]) => vec![sigma_from_mean_error(mean_error_m)],
        ("emanuel_2011_damage", &[wind_m_s, threshold_m_s, half_m_s]) => {
            let curve = Emanuel2011 {
                threshold_m_s,
                half_m_s,
            };
            vec![curve.damaged_share(WindOneMin::from_m_s(wind_m_s))]
        }
        ("beaufort_lower", forces) => {
            let lower: Vec<f64> = beaufort_lower_m_s().map(|(_, lower)| lower).collect();
            forces
                .iter()
                .filter_map(|&force| lower.get(force as usize).copied())
                .collect()
        }
        _ => return None,
    })
}

/// A track of (time in h, latitude, longitude, 1-min knots, central hPa) in an environment of 1010 hPa.
fn track(kind: TrackKind, fixes: &[[f64; 5]]) -> Option<Track> {
    let fix = |&[time_h, lat_deg, lon_deg, knots, central_pressure_hpa]: &[f64; 5]| Fix {
        time_h,
        centre: Position { lat_deg, lon_deg },
        wind: WindOneMin::from_knots(knots),
        central_pressure_hpa,
        environment_pressure_hpa: 1010.0,
        rmax_km: None,
    };
    Track::new(kind, fixes.iter().map(fix).collect()).ok()
}

/// Mean distance in km between members and a straight forecast at a lead.
fn forecast_error_mean_km(members: u32, lead_h: f64) -> Option<f64> {
    let fixes = [
        [0.0, 15.0, 128.0, 90.0, 950.0],
        [lead_h, 23.0, 110.0, 90.0, 950.0],
    ];
    let forecast = track(TrackKind::Forecast, &fixes)?;
    let error = ForecastError::hko_2015();
    let mut sum_km = 0.0;
    for replication in 0..members {
        let key = SeedKey::new(1, "verify");
        let mut stream = key.stream(replication, Purpose::Event, EntityKey::SCENARIO);
        let member = error.member(&forecast, &mut stream).ok()?;
        sum_km += member.fixes()[1]
            .centre
            .distance_km(forecast.fixes()[1].centre);
    }
    Some(sum_km / f64::from(members))
}
