use super::*;
use proptest::prelude::*;

const CHAIN_M: f64 = 20.1168;
const ACRE_M2: f64 = 10.0 * CHAIN_M * CHAIN_M;

/// One crew, in the chains, acres and hours of `BehavePlus`.
fn one_crew(acres: f64, ros: f64, ratio: f64, production: f64, tactic: Tactic) -> Outcome {
    let attack = Attack {
        ellipse: Ellipse::new(ros * CHAIN_M / 60.0, ratio),
        discovered_m2: acres * ACRE_M2,
        tactic,
        size_limit_m2: f64::INFINITY,
    };
    attack.run(&[crew(60.0, 480.0, production * CHAIN_M / 60.0)])
}

fn crew(arrival_min: f64, duration_min: f64, line_m_min: f64) -> LineCrew {
    LineCrew {
        arrival_min,
        duration_min,
        line_m_min,
    }
}

fn attack(head_m_min: f64, ratio: f64, tactic: Tactic) -> Attack {
    Attack {
        ellipse: Ellipse::new(head_m_min, ratio),
        discovered_m2: 5000.0,
        tactic,
        size_limit_m2: f64::INFINITY,
    }
}

fn contained(outcome: Outcome) -> (f64, f64, f64) {
    match outcome {
        Outcome::Contained {
            time_min,
            line_m,
            area_m2,
        } => (time_min, line_m, area_m2),
        other => panic!("{other:?}"),
    }
}

#[test]
fn behave_plus_is_met_in_time_and_line() {
    // checks.csv R27 to R29.
    for (acres, ros, ratio, production, tactic, line, minutes) in [
        (1.0, 10.0, 2.0, 30.0, Tactic::Head, 47.011_08, 154.25),
        (1.0, 10.0, 2.0, 30.0, Tactic::Rear, 119.543_17, 299.50),
        (2.0, 20.0, 3.0, 60.0, Tactic::Rear, 198.858_98, 259.00),
    ] {
        let (time_min, line_m, _) = contained(one_crew(acres, ros, ratio, production, tactic));
        assert!((line_m / CHAIN_M - line).abs() < 0.01, "{line_m}");
        assert!((time_min - minutes).abs() < 0.6, "{time_min}");
    }
}

#[test]
fn a_circle_that_stands_still_is_closed_by_its_own_circumference() {
    let still = attack(0.0, 1.0, Tactic::Rear);
    let (time_min, line_m, area_m2) = contained(still.run(&[crew(10.0, 1e6, 2.0)]));
    let circumference_m = 2.0 * libm::sqrt(PI * 5000.0);
    assert!((line_m / circumference_m - 1.0).abs() < 1e-3, "{line_m}");
    assert!((time_min - 10.0 - circumference_m / 2.0).abs() < 0.2);
    assert!((area_m2 / 5000.0 - 1.0).abs() < 2e-3, "{area_m2}");
}

#[test]
fn around_a_growing_circle_the_line_is_a_logarithmic_spiral() {
    // With e = 0, du / d ln h = sqrt(p² − 1): h grows by exp(π / sqrt(p² − 1)), the line by 2 p R t.
    let round = attack(1.0, 1.0, Tactic::Head);
    let p = 3.0;
    let (time_min, line_m, area_m2) = contained(round.run(&[crew(0.0, 1e6, 2.0 * p)]));
    let h0 = libm::sqrt(5000.0 / PI);
    let growth = libm::exp(PI / libm::sqrt(p * p - 1.0));
    assert!((time_min / (h0 * (growth - 1.0)) - 1.0).abs() < 1e-6);
    assert!((line_m / (2.0 * p * h0 * (growth - 1.0)) - 1.0).abs() < 1e-6);
    let area = h0 * h0 * (growth * growth - 1.0) * libm::sqrt(p * p - 1.0) / 2.0;
    assert!((area_m2 / area - 1.0).abs() < 1e-3, "{area_m2} {area}");
}

#[test]
fn crews_too_slow_for_the_rear_wear_out_and_have_built_all_they_could() {
    // checks.csv R30.
    let outcome = one_crew(2.0, 20.0, 3.0, 30.0, Tactic::Rear);
    let Outcome::Exhausted { time_min, line_m } = outcome else {
        panic!("{outcome:?}");
    };
    assert!((time_min - 540.0).abs() < 1e-9 && (line_m / CHAIN_M - 240.0).abs() < 1e-6);
}

