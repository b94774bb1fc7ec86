use super::*;
use proptest::prelude::*;

fn reach(travel_time_h: f64, weighting: f64) -> MuskingumReach {
    MuskingumReach {
        travel_time_h,
        weighting,
    }
}

/// Response to one step of 1 m³/s, long enough to have come out entirely.
fn response(routing: &MuskingumRouting, steps: usize) -> Vec<f64> {
    let mut flow = vec![0.0; steps];
    flow[0] = 1.0;
    routing.route(Before::default(), &mut flow);
    flow
}

/// Mean delay and variance of a response, in steps.
fn moments(response: &[f64]) -> (f64, f64) {
    let moment = |power: f64| -> f64 {
        let terms = response.iter().enumerate();
        terms
            .map(|(step, share)| share * libm::pow(step as f64, power))
            .sum()
    };
    (moment(1.0), moment(2.0) - moment(1.0) * moment(1.0))
}

#[test]
fn a_steady_flow_stays_steady_and_no_flow_stays_none() {
    let routing = reach(2.3, 0.15).plain(1.0).unwrap();
    let steady = Before {
        inflow_m3_s: 85.0,
        outflow_m3_s: 85.0,
    };
    let mut flow = [85.0; 50];
    routing.route(steady, &mut flow);
    assert!(flow.iter().all(|flow| (flow - 85.0).abs() < 1e-10));
    let mut none = [0.0; 50];
    routing.route(Before::default(), &mut none);
    assert!(none.iter().all(|&flow| flow.to_bits() == 0));
}

#[test]
fn a_step_outside_the_stable_range_is_refused_with_the_range_and_a_mend_that_works() {
    for (k, x, step_h) in [(10.0, 0.3, 1.0), (1.0, 0.2, 6.0), (3.0, 0.499, 0.7)] {
        let Err(FloodError::UnstableMuskingum {
            least_h,
            most_h,
            weighting_mend,
            ..
        }) = reach(k, x).plain(step_h)
        else {
            panic!("{k} {x} {step_h} was not refused");
        };
        assert!((least_h - 2.0 * k * x).abs() < 1e-12);
        assert!((most_h - 2.0 * k * (1.0 - x)).abs() < 1e-12);
        assert!(reach(k, weighting_mend).fitted(step_h).is_ok());
    }
}

#[test]
fn a_reach_without_attenuation_and_off_the_step_cannot_be_mended_by_dividing() {
    let refused = reach(1.0, 0.5).fitted(std::f64::consts::FRAC_1_SQRT_2);
    assert!(matches!(refused, Err(FloodError::UnstableMuskingum { .. })));
}

#[test]
fn a_reach_much_shorter_than_a_step_lets_water_through() {
    let routing = reach(0.001, 0.2).fitted(1.0).unwrap();
    assert_eq!(routing.sub_reaches(), 0);
    assert!((response(&routing, 3)[0] - 1.0).abs() < 1e-15);
}

#[test]
fn a_divided_step_carries_the_mean_outflow_of_the_linear_reservoir_it_stands_for() {
    // X = 0 is a linear reservoir: of 1 m³/s held through a step, 1 − K/Δt (1 − exp(−Δt/K)) leaves within it.
    for k in [0.05, 0.1, 0.3, 0.45] {
        let routing = reach(k, 0.0).fitted(1.0).unwrap();
        let exact = 1.0 - k * (1.0 - libm::exp(-1.0 / k));
        assert!(routing.sub_steps() > 1);
        assert!((response(&routing, 3)[0] - exact).abs() < 0.03, "{k}");
    }
}

#[test]
fn a_pure_delay_of_whole_steps_is_a_pure_delay() {
    let out = response(&reach(3.0, 0.5).fitted(1.0).unwrap(), 6);
    for (step, share) in out.iter().enumerate() {
        let expected = if step == 3 { 1.0 } else { 0.0 };
        assert!((share - expected).abs() < 1e-9);
    }
}

proptest! {
    #[test]
    fn dividing_the_length_keeps_the_delay_and_the_spread(
        k in 0.5_f64..20.0,
        x in 0.0_f64..0.45,
        step_h in 0.1_f64..1.0,
    ) {
        let Ok(routing) = reach(k, x).fitted(step_h) else { return Ok(()) };
        prop_assume!(routing.sub_steps() == 1);
        let (mean, variance) = moments(&response(&routing, 20_000));
        prop_assert!((mean * step_h - k).abs() < 1e-6 * k);
        let expected = k * k * (1.0 - 2.0 * x);
        prop_assert!((variance * step_h * step_h - expected).abs() < 1e-5 * k * k);
    }

    #[test]
    fn no_water_is_lost_and_no_flow_turns_negative(
        k in 0.05_f64..30.0,
        x in 0.0_f64..0.45,
        step_h in 0.1_f64..3.0,
        inflow in prop::collection::vec(0.0_f64..500.0, 1..50),
    ) {
        let Ok(routing) = reach(k, x).fitted(step_h) else { return Ok(()) };
        let mut flow = inflow.clone();
        flow.resize(20_000, 0.0);
        routing.route(Before::default(), &mut flow);
        let (into, out) = (inflow.iter().sum::<f64>(), flow.iter().sum::<f64>());
        prop_assert!((into - out).abs() < 1e-9 * (1.0 + into), "{} {}", into, out);
        prop_assert!(flow.iter().all(|&flow| flow >= -1e-9));
        let highest = |flow: &[f64]| flow.iter().fold(0.0_f64, |a, &b| a.max(b));
        prop_assert!(highest(&flow) <= highest(&inflow) + 1e-9);
    }

    #[test]
    fn the_storage_of_the_reach_balances_inflow_and_outflow_in_every_step(
        k in 1.0_f64..3.0,
        x in 0.0_f64..0.2,
        inflow in prop::collection::vec(0.0_f64..500.0, 2..50),
    ) {
        // The definition itself: S2 - S1 = (I1 + I2) / 2 - (O1 + O2) / 2, with S = K [X I + (1 - X) O].
        let routing = reach(k, x).plain(1.5).unwrap();
        let mut out = inflow.clone();
        routing.route(Before::default(), &mut out);
        let stored = |step: usize| k * (x * inflow[step] + (1.0 - x) * out[step]);
        for step in 1..inflow.len() {
            let net = 1.5 * 0.5 * (inflow[step - 1] + inflow[step] - out[step - 1] - out[step]);
            prop_assert!((stored(step) - stored(step - 1) - net).abs() < 1e-8);
        }
    }
}
