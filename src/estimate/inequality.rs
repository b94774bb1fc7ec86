//! How unevenly something is shared out.

/// The Gini coefficient of values, each held by so many people: 0 where all have the same, towards 1 where one has all.
/// `None` where nobody holds anything.
///
/// Over people in order of their values, 1 − Σ pᵢ (Sᵢ₋₁ + Sᵢ), with pᵢ the share of people and Sᵢ the share of the sum up to
/// them (Gini 1912; the trapezia below the Lorenz curve). Values must not be negative.
pub fn gini(values: &mut [(i64, u64)]) -> Option<f64> {
    values.sort_unstable();
    let people: u64 = values.iter().map(|(_, people)| people).sum();
    let weight = |&(value, people): &(i64, u64)| i128::from(value) * i128::from(people);
    let whole: i128 = values.iter().map(weight).sum();
    if people == 0 || whole == 0 {
        return None;
    }
    // Twice the area below the Lorenz curve, times people and whole: exact, so that the order of equal values is nothing.
    let (mut so_far, mut twice_area) = (0_i128, 0_i128);
    for held in values.iter() {
        let until = so_far + weight(held);
        twice_area += i128::from(held.1) * (so_far + until);
        so_far = until;
    }
    Some(1.0 - twice_area as f64 / (people as f64 * whole as f64))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(values: &[(i64, u64)]) -> Option<f64> {
        gini(&mut values.to_vec())
    }

    #[test]
    fn known_distributions() {
        // All but one have nothing: 1 − 1/n.
        assert_eq!(of(&[(0, 3), (1, 1)]), Some(0.75));
        assert_eq!(of(&[(5, 17)]), Some(0.0));
        // 1, 2, …, n: (n − 1) / 3n.
        let even: Vec<(i64, u64)> = (1..=10).map(|value| (value, 1)).collect();
        assert!((of(&even).expect("people") - 9.0 / 30.0).abs() < 1e-12);
        assert_eq!(of(&[]), None);
        assert_eq!(of(&[(0, 9)]), None);
    }

    proptest! {
        /// Half the mean difference of all pairs over the mean (Gini 1912), person by person.
        #[test]
        fn it_is_half_the_relative_mean_difference(values in prop::collection::vec((0..500_i64, 1..4_u64), 1..20)) {
            let each: Vec<i64> = values.iter().flat_map(|&(value, people)| vec![value; people as usize]).collect();
            let sum: i64 = each.iter().sum();
            let differences: i64 = each.iter().flat_map(|a| each.iter().map(move |b| (a - b).abs())).sum();
            let plain = (sum > 0).then(|| differences as f64 / (2.0 * each.len() as f64 * sum as f64));
            match (of(&values), plain) {
                (Some(found), Some(plain)) => prop_assert!((found - plain).abs() < 1e-9),
                (found, plain) => prop_assert_eq!(found, plain),
            }
        }
    }
}