#[test]
fn without_crews_the_fire_is_free_at_once() {
    let fire = attack(1.0, 2.0, Tactic::Head);
    let free = Outcome::Exhausted {
        time_min: 0.0,
        line_m: 0.0,
    };
    assert_eq!(fire.run(&[]), free);
    assert_eq!(fire.run(&[crew(10.0, 60.0, 0.0)]), free);
    assert_eq!(fire.run(&[crew(f64::NAN, 60.0, f64::NAN)]), free);
    assert_eq!(fire.run(&[crew(10.0, 60.0, f64::INFINITY)]), free);
}

#[test]
fn a_line_without_bounds_is_closed_at_once() {
    for tactic in [Tactic::Head, Tactic::Rear] {
        let (time_min, _, area_m2) =
            contained(attack(5.0, 3.0, tactic).run(&[crew(10.0, 60.0, 1e300)]));
        let free_m2 = attack(5.0, 3.0, tactic)
            .ellipse
            .area_m2(10.0 + libm::sqrt(5000.0 / Ellipse::new(5.0, 3.0).area_m2(1.0)));
        assert!((time_min - 10.0).abs() < 1e-6);
        assert!(
            (area_m2 / free_m2 - 1.0).abs() < 1e-4,
            "{area_m2} {free_m2}"
        );
    }
}

#[test]
fn a_fire_over_the_limit_is_given_up_when_it_gets_there() {
    let fire = Attack {
        size_limit_m2: 1e6,
        ..attack(10.0, 2.0, Tactic::Rear)
    };
    let outcome = fire.run(&[crew(30.0, 1e5, 1.0)]);
    let Outcome::TooLarge { time_min, .. } = outcome else {
        panic!("{outcome:?}");
    };
    let discovered_after = libm::sqrt(5000.0 / fire.ellipse.area_m2(1.0));
    let there = libm::sqrt(1e6 / fire.ellipse.area_m2(1.0));
    assert!((time_min - (there - discovered_after)).abs() < 1e-6);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn one_crew_in_two_halves_or_two_shifts_does_the_same(
        head in 0.2..10.0_f64, ratio in 1.0..4.0_f64, line in 1.0..60.0_f64, rear in any::<bool>(),
    ) {
        let fire = attack(head, ratio, if rear { Tactic::Rear } else { Tactic::Head });
        let whole = fire.run(&[crew(20.0, 300.0, line)]);
        let halves = fire.run(&[crew(20.0, 300.0, line / 2.0); 2]);
        let shifts = fire.run(&[crew(20.0, 100.0, line), crew(120.0, 200.0, line)]);
        for other in [halves, shifts] {
            match (whole, other) {
                (Outcome::Contained { time_min: a, .. }, Outcome::Contained { time_min: b, .. })
                | (Outcome::Exhausted { time_min: a, .. }, Outcome::Exhausted { time_min: b, .. }) => {
                    prop_assert!((a - b).abs() < 1e-3 * a, "{} {}", a, b);
                }
                (a, b) => prop_assert!(false, "{:?} {:?}", a, b),
            }
        }
    }

    #[test]
    fn more_line_a_minute_or_an_earlier_start_is_never_worse(
        head in 0.2..10.0_f64, ratio in 1.0..4.0_f64, line in 1.0..60.0_f64,
        faster in 1.0..2.0_f64, earlier in 0.0..20.0_f64,
    ) {
        let fire = attack(head, ratio, Tactic::Rear);
        let slow = fire.run(&[crew(20.0, 600.0, line)]);
        let fast = fire.run(&[crew(20.0 - earlier, 600.0 + earlier, line * faster)]);
        if let Outcome::Contained { time_min, area_m2, .. } = slow {
            let (sooner_min, smaller_m2, _) = match fast {
                Outcome::Contained { time_min, area_m2, line_m } => (time_min, area_m2, line_m),
                other => return Err(TestCaseError::fail(format!("{other:?}"))),
            };
            prop_assert!(sooner_min <= time_min * (1.0 + 1e-4));
            prop_assert!(smaller_m2 <= area_m2 * (1.0 + 1e-3));
        }
    }

    #[test]
    fn the_line_is_what_was_produced_while_crews_were_there(
        head in 0.2..10.0_f64, ratio in 1.0..4.0_f64, line in 1.0..60.0_f64,
    ) {
        let outcome = attack(head, ratio, Tactic::Head).run(&[crew(20.0, 300.0, line)]);
        let (Outcome::Contained { time_min, line_m, .. }
        | Outcome::Exhausted { time_min, line_m }
        | Outcome::TooLarge { time_min, line_m }) = outcome;
        prop_assert!((line_m - line * (time_min - 20.0)).abs() < 1e-6 * line_m.max(1.0));
    }
}
