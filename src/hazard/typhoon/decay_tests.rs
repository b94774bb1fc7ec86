use super::super::position::Position;
use super::*;

fn fix(time_h: f64) -> Fix {
    Fix {
        time_h,
        centre: Position {
            lat_deg: 21.0 + 0.2 * time_h,
            lon_deg: 113.0,
        },
        wind: WindOneMin::from_knots(100.0),
        central_pressure_hpa: 950.0,
        environment_pressure_hpa: 1010.0,
        rmax_km: None,
    }
}

fn track(kind: TrackKind) -> Track {
    Track::new(kind, (0..6).map(|k| fix(f64::from(k) * 6.0)).collect()).expect("rising times")
}

fn all() -> [Decay; 3] {
    [
        Decay::KaplanDeMaria1995(KaplanDeMaria1995::published()),
        Decay::VickeryTwisdale1995 {
            model: VickeryTwisdale1995::PUBLISHED,
            z: 0.0,
        },
        Decay::ClimadaDistance(ClimadaDistance::CLIMADA),
    ]
}

#[test]
fn best_tracks_and_forecasts_are_not_weakened_twice() {
    for kind in [TrackKind::BestTrack, TrackKind::Forecast] {
        for decay in all() {
            let refused = weakened(&track(kind), &[true; 6], &decay);
            assert_eq!(refused, Err(DecayError::AlreadyWeakened(kind)));
        }
    }
}

#[test]
fn without_land_nothing_changes() {
    let track = track(TrackKind::Synthetic);
    for decay in all() {
        assert_eq!(weakened(&track, &[false; 6], &decay).as_ref(), Ok(&track));
    }
}

#[test]
fn storms_weaken_fix_by_fix_over_land_and_do_not_recover_at_sea() {
    let land = [false, true, true, true, false, false];
    for decay in all() {
        let after = weakened(&track(TrackKind::Synthetic), &land, &decay).expect("synthetic");
        let wind: Vec<f64> = after.fixes().iter().map(|fix| fix.wind.m_s()).collect();
        assert!(wind.windows(2).all(|pair| pair[1] <= pair[0]), "{wind:?}");
        assert!(wind[3] < wind[1]);
        assert!((wind[5] - wind[3]).abs() < 1e-12);
    }
}

#[test]
fn a_second_landfall_weakens_what_the_first_has_left() {
    let decay = Decay::KaplanDeMaria1995(KaplanDeMaria1995::published());
    let land = [false, true, true, false, true, true];
    let after = weakened(&track(TrackKind::Synthetic), &land, &decay).expect("synthetic");
    let model = KaplanDeMaria1995::published();
    let once = model.wind(WindOneMin::from_knots(100.0), 6.0);
    let twice = model.wind(once, 6.0);
    assert!((after.fixes()[5].wind.m_s() - twice.m_s()).abs() < 1e-12);
}

#[test]
fn the_deficit_goes_with_the_square_of_the_wind() {
    let half = fix(0.0).with_wind_times(0.5);
    assert!((half.dp_hpa() - 15.0).abs() < 1e-12);
    assert!((half.wind.knots() - 50.0).abs() < 1e-12);
}

#[test]
fn weak_storms_do_not_strengthen_towards_the_background() {
    let model = KaplanDeMaria1995::published();
    let weak = WindOneMin::from_knots(20.0);
    for hours in [0.0, 6.0, 100.0] {
        assert!(model.wind(weak, hours) <= weak);
    }
}

#[test]
fn no_filling_rate_deepens_a_storm() {
    let model = VickeryTwisdale1995::PUBLISHED;
    assert!(model.dp_hpa(10.0, 24.0, -6.0) <= 10.0);
}

#[test]
fn flags_must_match_the_fixes() {
    let refused = weakened(&track(TrackKind::Synthetic), &[true], &all()[0]);
    assert_eq!(refused, Err(DecayError::Flags { flags: 1, fixes: 6 }));
}
