use super::super::asymmetry::{Hubbert1991, McConochie2004};
use super::super::averaging::WindOneMin;
use super::super::position::Position;
use super::super::track::TrackKind;
use super::*;
use proptest::prelude::*;

/// A storm near 20° N that moves west by so many degrees in six hours.
fn track(west_deg: f64) -> Track {
    let fix = |time_h: f64| Fix {
        time_h,
        centre: Position {
            lat_deg: 20.0,
            lon_deg: 115.0 - west_deg * time_h / 6.0,
        },
        wind: WindOneMin::from_m_s(45.0),
        central_pressure_hpa: 950.0,
        environment_pressure_hpa: 1010.0,
        rmax_km: Some(30.0),
    };
    Track::new(TrackKind::BestTrack, vec![fix(0.0), fix(6.0)]).expect("rising times")
}

/// Highest wind on the ring of maximum winds.
fn highest_m_s(model: &WindModel, west_deg: f64) -> f64 {
    let storm = model.storm(&track(west_deg), 3.0).expect("within");
    (0..360)
        .map(|bearing| storm.centre.towards(f64::from(bearing), 30.0))
        .map(|place| storm.wind(place).m_s())
        .fold(0.0, f64::max)
}

#[test]
fn profiles_from_the_reported_wind_give_that_wind_back_however_fast_the_storm_moves() {
    for kind in [ProfileKind::Holland1980, ProfileKind::EmanuelRotunno2011] {
        for west_deg in [0.0, 0.5, 1.0] {
            let model = WindModel {
                cyclostrophic: true,
                ..WindModel::climada(kind)
            };
            let highest = highest_m_s(&model, west_deg);
            assert!(
                (highest - 45.0).abs() < 0.5,
                "{kind:?} {west_deg}: {highest}"
            );
        }
    }
}

#[test]
fn a_shape_relation_replaces_the_reported_wind() {
    let model = WindModel {
        shape: Some(ShapeRelation::Powell2005),
        ..WindModel::climada(ProfileKind::Holland1980)
    };
    let Profile::Holland(profile) = model.storm(&track(1.0), 3.0).expect("within").profile else {
        panic!("Holland's profile");
    };
    let b = 1.881_093 - 0.010_917 * 20.0 - 0.005_567 * 30.0 / 1.852;
    assert!((profile.b - b).abs() < 1e-12);
}

#[test]
fn a_reported_radius_goes_before_the_relation() {
    let model = WindModel::climada(ProfileKind::Holland2008);
    let storm = model.storm(&track(1.0), 3.0).expect("within");
    assert!((storm.profile.rmax_km() - 30.0).abs() < 1e-12);
}

#[test]
fn nothing_blows_beyond_the_cut_off_or_outside_the_track() {
    let model = WindModel::climada(ProfileKind::Holland2008);
    let storm = model.storm(&track(1.0), 3.0).expect("within");
    assert!(storm.wind(storm.centre.towards(45.0, 299.0)).m_s() > 0.0);
    assert!(storm.wind(storm.centre.towards(45.0, 301.0)).m_s().abs() < 1e-12);
    assert_eq!(model.storm(&track(1.0), 6.5), None);
    assert_eq!(model.storms(&track(1.0), &[-1.0, 0.0, 6.0, 7.0]).len(), 2);
}

#[test]
fn hubbert_starts_from_the_gradient_wind_whatever_level_the_profile_gives() {
    for kind in [ProfileKind::Holland1980, ProfileKind::Holland2008] {
        let surface = WindModel::climada(kind);
        let hubbert = WindModel {
            asymmetry: Asymmetry::Hubbert1991(Hubbert1991 {
                to_one_minute: 1.0,
                ..Hubbert1991::TCRM
            }),
            ..surface
        };
        let ratio = highest_m_s(&hubbert, 0.0) / highest_m_s(&surface, 0.0);
        assert!((ratio - 0.7 / 0.9).abs() < 1e-9, "{kind:?}: {ratio}");
    }
}

#[test]
fn translation_beyond_the_cap_adds_no_more() {
    let model = WindModel::climada(ProfileKind::Holland2008);
    let speed = |west_deg| {
        let storm = model.storm(&track(west_deg), 3.0).expect("within");
        storm.turning.translation.speed_m_s()
    };
    assert!(speed(1.0) < Translation::CLIMADA_CAP_M_S);
    assert!((speed(9.0) - Translation::CLIMADA_CAP_M_S).abs() < 1e-9);
}

proptest! {
    #[test]
    fn every_wind_is_a_number_and_not_negative_whatever_the_track(
        lats in prop::array::uniform2(-90.0..=90.0_f64),
        lons in prop::array::uniform2(-400.0..400.0_f64),
        winds in prop::array::uniform2(0.0..=150.0_f64),
        central_hpa in prop::array::uniform2(800.0..=1100.0_f64),
        hours in 0.01..48.0_f64,
        place in (-90.0..=90.0_f64, -180.0..180.0_f64),
        near_km in 0.0..300.0_f64,
    ) {
        let fix = |k: usize| Fix {
            time_h: hours * k as f64,
            centre: Position { lat_deg: lats[k], lon_deg: lons[k] },
            wind: WindOneMin::from_m_s(winds[k]),
            central_pressure_hpa: central_hpa[k],
            environment_pressure_hpa: 1010.0,
            rmax_km: None,
        };
        let track = Track::new(TrackKind::BestTrack, vec![fix(0), fix(1)]).expect("possible");
        let place = Position { lat_deg: place.0, lon_deg: place.1 };
        for profile in [
            ProfileKind::Holland1980,
            ProfileKind::Holland2008,
            ProfileKind::Holland2010(Periphery::HOLLAND_2010),
            ProfileKind::EmanuelRotunno2011,
        ] {
            for asymmetry in [
                Asymmetry::Vector(Weight::MoutonNordbeck2005),
                Asymmetry::Vector(Weight::Phadke2003),
                Asymmetry::Hubbert1991(Hubbert1991::TCRM),
                Asymmetry::McConochie2004(McConochie2004::TCRM),
            ] {
                let model = WindModel { asymmetry, ..WindModel::climada(profile) };
                for storm in model.storms(&track, &[0.0, 0.4 * hours, hours]) {
                    for place in [place, storm.centre, storm.centre.towards(77.0, near_km)] {
                        let wind = storm.wind(place).m_s();
                        prop_assert!((0.0..500.0).contains(&wind), "{storm:?}: {wind}");
                    }
                }
            }
        }
    }
}
