use super::*;
use proptest::prelude::*;

fn channel() -> CompoundChannel {
    CompoundChannel {
        bed_width_m: 40.0,
        bank_slope: 2.0,
        bank_height_m: 4.0,
        plain_width_m: 300.0,
        edge_slope: 3.0,
        channel_roughness: 0.03,
        plain_roughness: 0.08,
        bed_fall: 0.0005,
    }
}

#[test]
fn a_wide_shallow_channel_follows_the_five_thirds_law() {
    // R tends to the depth h, so that Q = b h^(5/3) sqrt(i) / n.
    let wide = CompoundChannel {
        bed_width_m: 1e6,
        bank_slope: 0.0,
        plain_width_m: 0.0,
        ..channel()
    };
    let expected = 1e6 * libm::pow(2.0, 5.0 / 3.0) * libm::sqrt(0.0005) / 0.03;
    assert!((wide.discharge_m3_s(2.0) / expected - 1.0).abs() < 1e-5);
}

#[test]
fn sections_with_round_figures_follow_manning() {
    let manning = |area: f64, wetted: f64, n: f64| {
        area * libm::pow(area / wetted, 2.0 / 3.0) * libm::sqrt(0.001) / n
    };
    // Banks of 4 : 3, so that each wetted bank is 5/3 of the depth: bed 6 m, depth 3 m, top 14 m.
    let trapezoid = CompoundChannel {
        bed_width_m: 6.0,
        bank_slope: 4.0 / 3.0,
        bed_fall: 0.001,
        ..channel()
    };
    assert!((trapezoid.discharge_m3_s(3.0) - manning(30.0, 16.0, 0.03)).abs() < 1e-9);
    // Upright banks of 2 m under 3 m of water, and 20 m of plain: the divides between them carry no friction.
    let upright = CompoundChannel {
        bed_width_m: 10.0,
        bank_slope: 0.0,
        bank_height_m: 2.0,
        plain_width_m: 20.0,
        edge_slope: 0.0,
        plain_roughness: 0.06,
        ..trapezoid
    };
    let parts = manning(30.0, 14.0, 0.03) + manning(20.0, 22.0, 0.06);
    assert!((upright.discharge_m3_s(3.0) - parts).abs() < 1e-9);
}

#[test]
fn discharge_is_continuous_at_the_banks_and_rises_everywhere() {
    let (below, above) = (4.0 - 1e-9, 4.0 + 1e-9);
    assert!((channel().discharge_m3_s(below) - channel().discharge_m3_s(above)).abs() < 1e-4);
    let mut last = -1.0;
    for centimetre in 0..1200 {
        let discharge = channel().discharge_m3_s(f64::from(centimetre) / 100.0);
        assert!(discharge > last);
        last = discharge;
    }
}

#[test]
fn a_dry_channel_carries_nothing_and_nothing_stands_in_it() {
    assert!(channel().discharge_m3_s(0.0) <= 0.0 && channel().discharge_m3_s(-1.0) <= 0.0);
    assert!(channel().depth_m(0.0).unwrap() <= 0.0);
}

#[test]
fn a_table_that_does_not_rise_is_refused() {
    assert!(Rating::new(&[0.0, 1.0], &[5.0, 5.0]).is_err());
    assert!(Rating::new(&[1.0, 0.0], &[0.0, 5.0]).is_err());
    assert!(Rating::new(&[0.0], &[0.0]).is_err());
    assert!(
        CompoundChannel {
            bed_fall: 0.0,
            ..channel()
        }
        .rating(9.0, 50)
        .is_err()
    );
    assert!(channel().rating(9.0, 0).is_err());
}

#[test]
fn no_event_is_no_rise_and_the_rise_counts_from_the_base_flow() {
    let rating = Rating::new(&[10.0, 11.0, 13.0], &[0.0, 100.0, 500.0]).unwrap();
    let mut rise_m = [9.0; 4];
    rating.fill_rise_m(33.3, &[0.0, 66.7, 266.7, -20.0], &mut rise_m);
    assert_eq!((rise_m[0].to_bits(), rise_m[3].to_bits()), (0, 0));
    assert!((rise_m[1] - 0.667).abs() < 1e-12);
    assert!((rise_m[2] - 1.667).abs() < 1e-12);
}

proptest! {
    #[test]
    fn level_and_discharge_are_each_others_inverse(discharge in 0.0_f64..20_000.0) {
        let rating = channel().rating(12.0, 60).unwrap();
        let back = rating.discharge_m3_s(rating.level_m(discharge));
        prop_assert!((back - discharge).abs() < 1e-9 * (1.0 + discharge));
        let back = channel().discharge_m3_s(channel().depth_m(discharge).unwrap());
        prop_assert!((back - discharge).abs() < 1e-9 * (1.0 + discharge));
    }

    #[test]
    fn the_table_stays_close_to_the_formula(depth_m in 0.5_f64..12.0) {
        let rating = channel().rating(12.0, 120).unwrap();
        let exact = channel().discharge_m3_s(depth_m);
        prop_assert!((rating.discharge_m3_s(depth_m) / exact - 1.0).abs() < 0.01);
    }
}
