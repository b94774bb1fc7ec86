use super::*;
use proptest::prelude::*;

fn stage(start_min: f64, head_m_min: f64, ratio: f64, heading_rad: f64) -> GrowthStage {
    GrowthStage {
        start_min,
        growth: Growth {
            ellipse: Ellipse::new(head_m_min, ratio),
            heading_rad,
        },
    }
}

#[test]
fn one_stage_is_the_ellipse() {
    for ratio in [1.0, 2.0, 4.0] {
        let ellipse = Ellipse::new(8.0, ratio);
        let fire = EllipticalFire::new(&[stage(0.0, 8.0, ratio, 1.0)]);
        assert!((fire.area_m2(90.0) / ellipse.area_m2(90.0) - 1.0).abs() < 1e-9);
        assert!((fire.perimeter_m(90.0) / ellipse.perimeter_m(90.0) - 1.0).abs() < 1e-3);
        for angle in [0.0, 0.7, 2.0, 3.1, -1.2] {
            let rate = ellipse.rate_m_min(angle);
            let (east, north) = (libm::sin(1.0 + angle), libm::cos(1.0 + angle));
            let arrival = fire.arrival_min(60.0 * rate * east, 60.0 * rate * north);
            assert!((arrival - 60.0).abs() < 1e-6, "{ratio} {angle} {arrival}");
        }
    }
}

#[test]
fn turning_the_wind_right_about_makes_the_back_a_head() {
    // Along the axis the sums are plain: 60 min head one way, then 60 min back that way and head the other.
    let ellipse = Ellipse::new(10.0, 3.0);
    let fire = EllipticalFire::new(&[stage(0.0, 10.0, 3.0, 0.0), stage(60.0, 10.0, 3.0, PI)]);
    let both = 60.0 * (ellipse.head_m_min + ellipse.back_m_min());
    assert!((fire.extent_m(0.0, 120.0) - both).abs() < 1e-9);
    assert!((fire.extent_m(PI, 120.0) - both).abs() < 1e-9);
    assert!((fire.arrival_min(0.0, both) - 120.0).abs() < 1e-6);
}

#[test]
fn a_stage_without_growth_is_a_pause() {
    let pause = [
        stage(0.0, 5.0, 2.0, 0.4),
        stage(30.0, 0.0, 1.0, 0.0),
        stage(90.0, 5.0, 2.0, 0.4),
    ];
    let (with, without) = (
        EllipticalFire::new(&pause),
        EllipticalFire::new(&pause[..1]),
    );
    assert!((with.area_m2(120.0) / without.area_m2(60.0) - 1.0).abs() < 1e-12);
    assert!((with.arrival_min(50.0, 200.0) - without.arrival_min(50.0, 200.0) - 60.0).abs() < 1e-6);
}

#[test]
fn a_fire_that_never_grows_reaches_its_start_and_nothing_else() {
    for stages in [
        &[][..],
        &[stage(0.0, 0.0, 1.0, 0.0)][..],
        &[stage(0.0, 5.0, 2.0, f64::NAN)][..],
    ] {
        let fire = EllipticalFire::new(stages);
        assert!(fire.arrival_min(0.0, 0.0).abs() < 1e-12);
        assert!(fire.arrival_min(1.0, 0.0).is_infinite());
        assert!(fire.area_m2(100.0).abs() < 1e-12);
    }
}

proptest! {
    #[test]
    fn a_point_is_reached_when_no_direction_keeps_it_apart(
        heads in proptest::collection::vec((0.5..10.0_f64, 1.0..5.0_f64, 0.0..6.3_f64), 1..5),
        bearing in 0.0..6.3_f64, distance in 1.0..2000.0_f64,
    ) {
        let stages: Vec<GrowthStage> = heads
            .iter()
            .enumerate()
            .map(|(k, &(head, ratio, heading))| stage(k as f64 * 40.0, head, ratio, heading))
            .collect();
        let fire = EllipticalFire::new(&stages);
        let (east, north) = (distance * libm::sin(bearing), distance * libm::cos(bearing));
        let arrival = fire.arrival_min(east, north);
        let apart = |minute: f64| {
            (0..3600)
                .map(|k| {
                    let n = f64::from(k) * TAU / 3600.0;
                    east * libm::sin(n) + north * libm::cos(n) - fire.extent_m(n, minute)
                })
                .fold(f64::NEG_INFINITY, f64::max)
        };
        prop_assert!(apart(arrival) <= 1e-6 * distance, "{}", apart(arrival));
        prop_assert!(apart(arrival * 0.999) > 0.0);
    }
}
