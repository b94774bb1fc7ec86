use super::*;
use crate::scenario::spec::defaults;

fn settings() -> FloodSettings {
    defaults().expect("every field may be left out")
}

#[test]
fn published_depth_speeds_hold_and_the_parabola_is_cut_where_cars_stop() {
    // Pregnolato et al. (2017): 86.94 km/h on a dry road, 2.08 km/h at 300 mm before the cut.
    let speed = |mm: f64| depth_speed_km_h(&settings(), mm / 1000.0, 0.3);
    assert!(speed(0.0).is_infinite(), "a dry road sets no ceiling");
    assert!((speed(100.0) - (9.0 - 55.29 + 86.9448)).abs() < 1e-9);
    assert!((speed(299.999_999) - 2.0748).abs() < 1e-3);
    assert!(speed(300.0) <= 0.0 && speed(400.0) <= 0.0);
}

#[test]
fn a_vehicle_that_wades_twice_as_deep_follows_the_conservative_envelope() {
    // Envelope for vehicles that reach 600 mm: 0.0002415 w² − 0.2898 w + 86.94 (design/science.md, section 2).
    for mm in [50.0, 150.0, 300.0, 450.0] {
        let envelope: f64 = 0.000_241_5 * mm * mm - 0.2898 * mm + 86.94;
        let scaled = depth_speed_km_h(&settings(), mm / 1000.0, 0.6);
        assert!(
            (scaled - envelope).abs() < 0.05 * 86.94,
            "{mm} mm: {scaled} against {envelope}"
        );
    }
}
