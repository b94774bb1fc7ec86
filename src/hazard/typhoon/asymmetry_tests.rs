use super::*;

/// A northern storm that moves north at 10 m/s.
const NORTHWARDS: Turning = Turning {
    translation: Translation {
        east_m_s: 0.0,
        north_m_s: 10.0,
    },
    spin: 1.0,
    rmax_km: 30.0,
    max_m_s: 50.0,
    contains_motion: false,
};

fn spot(bearing_deg: f64, distance_km: f64) -> Spot {
    Spot {
        distance_km,
        bearing_deg,
        symmetric_m_s: 40.0,
    }
}

const VECTOR: Asymmetry = Asymmetry::Vector(Weight::MoutonNordbeck2005);
const ALL: [Asymmetry; 4] = [
    VECTOR,
    Asymmetry::Vector(Weight::Phadke2003),
    Asymmetry::Hubbert1991(Hubbert1991::TCRM),
    Asymmetry::McConochie2004(McConochie2004::TCRM),
];

#[test]
fn to_the_right_of_the_heading_speeds_add_and_to_the_left_they_are_taken_off() {
    assert!((VECTOR.wind_m_s(&NORTHWARDS, &spot(90.0, 30.0)) - 50.0).abs() < 1e-12);
    assert!((VECTOR.wind_m_s(&NORTHWARDS, &spot(-90.0, 30.0)) - 30.0).abs() < 1e-12);
    // At twice the radius half of the motion is felt.
    assert!((VECTOR.wind_m_s(&NORTHWARDS, &spot(90.0, 60.0)) - 45.0).abs() < 1e-12);
}

#[test]
fn the_strong_side_is_on_the_left_in_the_southern_hemisphere() {
    for asymmetry in ALL {
        let south = Turning {
            spin: -1.0,
            ..NORTHWARDS
        };
        let north_right = asymmetry.wind_m_s(&NORTHWARDS, &spot(90.0, 30.0));
        let south_left = asymmetry.wind_m_s(&south, &spot(-90.0, 30.0));
        assert!((north_right - south_left).abs() < 1e-12);
        assert!(north_right > asymmetry.wind_m_s(&NORTHWARDS, &spot(-90.0, 30.0)));
    }
}

#[test]
fn motion_that_the_wind_contains_is_not_counted_twice() {
    let contained = Turning {
        contains_motion: true,
        ..NORTHWARDS
    };
    assert!((VECTOR.wind_m_s(&contained, &spot(90.0, 30.0)) - 40.0).abs() < 1e-12);
}

#[test]
fn a_storm_that_stands_still_is_symmetric() {
    let still = Turning {
        translation: Translation {
            east_m_s: 0.0,
            north_m_s: 0.0,
        },
        ..NORTHWARDS
    };
    for asymmetry in ALL {
        let winds = [0.0, 90.0, 180.0, 270.0].map(|b| asymmetry.wind_m_s(&still, &spot(b, 50.0)));
        assert!(winds.iter().all(|wind| (wind - winds[0]).abs() < 1e-12));
    }
}

#[test]
fn hubbert_takes_seven_tenths_of_the_gradient_wind_plus_the_motion_on_the_strong_side() {
    let hubbert = Asymmetry::Hubbert1991(Hubbert1991 {
        to_one_minute: 1.0,
        ..Hubbert1991::TCRM
    });
    let strongest = hubbert.wind_m_s(&NORTHWARDS, &spot(70.0, 30.0));
    assert!((strongest - (0.7 * 40.0 + 10.0)).abs() < 1e-12);
}

#[test]
fn mcconochies_reductions_hold_at_their_winds() {
    let p = McConochie2004::TCRM;
    for (wind_m_s, reduction) in [
        (0.0, 0.81),
        (6.0, 0.81),
        (19.5, 0.77),
        (45.0, 0.66),
        (90.0, 0.66),
    ] {
        assert!((p.reduction(wind_m_s) - reduction).abs() < 1e-12);
    }
}

#[test]
fn phadkes_weight_is_one_half_at_the_radius_of_maximum_winds_and_falls_both_ways() {
    assert!((Weight::Phadke2003.at_rmax() - 0.5).abs() < 1e-12);
    for distance_km in [0.0, 10.0, 100.0, 1000.0] {
        assert!(Weight::Phadke2003.at(30.0, distance_km) < 0.5);
    }
}

#[test]
fn a_cap_keeps_the_heading() {
    let fast = Translation {
        east_m_s: -30.0,
        north_m_s: 40.0,
    };
    let capped = fast.capped(10.0);
    assert!((capped.east_m_s + 6.0).abs() < 1e-12 && (capped.north_m_s - 8.0).abs() < 1e-12);
    assert_eq!(fast.capped(60.0), fast);
}
