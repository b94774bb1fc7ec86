use super::super::track::{Fix, TrackKind};
use super::*;

/// A storm that moves due east along 20° N for 24 h.
fn eastwards() -> Track {
    let fix = |time_h: f64| Fix {
        time_h,
        centre: Position {
            lat_deg: 20.0,
            lon_deg: 110.0 + time_h * 0.2,
        },
        wind: WindOneMin::from_m_s(40.0),
        central_pressure_hpa: 960.0,
        environment_pressure_hpa: 1010.0,
        rmax_km: Some(30.0),
    };
    Track::new(TrackKind::Synthetic, vec![fix(0.0), fix(24.0)]).expect("rising times")
}

fn at(lat_deg: f64) -> Position {
    Position {
        lat_deg,
        lon_deg: 112.4,
    }
}

const STEPS: RainSteps = RainSteps {
    step_h: 0.25,
    cutoff_km: 300.0,
};

#[test]
fn rain_is_heaviest_near_the_track_and_none_beyond_the_cut_off() {
    let model = RainModel::RCliper(RCliper::TULEYA_2007);
    let rain = accumulated_mm(&eastwards(), &model, STEPS, &[at(20.2), at(21.5), at(30.0)]);
    assert!(rain[0] > rain[1] && rain[1] > 0.0);
    assert!(rain[2].abs() < 1e-12);
}

#[test]
fn the_right_side_gets_its_factor_more() {
    let model = RainModel::Ipet {
        model: Ipet {
            right_side: 1.5,
            ..Ipet::CHT
        },
        rmax_km: 30.0,
    };
    // South is to the right of a storm that moves east. 0.5° off the track on either side.
    let rain = accumulated_mm(&eastwards(), &model, STEPS, &[at(19.5), at(20.5)]);
    assert!((rain[0] / rain[1] - 1.5).abs() < 0.02, "{rain:?}");
}

#[test]
fn halving_the_step_changes_a_total_by_less_than_a_hundredth() {
    let model = RainModel::RCliper(RCliper::TULEYA_2007);
    let fine = RainSteps {
        step_h: 0.125,
        ..STEPS
    };
    let [coarse, fine] =
        [STEPS, fine].map(|s| accumulated_mm(&eastwards(), &model, s, &[at(20.3)])[0]);
    assert!((coarse / fine - 1.0).abs() < 0.01);
}

#[test]
fn rates_meet_at_the_ring_and_at_rmax() {
    let wind = WindOneMin::from_m_s(40.0);
    let u = 1.0 + (wind.knots() - 35.0) / 33.0;
    let ring_km = 64.5 - 13.0 * u;
    let rate = |r| RCliper::TULEYA_2007.rate_mm_h(wind, r);
    assert!((rate(ring_km - 1e-9) - rate(ring_km + 1e-9)).abs() < 1e-6);
    let rate = |r| Ipet::CHT.rate_mm_h(50.0, 30.0, r);
    assert!((rate(30.0 - 1e-9) - rate(30.0 + 1e-9)).abs() < 1e-6);
}

#[test]
fn no_wind_however_weak_or_strong_gives_negative_rain() {
    for knots in [0.0, 20.0, 35.0, 120.0, 300.0] {
        for r_km in [0.0, 10.0, 100.0, 500.0] {
            let rate = RCliper::TULEYA_2007.rate_mm_h(WindOneMin::from_knots(knots), r_km);
            assert!((0.0..60.0).contains(&rate), "{knots} kt, {r_km} km: {rate}");
        }
    }
}
