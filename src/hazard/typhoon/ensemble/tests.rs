use super::super::averaging::WindOneMin;
use super::super::position::Position;
use super::super::relations::atkinson_holliday_1977_dp_hpa;
use super::super::track::{Fix, Track, TrackKind};
use super::*;
use crate::random::{EntityKey, Purpose, SeedKey, Stream};

/// A forecast of five days, six hours apart.
fn forecast() -> Track {
    let fix = |k: i32| Fix {
        time_h: 6.0 * f64::from(k),
        centre: Position {
            lat_deg: 15.0 + 0.4 * f64::from(k),
            lon_deg: 128.0 - 0.9 * f64::from(k),
        },
        wind: WindOneMin::from_m_s(45.0),
        central_pressure_hpa: 950.0,
        environment_pressure_hpa: 1010.0,
        rmax_km: None,
    };
    Track::new(TrackKind::Forecast, (0..=20).map(fix).collect()).expect("rising times")
}

fn stream(replication: u32) -> Stream {
    SeedKey::new(1, "typhoon").stream(replication, Purpose::Event, EntityKey::SCENARIO)
}

fn members(count: u32) -> Vec<Track> {
    let error = ForecastError::hko_2015();
    let forecast = forecast();
    (0..count)
        .map(|k| error.member(&forecast, &mut stream(k)).expect("finite"))
        .collect()
}

#[test]
fn ten_thousand_members_are_as_wrong_as_hko_was_in_2015() {
    let (forecast, members) = (forecast(), members(10_000));
    // On knots a day apart, and at 36 h between two.
    for (lead_h, mean_km) in [
        (24.0, 69.0),
        (36.0, 95.0),
        (48.0, 121.0),
        (72.0, 175.0),
        (96.0, 242.0),
        (120.0, 394.0),
    ] {
        let at = |track: &Track| track.at(lead_h).expect("within").centre;
        let centre = at(&forecast);
        let sum: f64 = members.iter().map(|m| at(m).distance_km(centre)).sum();
        let mean = sum / 10_000.0;
        assert!((mean / mean_km - 1.0).abs() < 0.02, "{lead_h} h: {mean} km");
    }
}

#[test]
fn winds_err_as_the_table_says_and_pressures_follow_them() {
    let members = members(10_000);
    let wind = |m: &Track| m.at(48.0).expect("within").wind.m_s();
    let mean = members.iter().map(|m| (wind(m) - 45.0).abs()).sum::<f64>() / 10_000.0;
    assert!((mean / 6.5 - 1.0).abs() < 0.03, "{mean} m/s");
    for member in &members[..1000] {
        let fix = member.fixes()[8];
        assert_eq!(fix.wind.m_s() > 45.0, fix.central_pressure_hpa < 950.0);
    }
}

#[test]
fn deficits_of_members_stay_as_far_from_atkinson_and_holliday_as_the_forecasts() {
    let weak = |fix: &Fix| Fix {
        wind: WindOneMin::from_m_s(3.0),
        central_pressure_hpa: 1007.0,
        ..*fix
    };
    let fixes = forecast().fixes().iter().map(weak).collect();
    let depression = Track::new(TrackKind::Forecast, fixes).expect("rising times");
    let apart = |fix: &Fix| fix.dp_hpa() - atkinson_holliday_1977_dp_hpa(fix.wind);
    let of_forecast = apart(&depression.fixes()[0]);
    for k in 0..2000 {
        let member = ForecastError::hko_2015().member(&depression, &mut stream(k));
        for fix in member.expect("a track").fixes() {
            assert!((apart(fix) - of_forecast).abs() < 1e-9, "{fix:?}");
        }
    }
}

#[test]
fn members_are_smooth_tracks() {
    // In six hours the error changes by less than a third of itself; independent errors would change by 1.4 of it.
    let (forecast, members) = (forecast(), members(1000));
    let error = |m: &Track, fix: usize| {
        let (a, b) = (forecast.fixes()[fix].centre, m.fixes()[fix].centre);
        let (km, bearing) = (a.distance_km(b), a.bearing_deg(b).to_radians());
        [km * libm::sin(bearing), km * libm::cos(bearing)]
    };
    for fix in 8..20 {
        let (mut size, mut change) = (0.0, 0.0);
        for member in &members {
            let [[east, north], [later_east, later_north]] =
                [error(member, fix), error(member, fix + 1)];
            size += libm::hypot(east, north);
            change += libm::hypot(later_east - east, later_north - north);
        }
        assert!(change < size / 3.0, "fix {fix}: {change} of {size}");
    }
}

#[test]
fn a_member_depends_on_its_stream_alone_and_draws_three_uniforms_a_knot() {
    let error = ForecastError::hko_2015();
    let mut drawn = stream(7);
    let member = error.member(&forecast(), &mut drawn);
    assert_eq!(member, error.member(&forecast(), &mut stream(7)));
    let mut counted = stream(7);
    for _ in 0..3 * 6 {
        counted.uniform();
    }
    assert_eq!(drawn.uniform().to_bits(), counted.uniform().to_bits());
}

#[test]
fn without_errors_every_member_is_the_forecast() {
    let none = ErrorTable::new(&[(0.0, 0.0)]).expect("a row");
    let error = ForecastError {
        position_km: none.clone(),
        wind_m_s: none,
        ..ForecastError::hko_2015()
    };
    let member = error.member(&forecast(), &mut stream(3)).expect("finite");
    for (a, b) in member.fixes().iter().zip(forecast().fixes()) {
        assert!(a.centre.distance_km(b.centre) < 1e-6);
        assert!((a.wind.m_s() - b.wind.m_s()).abs() < 1e-12);
    }
}

#[test]
fn tables_are_in_rising_lead_and_errors_do_not_shrink_beyond_them() {
    assert_eq!(ErrorTable::new(&[]), None);
    assert_eq!(ErrorTable::new(&[(24.0, 1.0), (24.0, 2.0)]), None);
    assert_eq!(ErrorTable::new(&[(0.0, -1.0)]), None);
    let table = ErrorTable::hko_2015_position_km();
    assert!((table.mean(36.0) - 95.0).abs() < 1e-12);
    assert!(table.mean(144.0) >= 394.0);
}

#[test]
fn cousins_start_within_the_box_and_keep_times_and_winds() {
    let parent = forecast();
    for k in 0..200 {
        let cousin = Climatology::CLIMADA
            .member(&parent, &mut stream(k))
            .expect("finite");
        let [a, b] = [cousin.fixes()[0].centre, parent.fixes()[0].centre];
        assert!((a.lat_deg - b.lat_deg).abs() <= 0.75 && (a.lon_deg - b.lon_deg).abs() <= 0.75);
        for (a, b) in cousin.fixes().iter().zip(parent.fixes()) {
            assert!((a.time_h, a.wind) == (b.time_h, b.wind));
        }
    }
}

#[test]
fn without_noise_the_walk_retraces_the_parent() {
    let still = Climatology {
        start_deg: 0.0,
        speed_share: 0.0,
        turn_deg_h: 0.0,
        ..Climatology::CLIMADA
    };
    let cousin = still.member(&forecast(), &mut stream(1)).expect("finite");
    for (a, b) in cousin.fixes().iter().zip(forecast().fixes()) {
        assert!(a.centre.distance_km(b.centre) < 1e-6);
    }
}
