use super::*;

fn fix(time_h: f64, lat_deg: f64, lon_deg: f64) -> Fix {
    Fix {
        time_h,
        centre: Position { lat_deg, lon_deg },
        wind: WindOneMin::from_knots(90.0),
        central_pressure_hpa: 956.0 - 4.0 * time_h,
        environment_pressure_hpa: 1010.0,
        rmax_km: None,
    }
}

fn track(fixes: Vec<Fix>) -> Track {
    Track::new(TrackKind::BestTrack, fixes).expect("rising times")
}

#[test]
fn a_track_has_two_fixes_in_rising_time() {
    let made = |fixes| Track::new(TrackKind::Forecast, fixes);
    assert_eq!(made(vec![fix(0.0, 20.0, 110.0)]), Err(TrackError::TooFew));
    let still = vec![fix(0.0, 20.0, 110.0), fix(0.0, 21.0, 110.0)];
    assert_eq!(made(still), Err(TrackError::Order(1)));
    let lost = vec![fix(0.0, 20.0, 110.0), fix(6.0, f64::NAN, 110.0)];
    assert_eq!(made(lost), Err(TrackError::Value(1)));
    let in_pascals = Fix {
        central_pressure_hpa: 95_600.0,
        ..fix(6.0, 20.0, 110.0)
    };
    let made = made(vec![fix(0.0, 20.0, 110.0), in_pascals]);
    assert_eq!(made, Err(TrackError::Value(1)));
}

#[test]
fn the_storm_at_a_fix_is_the_fix_and_outside_the_track_there_is_none() {
    let track = track(vec![
        fix(0.0, 21.5, 114.5),
        fix(3.0, 21.9, 113.6),
        fix(6.0, 22.2, 112.8),
    ]);
    for fix in track.fixes() {
        assert_eq!(track.at(fix.time_h), Some(*fix));
    }
    assert_eq!(track.at(-0.1), None);
    assert_eq!(track.at(6.1), None);
    assert_eq!(track.at(f64::NAN), None);
}

#[test]
fn the_first_fix_moves_as_the_first_leg_does() {
    let track = track(vec![fix(0.0, 21.5, 114.5), fix(3.0, 21.9, 113.6)]);
    let motion = track.motion(0.0);
    assert!((motion.speed_m_s() - track.leg_speed_m_s(0.0)).abs() < 0.02);
    assert!(
        (-67.0..-63.0).contains(&motion.heading_deg()),
        "west-north-west"
    );
    assert!((motion.filling_hpa_h + 4.0).abs() < 1e-12);
}

#[test]
fn a_track_may_cross_the_date_line_either_way_it_is_written() {
    let wrapped = track(vec![fix(0.0, 10.0, 179.5), fix(6.0, 10.0, -179.5)]);
    let plain = track(vec![fix(0.0, 10.0, 179.5), fix(6.0, 10.0, 180.5)]);
    let [a, b] = [&wrapped, &plain].map(|t| t.at(3.0).expect("within").centre);
    assert!(a.distance_km(b) < 1e-9);
    assert!((wrapped.motion(3.0).east_m_s - plain.motion(3.0).east_m_s).abs() < 1e-9);
    assert!(wrapped.motion(3.0).east_m_s > 0.0);
}

#[test]
fn instant_speeds_average_to_the_speed_of_the_leg() {
    let track = track(vec![fix(0.0, 21.5, 114.5), fix(3.0, 21.9, 113.6)]);
    let mean = (0..300)
        .map(|k| track.motion((f64::from(k) + 0.5) / 100.0).speed_m_s())
        .sum::<f64>()
        / 300.0;
    assert!((mean - track.leg_speed_m_s(1.0)).abs() < 1e-3);
}

#[test]
fn steps_run_from_the_first_fix_to_the_last() {
    let track = track(vec![fix(2.0, 21.5, 114.5), fix(5.0, 21.9, 113.6)]);
    assert_eq!(track.times_h(1.0), [2.0, 3.0, 4.0, 5.0]);
    assert_eq!(track.times_h(0.0), [2.0]);
    assert_eq!(track.times_h(4.0), [2.0]);
}
