//! Published and independently computed values (statsmodels, scipy; identifiers of `verify` in brackets).

use super::quantile::{enclosing_chance, rank_of};
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
fn ranks_of_quantile_intervals_agree_with_the_binomial() {
    // [S9], with the chance that the interval holds the quantile.
    for (n, p, low, high, chance) in [
        (100, 0.5, 40, 61, 0.964_80),
        (100, 0.9, 84, 96, 0.955_69),
        (1000, 0.95, 936, 964, 0.958_10),
        (10_000, 0.99, 9880, 9920, 0.955_75),
    ] {
        let ranks = quantile_ranks(n, p, 0.95);
        assert_eq!(ranks, (Some(low), Some(high)), "n {n} p {p}");
        let got = enclosing_chance(n, p, (low, high));
        assert!((got - chance).abs() < 1e-5, "n {n} p {p}: {got}");
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
        [59, 93, 124].map(Some)
    );
    assert_eq!(
        [1, 2].map(|order| wilks_sample_size(0.99, 0.95, order)),
        [299, 473].map(Some)
    );
    assert_eq!(
        wilks_sample_size(1.0, 0.95, 1),
        None,
        "nothing lies above the largest possible value"
    );
    assert_eq!(wilks_sample_size(0.95, 0.95, 0), None);
}

/// The chance that an interval holds p, summed over all outcomes of n trials.
fn coverage(n: u64, p: f64, interval: impl Fn(&Proportion) -> (f64, f64)) -> f64 {
    let log_choose = |k: u64| {
        let log_factorial = |m: u64| libm::lgamma(m as f64 + 1.0);
        log_factorial(n) - log_factorial(k) - log_factorial(n - k)
    };
    let chance = |k: u64| {
        libm::exp(log_choose(k) + k as f64 * libm::log(p) + (n - k) as f64 * libm::log1p(-p))
    };
    let holds = |&k: &u64| {
        let (low, high) = interval(&Proportion {
            successes: k,
            trials: n,
        });
        low <= p && p <= high
    };
    (0..=n).filter(holds).map(chance).sum()
}

#[test]
fn clopper_pearson_never_covers_less_than_it_says_and_wilson_does_on_average() {
    for n in [5, 20, 100] {
        let exact = |p| coverage(n, p, |proportion| proportion.clopper_pearson(0.95));
        let wilson = |p| coverage(n, p, |proportion| proportion.wilson(0.95));
        let grid = || (1..200).map(|step| f64::from(step) / 200.0);
        assert!(grid().all(|p| exact(p) >= 0.95 - 1e-9), "n {n}");
        // "Approximate is better than exact": Agresti & Coull (1998), The American Statistician 52, 119–126.
        let mean = |of: &dyn Fn(f64) -> f64| grid().map(of).sum::<f64>() / 199.0;
        assert!(
            (mean(&wilson) - 0.95).abs() < 0.01,
            "n {n}: {}",
            mean(&wilson)
        );
        assert!(mean(&wilson) < mean(&exact), "n {n}");
    }
}

#[test]
fn wilson_covers_as_often_in_simulation_as_the_sum_over_outcomes_says() {
    let mut stream = SeedKey::new(1, "").stream(0, Purpose::CheckArrival, EntityKey::SCENARIO);
    for p in [0.02, 0.1, 0.5, 0.9] {
        let mut covered = Proportion::default();
        for _ in 0..4000 {
            let mut proportion = Proportion::default();
            (0..200).for_each(|_| proportion.add(stream.happens(p)));
            let (low, high) = proportion.wilson(0.95);
            covered.add(low <= p && p <= high);
        }
        let expected = coverage(200, p, |proportion| proportion.wilson(0.95));
        // |z| < 4 for all four p fails by chance for one seed in 4000; the seed is fixed.
        let z = (covered.estimate() - expected) / libm::sqrt(expected * (1.0 - expected) / 4000.0);
        assert!(z.abs() < 4.0, "p {p}: z {z}");
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

#[test]
fn shares_at_named_limits_are_exact_on_both_sides_of_the_limit() {
    let limit = Millis(28_800_000);
    let mut times = TimeHistogram::new(Millis::from_hours(72.0), &[limit]);
    for (step, count) in [(-1, 3), (0, 5), (1, 7)] {
        (0..count).for_each(|_| times.add(limit + Millis(step)));
    }
    assert_eq!((times.before(limit), times.within(limit)), (3, 8));
    assert_eq!(times.within(Millis::from_hours(72.0)), 15);
}

#[test]
fn the_horizon_itself_is_reached_and_a_millisecond_later_is_not() {
    let horizon = Millis::from_hours(72.0);
    let mut times = TimeHistogram::new(horizon, &[]);
    times.add(horizon);
    times.add(horizon + Millis(1));
    assert_eq!(times.censored(), 1);
    assert_eq!(times.quantile(0.5), Some(horizon));
}

#[test]
fn an_interval_that_may_pass_the_horizon_is_open() {
    let hour = Millis::from_hours;
    let mut times = TimeHistogram::new(hour(72.0), &[]);
    (0..90).for_each(|_| times.add(hour(6.0)));
    (0..10).for_each(|_| times.add(Millis::NEVER));
    // Of 100 observations the 0.9 quantile lies between the 84th and the 96th, the median between the 40th and the 61st.
    let (low, high) = times.quantile_interval(0.9, 0.95);
    assert!(low.unwrap() <= hour(6.0) && high.is_none());
    let (low, high) = times.quantile_interval(0.5, 0.95);
    assert!(low.unwrap() <= hour(6.0) && hour(6.0) <= high.unwrap());
    assert_eq!(times.quantile_interval(0.99, 0.95), (None, None));
}

#[test]
fn histograms_of_different_questions_do_not_merge() {
    let hour = Millis::from_hours;
    let mut times = TimeHistogram::new(hour(72.0), &[hour(8.0)]);
    for other in [
        TimeHistogram::new(hour(48.0), &[hour(8.0)]),
        TimeHistogram::new(hour(72.0), &[hour(6.0)]),
        TimeHistogram::new(hour(72.0), &[]),
    ] {
        assert_eq!(times.merge(&other), Err(MergeError::Different));
    }
}

#[test]
fn a_decimal_share_asks_for_the_rank_that_it_means() {
    // 100 × 0.07 is 7.000000000000001 in binary.
    assert_eq!(rank_of(100, 0.07), 7);
    assert_eq!(
        [rank_of(100, 0.071), rank_of(100, 0.0), rank_of(100, 1.0)],
        [8, 1, 100]
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
            for &time in times {
                histogram.add(Millis(time));
            }
            histogram
        };
        let mut merged = count(&b);
        merged.merge(&count(&a)).unwrap();
        prop_assert_eq!(merged, count(&[a, b].concat()));
    }

    #[test]
    fn quantiles_are_late_by_at_most_a_bin(mut times in proptest::collection::vec(0..86_000_000i64, 1..60), p in 0.01..1.0f64) {
        let mut histogram = TimeHistogram::new(Millis::from_hours(24.0), &[]);
        for &time in &times {
            histogram.add(Millis(time));
        }
        times.sort_unstable();
        let exact = times[((times.len() as f64 * p).ceil() as usize).max(1) - 1];
        let late = histogram.quantile(p).unwrap().0 - exact;
        prop_assert!((0..=86_400_000 / 4096 + 1).contains(&late), "{late}");
    }
}
