use super::super::asymmetry::{Asymmetry, Weight};
use super::super::averaging::WindOneMin;
use super::super::model::{ProfileKind, WindModel};
use super::super::position::Position;
use super::super::profile::Periphery;
use super::super::track::{Fix, Track, TrackKind};
use super::*;
use proptest::prelude::*;

/// The kernel and the plain way differ by rounding and by 1e-13 of `exp` and `ln`, times the exponents between.
const RELATIVE: f64 = 1e-9;

fn fix(time_h: f64, lat_deg: f64, lon_deg: f64) -> Fix {
    Fix {
        time_h,
        centre: Position { lat_deg, lon_deg },
        wind: WindOneMin::from_knots(90.0),
        central_pressure_hpa: 955.0,
        environment_pressure_hpa: 1010.0,
        rmax_km: None,
    }
}

fn track(lon_deg: f64, mirror: f64) -> Track {
    let fixes = vec![
        fix(0.0, 19.0 * mirror, lon_deg),
        fix(6.0, 20.0 * mirror, lon_deg - 1.5),
        fix(12.0, 21.5 * mirror, lon_deg - 2.5),
    ];
    Track::new(TrackKind::BestTrack, fixes).expect("rising times")
}

/// A square of cells round a point, `side` × `side`, 0.15° apart.
fn square(lat_deg: f64, lon_deg: f64, side: i32) -> Vec<Position> {
    let offset = |k: i32| 0.15 * f64::from(k - side / 2);
    (0..side * side)
        .map(|k| Position {
            lat_deg: lat_deg + offset(k / side),
            lon_deg: lon_deg + offset(k % side),
        })
        .collect()
}

fn filled(model: &WindModel, track: &Track, places: &[Position]) -> Field {
    let mut field = Field::default();
    field.fill(
        &Cells::new(places),
        &model.storms(track, &track.times_h(1.0)),
    );
    field
}

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() <= RELATIVE * a.abs().max(b.abs()).max(1.0)
}

fn models() -> Vec<WindModel> {
    let kinds = [
        ProfileKind::Holland1980,
        ProfileKind::Holland2008,
        ProfileKind::Holland2010(Periphery::HOLLAND_2010),
        ProfileKind::EmanuelRotunno2011,
    ];
    let asymmetries = [
        Asymmetry::Symmetric,
        Asymmetry::Vector(Weight::MoutonNordbeck2005),
        Asymmetry::Vector(Weight::Phadke2003),
    ];
    kinds
        .into_iter()
        .flat_map(|kind| {
            asymmetries.map(|asymmetry| WindModel {
                asymmetry,
                ..WindModel::climada(kind)
            })
        })
        .collect()
}

#[test]
fn fields_are_the_plain_wind_of_every_storm_at_every_cell_in_both_hemispheres() {
    for mirror in [1.0, -1.0] {
        let (track, places) = (track(115.0, mirror), square(20.5 * mirror, 113.5, 50));
        for model in models() {
            let field = filled(&model, &track, &places);
            for (step, storm) in model.storms(&track, &track.times_h(1.0)).iter().enumerate() {
                for (&wind, &place) in field.step(step).iter().zip(&places) {
                    let on_edge = (storm.centre.distance_km(place) - 300.0).abs() < 1e-6;
                    assert!(
                        on_edge || close(wind.m_s(), storm.wind(place).m_s()),
                        "{model:?} {place:?}"
                    );
                }
            }
        }
    }
}

#[test]
fn the_peak_is_the_highest_of_the_steps_and_stands_at_its_time() {
    let (track, places) = (track(115.0, 1.0), square(20.5, 113.5, 30));
    let field = filled(
        &WindModel::climada(ProfileKind::Holland2008),
        &track,
        &places,
    );
    for cell in 0..places.len() {
        let peak = field.peak()[cell];
        let step = field.peak_time_h()[cell] as usize;
        assert_eq!(field.step(step)[cell], peak);
        assert!((0..13).all(|step| field.step(step)[cell] <= peak));
    }
}

