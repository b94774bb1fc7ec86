//! Which of several decides a row that asks for a share of all.

/// The first of groups in order with which the least number that makes up a share is reached; `None` without anybody.
/// `count` tells how many a group holds.
pub fn deciding<T>(groups: &[T], share: f64, count: impl Fn(&T) -> u64) -> Option<&T> {
    let asked = asked(groups.iter().map(&count).sum(), share)?;
    let mut so_far = 0;
    groups.iter().find(|group| {
        so_far += count(group);
        so_far >= asked
    })
}

/// The least number that makes up a share of a total: at least one, and never more than all for a share that is not exactly
/// representable.
pub fn asked(total: u64, share: f64) -> Option<u64> {
    let dust = 1e-9 + 1e-15 * total as f64;
    let least = libm::ceil(total as f64 * share - dust) as u64;
    (total > 0).then(|| least.clamp(1, total))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_share_asks_for_one_at_least_and_for_no_more_than_all() {
        assert_eq!(asked(0, 0.5), None);
        assert_eq!(asked(7, 0.0), Some(1));
        assert_eq!(asked(7, 1.0), Some(7));
        // 0.95 of 20 is 19 and not the 20 that its binary fraction is rounded up to; of people in millionths too.
        assert_eq!(asked(20, 0.95), Some(19));
        assert_eq!(asked(700_000_000_000, 0.95), Some(665_000_000_000));
        assert_eq!(
            deciding(&[(1, 2), (2, 0), (3, 5)], 0.3, |group| group.1),
            Some(&(3, 5))
        );
    }

    proptest! {
        #[test]
        fn the_group_that_decides_is_the_first_that_makes_up_the_share(counts in prop::collection::vec(0..50_u64, 0..20), percent in 0..=100_u64) {
            let total: u64 = counts.iter().sum();
            let groups: Vec<(usize, u64)> = counts.iter().copied().enumerate().collect();
            let found = deciding(&groups, percent as f64 / 100.0, |group| group.1);
            let plain = (0..counts.len()).find(|&at| {
                let so_far: u64 = counts[..=at].iter().sum();
                so_far >= 1 && 100 * so_far >= percent * total
            });
            prop_assert_eq!(found.map(|group| group.0), plain.filter(|_| total > 0));
        }
    }
}
