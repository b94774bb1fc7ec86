use super::*;
use crate::random::{EntityKey, Purpose, SeedKey};
use proptest::prelude::*;

fn stream(replication: u32) -> Stream {
    SeedKey::new(1, "").stream(replication, Purpose::Event, EntityKey::SCENARIO)
}

#[test]
fn fires_a_day_have_the_mean_and_the_variance_of_a_poisson_number() {
    let rate = IgnitionRate::assumed(2.0);
    let mean = 2.0 * 0.8 * 3.0;
    let mut stream = stream(0);
    let n = 50_000;
    let counts: Vec<f64> = (0..n)
        .map(|_| f64::from(rate.fires(5, true, &mut stream)))
        .collect();
    let average = counts.iter().sum::<f64>() / f64::from(n);
    let variance = counts
        .iter()
        .map(|c| (c - average) * (c - average))
        .sum::<f64>()
        / f64::from(n);
    assert!(
        (average - mean).abs() < 5.0 * libm::sqrt(mean / f64::from(n)),
        "{average}"
    );
    // The variance of a sample variance is (2 mean² + mean) / n.
    let error = libm::sqrt((2.0 * mean * mean + mean) / f64::from(n));
    assert!((variance - mean).abs() < 5.0 * error, "{variance}");
}

#[test]
fn no_fire_starts_in_the_lowest_class() {
    let mut stream = stream(1);
    let rate = IgnitionRate::assumed(50.0);
    assert!((0..1000).all(|_| rate.fires(1, true, &mut stream) == 0));
}

#[test]
fn places_are_drawn_by_their_weights() {
    let weights = [0.0, 3.0, -1.0, f64::NAN, 1.0, 0.0];
    let mut stream = stream(2);
    let n = 40_000;
    let mut counts = [0_u32; 6];
    for _ in 0..n {
        counts[place(&weights, &mut stream).expect("there are weights")] += 1;
    }
    assert_eq!((counts[0], counts[2], counts[3], counts[5]), (0, 0, 0, 0));
    let share = f64::from(counts[1]) / f64::from(n);
    assert!(
        (share - 0.75).abs() < 5.0 * libm::sqrt(0.75 * 0.25 / f64::from(n)),
        "{share}"
    );
    assert_eq!(place(&[0.0, -1.0], &mut stream), None);
}

#[test]
fn nine_of_ten_fires_under_look_outs_are_reported_six_times_sooner() {
    let detection = Detection::assumed(0.9);
    let mut stream = stream(3);
    let n = 100_000;
    let mean = (0..n)
        .map(|_| detection.delay_min(&mut stream))
        .sum::<f64>()
        / f64::from(n);
    // 0.9 × 10 + 0.1 × 60; standard deviation below 30.
    assert!(
        (mean - 15.0).abs() < 5.0 * 30.0 / libm::sqrt(f64::from(n)),
        "{mean}"
    );
}

#[test]
fn every_fire_uses_the_same_count_of_draws() {
    for coverage in [0.0, 0.5, 1.0] {
        let (mut drawn, mut counted) = (stream(4), stream(4));
        Detection::assumed(coverage).delay_min(&mut drawn);
        IgnitionRate::assumed(9.0).fires(5, false, &mut drawn);
        place(&[0.0], &mut drawn);
        (0..4).for_each(|_| {
            counted.uniform();
        });
        assert_eq!(drawn.uniform().to_bits(), counted.uniform().to_bits());
    }
}

proptest! {
    #[test]
    fn the_discovered_size_grows_from_the_size_at_ignition(
        head in 0.0..50.0_f64, ratio in 1.0..6.0_f64, ignition in 0.0..1e4_f64, delay in 0.0..200.0_f64,
    ) {
        let ellipse = Ellipse::new(head, ratio);
        let at_once = discovered_m2(&ellipse, ignition, 0.0);
        prop_assert!((at_once - ignition).abs() <= 1e-9 * ignition);
        let later = discovered_m2(&ellipse, ignition, delay);
        prop_assert!(later >= ellipse.area_m2(delay) * (1.0 - 1e-12) && later >= at_once);
    }
}