#[test]
fn a_field_used_again_holds_nothing_of_the_storm_before() {
    let (track, places) = (track(115.0, 1.0), square(20.5, 113.5, 10));
    let model = WindModel::climada(ProfileKind::Holland2008);
    let mut field = filled(&model, &track, &square(20.5, 113.5, 20));
    field.fill(&Cells::new(&places), &model.storms(&track, &[3.0, 4.0]));
    let mut fresh = Field::default();
    fresh.fill(&Cells::new(&places), &model.storms(&track, &[3.0, 4.0]));
    assert_eq!(field, fresh);
    assert!(field.step(2).is_empty());
}

#[test]
fn no_cells_and_no_storms_are_no_trouble() {
    let model = WindModel::climada(ProfileKind::Holland2008);
    let mut field = Field::default();
    field.fill(&Cells::new(&[]), &model.storms(&track(115.0, 1.0), &[1.0]));
    assert!(field.peak().is_empty());
    field.fill(&Cells::new(&square(20.0, 110.0, 2)), &[]);
    assert!(field.peak().iter().all(|wind| wind.m_s().to_bits() == 0));
}

#[test]
fn the_strong_side_is_the_right_one() {
    let model = WindModel::climada(ProfileKind::Holland2008);
    let track = track(115.0, 1.0);
    let storm = model.storm(&track, 3.0).expect("within");
    let heading_deg = track.motion(3.0).heading_deg();
    let [right, left] = [90.0, -90.0].map(|turn| {
        storm
            .wind(storm.centre.towards(heading_deg + turn, 40.0))
            .m_s()
    });
    // The symmetric wind holds the motion once: it is met again on the right, and lacks twice over on the left.
    assert!((right - storm.profile.speed_m_s(40.0)).abs() < 1e-9);
    assert!(left < right - 5.0);
}

proptest! {
    #[test]
    fn turning_the_earth_under_the_storm_changes_nothing(shift_deg in -720.0..720.0_f64) {
        let model = WindModel::climada(ProfileKind::Holland2008);
        let here = filled(&model, &track(115.0, 1.0), &square(20.5, 113.5, 12));
        let there = filled(&model, &track(115.0 + shift_deg, 1.0), &square(20.5, 113.5 + shift_deg, 12));
        for (a, b) in here.peak().iter().zip(there.peak()) {
            prop_assert!(close(a.m_s(), b.m_s()), "{a:?} {b:?}");
        }
    }

    #[test]
    fn kernel_and_plain_wind_agree_for_any_storm(
        lat_deg in -60.0..60.0_f64,
        central_hpa in 880.0..1012.0_f64,
        knots in 0.0..180.0_f64,
        east_deg in -4.0..4.0_f64,
        rmax_km in 5.0..150.0_f64,
        bearing_deg in 0.0..360.0_f64,
        distance_km in 0.0..299.0_f64,
        reported in any::<bool>(),
    ) {
        let made = |time_h, lon_deg| Fix {
            central_pressure_hpa: central_hpa,
            wind: WindOneMin::from_knots(knots),
            rmax_km: reported.then_some(rmax_km),
            ..fix(time_h, lat_deg, lon_deg)
        };
        let track = Track::new(TrackKind::BestTrack, vec![made(0.0, 120.0), made(6.0, 120.0 + east_deg)]).expect("rising times");
        for kind in [ProfileKind::Holland1980, ProfileKind::Holland2008] {
            let model = WindModel::climada(kind);
            let storm = model.storm(&track, 2.0).expect("within");
            let place = storm.centre.towards(bearing_deg, distance_km);
            let mut field = Field::default();
            field.fill(&Cells::new(&[place]), &[storm]);
            let (fast, plain) = (field.step(0)[0].m_s(), storm.wind(place).m_s());
            prop_assert!(fast.is_finite() && fast >= 0.0);
            // Where wind and motion cancel, rounding of the larger is left: 1e-6 m/s is below any meaning.
            prop_assert!(close(fast, plain) || (fast - plain).abs() < 1e-6, "{fast} {plain}");
        }
    }
}
