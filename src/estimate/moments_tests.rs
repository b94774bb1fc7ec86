use super::*;
use crate::random::normal_quantile;
use crate::units::Millis;
use proptest::prelude::*;

fn count(values: &[i64]) -> Moments {
    let mut moments = Moments::default();
    for &value in values {
        moments.add(value);
    }
    moments
}

fn close(got: f64, expected: f64, tolerance: f64) -> bool {
    (got - expected).abs() <= tolerance * expected.abs().max(1.0)
}

#[test]
fn students_quantiles_agree_with_the_printed_table() {
    // Two-sided 95 % and 99 % points; NIST/SEMATECH e-Handbook of Statistical Methods, section 1.3.6.7.2.
    for (df, at_95, at_99) in [
        (1.0, 12.706, 63.657),
        (2.0, 4.303, 9.925),
        (5.0, 2.571, 4.032),
        (10.0, 2.228, 3.169),
        (30.0, 2.042, 2.750),
        (100.0, 1.984, 2.626),
    ] {
        for (level, expected) in [(0.95, at_95), (0.99, at_99)] {
            let got = student_two_sided(df, level);
            assert!((got - expected).abs() <= 0.000_501, "df {df}: {got}");
        }
    }
}

#[test]
fn students_quantiles_agree_with_closed_forms() {
    for level in [0.5, 0.9, 0.95, 0.999] {
        // One degree of freedom is Cauchy, two have t = level √(2 / (1 − level²)), many are normal.
        let cauchy = libm::tan(std::f64::consts::FRAC_PI_2 * level);
        assert!(close(student_two_sided(1.0, level), cauchy, 1e-9));
        let two = level * libm::sqrt(2.0 / (1.0 - level * level));
        assert!(close(student_two_sided(2.0, level), two, 1e-12));
        let normal = normal_quantile(f64::midpoint(1.0, level));
        // Cornish–Fisher: t = z + (z³ + z) / 4 df + O(df⁻²).
        let expected = normal + normal * (normal * normal + 1.0) / 4e6;
        let got = student_two_sided(1e6, level);
        assert!((got - expected).abs() < 1e-8, "{got} {expected}");
    }
}

#[test]
fn the_interval_of_a_mean_is_the_textbook_one() {
    // 1 … 5: mean 3, s² = 2.5, t = 2.776 445 at four degrees of freedom.
    let (low, high) = count(&[1, 2, 3, 4, 5]).interval(0.95).unwrap();
    let half = 2.776_445 * libm::sqrt(2.5 / 5.0);
    assert!(close(low, 3.0 - half, 1e-6) && close(high, 3.0 + half, 1e-6));
    assert_eq!(count(&[7]).interval(0.95), None, "one number has no spread");
}

#[test]
fn a_small_spread_about_a_large_mean_keeps_its_digits() {
    let far = Moments::LIMIT - 1;
    let sd = count(&[far - 1, far, far + 1]).sd().unwrap();
    assert!(close(sd, 1.0, 1e-15), "{sd}");
    assert_eq!(count(&[far; 9]).sd(), Some(0.0));
}

#[test]
fn what_was_never_reached_is_not_averaged() {
    let moments = count(&[3_600_000, Millis::NEVER.0]);
    assert_eq!((moments.count(), moments.censored()), (1, 1));
    assert_eq!((moments.mean(), moments.sd()), (None, None));
    assert_eq!(Moments::default().mean(), None);
    assert_eq!(count(&[i64::MIN, i64::MAX]).censored(), 2);
}

#[test]
fn pairs_without_two_values_are_counted_by_side() {
    let mut pairs = PairedDifferences::default();
    pairs.add(Some(5), Some(8));
    pairs.add(Some(6), Some(7));
    assert_eq!(pairs.differences.mean(), Some(-2.0));
    pairs.add(Some(6), None);
    pairs.add(None, Some(6));
    pairs.add(None, None);
    assert_eq!((pairs.only_alternative, pairs.only_base), (1, 1));
    assert_eq!(
        (pairs.differences.count(), pairs.differences.censored()),
        (2, 3)
    );
    assert_eq!(pairs.differences.mean(), None);
}

proptest! {
    #[test]
    fn merging_in_any_order_equals_counting_together(
        parts in proptest::collection::vec(proptest::collection::vec(-1_i64 << 41..1_i64 << 41, 0..20), 3)
    ) {
        let merged = |order: [usize; 3]| {
            let mut sum = Moments::default();
            for part in order {
                sum.merge(count(&parts[part]));
            }
            sum
        };
        prop_assert_eq!(merged([0, 1, 2]), count(&parts.concat()));
        prop_assert_eq!(merged([2, 0, 1]), merged([1, 2, 0]));
        let mut right = count(&parts[1]);
        right.merge(count(&parts[2]));
        let mut grouped = count(&parts[0]);
        grouped.merge(right);
        prop_assert_eq!(grouped, merged([0, 1, 2]));
    }

    #[test]
    fn the_spread_is_that_of_the_definition(values in proptest::collection::vec(-1_000_000..1_000_000i64, 2..60)) {
        let moments = count(&values);
        let mean = moments.mean().unwrap();
        let squares: f64 = values.iter().map(|&x| (x as f64 - mean) * (x as f64 - mean)).sum();
        let defined = libm::sqrt(squares / (values.len() - 1) as f64);
        prop_assert!(close(moments.sd().unwrap(), defined, 1e-9));
        let (low, high) = moments.interval(0.9).unwrap();
        let (lower, higher) = moments.interval(0.99).unwrap();
        prop_assert!(lower <= low && low <= mean && mean <= high && high <= higher);
    }
}
