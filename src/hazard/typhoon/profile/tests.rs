use super::*;
use proptest::prelude::*;

fn holland(coriolis_per_s: f64) -> Holland {
    Holland {
        rmax_km: 40.0,
        b: 1.5,
        dp_hpa: 60.0,
        density_kg_m3: 1.15,
        coriolis_per_s,
        to_level: 1.0,
    }
}

#[test]
fn without_coriolis_hollands_maximum_stands_at_rmax_and_is_the_closed_form() {
    let profile = holland(0.0);
    let at_rmax = profile.speed_m_s(40.0);
    assert!((at_rmax - peak_wind_m_s(1.5, 60.0, 1.15)).abs() < 1e-9);
    for r in 1..400 {
        assert!(profile.speed_m_s(f64::from(r)) <= at_rmax + 1e-12);
    }
}

#[test]
fn the_rotation_of_the_earth_weakens_the_gradient_wind_most_far_out() {
    let (still, turning) = (holland(0.0), holland(5e-5));
    let loss = |r_km| still.speed_m_s(r_km) - turning.speed_m_s(r_km);
    assert!(loss(40.0) > 0.0 && loss(300.0) > loss(40.0));
}

#[test]
fn hollands_wind_satisfies_the_gradient_balance() {
    let profile = holland(5e-5);
    for r_km in [10.0, 40.0, 150.0] {
        let v = profile.speed_m_s(r_km);
        let q = libm::pow(40.0 / r_km, 1.5);
        let force = profile.pressure_m2_s2() * q * libm::exp(-q);
        assert!((v * v + v * 5e-5 * r_km * 1000.0 - force).abs() < 1e-8);
    }
}

#[test]
fn the_shape_from_a_wind_gives_that_wind_back() {
    let b = holland_1980_b(50.0, 60.0, 1.15);
    assert!((peak_wind_m_s(b, 60.0, 1.15) - 50.0).abs() < 1e-12);
}

#[test]
fn hollands_2010_profile_meets_both_winds() {
    let profile = Holland2010 {
        rmax_km: 75.0,
        max_wind_m_s: 35.0,
        bs: 1.75,
        periphery: Periphery::HOLLAND_2010,
    };
    assert!((profile.speed_m_s(75.0) - 35.0).abs() < 1e-12);
    assert!((profile.speed_m_s(300.0) - 17.0).abs() < 1e-12);
}

#[test]
fn emanuel_and_rotunno_reach_the_maximum_at_rmax_without_coriolis() {
    let profile = EmanuelRotunno2011 {
        rmax_km: 40.0,
        max_wind_m_s: 40.0,
        coriolis_per_s: 0.0,
    };
    assert!((profile.speed_m_s(40.0) - 40.0).abs() < 1e-12);
    // CLIMADA's reference: r = 30 km of the same storm.
    assert!((profile.speed_m_s(30.0) - 38.4).abs() < 1e-12);
}

#[test]
fn moist_air_in_a_typhoon_weighs_a_little_more_than_a_kilogram() {
    let density = AirDensity::HOLLAND_2010.kg_m3(950.0, 60.0, 20.0);
    assert!((1.05..1.2).contains(&density), "{density}");
}

proptest! {
    #[test]
    fn no_profile_is_ever_negative_or_not_a_number(
        r_km in 0.0..2000.0_f64,
        rmax_km in 1.0..200.0_f64,
        dp_hpa in -5.0..150.0_f64,
        b in 0.8..2.5_f64,
        max_wind_m_s in 0.0..100.0_f64,
    ) {
        let coriolis_per_s = 5e-5;
        for profile in [
            Profile::Holland(Holland { rmax_km, b, dp_hpa, density_kg_m3: 1.15, coriolis_per_s, to_level: 0.9 }),
            Profile::Holland2010(Holland2010 { rmax_km, max_wind_m_s, bs: b, periphery: Periphery::HOLLAND_2010 }),
            Profile::EmanuelRotunno2011(EmanuelRotunno2011 { rmax_km, max_wind_m_s, coriolis_per_s }),
        ] {
            let v = profile.speed_m_s(r_km);
            prop_assert!((0.0..200.0).contains(&v), "{profile:?} at {r_km} km: {v}");
        }
    }
}
