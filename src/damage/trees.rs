//! Trees that a storm throws across roads.
//!
//! In: trees along a link, its length, and the strongest gust. Out: how many lie across it, and how long clearing
//! takes. The trees that fall are a thinned Poisson count:
//!
//! ```text
//! N ~ Poisson( trees/km · L · Φ((ln v − ln m) / b) · share that reach the carriageway )
//! ```
//!
//! No figures for China were found: all of them are assumptions, to be varied.

use super::fragility::Fragility;
use crate::random::poisson_quantile;
use crate::random::{Dist, Stream, normal_cdf};

/// How trees fall and are cleared.
#[derive(Clone, Debug, PartialEq)]
pub struct TreeParameters {
    /// Probability that a tree falls, by the strongest gust in m/s.
    pub falls: Fragility,
    /// Share of fallen trees that lie across the carriageway.
    pub reach_share: f64,
    /// Most trees across one link that are counted, so that one absurd density does not close a road for ever.
    pub most: u64,
    /// Time one crew takes for one tree, in minutes.
    pub clear_tree_min: Dist,
    /// Speed of a crew with chainsaws and a loader through light and through heavy debris, in km/h.
    pub crew_km_h: Debris<f64>,
    /// Trees a kilometre across the carriageway from which debris counts as heavy.
    pub heavy_from_trees_km: f64,
}

/// A figure for light and one for heavy debris.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Debris<T> {
    /// Branches and single trees.
    pub light: T,
    /// Trees on trees.
    pub heavy: T,
}

/// The trees along one link.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Roadside {
    /// Trees a kilometre, both sides together.
    pub trees_km: f64,
    /// Length of the link in km.
    pub length_km: f64,
}

impl TreeParameters {
    /// Median gust 35 m/s, logarithmic deviation 0.25, one in three reaches the road, 15 to 30 minutes a tree, 0.5
    /// and 0.2 km/h: all assumed (science notes, sections 1.8 and 4), as are the cap of 500 and the 20 trees a
    /// kilometre.
    pub fn assumed() -> Self {
        Self {
            falls: Fragility::LogNormal {
                median: 35.0,
                log_sd: 0.25,
            },
            reach_share: 1.0 / 3.0,
            most: 500,
            clear_tree_min: Dist::Uniform(15.0, 30.0),
            crew_km_h: Debris {
                light: 0.5,
                heavy: 0.2,
            },
            heavy_from_trees_km: 20.0,
        }
    }

    /// Trees expected across a link under this gust.
    pub fn expected(&self, roadside: Roadside, gust_m_s: f64) -> f64 {
        let trees = roadside.trees_km.max(0.0) * roadside.length_km.max(0.0);
        trees.min(f64::MAX) * self.falls.probability(gust_m_s) * self.reach_share.clamp(0.0, 1.0)
    }

    /// Probability that at least one tree lies across the link: 1 − exp(−expected).
    pub fn blocked_probability(&self, roadside: Roadside, gust_m_s: f64) -> f64 {
        -libm::expm1(-self.expected(roadside, gust_m_s))
    }

    /// Trees across a link whose residual is `residual`: low residuals mean many, so that a link is blocked exactly
    /// where [`crate::random::copula::fails`] says so for its probability.
    pub fn fallen(&self, roadside: Roadside, gust_m_s: f64, residual: f64) -> u64 {
        let count = poisson_quantile(self.expected(roadside, gust_m_s), normal_cdf(-residual));
        count.min(self.most)
    }

    /// Time one crew takes for so many trees, in minutes: the pace is drawn once a link, the trees of a link being
    /// alike.
    pub fn clearing_min(&self, fallen: u64, stream: &mut Stream) -> f64 {
        fallen as f64 * self.clear_tree_min.sample(stream).max(0.0)
    }

    /// Time one crew takes to work its way along the link, in minutes, where it is paid by the kilometre and not by
    /// the tree; 0 where no tree lies, infinite for a crew that does not move.
    pub fn crew_min(&self, roadside: Roadside, fallen: u64) -> f64 {
        let length_km = roadside.length_km.max(0.0);
        if fallen == 0 || length_km <= 0.0 {
            return 0.0;
        }
        let heavy = fallen as f64 / length_km >= self.heavy_from_trees_km;
        let km_h = if heavy {
            self.crew_km_h.heavy
        } else {
            self.crew_km_h.light
        };
        if km_h > 0.0 {
            60.0 * length_km / km_h
        } else {
            f64::INFINITY
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::copula::fails;
    use crate::random::{EntityKey, Purpose, SeedKey};
    use proptest::prelude::*;

    const AVENUE: Roadside = Roadside {
        trees_km: 120.0,
        length_km: 2.0,
    };

    #[test]
    fn zero_severity_means_zero_damage() {
        let trees = TreeParameters::assumed();
        for residual in [-8.0, 0.0, 8.0] {
            assert_eq!(trees.fallen(AVENUE, 0.0, residual), 0);
        }
        assert!(trees.crew_min(AVENUE, 0) <= 0.0);
    }

    #[test]
    fn half_the_trees_fall_at_the_median_gust_and_a_third_of_them_reach_the_road() {
        let expected = TreeParameters::assumed().expected(AVENUE, 35.0);
        assert!((expected - 120.0 * 2.0 * 0.5 / 3.0).abs() < 1e-12);
    }

    #[test]
    fn the_cap_holds_for_forests() {
        let forest = Roadside {
            trees_km: 1e7,
            length_km: 50.0,
        };
        assert_eq!(TreeParameters::assumed().fallen(forest, 60.0, -2.0), 500);
    }

    #[test]
    fn clearing_takes_a_quarter_to_half_an_hour_a_tree() {
        let trees = TreeParameters::assumed();
        for replication in 0..100 {
            let seed = SeedKey::new(1, "");
            let mut stream = seed.stream(replication, Purpose::LinkRepair, EntityKey::SCENARIO);
            assert!((60.0..=120.0).contains(&trees.clearing_min(4, &mut stream)));
        }
        // 2 km at 0.5 km/h, and at 0.2 km/h from 40 trees on.
        assert!((trees.crew_min(AVENUE, 39) - 240.0).abs() < 1e-9);
        assert!((trees.crew_min(AVENUE, 40) - 600.0).abs() < 1e-9);
    }

    proptest! {
        #[test]
        fn a_link_is_blocked_just_where_its_residual_fails(
            trees_km in 0.0..5.0f64, gust_m_s in 0.0..70.0f64, residual in -5.0..5.0f64,
        ) {
            let (trees, roadside) = (TreeParameters::assumed(), Roadside { trees_km, length_km: 1.5 });
            let probability = trees.blocked_probability(roadside, gust_m_s);
            prop_assume!((normal_cdf(residual) - probability).abs() > 1e-12);
            let blocked = trees.fallen(roadside, gust_m_s, residual) > 0;
            prop_assert_eq!(blocked, fails(residual, probability));
        }

        #[test]
        fn more_wind_never_means_fewer_trees(
            gust_m_s in 0.0..60.0f64, more in 0.0..30.0f64, residual in -5.0..5.0f64,
        ) {
            let trees = TreeParameters::assumed();
            let fallen = |gust| trees.fallen(AVENUE, gust, residual);
            prop_assert!(fallen(gust_m_s) <= fallen(gust_m_s + more));
        }
    }
}
