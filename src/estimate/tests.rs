//! Published and independently computed values (statsmodels, scipy; identifiers of `verify` in brackets).

use super::*;
use crate::random::{EntityKey, Purpose, SeedKey};
use crate::units::Millis;
use proptest::prelude::*;

#[test]
fn intervals_of_proportions_agree_with_published_values() {
    // [S2]–[S5]; Newcombe (1998), Statistics in Medicine 17, 857–872, table I, for the first three.
    for (successes, trials, wilson, exact) in [
        (15, 148, (0.062_386, 0.160_487), (0.057_844, 0.161_650)),
        (0, 20, (0.0, 0.161_125), (0.0, 0.168_433)),
        (1, 29, (0.006_113, 0.171_755), (0.000_873, 0.177_644)),
        (950, 1000, (0.934_686, 0.961_870), (0.934_610, 0.962_665)),
    ] {
        let proportion = Proportion { successes, trials };
        for (got, expected) in [
            (proportion.wilson(0.95), wilson),
            (proportion.clopper_pearson(0.95), exact),
        ] {
            assert!(
                (got.0 - expected.0).abs() < 1e-6 && (got.1 - expected.1).abs() < 1e-6,
                "{successes}/{trials}: {got:?}"
            );
        }
    }
}

#[test]
fn no_failure_in_a_thousand_bounds_the_chance_of_one() {
    // [S8]: one-sided 95 % is the upper end of the two-sided 90 % interval.
    let (_, high) = Proportion {
        successes: 0,
        trials: 1000,
    }
    .clopper_pearson(0.9);
    assert!((high - 0.002_991_250).abs() < 1e-9, "{high}");
}

#[test]
fn needed_replications_follow_the_formula() {
    // [S7].
    let needed =
        [(0.95, 0.01), (0.95, 0.005), (0.99, 0.002)].map(|(p, h)| replications_for(p, h, 0.95));
    assert_eq!(needed, [1825, 7299, 9508]);
}

#[test]
fn ranks_of_quantile_intervals_agree_with_the_binomial() {
    // [S9].
    for (n, p, low, high) in [
        (100, 0.5, 40, 61),
        (100, 0.9, 84, 96),
        (1000, 0.95, 936, 964),
        (10_000, 0.99, 9880, 9920),
    ] {
        assert_eq!(
            quantile_ranks(n, p, 0.95),
            (Some(low), Some(high)),
            "n {n} p {p}"
        );
    }
    assert_eq!(
        quantile_ranks(3, 0.5, 0.95),
        (None, None),
        "three values enclose no median at 95 %"
    );
}

#[test]
fn wilks_sample_sizes_are_the_published_ones() {
    // [S10].
    assert_eq!(
        [1, 2, 3].map(|order| wilks_sample_size(0.95, 0.95, order)),
        [59, 93, 124]
    );
    assert_eq!(
        [1, 2].map(|order| wilks_sample_size(0.99, 0.95, order)),
        [299, 473]
    );
}

#[test]
fn wilson_covers_the_truth_about_as_often_as_it_says() {
    let mut stream = SeedKey::new(1, "").stream(0, Purpose::CheckArrival, EntityKey::SCENARIO);
    for p in [0.1, 0.5, 0.9] {
        let mut covered = Proportion::default();
        for _ in 0..4000 {
            let mut proportion = Proportion::default();
            (0..200).for_each(|_| proportion.add(stream.happens(p)));
            let (low, high) = proportion.wilson(0.95);
            covered.add(low <= p && p <= high);
        }
        // At n = 200 the exact coverage of Wilson's interval lies between 0.93 and 0.97 for these p; the standard error is 0.0034.
        assert!(
            (0.92..0.98).contains(&covered.estimate()),
            "p {p}: {}",
            covered.estimate()
        );
    }
}

#[test]
fn nothing_counted_says_nothing() {
    assert_eq!(Proportion::default().wilson(0.95), (0.0, 1.0));
    assert_eq!(Proportion::default().clopper_pearson(0.95), (0.0, 1.0));
    assert_eq!(
        TimeHistogram::new(Millis::from_hours(72.0), &[]).quantile(0.5),
        None
    );
}

#[test]
fn censored_times_are_counted_and_never_averaged_in() {
    let hour = Millis::from_hours;
    let mut times = TimeHistogram::new(hour(72.0), &[hour(8.0)]);
    for time in [
        hour(2.0),
        hour(8.0),
        hour(8.0) + Millis(1),
        Millis::NEVER,
        hour(80.0),
    ] {
        times.add(time);
    }
    assert_eq!(
        (times.within(hour(8.0)), times.censored(), times.total()),
        (2, 2, 5)
    );
    assert_eq!(times.quantile(0.9), None, "two of five were not reached");
    let median = times.quantile(0.5).unwrap();
    assert!(
        (hour(8.0)..hour(8.0) + Millis(64_000)).contains(&median),
        "{median}"
    );
}

proptest! {
    #[test]
    fn intervals_hold_the_estimate_and_widen_with_the_level(trials in 1..5000u64, part in 0.0..1.0f64) {
        let proportion = Proportion { successes: (trials as f64 * part) as u64, trials };
        for interval in [Proportion::wilson, Proportion::clopper_pearson] {
            let (narrow, wide) = (interval(&proportion, 0.8), interval(&proportion, 0.99));
            prop_assert!(wide.0 <= narrow.0 && narrow.0 <= proportion.estimate());
            prop_assert!(proportion.estimate() <= narrow.1 && narrow.1 <= wide.1);
        }
    }

    #[test]
    fn merged_histograms_equal_counting_together(a in proptest::collection::vec(0..100_000_000i64, 0..40), b in proptest::collection::vec(0..100_000_000i64, 0..40)) {
        let count = |times: &[i64]| {
            let mut histogram = TimeHistogram::new(Millis::from_hours(24.0), &[Millis::from_hours(8.0)]);
            times.iter().for_each(|&time| histogram.add(Millis(time)));
            histogram
        };
        let mut merged = count(&b);
        merged.merge(&count(&a));
        prop_assert_eq!(merged, count(&[a, b].concat()));
    }

    #[test]
    fn quantiles_are_late_by_at_most_a_bin(mut times in proptest::collection::vec(0..86_000_000i64, 1..60), p in 0.01..1.0f64) {
        let mut histogram = TimeHistogram::new(Millis::from_hours(24.0), &[]);
        times.iter().for_each(|&time| histogram.add(Millis(time)));
        times.sort_unstable();
        let exact = times[((times.len() as f64 * p).ceil() as usize).max(1) - 1];
        let late = histogram.quantile(p).unwrap().0 - exact;
        prop_assert!((0..=86_400_000 / 4096 + 1).contains(&late), "{late}");
    }
}
