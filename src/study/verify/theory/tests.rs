use super::finite::FiniteSource;
use super::{demand, open, reliability};
use proptest::prelude::*;

/// All 2^links states, one by one.
fn by_enumeration(nodes: usize, links: &[(u32, u32)], terminals: &[usize], open: f64) -> f64 {
    let mut sum = 0.0;
    for state in 0..1_u32 << links.len() {
        let mut group: Vec<usize> = (0..nodes).collect();
        let mut probability = 1.0;
        for (at, &(a, b)) in links.iter().enumerate() {
            if state >> at & 1 == 0 {
                probability *= 1.0 - open;
                continue;
            }
            probability *= open;
            let (into, from) = (group[a as usize], group[b as usize]);
            group
                .iter_mut()
                .filter(|group| **group == from)
                .for_each(|group| *group = into);
        }
        if terminals
            .iter()
            .all(|&terminal| group[terminal] == group[terminals[0]])
        {
            sum += probability;
        }
    }
    sum
}

/// Exact mean value analysis of one station and a delay: Reiser & Lavenberg (1980), Journal of the ACM 27, 313–322.
fn mean_value_analysis(customers: u32, service: f64, away: f64) -> (f64, f64) {
    let (mut residence, mut queue, mut throughput) = (0.0, 0.0, 0.0);
    for n in 1..=customers {
        residence = service * (1.0 + queue);
        throughput = f64::from(n) / (residence + away);
        queue = throughput * residence;
    }
    (throughput, residence)
}

#[test]
fn birth_and_death_agrees_with_mean_value_analysis() {
    for (customers, service, away) in [(1, 0.5, 2.0), (4, 1.0 / 6.0, 2.25), (200, 0.2, 2.0)] {
        let source = FiniteSource::new(customers, 1, 1.0 / away, 1.0 / service);
        let (throughput, residence) = mean_value_analysis(customers, service, away);
        assert!((source.throughput_per_h() - throughput).abs() < 1e-9 * throughput);
        assert!((source.residence_h() - residence).abs() < 1e-9 * residence);
    }
}

#[test]
fn classes_that_wait_in_one_line_wait_as_in_erlang_c() {
    let wait = open::cobham(&[2.5], 1.0, 3)[0];
    assert!((wait - open::erlang_c(3, 2.5) / 0.5).abs() < 1e-12);
}

#[test]
fn shortfall_at_the_mean_is_a_known_share_of_the_deviation() {
    let known = 20.0 / libm::sqrt(2.0 * std::f64::consts::PI);
    assert!((demand::normal_shortfall(100.0, 20.0, 100.0) - known).abs() < 1e-12);
}

proptest! {
    #[test]
    fn the_frontier_agrees_with_enumeration(
        links in prop::collection::vec((0u32..6, 0u32..6), 1..11),
        terminals in prop::collection::btree_set(0usize..6, 2..5),
        open in 0.0..1.0f64,
    ) {
        let terminals: Vec<usize> = terminals.into_iter().collect();
        let exact = reliability::joined(6, &links, &terminals, open).expect("a narrow network");
        let counted = by_enumeration(6, &links, &terminals, open);
        prop_assert!((exact - counted).abs() < 1e-12, "{exact} {counted}");
    }
}
